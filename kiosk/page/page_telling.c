/* A receipt as pages: read from two metres, so what does not fit comes on the
 * next one. See page_telling.h. */
#include "page_telling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_button.h"
#include "page_column.h"
#include "page_items.h"
#include "str.h"

enum { TITLE_LINES = 2, WORDS_LINES = 4, ITEM_LINES = 20, FOOT_LINES = 3 };

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

/* All of it; or, SOME of it, what there is room for. */
static bool
put_line(struct page_column *column, const char *line, bool some)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    int cap = page_column_cap(m);
    int in = cap, bottom = column->bottom;
    struct page_column before = *column;
    bool (*put)(struct page_column *, const char *, int, int, bool, uint32_t,
                size_t, int) = some ? page_column_put_some : page_column_put;
    if (!is_item(line) && !goes_on(line)) {
        column->y += page_mm(m, 5.0);
        return page_column_put(column, line, 0, cap, true, build->c.kind, 2,
                               bottom);
    }
    column->y += page_mm(m, 3.0);
    if (!put(column, line + 2, in, cap, false, build->c.ink, ITEM_LINES,
             bottom)) {
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

/* A line, and behind a heading its first item, fit. */
static bool
fits(const struct page_column *column, const struct page_telling *telling,
     size_t at)
{
    struct page_build blind = *column->build;
    struct page_column trial = *column;
    blind.page = NULL;
    trial.build = &blind;
    return put_line(&trial, telling->lines[at], false) &&
           (is_item(telling->lines[at]) || goes_on(telling->lines[at]) ||
            at + 1 == telling->line_count ||
            put_line(&trial, telling->lines[at + 1], false));
}

/* What the first line of this page is below, if that stands on another. */
static void
put_heading_again(struct page_column *column,
                  const struct page_telling *telling)
{
    for (size_t i = telling->first; i < telling->line_count; i--) {
        const char *line = telling->lines[i];
        if (!is_item(line) && !goes_on(line)) {
            if (i < telling->first) {
                put_line(column, line, true);
            }
            return;
        }
    }
}

/* Returns how many of the lines are told then. A further page has one of them
 * at least, even if there is no room for all of it. */
static size_t
put_list(struct page_column *column, const struct page_telling *telling)
{
    size_t at = telling->first;
    if (telling->page > 0) {
        put_heading_again(column, telling);
        put_line(column, telling->lines[at++], true);
    }
    while (at < telling->line_count && fits(column, telling, at)) {
        put_line(column, telling->lines[at++], true);
    }
    return at;
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
    int pad = page_mm(m, m->compact_panel ? 1.6 : 3.0);
    int cap = m->compact_panel ? m->cap_small : m->cap_strip;
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

/* The first line: a shape and "For staff", and on a wide screen what may be
 * done now; on a low one that has the place of the words. */
static void
put_kind(struct page_column *column, const struct page_telling *telling)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    bool advised =
        telling->advice != NULL && telling->page == 0 && !m->portrait;
    int x = page_column_whom(column,
                             telling->good ? ICON_BENEFIT : ICON_SIDE_EFFECT,
                             !advised || !m->compact_panel);
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
    if (telling->page > 0) {
        return;
    }
    int bottom = column->bottom;
    page_column_put_some(column, telling->title, 0, m->cap_title, true,
                         build->c.ink, TITLE_LINES, bottom);
    column->y += page_mm(m, 4.0);
    if (telling->words != NULL && telling->words[0] != '\0') {
        page_column_put_some(column, telling->words, 0, page_column_cap(m),
                             false, build->c.ink,
                             m->compact_panel ? 2 : WORDS_LINES, bottom);
    }
    if (telling->advice != NULL && m->portrait) {
        column->y += page_mm(m, 5.0);
        column->y += put_label(column, telling->advice, column->x, column->w,
                               column->y, false);
    }
}

/* ---- the band ---- */

/* Whether there is another page than this one. */
static bool
has_pages(const struct page_build *build)
{
    const struct page_telling *telling = build->scene->telling;
    return telling->page > 0 || build->page->told < telling->line_count;
}

/* Where it came from, as far as there is room beside the buttons; on a further
 * page, how much is still to come. */
static void
add_small_print(const struct page_build *build, struct str *words)
{
    const struct page_telling *telling = build->scene->telling;
    size_t left = items_from(telling, build->page->told);
    bool narrow = build->m.portrait && has_pages(build);
    if (telling->page > 0) {
        str_addf(words, "Page %d.%s", telling->page + 1, narrow ? "\n" : " ");
    }
    if (left > 0) {
        str_addf(words, narrow ? "%zu more" : "%zu more on the next pages.\n",
                 left);
    }
    if (telling->page == 0 && !narrow) {
        str_add(words, telling->source);
    }
}

/* Beside the buttons, in WIDTH px: that, and what comes by itself if there is
 * room to say so. */
static struct para *
foot_para(const struct page_build *build, int width)
{
    int cap = build->m.cap_small;
    struct str words = {0}, all = {0};
    str_add(&words, "");
    add_small_print(build, &words);
    bool ends = words.len == 0 || words.text[words.len - 1] == '\n';
    str_addf(&all, "%s%sThis page goes by itself in a minute.", words.text,
             ends ? "" : "\n");
    struct para *para =
        build_para(build, all.text, PAGE_STAFF_LANG, cap, false, width);
    if (para->line_count > FOOT_LINES) {
        para_free(para);
        para = build_para_within(build, words.text, PAGE_STAFF_LANG, cap, false,
                                 width, FOOT_LINES);
    }
    str_release(&words);
    str_release(&all);
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

/* Draws a button at X; returns where the next one is. */
static int
draw_button(const struct page_build *build, int x, int y, const char *label,
            enum page_icon icon, enum play_action action, bool there)
{
    const struct page_metrics *m = &build->m;
    const struct page_button_style style = page_button_worded(m, true, 1);
    struct page_button button = page_button_aid(build, label, icon, action);
    button.label = label;
    button.lang = PAGE_STAFF_LANG;
    int width = page_button_width(build, &style, label, PAGE_STAFF_LANG);
    width = width > m->button ? width : m->button;
    button.rect = (struct page_rect){x, y, width, m->button};
    if (there) {
        page_button_draw(build, &button, &style);
    }
    return x + width + m->gap;
}

/* Close, and where there are more pages, the way to them: each has its place on
 * all of them. */
static void
draw_band(const struct page_column *column, struct page_rect band)
{
    const struct page_build *build = column->build;
    const struct page_telling *telling = build->scene->telling;
    const struct page_metrics *m = &build->m;
    int x = column->x, y = band.y + m->band_pad;
    page_add_fill(build->page, band, build->c.band, 0);
    x = draw_button(build, x, y, "Close", ICON_CLOSE, PLAY_CLOSE, true);
    if (has_pages(build)) {
        x = draw_button(build, x, y, "Next", ICON_NEXT, PLAY_NEXT,
                        build->page->told < telling->line_count);
        x = draw_button(build, x, y, "Back", ICON_BACK, PLAY_BACK,
                        telling->page > 0);
    }
    draw_foot(build, band, x - m->gap + page_mm(m, 6.0));
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
    bool narrow =
        m->portrait || m->compact_panel; /* Back and Next leave room */
    int x = narrow ? m->edge + m->spine : m->column_x;
    struct page_column column = {.build = &build,
                                 .x = x,
                                 .y = m->top,
                                 .w = m->width - 2 * x,
                                 .bottom = band.y - page_mm(m, 3.0)};
    put_head(&column, telling);
    build.page->told = put_list(&column, telling);
    if (m->portrait && telling->page > 0 &&
        build.page->told == telling->line_count) {
        column.y += page_mm(m, 5.0);
        page_column_put(&column, telling->source, 0, m->cap_small, false,
                        build.c.small, FOOT_LINES, column.bottom);
    }
    draw_band(&column, band);
}
