/* The foot of a slide. See page_foot.h. */
#include "page_foot.h"

#include <stdlib.h>
#include <string.h>

#include "deck_dwell.h"
#include "page_items.h"
#include "page_note.h"
#include "sentence.h"
#include "str.h"

/* The deck's own line in LANG; NULL when it has none. */
static const char *
deck_ask(const struct page_build *build, const char *lang)
{
    const struct deck *deck = build->deck;
    for (size_t i = 0; deck != NULL && i < deck->ask_line.count; i++) {
        const struct deck_word *word = &deck->ask_line.items[i];
        const char *of = *word->lang ? word->lang : deck->languages[0];
        if (strcmp(of, lang) == 0 && deck_has_letter(word->text)) {
            return word->text;
        }
    }
    return NULL;
}

static const char *
last_sentence(const char *text)
{
    size_t len = strlen(text);
    size_t last = 0;
    for (size_t i = 0; i < len;) {
        last = i;
        i = sentence_end(text, len, i);
        while (text[i] == ' ') {
            i++;
        }
    }
    return text + last;
}

static const char *
ask_words(const struct page_build *build, const char *lang)
{
    const char *own = deck_ask(build, lang);
    return own != NULL ? own : build_words(build, lang).ask;
}

const char *
page_foot_ask(const struct page_build *build, const char *lang)
{
    const struct page_metrics *m = &build->m;
    bool own = deck_ask(build, lang) != NULL;
    const char *text = ask_words(build, lang);
    int width = build_width(build, text, lang, m->cap_print, true);
    return !own && width > m->column_w * 9 / 20 ? last_sentence(text) : text;
}

char *
page_foot_source(const struct page_build *build, bool whole)
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

void
page_foot_plan(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    frame->rule_y = m->foot_y;
    frame->body_bottom = m->foot_y - (m->compact ? 0 : page_sized(m, 2.6));
    int strip_y = m->band_y - m->strip_h - page_mm(m, 0.6);
    if (!m->compact) { /* a strip hides no line of text */
        frame->body_bottom =
            frame->body_bottom < strip_y ? frame->body_bottom : strip_y;
    }
    page_note_plan(frame, build);
}

/* Between things in the foot. */
static int
apart(const struct page_metrics *m)
{
    return page_sized(m, m->compact ? 4.0 : 8.0);
}

/* Where the capitals of the line begin. */
static int
line_y(const struct page_metrics *m)
{
    return (m->foot_y + m->band_y - m->cap_print) / 2;
}

int
page_foot_ask_draw(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const char *text = page_foot_ask(build, build->ui_lang);
    int side = m->cap_print * 3 / 2;
    int gap = m->cap_print / 2;
    int room = m->column_w - side - gap;
    int width = build_width(build, text, build->ui_lang, m->cap_print, true);
    width = width < room ? width : room > 1 ? room : 1;
    struct para *ask = build_para_within(build, text, build->ui_lang,
                                         m->cap_print, true, width, 1);
    int start = m->column_w - width;
    int y = line_y(m);
    struct page_rect bell = {build_x(build, start - gap - side, side),
                             y + (m->cap_print - side) / 2, side, side};
    page_add_icon(build->page, ICON_DESK_BELL, bell, build->c.ink,
                  build->c.paper, false);
    build_draw(build, ask, build_x(build, start, width), y, m->cap_print, 0,
               build->c.ink);
    para_free(ask);
    return start - gap - side;
}

/* The kind where the bar has no room for its word, unless NUMBER_ONLY, and the
 * number of the page; freed with free(). */
static char *
lead_text(const struct page_frame *frame, const struct page_build *build,
          int page, int page_count, bool number_only)
{
    const char *kind = !frame->kind_in_bar && page == 0 && !number_only
                           ? build->words->kinds[build->kind]
                           : NULL;
    char *number =
        !page_number_in_bar(frame, page_count) && page_count > 1
            ? page_words_numbers(build->words->page, page + 1, page_count)
            : NULL;
    char *text = page_words_joined(kind, number, build->rtl);
    free(number);
    return text;
}

