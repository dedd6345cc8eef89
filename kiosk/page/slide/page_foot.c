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

/* Between things in the foot. */
static int
apart(const struct page_metrics *m)
{
    return page_sized(m, m->compact ? 4.0 : 8.0);
}

/* The bell and the air behind it. */
static int
bell_width(const struct page_metrics *m)
{
    return m->cap_print * 3 / 2 + m->cap_print / 2;
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

char *
page_foot_date(const struct page_build *build)
{
    return source_short(build, 0);
}

/* How wide the day of the review is; 0 when there is none. */
static int
date_width(const struct page_build *build)
{
    char *date = page_foot_date(build);
    int width =
        build_width(build, date, build->lang, build->m.cap_print, false);
    free(date);
    return width;
}

/* Whether the name of the source goes into ROOM px with the day: on the last
 * page of several it matters more than the ask line, which is on the others. */
static bool
source_fits(const struct page_build *build, int room)
{
    const char *name = build->version->source;
    char *text = source_short(build, name != NULL ? strlen(name) : 0);
    int width =
        build_width(build, text, build->lang, build->m.cap_print, false);
    free(text);
    return width <= room;
}

/* Whether the number of the page, if it is in the foot, the day of the review
 * and the ask line in LANG stand in one row. */
static bool
has_room(const struct page_frame *frame, const struct page_build *build,
         const char *lang)
{
    const struct page_metrics *m = &build->m;
    int room = m->column_w - date_width(build) - apart(m) - bell_width(m);
    if (frame->number_w == 0) {
        room -= page_number_width(build, true, 88) + apart(m);
    }
    /* a byte is never wider than a capital is high, or nearly so */
    size_t bytes = strlen(ask_words(build, lang));
    return (int64_t)bytes * m->cap_print <= room ||
           build_width(build, page_foot_ask(build, lang), lang, m->cap_print,
                       true) <= room;
}

/* BUILD with the small print of the normal text size. */
static struct page_build
smaller(const struct page_build *build)
{
    struct page_build small = *build;
    small.m.cap_print = page_metrics(build->screen, 0).cap_print;
    return small;
}

/* Whether TEXT has letters of a script whose marks may reach further below than
 * Latin ones: from Armenian up to Khmer in the order of Unicode. */
static bool
may_be_deep(const char *text)
{
    bool may = false;
    for (; *text != '\0'; text++) {
        may = may ||
              ((unsigned char)*text >= 0xD5 && (unsigned char)*text <= 0xE1);
    }
    return may;
}

/* How much further below the baseline the ink of TEXT reaches than that of
 * Latin letters; MOST if that is more. */
static int
deeper(const struct page_build *build, const struct deck_text *text, int most)
{
    int cap = build->m.cap_body;
    int above, below = 0;
    if (text->text != NULL && may_be_deep(text->text)) {
        struct para *para =
            build_para(build, text->text, build->lang, cap, false, 0);
        para_line_ink(&para->lines[0], build->measure, &above, &below);
        para_free(para);
    }
    int more = below - page_descent(cap);
    return more > most ? more : most;
}

/* The same of all words of the slide. */
static int
deepest(const struct page_build *build)
{
    const struct deck_version *version = build->version;
    int most = 0;
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        const struct deck_table *table = &block->table;
        most = deeper(build, &block->text, most);
        for (size_t c = 0; c < (size_t)(table->rows * table->columns); c++) {
            most = deeper(build, &table->cells[c], most);
        }
    }
    return most;
}

void
page_foot_plan(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    bool room = m->foot_y > 5 * m->cap_body; /* not on 7 inch at 2.0 */
    int deep = room ? deepest(build) : 0;
    frame->rule_y = m->foot_y;
    int air = m->compact ? 0 : page_sized(m, 2.6);
    frame->body_bottom = m->foot_y - (deep > air ? deep : air);
    int strip_y = m->band_y - m->strip_h - page_mm(m, 0.6);
    if (!m->compact) { /* a strip hides no line of text */
        frame->body_bottom =
            frame->body_bottom < strip_y ? frame->body_bottom : strip_y;
    }
    page_note_plan(frame, build);
    frame->foot_gone = m->compact && (frame->note_h > 0 || build->code != NULL);
}

void
page_foot_plan_source(struct page_frame *frame, const struct page_build *build)
{
    const struct deck_version *version = build->version;
    const struct deck *deck = build->deck;
    const struct page_build small = smaller(build);
    bool dated = version->reviewed.year > 0;
    if (frame->foot_gone) {
        frame->crowded = dated || version->source != NULL;
        return;
    }
    frame->crowded = dated && !has_room(frame, &small, build->lang);
    /* a page that is compact has a foot below no slide of another language */
    size_t count = deck != NULL && !build->m.compact ? deck->language_count : 0;
    for (size_t i = 0; dated && i < count && !frame->crowded; i++) {
        frame->crowded = !has_room(frame, &small, deck->languages[i]);
    }
}

