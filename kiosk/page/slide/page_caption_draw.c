/* Drawing the words around a picture. See page_caption_draw.h. */
#include "page_caption_draw.h"

#include <stdlib.h>

#include "mem.h"
#include "page_caption_words.h"
#include "page_foot.h"
#include "page_frame.h"
#include "page_items.h"

/* The colours of what stands on the bar. On black the bar is black as well, for
 * so much yellow would glare. */
struct bar {
    uint32_t fill, ink;
};

static struct bar
bar_of(const struct page_build *build)
{
    return build->theme == PAGE_HIGH_CONTRAST
               ? (struct bar){build->c.paper, build->c.ink}
               : (struct bar){build->c.kind, build->c.kind_ink};
}

static void
draw_bar(const struct page_caption *caption, const struct page_build *build)
{
    const struct page_rect bar = caption->bar;
    page_add_fill(build->page, bar, bar_of(build).fill, 0);
    if (build->theme == PAGE_HIGH_CONTRAST) {
        int line = page_sized(&build->m, 0.7);
        struct page_rect edge = {
            bar.x, caption->foot ? bar.y : bar.y + bar.h - line, bar.w, line};
        page_add_fill(build->page, edge, build->c.kind, 0);
    }
}

/* The colour of the words at PLACE. */
static uint32_t
ink_of(const struct page_caption *caption, const struct page_build *build,
       const struct page_caption_place *place)
{
    const struct page_rect *bar = &caption->bar;
    bool on = page_holds(*bar, place->rect.x, place->rect.y);
    return on ? bar_of(build).ink : build->c.ink;
}

/* X of what is WIDTH px wide in PLACE. */
static int
place_x(const struct page_build *build, const struct page_caption_place *place,
        int width)
{
    int align = build->rtl ? 2 - place->align : place->align;
    return place->rect.x + (place->rect.w - width) * align / 2;
}

/* Where the capitals of PARA, a line, stand in RECT: in its middle, but clear
 * of what is below, and above. */
static int
line_y(const struct page_build *build, struct page_rect rect,
       const struct para *para, int cap)
{
    int above, below;
    para_line_ink(&para->lines[0], build->measure, &above, &below);
    below = below > page_descent(cap) ? below : page_descent(cap);
    int middle = (rect.h - cap) / 2;
    int lowest = rect.h - cap - below;
    int highest = above - cap - page_caption_air(&build->m) / 2;
    int y = middle < lowest ? middle : lowest;
    highest = highest > 0 ? highest : 0;
    return rect.y + (y > highest ? y : highest);
}

/* TEXT on one line. Returns where its capitals begin. */
static int
draw_line(const struct page_build *build,
          const struct page_caption_place *place, const char *text,
          const char *lang, int cap, uint32_t colour)
{
    struct para *para = build_para(build, text, lang, cap, true, 0);
    int y = line_y(build, place->rect, para, cap);
    build_draw(build, para, place_x(build, place, para->width_px), y, cap, 0,
               colour);
    para_free(para);
    return y;
}

/* Words that were measured at the largest text size, broken where PLACE ends,
 * the first with its capitals' top at Y. */
static void
draw_lines(const struct page_build *build,
           const struct page_caption_place *place, const char *text,
           const char *lang, int cap, int y, uint32_t colour)
{
    const struct para_style style = {.cap_px = cap,
                                     .bold = true,
                                     .width_px = place->rect.w,
                                     .center = place->align == 1};
    struct para *para = para_plain(text, lang, &style, build->measure);
    build_draw(build, para, place->rect.x, y, cap,
               page_leading(build->measure, lang, cap) * 4 / 5, colour);
    para_free(para);
}

/* An icon at the start of a line HIGH px high at Y. */
static void
draw_icon(const struct page_build *build, enum page_icon icon,
          struct page_rect line, int side, uint32_t colour, uint32_t inner)
{
    int x = build->rtl ? line.x + line.w - side : line.x;
    struct page_rect rect = {x, line.y + (line.h - side) / 2, side, side};
    page_add_icon(build->page, icon, rect, colour, inner, false);
}

