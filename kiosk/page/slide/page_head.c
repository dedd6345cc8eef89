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

/* Where the word of the kind begins, from the start edge. */
static int
word_start(const struct page_metrics *m)
{
    return m->bar_icon + apart(m) * 2 / 3;
}

/* It is smaller where it is wider than the column. */
static struct para *
kind_word(const struct page_build *build, int *cap)
{
    const struct page_metrics *m = &build->m;
    const char *word = build->words->kinds[build->kind];
    int room = m->column_w - word_start(m);
    int wide = build_width(build, word, build->lang, m->cap_kind, true);
    int fitting = (int)((int64_t)m->cap_kind * room / (wide > 0 ? wide : 1));
    *cap = wide <= room             ? m->cap_kind
           : fitting > m->cap_small ? fitting
                                    : m->cap_small;
    return build_para(build, word, build->lang, *cap, true, 0);
}

/* How wide the number of the page may get, BRIEF up to 99, else up to 9. */
static int
number_width(const struct page_build *build, bool brief)
{
    return page_number_width(build, brief, brief ? 88 : 8);
}

/* How many lines of text go into HEIGHT. */
static int
lines_in(const struct page_build *build, int height)
{
    int cap = build->m.cap_body;
    int left = height - cap - page_descent(cap);
    return left < 0 ? 0 : 1 + left / page_pitch(build, cap);
}

/* How high a bar is that holds all the ink of TITLE, and where the capitals of
 * that begin: in the middle, for descenders reach further below than accents
 * above. */
static int
bar_around(const struct page_build *build, const struct page_title *title,
           int *title_y)
{
    const struct page_metrics *m = &build->m;
    int lines = page_title_lines_h(title);
    int pad = page_sized(m, 0.6) + (lines > 0 ? title->cap / 10 : 0);
    int need = title->above + lines + title->below + 2 * pad;
    int high = m->bar_h > need ? m->bar_h : need;
    int y = (high - title->cap - lines - page_descent(title->cap) / 2) / 2;
    int least = pad + title->above - title->cap;
    int most = high - pad - title->below - lines - title->cap;
    y = y > most ? most : y;
    *title_y = y > least ? y : least;
    return high;
}

/* From the bar to the capitals of the text. */
static int
air_below(const struct page_build *build)
{
    double air = !build->m.compact_panel ? 6.0 : build->scale < 2 ? 2.8 : 2.0;
    return page_sized(&build->m, air);
}

/* What is left of HEIGHT when it has all the lines that go there: as much of it
 * as gives large text on a small panel some air in the bar and below it. */
static int
spare_air(const struct page_build *build, int height)
{
    const struct page_metrics *m = &build->m;
    int lines = lines_in(build, height);
    int most = m->compact_panel && build->scale == 2 ? page_sized(m, 2.1) : 0;
    int spare = height - m->cap_body - page_descent(m->cap_body) -
                (lines - 1) * page_pitch(build, m->cap_body);
    return lines < 2 || spare < 0 ? 0 : spare < most ? spare : most;
}

/* A bar with a title of two lines leaves three lines of text, or as many as
 * with one. */
static bool
is_worth_two_lines(const struct page_frame *frame,
                   const struct page_build *build,
                   const struct page_title *title)
{
    int y;
    int left = frame->body_bottom - air_below(build);
    int lines = lines_in(build, left - bar_around(build, title, &y));
    return lines >= 3 || lines >= lines_in(build, left - build->m.bar_h);
}

/* The title in the bar, in LINES lines from START px to the number of the page,
 * which has NUMBER px, 0 none. */
static bool
title_in_bar(struct page_frame *frame, const struct page_build *build,
             size_t lines, int start, int number)
{
    const struct page_metrics *m = &build->m;
    int apart_px = number > 0 ? apart(m) : 0;
    int width = m->column_w - start - number - apart_px;
    struct page_title *title = &frame->title;
    if (width < 1 ||
        !page_title_within(title, build, width, lines, m->cap_title)) {
        return false;
    }
    if (lines > 1 && !is_worth_two_lines(frame, build, title)) {
        page_title_release(title);
        if (!page_title_within(title, build, width, lines, m->cap_body)) {
            return false;
        }
    }
    if (lines > 1 && !is_worth_two_lines(frame, build, title)) {
        page_title_release(title);
        return false;
    }
    frame->title_start = start;
    frame->number_w = number;
    return true;
}

