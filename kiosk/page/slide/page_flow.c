/* Words and pictures over the pages of a slide. See page_flow.h. */
#include "page_flow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_breaks.h"

/* What a page costs, and what more beside the square of what is blank of it. */
const double page_flow_page_cost = 20.0;
static const double nearly_blank = 2.0; /* under a third is filled */
static const double alone = 1.5; /* one item or row of a list, not the others */

void
page_flow_init(struct page_flow *flow, const struct page_build *build,
               struct page_frame *frame, const bool *worded)
{
    memset(flow, 0, sizeof(*flow));
    flow->build = build;
    flow->frame = frame;
    flow->want = -1;
    flow->width = build->m.column_w;
    flow->height = frame->body_bottom - frame->body_y;
    flow->height = flow->height > 1 ? flow->height : 1;
    page_pieces_init(&flow->pieces, build, flow->width, flow->height, frame,
                     worded);
    page_set_init(&flow->set, build, &flow->pieces, flow->width, flow->height);
    flow->pictures =
        mem_new(flow->pieces.picture_count + 1, sizeof(*flow->pictures));
}

void
page_flow_release(struct page_flow *flow)
{
    page_set_release(&flow->set);
    page_pieces_release(&flow->pieces);
    free(flow->pictures);
    free(flow->pages);
}

bool
page_flow_draws(const struct page_flow *flow)
{
    return flow->build->page != NULL && flow->page == flow->want;
}

/* ---- heights ---- */

int
page_flow_gap(const struct page_build *build)
{
    return page_sized(&build->m, build->m.compact ? 4.0 : 8.0);
}

int
page_flow_gutter(const struct page_build *build)
{
    return page_sized(&build->m, build->m.compact ? 6.0 : 12.0);
}

void
page_flow_below(const struct page_flow *flow,
                const struct page_picture *picture, bool more,
                struct page_set_end *end_of)
{
    int gap = page_flow_gap(flow->build);
    int y = end_of->y - end_of->slack + (end_of->any ? gap : 0);
    *end_of = (struct page_set_end){.y = y + picture->box.h + (more ? gap : 0)};
}

int
page_flow_beside(const struct page_flow *flow,
                 const struct page_picture *picture)
{
    int width = flow->width - picture->box.w - page_flow_gutter(flow->build);
    return width > 1 ? width : 1;
}

/* Adds the words of SPREAD with the picture in their line. */
static bool
add_around(struct page_flow *flow, const struct page_spread *spread,
           struct page_set_end *end_of)
{
    const struct page_picture *picture = spread->picture;
    size_t at = picture->at;
    if (!page_set_add(&flow->set, spread->first, at, flow->width, end_of)) {
        return false;
    }
    page_flow_below(flow, picture, at < spread->end, end_of);
    return end_of->y <= flow->height &&
           page_set_add(&flow->set, at, spread->end, flow->width, end_of);
}

/* Whether the words of the slide begin on SPREAD. */
static bool
is_first(const struct page_flow *flow, const struct page_spread *spread)
{
    return spread->first == 0 && (spread->end > 0 || flow->pieces.count == 0);
}

struct page_set_end
page_flow_begin(const struct page_flow *flow, const struct page_spread *spread)
{
    int more = spread->titled           ? flow->frame->full_more
               : is_first(flow, spread) ? page_frame_first_more(flow->frame)
                                        : 0;
    return (struct page_set_end){.top = true, .y = more};
}

bool
page_flow_height(struct page_flow *flow, const struct page_spread *spread,
                 struct page_set_end *end_of)
{
    const struct page_picture *picture = spread->picture;
    *end_of = page_flow_begin(flow, spread);
    if (picture != NULL && end_of->y + picture->box.h > flow->height) {
        return false;
    }
    if (picture != NULL && picture->way == WAY_ABOVE) {
        return add_around(flow, spread, end_of);
    }
    int width = picture == NULL ? flow->width : page_flow_beside(flow, picture);
    return page_set_add(&flow->set, spread->first, spread->end, width, end_of);
}

