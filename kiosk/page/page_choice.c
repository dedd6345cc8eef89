/* A page of large buttons in a grid that is the same in every language and
 * stands low, where hands reach, with Close where the foot is. */
#include "page_choice.h"

#include <stddef.h>
#include <stdlib.h>

#include "mem.h"
#include "page_control.h"
#include "page_foot.h"
#include "page_head.h"
#include "page_tongues.h"
#include "page_topics.h"

/* How far above the lower edge of a panel hands need to reach at most: then one
 * may hang 800 mm above the floor (EN 301 549 8.3, ADA 308.2: 1220 mm). */
#define REACH_MM 419.0

/* ---- what there is to choose ---- */

struct choice {
    enum play_action action;
    int argument;
};

struct choices {
    struct choice *items;
    int count;
};

static void
add(struct choices *choices, enum play_action action, int argument)
{
    choices->items[choices->count++] = (struct choice){action, argument};
}

/* The topics that are shown in this language; only those that the band has no
 * button for unless ALL. */
static void
add_topics(struct choices *choices, const struct page_build *build,
           const struct page_band *band, bool all)
{
    struct page_choices topics;
    page_topics(build, &topics);
    for (int i = 0; i < topics.count; i++) {
        int topic = topics.items[i];
        if (page_topic_is_shown(build, topic) &&
            (all || !page_band_has(band, PLAY_TOPIC, topic))) {
            add(choices, PLAY_TOPIC, topic);
        }
    }
    page_choices_release(&topics);
}

static void
add_treatments(struct choices *choices, const struct page_build *build)
{
    struct page_choices treatments;
    page_treatments(build, &treatments, false);
    for (int i = 0; i < treatments.count; i++) {
        add(choices, PLAY_TREATMENT, treatments.items[i]);
    }
    page_choices_release(&treatments);
}

static void
add_help(struct choices *choices, const struct page_build *build,
         const struct page_band *band)
{
    if (band->lacks_language) {
        add(choices, PLAY_LANGUAGE, 0);
    }
    add(choices, PLAY_SCALE, 0);
    add(choices, PLAY_THEME, 0);
    add(choices, PLAY_PAUSE, 0);
    if (!band->has_more && band->lacks_treatments) {
        add(choices, PLAY_TREATMENTS, 0);
    }
    if (!band->has_more) {
        add_topics(choices, build, band, false);
    }
    if (band->lacks_start_over) { /* the last one comes and goes */
        add(choices, PLAY_START_OVER, 0);
    }
}

static void
find_choices(struct choices *choices, const struct page_build *build,
             const struct page_band *band, enum play_view view)
{
    const struct deck *deck = build->deck;
    size_t most =
        deck->topic_count + deck->treatment_count + deck->language_count + 8;
    *choices = (struct choices){mem_new(most, sizeof(*choices->items)), 0};
    if (view == PLAY_VIEW_TOPICS) {
        if (band->lacks_treatments) {
            add(choices, PLAY_TREATMENTS, 0);
        }
        add_topics(choices, build, band, true);
    } else if (view == PLAY_VIEW_TREATMENTS) {
        add_treatments(choices, build);
    } else if (view == PLAY_VIEW_HELP) {
        add_help(choices, build, band);
    } else {
        for (size_t i = 0; i < deck->language_count; i++) {
            add(choices, PLAY_SET_LANGUAGE, (int)i);
        }
    }
}

/* ---- which stand on the first of several pages ---- */

/* The lower, the earlier. If benefits and side effects go on the first page
 * together with when to call, all are alike. */
static int
rank_of(const struct deck *deck, const struct choice *choice, bool together)
{
    if (choice->action != PLAY_TOPIC) {
        return 0;
    }
    const struct deck_topic *topic = &deck->topics[choice->argument];
    switch (page_topic_fairness(topic)) {
    case FAIR_CALL:
        return 0;
    case FAIR_BALANCED:
        return together || page_topic_kind(topic) != DECK_BENEFIT ? 1 : 2;
    default:
        return 3;
    }
}

/* Puts what must be fair on the first page, which has room for MOST: when to
 * call, then side effects and benefits; else all as they are. */
static void
sort_fairly(struct choices *choices, const struct deck *deck, int most)
{
    enum { RANKS = 4 };
    struct choice *sorted =
        mem_new((size_t)choices->count + 1, sizeof(*sorted));
    int fair = 0, count = 0;
    for (int i = 0; i < choices->count; i++) {
        fair += rank_of(deck, &choices->items[i], true) < 2 ? 1 : 0;
    }
    for (int rank = 0; rank < RANKS; rank++) {
        for (int i = 0; i < choices->count; i++) {
            if (rank_of(deck, &choices->items[i], fair <= most) == rank) {
                sorted[count++] = choices->items[i];
            }
        }
    }
    if (choices->count > most) {
        free(choices->items);
        choices->items = sorted;
    } else {
        free(sorted);
    }
}

/* ---- where ---- */