static void
draw_kind(const struct page_caption *caption, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    struct page_caption_place place = caption->kind;
    const char *word = build->words->kinds[build->kind];
    enum page_icon icon = page_kind_icon(build->kind);
    struct bar bar = bar_of(build);
    bool dark = build->theme == PAGE_HIGH_CONTRAST;
    uint32_t ink = dark ? build->c.kind : bar.ink;
    if (caption->upright) {
        int side = page_caption_tab_icon(m);
        struct page_rect rect = {place_x(build, &place, side), place.rect.y,
                                 side, side};
        page_add_icon(build->page, icon, rect, ink, bar.fill, false);
        draw_lines(build, &place, word, build->lang, caption->kind_cap,
                   rect.y + side + page_caption_air(m), ink);
        return;
    }
    draw_icon(build, icon, place.rect, m->bar_icon, ink, bar.fill);
    int start = page_caption_word_start(m);
    place.rect.x += build->rtl ? 0 : start;
    place.rect.w -= start;
    int cap = m->cap_kind;
    int wide = build_width(build, word, build->lang, cap, true);
    if (wide > place.rect.w) { /* wider than the column */
        cap = (int)((int64_t)cap * place.rect.w / wide) - 1;
    }
    draw_line(build, &place, word, build->lang, cap, ink);
}

/* "2 of 5"; where the slide has several pages the number of the page, in its
 * place or, where there is room, below it. */
static void
draw_place(const struct page_caption *caption, const struct page_build *build,
           int page, int page_count)
{
    const struct page_metrics *m = &build->m;
    const struct page_caption_place *place = &caption->place;
    uint32_t ink = ink_of(caption, build, place);
    int y = place->rect.y;
    struct page_place topic;
    if ((page_count == 1 || caption->upright) &&
        page_place_init(&topic, build, place->rect.w, false, false)) {
        if (!caption->upright) {
            y = line_y(build, place->rect, topic.words, m->cap_print);
        }
        build_draw(build, topic.words,
                   place_x(build, place, topic.words->width_px), y,
                   m->cap_print, 0, ink);
        page_place_release(&topic);
        y += page_caption_pitch(build) * 5 / 4;
    }
    if (page_count > 1) {
        bool few = page_count < 100; /* else only the numbers have room */
        char *number =
            page_words_numbers(few ? build->words->page : build->words->place,
                               page + 1, page_count);
        if (!caption->upright &&
            build_width(build, number, build->lang, m->cap_print, true) >
                place->rect.w) {
            free(number);
            number = page_words_brief(page + 1, page_count, build->rtl);
        }
        if (caption->upright) {
            draw_lines(build, place, number, build->lang, m->cap_print, y, ink);
        } else {
            draw_line(build, place, number, build->lang, m->cap_print, ink);
        }
        free(number);
    }
}

/* The capitals of a title on a strip begin in the middle of its place if that
 * keeps its ink away from the edges of the strip. False when it does not go
 * there at this size. */
static bool
title_y(const struct page_caption *caption, const struct page_build *build,
        const struct para *para, int cap, int *y)
{
    const struct page_metrics *m = &build->m;
    const struct page_rect *rect = &caption->title.rect;
    int above, below, unused;
    int lines = ((int)para->line_count - 1) * page_title_pitch(build, cap);
    int high = page_caption_title_height(build, para, cap);
    para_line_ink(&para->lines[0], build->measure, &above, &unused);
    para_line_ink(&para->lines[para->line_count - 1], build->measure, &unused,
                  &below);
    int least = caption->bar.y + page_sized(m, 1.0) + above - cap;
    int most = rect->y + rect->h - below - lines - cap;
    *y = rect->y + (high < rect->h ? (rect->h - high) / 2 : 0);
    *y = *y > most ? most : *y;
    *y = *y < least ? least : *y;
    return least <= most;
}

static void
draw_title(const struct page_caption *caption, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const struct page_caption_place *place = &caption->title;
    if (place->rect.w == 0) {
        return;
    }
    int most =
        caption->title_cap > m->cap_body ? caption->title_cap : m->cap_body;
    int least = page_metrics(build->screen, 0).cap_body;
    int cap;
    struct para *para =
        page_caption_title(build, place->rect, most, least, &cap);
    int high = page_caption_title_height(build, para, cap);
    bool cut = caption->foot && m->compact_panel && high > place->rect.h;
    if (cut) {
        para_free(para);
        para = page_title_cut(build, place->rect.w, cap).para;
    }
    int y = place->rect.y;
    while (caption->foot && !title_y(caption, build, para, cap, &y) &&
           cap > least) {
        cap = cap * 15 / 16 > least ? cap * 15 / 16 : least;
        para_free(para);
        para = cut ? page_title_cut(build, place->rect.w, cap).para
                   : page_caption_title_at(build, cap, place->rect.w);
    }
    build_draw(build, para, place->rect.x, y, cap, page_title_pitch(build, cap),
               ink_of(caption, build, place));
    para_free(para);
}

