/* The frame around the body of a slide. See page_frame.h. */
#include "page_frame.h"

#include <stdlib.h>
#include <string.h>

#include "deck_shown.h"
#include "page_items.h"
#include "str.h"

enum { DOTS_MAX = 9, TITLE_LINES_MAX = 3 };

void
page_frame_release(struct page_frame *frame)
{
    para_free(frame->title);
    para_free(frame->full);
    frame->title = frame->full = NULL;
    free(frame->caption);
    frame->caption = NULL;
}

void
page_frame_no_full(struct page_frame *frame)
{
    para_free(frame->full);
    frame->full = NULL;
    frame->full_more = 0;
}

/* ---- title ---- */

static struct para *
title_para(const struct page_build *build, int cap, int width)
{
    const struct para_style style = {
        .cap_px = cap, .bold = true, .width_px = width};
    return para_new(&build->version->title, build->lang, &style,
                    build->measure);
}

/* The largest title of at most LINES lines, between full size and LEAST. */
static struct para *
title_in_lines(const struct page_build *build, size_t lines, int least,
               int *cap)
{
    int step = page_mm(&build->m, 0.6);
    for (*cap = build->m.cap_title; *cap >= least; *cap -= step) {
        struct para *para = title_para(build, *cap, build->m.column_w);
        if (para->line_count <= lines && !para->overfull) {
            return para;
        }
        para_free(para);
    }
    return NULL;
}

/* PARA, set in the whole column, with lines of one length. */
static struct para *
even_title(const struct page_build *build, struct para *para, int cap,
           int *width)
{
    *width = build->m.column_w;
    return para->line_count <= TITLE_LINES_MAX
               ? build_narrowest(build, para, &build->version->title,
                                 build->lang, cap, true, width)
               : para;
}

/* The first LEN bytes of the title on one line, with END behind them; freed
 * with free(). */
static char *
flat_title(const struct deck_text *title, size_t len, const char *end)
{
    struct str text = {0};
    for (size_t i = 0; i < len; i++) {
        bool parts = title->text[i] == '\n';
        str_add_bytes(&text, parts ? " " : &title->text[i], 1);
    }
    str_add(&text, end);
    return str_take(&text);
}

struct para *
page_title_line(const struct page_build *build, int width, int *cap)
{
    const struct deck_text *title = &build->version->title;
    int least = build->m.cap_body;
    int step = page_sized(&build->m, 0.3) > 1 ? page_sized(&build->m, 0.3) : 1;
    char *text = flat_title(title, title->len, "");
    struct para *para = NULL;
    int more =
        build_width(build, text, build->lang, build->m.cap_title, true) - width;
    /* the steps that it needs, but one: to try a size costs a font */
    int steps = more > 0 ? (int)((int64_t)build->m.cap_title * more /
                                 ((int64_t)(width + more) * step)) -
                               1
                         : 0;
    *cap = build->m.cap_title - (steps > 0 ? steps * step : 0);
    for (*cap = *cap > least ? *cap : least; para == NULL;) {
        para = build_para(build, text, build->lang, *cap, true, width);
        if (para->line_count == 1 && !para->overfull) {
            break;
        }
        para_free(para);
        para = NULL;
        if (*cap <= least) {
            break;
        }
        *cap = *cap - step > least ? *cap - step : least;
    }
    free(text);
    return para;
}

struct para *
page_title_cut(const struct page_build *build, int width)
{
    const struct deck_text *title = &build->version->title;
    int cap = build->m.cap_body;
    struct para *best = NULL;
    bool fits = true;
    for (size_t i = 1; i < title->len && fits; i++) {
        bool word = strchr(" \n", title->text[i]) != NULL &&
                    strchr(" \n,;:", title->text[i - 1]) == NULL;
        if (!word) {
            continue;
        }
        char *text = flat_title(title, i, "…");
        struct para *para =
            build_para(build, text, build->lang, cap, true, width);
        free(text);
        fits = para->line_count == 1 && !para->overfull;
        para_free(fits ? best : para);
        best = fits ? para : best;
    }
    if (best == NULL) { /* not even a word */
        char *text = flat_title(title, title->len, "");
        best = build_para_within(build, text, build->lang, cap, true, width, 1);
        free(text);
    }
    return best;
}