/* The title on one line beside the kind. Where it needs the room, first the
 * word of the kind goes to the foot, then the number of the page gets brief,
 * then that goes there as well, unless there is no foot; then it has two lines.
 * False when that is not enough. */
static bool
all_in_bar(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int cap;
    struct para *word = kind_word(build, &cap);
    int mark = m->bar_icon + apart(m);
    int full = word_start(m) + word->width_px + 2 * apart(m);
    para_free(word);
    int numbers[3] = {number_width(build, false), number_width(build, true), 0};
    int forms = frame->foot_gone ? 2 : 3;
    frame->kind_in_bar = title_in_bar(frame, build, 1, full, numbers[0]);
    bool in_bar = frame->kind_in_bar;
    for (int i = 0; i < forms * 2 && !in_bar; i++) {
        size_t lines = i < forms ? 1 : 2;
        in_bar = title_in_bar(frame, build, lines, mark, numbers[i % forms]);
    }
    return in_bar;
}

/* All of a title that is cut, where that leaves a line of text below it. */
static void
plan_full(struct page_frame *frame, const struct page_build *build)
{
    int cap = build->m.cap_body;
    struct page_title *full = &frame->full;
    *full = page_title_whole(build, frame->title.width);
    frame->full_y = frame->title_y;
    frame->full_more = page_title_lines_h(full);
    if (build->m.compact) {
        frame->full_more =
            bar_around(build, full, &frame->full_y) - frame->bar_h;
    }
    int left = frame->body_bottom - frame->body_y - frame->full_more;
    bool torn = build->m.compact && full->para->overfull;
    if (left < cap + page_descent(cap) || torn) {
        page_title_release(full);
        frame->full_first = false;
    }
}

static void
plan_compact(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    frame->title_cut = !all_in_bar(frame, build);
    if (frame->title_cut) {
        frame->title_start = m->bar_icon + apart(m);
        frame->number_w = frame->foot_gone ? number_width(build, true) : 0;
        int taken = frame->number_w + (frame->foot_gone ? apart(m) : 0);
        int width = m->column_w - frame->title_start - taken;
        frame->title =
            page_title_cut(build, width > 1 ? width : 1, m->cap_body);
    }
    frame->bar_h = bar_around(build, &frame->title, &frame->title_y);
    frame->body_y = frame->bar_h + air_below(build);
    int spare = spare_air(build, frame->body_bottom - frame->body_y);
    frame->bar_h += spare / 3;
    frame->title_y += spare / 6;
    frame->body_y += spare;
    if (frame->title_cut) {
        plan_full(frame, build);
    }
}

/* The title below the bar, and the body below that, never nearer to it than two
 * paragraphs are to each other. */
static void
place_roomy(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const struct page_title *title = &frame->title;
    int over = title->above - title->cap + page_sized(m, 2.0);
    int above = page_sized(m, 6.6);
    frame->title_y = m->bar_h + (above > over ? above : over);
    int baseline = frame->title_y + title->cap + page_title_lines_h(title);
    int pitch = page_pitch(build, m->cap_body);
    int air = page_sized(m, m->close_lines ? 12.0 : 17.4);
    int least = pitch * 3 / 2 - m->cap_body + page_sized(m, 1.0);
    frame->body_y = baseline + (air > least ? air : least);
    int spare = frame->body_y - baseline - least; /* more air above it */
    int most = page_sized(m, 2.4);
    frame->title_y += spare < most ? spare : most;
}

/* Whether there are enough lines of text for the title to stand above them on
 * every page. */
static bool
body_has_room(const struct page_frame *frame, const struct page_build *build)
{
    return lines_in(build, frame->body_bottom - frame->body_y) >= 4;
}

/* At room size, else as large as the body; where even that leaves too little
 * room the title is cut. */
