/* The position of a slide's code. See page_code_flow.h. */
#include "page_code_flow.h"

#include <stdlib.h>

#include "page_items.h"
#include "para_bidi.h"

/* Where the words below the field go. */
enum side { AT_START, IN_MIDDLE, AT_END };

/* The code on its light field, and its words, as they go into a box. */
struct code_box {
    struct page_code_size size;
    int version;
    int field; /* side of the light field, its edge included */
    struct para *words;
    enum side side;
    int words_w; /* of the box that they are set in */
    int air;     /* from the field to their capitals */
    int width;   /* of all */
    int cap, pitch;
};

/* White in both themes: readers want dark on light, and much between. */
static const uint32_t field_colour = 0xFFFFFF;
static const uint32_t module_colour = 0x000000;

/* Words of the code that are not ours are usually an address, which is written
 * left to right in every language. */
static struct para *
code_words(const struct page_build *build, int cap, int width, enum side side)
{
    const struct page_code *code = build->code;
    const char *text = code->own ? build->words->take : code->words;
    const char *lang =
        build->rtl && page_code_is_ascii(text) ? "en" : build->lang;
    bool turned = para_is_rtl(lang) != build->rtl;
    const struct para_style style = {.cap_px = cap,
                                     .width_px = width,
                                     .end = (side == AT_END) != turned,
                                     .center = side == IN_MIDDLE};
    return para_plain(text, lang, &style, build->measure);
}

/* The words in the middle of *WIDTH px; that becomes the least which needs no
 * more lines. */
static struct para *
even_words(const struct page_build *build, int cap, int *width)
{
    struct para *words = code_words(build, cap, *width, IN_MIDDLE);
    int less = *width * 9 / 10;
    while (words->line_count > 1 && less > cap) {
        struct para *narrower = code_words(build, cap, less, IN_MIDDLE);
        if (narrower->line_count > words->line_count || narrower->overfull) {
            para_free(narrower);
            break;
        }
        para_free(words);
        words = narrower;
        *width = less;
        less = less * 9 / 10;
    }
    return words;
}

/* Sets the words of BOX in WIDTH px, AIR_MM below the field; EVEN: on lines of
 * one length, none of them broken in a word. Whether all goes into HEIGHT px;
 * if not, nothing is kept. */
static bool
set_words(const struct page_build *build, int width, int height, double air_mm,
          bool even, struct code_box *box)
{
    const struct page_metrics *m = &build->m;
    box->air = page_mm(m, m->compact ? 1.2 : air_mm);
    box->pitch = page_leading(build->measure, build->lang, box->cap) * 9 / 10;
    box->words_w = width;
    box->words = even ? even_words(build, box->cap, &box->words_w)
                      : code_words(build, box->cap, width, box->side);
    int lines = (int)box->words->line_count;
    int high = box->field + box->air + (lines - 1) * box->pitch + box->cap +
               page_descent(box->cap);
    int words = box->words->width_px;
    box->width = box->field > words ? box->field : words;
    if (high <= height && !(even && box->words->overfull)) {
        return true;
    }
    para_free(box->words);
    return false;
}

/* How the code goes into WIDTH x HEIGHT px: with the largest modules that do,
 * of versions from LEAST on. At the end of a line its words are no wider than
 * it, if that fits. False when it does not; else the words are freed with
 * para_free(). */
static bool
fit_code(const struct page_build *build, int least, int width, int height,
         int cap, enum side side, struct code_box *box)
{
    box->cap = cap;
    for (int version = least; version <= CODE_VERSION_MAX; version++) {
        bool legible = page_code_size(&build->m, version, &box->size);
        box->version = version;
        box->field = (box->size.side + 2 * CODE_QUIET) * box->size.module +
                     2 * build->m.hair;
        if (!legible || box->field > width) {
            continue;
        }
        box->side = IN_MIDDLE;
        if (side == AT_END &&
            set_words(build, box->field, height, 3.4, true, box)) {
            return true;
        }
        box->side = side;
        if (set_words(build, width, height, 3.4, false, box) ||
            set_words(build, width, height, 2.0, false, box)) {
            return true;
        }
    }
    return false;
}

/* Draws the field START px from the start edge, its top at Y, and the words
 * below it. */
static void
draw_code(const struct page_flow *flow, const struct code_box *box, int start,
          int y)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    int modules_side = 0;
    if (!page_flow_draws(flow)) {
        return;
    }
    uint8_t *modules =
        page_code_modules(build->code, box->version, &modules_side);
    if (modules == NULL) {
        return;
    }
    struct page_rect field = {build_x(build, start, box->field), y, box->field,
                              box->field};
    page_add_box(build->page, field,
                 build->theme == PAGE_HIGH_CONTRAST ? field_colour
                                                    : build->c.rule,
                 field_colour, m->hair, m->radius);
    build->page->part = PAGE_TAKE_HOME;
    int quiet = CODE_QUIET * box->size.module + m->hair;
    page_add_code(build->page, page_rect_inset(field, quiet), modules,
                  modules_side, module_colour);
    int words = start - (box->words_w - box->field) * (int)box->side / 2;
    build_draw(build, box->words, build_x(build, words, box->words_w),
               y + box->field + box->air, box->cap, box->pitch, build->c.ink);
    build->page->part = PAGE_BODY;
}

static bool
has_code(const struct page_flow *flow)
{
    return flow->build->code != NULL && flow->build->code->version > 0;
}

/* Places the text in what a code of WIDTH px leaves of the column; false when
 * it needs another page, or a wider column. */
static bool
text_beside(struct page_flow *flow, int width)
{
    const struct page_metrics *m = &flow->build->m;
    int page = flow->page;
    page_flow_column(flow, 0, m->column_w - width - page_mm(m, 14.0));
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
            draw_code(flow, &box, m->column_w - box.field, flow->y);
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
    if (page_flow_used(flow) || form == FORM_BARE) {
        page_flow_break(flow);
    }
    if (page_flow_draws(flow)) {
        flow->frame->form = form;
    }
    draw_code(flow, &box, (build->m.column_w - box.field) / 2, top);
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
    if (!page_flow_used(flow) ||
        !fit_code(build, build->code->version, m->column_w, flow->bottom - y,
                  m->cap_alt, AT_START, &box)) {
        return false;
    }
    draw_code(flow, &box, 0, y);
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
    if (code == NULL) {
        return;
    }
    bool placed =
        has_code(flow) && (place_below(flow) || place_on_own_page(flow));
    bool small = has_code(flow) && page_code_size(m, code->version, &size);
    frame->code = placed ? CODE_SHOWN : small ? CODE_NO_ROOM : CODE_TOO_LONG;
}