/* The lines of TEXT in WIDTH px with capitals of CAP px. */
static size_t
lines_at(const struct page_build *build, const char *text, int cap, int width)
{
    struct para *para = build_para(build, text, build->lang, cap, false, width);
    size_t lines = para->line_count;
    para_free(para);
    return lines;
}

static void
draw_source(const struct page_caption *caption, const struct page_build *build)
{
    const struct page_caption_place *place = &caption->source;
    int width = place->rect.w;
    int cap = build->m.cap_print;
    int least = page_metrics(build->screen, 0).cap_print;
    struct page_build small = *build;
    small.m.cap_print = least;
    if (width == 0) {
        return;
    }
    char *text = page_foot_source(build, true);
    bool joined = place->align == 1;
    bool high = place->rect.h > page_caption_height(build, 1) * 3 / 2;
    size_t lines = high && !joined ? 2 : 1;
    while (cap > least && lines_at(build, text, cap, width) > lines) {
        cap--;
    }
    if (build->version->reviewed.year > 0 &&
        lines_at(build, text, cap, width) > lines) {
        free(text);
        text = page_foot_source_within(
            &small, lines > 1 ? width * 8 / 5 : width); /* at words */
    }
    struct para *para =
        build_para_within(build, text, build->lang, cap, false, width, lines);
    build_draw(build, para, place->rect.x,
               joined ? line_y(build, place->rect, para, cap) : place->rect.y,
               cap, page_caption_pitch(build), ink_of(caption, build, place));
    para_free(para);
    free(text);
}

static void
draw_ask(const struct page_caption *caption, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    struct page_caption_place place = caption->ask;
    struct page_build column = *build;
    column.m.column_w = place.rect.w;
    const char *lang = build->ui_lang;
    const char *text = page_foot_ask(&column, lang);
    uint32_t ink = ink_of(caption, build, &place);
    int bell = page_caption_bell(m);
    if (place.rect.w == 0) {
        return;
    }
    if (caption->upright) {
        if (page_caption_lines(build, text, lang, place.rect.w) ==
            PAGE_CAPTION_BROKEN) {
            lang = build->lang;
            text = page_foot_ask(&column, lang);
        }
        struct page_rect rect = {place_x(build, &place, bell), place.rect.y,
                                 bell, bell};
        page_add_icon(build->page, ICON_DESK_BELL, rect, ink, build->c.paper,
                      false);
        draw_lines(build, &place, text, lang, m->cap_print,
                   rect.y + bell + page_caption_air(m), ink);
        return;
    }
    int start = page_caption_bell_width(m);
    bool one = place.align == 2;
    if (one) {
        int width = start + build_width(build, text, lang, m->cap_print, true);
        place.rect.x = place_x(build, &place, width);
        place.rect.w = width;
        place.align = 0;
    }
    struct page_rect line = place.rect;
    place.rect.x += build->rtl ? 0 : start;
    place.rect.w -= start;
    int y = place.rect.y;
    if (one) {
        y = draw_line(build, &place, text, lang, m->cap_print, ink);
    } else {
        draw_lines(build, &place, text, lang, m->cap_print, y, ink);
    }
    line.y = y + m->cap_print / 2 - bell / 2;
    line.h = bell;
    uint32_t ground = caption->foot ? bar_of(build).fill : build->c.paper;
    draw_icon(build, ICON_DESK_BELL, line, bell, ink, ground);
}

void
page_caption_draw(const struct page_caption *caption,
                  const struct page_build *build, int page, int page_count)
{
    draw_bar(caption, build);
    draw_kind(caption, build);
    draw_title(caption, build);
    draw_place(caption, build, page, page_count);
    build->page->part = PAGE_FOOT;
    draw_source(caption, build);
    draw_ask(caption, build);
}
