/* The foot of a slide. It is as high in one language as in another, so that a
 * slide has the same pages whoever reads it. */
#include "page_foot.h"

#include <stdlib.h>
#include <string.h>

#include "deck_dwell.h"
#include "page_items.h"
#include "page_note.h"

/* A long source takes two lines where there is height for them. */
static size_t
source_lines(const struct page_build *build)
{
    return build->m.compact ? 1 : build->m.portrait ? 3 : 2;
}

/* The ask line of the deck in LANG, else the built-in one. */
static const char *
ask_line(const struct page_build *build, const char *lang)
{
    const struct deck *deck = build->deck;
    for (size_t i = 0; deck && i < deck->ask_line.count; i++) {
        const struct deck_word *word = &deck->ask_line.items[i];
        const char *of = *word->lang ? word->lang : deck->languages[0];
        if (strcmp(of, lang) == 0 && deck_has_letter(word->text)) {
            return word->text;
        }
    }
    return build_words(build, lang).ask;
}

/* "Clinic leaflet · reviewed 22 Nov 2026", the source only if WHOLE; freed with
 * free(). */
static char *
source_words(const struct page_build *build, bool whole)
{
    const struct deck_version *version = build->version;
    char *reviewed = version->reviewed.year > 0
                         ? page_words_reviewed(build->words, version->reviewed)
                         : NULL;
    char *text =
        page_words_joined(whole ? version->source : NULL, reviewed, build->rtl);
    free(reviewed);
    return text;
}

/* How many lines TEXT takes, at most MOST. */
static size_t
lines_of(const struct page_build *build, const char *text, size_t most)
{
    struct para *para = build_para(build, text, build->lang, build->m.cap_small,
                                   false, build->m.column_w);
    size_t lines = para->line_count < most ? para->line_count : most;
    para_free(para);
    return lines;
}

/* What is drawn: a source that is too long goes before the date is cut. */
static char *
source_text(const struct page_build *build)
{
    size_t most = source_lines(build);
    char *text = source_words(build, true);
    if (build->version->reviewed.year > 0 &&
        lines_of(build, text, most + 1) > most) {
        free(text);
        text = source_words(build, false);
    }
    return text;
}

static int
ask_width(const struct page_build *build, const char *lang)
{
    return build_width(build, ask_line(build, lang), lang, build->m.cap_small,
                       false);
}

/* The widest ask line of all languages that people can choose here. */
static int
widest_ask(const struct page_build *build)
{
    int widest = ask_width(build, build->lang);
    for (size_t i = 0; build->deck && i < build->deck->language_count; i++) {
        int width = ask_width(build, build->deck->languages[i]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* From one small line to the next. */
static int
pitch(const struct page_build *build)
{
    int leading = page_leading(build->measure, build->lang, build->m.cap_small);
    return leading * (build->m.compact ? 7 : 9) / 10;
}

/* Air between the rule, the lines and the band. */
static int
air(const struct page_build *build)
{
    return page_mm(&build->m, build->m.compact ? 2.4 : 4.6);
}

/* Where body and caption end and the number of the page stands. */
static void
plan_above(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int last_y = m->band_y - air(build) - m->cap_small;
    int free_y = frame->rule_y - page_mm(m, m->compact ? 1.8 : 5.0);
    int strip_y = m->band_y - m->strip_h - page_mm(m, 0.6);
    frame->caption_bottom = free_y < strip_y ? free_y : strip_y;
    frame->number_in_head = m->compact;
    frame->number_y = last_y;
    if (!frame->stacked || m->portrait) {
        free_y = frame->rule_y - page_mm(m, m->compact ? 1.8 : 9.2);
        frame->number_y = free_y + page_mm(m, 1.2);
    }
    frame->foot_y = free_y;
    frame->body_bottom = free_y < strip_y ? free_y : strip_y;
}

void
page_foot_plan(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    char *source = source_text(build);
    int width = build_width(build, source, build->lang, m->cap_small, false);
    int ask = widest_ask(build);
    bool beside = width + page_mm(m, 8.0) + ask <= m->column_w;
    frame->stacked = *source && (m->portrait || !beside);
    frame->foot_lines =
        frame->stacked ? lines_of(build, source, source_lines(build)) : 0;
    free(source);
    int lines = (int)frame->foot_lines + (ask > m->column_w ? 2 : 1);
    frame->rule_y =
        m->band_y - (lines - 1) * pitch(build) - m->cap_small - 2 * air(build);
    plan_above(frame, build);
    page_note_plan(frame, build);
}

/* The ask line with its capitals' top at Y, at the end edge or the start. */
static void
draw_ask(const struct page_build *build, int y, bool at_end)
{
    const struct page_metrics *m = &build->m;
    struct para *ask =
        build_para_within(build, ask_line(build, build->ui_lang),
                          build->ui_lang, m->cap_small, false, m->column_w, 2);
    int box = ask->line_count > 1 ? m->column_w : ask->width_px;
    if (ask->line_count == 1) {
        para_free(ask);
        ask = build_para(build, ask_line(build, build->ui_lang), build->ui_lang,
                         m->cap_small, false, 0);
    }
    int start = at_end ? m->column_w - box : 0;
    build_draw(build, ask, build_x(build, start, box), y, m->cap_small,
               pitch(build), build->c.small);
    para_free(ask);
}

/* PARA, set in WIDTH px, at the end of BOX. */
static void
draw_at_end(const struct page_build *build, const struct para *para, int width,
            struct page_rect box, int y, uint32_t colour)
{
    int x = build->rtl ? box.x : box.x + box.w - width;
    build_draw(build, para, x, y, build->m.cap_small, pitch(build), colour);
}

void
page_ask_draw(const struct page_build *build, struct page_rect box,
              const char *number)
{
    const struct page_metrics *m = &build->m;
    int width = box.w;
    struct para *ask =
        build_para_even(build, ask_line(build, build->ui_lang), build->ui_lang,
                        m->cap_small, &width, number ? 2 : 3);
    int below = ((int)ask->line_count - (number ? 0 : 1)) * pitch(build);
    int y = box.y + (box.h - m->cap_small - below) / 2;
    if (number) {
        struct para *para =
            build_para(build, number, build->lang, m->cap_small, true, 0);
        draw_at_end(build, para, para->width_px, box, y, build->c.kind);
        para_free(para);
        y += pitch(build);
    }
    draw_at_end(build, ask, width, box, y, build->c.small);
    para_free(ask);
}

void
page_foot_draw(const struct page_frame *frame, const struct page_build *build,
               int page, int page_count)
{
    const struct page_metrics *m = &build->m;
    struct page_rect rule = {m->column_x, frame->rule_y, m->column_w, m->hair};
    page_add_fill(build->page, rule, build->c.rule, 0);
    bool above = frame->number_in_head || frame->form == FORM_CAPTION;
    if (page_count > 1 && !above) {
        page_number_draw(build, frame->number_y, page, page_count);
    }
    int y = frame->rule_y + air(build);
    char *source = source_text(build);
    if (*source) {
        struct para *para =
            build_para_within(build, source, build->lang, m->cap_small, false,
                              m->column_w, source_lines(build));
        build_draw(build, para, m->column_x, y, m->cap_small, pitch(build),
                   build->c.small);
        para_free(para);
    }
    free(source);
    y += (int)frame->foot_lines * pitch(build);
    draw_ask(build, y, !frame->stacked && !m->portrait);
}