struct para *
page_title_at(const struct page_build *build, int cap, int *width)
{
    struct para *para = title_para(build, cap, build->m.column_w);
    return even_title(build, para, cap, width);
}

/* A title that no size fits into three lines is not tried at all of them. */
static bool
is_hopeless(const struct page_build *build)
{
    enum { LONG_BYTES = 160 };
    if (build->version->title.len < LONG_BYTES) {
        return false;
    }
    struct para *para = title_para(build, build->m.cap_body, build->m.column_w);
    bool hopeless = para->line_count > TITLE_LINES_MAX;
    para_free(para);
    return hopeless;
}

struct para *
page_title(const struct page_build *build, int *cap, int *pitch, int *width)
{
    int full = build->m.cap_title;
    int body = build->m.cap_body;
    /* a second line costs a wide page more than a fifth of the size */
    int one = build->m.portrait ? full : full * 4 / 5;
    struct para *para = NULL;
    if (!is_hopeless(build)) {
        para = title_in_lines(build, 1, one > body ? one : body, cap);
        for (size_t lines = 2; para == NULL && lines <= TITLE_LINES_MAX;
             lines++) {
            para = title_in_lines(build, lines, body, cap);
        }
    }
    if (para == NULL) {
        *cap = body;
        para = title_para(build, body, build->m.column_w);
    }
    *pitch = page_title_pitch(build, *cap);
    return even_title(build, para, *cap, width);
}

/* ---- kind ---- */

static struct para *
kind_word(const struct page_build *build)
{
    return build_para(build, build->words->kinds[build->kind], build->lang,
                      build->m.cap_kind, true, 0);
}

/* From the start of the icon to that of the word. */
static int
word_start(const struct page_metrics *m)
{
    return m->icon + page_mm(m, 3.6);
}

int
page_kind_width(const struct page_build *build)
{
    struct para *word = kind_word(build);
    int width = word_start(&build->m) + word->width_px;
    para_free(word);
    return width;
}

int
page_kind_baseline(const struct page_metrics *m, int top_px)
{
    return top_px + (m->icon - m->cap_kind) / 2 + m->cap_kind;
}

void
page_kind_draw(const struct page_build *build, int top_px)
{
    const struct page_metrics *m = &build->m;
    struct page_rect icon = {build_x(build, 0, m->icon), top_px, m->icon,
                             m->icon};
    page_add_icon(build->page, page_kind_icon(build->kind), icon, build->c.kind,
                  build->c.paper, false);
    struct para *word = kind_word(build);
    int x = build_x(build, word_start(m), word->width_px);
    build_draw(build, word, x, page_kind_baseline(m, top_px) - m->cap_kind,
               m->cap_kind, 0, build->c.kind);
    para_free(word);
}

/* ---- place in the topic ---- */

/* Which of how many in the topic; false when nothing is on. */
static bool
place_in_topic(const struct page_build *build, int *place, int *count)
{
    const struct deck_shown *shown = build_shown(build);
    if (shown == NULL) {
        return false;
    }
    const struct page_scene *scene = build->scene;
    *place = 0;
    *count = 0;
    for (size_t i = 0; i < scene->shown_count; i++) {
        const struct deck_shown *other = &scene->shown[i];
        if (other->topic == shown->topic &&
            deck_shown_in(other, scene->state->language)) {
            *place += other < shown;
            (*count)++;
        }
    }
    return true;
}

