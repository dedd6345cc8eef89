/* A slide laid out. See page_layout.h. */
#include "page_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_head.h"
#include "page_order.h"
#include "page_picture.h"
#include "page_whole.h"

/* Text that fills less of its only page is set larger; what is to be done
 * comes first. */
static const double fills_enough = 0.66;
static const double act_fills_enough = 0.8;
/* How much of its width a picture beside it may give for that. */
enum { PICTURE_PERCENT = 85 };
/* A text size is larger than the one before it, also where that was set larger
 * than it says. */
static const double least_growth[3] = {1.0, 1.15, 1.3};

/* How a slide is at the normal text size: a reader who enlarges the text wants
 * no smaller pictures, nor smaller text. */
struct normal {
    int64_t *sizes; /* square px of the picture in each block; freed */
    int cap_body;
};

/* Whether the first COUNT pieces have no room on one page. */
static bool
is_torn(struct page_flow *flow, size_t count)
{
    const struct page_spread first = {.end = count};
    struct page_set_end end_of;
    return count <= flow->pieces.count &&
           !page_flow_height(flow, &first, &end_of);
}

/* How many pieces should stand below the title: the first, and what it leads
 * to, if they fit a page. */
static size_t
first_pieces(struct page_flow *flow)
{
    const struct page_pieces *pieces = &flow->pieces;
    struct page_set_end end_of = {0};
    size_t end = 1;
    while (end < pieces->count && pieces->items[end - 1].keeps > 0) {
        end++;
    }
    bool fit =
        end == 1 || page_set_add(&flow->set, 0, end, flow->width, &end_of);
    return fit ? end : 1;
}

/* Cuts the words. Nothing is torn below all of the title, nor parted from what
 * leads to it: the title is cut there too. */
static void
flow_init(struct page_flow *flow, const struct page_build *build,
          struct page_frame *frame, const bool *worded)
{
    page_flow_init(flow, build, frame, worded);
    frame->full_first = frame->full_first && !is_torn(flow, first_pieces(flow));
}

/* Whether anything but pictures stands on the slide. */
static bool
has_words(const struct page_build *build)
{
    size_t i = 0;
    while (i < build->version->block_count &&
           build->version->blocks[i].type == DECK_PICTURE) {
        i++;
    }
    return i < build->version->block_count;
}

/* As FRAME says where the source is. */
static void
sourced_init(struct page_layout *layout, const struct page_build *build,
             struct page_frame *frame, const struct normal *normal)
{
    bool *worded = mem_new(build->version->block_count + 1, sizeof(*worded));
    struct page_flow *flow = &layout->flow;
    layout->build = *build;
    frame->form = FORM_TITLE;
    frame->code = CODE_NONE;
    for (bool again = true; again;) {
        flow_init(flow, &layout->build, frame, worded);
        flow->normal = normal != NULL ? normal->sizes : NULL;
        if (page_code_beside(flow, &layout->code)) {
            break;
        }
        again = page_pictures_plan(flow, worded);
        if (again) {
            page_flow_release(flow);
        } else {
            page_code_below(flow, &layout->code);
        }
    }
    free(worded);
    page_flow_title(flow);
}

void
page_layout_release(struct page_layout *layout)
{
    page_flow_release(&layout->flow);
    page_code_spot_release(&layout->code);
}

/* LAYOUT becomes BETTER, in FRAME. */
static void
layout_replace(struct page_layout *layout, const struct page_layout *better,
               struct page_frame *frame)
{
    page_layout_release(layout);
    *layout = *better;
    layout->flow.build = layout->flow.set.build = &layout->build;
    layout->flow.set.pieces = &layout->flow.pieces;
    layout->flow.frame = frame;
}

/* Whether a page has nothing but the source. */
static bool
is_source_alone(const struct page_layout *layout)
{
    const struct page_flow *flow = &layout->flow;
    const struct page_spread *last = &flow->pages[flow->count - 1];
    const struct page_piece *piece = &flow->pieces.items[last->first];
    return last->end > last->first &&
           flow->pieces.blocks[piece->first].line == PAGE_LINE_SOURCE;
}

/* A source that has no room in the foot beside the ask line is on the last of
 * several pages in place of that; on an only page below the words, unless it
 * would be alone then. */
static void
layout_init(struct page_layout *layout, const struct page_build *build,
            struct page_frame *frame, const struct normal *normal)
{
    bool words = frame->crowded && has_words(build);
    frame->source_last = frame->crowded && !frame->foot_gone;
    frame->source_in_body = words && frame->foot_gone;
    sourced_init(layout, build, frame, normal);
    if (!words || frame->foot_gone || layout->flow.count > 1) {
        return;
    }
    struct page_layout below;
    frame->source_last = false;
    frame->source_in_body = true;
    sourced_init(&below, build, frame, normal);
    if (!is_source_alone(&below)) {
        layout_replace(layout, &below, frame);
        return;
    }
    page_layout_release(&below);
    frame->source_last = true;
    frame->source_in_body = false;
}

