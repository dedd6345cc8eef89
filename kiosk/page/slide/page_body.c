/* The body of a slide. See page_body.h. */
#include "page_body.h"

#include <stdlib.h>
#include <string.h>

#include "measure_memo.h"
#include "mem.h"
#include "page_head.h"
#include "page_layout.h"
#include "page_picture.h"

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
    flow->frame->titled = spread->titled;
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
add_air(struct page_layout *layout, struct page_frame *frame)
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
    struct page_layout layout;
    struct page_build with = *build;
    struct measure_memo *memo = measure_memo_new(build->measure);
    with.measure = measure_memo_measure(memo);
    page_layout_init(&layout, &with, frame);
    layout.flow.want = want;
    int count = (int)layout.flow.count;
    if (want >= 0 && want < count) {
        build->page->place = page_flow_place(&layout.flow, (size_t)want);
        add_air(&layout, frame);
        draw_page(&layout.flow, (size_t)want);
        page_code_draw(&layout.flow, &layout.code);
    }
    page_layout_release(&layout);
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
    struct page_layout layout;
};

/* Without a layout. */
static void
alone_begin(struct alone *alone, const struct deck *deck,
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
}

static void
alone_end(struct alone *alone)
{
    page_frame_release(&alone->frame);
    page_code_release(&alone->code);
    measure_memo_free(alone->memo);
}

static void
alone_init(struct alone *alone, const struct deck *deck,
           const struct deck_version *version, const char *lang, int scale,
           const struct page_screen *screen, const struct measure *measure)
{
    alone_begin(alone, deck, version, lang, scale, screen, measure);
    page_layout_init(&alone->layout, &alone->build, &alone->frame);
}

static void
alone_release(struct alone *alone)
{
    page_layout_release(&alone->layout);
    alone_end(alone);
}

bool
page_title_is_cut(const struct deck *deck, const struct deck_version *version,
                  const char *lang, int scale, const struct page_screen *screen,
                  const struct measure *measure)
{
    struct alone alone;
    alone_begin(&alone, deck, version, lang, scale, screen, measure);
    bool cut = alone.frame.title_cut;
    if (cut) {
        page_layout_init(&alone.layout, &alone.build, &alone.frame);
        cut = page_layout_cuts_title(&alone.layout);
        page_layout_release(&alone.layout);
    }
    alone_end(&alone);
    return cut;
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
