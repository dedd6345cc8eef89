/* Where the code of a slide stands. See page_code_flow.h. */
#include "page_code_flow.h"

#include <stdlib.h>
#include <string.h>

#include "page_items.h"
#include "para_bidi.h"

/* White in both themes: readers want dark on light, and much between. */
static const uint32_t field_colour = 0xFFFFFF;
static const uint32_t module_colour = 0x000000;

/* Where the words of the code are no sentence of ours, they are most often an
 * address, which is written from the left in every language. */
static struct para *
code_words(const struct page_build *build, int cap, int width,
           enum page_code_side side)
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
          bool even, struct page_code_box *box)
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
    box->words = NULL;
    return false;
}

/* How the code goes into WIDTH x HEIGHT px: with the largest modules that do,
 * of versions from LEAST on. At the end of a line its words are no wider than
 * it, if that fits. False when it does not; else the words are freed with
 * para_free(). */
static bool
fit_code(const struct page_build *build, int least, int width, int height,
         int cap, enum page_code_side side, struct page_code_box *box)
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

void
page_code_draw(const struct page_flow *flow, const struct page_code_spot *spot)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    const struct page_code_box *box = &spot->box;
    int modules_side = 0;
    if (!spot->shown || !page_flow_draws(flow) ||
        spot->page != (size_t)flow->page) {
        return;
    }
    uint8_t *modules =
        page_code_modules(build->code, box->version, &modules_side);
    if (modules == NULL) {
        return;
    }
    flow->frame->form = spot->no_foot ? FORM_NO_FOOT : flow->frame->form;
    struct page_rect field = {build_x(build, spot->start, box->field), spot->y,
                              box->field, box->field};
    page_add_box(build->page, field,
                 build->theme == PAGE_HIGH_CONTRAST ? field_colour
                                                    : build->c.rule,
                 field_colour, m->hair, m->radius);
    build->page->part = PAGE_TAKE_HOME;
    int quiet = CODE_QUIET * box->size.module + m->hair;
    page_add_code(build->page, page_rect_inset(field, quiet), modules,
                  modules_side, module_colour);
    int words = spot->start - (box->words_w - box->field) * (int)box->side / 2;
    build_draw(build, box->words, build_x(build, words, box->words_w),
               spot->y + box->field + box->air, box->cap, box->pitch,
               build->c.ink);
    build->page->part = PAGE_BODY;
}

static bool
has_code(const struct page_flow *flow)
{
    return flow->build->code != NULL && flow->build->code->version > 0;
}

bool
page_code_beside(struct page_flow *flow, struct page_code_spot *spot)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    const struct page_section all = {.end = flow->pieces.count};
    memset(spot, 0, sizeof(*spot));
    if (!has_code(flow) || m->portrait || flow->pieces.count == 0 ||
        flow->pieces.picture_count > 0) {
        return false;
    }
    int full = flow->width;
    int most = full * 42 / 100; /* as a picture */
    spot->box.version = build->code->version - 1;
    while (fit_code(build, spot->box.version + 1, most,
                    flow->height - page_frame_first_more(flow->frame),
                    m->cap_alt, AT_END, &spot->box)) {
        flow->width = full - spot->box.width - page_sized(m, 14.0);
        if (flow->width >= 12 * m->cap_body &&
            page_flow_section(flow, &all, false).pages == 1 &&
            page_set_add(&flow->set, 0, all.end, flow->width,
                         &(struct page_set_end){.top = true})) {
            page_flow_section(flow, &all, true);
            spot->shown = true;
            flow->frame->code = CODE_SHOWN;
            spot->start = full - spot->box.field;
            spot->y = flow->frame->body_y + page_frame_first_more(flow->frame);
            return true;
        }
        para_free(spot->box.words);
        spot->box.words = NULL;
    }
    flow->width = full;
    return false;
}

/* Below what is on the last page, or where that has no room on one of its
 * own. */
static bool
place(struct page_flow *flow, struct page_code_spot *spot)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    const struct page_frame *frame = flow->frame;
    int least = build->code->version;
    const struct page_spread *last = &flow->pages[flow->count - 1];
    struct page_set_end end_of = {0};
    bool words =
        last->end > last->first && page_flow_height(flow, last, &end_of);
    if (words && last->picture != NULL) {
        int picture = last->picture->box.h;
        end_of.y = end_of.y - end_of.slack > picture ? end_of.y : picture;
    }
    int below = end_of.y - end_of.slack + page_sized(m, 8.0);
    spot->page = flow->count - 1;
    spot->y = frame->body_y + below;
    spot->start = 0;
    if (words && fit_code(build, least, flow->width, flow->height - below,
                          m->cap_alt, AT_START, &spot->box)) {
        return true;
    }
    bool used = last->end > last->first || last->picture != NULL;
    int more = used ? 0 : page_frame_first_more(frame);
    spot->y = frame->body_y + more;
    int end = frame->note_h > 0 ? frame->body_bottom
              : m->compact      ? m->band_y
                                : frame->rule_y;
    int room = end - spot->y - m->hair;
    bool tight = !fit_code(build, least, flow->width, flow->height - more,
                           m->cap_alt, IN_MIDDLE, &spot->box);
    if (tight && !fit_code(build, least, flow->width, room, m->cap_small,
                           IN_MIDDLE, &spot->box)) {
        return false;
    }
    spot->no_foot = tight && m->compact && frame->note_h == 0;
    if (used) {
        page_flow_add(flow, flow->pieces.count, flow->pieces.count, NULL);
    }
    spot->page = flow->count - 1;
    spot->start = (flow->width - spot->box.field) / 2;
    return true;
}

void
page_code_below(struct page_flow *flow, struct page_code_spot *spot)
{
    const struct page_code *code = flow->build->code;
    struct page_code_size size;
    memset(spot, 0, sizeof(*spot));
    if (code == NULL) {
        return;
    }
    spot->shown = has_code(flow) && place(flow, spot);
    bool small =
        has_code(flow) && page_code_size(&flow->build->m, code->version, &size);
    flow->frame->code = spot->shown ? CODE_SHOWN
                        : small     ? CODE_NO_ROOM
                                    : CODE_TOO_LONG;
}

void
page_code_spot_release(struct page_code_spot *spot)
{
    para_free(spot->box.words);
    spot->box.words = NULL;
}
