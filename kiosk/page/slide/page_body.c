/* The body of a slide. See page_body.h. */
#include "page_body.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measure_memo.h"
#include "mem.h"
#include "page_code_flow.h"
#include "page_head.h"
#include "page_picture.h"
#include "page_whole.h"

/* Text that fills less of its only page is set larger. */
static const double fills_enough = 0.66;
/* How much of its width a picture beside it may give for that. */
enum { PICTURE_PERCENT = 85 };
/* A text size is larger than the one before it, also where that was set larger
 * than it says. */
static const double least_growth[3] = {1.0, 1.15, 1.3};

/* A slide laid out. */
struct layout {
    struct page_build build; /* with the size of its text */
    struct page_flow flow;
    struct page_code_spot code;
};

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
    const struct page_spread first = {0, count, NULL};
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

/* Cuts the words. What would be torn below the whole title, or parted from it,
 * stands below it as a block of the body, but a number to call comes before
 * it. */
static void
flow_init(struct page_flow *flow, const struct page_build *build,
          struct page_frame *frame, const bool *worded)
{
    page_flow_init(flow, build, frame, worded);
    if (frame->full.para != NULL && is_torn(flow, first_pieces(flow))) {
        page_frame_no_full(frame);
        frame->title_in_body = true;
        page_flow_release(flow);
        page_flow_init(flow, build, frame, worded);
    }
    if (frame->title_in_body && !frame->title_late &&
        build->kind == DECK_WHEN_TO_CALL &&
        is_torn(flow, flow->pieces.title_end + 1)) {
        frame->title_late = true;
        page_flow_release(flow);
        page_flow_init(flow, build, frame, worded);
    }
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

/* Whether all of the slide is pictures that are pages: they have the title. */
static bool
is_whole(const struct page_build *build)
{
    const struct page_flow flow = {.build = build};
    bool whole = build->version->block_count > 0 && !has_words(build);
    for (size_t i = 0; whole && i < build->version->block_count; i++) {
        const struct page_shown shown = page_shown_of(&flow, i);
        whole = page_whole_count(&flow, &shown) > 0;
    }
    return whole;
}

static void
layout_init(struct layout *layout, const struct page_build *build,
            struct page_frame *frame, const struct normal *normal)
{
    bool *worded = mem_new(build->version->block_count + 1, sizeof(*worded));
    struct page_flow *flow = &layout->flow;
    layout->build = *build;
    frame->form = FORM_TITLE;
    frame->code = CODE_NONE;
    frame->title_in_body = frame->title_in_body && !is_whole(build);
    frame->source_in_body = frame->source_in_body && has_words(build);
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
}

static void
layout_release(struct layout *layout)
{
    page_flow_release(&layout->flow);
    page_code_spot_release(&layout->code);
}

/* LAYOUT becomes BETTER, in FRAME. */
static void
layout_replace(struct layout *layout, const struct layout *better,
               struct page_frame *frame)
{
    layout_release(layout);
    *layout = *better;
    layout->flow.build = layout->flow.set.build = &layout->build;
    layout->flow.set.pieces = &layout->flow.pieces;
    layout->flow.frame = frame;
}

/* How much of its only page the text fills; 1 when there are more. */
static double
text_fill(struct layout *layout)
{
    struct page_flow *flow = &layout->flow;
    struct page_set_end end_of;
    if (flow->count != 1 || flow->pieces.count == 0 || layout->code.shown ||
        !page_flow_height(flow, &flow->pages[0], &end_of)) {
        return 1.0;
    }
    return (double)(end_of.y - end_of.slack) / flow->height;
}

/* A phone number gives of its size, down to that of the title, where the words
 * need no more pages then. */
static void
shrink_number(struct layout *layout, const struct page_build *build,
              struct page_frame *frame, const struct normal *normal)
{
    static const int percents[] = {80, 64};
    if (build->kind != DECK_WHEN_TO_CALL) {
        return;
    }
    for (size_t i = 0; i < 2 && layout->flow.count > 1; i++) {
        struct page_build with = *build;
        struct layout smaller;
        with.m.cap_number = build->m.cap_number * percents[i] / 100;
        layout_init(&smaller, &with, frame, normal);
        if (smaller.flow.count < layout->flow.count) {
            layout_replace(layout, &smaller, frame);
            return;
        }
        layout_release(&smaller);
    }
}

/* Whether LARGER is all on one page, its picture nearly as large as in
 * LAYOUT. */
static bool
is_as_good(const struct layout *larger, const struct layout *layout)
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
grow_to(struct layout *layout, const struct page_build *build,
        struct page_frame *frame, int cap)
{
    const struct page_build with = build_of(build, cap);
    struct page_frame around;
    struct layout larger;
    page_frame_init(&around, &with);
    layout_init(&larger, &with, &around, NULL);
    bool good = is_as_good(&larger, layout);
    if (good) {
        page_frame_release(frame);
        *frame = around;
        layout_replace(layout, &larger, frame);
        return true;
    }
    layout_release(&larger);
    page_frame_release(&around);
    return false;
}

/* A short slide is set larger, up to the size of the title, before its page
 * stays half empty. The first size that is tried would fill it, if lines broke
 * where they do now. */
static void
grow(struct layout *layout, const struct page_build *build,
     struct page_frame *frame)
{
    double fill = text_fill(layout);
    if (fill >= fills_enough || fill <= 0.0) {
        return;
    }
    int least = build->m.cap_body;
    double by = sqrt(0.96 / fill);
    double most = (double)build->m.cap_title / least;
    by = by < most ? by : most;
    for (int tries = 2; tries > 0 && by > 1.05; tries--) {
        if (grow_to(layout, build, frame, (int)(least * by))) {
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
    struct layout layout;
    with.page = NULL;
    with.scale = 0;
    with.m = page_metrics(build->screen, 0);
    page_frame_init(&frame, &with);
    layout_init(&layout, &with, &frame, NULL);
    shrink_number(&layout, &with, &frame, NULL);
    grow(&layout, &with, &frame);
    normal->cap_body = layout.build.m.cap_body;
    normal->sizes =
        mem_new(build->version->block_count + 1, sizeof(*normal->sizes));
    for (size_t i = 0; i < layout.flow.pieces.picture_count; i++) {
        const struct page_picture *picture = &layout.flow.pictures[i];
        normal->sizes[picture->block] =
            (int64_t)picture->box.w * picture->box.h;
    }
    layout_release(&layout);
    page_frame_release(&frame);
}

/* The slide at the text size of BUILD. */
static void
lay_out(struct layout *layout, const struct page_build *build,
        struct page_frame *frame)
{
    struct normal normal;
    if (build->scale == 0 || rules_picture_alone(build->version) != NULL) {
        layout_init(layout, build, frame, NULL);
        shrink_number(layout, build, frame, NULL);
        grow(layout, build, frame);
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
    layout_init(layout, &with, frame, &normal);
    shrink_number(layout, &with, frame, &normal);
    layout->flow.normal = NULL; /* was for planning */
    free(normal.sizes);
}

/* Draws the body of page PAGE. */
static void
draw_page(struct page_flow *flow, size_t page)
{
    const struct page_spread *spread = &flow->pages[page];
    const struct page_picture *picture = spread->picture;
    size_t *ends = mem_new(flow->count, sizeof(*ends));
    for (size_t i = 0; i < flow->count; i++) {
        ends[i] = flow->pages[i].end;
    }
    const struct page_set_pages pages = {ends, flow->count};
    struct page_set_end end_of = page_flow_begin(flow, spread);
    int top = flow->frame->body_y;
    int start = 0;
    int width = flow->width;
    size_t first = spread->first;
    flow->page = (int)page;
    flow->frame->first = page_flow_is_first(flow, spread);
    flow->frame->untitled = page_flow_is_untitled(flow, spread);
    if (picture != NULL && picture->way == WAY_ABOVE) {
        page_set_draw(&flow->set, first, picture->at, &pages, 0, width, top,
                      &end_of);
        int gap = end_of.any ? page_flow_gap(flow->build) : 0;
        page_picture_draw(flow, picture, top + end_of.y - end_of.slack + gap);
        page_flow_below(flow, picture, picture->at < spread->end, &end_of);
        first = picture->at;
    } else if (picture != NULL) {
        page_picture_draw(flow, picture, top + end_of.y);
        width = page_flow_beside(flow, picture);
        start = page_picture_start(flow, picture);
    }
    page_set_draw(&flow->set, first, spread->end, &pages, start, width, top,
                  &end_of);
    free(ends);
}

/* What is blank below on every page gives air below a bar with the title, the
 * same on all pages so that nothing jumps. */
static void
add_air(struct layout *layout, struct page_frame *frame)
{
    const struct page_metrics *m = &layout->build.m;
    bool alone = layout->build.code == NULL && frame->note_h == 0;
    if (m->compact && alone) {
        int blank = page_flow_blank(&layout->flow) / 2;
        int most = page_sized(m, m->compact_panel ? 3.0 : 5.0);
        int air = blank < most ? blank : most;
        frame->body_y += air > 0 ? air : 0;
    }
}

int
page_body(const struct page_build *build, struct page_frame *frame, int want)
{
    struct layout layout;
    struct page_build with = *build;
    struct measure_memo *memo = measure_memo_new(build->measure);
    with.measure = measure_memo_measure(memo);
    lay_out(&layout, &with, frame);
    layout.flow.want = want;
    int count = (int)layout.flow.count;
    if (want >= 0 && want < count) {
        build->page->place = page_flow_place(&layout.flow, (size_t)want);
        add_air(&layout, frame);
        draw_page(&layout.flow, (size_t)want);
        page_code_draw(&layout.flow, &layout.code);
    }
    layout_release(&layout);
    measure_memo_free(memo);
    return count;
}

/* ---- without a scene ---- */

/* A version laid out by itself. */
struct alone {
    struct measure_memo *memo;
    struct page_build build;
    struct page_code code;
    struct page_frame frame;
    struct layout layout;
};

static void
alone_init(struct alone *alone, const struct deck *deck,
           const struct deck_version *version, const char *lang, int scale,
           const struct page_screen *screen, const struct measure *measure)
{
    struct page_build *build = &alone->build;
    alone->memo = measure_memo_new(measure);
    *build = build_init(screen, measure_memo_measure(alone->memo), scale,
                        PAGE_LIGHT);
    build->deck = deck;
    build->version = version;
    build_set_language(build, lang);
    page_code_init(&alone->code, version, build->words);
    build->code = alone->code.words != NULL ? &alone->code : NULL;
    page_frame_init(&alone->frame, build);
    lay_out(&alone->layout, build, &alone->frame);
}

static void
alone_release(struct alone *alone)
{
    layout_release(&alone->layout);
    page_frame_release(&alone->frame);
    page_code_release(&alone->code);
    measure_memo_free(alone->memo);
}

int
page_body_count(const struct deck *deck, const struct deck_version *version,
                const char *lang, int scale, const struct page_screen *screen,
                const struct measure *measure, enum page_code_fate *fate,
                int64_t *sizes)
{
    struct alone alone;
    alone_init(&alone, deck, version, lang, scale, screen, measure);
    const struct page_flow *flow = &alone.layout.flow;
    int count = (int)flow->count;
    *fate = alone.frame.code;
    for (size_t i = 0; sizes != NULL && i < flow->pieces.picture_count; i++) {
        const struct page_picture *picture = &flow->pictures[i];
        sizes[picture->block] = page_picture_size(flow, picture);
    }
    alone_release(&alone);
    return count;
}

int
page_count(const struct deck *deck, const struct deck_version *version,
           const char *lang, int scale, const struct page_screen *screen,
           const struct measure *measure)
{
    enum page_code_fate fate;
    return page_body_count(deck, version, lang, scale, screen, measure, &fate,
                           NULL);
}

int
page_place(const struct deck *deck, const struct deck_version *version,
           const char *lang, int scale, const struct page_screen *screen,
           const struct measure *measure, int page)
{
    struct alone alone;
    alone_init(&alone, deck, version, lang, scale, screen, measure);
    const struct page_flow *flow = &alone.layout.flow;
    size_t last = flow->count - 1;
    size_t at = page < 0 ? 0 : (size_t)page < last ? (size_t)page : last;
    int place = page_flow_place(flow, at);
    alone_release(&alone);
    return place;
}

int
page_with_place(const struct deck *deck, const struct deck_version *version,
                const char *lang, int scale, const struct page_screen *screen,
                const struct measure *measure, int place)
{
    struct alone alone;
    alone_init(&alone, deck, version, lang, scale, screen, measure);
    size_t page = page_flow_with(&alone.layout.flow, place);
    alone_release(&alone);
    return (int)page;
}
