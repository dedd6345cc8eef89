/* The pad for the staff code. See page_keypad.h. */
#include "page_keypad.h"

#include <stdio.h>

#include "keypad.h"
#include "page_button.h"
#include "page_column.h"
#include "page_items.h"
#include "str.h"

enum { KEYS = 12, COLUMNS = 3, TITLE_LINES = 2, WORDS_LINES = 3 };

/* Where things go: the words in COLUMN, the keys in PAD. */
struct plan {
    struct page_column column;
    struct page_rect pad, cancel;
    int columns, rows; /* of keys */
    int key;           /* their height */
    int gap;
};

/* The keys of a telephone, from the upper left on. */
static int
key_at(int column, int row)
{
    static const int lowest[] = {KEYPAD_ERASE, 0, KEYPAD_OK};
    int rest = column < COLUMNS ? column : row;
    return column < COLUMNS && row < 3 ? row * COLUMNS + column + 1
                                       : lowest[rest];
}

static struct page_button_style
words_style(const struct page_metrics *m)
{
    return (struct page_button_style){
        .lines = 2,
        .cap = m->compact_panel ? m->cap_small : m->cap_label,
        .pad = page_mm(m, m->compact_panel ? 2.0 : 5.0)};
}

/* ---- where ---- */

/* The pad below the words, as wide as both. */
static void
plan_portrait(struct plan *plan, const struct page_metrics *m)
{
    plan->key = page_mm(m, 28.0);
    int high = plan->rows * plan->key + (plan->rows - 1) * plan->gap;
    int x = m->edge + m->spine;
    plan->cancel.y = m->height - m->edge - plan->cancel.h;
    plan->cancel.x = x;
    plan->pad = (struct page_rect){x, plan->cancel.y - page_mm(m, 8.0) - high,
                                   m->width - 2 * x, high};
    plan->column =
        (struct page_column){.x = x,
                             .y = m->top,
                             .w = m->width - 2 * x,
                             .bottom = plan->pad.y - page_mm(m, 4.0)};
}

/* What the widest key needs on a low screen, whose keys are no wider. */
static int
key_width(const struct page_build *build)
{
    const struct page_button_style style = words_style(&build->m);
    const struct page_button erase = {.label = "Erase",
                                      .lang = PAGE_STAFF_LANG};
    return page_button_width(build, &erase, &style);
}

/* The pad beside the words; on a low screen its last row is its last column. */
static void
plan_wide(struct plan *plan, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int x = m->compact_panel ? m->edge + m->spine : m->column_x;
    int room = m->height - 2 * (m->compact_panel ? m->gap : m->top);
    plan->key = (room - (plan->rows - 1) * plan->gap) / plan->rows;
    int most = page_mm(m, 34.0);
    plan->key = plan->key < most ? plan->key : most;
    int wide = m->compact_panel ? key_width(build) : plan->key * 6 / 5;
    int high = plan->rows * plan->key + (plan->rows - 1) * plan->gap;
    plan->pad.w = plan->columns * wide + (plan->columns - 1) * plan->gap;
    plan->pad.h = high;
    plan->pad.x = m->width - x - plan->pad.w;
    plan->pad.y = (m->height - high) / 2;
    plan->cancel.x = x;
    plan->cancel.y = plan->pad.y + high - plan->cancel.h;
    plan->column = (struct page_column){
        .x = x,
        .y = m->top,
        .w = plan->pad.x - x - page_mm(m, m->compact_panel ? 4.0 : 10.0),
        .bottom = plan->cancel.y - page_mm(m, 3.0)};
}

static struct plan
plan_for(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const struct page_button_style style = words_style(m);
    struct plan plan = {.columns = m->compact_panel ? COLUMNS + 1 : COLUMNS,
                        .rows = m->compact_panel ? 3 : 4,
                        .gap = m->compact_panel ? m->gap : page_mm(m, 5.0)};
    plan.cancel.w = page_button_width(
        build,
        &(struct page_button){.label = "Cancel", .lang = PAGE_STAFF_LANG},
        &style);
    plan.cancel.h = m->button;
    if (m->portrait) {
        plan_portrait(&plan, m);
    } else {
        plan_wide(&plan, build);
    }
    plan.column.build = build;
    return plan;
}

/* ---- keys ---- */

static void
draw_button(const struct page_build *build, const char *label, int key,
            struct page_rect rect, bool filled)
{
    const struct page_button_style style = words_style(&build->m);
    struct page_button button =
        page_button_aid(build, label, ICON_NONE, PLAY_KEY);
    button.filled = filled && button.filled;
    button.label = label;
    button.lang = PAGE_STAFF_LANG;
    button.argument = key;
    button.rect = rect;
    page_button_draw(build, &button, &style);
}

