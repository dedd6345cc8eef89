/* The focus of people who use keys. See page_focus.h. */
#include "page_focus.h"

#include <stdlib.h>

#include "mem.h"
#include "page_items.h"

/* Of the ring, mm: as thick as that, and so far outside: 1 mm of the 3 between
 * two controls stays free. */
static const double ring_mm = 3.0, outside_mm = 2.0;

/* ---- the order ---- */

/* What is read first: on the page, beside it (Back and Next in its margins),
 * below it in the band. */
enum zone { ON_PAGE, BESIDE, BELOW };

static enum zone
zone_of(const struct page *page, const struct page_control *control)
{
    const struct page_rect *area = &page->slide_area;
    const struct page_rect *rect = &control->rect;
    if (rect->y >= area->y + area->h) {
        return BELOW;
    }
    bool beside = rect->x + rect->w <= area->x || rect->x >= area->x + area->w;
    return beside ? BESIDE : ON_PAGE;
}

/* Whether the middle of one is in the lines of the other. */
static bool
same_row(const struct page_rect *a, const struct page_rect *b)
{
    int middle_a = a->y + a->h / 2;
    int middle_b = b->y + b->h / 2;
    return (middle_a >= b->y && middle_a < b->y + b->h) ||
           (middle_b >= a->y && middle_b < a->y + a->h);
}

/* Whether control A is read before B. */
static bool
is_before(const struct page *page, int a, int b)
{
    const struct page_control *first = &page->controls[a];
    const struct page_control *second = &page->controls[b];
    enum zone zone = zone_of(page, first);
    if (zone != zone_of(page, second)) {
        return zone < zone_of(page, second);
    }
    if (!same_row(&first->rect, &second->rect)) {
        return first->rect.y < second->rect.y;
    }
    return (first->rect.x < second->rect.x) != page->rtl;
}

