/* What is said of a picture that is a page. See page_caption.h. */
#include "page_caption.h"

#include <stdlib.h>
#include <string.h>

#include "page_caption_words.h"
#include "page_foot.h"

/* ---- sizes ---- */

/* BUILD at the normal text size, with room for the small print of SCALE. */
static struct page_build
at_normal(const struct page_build *build, int scale)
{
    struct page_build normal = *build;
    const struct page_metrics large = page_metrics(build->screen, scale);
    normal.page = NULL;
    normal.scale = 0;
    normal.m = page_metrics(build->screen, 0);
    normal.m.cap_print = large.cap_print;
    normal.m.cap_kind = large.cap_kind;
    normal.m.bar_icon = large.bar_icon;
    return normal;
}

/* The most lines that the ask line of any language takes in WIDTH px. */
static int
ask_lines(const struct page_build *build, int width)
{
    int most = page_caption_lines(build, page_foot_ask(build, build->lang),
                                  build->lang, width);
    for (size_t i = 0; build->deck && i < build->deck->language_count; i++) {
        const char *lang = build->deck->languages[i];
        int lines =
            page_caption_lines(build, page_foot_ask(build, lang), lang, width);
        most = lines > most ? lines : most;
    }
    return most;
}

/* How wide the longest ask line is on one line, with the bell. */
static int
ask_width(const struct page_build *build)
{
    int cap = build->m.cap_print;
    int widest = build_width(build, page_foot_ask(build, build->lang),
                             build->lang, cap, true);
    for (size_t i = 0; build->deck && i < build->deck->language_count; i++) {
        const char *lang = build->deck->languages[i];
        int width =
            build_width(build, page_foot_ask(build, lang), lang, cap, true);
        widest = width > widest ? width : widest;
    }
    return widest + page_caption_bell_width(&build->m);
}

static int
kind_width(const struct page_build *build)
{
    return page_caption_word_start(&build->m) +
           build_width(build, build->words->kinds[build->kind], build->lang,
                       build->m.cap_kind, true);
}

/* What the place in the topic and the number of the page may need. */
static int
place_width(const struct page_build *build)
{
    char *page = page_words_numbers(build->words->page, 8, 8);
    char *place = page_words_numbers(build->words->place, 88, 88);
    int cap = build->m.cap_print;
    int a = build_width(build, page, build->lang, cap, true);
    int b = build_width(build, place, build->lang, cap, true);
    free(page);
    free(place);
    return a > b ? a : b;
}

/* ---- title ---- */

/* How high the title is in WIDTH px: one line, or what it needs at the size of
 * the body; a small panel has no room for more than one. */
static int
title_room(const struct page_build *build, int width, int most)
{
    int cap;
    if (build->m.compact_panel) {
        return most + page_descent(most);
    }
    struct page_rect box = {0, 0, width, build->m.height};
    struct para *para =
        page_caption_title(build, box, 1, most, build->m.cap_body, &cap);
    int high = page_caption_title_height(build, para, cap);
    int one = most + page_descent(most);
    para_free(para);
    return high > one ? high : one;
}

/* ---- places ---- */

/* RECT as it is where a slide is read from the right. */
static void
mirror(const struct page_build *build, struct page_rect *rect)
{
    if (build->rtl) {
        rect->x = build->m.width - rect->x - rect->w;
    }
}

static void
mirror_all(struct page_caption *caption, const struct page_build *build)
{
    mirror(build, &caption->bar);
    mirror(build, &caption->area);
    mirror(build, &caption->clear);
    mirror(build, &caption->kind.rect);
    mirror(build, &caption->title.rect);
    mirror(build, &caption->place.rect);
    mirror(build, &caption->source.rect);
    mirror(build, &caption->ask.rect);
}

/* Lines of the source in WIDTH px; 0 when there is none. */
static int
source_lines(const struct page_build *build, int width)
{
    enum { LINES_MAX = 2 };
    char *text = page_foot_source(build, true);
    int lines = *text ? page_caption_lines(build, text, build->lang, width) : 0;
    free(text);
    return lines > LINES_MAX ? LINES_MAX : lines;
}

