/* Whether a page is fit to be shown. See page_rig.h. */
#include "page_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <cmocka.h>

#include "page_items.h"
#include "page_metrics.h"

/* How far apart two rectangles are: the larger of the ways. */
static int
distance(struct page_rect a, struct page_rect b)
{
    int across = a.x > b.x ? a.x - (b.x + b.w) : b.x - (a.x + a.w);
    int down = a.y > b.y ? a.y - (b.y + b.h) : b.y - (a.y + a.h);
    return across > down ? across : down;
}

static bool
inside(struct page_rect a, struct page_rect b)
{
    return a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w &&
           a.y + a.h <= b.y + b.h;
}

static void
check_control(const struct page_rig *rig, const struct page *page, size_t i)
{
    const struct page_control *control = &page->controls[i];
    double mm = rig->screen.px_per_mm;
    const struct page_rect all = {0, 0, page->width_px, page->height_px};
    if (control->rect.w < 20 * mm || control->rect.h < 20 * mm) {
        fail_msg("\"%s\" is %.1f x %.1f mm", control->name,
                 control->rect.w / mm, control->rect.h / mm);
    }
    assert_true(inside(control->rect, control->hit));
    assert_true(inside(control->hit, all));
    for (size_t k = 0; k < i; k++) {
        const struct page_control *other = &page->controls[k];
        if (distance(control->rect, other->rect) < 3 * mm ||
            distance(control->hit, other->hit) < 0) {
            fail_msg("\"%s\" is too near to \"%s\"", control->name,
                     other->name);
        }
    }
}

/* Where the ink of a text of capitals and descenders is. */
static struct page_rect
ink(const struct page_item *item)
{
    int cap = item->font.size_px * 7 / 10;
    return (struct page_rect){item->rect.x, item->rect.y - cap, item->rect.w,
                              cap + item->font.size_px / 5};
}

static void
check_text(const struct page *page, size_t i, struct page_rect area)
{
    const struct page_item *item = &page->items[i];
    struct page_rect box = ink(item);
    if (!inside(box, area)) {
        fail_msg("\"%s\" leaves its area: %d,%d %dx%d of %d,%d %dx%d on %d",
                 item->text, box.x, box.y, box.w, box.h, area.x, area.y, area.w,
                 area.h, page->width_px);
    }
    for (size_t k = 0; k < i; k++) {
        const struct page_item *other = &page->items[k];
        bool hidden = k < page->slide_item_count && i >= page->slide_item_count;
        if (other->text && !hidden && distance(ink(other), box) < 0) {
            fail_msg("\"%s\" is over \"%s\" at %d,%d, %d px wide", item->text,
                     other->text, box.x, box.y, page->width_px);
        }
    }
}

/* What the chrome's text at BOX stands on: a control, what was painted over
 * the slide first (the strip, a notice), or a page that is all its own. */
static struct page_rect
ground(const struct page *page, struct page_rect box)
{
    const struct page_control *under =
        page_hit(page, box.x + box.w / 2, box.y + box.h / 2);
    if (under) {
        return under->rect;
    }
    if (page->control_count > 0) {
        return page->items[page->slide_item_count].rect;
    }
    return (struct page_rect){0, 0, page->width_px, page->height_px};
}

/* Whether PAGE is a page of a document. */
static bool
is_document(const struct page *page)
{
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->type == PAGE_PICTURE && item->picture->page > 0) {
            return true;
        }
    }
    return false;
}

/* The slide's texts stand in its column; only a page of choices, or one that is
 * a picture, may use the margins, above Back and Next. */
static void
check_texts(const struct page_rig *rig, const struct page *page)
{
    struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    const struct page_rect column = {m.column_x, 0, m.column_w, m.band_y};
    const struct page_rect head = {0, 0, m.width, m.left.y};
    for (size_t i = 0; i < page->item_count; i++) {
        if (!page->items[i].text) {
            continue;
        }
        struct page_rect box = ink(&page->items[i]);
        bool slide = i < page->slide_item_count;
        bool over = (rig->state.view != PLAY_VIEW_SLIDE || is_document(page)) &&
                    box.y + box.h <= m.left.y;
        check_text(page, i, !slide ? ground(page, box) : over ? head : column);
    }
}

