/* The body of a slide. See page_body.h. */
#include "page_body.h"

#include <limits.h>
#include <stdlib.h>

#include "mem.h"
#include "page_code_flow.h"
#include "page_head.h"
#include "page_picture.h"

/* The first picture of the blocks FROM on, the count of blocks when none. */
static size_t
next_picture(const struct deck_version *version, size_t from)
{
    while (from < version->block_count &&
           version->blocks[from].type != DECK_PICTURE) {
        from++;
    }
    return from;
}

/* The blocks, each picture with the text up to the next. */
static void
place_blocks(struct page_flow *flow)
{
    const struct deck_version *version = flow->build->version;
    size_t first = 0;
    while (first < version->block_count) {
        size_t picture = next_picture(version, first);
        size_t end = picture < version->block_count
                         ? next_picture(version, picture + 1)
                         : version->block_count;
        if (picture < version->block_count) {
            page_flow_picture(flow, first, end, picture);
        } else {
            page_flow_blocks(flow, first, end);
        }
        first = end;
    }
}

/* Places all; FLOW stands where its first page begins. */
static void
place_all(struct page_flow *flow)
{
    const struct deck_version *version = flow->build->version;
    struct page_frame *frame = flow->frame;
    bool pictures = next_picture(version, 0) < version->block_count;
    page_flow_break(flow);
    frame->form = FORM_TITLE;
    frame->title_in_body = false;
    frame->code = CODE_NONE;
    if (!frame->title && pictures) {
        page_flow_go(flow, flow->y, 0, FLOW_UNTITLED);
    } else if (!frame->title) {
        page_flow_title(flow);
    }
    if (!pictures && page_flow_code_beside(flow)) {
        frame->code = CODE_SHOWN;
    } else {
        place_blocks(flow);
        page_flow_code(flow);
    }
}

static struct page_flow
flow_in(const struct page_build *build, struct page_frame *frame, int want)
{
    return (struct page_flow){.build = build,
                              .frame = frame,
                              .want = want,
                              .page = -1,
                              .most = INT_MAX,
                              .top = frame->body_y,
                              .bottom = frame->body_bottom};
}

/* How large the pictures are at the normal text size; NULL when there are none
 * or this is it. Freed with free(). */
static int64_t *
sizes_at_normal(const struct page_build *build)
{
    const struct deck_version *version = build->version;
    size_t count = version->block_count;
    if (build->scale == 0 || next_picture(version, 0) == count) {
        return NULL;
    }
    struct page_build normal = *build;
    normal.page = NULL;
    normal.scale = 0;
    normal.m = page_metrics(build->screen, 0);
    struct page_frame frame;
    page_frame_init(&frame, &normal);
    struct page_flow flow = flow_in(&normal, &frame, -1);
    int64_t *sizes = mem_new(count, sizeof(*sizes));
    flow.drawn = sizes;
    place_all(&flow);
    page_frame_release(&frame);
    return sizes;
}

int
page_body(const struct page_build *build, struct page_frame *frame, int want)
{
    struct page_flow flow = flow_in(build, frame, want);
    int64_t *normal = sizes_at_normal(build);
    flow.normal = normal;
    place_all(&flow);
    free(normal);
    return flow.page + 1;
}

int
page_body_count(const struct deck *deck, const struct deck_version *version,
                const char *lang, int scale, const struct page_screen *screen,
                const struct measure *measure, enum page_code_fate *fate)
{
    struct page_build build = build_init(screen, measure, scale, PAGE_LIGHT);
    build.deck = deck;
    build.version = version;
    build_set_language(&build, lang);
    struct page_code code;
    page_code_init(&code, version, build.words);
    build.code = code.words ? &code : NULL;
    struct page_frame frame;
    page_frame_init(&frame, &build);
    int count = page_body(&build, &frame, -1);
    *fate = frame.code;
    page_frame_release(&frame);
    page_code_release(&code);
    return count;
}

int
page_count(const struct deck *deck, const struct deck_version *version,
           const char *lang, int scale, const struct page_screen *screen,
           const struct measure *measure)
{
    enum page_code_fate fate;
    return page_body_count(deck, version, lang, scale, screen, measure, &fate);
}
