/* The upper part of a slide. See page_head.h. */
#include "page_head.h"

#include <stdlib.h>
#include <string.h>

#include "page_caption.h"
#include "page_foot.h"
#include "page_items.h"
#include "page_note.h"
#include "str.h"

/* Whether HEIGHT holds enough lines of text for the title to stand above them
 * on every page. */
static bool
body_has_room(const struct page_build *build, int height)
{
    int cap = build->m.cap_body;
    int leading = page_leading(build->measure, build->lang, cap);
    return height >= cap + 3 * leading + page_descent(cap);
}

/* Below the descenders of the title. Larger text has larger gaps: there it is
 * as much as between two paragraphs, from baseline to capitals. */
static int
title_air(const struct page_build *build, int title_cap)
{
    const struct page_metrics *m = &build->m;
    int leading = page_leading(build->measure, build->lang, m->cap_body);
    int air = leading * 3 / 2 - m->cap_body - page_descent(title_cap);
    int least = page_mm(m, TITLE_AIR_MM);
    return build->scale > 0 && air > least ? air : least;
}

/* AIR below the title, or what the place in it leaves. */
static int
below_place(const struct page_metrics *m, int air)
{
    int rest = air - m->cap_small - page_mm(m, 4.0);
    int least = page_mm(m, 10.0);
    return rest > least ? rest : least;
}

/* Where the body begins; in portrait also where the place stands. */
static void
plan_body(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int y = m->top + m->icon;
    int air = m->below_kind;
    int tight = air;
    if (frame->title) {
        y = frame->title_y + frame->title_cap + page_descent(frame->title_cap) +
            ((int)frame->title->line_count - 1) * frame->title_pitch;
        air = title_air(build, frame->title_cap);
        tight = page_mm(m, TITLE_AIR_MM);
    }
    if (m->portrait) {
        frame->place_y = y + page_mm(m, 4.0);
        y = frame->place_y + m->cap_small;
        air = below_place(m, air);
        tight = below_place(m, tight);
    }
    frame->body_y = y + air;
    frame->tight_y = y + tight;
}

void
page_frame_init(struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    memset(frame, 0, sizeof(*frame));
    page_foot_plan(frame, build);
    frame->title_y = m->top + m->icon + m->below_kind;
    frame->title = page_title(build, &frame->title_cap, &frame->title_pitch,
                              &frame->title_w);
    plan_body(frame, build);
    struct page_frame bare = *frame;
    bare.title = NULL;
    plan_body(&bare, build);
    frame->bare_y = bare.bare_y = bare.body_y;
    frame->bare_place_y = bare.bare_place_y = bare.place_y;
    if (!body_has_room(build, frame->body_bottom - frame->body_y)) {
        para_free(frame->title);
        *frame = bare;
    }
}

/* What follows the kind on its row: the title where it is not on this page,
 * the number of the page where the foot has no room; NULL for neither. */
static char *
aside(const struct page_frame *frame, const struct page_build *build, int page,
      int page_count)
{
    struct str text = {0};
    if (frame->number_in_head && page_count > 1) {
        char *number =
            page_words_numbers(build->words->page, page + 1, page_count);
        str_add(&text, number);
        free(number);
    } else if (!frame->title && !frame->title_in_body) {
        str_add(&text, build->version->title.text);
    }
    for (size_t i = 0; i < text.len; i++) {
        text.text[i] = text.text[i] == '\n' ? ' ' : text.text[i];
    }
    return text.text;
}

/* The size of a title that goes into ROOM beside the kind. */
static int
aside_cap(const struct page_build *build, const char *text, int room)
{
    const struct page_metrics *m = &build->m;
    int cap = m->cap_strip;
    while (cap > m->cap_small &&
           build_width(build, text, build->lang, cap, true) > room) {
        cap--;
    }
    return cap;
}

/* Draws it from START to END, both from the start edge. */
static void
draw_aside(const struct page_frame *frame, const struct page_build *build,
           int page, int page_count, int start, int end)
{
    const struct page_metrics *m = &build->m;
    int gap = page_mm(m, 4.0);
    int room = end - start - 2 * gap;
    char *text = aside(frame, build, page, page_count);
    if (text && room > 6 * m->cap_small) {
        /* a title that has not been read before, as large as goes there */
        bool first = page == 0 && !frame->number_in_head;
        int cap = first ? aside_cap(build, text, room) : m->cap_small;
        struct para *para =
            build_para_within(build, text, build->lang, cap, first, room, 1);
        int top = page_kind_baseline(m, m->top) - cap;
        build_draw(build, para, build_x(build, start + gap, room), top, cap, 0,
                   first ? build->c.ink : build->c.small);
        para_free(para);
    }
    free(text);
}

/* The place in the topic: at the end of the kind's row, or in portrait on its
 * own line below the title. Returns where the kind's row ends for others. */