/* The whole of a strip in one row at Y: the kind, the title over the source,
 * the ask line over the place. Returns where it ends; 0 when the title does not
 * go there on one line. */
static int
place_row(struct page_caption *caption, const struct page_build *build, int y)
{
    const struct page_metrics *m = &build->m;
    int gap = page_caption_gap(m);
    int kind = kind_width(build);
    int place = place_width(build);
    int ask = ask_width(build);
    int end = ask > place ? ask : place;
    int title = m->column_w - kind - end - 2 * gap;
    int one = caption->title_cap + page_descent(caption->title_cap);
    if (title < 14 * m->cap_body ||
        title_room(build, title, caption->title_cap) > one) {
        return 0;
    }
    int source = source_lines(build, title);
    int below = source > 0 ? page_caption_height(build, source) : 0;
    int pair = page_caption_height(build, 2);
    int row = pair > m->bar_icon ? pair : m->bar_icon;
    row = row > one + below ? row : one + below;
    int x = m->column_x;
    caption->kind.rect = (struct page_rect){x, y, kind, row};
    x += kind + gap;
    int top = y + (row - one - below) / 2;
    caption->title.rect = (struct page_rect){x, top, title, one};
    caption->source.rect =
        (struct page_rect){x, top + one, source > 0 ? title : 0, below};
    x += title + gap;
    top = y + (row - pair) / 2;
    int line = page_caption_height(build, 1);
    caption->ask.rect = (struct page_rect){x, top, end, line};
    caption->place.rect = (struct page_rect){x, top + pair - line, end, line};
    caption->ask.align = caption->place.align = 2;
    return y + row;
}

/* The first rows of a strip, at Y: the title, if it is not LOW; kind and place.
 * Returns where they end. */
static int
place_kind(struct page_caption *caption, const struct page_build *build,
           bool low, int y)
{
    const struct page_metrics *m = &build->m;
    int x = m->column_x;
    int kind = kind_width(build);
    int place = place_width(build);
    int line = page_caption_height(build, 1);
    int row = m->bar_icon > line ? m->bar_icon : line;
    if (!low) {
        int high = title_room(build, m->column_w, caption->title_cap);
        caption->title.rect = (struct page_rect){x, y, m->column_w, high};
        y += high + page_caption_air(m) / 2;
    }
    caption->kind.rect = (struct page_rect){x, y, kind, row};
    if (kind + page_caption_gap(m) + place > m->column_w) {
        y += row + page_caption_air(m) / 2;
        row = line;
    }
    caption->place.rect =
        (struct page_rect){x + m->column_w - place, y, place, row};
    caption->place.align = 2;
    return y + row;
}

/* The last rows of a strip, at Y: source and ask line, in one row where both go
 * there. A small panel has no room for an ask line that needs a second row.
 * Returns where they end. */
static int
place_ask(struct page_caption *caption, const struct page_build *build, int y)
{
    const struct page_metrics *m = &build->m;
    int x = m->column_x;
    int line = page_caption_height(build, 1);
    char *text = page_foot_source(build, true);
    int source =
        *text ? build_width(build, text, build->lang, m->cap_print, false) : 0;
    free(text);
    int ask = ask_width(build);
    int taken = source > 0 ? source + page_caption_gap(m) : 0;
    bool one = taken + ask <= m->column_w;
    if (source > 0) {
        int lines = one ? 1 : source_lines(build, m->column_w);
        int width = one ? source : m->column_w;
        y += page_caption_air(m) / 2;
        caption->source.rect =
            (struct page_rect){x, y, width, page_caption_height(build, lines)};
        y += caption->source.rect.h;
    }
    if (one) {
        y = source > 0 ? y - line : y + page_caption_air(m) / 2;
        caption->ask.rect =
            (struct page_rect){x + m->column_w - ask, y, ask, line};
        caption->ask.align = 2;
        return y + line;
    }
    int lines = ask_lines(build, m->column_w - page_caption_bell_width(m));
    if (!m->compact_panel || lines == 1) {
        y += page_caption_air(m) / 2;
        caption->ask.rect = (struct page_rect){
            x, y, m->column_w,
            page_caption_height(build, lines > 2 ? 2 : lines)};
        y += caption->ask.rect.h;
    }
    return y;
}

