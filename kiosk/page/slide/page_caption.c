/* What is said of a picture that is a page. See page_caption.h. */
#include "page_caption.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "page_foot.h"

/* How many lines the longest ask line takes in WIDTH px. */
static int
ask_lines(const struct page_caption_sizes *sizes, int width)
{
    const char *lang = sizes->ask_lang;
    const char *text = page_foot_ask(&sizes->build, lang);
    return page_caption_lines(&sizes->build, text, lang, width);
}

/* Lines of the source in WIDTH px; 0 when there is none. */
static int
source_lines(const struct page_caption_sizes *sizes, int width)
{
    return sizes->source_w == 0 ? 0 : sizes->source_w <= width ? 1 : 2;
}

/* ---- title ---- */

/* How high the title is in WIDTH px: one line, or what it needs at the size of
 * the body; a small panel has no room for more than one. */
static int
title_room(const struct page_build *build, int width, int most)
{
    struct para *para = page_caption_title_at(build, most, 0);
    int one = page_caption_title_height(build, para, most);
    int above, below;
    para_line_ink(&para->lines[0], build->measure, &above, &below);
    one += page_caption_over(&build->m, above - most);
    int64_t wide = (int64_t)para->width_px * build->m.cap_body / most;
    para_free(para);
    if (build->m.compact_panel || wide <= width - width / 64) {
        return one;
    }
    para = page_caption_title_at(build, build->m.cap_body, width);
    int high = page_caption_title_height(build, para, build->m.cap_body);
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

/* The whole of a strip in one row at Y: the kind, the title over the source,
 * the ask line over the place. Returns where it ends; 0 when the title does not
 * go there on one line. */
static int
place_row(struct page_caption *caption, const struct page_caption_sizes *sizes,
          int y)
{
    const struct page_build *build = &sizes->build;
    const struct page_metrics *m = &build->m;
    int gap = page_caption_gap(m);
    int kind = sizes->kind;
    int place = sizes->place;
    int ask = sizes->ask;
    int end = ask > place ? ask : place;
    int title = m->column_w - kind - end - 2 * gap;
    int one = title_room(build, INT_MAX, caption->title_cap);
    if (title < 14 * m->cap_body ||
        title_room(build, title, caption->title_cap) > one) {
        return 0;
    }
    int source = source_lines(sizes, title);
    int below = source > 0 ? page_caption_lines_h(sizes, source) : 0;
    int pair = page_caption_lines_h(sizes, 2);
    int mark = m->bar_icon > sizes->kind_h ? m->bar_icon : sizes->kind_h;
    int row = pair > mark ? pair : mark;
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
    int line = page_caption_lines_h(sizes, 1);
    caption->ask.rect = (struct page_rect){x, top, end, line};
    caption->place.rect = (struct page_rect){x, top + pair - line, end, line};
    caption->ask.align = caption->place.align = 2;
    return y + row;
}

/* Whether all of the title is on one line of WIDTH px. */
static bool
is_one_line(const struct page_build *build, int width, int cap)
{
    struct para *para = page_caption_title_at(build, cap, 0);
    bool one = para->width_px <= width;
    para_free(para);
    return one;
}

/* The title of a strip at Y, on one line with the place at its end, else in the
 * whole column. Returns where it ends. */
static int
place_title(struct page_caption *caption,
            const struct page_caption_sizes *sizes, int y)
{
    const struct page_build *build = &sizes->build;
    const struct page_metrics *m = &build->m;
    int most = caption->title_cap;
    int one = title_room(build, INT_MAX, most);
    int x = m->column_x;
    int width = m->column_w - sizes->place - page_caption_gap(m);
    bool fits = m->compact_panel ? is_one_line(build, width, most)
                                 : title_room(build, width, most) <= one;
    if (width > 12 * m->cap_body && fits) {
        caption->title.rect = (struct page_rect){x, y, width, one};
        caption->place.rect = (struct page_rect){x + m->column_w - sizes->place,
                                                 y, sizes->place, one};
        return y + one;
    }
    int high = title_room(build, m->column_w, most);
    caption->title.rect = (struct page_rect){x, y, m->column_w, high};
    return y + high;
}

/* The first rows of a strip, at Y: the title, but of a document; the kind; the
 * place in one of their rows, or below. Returns where they end. */
static int
place_kind(struct page_caption *caption, const struct page_caption_sizes *sizes,
           int y)
{
    const struct page_build *build = &sizes->build;
    const struct page_metrics *m = &build->m;
    int x = m->column_x;
    int kind = sizes->kind;
    int place = sizes->place;
    int line = page_caption_lines_h(sizes, 1);
    int row = m->bar_icon > line ? m->bar_icon : line;
    row = row > sizes->kind_h ? row : sizes->kind_h;
    caption->place.align = 2;
    if (!sizes->document) {
        y = place_title(caption, sizes, y) + page_caption_air(m) / 2;
    }
    caption->kind.rect = (struct page_rect){x, y, kind, row};
    if (caption->place.rect.w > 0) {
        return y + row;
    }
    if (kind + page_caption_gap(m) + place > m->column_w) {
        y += row + page_caption_air(m) / 2;
        row = line;
    }
    caption->place.rect =
        (struct page_rect){x + m->column_w - place, y, place, row};
    return y + row;
}

/* The last rows of a strip, at Y: source and ask line, in one row where both go
 * there. A small panel has no room for an ask line that needs a second row.
 * Returns where they end. */
static int
place_ask(struct page_caption *caption, const struct page_caption_sizes *sizes,
          int y)
{
    const struct page_build *build = &sizes->build;
    const struct page_metrics *m = &build->m;
    int x = m->column_x;
    int line = page_caption_lines_h(sizes, 1);
    int source = sizes->source_w;
    int ask = sizes->ask;
    int taken = source > 0 ? source + page_caption_gap(m) : 0;
    bool one = taken + ask <= m->column_w;
    if (source > 0) {
        int lines = one ? 1 : source_lines(sizes, m->column_w);
        int width = one ? m->column_w - ask - page_caption_gap(m) : m->column_w;
        y += page_caption_air(m) / 2;
        caption->source.rect =
            (struct page_rect){x, y, width, page_caption_lines_h(sizes, lines)};
        y += caption->source.rect.h;
    }
    if (one) {
        y = source > 0 ? y - line : y + page_caption_air(m) / 2;
        caption->ask.rect =
            (struct page_rect){x + m->column_w - ask, y, ask, line};
        caption->ask.align = 2;
        return y + line;
    }
    int lines = ask_lines(sizes, m->column_w - page_caption_bell_width(m));
    if (!m->compact_panel || lines == 1) {
        y += page_caption_air(m) / 2;
        caption->ask.rect = (struct page_rect){
            x, y, m->column_w,
            page_caption_lines_h(sizes, lines > 2 ? 2 : lines)};
        y += caption->ask.rect.h;
    }
    return y;
}

/* The source behind the kind on a small panel, where the row has room. */
static bool
join_source(struct page_caption *caption,
            const struct page_caption_sizes *sizes)
{
    const struct page_metrics *m = &sizes->build.m;
    struct page_rect kind = caption->kind.rect;
    int gap = page_caption_gap(m);
    struct page_rect place = caption->place.rect;
    bool shared = place.y == kind.y;
    int room = m->column_w - kind.w - gap - (shared ? place.w + gap : 0);
    int least = sizes->date_w > 0 ? sizes->date_w : sizes->source_w;
    if (!m->compact_panel || sizes->source_w == 0 || room < least ||
        place.y > kind.y) {
        return false;
    }
    int with_ask = room - gap - sizes->ask;
    int width = !shared && with_ask >= sizes->source_w ? with_ask : room;
    caption->source.rect =
        (struct page_rect){kind.x + kind.w + gap, kind.y, width, kind.h};
    caption->source.align = 1; /* in the middle of its row */
    return true;
}

/* The ask line at the end of the kind's row, place or source before it if they
 * stand there. False when it does not go there. */
static bool
squeeze_ask(struct page_caption *caption,
            const struct page_caption_sizes *sizes)
{
    const struct page_metrics *m = &sizes->build.m;
    struct page_rect kind = caption->kind.rect;
    struct page_rect *place = &caption->place.rect;
    int gap = page_caption_gap(m);
    int ask = sizes->ask;
    bool shared = place->y == kind.y;
    int joined = caption->source.rect.w;
    if (ask == 0) {
        return true;
    }
    int taken = kind.w + (shared ? gap + place->w : 0) +
                (joined > 0 ? gap + joined : 0);
    if (place->y > kind.y || taken + gap + ask > m->column_w) {
        return false;
    }
    if (shared && joined == 0) {
        place->x = kind.x + kind.w + gap;
        caption->place.align = 0;
    }
    caption->ask.rect = (struct page_rect){m->column_x + m->column_w - ask,
                                           kind.y, ask, kind.h};
    caption->ask.align = 2;
    return true;
}

/* The words of a strip from 0 down; returns how high it is. */
static int
fill_strip(struct page_caption *caption, const struct page_caption_sizes *sizes)
{
    const struct page_metrics *m = &sizes->build.m;
    int cap = page_sized(m, 11.4);
    int air = page_caption_air(m);
    *caption = (struct page_caption){
        .foot = true,
        .title_cap = m->compact_panel || cap < m->cap_body ? m->cap_body : cap};
    int high = sizes->document ? 0 : place_row(caption, sizes, air);
    if (high > 0) {
        return high + air;
    }
    high = place_kind(caption, sizes, air);
    struct page_caption_sizes left = *sizes;
    left.source_w = join_source(caption, sizes) ? 0 : sizes->source_w;
    if (!squeeze_ask(caption, &left)) {
        high = place_ask(caption, &left, high);
    } else if (left.source_w > 0) {
        int lines = source_lines(sizes, m->column_w);
        caption->source.rect =
            (struct page_rect){m->column_x, high + air / 2, m->column_w,
                               page_caption_lines_h(sizes, lines)};
        high += air / 2 + caption->source.rect.h;
    }
    return high + air;
}

void
page_caption_strip(struct page_caption *caption,
                   const struct page_caption_sizes *sizes, int bottom)
{
    const struct page_metrics *m = &sizes->build.m;
    int high = fill_strip(caption, sizes);
    if (m->compact_panel && high > bottom * 2 / 5) {
        /* the picture needs the room more than the ask line does, which is on
         * other slides, or the name of the source */
        struct page_caption_sizes fewer = *sizes;
        fewer.ask = sizes->document ? fewer.ask : 0;
        high = fill_strip(caption, &fewer);
        if (high > bottom * 2 / 5) {
            fewer.source_w = fewer.date_w;
            high = fill_strip(caption, &fewer);
        }
        fewer.source_w = 0; /* a document is there to be read */
        bool more = sizes->document && high > bottom * 2 / 5;
        high = more ? fill_strip(caption, &fewer) : high;
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
    if (!m->steps_in_band && clear < top) {
        caption->clear.h = clear;
    }
    mirror_all(caption, &sizes->build);
}

/* Sets the words of a column from X, WIDTH px wide, between the bar and BOTTOM,
 * the ask line if ASKS; false when they do not go there. */
static bool
fill_column(struct page_caption *caption,
            const struct page_caption_sizes *sizes, int x, int width,
            int bottom, bool asks)
{
    const struct page_build *build = &sizes->build;
    const struct page_metrics *m = &build->m;
    int kind = sizes->kind;
    int place = sizes->place;
    caption->kind.rect = (struct page_rect){x, 0, kind, caption->bar.h};
    caption->place.rect =
        (struct page_rect){x + width - place, 0, place, caption->bar.h};
    caption->place.align = 2;
    bool below = kind + page_caption_gap(m) + place > width;
    int ask = asks ? ask_lines(sizes, width - page_caption_bell_width(m)) : 0;
    int source = source_lines(sizes, width);
    source = !asks && source > 1 ? 1 : source; /* its name is cut */
    int y = bottom - page_caption_air(m);
    if (asks) {
        int high = page_caption_lines_h(sizes, ask);
        y -= high;
        caption->ask.rect = (struct page_rect){x, y, width, high};
    }
    if (source > 0) {
        int high = page_caption_lines_h(sizes, source);
        y -= high + page_caption_air(m);
        caption->source.rect = (struct page_rect){x, y, width, high};
    }
    if (below) {
        y -= page_caption_lines_h(sizes, 1) + page_caption_air(m);
        caption->place.rect =
            (struct page_rect){x, y, place, page_caption_lines_h(sizes, 1)};
        caption->place.align = 0;
    }
    int top = caption->bar.h + 2 * page_caption_air(m);
    struct page_rect box = {x, top, width, y - 2 * page_caption_air(m) - top};
    struct para *para = page_caption_title_at(build, m->cap_body, width);
    bool fits = !para->overfull &&
                page_caption_title_height(build, para, m->cap_body) <= box.h;
    para_free(para);
    caption->title.rect = box;
    return fits && kind <= width && place <= width && ask < PAGE_CAPTION_BROKEN;
}

bool
page_caption_beside(struct page_caption *caption,
                    const struct page_caption_sizes *sizes, int bottom,
                    int width, int height)
{
    const struct page_metrics *m = &sizes->build.m;
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
    if (!fill_column(caption, sizes, m->column_x, left, bottom, true)) {
        *caption = bare;
        if (!m->compact_panel ||
            !fill_column(caption, sizes, m->column_x, left, bottom, false)) {
            return false;
        }
    }
    mirror_all(caption, &sizes->build);
    return true;
}

/* How many lines place and number take in a margin WIDTH px wide. */
static int
margin_lines(const struct page_build *build, int width)
{
    char *page = page_words_numbers(build->words->page, 88, 88);
    int lines = 1 + page_caption_lines(build, page, build->lang, width);
    free(page);
    return lines;
}

/* The capitals of the kind in a margin: as large as on a bar, or as small print
 * where that would stand at its edges. LINES becomes how many it has. */
static int
margin_kind(const struct page_build *build, int width, int *lines)
{
    const char *word = build->words->kinds[build->kind];
    struct page_build sized = *build;
    width -= 2 * page_mm(&build->m, 1.0);
    sized.m.cap_print = build->m.cap_kind;
    *lines = page_caption_lines(&sized, word, build->lang, width);
    if (*lines == PAGE_CAPTION_BROKEN) {
        sized.m.cap_print = page_metrics(build->screen, 0).cap_print;
        *lines = page_caption_lines(&sized, word, build->lang, width);
    }
    return sized.m.cap_print;
}

bool
page_caption_margins(struct page_caption *caption,
                     const struct page_caption_sizes *sizes, int bottom)
{
    struct page_build normal = sizes->build;
    const struct page_build *build = &sizes->build;
    const struct page_metrics *m = &build->m;
    if (m->portrait || m->compact_panel || m->steps_in_band ||
        sizes->source_w > 0) {
        return false;
    }
    int air = page_caption_air(m);
    int paper = page_mm(m, 1.1);
    int inner = m->column_x - m->gap / 2 - 2 * paper;
    int end = m->width - m->column_x + m->gap / 2 + paper;
    int steps = m->left.y - m->gap;
    struct page_build word = normal;
    int lines;
    word.m.cap_print = margin_kind(build, inner, &lines);
    normal.m.column_w = inner; /* the ask line as it goes there */
    int ask = page_caption_lines(&normal, page_foot_ask(&normal, build->lang),
                                 build->lang, inner);
    int tab =
        page_caption_tab_icon(m) + page_caption_height(&word, lines) + 3 * air;
    int number = page_caption_height(&normal, margin_lines(&normal, inner) + 1);
    int below = page_caption_bell(m) + air + page_caption_height(&normal, ask);
    *caption = (struct page_caption){
        .upright = true,
        .kind_cap = word.m.cap_print,
        .bar = {0, 0, m->column_x - m->gap, tab},
        .kind = {{paper, air, inner, tab}, 1},
        .place = {{end, air, inner, number}, 1},
        .ask = {{end, steps - below, inner, below}, 1},
        .area = {m->column_x, paper, m->column_w, bottom - 2 * paper}};
    caption->clear = caption->area;
    mirror_all(caption, build);
    return tab <= steps && number + 2 * air + below <= steps;
}
