/* A receipt as a page: read from two metres, so what does not fit is left out
 * rather than made small. See page_telling.h. */
#include "page_telling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_button.h"
#include "page_column.h"
#include "page_head.h"
#include "str.h"

enum { TITLE_LINES = 2, WORDS_LINES = 4, ITEM_LINES = 5, FOOT_LINES = 3 };

/* ---- the list ---- */

static bool
is_item(const char *line)
{
    return strncmp(line, "- ", 2) == 0;
}

/* It goes on with the item above. */
static bool
goes_on(const char *line)
{
    return strncmp(line, "  ", 2) == 0;
}

/* How many items LINE stands for: it may be "- and 14 more". */
static size_t
items_in(const char *line)
{
    size_t more;
    return !is_item(line)                               ? 0
           : sscanf(line, "- and %zu more", &more) == 1 ? more
                                                        : 1;
}

static size_t
items_from(const struct page_telling *telling, size_t first)
{
    size_t count = 0;
    for (size_t i = first; i < telling->line_count; i++) {
        count += items_in(telling->lines[i]);
    }
    return count;
}

static bool
put_line(struct page_column *column, const char *line, int bottom)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    int cap = page_column_cap(m);
    int in = cap;
    struct page_column before = *column;
    if (!is_item(line) && !goes_on(line)) {
        column->y += page_mm(m, 5.0);
        return page_column_put(column, line, 0, cap, true, build->c.kind, 2,
                               bottom);
    }
    column->y += page_mm(m, 3.0);
    if (!page_column_put_some(column, line + 2, in, cap, false, build->c.ink,
                              ITEM_LINES, bottom)) {
        *column = before;
        return false;
    }
    if (goes_on(line)) {
        return true;
    }
    int dot = cap / 3;
    struct page_rect at = {
        column->x, before.y + page_mm(m, 3.0) + (cap - dot) / 2, dot, dot};
    page_add_icon(build->page, ICON_DOT, at, build->c.ink, build->c.paper,
                  false);
    return true;
}

/* A line, and behind a heading its first item, fit above BOTTOM. */
static bool
fits(const struct page_column *column, const struct page_telling *telling,
     size_t at, int bottom)
{
    struct page_build blind = *column->build;
    struct page_column trial = *column;
    blind.page = NULL;
    trial.build = &blind;
    return put_line(&trial, telling->lines[at], bottom) &&
           (is_item(telling->lines[at]) || goes_on(telling->lines[at]) ||
            at + 1 == telling->line_count ||
            put_line(&trial, telling->lines[at + 1], bottom));
}

/* The name of the file is long. */
static size_t
more_lines(const struct page_build *build)
{
    return build->m.portrait ? 2 : 1;
}

static int
more_cap(const struct page_build *build)
{
    return build->m.compact ? build->m.cap_small : build->m.cap_label;
}

static void
put_more(struct page_column *column, size_t count, const char *all)
{
    const struct page_build *build = column->build;
    struct str words = {0};
    column->y += page_mm(&build->m, 4.0);
    if (count > 0) {
        str_addf(&words, "and %zu more: ", count);
    }
    str_addf(&words, "see %s", all);
    page_column_put(column, words.text, 0, more_cap(build), true, build->c.ink,
                    more_lines(build), column->bottom);
    str_release(&words);
}

static int
more_high(const struct page_build *build)
{
    int cap = more_cap(build);
    return page_mm(&build->m, 4.0) + cap + page_descent(cap) +
           (int)(more_lines(build) - 1) * page_column_pitch(build, cap);
}

static void
put_list(struct page_column *column, const struct page_telling *telling)
{
    int more = more_high(column->build);
    for (size_t i = 0; i < telling->line_count; i++) {
        bool last = i + 1 == telling->line_count;
        int bottom = last ? column->bottom : column->bottom - more;
        if (!fits(column, telling, i, bottom)) {
            put_more(column, items_from(telling, i), telling->all);
            return;
        }
        put_line(column, telling->lines[i], bottom);
    }
}

/* ---- what stands above it ---- */

/* What may be done now, on a label WIDTH px wide at the most. AT_END: it ends
 * at the end of the column with its middle at Y, else it begins at X, Y.
 * Returns how high it is. */
static int
put_label(const struct page_column *column, const char *advice, int x,
          int width, int y, bool at_end)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    int pad = page_mm(m, m->compact ? 1.6 : 3.0);
    int cap = m->compact ? m->cap_small : m->cap_strip;
    struct para *para =
        build_para_within(build, advice, PAGE_STAFF_LANG, cap, true,
                          width - 2 * pad, at_end ? 1 : 2);
    int pitch = page_column_pitch(build, cap);
    int high = 2 * pad + cap + (int)(para->line_count - 1) * pitch;
    struct page_rect box = {x, y, para->width_px + 2 * pad, high};
    if (at_end) {
        box.x = column->x + column->w - box.w;
        box.y -= high / 2;
    }
    page_add_box(build->page, box, build->c.strip_ink, build->c.strip,
                 m->stroke, m->radius);
    build_draw(build, para, box.x + pad, box.y + pad, cap, pitch,
               build->c.strip_ink);
    para_free(para);
    return high;
}