/* The ask line between kind and place, in their row. False when it does not go
 * there. */
static bool
squeeze_ask(struct page_caption *caption, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    struct page_rect kind = caption->kind.rect;
    struct page_rect *place = &caption->place.rect;
    int ask = ask_width(build);
    char *source = page_foot_source(build, true);
    bool goes =
        *source == '\0' &&
        kind.w + place->w + ask + 2 * page_caption_gap(m) <= m->column_w;
    free(source);
    if (goes) {
        place->x = kind.x + kind.w + page_caption_gap(m);
        caption->place.align = 0;
        caption->ask.rect = (struct page_rect){m->column_x + m->column_w - ask,
                                               kind.y, ask, kind.h};
        caption->ask.align = 2;
    }
    return goes;
}

/* Whether Back and Next stand beside what is above BOTTOM_PX. */
static bool
has_steps(const struct page_metrics *m)
{
    return m->left.y < m->band_y;
}

/* The words of a strip from 0 down; returns how high it is. */
static int
fill_strip(struct page_caption *caption, const struct page_build *build,
           bool low)
{
    const struct page_metrics *m = &build->m;
    int cap = page_sized(m, 11.4);
    int air = page_caption_air(m);
    *caption = (struct page_caption){
        .foot = true,
        .title_cap = m->compact_panel || cap < m->cap_body ? m->cap_body : cap};
    int high = low ? 0 : place_row(caption, build, air);
    if (high > 0) {
        return high + air;
    }
    high = place_kind(caption, build, low, air);
    if (!squeeze_ask(caption, build)) {
        high = place_ask(caption, build, high);
    }
    return high + air;
}

void
page_caption_strip(struct page_caption *caption, const struct page_build *build,
                   int bottom, bool low)
{
    struct page_build normal = at_normal(build, low ? build->scale : 2);
    const struct page_metrics *m = &normal.m;
    int high = fill_strip(caption, &normal, low);
    if (m->compact_panel && high > bottom * 2 / 5) {
        /* the picture needs the room more than the source does */
        struct deck_version plain = *build->version;
        plain.source = NULL;
        plain.reviewed.year = 0;
        normal.version = &plain;
        high = fill_strip(caption, &normal, low);
    }
    int top = bottom - high;
    caption->kind.rect.y += top;
    caption->title.rect.y += top;
    caption->place.rect.y += top;
    caption->source.rect.y += top;
    caption->ask.rect.y += top;
    caption->bar = (struct page_rect){0, top, m->width, high};
    caption->area = (struct page_rect){0, 0, m->width, top};
    caption->clear = caption->area;
    int clear = m->left.y - m->gap;
    if (has_steps(m) && clear < top) {
        caption->clear.h = clear;
    }
    mirror_all(caption, build);
}

/* Sets the words of a column from X, WIDTH px wide, between the bar and BOTTOM,
 * the ask line if ASKS; false when they do not go there. */
static bool
fill_column(struct page_caption *caption, const struct page_build *build, int x,
            int width, int bottom, bool asks)
{
    const struct page_metrics *m = &build->m;
    int kind = kind_width(build);
    int place = place_width(build);
    caption->kind.rect = (struct page_rect){x, 0, kind, caption->bar.h};
    caption->place.rect =
        (struct page_rect){x + width - place, 0, place, caption->bar.h};
    caption->place.align = 2;
    bool below = kind + page_caption_gap(m) + place > width;
    int ask = asks ? ask_lines(build, width - page_caption_bell_width(m)) : 0;
    int source = source_lines(build, width);
    int y = bottom - page_caption_air(m);
    if (asks) {
        int high = page_caption_height(build, ask);
        y -= high;
        caption->ask.rect = (struct page_rect){x, y, width, high};
    }
    if (source > 0) {
        int high = page_caption_height(build, source);
        y -= high + page_caption_air(m);
        caption->source.rect = (struct page_rect){x, y, width, high};
    }
    if (below) {
        y -= page_caption_height(build, 1) + page_caption_air(m);
        caption->place.rect =
            (struct page_rect){x, y, place, page_caption_height(build, 1)};
        caption->place.align = 0;
    }
    int top = caption->bar.h + 2 * page_caption_air(m);
    int cap;
    struct page_rect box = {x, top, width, y - 2 * page_caption_air(m) - top};
    struct para *para = page_caption_title(build, box, PAGE_CAPTION_BROKEN,
                                           m->cap_title, m->cap_body, &cap);
    bool fits =
        !para->overfull && page_caption_title_height(build, para, cap) <= box.h;
    para_free(para);
    caption->title.rect = box;
    return fits && kind <= width && place <= width && ask < PAGE_CAPTION_BROKEN;
}