static void
draw_digit(const struct page_build *build, int digit, struct page_rect rect)
{
    const struct page_metrics *m = &build->m;
    const struct page_button_style style = {
        .lines = 1, .cap = m->compact_panel ? m->cap_label : m->cap_head};
    char label[2] = {(char)('0' + digit), '\0'};
    struct page_button button = {.name = label,
                                 .label = label,
                                 .lang = PAGE_STAFF_LANG,
                                 .action = PLAY_KEY,
                                 .argument = digit,
                                 .rect = rect};
    page_button_draw(build, &button, &style);
}

static void
draw_key(const struct page_build *build, int key, struct page_rect rect)
{
    if (key == KEYPAD_ERASE) {
        draw_button(build, "Erase", key, rect, false);
    } else if (key == KEYPAD_OK) {
        draw_button(build, "OK", key, rect, true);
    } else {
        draw_digit(build, key, rect);
    }
}

static void
draw_keys(const struct plan *plan)
{
    int wide = (plan->pad.w - (plan->columns - 1) * plan->gap) / plan->columns;
    for (int i = 0; i < KEYS; i++) {
        int column = i % plan->columns, row = i / plan->columns;
        struct page_rect rect = {plan->pad.x + column * (wide + plan->gap),
                                 plan->pad.y + row * (plan->key + plan->gap),
                                 wide, plan->key};
        draw_key(plan->column.build, key_at(column, row), rect);
    }
}

/* Yes above No, where the digits were. */
static void
draw_choice(const struct plan *plan)
{
    struct page_rect rect = plan->pad;
    rect.h = plan->key;
    draw_button(plan->column.build, "Yes, remember it", KEYPAD_YES, rect, true);
    rect.y += plan->key + plan->gap;
    draw_button(plan->column.build, "No, just this once", KEYPAD_ONCE, rect,
                true);
}

/* ---- words ---- */

/* A ring for each digit that a code has at the most, a disc for each typed. */
static void
put_dots(struct page_column *column, int count)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    int side = page_mm(m, m->compact_panel ? 4.0 : 7.0);
    int step = column->w / KEYPAD_DIGITS_MAX;
    int most = side * 3 / 2;
    step = step < most ? step : most;
    column->y += page_mm(m, m->compact_panel ? 3.0 : 6.0);
    for (int i = 0; i < KEYPAD_DIGITS_MAX; i++) {
        struct page_rect at = {column->x + i * step, column->y, side, side};
        page_add_icon(build->page, i < count ? ICON_DOT : ICON_DOT_OPEN, at,
                      build->c.ink, build->c.paper, false);
    }
    column->y += side + page_mm(m, m->compact_panel ? 2.5 : 6.0);
}

static void
put_words(struct page_column *column, const struct page_keypad *pad)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    struct str words = {0};
    if (!m->compact_panel) {
        page_column_whom(column, ICON_ABOUT, true);
        column->y += m->icon + m->below_kind;
    }
    page_column_put_some(column,
                         pad->remember ? "Remember this stick?" : "Staff code",
                         0, m->compact_panel ? m->cap_head : m->cap_title, true,
                         build->c.ink, TITLE_LINES, column->bottom);
    column->y += page_mm(m, m->compact_panel ? 2.0 : 4.0);
    if (!pad->remember) {
        put_dots(column, pad->count);
    }
    if (pad->wrong != NULL) {
        page_column_put_some(column, pad->wrong, 0, page_column_cap(m), true,
                             page_kind_colour(build->theme, DECK_WHEN_TO_CALL),
                             WORDS_LINES, column->bottom);
        column->y += page_mm(m, 3.0);
    }
    str_addf(&words,
             pad->remember ? "“%s” will not need the code again."
                           : "For USB stick “%s”",
             pad->what);
    page_column_put_some(column, words.text, 0, page_column_cap(m), false,
                         build->c.ink, WORDS_LINES + 1, column->bottom);
    str_release(&words);
}

void
page_keypad_draw(const struct page_build *scene)
{
    const struct page_build build = page_column_build(scene, DECK_ABOUT);
    const struct page_keypad *pad = scene->scene->keypad;
    const struct page_metrics *m = &build.m;
    page_add_fill(build.page, (struct page_rect){0, 0, m->width, m->height},
                  build.c.paper, 0);
    page_add_fill(build.page, (struct page_rect){0, 0, m->spine, m->height},
                  build.c.kind, 0);
    struct plan plan = plan_for(&build);
    put_words(&plan.column, pad);
    if (pad->remember) {
        draw_choice(&plan);
    } else {
        draw_keys(&plan);
    }
    draw_button(&build, "Cancel", KEYPAD_CANCEL, plan.cancel, false);
}
