/* The band below a picture that is a page. See page_caption.h. */
#include "page_caption.h"

#include <stdlib.h>
#include <string.h>

#include "page_items.h"

/* Between things on one line of the caption. */
static int
apart(const struct page_metrics *m)
{
    return page_mm(m, m->compact ? 3.0 : 6.0);
}

/* Between the picture and the caption. */
static int
air(const struct page_metrics *m)
{
    return page_mm(m, m->compact ? 2.4 : 6.4);
}

/* What the number of the page may need, or the place where there is but one:
 * the same whatever is on. */
static int
end_room(const struct page_build *build)
{
    const struct page_words *words = build->words;
    bool more = build->version->block_count > 1 || build->code;
    char *text = page_words_numbers(more ? words->page : words->place, 88, 88);
    int width = build_width(build, text, build->lang, build->m.cap_print, true);
    free(text);
    return width;
}

/* The title on one line at CAP; false when that is wider than ROOM px. */
static bool
title_fits(struct page_caption *caption, const struct page_build *build,
           int room, int cap)
{
    const struct para_style style = {.cap_px = cap, .bold = true};
    caption->title =
        para_new(&build->version->title, build->lang, &style, build->measure);
    caption->title_w = caption->title->width_px;
    caption->cap = cap;
    if (caption->title->line_count == 1 && caption->title_w <= room) {
        return true;
    }
    page_caption_release(caption);
    return false;
}

/* The title on one line of ROOM px, as large as goes there but no larger than
 * MOST, nor smaller than the body; false when it needs more. */
static bool
set_title(struct page_caption *caption, const struct page_build *build,
          int room, int most)
{
    int step = page_mm(&build->m, 0.6);
    int least = build->m.cap_body;
    if (!title_fits(caption, build, room, least)) {
        return false;
    }
    for (int cap = most; cap > least; cap -= step) {
        page_caption_release(caption);
        if (title_fits(caption, build, room, cap)) {
            return true;
        }
    }
    return most <= least || title_fits(caption, build, room, least);
}

/* The title beside the kind, its baseline on that of the kind; false when it
 * does not go there. */
static bool
set_in_line(struct page_caption *caption, const struct page_build *build,
            const struct page_frame *frame, int most)
{
    const struct page_metrics *m = &build->m;
    int start = page_kind_width(build) + apart(m);
    int room = m->column_w - start - end_room(build) - apart(m);
    if (!set_title(caption, build, room, most)) {
        return false;
    }
    int baseline = frame->caption_bottom - page_descent(caption->cap);
    caption->title_start = start;
    caption->title_y = baseline - caption->cap;
    caption->kind_y = baseline - page_kind_baseline(m, 0);
    caption->room = m->column_w - start - caption->title_w - apart(m);
    return true;
}

/* The title below the kind. */
static void
set_below(struct page_caption *caption, const struct page_build *build,
          const struct page_frame *frame, int most)
{
    const struct page_metrics *m = &build->m;
    if (!set_title(caption, build, m->column_w, most)) {
        caption->cap = m->cap_body;
        caption->title = page_title_at(build, caption->cap, &caption->title_w);
    }
    caption->pitch = page_title_pitch(build, caption->cap);
    int lines = (int)caption->title->line_count;
    caption->title_y = frame->caption_bottom - page_descent(caption->cap) -
                       (lines - 1) * caption->pitch - caption->cap;
    caption->kind_y =
        caption->title_y - page_mm(m, m->compact ? 2.0 : 4.0) - m->icon;
    caption->room = m->column_w - page_kind_width(build) - apart(m);
}

bool
page_caption_init(struct page_caption *caption, const struct page_build *build,
                  const struct page_frame *frame)
{
    const struct page_metrics *m = &build->m;
    int most = page_mm(m, 10.0);
    most = m->compact || most < m->cap_body ? m->cap_body : most;
    memset(caption, 0, sizeof(*caption));
    if (!set_in_line(caption, build, frame, most)) {
        set_below(caption, build, frame, most);
    }
    caption->bottom = (caption->kind_y < caption->title_y ? caption->kind_y
                                                          : caption->title_y) -
                      air(m);
    return caption->bottom >= frame->body_bottom * 2 / 5 &&
           caption->bottom >= page_mm(m, 20.0);
}

void
page_caption_release(struct page_caption *caption)
{
    para_free(caption->title);
    caption->title = NULL;
}

/* "2 of 5" and its dots as far as they fit, and the number of the page. */
static void
draw_end(const struct page_caption *caption, const struct page_build *build,
         int page, int page_count)
{
    const struct page_metrics *m = &build->m;
    int baseline = page_kind_baseline(m, caption->kind_y);
    int taken = 0;
    struct page_place place;
    if (page_count > 1) {
        taken = page_number_draw(build, baseline - m->cap_print, page,
                                 page_count, build->c.kind) +
                apart(m);
    }
    int room = caption->room - taken;
    bool on = page_place_init(&place, build, room, true, false);
    if (on && place.width_px > room) {
        page_place_release(&place);
        on = page_place_init(&place, build, room, false, false);
    }
    if (on && place.width_px <= room) {
        page_place_draw(&place, build, m->column_w - taken - place.width_px,
                        baseline);
    }
    page_place_release(&place);
}

void
page_caption_draw(const struct page_build *build,
                  const struct page_frame *frame, int page, int page_count)
{
    struct page_caption caption;
    (void)page_caption_init(&caption, build, frame);
    page_kind_draw(build, caption.kind_y);
    build_draw(build, caption.title,
               build_x(build, caption.title_start, caption.title_w),
               caption.title_y, caption.cap, caption.pitch, build->c.ink);
    draw_end(&caption, build, page, page_count);
    page_caption_release(&caption);
}

/* Where what is as wide as the page ends, to stand clear of Back and Next. */
static int
above_steps(const struct page_metrics *m)
{
    return m->left.y - page_mm(m, 4.0);
}

struct page_rect
page_caption_bleed(const struct page_build *build,
                   const struct page_caption *caption)
{
    const struct page_metrics *m = &build->m;
    int end = above_steps(m);
    end = caption->bottom < end ? caption->bottom : end;
    return (struct page_rect){build->rtl ? 0 : m->spine, 0, m->width - m->spine,
                              end};
}

/* WIDTH:HEIGHT as large as fits into BOX, in its middle. */
static struct page_rect
in_middle(struct page_rect box, int width, int height)
{
    struct page_rect rect = page_rect_fit(box, width, height, 1);
    rect.y += (box.h - rect.h) / 2;
    return rect;
}

struct page_rect
page_caption_inside(const struct page_build *build,
                    const struct page_caption *caption, int width, int height)
{
    const struct page_metrics *m = &build->m;
    int paper = m->compact ? m->top : m->edge + m->spine;
    int side = m->edge + m->spine;
    struct page_rect between = {m->column_x, paper, m->column_w,
                                caption->bottom - paper};
    struct page_rect above = {side, paper, m->width - 2 * side,
                              above_steps(m) - paper};
    above.h = above.h < between.h ? above.h : between.h;
    struct page_rect low = in_middle(between, width, height);
    struct page_rect high = in_middle(above, width, height);
    return (int64_t)high.w * high.h > (int64_t)low.w * low.h ? high : low;
}