static int
draw_place(const struct page_frame *frame, const struct page_build *build,
           int taken, bool dotted)
{
    const struct page_metrics *m = &build->m;
    struct page_place place;
    int room = m->column_w - (m->portrait ? 0 : taken + page_mm(m, 6.0));
    if (!page_place_init(&place, build, room, dotted, !m->compact)) {
        return m->column_w;
    }
    int start = m->portrait ? 0 : m->column_w - place.width_px;
    int baseline = m->portrait ? frame->place_y + m->cap_small
                               : page_kind_baseline(m, m->top);
    page_place_draw(&place, build, start, baseline);
    page_place_release(&place);
    return m->portrait ? m->column_w : start;
}

/* Whether the number of the page, beside a kind that ends at TAKEN, needs the
 * room of the place: it must not be cut. */
static bool
number_needs_place(const struct page_build *build, int taken, int page,
                   int page_count)
{
    const struct page_metrics *m = &build->m;
    struct page_place place;
    if (!page_place_init(&place, build, m->column_w, false, !m->compact)) {
        return false;
    }
    char *text = page_words_numbers(build->words->page, page + 1, page_count);
    int number = build_width(build, text, build->lang, m->cap_small, false);
    int room = m->column_w - taken - 2 * page_mm(m, 4.0);
    bool needs = number <= room && number > room - place.width_px;
    free(text);
    page_place_release(&place);
    return needs;
}

static void
draw_spine(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int x = build->rtl ? m->width - m->spine : 0;
    page_add_fill(build->page, (struct page_rect){x, 0, m->spine, m->band_y},
                  build->c.kind, 0);
}

/* The row of the kind, and the title below it. */
static void
draw_head(const struct page_frame *frame, const struct page_build *build,
          int page, int page_count)
{
    page_kind_draw(build, build->m.top);
    int taken = page_kind_width(build);
    bool number = frame->number_in_head && page_count > 1;
    int end = build->m.column_w;
    if (!number || !number_needs_place(build, taken, page, page_count)) {
        end = draw_place(frame, build, taken, !number);
    }
    draw_aside(frame, build, page, page_count, taken, end);
    if (frame->title) {
        build_draw(build, frame->title, build_x(build, 0, frame->title_w),
                   frame->title_y, frame->title_cap, frame->title_pitch,
                   build->c.ink);
    }
}

void
page_frame_draw(const struct page_frame *frame, const struct page_build *build,
                int page, int page_count)
{
    if (!build->page) {
        return;
    }
    build->page->part = PAGE_HEAD;
    draw_spine(build);
    if (frame->form == FORM_CAPTION) {
        page_caption_draw(build, frame, page, page_count);
    } else {
        struct page_frame head = *frame;
        if (frame->form == FORM_BARE) {
            head.title = NULL;
            head.place_y = frame->bare_place_y;
        }
        draw_head(&head, build, page, page_count);
    }
    build->page->part = PAGE_FOOT;
    bool low = page_note_is_foot(frame, build);
    if (!low || !build_has_notice(build)) {
        page_note_draw(frame, build);
    }
    if (!low && !build_has_notice(build)) {
        page_foot_draw(frame, build, page, page_count);
    }
}

int
page_head_plain_y(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    return m->top + (m->compact ? 0 : page_mm(m, 2.0));
}

int
page_head_plain_end(const struct page_build *build)
{
    int cap = build->m.cap_head;
    return page_head_plain_y(build) + cap + page_descent(cap) +
           build->m.below_kind;
}

/* Returns what it leaves of the line. */
static int
draw_plain_aside(const struct page_build *build, const char *aside)
{
    const struct page_metrics *m = &build->m;
    if (!aside) {
        return m->column_w;
    }
    struct para *para =
        build_para(build, aside, build->lang, m->cap_small, true, 0);
    /* it may use the margin, which has no button up here */
    int margin = m->column_x - m->edge;
    int start = m->column_w + margin - para->width_px;
    build_draw(build, para, build_x(build, start, para->width_px),
               page_head_plain_y(build) + m->cap_head - m->cap_small,
               m->cap_small, 0, build->c.kind);
    para_free(para);
    int room = start - page_mm(m, 4.0);
    return room < m->column_w ? room : m->column_w;
}

void
page_head_plain(const struct page_build *build, const char *title,
                const char *aside)
{
    const struct page_metrics *m = &build->m;
    draw_spine(build);
    int cap = m->cap_head;
    int room = draw_plain_aside(build, aside);
    while (cap > m->cap_small &&
           build_width(build, title, build->lang, cap, true) > room) {
        cap -= page_mm(m, 0.6);
    }
    struct para *para =
        build_para_within(build, title, build->lang, cap, true, room, 1);
    build_draw(build, para, build_x(build, 0, room), page_head_plain_y(build),
               cap, 0, build->c.ink);
    para_free(para);
}
