/* The upper part of a slide: kind by shape, word and colour, the title at
 * room size, and where in its topic the slide stands. */
#include "page_head.h"

#include <stdlib.h>
#include <string.h>

#include "page_foot.h"
#include "str.h"

enum { DOTS_MAX = 9 };

/* Title lines stand closer than text: 1.2 em. */
static int
title_pitch(const struct page_build *build, int cap)
{
    return page_leading(build->measure, build->lang, cap) * 4 / 5;
}

/* Parts of a line below its baseline. */
static int
descent(int cap)
{
    return (cap * 2 + 4) / 5;
}

static struct para *
title_para(const struct page_build *build, int cap)
{
    const struct para_style style = {
        .cap_px = cap, .bold = true, .width_px = build->m.column_w};
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
        struct para *para = title_para(build, *cap);
        if (para->line_count <= lines && !para->overfull) {
            return para;
        }
        para_free(para);
    }
    return NULL;
}

/* One line if nearly full size does it, else two or three, else body size. */
static struct para *
title_fit(const struct page_build *build, int *cap)
{
    int body = build->m.cap_body;
    int nearly = build->m.cap_title * 4 / 5;
    struct para *para =
        title_in_lines(build, 1, nearly > body ? nearly : body, cap);
    for (size_t lines = 2; !para && lines <= 3; lines++) {
        para = title_in_lines(build, lines, body, cap);
    }
    if (!para) {
        *cap = body;
        para = title_para(build, body);
    }
    return para;
}

/* Room for two lines of text, else the title is no fixture. */
static bool
body_has_room(const struct page_build *build, int height)
{
    int cap = build->m.cap_body;
    return height >=
           cap + page_leading(build->measure, build->lang, cap) + descent(cap);
}

void
page_frame_init(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    memset(frame, 0, sizeof(*frame));
    page_foot_plan(frame, build);
    int below_kind = m->top + m->icon;
    if (m->portrait) {
        frame->place_y = below_kind;
    }
    frame->title_y = below_kind + page_mm(m, 6.0);
    frame->title = title_fit(build, &frame->title_cap);
    frame->title_pitch = title_pitch(build, frame->title_cap);
    int y = frame->title_y + frame->title_cap + descent(frame->title_cap) +
            ((int)frame->title->line_count - 1) * frame->title_pitch;
    if (m->portrait) {
        frame->place_y = y + page_mm(m, 4.0);
        y = frame->place_y + m->cap_small + page_mm(m, 2.0);
    }
    frame->body_y = y + page_mm(m, 8.0);
    if (!body_has_room(build, frame->body_bottom - frame->body_y)) {
        para_free(frame->title);
        frame->title = NULL;
        frame->place_y = m->portrait ? below_kind + page_mm(m, 4.0) : 0;
        y = m->portrait ? frame->place_y + m->cap_small : below_kind;
        frame->body_y = y + page_mm(m, 6.0);
    }
}

void
page_frame_release(struct page_frame *frame)
{
    para_free(frame->title);
    frame->title = NULL;
}

/* Returns where the word ends, from the start edge. */
static int
draw_kind(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    struct page_rect icon = {build_x(build, 0, m->icon), m->top, m->icon,
                             m->icon};
    page_add_icon(build->page, page_kind_icon(build->kind), icon, build->c.kind,
                  build->c.paper, build->rtl);
    struct para *word = build_para(build, build->words->kinds[build->kind],
                                   build->lang, m->cap_kind, true, 0);
    int start = m->icon + page_mm(m, 3.6);
    int end = start + word->width_px;
    build_draw(build, word, build_x(build, start, word->width_px),
               m->top + (m->icon - m->cap_kind) / 2, m->cap_kind, 0,
               build->c.kind);
    para_free(word);
    return end;
}

/* Which of how many in the topic; false when nothing is on. */
static bool
place_in_topic(const struct page_build *build, int *place, int *count)
{
    const struct deck_shown *shown = build_shown(build);
    if (!shown) {
        return false;
    }
    const struct deck_shown *first = build->scene->shown;
    const struct deck_shown *end = first + build->scene->shown_count;
    const struct deck_shown *from = shown;
    while (from > first && from[-1].topic == shown->topic) {
        from--;
    }
    const struct deck_shown *to = shown;
    while (to < end && to->topic == shown->topic) {
        to++;
    }
    *place = (int)(shown - from);
    *count = (int)(to - from);
    return true;
}