/* ---- breaks ---- */

struct filling {
    struct page_flow *flow;
    const struct page_section *section;
};

/* The picture on a page with the pieces FIRST to END - 1. *MANY: there is more
 * than one. */
static struct page_picture *
picture_on(const struct filling *filling, size_t first, size_t end, bool *many)
{
    const struct page_section *section = filling->section;
    struct page_picture *found = NULL;
    *many = false;
    for (size_t i = section->first_picture; i < section->end_picture; i++) {
        struct page_picture *picture = &filling->flow->pictures[i];
        bool shared = picture->way == WAY_BESIDE || picture->way == WAY_ABOVE;
        bool last = picture->at == section->end && end == section->end;
        if (shared && picture->at >= first && (picture->at < end || last)) {
            *many = found != NULL;
            found = picture;
        }
    }
    return found;
}

/* What it costs that a list goes on over the edges of this page. */
static double
list_cost(const struct filling *filling, size_t first, size_t end)
{
    const struct page_piece *pieces = filling->flow->pieces.items;
    const struct page_section *section = filling->section;
    size_t head = pieces[first].list;
    size_t tail = pieces[end - 1].list;
    bool from =
        first > section->first && head && pieces[first - 1].list == head;
    bool on = end < section->end && tail && pieces[end].list == tail;
    bool only_head = end == first + 1 || pieces[first + 1].list != head;
    bool only_tail = end == first + 1 || pieces[end - 2].list != tail;
    return (from && only_head ? alone : 0.0) + (on && only_tail ? alone : 0.0);
}

/* What it costs that the page ends where it does. */
static double
edge_cost(const struct filling *filling, size_t first, size_t end)
{
    const struct page_piece *pieces = filling->flow->pieces.items;
    double cost = list_cost(filling, first, end);
    if (first > filling->section->first) {
        cost += pieces[first].cost;
    }
    return cost + (end < filling->section->end ? pieces[end - 1].keeps : 0.0);
}

static double
page_cost(void *ctx, size_t first, size_t end)
{
    const struct filling *filling = ctx;
    bool many;
    struct page_set_end end_of;
    struct page_spread spread = {.first = filling->section->first + first,
                                 .end = filling->section->first + end};
    spread.picture = picture_on(filling, spread.first, spread.end, &many);
    if (many || !page_flow_height(filling->flow, &spread, &end_of)) {
        return -1.0;
    }
    double filled = (double)(end_of.y - end_of.slack) / filling->flow->height;
    double blank = filled < 1.0 ? 1.0 - filled : 0.0;
    return page_flow_page_cost + blank * blank +
           (filled * 3.0 < 1.0 ? nearly_blank : 0.0) +
           edge_cost(filling, spread.first, spread.end);
}

void
page_flow_add(struct page_flow *flow, size_t first, size_t end,
              struct page_picture *picture)
{
    flow->pages =
        mem_grow(flow->pages, flow->count, &flow->cap, sizeof(*flow->pages));
    flow->pages[flow->count++] =
        (struct page_spread){first, end, picture, false};
}

/* The pages of SECTION, as in page_breaks. Lines are counted first; where what
 * fits by that does not, all is measured. */
static size_t
break_section(struct filling *filling, size_t *ends, bool *fits, double *cost)
{
    const struct page_section *section = filling->section;
    const struct page_breaks breaks = {.count = section->end - section->first,
                                       .cost = page_cost,
                                       .ctx = filling};
    struct page_set *set = &filling->flow->set;
    size_t count = page_breaks(&breaks, ends, fits, cost);
    bool exact = set->exact;
    set->exact = true;
    size_t first = 0;
    bool sure = true;
    for (size_t i = 0; !exact && *fits && sure && i < count; i++) {
        sure = page_cost(filling, first, ends[i]) >= 0;
        first = ends[i];
    }
    set->exact = exact || !sure;
    return sure ? count : page_breaks(&breaks, ends, fits, cost);
}