/* "Microneedling · 2 of 5"; freed with free(). */
static char *
place_text(const struct page_build *build, const char *treatment, int place,
           int count)
{
    char *numbers = page_words_numbers(build->words->place, place + 1, count);
    char *text = page_words_joined(treatment, numbers, build->rtl);
    free(numbers);
    return text;
}

static const char *
treatment_name(const struct page_build *build)
{
    int topic = build_topic(build);
    const struct deck *deck = build->deck;
    size_t index = (size_t)deck->topics[topic].treatment_index;
    if (index >= deck->treatment_count) {
        return NULL;
    }
    return deck_word(deck, &deck->treatments[index].name, build->lang);
}

/* The place as it fits into ROOM: without the treatment if need be. */
static struct para *
place_para(const struct page_build *build, int place, int count, int room,
           bool named)
{
    const char *name = named ? treatment_name(build) : NULL;
    char *text = place_text(build, name, place, count);
    int cap = build->m.cap_print;
    struct para *para = build_para(build, text, build->lang, cap, false, 0);
    free(text);
    if (para->width_px > room) {
        para_free(para);
        text = place_text(build, NULL, place, count);
        para = build_para(build, text, build->lang, cap, false, 0);
        free(text);
    }
    return para;
}

/* From one dot to the next, and from the words to the first. */
static int
dot_pitch(const struct page_metrics *m)
{
    return page_sized(m, 6.1);
}

static int
dots_width(const struct page_metrics *m, int dots)
{
    return dots > 0 ? (dots - 1) * dot_pitch(m) + page_sized(m, 3.5) +
                          page_sized(m, 4.0)
                    : 0;
}

bool
page_place_init(struct page_place *place, const struct page_build *build,
                int room_px, bool dotted, bool named)
{
    int count = 0;
    memset(place, 0, sizeof(*place));
    if (!place_in_topic(build, &place->index, &count)) {
        return false;
    }
    place->dots = dotted && count <= DOTS_MAX ? count : 0;
    int dots = dots_width(&build->m, place->dots);
    place->words =
        place_para(build, place->index, count, room_px - dots, named);
    place->width_px = place->words->width_px + dots;
    return true;
}

void
page_place_release(struct page_place *place)
{
    para_free(place->words);
    place->words = NULL;
}

void
page_place_draw_on(const struct page_place *place,
                   const struct page_build *build, int start_px,
                   int baseline_px, uint32_t ink, uint32_t ground)
{
    const struct page_metrics *m = &build->m;
    int words = place->words->width_px;
    build_draw(build, place->words, build_x(build, start_px, words),
               baseline_px - m->cap_print, m->cap_print, 0, ink);
    int dot = page_sized(m, 3.5);
    int y = baseline_px - m->cap_print + m->cap_print / 2 - dot / 2;
    int start = start_px + words + page_sized(m, 4.0);
    for (int i = 0; i < place->dots; i++) {
        struct page_rect rect = {build_x(build, start + i * dot_pitch(m), dot),
                                 y, dot, dot};
        page_add_icon(build->page, i == place->index ? ICON_DOT : ICON_DOT_OPEN,
                      rect, ink, ground, false);
    }
}

void
page_place_draw(const struct page_place *place, const struct page_build *build,
                int start_px, int baseline_px)
{
    page_place_draw_on(place, build, start_px, baseline_px, build->c.small,
                       build->c.paper);
}

bool
page_number_in_bar(const struct page_frame *frame, int page_count)
{
    return frame->number_in_bar && page_count < 10;
}

int
page_number_draw(const struct page_build *build, int y_px, int page,
                 int page_count, uint32_t colour)
{
    const struct page_metrics *m = &build->m;
    char *text = page_words_numbers(build->words->page, page + 1, page_count);
    struct para *para =
        build_para(build, text, build->lang, m->cap_print, true, 0);
    int width = para->width_px;
    build_draw(build, para, build_x(build, m->column_w - width, width), y_px,
               m->cap_print, 0, colour);
    para_free(para);
    free(text);
    return width;
}