bool
page_layout_cuts_title(const struct page_layout *layout)
{
    const struct page_flow *flow = &layout->flow;
    bool cuts = false;
    for (size_t i = 0; flow->frame->title_cut && i < flow->count; i++) {
        const struct page_spread *spread = &flow->pages[i];
        bool whole =
            spread->picture != NULL && spread->picture->way == WAY_WHOLE;
        cuts = cuts || !(spread->titled || whole);
    }
    return cuts;
}

/* How much of its only page the text fills; 1 when there are more. */
static double
text_fill(struct page_layout *layout)
{
    struct page_flow *flow = &layout->flow;
    struct page_set_end end_of;
    if (flow->count != 1 || flow->pieces.count == 0 || layout->code.shown ||
        !page_flow_height(flow, &flow->pages[0], &end_of)) {
        return 1.0;
    }
    return (double)(end_of.y - end_of.slack) / flow->height;
}

/* What it costs that a number to call is not all on the first page, that a
 * picture has a page to itself, or none. */
static const double act_parted = 10.0;
static const double page_alone = 22.0;
static const double left_out = 3.0;
/* Lines are not drawn together for less. */
static const double worth_it = 1.0;
/* Lines that stand closer need at least so much of the room. */
static const double least_pitch = 0.8;

/* Whether the number to call and the emergency number are on the first page. */
static bool
is_act_whole(const struct page_layout *layout)
{
    const struct page_build *build = &layout->build;
    const struct page_flow *flow = &layout->flow;
    size_t end = flow->pages[0].end;
    size_t acts = page_order_acts(build->deck, build->version, build->kind);
    return acts == 0 || end == flow->pieces.count ||
           flow->pieces.items[end].first >= acts;
}

/* What is torn, parted, uneven or left out. */
static double
cost_of(const struct page_layout *layout)
{
    const struct page_flow *flow = &layout->flow;
    double cost = flow->cost + (is_act_whole(layout) ? 0.0 : act_parted);
    for (size_t i = 0; i < flow->pieces.picture_count; i++) {
        enum page_way way = flow->pictures[i].way;
        cost += way == WAY_OWN ? page_alone : way == WAY_OUT ? left_out : 0.0;
    }
    return cost;
}

/* How much of all its pages the words fill. */
static double
all_fill(struct page_layout *layout)
{
    struct page_flow *flow = &layout->flow;
    double fill = 0.0;
    for (size_t i = 0; i < flow->count; i++) {
        struct page_set_end end_of;
        if (flow->pages[i].end > flow->pages[i].first &&
            page_flow_height(flow, &flow->pages[i], &end_of)) {
            fill += (double)(end_of.y - end_of.slack) / flow->height;
        }
    }
    return fill;
}

/* Whether lines that stand closer may spare a page, a tear or a picture that
 * has none: else it is not tried. */
static bool
may_gain(struct page_layout *layout)
{
    const struct page_flow *flow = &layout->flow;
    double pages = 0.0;
    for (size_t i = 0; i < flow->pieces.picture_count; i++) {
        enum page_way way = flow->pictures[i].way;
        if (way == WAY_OWN || way == WAY_OUT) {
            return true;
        }
    }
    for (size_t i = 0; i < flow->count; i++) {
        pages += flow->pages[i].end > flow->pages[i].first ? 1.0 : 0.0;
    }
    double beyond = cost_of(layout) - pages * page_flow_page_cost;
    return pages > 1.0 && (beyond > 3.0 * worth_it ||
                           all_fill(layout) * least_pitch < pages - 1.0);
}

/* A phone number gives of its size, down to that of the title, where that
 * spares a page or keeps it with the emergency number. */
static void
shrink_number(struct page_layout *layout, const struct page_build *build,
              struct page_frame *frame, const struct normal *normal)
{
    static const int percents[] = {76, 57};
    if (build->kind != DECK_WHEN_TO_CALL) {
        return;
    }
    for (size_t i = 0; i < 2 && layout->flow.count > 1; i++) {
        struct page_build with = *build;
        struct page_layout smaller;
        with.m.cap_number = build->m.cap_number * percents[i] / 100;
        struct page_frame was = *frame;
        layout_init(&smaller, &with, frame, normal);
        if (cost_of(&smaller) + act_parted / 2 < cost_of(layout)) {
            layout_replace(layout, &smaller, frame);
            return;
        }
        page_layout_release(&smaller);
        *frame = was;
    }
}

/* Lines stand closer where less is torn then. */
static void
draw_together(struct page_layout *layout, const struct page_build *build,
              struct page_frame *frame, const struct normal *normal)
{
    struct page_build with = *build;
    struct page_frame around;
    struct page_layout closer;
    if (!may_gain(layout)) {
        return;
    }
    with.m.closest_lines = with.m.close_lines;
    with.m.close_lines = true;
    page_frame_init(&around, &with);
    layout_init(&closer, &with, &around, normal);
    shrink_number(&closer, &with, &around, normal);
    if (cost_of(&closer) + worth_it < cost_of(layout)) {
        page_frame_release(frame);
        *frame = around;
        layout_replace(layout, &closer, frame);
        return;
    }
    page_layout_release(&closer);
    page_frame_release(&around);
}