/* The controls as they are read; freed with free(). */
static int *
read_order(const struct page *page)
{
    int *order = mem_new(page->control_count + 1, sizeof(*order));
    for (int i = 0; i < (int)page->control_count; i++) {
        int at = i;
        for (; at > 0 && is_before(page, i, order[at - 1]); at--) {
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    return order;
}

int
page_focus_place(const struct page *page, int stop)
{
    int *order = read_order(page);
    int place = 0;
    for (int i = 0; i < (int)page->control_count; i++) {
        place = order[i] == stop ? i + 1 : place;
    }
    free(order);
    return place;
}

int
page_focus_step(const struct page *page, int stop, int direction)
{
    int stops = (int)page->control_count + 1;
    int place = page_focus_place(page, stop) + (direction < 0 ? -1 : 1);
    place = (place + stops) % stops;
    int *order = read_order(page);
    int next = place > 0 ? order[place - 1] : PAGE_FOCUS_PAGE;
    free(order);
    return next;
}

/* ---- from page to page ---- */

/* How sure it is that CONTROL is what FOCUS was on; 0 it is not. What only
 * stands in its place does something else, unless all only answer a question.
 */
static int
likeness(const struct page_control *control, const struct page_focus *focus)
{
    bool there =
        control->rect.x == focus->rect.x && control->rect.y == focus->rect.y;
    bool same = control->action == focus->action &&
                control->argument == focus->argument;
    return same && there                           ? 3
           : same                                  ? 2
           : there && control->action == PLAY_KEEP ? 1
                                                   : 0;
}

int
page_focus_find(const struct page *page, const struct page_focus *focus)
{
    int found = PAGE_FOCUS_PAGE, best = 0;
    if (focus == NULL || !focus->shown) {
        return PAGE_FOCUS_NONE;
    }
    for (int i = 0; i < (int)page->control_count; i++) {
        int like = focus->action != PLAY_NOTHING
                       ? likeness(&page->controls[i], focus)
                       : 0;
        found = like > best ? i : found;
        best = like > best ? like : best;
    }
    return found;
}

struct page_focus
page_focus_at(const struct page *page, int stop)
{
    struct page_focus focus = {.shown = stop != PAGE_FOCUS_NONE};
    if (stop >= 0 && stop < (int)page->control_count) {
        const struct page_control *control = &page->controls[stop];
        focus.action = control->action;
        focus.argument = control->argument;
        focus.rect = control->rect;
    }
    return focus;
}

/* ---- the ring ---- */

enum side { LEFT, TOP, RIGHT, BOTTOM, SIDES };

/* How deep RECT lies inside ALL, from SIDE. */
static int
depth_of(struct page_rect rect, struct page_rect all, enum side side)
{
    switch (side) {
    case LEFT:
        return rect.x - all.x;
    case TOP:
        return rect.y - all.y;
    case RIGHT:
        return all.x + all.w - rect.x - rect.w;
    default:
        return all.y + all.h - rect.y - rect.h;
    }
}

/* What is less than DEPTH px from SIDE inside ALL, but for SKIP px. */
static struct page_rect
strip(struct page_rect all, enum side side, int skip, int depth)
{
    bool across = side == LEFT || side == RIGHT;
    int px = depth > skip ? depth - skip : 0;
    struct page_rect rect = {all.x, all.y, across ? px : all.w,
                             across ? all.h : px};
    rect.x = side == LEFT    ? all.x + skip
             : side == RIGHT ? all.x + all.w - depth
                             : rect.x;
    rect.y = side == TOP      ? all.y + skip
             : side == BOTTOM ? all.y + all.h - depth
                              : rect.y;
    return rect;
}

/* The letters of a line with their marks. */
static struct page_rect
letters(const struct page_item *item)
{
    int em = item->font.size_px;
    return (struct page_rect){item->rect.x, item->rect.y - em * 4 / 5,
                              item->rect.w, em * 4 / 5 + em / 4};
}

/* Whether item I is text that can be read: nothing was painted over it. */
static bool
is_read(const struct page *page, size_t i)
{
    struct page_rect box = letters(&page->items[i]);
    bool read = page->items[i].text != NULL;
    for (size_t k = i + 1; k < page->item_count && read; k++) {
        const struct page_item *over = &page->items[k];
        read = over->type != PAGE_FILL ||
               !page_holds(over->rect, box.x + box.w / 2, box.y + box.h / 2);
    }
    return read;
}

/* How far A is from B: the larger of the ways across and down. */
static int
distance(struct page_rect a, struct page_rect b)
{
    int across = a.x > b.x ? a.x - (b.x + b.w) : b.x - (a.x + a.w);
    int down = a.y > b.y ? a.y - (b.y + b.h) : b.y - (a.y + a.h);
    return across > down ? across : down;
}

/* Around CONTROL, no further to both sides of its edge than words are clear of
 * it. */
static void
draw_ring(const struct page_build *build, const struct page_control *control)
{
    const struct page *page = build->page;
    struct page_rect rect = control->rect;
    int outside = (int)(outside_mm * build->m.px_per_mm);
    int rim = (int)(ring_mm * build->m.px_per_mm) + 1 - outside;
    bool outlined = control->ground == build->c.control_paper;
    for (size_t i = 0; i < page->item_count; i++) {
        struct page_rect box = letters(&page->items[i]);
        int apart = distance(box, rect);
        for (int side = 0; side < SIDES && is_read(page, i); side++) {
            int depth = depth_of(box, rect, (enum side)side);
            rim = apart < 0 && depth < rim ? depth : rim;
            outside = apart >= 0 && apart < outside ? apart : outside;
        }
    }
    int radius = build->m.radius;
    page_add_frame(build->page, page_rect_inset(rect, -outside), build->c.focus,
                   outside, radius + outside);
    page_add_frame(build->page, rect,
                   outlined ? build->c.focus : build->c.control_paper,
                   rim > 1 ? rim : 1, radius);
}

static bool
is_inside(struct page_rect rect, struct page_rect all)
{
    return rect.y < all.y + all.h && rect.y + rect.h > all.y;
}

/* How thick the ring may be on SIDE of ALL: it covers no words, and is 1 mm
 * clear of the controls. */
static int
room_on(const struct page_build *build, struct page_rect all, enum side side)
{
    const struct page *page = build->page;
    int free = page_mm(&build->m, 1.0);
    int room = (int)(ring_mm * build->m.px_per_mm) + 1;
    for (size_t i = 0; i < page->item_count; i++) {
        struct page_rect box = letters(&page->items[i]);
        int depth = depth_of(box, all, side);
        if (depth < room && is_inside(box, all) && is_read(page, i)) {
            room = depth;
        }
    }
    for (size_t i = 0; i < page->control_count; i++) {
        int depth = depth_of(page->controls[i].rect, all, side) - free;
        if (is_inside(page->controls[i].rect, all)) {
            room = depth < room ? depth : room;
        }
    }
    return room > free ? room : 0;
}

/* The page itself has its ring inside its edges. It may reach over that of the
 * band, where there are no words. */
static void
draw_page_ring(const struct page_build *build)
{
    struct page *page = build->page;
    int low = page->slide_area.y + page->slide_area.h;
    int rooms[SIDES];
    low += low < page->height_px ? (int)(outside_mm * build->m.px_per_mm) : 0;
    struct page_rect all = {0, page->slide_area.y, page->width_px,
                            low - page->slide_area.y};
    for (int i = 0; i < SIDES; i++) {
        rooms[i] = room_on(build, all, (enum side)i);
    }
    for (int i = 0; i < SIDES; i++) { /* corners are of the outer colour */
        page_add_fill(page,
                      strip(all, (enum side)i, rooms[i] * 2 / 3, rooms[i]),
                      build->c.control_paper, 0);
    }
    for (int i = 0; i < SIDES; i++) {
        page_add_fill(page, strip(all, (enum side)i, 0, rooms[i] * 2 / 3),
                      build->c.focus, 0);
    }
}

void
page_focus_draw(const struct page_build *build)
{
    struct page *page = build->page;
    page->focus = page_focus_find(page, build->scene->focus);
    if (page->focus == PAGE_FOCUS_PAGE) {
        draw_page_ring(build);
    } else if (page->focus >= 0) {
        draw_ring(build, &page->controls[page->focus]);
    }
}