/* Where the capitals of the line begin; what is below them needs some of a low
 * foot. */
static int
line_y(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int cap = page_metrics(build->screen, build->scale).cap_print;
    int low = m->compact ? page_descent(cap) / 2 : 0;
    return (m->foot_y + m->band_y + cap - low) / 2 - m->cap_print;
}

int
page_foot_ask_draw(const struct page_build *build, int most)
{
    const struct page_metrics *m = &build->m;
    const char *text = page_foot_ask(build, build->ui_lang);
    int side = m->cap_print * 3 / 2;
    int room = most - bell_width(m);
    int width = build_width(build, text, build->ui_lang, m->cap_print, true);
    width = width < room ? width : room > 1 ? room : 1;
    struct para *ask = build_para_within(build, text, build->ui_lang,
                                         m->cap_print, true, width, 1);
    int start = m->column_w - width;
    int y = line_y(build);
    struct page_rect bell = {build_x(build, start - bell_width(m), side),
                             y + (m->cap_print - side) / 2, side, side};
    page_add_icon(build->page, ICON_DESK_BELL, bell, build->c.ink,
                  build->c.paper, false);
    build_draw(build, ask, build_x(build, start, width), y, m->cap_print, 0,
               build->c.ink);
    para_free(ask);
    return start - bell_width(m);
}

/* What goes into ROOM px of the kind, where the bar has no room for its word,
 * and of the number of the page, which is never cut; freed with free(). */
static char *
lead_text(const struct page_frame *frame, const struct page_build *build,
          int page, int page_count, int room)
{
    bool worded = frame->kind_in_bar || page > 0;
    bool numbered =
        page_count > 1 && !page_number_in_bar(frame, build, page_count);
    const char *kind = worded ? NULL : build->words->kinds[build->kind];
    for (int form = kind != NULL ? 0 : 2;; form++) {
        char *number =
            numbered && form < 4
                ? page_number_words(build, form % 2 == 1, page + 1, page_count)
                : NULL;
        char *text =
            page_words_joined(form < 2 ? kind : NULL, number, build->rtl);
        free(number);
        int width =
            build_width(build, text, build->lang, build->m.cap_print, true);
        if (width <= room || form == 3) {
            return text;
        }
        free(text);
    }
}

/* Draws TEXT from START on. Returns where it ends. */
static int
draw_words(const struct page_build *build, const char *text, bool lead,
           int start)
{
    const struct page_metrics *m = &build->m;
    struct para *para =
        build_para(build, text, build->lang, m->cap_print, lead, 0);
    int width = para->width_px;
    build_draw(build, para, build_x(build, start, width), line_y(build),
               m->cap_print, 0, lead ? build->c.kind : build->c.small);
    para_free(para);
    return start + width;
}

char *
page_foot_source_within(const struct page_build *build, int width)
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
page_foot_draw(const struct page_frame *frame, const struct page_build *around,
               int page, int page_count)
{
    bool last = page_count > 1 && page + 1 == page_count;
    bool sourced =
        !frame->source_in_body && (page_count == 1 || last ||
                                   (!around->m.compact && !frame->source_last));
    bool narrow = around->version->reviewed.year > 0 && sourced &&
                  !(last && frame->source_last) &&
                  !has_room(frame, around, around->ui_lang);
    const struct page_build foot = narrow ? smaller(around) : *around;
    const struct page_build *build = &foot;
    const struct page_metrics *m = &build->m;
    if (!m->compact) {
        struct page_rect rule = {m->column_x, frame->rule_y, m->column_w,
                                 m->hair};
        page_add_fill(build->page, rule, build->c.rule, 0);
    }
    int date = sourced ? date_width(build) : 0;
    int least = date > 0 ? date + apart(m) : 0;
    bool numbered =
        page_count > 1 && !page_number_in_bar(frame, build, page_count);
    int number =
        numbered ? page_number_width(build, true, page_count) + apart(m) : 0;
    int most = m->column_w - least - number;
    struct page_build unseen = *build;
    unseen.page = NULL;
    /* the ask line is read last, but placed first */
    int end = page_foot_ask_draw(&unseen, most) - apart(m);
    char *lead = lead_text(frame, build, page, page_count, end - least);
    int start = *lead ? draw_words(build, lead, true, 0) + apart(m) : 0;
    free(lead);
    bool asks = !sourced || !last || source_fits(build, end - start);
    end = asks ? end : m->column_w;
    if (sourced) {
        char *source = page_foot_source_within(build, end - start);
        int width =
            build_width(build, source, build->lang, m->cap_print, false);
        if (*source && width <= end - start) {
            draw_words(build, source, false, start);
        }
        free(source);
    }
    if (asks) {
        page_foot_ask_draw(build, most);
    }
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