static void
plan_roomy(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int cap;
    struct para *word = kind_word(build, &cap);
    int taken = word_start(m) + word->width_px + apart(m);
    para_free(word);
    frame->kind_in_bar = true;
    frame->bar_h = m->bar_h;
    for (int brief = 0; m->portrait && !frame->number_w && brief < 2; brief++) {
        int number = number_width(build, brief == 1);
        frame->number_w = taken + number <= m->column_w ? number : 0;
    }
    frame->title = page_title_large(build);
    place_roomy(frame, build);
    if (!body_has_room(frame, build) && frame->title.cap > m->cap_body) {
        page_title_release(&frame->title);
        frame->title = page_title_whole(build, m->column_w);
        place_roomy(frame, build);
    }
    if (!body_has_room(frame, build) && frame->title.para->line_count > 1) {
        page_title_release(&frame->title);
        frame->title_cut = true;
        frame->title = page_title_cut(build, m->column_w, m->cap_body);
        place_roomy(frame, build);
        frame->full_first = true;
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
    page_foot_plan_source(frame, build);
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
draw_kind(const struct page_frame *frame, const struct page_build *build,
          bool worded, const struct page_colours *c)
{
    const struct page_metrics *m = &build->m;
    int side = m->bar_icon;
    struct page_rect icon = {build_x(build, 0, side), (frame->bar_h - side) / 2,
                             side, side};
    page_add_icon(build->page, page_kind_icon(build->kind), icon, c->mark,
                  c->kind, false);
    if (!worded) {
        return side;
    }
    int cap;
    struct para *word = kind_word(build, &cap);
    int end = word_start(m) + word->width_px;
    build_draw(build, word, build_x(build, word_start(m), word->width_px),
               (frame->bar_h - cap) / 2, cap, 0, c->kind_ink);
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
    int baseline = (frame->bar_h + m->cap_print) / 2;
    int room = m->column_w - taken - apart(m);
    if ((m->compact || m->portrait) && page_count > 1) {
        if (page_number_in_bar(frame, build, page_count)) {
            page_number_draw(build, frame->number_w, baseline - m->cap_print,
                             page, page_count, c->kind_ink);
        }
        return;
    }
    struct page_place place;
    if (page_place_init(&place, build, room, !m->compact, !m->compact) &&
        place.width_px <= room) {
        page_place_draw(&place, build, m->column_w - place.width_px, baseline,
                        c->kind_ink, c->kind);
    }
    page_place_release(&place);
}

/* A line between the kind, which ends at TAKEN_PX, and the title. */
static void
draw_divider(const struct page_frame *frame, const struct page_build *build,
             int taken, const struct page_colours *c)
{
    const struct page_metrics *m = &build->m;
    int high = frame->bar_h * 3 / 5;
    int start = taken + (frame->title_start - taken) / 2;
    struct page_rect line = {build_x(build, start, m->hair),
                             (frame->bar_h - high) / 2, m->hair, high};
    page_add_fill(build->page, line, c->kind_ink, 0);
}

static void
draw_head(const struct page_frame *frame, const struct page_build *build,
          int page, int page_count)
{
    const struct page_metrics *m = &build->m;
    const struct page_colours c = bar_colours(build);
    bool full = frame->titled && frame->full.para != NULL;
    const struct page_title *title = full ? &frame->full : &frame->title;
    int more = m->compact && full ? frame->full_more : 0;
    draw_bar(build, frame->bar_h + more, &c);
    int taken = draw_kind(frame, build, frame->kind_in_bar, &c);
    if (!m->compact) { /* read from the top down */
        draw_counter(frame, build, taken, page, page_count, &c);
    } else if (frame->kind_in_bar) {
        draw_divider(frame, build, taken, &c);
    }
    build_draw(build, title->para,
               build_x(build, frame->title_start, title->width),
               full ? frame->full_y : frame->title_y, title->cap, title->pitch,
               m->compact ? c.kind_ink : build->c.ink);
    if (m->compact) {
        taken = frame->title_start + title->para->width_px;
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

void
page_head_both(const struct page_build *const builds[2])
{
    const struct page_colours c = bar_colours(builds[0]);
    const struct page_frame frame = {.bar_h = builds[0]->m.bar_h};
    draw_bar(builds[0], frame.bar_h, &c);
    for (int i = 0; i < 2; i++) {
        int taken = draw_kind(&frame, builds[i], true, &c);
        draw_counter(&frame, builds[i], taken, 0, 1, &c);
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
        room -= apart(m) + page_number_draw(build, room,
                                            (high_px - m->cap_print) / 2, page,
                                            page_count, c.kind_ink);
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