/* Dots of DOT_PX in a row whose start is START from the start edge. */
static void
draw_dots(const struct page_build *build, int place, int count, int start,
          int middle_y)
{
    const struct page_metrics *m = &build->m;
    int dot = page_mm(m, 3.5);
    int pitch = page_mm(m, 6.1);
    for (int i = 0; i < count; i++) {
        struct page_rect rect = {build_x(build, start + i * pitch, dot),
                                 middle_y - dot / 2, dot, dot};
        page_add_icon(build->page, i == place ? ICON_DOT : ICON_DOT_OPEN, rect,
                      build->c.kind, build->c.paper, false);
    }
}

/* "Microneedling · 2 of 5"; freed with free(). */
static char *
place_text(const struct page_build *build, const char *treatment, int place,
           int count)
{
    char *numbers = page_words_numbers(build->words->place, place + 1, count);
    struct str text = {0};
    if (treatment && *treatment) {
        str_addf(&text, "%s · ", treatment);
    }
    str_add(&text, numbers);
    free(numbers);
    return str_take(&text);
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
place_para(const struct page_build *build, int place, int count, int room)
{
    char *text = place_text(build, treatment_name(build), place, count);
    int cap = build->m.cap_small;
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

/* The place in the topic, in words and dots: at the end of the kind's row, or
 * in portrait on its own line below the title. */
static void
draw_place(const struct page_frame *frame, const struct page_build *build,
           int taken)
{
    const struct page_metrics *m = &build->m;
    int place = 0;
    int count = 0;
    if (!place_in_topic(build, &place, &count)) {
        return;
    }
    int shown = count <= DOTS_MAX ? count : 0;
    int dots = shown ? (shown - 1) * page_mm(m, 6.1) + page_mm(m, 3.5) : 0;
    int gap = shown ? page_mm(m, 4.0) : 0;
    int room = m->column_w - dots - gap;
    room -= m->portrait ? 0 : taken + page_mm(m, 6.0);
    struct para *para = place_para(build, place, count, room);
    int start = 0;
    int top = frame->place_y;
    if (!m->portrait) {
        start = m->column_w - dots - gap - para->width_px;
        int baseline = m->top + (m->icon + m->cap_kind) / 2;
        top = baseline - m->cap_small;
    }
    build_draw(build, para, build_x(build, start, para->width_px), top,
               m->cap_small, 0, build->c.small);
    draw_dots(build, place, shown, start + para->width_px + gap,
              top + m->cap_small / 2);
    para_free(para);
}

static void
draw_spine(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int x = build->rtl ? m->width - m->spine : 0;
    page_add_fill(build->page, (struct page_rect){x, 0, m->spine, m->band_y},
                  build->c.kind, 0);
}

void
page_frame_draw(const struct page_frame *frame, const struct page_build *build,
                int page, int page_count)
{
    if (!build->page) {
        return;
    }
    draw_spine(build);
    int taken = draw_kind(build);
    draw_place(frame, build, taken);
    if (frame->title) {
        build_draw(build, frame->title, build->m.column_x, frame->title_y,
                   frame->title_cap, frame->title_pitch, build->c.ink);
    }
    page_foot_draw(frame, build, page, page_count);
}

int
page_head_plain(const struct page_build *build, const char *title)
{
    const struct page_metrics *m = &build->m;
    draw_spine(build);
    struct para *para =
        build_para(build, title, build->lang, m->cap_title, true, m->column_w);
    int pitch = title_pitch(build, m->cap_title);
    int y = m->top + page_mm(m, 2.0);
    build_draw(build, para, m->column_x, y, m->cap_title, pitch, build->c.ink);
    y += m->cap_title + descent(m->cap_title) +
         ((int)para->line_count - 1) * pitch;
    para_free(para);
    return y + page_mm(m, 8.0);
}