/* No text of the slide on RECT. */
static void
check_clear(const struct page *page, struct page_rect rect)
{
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text && distance(ink(item), rect) < 0) {
            fail_msg("\"%s\" at %d,%d stands on a picture or a code at %d,%d "
                     "%dx%d, %d px wide",
                     item->text, item->rect.x, item->rect.y, rect.x, rect.y,
                     rect.w, rect.h, page->width_px);
        }
    }
}

static void
check_picture(const struct page_rig *rig, const struct page *page,
              const struct page_item *item)
{
    struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    const struct page_rect above = {0, 0, m.width, m.band_y};
    int width = 0;
    int height = 0;
    assert_true(
        rig->measure.pictures.size(NULL, item->picture, &width, &height));
    assert_true(item->rect.w > 0 && item->rect.h > 0);
    assert_true(inside(item->rect, above));
    double large = fmax(2, rig->screen.px_per_mm);
    assert_true(item->picture->page > 0 || item->rect.w <= large * width + 1);
    struct page_rect paper = page_rect_inset(item->rect, -item->border_px);
    assert_true(inside(paper, above));
    check_clear(page, paper);
    assert_true(!crop_cuts(item->crop) || item->picture->page > 0 ||
                item->picture->place == DECK_FULL);
    /* its proportions, to the px */
    double wide = width * crop_width(item->crop);
    double high = height * crop_height(item->crop);
    double off = fabs(item->rect.w * high - item->rect.h * wide);
    assert_true(off <= fmax(wide, high) * 1.01);
}

/* At least 60 mm of whole modules, each 1 mm or more, and white four modules
 * around them. */
static void
check_code(const struct page_rig *rig, const struct page *page, size_t i)
{
    const struct page_item *item = &page->items[i];
    const struct page_item *field = &page->items[i - 1];
    double mm = rig->screen.px_per_mm;
    assert_int_equal(item->rect.w % item->side, 0);
    assert_int_equal(item->rect.w, item->rect.h);
    int module = item->rect.w / item->side;
    assert_true(item->rect.w >= 60 * mm && module >= 1 * mm);
    assert_true(item->rect.w <= 84 * mm);
    assert_int_equal(field->type, PAGE_FILL);
    assert_int_equal(field->inner, 0xFFFFFF);
    struct page_rect white = page_rect_inset(field->rect, field->border_px);
    assert_true(inside(page_rect_inset(item->rect, -4 * module), white));
    check_clear(page, field->rect);
}

/* Nothing that must be seen whole lies under a control. */
static void
check_under_controls(const struct page *page, const struct page_item *item)
{
    if (item->type == PAGE_PICTURE && item->picture->place == DECK_FULL &&
        crop_cuts(item->crop)) {
        return;
    }
    struct page_rect rect = page_rect_inset(item->rect, -item->border_px);
    for (size_t i = 0; i < page->control_count; i++) {
        if (distance(page->controls[i].rect, rect) < 0) {
            fail_msg("\"%s\" hides a picture or a code",
                     page->controls[i].name);
        }
    }
}

static void
check_pictures(const struct page_rig *rig, const struct page *page)
{
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->type == PAGE_PICTURE) {
            check_picture(rig, page, item);
        } else if (item->type == PAGE_CODE) {
            check_code(rig, page, i);
        } else {
            continue;
        }
        if (rig->state.mode != PLAY_ASKING && rig->scene.keypad == NULL) {
            check_under_controls(page, item);
        }
    }
}

void
rig_check_page(const struct page_rig *rig, const struct page *page)
{
    for (size_t i = 0; i < page->control_count; i++) {
        check_control(rig, page, i);
    }
    check_texts(rig, page);
    check_pictures(rig, page);
}
