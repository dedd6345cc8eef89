/* One picture as it is shown. See page_shown.h. */
#include "page_shown.h"

#include "page_items.h"

struct page_shown
page_shown_of(const struct page_flow *flow, size_t block)
{
    const struct pictures *pictures = &flow->build->measure->pictures;
    const struct deck_picture *picture =
        &flow->build->version->blocks[block].picture;
    struct page_shown shown = {picture, block, 4, 3, false};
    int width = 0;
    int height = 0;
    if (pictures->size != NULL &&
        pictures->size(pictures->ctx, picture, &width, &height) && width > 0 &&
        height > 0) {
        shown.width = width;
        shown.height = height;
        shown.there = true;
    }
    return shown;
}

/* The words of a missing picture for a frame WIDTH px wide. */
static struct para *
frame_words(const struct page_build *build, const struct deck_picture *picture,
            int width)
{
    const struct para_style style = {.cap_px = build->m.cap_alt,
                                     .width_px =
                                         width - 2 * page_mm(&build->m, 7.0),
                                     .center = true};
    return para_plain(picture->alt, build->lang, &style, build->measure);
}

/* The icon above the words, with air. */
static int
frame_height(const struct page_build *build, const struct para *words)
{
    int pitch = page_leading(build->measure, build->lang, build->m.cap_alt);
    return page_mm(&build->m, 31.0) + (int)words->line_count * pitch;
}

bool
page_shown_holds(const struct page_flow *flow, const struct page_shown *shown,
                 struct page_rect box)
{
    if (shown->there) {
        return true;
    }
    if (box.w <= 2 * page_mm(&flow->build->m, 7.0)) {
        return false;
    }
    struct para *words = frame_words(flow->build, shown->picture, box.w);
    bool holds = !words->overfull && frame_height(flow->build, words) <= box.h;
    para_free(words);
    return holds;
}

static void
draw_frame(const struct page_build *build, const struct deck_picture *picture,
           struct page_rect box)
{
    const struct page_metrics *m = &build->m;
    const struct page_box_colours *colours = &build->c.boxes[DECK_CALLOUT_NONE];
    build_draw_box(build, box, colours);
    struct para *words = frame_words(build, picture, box.w);
    int pitch = page_leading(build->measure, build->lang, m->cap_alt);
    int side = page_mm(m, 14.0);
    int text = (int)words->line_count * pitch;
    int y = box.y + (box.h - side - page_mm(m, 5.0) - text) / 2;
    struct page_rect icon = {box.x + (box.w - side) / 2, y, side, side};
    page_add_icon(build->page, ICON_PICTURE, icon, colours->accent,
                  colours->fill, false);
    build_draw(build, words, box.x + page_mm(m, 7.0),
               y + side + page_mm(m, 5.0), m->cap_alt, pitch, build->c.small);
    para_free(words);
}

struct page_rect
page_shown_sharp(const struct page_shown *shown, struct page_rect rect,
                 int align)
{
    bool large = shown->there && rect.w / 2 > shown->width;
    return large
               ? (struct page_rect){rect.x +
                                        (rect.w - 2 * shown->width) * align / 2,
                                    rect.y, 2 * shown->width, 2 * shown->height}
               : rect;
}

struct page_rect
page_shown_fit(const struct page_flow *flow, const struct page_shown *shown,
               struct page_rect box, int align)
{
    struct page_rect rect = page_shown_sharp(
        shown, page_rect_fit(box, shown->width, shown->height, align), align);
    if (!shown->there) {
        struct para *words = frame_words(flow->build, shown->picture, rect.w);
        int need = frame_height(flow->build, words);
        para_free(words);
        if (rect.h < need || rect.w < box.w) {
            rect = box;
            rect.h = box.w * 3 / 4 > need ? box.w * 3 / 4 : need;
            rect.h = rect.h > box.h ? box.h : rect.h;
        }
    }
    return rect;
}

/* How far a plate goes beyond its picture. */
static int
beyond(const struct page_metrics *m)
{
    return page_mm(m, m->compact ? 1.2 : 3.0);
}

int
page_shown_plate(const struct page_build *build)
{
    return build->c.plated ? beyond(&build->m) : 0;
}

/* The plate under a picture at RECT: less where it would come near to Back and
 * Next. */
static int
plate_at(const struct page_build *build, struct page_rect rect)
{
    const struct page_metrics *m = &build->m;
    int plate = beyond(m);
    bool wide = rect.x - plate < m->column_x;
    bool low = rect.y + rect.h + plate > m->left.y - page_mm(m, 1.0);
    int least = page_mm(m, 1.0);
    return wide && low && plate > least ? least : plate;
}

void
page_shown_draw(const struct page_flow *flow, const struct page_shown *shown,
                struct page_rect rect, struct crop crop)
{
    const struct page_build *build = flow->build;
    const struct pictures *pictures = &build->measure->pictures;
    if (flow->drawn != NULL) {
        flow->drawn[shown->block] =
            (int64_t)(rect.w / crop_width(crop) * rect.h / crop_height(crop));
    }
    if (!page_flow_draws(flow)) {
        return;
    }
    if (!shown->there) {
        draw_frame(build, shown->picture, rect);
        return;
    }
    bool bare = crop_cuts(crop) || shown->picture->page > 0;
    enum measure_pixels pixels =
        pictures->ready != NULL ? pictures->ready(pictures->ctx, shown->picture,
                                                  rect.w, rect.h, crop)
                                : PIXELS_HERE;
    page_add_picture(build->page, rect, shown->picture, crop, pixels,
                     build->c.field);
    page_under_picture(build->page, build->c.plated, build->c.plate,
                       bare ? 0 : plate_at(build, rect),
                       bare ? 0 : build->m.radius);
}
