/* Where the code of a slide stands: beside its text, below it, or on a page of
 * its own; its words are below it. */
#include "page_body.h"

#include <stdlib.h>

/* The code on its light field, and its words, as they go into a box. */
struct code_box {
    struct page_code_size size;
    int version;
    int field; /* side of the light field, its edge included */
    struct para *words;
    int words_w; /* of the box that they are set in */
    int width;   /* of all */
    int cap, pitch;
};

/* White in both themes: readers want dark on light, and much between. */
static const uint32_t field_colour = 0xFFFFFF;
static const uint32_t module_colour = 0x000000;

/* Where the words stand below the field. */
enum side { AT_START, IN_MIDDLE, AT_END };

/* Between the field and its words: from the edge to the capitals. */
static int
air(const struct page_metrics *m)
{
    return page_mm(m, m->compact ? 1.2 : 2.0);
}

/* Where the words of the code are no sentence of ours, they are most often an
 * address, which is written from the left in every language. */
static struct para *
code_words(const struct page_build *build, int cap, int width, enum side side)
{
    const struct page_code *code = build->code;
    const char *text = code->own ? build->words->take : code->words;
    bool ascii = true;
    for (const char *at = text; *at != '\0'; at++) {
        ascii = ascii && (unsigned char)*at < 0x80;
    }
    const char *lang = ascii && build->rtl ? "en" : build->lang;
    bool turned = para_is_rtl(lang) != build->rtl;
    const struct para_style style = {.cap_px = cap,
                                     .width_px = width,
                                     .end = (side == AT_END) != turned,
                                     .center = side == IN_MIDDLE};
    return para_plain(text, lang, &style, build->measure);
}

/* Sets the words of BOX in at most WIDTH px; returns how high they are. */
static int
set_words(const struct page_build *build, int width, int cap, enum side side,
          struct code_box *box)
{
    box->cap = cap;
    box->pitch = page_leading(build->measure, build->lang, cap) * 9 / 10;
    box->words_w = width;
    box->words = code_words(build, cap, width, side);
    int lines = (int)box->words->line_count;
    return (lines - 1) * box->pitch + cap + page_descent(cap);
}

/* How the code goes into WIDTH x HEIGHT px: with the largest modules that do,
 * of versions from LEAST on. False when it does not; else the words are freed
 * with para_free(). */
static bool
fit_code(const struct page_build *build, int least, int width, int height,
         int cap, enum side side, struct code_box *box)
{
    const struct page_metrics *m = &build->m;
    int most = height - air(m) - set_words(build, width, cap, side, box);
    most = most < width ? most : width;
    for (int version = least; version <= CODE_VERSION_MAX; version++) {
        bool legible = page_code_size(m, version, &box->size);
        box->version = version;
        box->field =
            (box->size.side + 2 * CODE_QUIET) * box->size.module + 2 * m->hair;
        if (legible && box->field <= most) {
            int words = box->words->width_px;
            box->width = box->field > words ? box->field : words;
            return true;
        }
    }
    para_free(box->words);
    return false;
}

/* Draws the code and its words, set in a box START px from the start edge,
 * with the top of its field at Y. */
static void
draw_code(const struct page_flow *flow, const struct code_box *box, int start,
          int y, enum side side)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    int modules_side = 0;
    if (!page_flow_draws(flow)) {
        return;
    }
    uint8_t *modules =
        page_code_modules(build->code, box->version, &modules_side);
    if (!modules) {
        return;
    }
    int in = (box->words_w - box->field) * (int)side / 2;
    struct page_rect field = {build_x(build, start + in, box->field), y,
                              box->field, box->field};
    page_add_box(build->page, field,
                 build->theme == PAGE_HIGH_CONTRAST ? field_colour
                                                    : build->c.rule,
                 field_colour, m->hair, m->radius);
    int quiet = CODE_QUIET * box->size.module + m->hair;
    page_add_code(build->page, page_rect_inset(field, quiet), modules,
                  modules_side, module_colour);
    build_draw(build, box->words, build_x(build, start, box->words_w),
               y + box->field + air(m), box->cap, box->pitch, build->c.ink);
}