bool
page_caption_beside(struct page_caption *caption,
                    const struct page_build *build, int bottom, int width,
                    int height)
{
    const struct page_build normal = at_normal(build, 2);
    const struct page_metrics *m = &normal.m;
    memset(caption, 0, sizeof(*caption));
    int paper = page_mm(m, 3.0);
    int gutter = page_caption_gap(m) * 3 / 2;
    int tall = bottom - 2 * paper;
    int wide = (int)((int64_t)tall * width / height);
    int end = m->column_x + m->column_w;
    int left = m->column_w - wide - gutter;
    if (m->portrait || left < 11 * m->cap_body) {
        return false;
    }
    caption->area = (struct page_rect){end - wide, paper, wide, tall};
    caption->clear = caption->area;
    caption->title_cap = m->cap_title;
    caption->bar = (struct page_rect){0, 0, end - wide - paper, m->bar_h};
    struct page_caption bare = *caption;
    if (!fill_column(caption, &normal, m->column_x, left, bottom, true)) {
        *caption = bare;
        if (!m->compact_panel ||
            !fill_column(caption, &normal, m->column_x, left, bottom, false)) {
            return false;
        }
    }
    mirror_all(caption, build);
    return true;
}

/* How many lines place and number take in a margin WIDTH px wide. */
static int
margin_lines(const struct page_build *build, int width)
{
    char *page = page_words_numbers(build->words->page, 8, 8);
    int lines = 1 + page_caption_lines(build, page, build->lang, width);
    free(page);
    return lines;
}

bool
page_caption_margins(struct page_caption *caption,
                     const struct page_build *build, int bottom)
{
    struct page_build normal = at_normal(build, build->scale);
    const struct page_metrics all = normal.m;
    const struct page_metrics *m = &all;
    if (m->portrait || m->compact_panel || !has_steps(m)) {
        return false;
    }
    int air = page_caption_air(m);
    int paper = page_mm(m, 1.1);
    int inner = m->column_x - m->gap / 2 - 2 * paper;
    int end = m->width - m->column_x + m->gap / 2 + paper;
    int steps = m->left.y - m->gap;
    struct page_build word = normal;
    word.m.cap_print = m->cap_kind;
    int lines = page_caption_lines(&word, build->words->kinds[build->kind],
                                   build->lang, inner);
    normal.m.column_w = inner; /* the ask line as it goes there */
    int ask = page_caption_lines(&normal, page_foot_ask(&normal, build->lang),
                                 build->lang, inner);
    int tab =
        page_caption_tab_icon(m) + page_caption_height(&word, lines) + 3 * air;
    int number = page_caption_height(&normal, margin_lines(&normal, inner) + 1);
    int below = page_caption_bell(m) + air + page_caption_height(&normal, ask);
    *caption = (struct page_caption){
        .upright = true,
        .bar = {0, 0, m->column_x - m->gap, tab},
        .kind = {{paper, air, inner, tab}, 1},
        .place = {{end, air, inner, number}, 1},
        .ask = {{end, steps - below, inner, below}, 1},
        .area = {m->column_x, paper, m->column_w, bottom - 2 * paper}};
    caption->clear = caption->area;
    mirror_all(caption, build);
    char *source = page_foot_source(build, true);
    bool none = *source == '\0';
    free(source);
    return none && tab <= steps && number + 2 * air + below <= steps;
}