struct page_fill
page_flow_section(struct page_flow *flow, const struct page_section *section,
                  bool add)
{
    struct filling filling = {flow, section};
    size_t pieces = section->end - section->first;
    size_t *ends = mem_new(pieces + 1, sizeof(*ends));
    bool fits;
    double cost;
    size_t count = break_section(&filling, ends, &fits, &cost);
    size_t first = section->first;
    for (size_t i = 0; add && i < count; i++) {
        bool many;
        size_t end = section->first + ends[i];
        page_flow_add(flow, first, end,
                      picture_on(&filling, first, end, &many));
        first = end;
    }
    free(ends);
    return (struct page_fill){fits ? count : SIZE_MAX, cost};
}

/* ---- places ---- */

size_t
page_flow_part(const struct page_flow *flow, size_t page)
{
    size_t first = page;
    while (first > 0 &&
           flow->pages[first - 1].picture == flow->pages[page].picture) {
        first--;
    }
    return page - first;
}

/* The place of the picture on PAGE. */
static int
picture_place(const struct page_flow *flow, size_t page)
{
    const struct page_picture *picture = flow->pages[page].picture;
    int parts = picture->parts > 1 ? picture->parts : 1;
    int part = (int)page_flow_part(flow, page);
    return picture->place + part * PLACE_SHARES / parts;
}

int
page_flow_place(const struct page_flow *flow, size_t page)
{
    const struct page_spread *spread = &flow->pages[page];
    if (spread->end > spread->first) {
        return flow->pieces.items[spread->first].place;
    }
    return spread->picture != NULL ? picture_place(flow, page)
           : page > 0              ? PLACE_END /* the code */
                                   : 0;
}

/* The place on PAGE that is nearest to PLACE, but not behind it; -1 if none
 * is. */
static int
place_before(const struct page_flow *flow, size_t page, int place)
{
    const struct page_spread *spread = &flow->pages[page];
    int best = spread->picture != NULL ? picture_place(flow, page) : -1;
    best = best <= place ? best : -1;
    for (size_t i = spread->first; i < spread->end; i++) {
        int here = flow->pieces.items[i].place;
        best = here <= place && here > best ? here : best;
    }
    return best;
}

size_t
page_flow_with(const struct page_flow *flow, int place)
{
    size_t found = place == PLACE_END ? flow->count - 1 : 0;
    int best = -1;
    for (size_t page = 0; place < PLACE_END && page < flow->count; page++) {
        int here = place_before(flow, page, place);
        found = here > best ? page : found;
        best = here > best ? here : best;
    }
    return found;
}

void
page_flow_title(struct page_flow *flow)
{
    const struct page_frame *frame = flow->frame;
    bool all = frame->full.para != NULL && flow->build->code == NULL;
    for (size_t page = 0; page < flow->count; page++) {
        struct page_spread *spread = &flow->pages[page];
        struct page_spread titled = *spread;
        struct page_set_end end_of;
        titled.titled = true;
        spread->titled =
            (frame->full_first && is_first(flow, spread)) ||
            (frame->full.para != NULL && flow->build->code == NULL &&
             page_flow_height(flow, &titled, &end_of));
        all = all && spread->titled;
    }
    for (size_t page = 0; flow->build->m.compact && page < flow->count;
         page++) {
        flow->pages[page].titled = all;
    }
}

int
page_flow_blank(struct page_flow *flow)
{
    int least = flow->height;
    for (size_t page = 0; page < flow->count; page++) {
        const struct page_spread *spread = &flow->pages[page];
        const struct page_picture *picture = spread->picture;
        struct page_set_end end_of = page_flow_begin(flow, spread);
        int end = picture != NULL ? end_of.y + picture->box.h : 0;
        if (picture != NULL && picture->way == WAY_WHOLE) {
            return 0;
        }
        if (spread->end > spread->first) {
            page_flow_height(flow, spread, &end_of);
            int words = end_of.y - end_of.slack;
            end = words > end ? words : end;
        }
        least = flow->height - end < least ? flow->height - end : least;
    }
    return least;
}