static bool
has_code(const struct page_flow *flow)
{
    return flow->build->code && flow->build->code->version > 0;
}

/* Places the text in what a code of WIDTH px leaves of the column; false when
 * it needs another page, or a wider column. */
static bool
text_beside(struct page_flow *flow, int width)
{
    const struct page_metrics *m = &flow->build->m;
    int page = flow->page;
    flow->width = m->column_w - width - page_mm(m, 14.0);
    flow->gapless = true;
    if (flow->width < 12 * m->cap_body) {
        return false;
    }
    page_flow_blocks(flow, 0, flow->build->version->block_count);
    return flow->page == page;
}

bool
page_flow_code_beside(struct page_flow *flow)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    if (!has_code(flow) || m->portrait || build->version->block_count == 0) {
        return false;
    }
    struct code_box box = {.version = build->code->version - 1};
    int height = flow->bottom - flow->y;
    int most = m->column_w * 42 / 100; /* as a picture */
    bool fits = false;
    while (!fits && fit_code(build, box.version + 1, most, height, m->cap_alt,
                             AT_END, &box)) {
        struct page_flow trial = *flow;
        trial.want = -1;
        fits = text_beside(&trial, box.width);
        if (fits) {
            draw_code(flow, &box, m->column_w - most, flow->y, AT_END);
            (void)text_beside(flow, box.width);
        }
        para_free(box.words);
    }
    return fits;
}

/* The code on a page without anything else, from TOP to BOTTOM; false when it
 * does not fit. */
static bool
place_alone(struct page_flow *flow, int top, int bottom, int cap,
            enum page_form form)
{
    const struct page_build *build = flow->build;
    struct code_box box;
    if (!fit_code(build, build->code->version, build->m.column_w, bottom - top,
                  cap, IN_MIDDLE, &box)) {
        return false;
    }
    if (flow->used || form == FORM_BARE) {
        page_flow_break(flow);
    }
    if (page_flow_draws(flow)) {
        flow->frame->form = form;
    }
    draw_code(flow, &box, 0, top, IN_MIDDLE);
    para_free(box.words);
    return true;
}

/* On a page of its own: under the title, or where that takes too much under
 * the kind, or on a low screen from the kind to the foot, where "Still
 * reading?" may hide some of it. */
static bool
place_on_own_page(struct page_flow *flow)
{
    const struct page_metrics *m = &flow->build->m;
    const struct page_frame *frame = flow->frame;
    int under_kind = m->top + m->icon + page_mm(m, 1.5);
    int tight = m->portrait ? frame->bare_y : under_kind;
    return place_alone(flow, flow->top, flow->bottom, m->cap_alt, FORM_TITLE) ||
           place_alone(flow, frame->bare_y, flow->bottom, m->cap_alt,
                       FORM_BARE) ||
           place_alone(flow, tight, frame->foot_y, m->cap_small, FORM_BARE);
}

/* Below what is on this page. */
static bool
place_below(struct page_flow *flow)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    struct code_box box;
    int y = flow->y - flow->slack + page_mm(m, 8.0);
    if (!flow->used ||
        !fit_code(build, build->code->version, m->column_w, flow->bottom - y,
                  m->cap_alt, AT_START, &box)) {
        return false;
    }
    draw_code(flow, &box, 0, y, AT_START);
    para_free(box.words);
    return true;
}

void
page_flow_code(struct page_flow *flow)
{
    const struct page_metrics *m = &flow->build->m;
    struct page_frame *frame = flow->frame;
    const struct page_code *code = flow->build->code;
    struct page_code_size size;
    if (!code) {
        return;
    }
    bool placed =
        has_code(flow) && (place_below(flow) || place_on_own_page(flow));
    bool small = has_code(flow) && page_code_size(m, code->version, &size);
    frame->code = placed ? CODE_SHOWN : small ? CODE_NO_ROOM : CODE_TOO_LONG;
}
