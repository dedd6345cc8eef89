/* The upper part of a slide. See page_head.h. */
#include "page_head.h"

#include <stdlib.h>
#include <string.h>

#include "page_caption_draw.h"
#include "page_foot.h"
#include "page_items.h"
#include "page_note.h"
#include "page_rows.h"

/* Between things in the bar. */
static int
apart(const struct page_metrics *m)
{
    return page_sized(m, m->compact ? 3.6 : 6.0);
}

/* Whether HEIGHT holds enough lines of text for the title to stand above them
 * on every page. */
static bool
body_has_room(const struct page_build *build, int height)
{
    int cap = build->m.cap_body;
    int pitch = page_pitch(build, cap);
    return height >= cap + 3 * pitch + page_descent(cap);
}

static struct para *
kind_word(const struct page_build *build)
{
    return build_para(build, build->words->kinds[build->kind], build->lang,
                      build->m.cap_kind, true, 0);
}

/* Where the word of the kind begins, from the start edge. */
static int
word_start(const struct page_metrics *m)
{
    return m->bar_icon + apart(m) * 2 / 3;
}

/* How wide the place in the topic or the number of the page may get. */
static int
counter_width(const struct page_build *build)
{
    char *text = page_words_numbers(build->words->page, 8, 8);
    int width = build_width(build, text, build->lang, build->m.cap_print, true);
    free(text);
    return width;
}

/* The title in the bar, from START_PX to END_PX; false when it is cut. */
static bool
title_in_bar(struct page_frame *frame, const struct page_build *build,
             int start, int end)
{
    frame->title_start = start;
    frame->title_w = end - start > 1 ? end - start : 1;
    frame->title = page_title_line(build, frame->title_w, &frame->title_cap);
    return frame->title != NULL;
}

/* All of a title that is cut, where that leaves a line of text below it on the
 * first page. */
static void
plan_full(struct page_frame *frame, const struct page_build *build)
{
    int cap = build->m.cap_body;
    if (!frame->title_cut) {
        return;
    }
    frame->title_pitch = page_title_pitch(build, cap);
    frame->full_w = build->m.column_w - frame->title_start;
    struct page_build column = *build;
    column.m.column_w = frame->full_w;
    frame->full = page_title_at(&column, cap, &frame->full_w);
    frame->full_more = ((int)frame->full->line_count - 1) * frame->title_pitch;
    int left = frame->body_bottom - frame->body_y - frame->full_more;
    if (left < cap + page_descent(cap)) {
        page_frame_no_full(frame);
        frame->title_in_body = true;
    }
}

/* The title in the bar beside the kind. Where it needs the room, first the word
 * of the kind goes to the foot, then the number of the page. */
static void
plan_compact(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    struct para *word = kind_word(build);
    int mark = m->bar_icon + apart(m);
    int full = word_start(m) + word->width_px + 2 * apart(m);
    int end = m->column_w;
    int number = counter_width(build) + apart(m);
    para_free(word);
    frame->kind_in_bar = title_in_bar(frame, build, full, end - number);
    frame->number_in_bar =
        frame->kind_in_bar || title_in_bar(frame, build, mark, end - number);
    frame->title_cut =
        !frame->number_in_bar && !title_in_bar(frame, build, mark, end);
    if (frame->title_cut) {
        frame->title_cap = m->cap_body;
        frame->title = page_title_cut(build, frame->title_w);
    }
    /* descenders reach further below than accents above */
    int below = page_descent(frame->title_cap);
    frame->title_y = (m->bar_h - frame->title_cap - below / 2) / 2;
    double air = !m->compact_panel ? 6.0 : build->scale < 2 ? 2.8 : 1.2;
    frame->body_y = m->bar_h + page_sized(m, air);
    plan_full(frame, build);
}

/* The title below the bar. */
static void
plan_roomy(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    frame->kind_in_bar = true;
    struct para *word = kind_word(build);
    int taken = word_start(m) + word->width_px + apart(m);
    frame->number_in_bar =
        m->portrait && taken + counter_width(build) <= m->column_w;
    para_free(word);
    frame->title = page_title(build, &frame->title_cap, &frame->title_pitch,
                              &frame->title_w);
    frame->title_y = m->bar_h + page_sized(m, 6.6);
    int lines = (int)frame->title->line_count - 1;
    int baseline =
        frame->title_y + frame->title_cap + lines * frame->title_pitch;
    /* never nearer to its text than two paragraphs are to each other */
    int pitch = page_pitch(build, m->cap_body);
    int air = page_sized(m, m->close_lines ? 12.0 : 17.4);
    int least = pitch * 3 / 2 - m->cap_body + page_sized(m, 1.0);
    frame->body_y = baseline + (air > least ? air : least);
    int spare = frame->body_y - baseline - least; /* more air above it */
    int most = page_sized(m, 2.4);
    frame->title_y += spare < most ? spare : most;
    if (!body_has_room(build, frame->body_bottom - frame->body_y)) {
        para_free(frame->title);
        frame->title_cut = true;
        frame->title_w = m->column_w;
        frame->title_cap = m->cap_body;
        frame->title = page_title_cut(build, frame->title_w);
        frame->body_y = frame->title_y + m->cap_body + least;
        plan_full(frame, build);
    }
}

void
page_frame_init(struct page_frame *frame, const struct page_build *build)
{
    memset(frame, 0, sizeof(*frame));
    page_foot_plan(frame, build);
    if (build->m.compact) {
        plan_compact(frame, build);
    } else {
        plan_roomy(frame, build);
    }
}

/* What stands on the bar in high contrast is on paper, above a line of the
 * kind's colour; else it is white on that colour. */