/* The first line: a shape and whom it is for, and on a wide screen what may be
 * done now; on a low one that has the place of the words. */
static void
put_kind(struct page_column *column, const struct page_telling *telling)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    bool advised = telling->advice != NULL && !m->portrait;
    int x = page_column_whom(column,
                             telling->good ? ICON_BENEFIT : ICON_SIDE_EFFECT,
                             !advised || !m->compact);
    if (advised) {
        put_label(column, telling->advice, x, column->x + column->w - x,
                  column->y + m->icon / 2, true);
    }
    column->y += m->icon + m->below_kind;
}

static void
put_head(struct page_column *column, const struct page_telling *telling)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    put_kind(column, telling);
    int bottom = column->bottom - more_high(build);
    page_column_put_some(column, telling->title, 0, m->cap_title, true,
                         build->c.ink, TITLE_LINES, bottom);
    column->y += page_mm(m, 4.0);
    if (telling->words != NULL && telling->words[0] != '\0') {
        page_column_put_some(column, telling->words, 0, page_column_cap(m),
                             false, build->c.ink, m->compact ? 2 : WORDS_LINES,
                             bottom);
    }
    if (telling->advice != NULL && m->portrait) {
        column->y += page_mm(m, 5.0);
        column->y += put_label(column, telling->advice, column->x, column->w,
                               column->y, false);
    }
}

/* ---- the band ---- */

/* Beside Close, in WIDTH px: where it came from, and what comes by itself if
 * there is room to say so. */
static struct para *
foot_para(const struct page_build *build, int width)
{
    const char *source = build->scene->telling->source;
    int cap = build->m.cap_small;
    struct str words = {0};
    str_addf(&words, "%s\nThis page goes by itself in a minute.", source);
    struct para *para =
        build_para(build, words.text, PAGE_STAFF_LANG, cap, false, width);
    str_release(&words);
    if (para->line_count > FOOT_LINES) {
        para_free(para);
        para = build_para_within(build, source, PAGE_STAFF_LANG, cap, false,
                                 width, FOOT_LINES);
    }
    return para;
}

static void
draw_foot(const struct page_build *build, struct page_rect band, int x)
{
    const struct page_metrics *m = &build->m;
    struct para *para = foot_para(build, m->width - m->edge - x);
    int pitch = page_column_pitch(build, m->cap_small) * 9 / 10;
    int high = m->cap_small + (int)(para->line_count - 1) * pitch;
    build_draw(build, para, x, band.y + (band.h - high) / 2, m->cap_small,
               pitch, build->c.small);
    para_free(para);
}

static void
draw_band(const struct page_column *column, struct page_rect band)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    const struct page_button_style style = {!m->compact,
                                            false,
                                            1,
                                            m->compact ? m->cap_small
                                                       : m->cap_label,
                                            page_mm(m, m->compact ? 2.4 : 6.0),
                                            0};
    struct page_button button =
        page_button_aid(build, "Close", ICON_CLOSE, PLAY_CLOSE);
    button.label = "Close";
    button.lang = PAGE_STAFF_LANG;
    int width = page_button_width(build, &style, button.label, PAGE_STAFF_LANG);
    button.rect =
        (struct page_rect){column->x, band.y + m->band_pad, width, m->button};
    page_add_fill(build->page, band, build->c.band, 0);
    page_button_draw(build, &button, &style);
    draw_foot(build, band, column->x + width + page_mm(m, 6.0));
}

void
page_telling_draw(const struct page_build *scene)
{
    const struct page_telling *telling = scene->scene->telling;
    struct page_build build = page_column_build(
        scene, telling->good ? DECK_BENEFIT : DECK_SIDE_EFFECT);
    if (!telling->good) {
        build.c.mark = page_trouble_colour(build.scene->state->theme);
    }
    const struct page_metrics *m = &build.m;
    int high = m->button + 2 * m->band_pad;
    struct page_rect band = {0, m->height - high, m->width, high};
    page_add_fill(build.page, (struct page_rect){0, 0, m->width, m->height},
                  build.c.paper, 0);
    page_add_fill(build.page, (struct page_rect){0, 0, m->spine, band.y},
                  build.c.mark, 0);
    bool narrow = m->portrait || m->compact; /* Back and Next leave room */
    int x = narrow ? m->edge + m->spine : m->column_x;
    struct page_column column = {.build = &build,
                                 .x = x,
                                 .y = m->top,
                                 .w = m->width - 2 * x,
                                 .bottom = band.y - page_mm(m, 3.0)};
    put_head(&column, telling);
    put_list(&column, telling);
    draw_band(&column, band);
}