struct grid {
    int columns, rows;
    int width, height, gap; /* of a cell; between cells */
    int bottom;             /* where the lowest cells end */
    int cells;              /* choices on a page */
    struct page_rect close; /* no width: Back in the band closes the page */
};

/* The place of cell INDEX of COUNT on a page: row after row, from where reading
 * begins, the last row lowest. */
static struct page_rect
cell(const struct page_build *build, const struct grid *grid, int index,
     int count)
{
    int rows = (count + grid->columns - 1) / grid->columns;
    int from_below = rows - index / grid->columns;
    int start = index % grid->columns * (grid->width + grid->gap);
    return (struct page_rect){
        build_x(build, start, grid->width),
        grid->bottom - from_below * (grid->height + grid->gap) + grid->gap,
        grid->width, grid->height};
}

static struct page_button_style
cell_style(const struct page_build *build, int cap)
{
    return (struct page_button_style){
        .icon = true, .lines = 2, .cap = cap, .pad = page_mm(&build->m, 3.0)};
}

/* What the widest of all needs in any language; where there is room, no less
 * than looks well. */
static int
least_width(const struct page_build *build, const struct choices *choices)
{
    const struct page_button_style style = cell_style(build, build->m.cap_band);
    int widest = page_mm(&build->m, build->m.compact_panel ? 40.0 : 80.0);
    for (int i = 0; i < choices->count; i++) {
        const struct choice *choice = &choices->items[i];
        int width = page_control_width(build, choice->action, choice->argument,
                                       false, &style);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Columns and rows for COUNT cells in a field as high as HIGH: as few columns
 * as need one page, of two ways the one that leaves fewer holes. */
static void
grid_cells(struct grid *grid, const struct page_build *build, int count,
           int least, int high)
{
    const struct page_metrics *m = &build->m;
    int rows = (high + grid->gap) / (m->button + grid->gap);
    int most = (m->column_w + grid->gap) / (least + grid->gap);
    rows = rows < 1 ? 1 : rows;
    most = most < 1 ? 1 : most;
    int few = (count + rows - 1) / rows;
    int first = few > 1 || m->portrait ? few : 2; /* one looks like a list */
    int last = few > 3 ? few : 3;
    grid->columns = first < most ? first : most;
    for (int i = grid->columns + 1; i <= last && i <= most && i <= count; i++) {
        int holes = (grid->columns - count % grid->columns) % grid->columns;
        grid->columns = (i - count % i) % i < holes ? i : grid->columns;
    }
    grid->rows = (count + grid->columns - 1) / grid->columns;
    grid->rows = grid->rows < rows ? grid->rows : rows;
    grid->cells = grid->rows * grid->columns;
    grid->width =
        (m->column_w - (grid->columns - 1) * grid->gap) / grid->columns;
    grid->height = (high - (grid->rows - 1) * grid->gap) / grid->rows;
    int tall = m->button * 3 / 2;
    grid->height = grid->height < tall ? grid->height : tall;
    grid->height = grid->height > m->button ? grid->height : m->button;
}

/* The cells for COUNT choices LEAST px wide, and Close, CLOSE_W wide, below
 * them; on the lowest panels it would leave room for one row only. */
static struct grid
grid_for(const struct page_build *build, int count, int least, int top,
         int close_w)
{
    const struct page_metrics *m = &build->m;
    int reach = m->height - page_mm(m, REACH_MM);
    top = top > reach ? top : reach;
    struct grid grid = {.gap = m->compact_panel ? m->gap : page_mm(m, 4.0)};
    int close_y = m->band_y - grid.gap - m->button;
    grid.close = (struct page_rect){build_x(build, 0, close_w), close_y,
                                    close_w, m->button};
    grid.bottom = close_y - (m->compact_panel ? m->gap : page_mm(m, 6.0));
    if (m->steps_in_band && grid.bottom - top < 2 * m->button + grid.gap) {
        grid.bottom = m->band_y - grid.gap;
        grid.close.w = 0;
    }
    grid_cells(&grid, build, count, least, grid.bottom - top);
    return grid;
}

/* ---- drawing ---- */

static struct page_button
choice_button(const struct page_build *build, const struct choice *choice,
              struct page_control_words *kept)
{
    const struct play_state *state = build->scene->state;
    struct page_button button = page_control_button(
        build, state, choice->action, choice->argument, false, kept);
    int here = choice->action == PLAY_TOPIC       ? build_topic(build)
               : choice->action == PLAY_TREATMENT ? page_treatment(build)
                                                  : state->language;
    bool chosen = choice->action == PLAY_TOPIC ||
                  choice->action == PLAY_TREATMENT ||
                  choice->action == PLAY_SET_LANGUAGE;
    button.filled = chosen && choice->argument == here;
    if (choice->action == PLAY_LANGUAGE) {
        button.icon = ICON_LANGUAGE;
    } else if (choice->action == PLAY_THEME) {
        button.filled = state->theme == PAGE_HIGH_CONTRAST;
    }
    return button;
}

/* The largest capitals in which all words of the page go on their buttons: as
 * large as the text, if possible. */
static int
cell_cap(const struct page_build *build, const struct choices *choices,
         const struct grid *grid, int first, int count)
{
    const struct page_metrics *m = &build->m;
    int text = page_metrics(build->screen, build->scene->state->scale).cap_body;
    const int caps[] = {text, m->cap_body, (m->cap_body + m->cap_band) / 2};
    for (size_t i = 0; i < sizeof(caps) / sizeof(*caps); i++) {
        const struct page_button_style style = cell_style(build, caps[i]);
        bool fits = true;
        for (int k = 0; k < count && fits; k++) {
            struct page_control_words kept;
            struct page_button button =
                choice_button(build, &choices->items[first + k], &kept);
            button.rect = cell(build, grid, k, count);
            fits = page_button_fits(build, &button, &style);
        }
        if (fits) {
            return caps[i];
        }
    }
    return m->cap_band;
}

/* Draws the choices of PAGE in GRID, but none that reaches below BOTTOM. */
static void
draw_cells(const struct page_build *build, const struct choices *choices,
           const struct grid *grid, int page, int bottom)
{
    int first = page * grid->cells;
    int count = choices->count - first;
    count = count < grid->cells ? count : grid->cells;
    const struct page_button_style style =
        cell_style(build, cell_cap(build, choices, grid, first, count));
    for (int i = 0; i < count; i++) {
        const struct choice *choice = &choices->items[first + i];
        struct page_control_words kept;
        struct page_button button = choice_button(build, choice, &kept);
        button.rect = cell(build, grid, i, count);
        bool there =
            choice->action != PLAY_START_OVER || build->scene->state->chosen;
        if (there && button.rect.y + button.rect.h <= bottom) {
            page_button_draw(build, &button, &style);
        }
    }
}

static void
draw_close(const struct page_build *build, const struct grid *grid)
{
    struct page_control_words kept;
    const struct page_button_style style =
        page_button_worded(&build->m, true, 1);
    struct page_button button = page_control_button(
        build, build->scene->state, PLAY_CLOSE, 0, false, &kept);
    button.rect = grid->close;
    page_button_draw(build, &button, &style);
}

/* Behind Close, which page this is and whom else to ask. */
static void
draw_foot(const struct page_build *build, const struct grid *grid,
          const char *number)
{
    const struct page_metrics *m = &build->m;
    int taken = grid->close.w + page_mm(m, m->compact_panel ? 3.0 : 6.0);
    const struct page_rect box = {build_x(build, taken, m->column_w - taken),
                                  grid->close.y, m->column_w - taken,
                                  grid->close.h};
    page_ask_draw(build, box, number);
}

static const char *
view_title(const struct page_build *build, enum play_view view,
           struct page_control_words *kept)
{
    switch (view) {
    case PLAY_VIEW_TOPICS:
        return build->ui->choose_topic;
    case PLAY_VIEW_HELP:
        return page_control_button(build, build->scene->state, PLAY_HELP, 0,
                                   false, kept)
            .label;
    default:
        return build->ui->choose_treatment;
    }
}

struct page_choice
page_choice_draw(const struct page_build *build, const struct page_band *band,
                 enum play_view view, int want)
{
    const struct page_metrics *m = &build->m;
    const struct page_button_style close = page_button_worded(m, true, 1);
    bool asking = build->scene->state->mode == PLAY_ASKING;
    struct page_control_words kept;
    struct choices choices;
    find_choices(&choices, build, band, view);
    bool languages = view == PLAY_VIEW_LANGUAGES;
    int top = languages ? page_tongues_end(build) : page_head_plain_end(build);
    struct grid grid =
        grid_for(build, choices.count, least_width(build, &choices), top,
                 page_control_width(build, PLAY_CLOSE, 0, false, &close));
    int count = (choices.count + grid.cells - 1) / grid.cells;
    count = count < 1 ? 1 : count;
    sort_fairly(&choices, build->deck, grid.cells);
    bool closes = grid.close.w > 0;
    const struct page_choice drawn = {
        .page = (want % count + count) % count,
        .page_count = count,
        .foot_y = (closes ? grid.close.y : m->band_y) - m->gap,
        .closes = closes};
    int strip_y = m->band_y - m->strip_h;
    strip_y = drawn.foot_y < strip_y ? drawn.foot_y : strip_y;
    char *number = count < 2 ? NULL
                             : page_words_numbers(build->words->page,
                                                  drawn.page + 1, count);
    bool low = m->compact_panel;
    const char *aside = low ? number : NULL;
    if (languages) {
        page_tongues_draw(build, drawn.page * grid.cells, grid.cells, aside);
    } else {
        page_head_plain(build, view_title(build, view, &kept), aside);
    }
    draw_cells(build, &choices, &grid, drawn.page,
               asking ? strip_y : m->band_y);
    if (!asking && closes) {
        draw_close(build, &grid);
        draw_foot(build, &grid, low ? NULL : number);
    }
    free(number);
    free(choices.items);
    return drawn;
}