static struct page_colours
bar_colours(const struct page_build *build)
{
    struct page_colours c = build->c;
    if (build->theme == PAGE_HIGH_CONTRAST) {
        c.kind_ink = c.ink;
        c.mark = c.kind;
        c.kind = c.paper;
        return c;
    }
    c.mark = c.kind_ink;
    return c;
}

static void
draw_bar(const struct page_build *build, int high, const struct page_colours *c)
{
    const struct page_metrics *m = &build->m;
    struct page_rect bar = {0, 0, m->width, high};
    page_add_fill(build->page, bar, c->kind, 0);
    if (c->kind == build->c.paper) {
        bar.h = page_sized(m, 1.0);
        bar.y = high - bar.h;
        page_add_fill(build->page, bar, build->c.kind, 0);
    }
}

/* Mark and, if WORDED, word. Returns where they end. */
static int
draw_kind(const struct page_build *build, bool worded,
          const struct page_colours *c)
{
    const struct page_metrics *m = &build->m;
    int side = m->bar_icon;
    struct page_rect icon = {build_x(build, 0, side), (m->bar_h - side) / 2,
                             side, side};
    page_add_icon(build->page, page_kind_icon(build->kind), icon, c->mark,
                  c->kind, false);
    if (!worded) {
        return side;
    }
    struct para *word = kind_word(build);
    int end = word_start(m) + word->width_px;
    build_draw(build, word, build_x(build, word_start(m), word->width_px),
               (m->bar_h - m->cap_kind) / 2, m->cap_kind, 0, c->kind_ink);
    para_free(word);
    return end;
}

/* The number of the page where that stands in the bar, else the place in the
 * topic as far as it goes into what follows TAKEN_PX. */
static void
draw_counter(const struct page_frame *frame, const struct page_build *build,
             int taken, int page, int page_count, const struct page_colours *c)
{
    const struct page_metrics *m = &build->m;
    int baseline = (m->bar_h + m->cap_print) / 2;
    int room = m->column_w - taken - apart(m);
    if ((m->compact || m->portrait) && page_count > 1) {
        if (page_number_in_bar(frame, page_count)) {
            page_number_draw(build, baseline - m->cap_print, page, page_count,
                             c->kind_ink);
        }
        return;
    }
    struct page_place place;
    if (page_place_init(&place, build, room, !m->compact, !m->compact) &&
        place.width_px <= room) {
        page_place_draw_on(&place, build, m->column_w - place.width_px,
                           baseline, c->kind_ink, c->kind);
    }
    page_place_release(&place);
}

static void
draw_head(const struct page_frame *frame, const struct page_build *build,
          int page, int page_count)
{
    const struct page_metrics *m = &build->m;
    const struct page_colours c = bar_colours(build);
    int more = m->compact && frame->first ? frame->full_more : 0;
    draw_bar(build, m->bar_h + more, &c);
    int taken = draw_kind(build, frame->kind_in_bar, &c);
    if (m->compact && frame->kind_in_bar) {
        int high = m->bar_h * 3 / 5;
        struct page_rect line = {
            build_x(build, taken + (frame->title_start - taken) / 2, m->hair),
            (m->bar_h - high) / 2, m->hair, high};
        page_add_fill(build->page, line, c.kind_ink, 0);
    }
    bool full = frame->first && frame->full != NULL;
    const struct para *title = full ? frame->full : frame->title;
    int w = full ? frame->full_w : frame->title_w;
    if (!m->compact) { /* read from the top down */
        draw_counter(frame, build, taken, page, page_count, &c);
    }
    build_draw(build, title, build_x(build, frame->title_start, w),
               frame->title_y, frame->title_cap, frame->title_pitch,
               m->compact ? c.kind_ink : build->c.ink);
    if (m->compact) {
        taken = frame->title_start + title->width_px;
        draw_counter(frame, build, taken, page, page_count, &c);
    }
}

void
page_frame_draw(const struct page_frame *frame, const struct page_build *build,
                int page, int page_count)
{
    if (build->page == NULL) {
        return;
    }
    bool caption = frame->form == FORM_CAPTION;
    build->page->part = PAGE_HEAD;
    if (caption) {
        page_caption_draw(frame->caption, build, page, page_count);
    } else {
        draw_head(frame, build, page, page_count);
    }
    build->page->part = PAGE_FOOT;
    bool low = page_note_is_foot(frame, build);
    if (!low || !build_has_notice(build)) {
        page_note_draw(frame, build);
    }
    if (!caption && !low && !build_has_notice(build) &&
        frame->form != FORM_NO_FOOT) {
        page_foot_draw(frame, build, page, page_count);
    }
}

/* ---- titles of the screen's own ---- */

void
page_head_own(const struct page_build *build, int high_px, const char *title,
              int page, int page_count)
{
    const struct page_metrics *m = &build->m;
    struct page_build own = *build;
    own.c.kind = build->c.control; /* of no kind */
    const struct page_colours c = bar_colours(&own);
    draw_bar(&own, high_px, &c);
    int room = m->column_w;
    if (page_count > 1) {
        room -= apart(m) + page_number_draw(build, (high_px - m->cap_print) / 2,
                                            page, page_count, c.kind_ink);
    }
    int cap = high_px * 9 / 16;
    cap = cap < m->cap_title ? cap : m->cap_title;
    while (cap > m->cap_small &&
           build_width(build, title, build->lang, cap, true) > room) {
        cap -= page_mm(m, 0.6);
    }
    struct para *para =
        build_para_within(build, title, build->lang, cap, true, room, 1);
    build_draw(build, para, build_x(build, 0, room),
               (high_px - cap - page_descent(cap) / 2) / 2, cap, 0, c.kind_ink);
    para_free(para);
}