/* Draws as much of TEXT as goes from START to END. Returns where it ends. */
static int
draw_words(const struct page_build *build, const char *text, bool lead,
           int start, int end)
{
    const struct page_metrics *m = &build->m;
    int width = build_width(build, text, build->lang, m->cap_print, lead);
    if (*text == '\0' || (width > end - start && !lead)) {
        return start;
    }
    width = width < end - start ? width : end - start;
    width = width > 1 ? width : 1;
    struct para *para = build_para_within(build, text, build->lang,
                                          m->cap_print, lead, width, 1);
    build_draw(build, para, build_x(build, start, width), line_y(m),
               m->cap_print, 0, lead ? build->c.kind : build->c.small);
    para_free(para);
    return start + width;
}

/* "Clinic leaflet · 22 Nov 2026", the first LEN bytes of the source; freed with
 * free(). */
static char *
source_short(const struct page_build *build, size_t len)
{
    const struct deck_version *version = build->version;
    struct str text = {0};
    struct page_words words = *build->words;
    words.reviewed = "{date}";
    if (len > 0) {
        str_add_bytes(&text, version->source, len);
        str_add(&text, version->source[len] ? "…" : "");
    }
    char *date = version->reviewed.year > 0
                     ? page_words_reviewed(&words, version->reviewed)
                     : NULL;
    char *joined = page_words_joined(text.text, date, build->rtl);
    str_release(&text);
    free(date);
    return joined;
}

/* The source with its review as they go into WIDTH px: the source is cut before
 * the date is; freed with free(). */
static char *
source_within(const struct page_build *build, int width)
{
    const char *source = build->version->source;
    int cap = build->m.cap_print;
    char *text = page_foot_source(build, true);
    size_t len = source != NULL ? strlen(source) : 0;
    while (build_width(build, text, build->lang, cap, false) > width) {
        free(text);
        text = source_short(build, len);
        if (len == 0) {
            break;
        }
        do {
            len--;
        } while (len > 0 && source[len] != ' ');
    }
    return text;
}

void
page_foot_draw(const struct page_frame *frame, const struct page_build *build,
               int page, int page_count)
{
    const struct page_metrics *m = &build->m;
    if (!m->compact) {
        struct page_rect rule = {m->column_x, frame->rule_y, m->column_w,
                                 m->hair};
        page_add_fill(build->page, rule, build->c.rule, 0);
    }
    struct page_build unseen = *build;
    unseen.page = NULL;
    /* read last, but placed first */
    int end = page_foot_ask_draw(&unseen) - apart(m);
    char *lead = lead_text(frame, build, page, page_count, false);
    if (build_width(build, lead, build->lang, m->cap_print, true) > end) {
        free(lead);
        lead = lead_text(frame, build, page, page_count, page_count > 1);
    }
    int start = draw_words(build, lead, true, 0, end);
    start += *lead ? apart(m) : 0;
    free(lead);
    if (!m->compact || page + 1 == page_count) {
        char *source = source_within(build, end - start);
        draw_words(build, source, false, start, end);
        free(source);
    }
    page_foot_ask_draw(build);
}

/* ---- where there is no slide ---- */

/* From one small line to the next. */
static int
small_pitch(const struct page_build *build)
{
    int leading = page_leading(build->measure, build->lang, build->m.cap_print);
    return leading * (build->m.compact_panel ? 7 : 9) / 10;
}

void
page_ask_draw(const struct page_build *build, struct page_rect box)
{
    const struct page_metrics *m = &build->m;
    int side = m->cap_print * 3 / 2;
    int gap = m->cap_print / 2;
    int pitch = small_pitch(build);
    int width = box.w - side - gap > 1 ? box.w - side - gap : 1;
    size_t lines = 1 + (size_t)((box.h - m->cap_print) / pitch);
    const char *text = ask_words(build, build->ui_lang);
    int room = (int)lines * width * 4 / 5; /* lines break between words */
    if (deck_ask(build, build->ui_lang) == NULL &&
        build_width(build, text, build->ui_lang, m->cap_print, false) > room) {
        text = last_sentence(text);
    }
    struct para *ask = build_para_even(build, text, build->ui_lang,
                                       m->cap_print, &width, lines);
    int below = ((int)ask->line_count - 1) * pitch;
    int y = box.y + (box.h - m->cap_print - below) / 2;
    int end = box.x + box.w;
    struct page_rect bell = {build->rtl ? box.x + width + gap
                                        : end - width - gap - side,
                             y + (m->cap_print - side) / 2, side, side};
    page_add_icon(build->page, ICON_DESK_BELL, bell, build->c.ink,
                  build->c.paper, false);
    build_draw(build, ask, build->rtl ? box.x : end - width, y, m->cap_print,
               pitch, build->c.ink);
    para_free(ask);
}