/* The best at the text size of BUILD. */
static void
best_init(struct page_layout *layout, const struct page_build *build,
          struct page_frame *frame, const struct normal *normal)
{
    layout_init(layout, build, frame, normal);
    shrink_number(layout, build, frame, normal);
    draw_together(layout, build, frame, normal);
}

/* Whether LARGER is all on one page, its picture nearly as large as in
 * LAYOUT. */
static bool
is_as_good(const struct page_layout *larger, const struct page_layout *layout)
{
    if (larger->flow.count != 1) {
        return false;
    }
    for (size_t i = 0; i < layout->flow.pieces.picture_count; i++) {
        const struct page_picture *now = &larger->flow.pictures[i];
        const struct page_picture *was = &layout->flow.pictures[i];
        if (now->way != was->way ||
            now->box.w * 100 < was->box.w * PICTURE_PERCENT) {
            return false;
        }
    }
    return true;
}

/* BUILD with text of CAP px, and a title that is not smaller. */
static struct page_build
build_of(const struct page_build *build, int cap)
{
    struct page_build larger = *build;
    struct page_metrics *m = &larger.m;
    m->cap_number = m->cap_number * (int64_t)cap / m->cap_body > m->cap_title
                        ? (int)(m->cap_number * (int64_t)cap / m->cap_body)
                        : m->cap_title;
    m->cap_body = cap;
    m->cap_title = cap > m->cap_title ? cap : m->cap_title;
    return larger;
}

/* Whether LAYOUT is as good with text of CAP px; then it has that. */
static bool
grow_to(struct page_layout *layout, const struct page_build *build,
        struct page_frame *frame, const struct normal *normal, int cap)
{
    const struct page_build with = build_of(build, cap);
    struct page_frame around;
    struct page_layout larger;
    page_frame_init(&around, &with);
    layout_init(&larger, &with, &around, normal);
    bool good =
        is_as_good(&larger, layout) &&
        (page_layout_cuts_title(layout) || !page_layout_cuts_title(&larger));
    if (good) {
        page_frame_release(frame);
        *frame = around;
        layout_replace(layout, &larger, frame);
        return true;
    }
    page_layout_release(&larger);
    page_frame_release(&around);
    return false;
}

/* A short slide is set larger, up to the size of the title, before its page
 * stays half empty. The first size that is tried would fill it, if lines broke
 * where they do now. */
static void
grow(struct page_layout *layout, const struct page_build *build,
     struct page_frame *frame, const struct normal *normal)
{
    double fill = text_fill(layout);
    bool act = build->kind == DECK_WHEN_TO_CALL;
    if (fill >= (act ? act_fills_enough : fills_enough) || fill <= 0.0) {
        return;
    }
    int least = build->m.cap_body;
    double by = sqrt(0.96 / fill);
    double most = (double)build->m.cap_title / least;
    by = by < most ? by : most;
    for (int tries = 2; tries > 0 && by > 1.05; tries--) {
        if (grow_to(layout, build, frame, normal, (int)(least * by))) {
            return;
        }
        by = 1.0 + (by - 1.0) * 0.55;
    }
}

/* Lays the slide out at the normal text size. */
static void
normal_init(struct normal *normal, const struct page_build *build)
{
    struct page_build with = *build;
    struct page_frame frame;
    struct page_layout layout;
    with.page = NULL;
    with.scale = 0;
    with.m = page_metrics(build->screen, 0);
    page_frame_init(&frame, &with);
    best_init(&layout, &with, &frame, NULL);
    grow(&layout, &with, &frame, NULL);
    normal->cap_body = layout.build.m.cap_body;
    normal->sizes =
        mem_new(build->version->block_count + 1, sizeof(*normal->sizes));
    for (size_t i = 0; i < layout.flow.pieces.picture_count; i++) {
        const struct page_picture *picture = &layout.flow.pictures[i];
        normal->sizes[picture->block] =
            (int64_t)picture->box.w * picture->box.h;
    }
    page_layout_release(&layout);
    page_frame_release(&frame);
}

void
page_layout_init(struct page_layout *layout, const struct page_build *build,
                 struct page_frame *frame)
{
    struct normal normal;
    if (build->scale == 0 || rules_picture_alone(build->version) != NULL) {
        best_init(layout, build, frame, NULL);
        grow(layout, build, frame, NULL);
        return;
    }
    normal_init(&normal, build);
    int least = (int)(normal.cap_body * least_growth[build->scale]);
    struct page_build with = *build;
    if (least > build->m.cap_body) {
        with = build_of(build, least);
        page_frame_release(frame);
        page_frame_init(frame, &with);
    }
    best_init(layout, &with, frame, &normal);
    if (build->kind == DECK_WHEN_TO_CALL) {
        grow(layout, &with, frame, &normal);
    }
    layout->flow.normal = NULL; /* was for planning */
    free(normal.sizes);
}
