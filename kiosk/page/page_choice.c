/* A page of large buttons: a bar that says what they are for, the buttons, and
 * "Ask at the desk". See page_choice.h. */
#include "page_choice.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_both.h"
#include "page_choice_grid.h"
#include "page_control.h"
#include "page_foot.h"
#include "page_head.h"
#include "page_topics.h"

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
add_languages(struct choices *choices, const struct page_build *build)
{
    for (size_t i = 0; i < build->deck->language_count; i++) {
        add(choices, PLAY_SET_LANGUAGE, (int)i);
    }
    const struct play_state *state = build->scene->state;
    int other = state->both > 0 ? state->both : state->language;
    other = other > 0 ? other : 1; /* there is always one */
    if (page_both_offered(build->deck, build->screen, other)) {
        add(choices, PLAY_BOTH, other);
    }
}

enum { AIDS = 3 };

/* What the band has no button for. The languages by their names, each a touch
 * away, or if NOT_NAMED behind one button. */
static void
add_help(struct choices *choices, const struct page_build *build,
         const struct page_band *band, bool not_named)
{
    bool two = build->deck->language_count == 2;
    if (band->lacks_language && (not_named || two)) {
        add(choices, PLAY_LANGUAGE, 0);
    }
    add(choices, PLAY_SCALE, 0);
    add(choices, PLAY_THEME, 0);
    if (deck_has_easy(build->deck)) {
        add(choices, PLAY_EASY, 0);
    }
    if (build->screen->lowers) {
        add(choices, PLAY_LOWER, 0);
    }
    add(choices, PLAY_PAUSE, 0);
    if (band->lacks_language && !not_named && !two) {
        add_languages(choices, build);
    }
    if (!band->has_more && band->lacks_treatments) {
        add(choices, PLAY_TREATMENTS, 0);
    }
    if (!band->has_more) {
        add_topics(choices, build, band, false);
    }
    if (band->lacks_start_over) {
        add(choices, PLAY_START_OVER, 0);
    }
}

static void
find_choices(struct choices *choices, const struct page_build *build,
             const struct page_band *band, enum play_view view, bool not_named)
{
    const struct deck *deck = build->deck;
    size_t most =
        deck->topic_count + deck->treatment_count + deck->language_count + 9;
    *choices = (struct choices){mem_new(most, sizeof(*choices->items)), 0};
    if (view == PLAY_VIEW_TOPICS) {
        if (band->lacks_treatments) {
            add(choices, PLAY_TREATMENTS, 0);
        }
        add_topics(choices, build, band, true);
    } else if (view == PLAY_VIEW_TREATMENTS) {
        add_treatments(choices, build);
    } else if (view == PLAY_VIEW_HELP) {
        add_help(choices, build, band, not_named);
    } else {
        add_languages(choices, build);
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

/* Start over comes and goes: as the last of a page of CELLS it moves no other
 * choice, and the first page has it. */
static void
place_start_over(struct choices *choices, int cells)
{
    int last = choices->count - 1;
    if (choices->items[last].action == PLAY_START_OVER && last >= cells) {
        const struct choice over = choices->items[last];
        memmove(&choices->items[cells], &choices->items[cells - 1],
                (size_t)(last + 1 - cells) * sizeof(over));
        choices->items[cells - 1] = over;
    }
}

/* ---- where ---- */

static struct page_button
choice_button(const struct page_build *build, const struct choice *choice,
              bool explained, struct page_control_words *kept)
{
    const struct play_state *state = build->scene->state;
    struct page_button button = page_control_button(
        build, state, choice->action, choice->argument, !explained, kept);
    int here = choice->action == PLAY_TOPIC       ? build_topic(build)
               : choice->action == PLAY_TREATMENT ? page_treatment(build)
               : state->both > 0                  ? -1
                                                  : state->language;
    bool chosen = choice->action == PLAY_TOPIC ||
                  choice->action == PLAY_TREATMENT ||
                  choice->action == PLAY_SET_LANGUAGE;
    button.filled = chosen && choice->argument == here;
    if (choice->action == PLAY_LANGUAGE) {
        button.icon = ICON_LANGUAGE;
    } else if (choice->action == PLAY_BOTH) {
        button.filled = state->both == choice->argument;
    } else if (choice->action == PLAY_THEME) {
        button.filled = state->theme == PAGE_HIGH_CONTRAST;
    } else if (choice->action == PLAY_SET_LANGUAGE && !explained) {
        button.second = NULL;
    }
    return button;
}

static struct page_button_style
cell_style(const struct page_build *build, int cap)
{
    const struct page_metrics *m = &build->m;
    return (struct page_button_style){
        .icon = true,
        .lines = 2,
        .cap = cap,
        .pad = page_mm(m, cap <= m->cap_band ? 1.8 : 3.0)};
}

/* What the widest of all needs in any language. */
static struct choice_needs
needs_of(const struct page_build *build, const struct choices *choices)
{
    const struct page_button_style style = cell_style(build, build->m.cap_band);
    const struct page_button_style close =
        page_button_worded(&build->m, true, 1);
    struct choice_needs needs = {
        .count = choices->count,
        .close_w = page_control_width(build, PLAY_CLOSE, 0, false, &close)};
    for (int i = 0; i < choices->count; i++) {
        const struct choice *choice = &choices->items[i];
        int least = page_control_width(build, choice->action, choice->argument,
                                       false, &style);
        int plain = page_control_width(build, choice->action, choice->argument,
                                       true, &style);
        if (choice->action == PLAY_SET_LANGUAGE) {
            struct page_control_words kept;
            const struct page_button button =
                choice_button(build, choice, false, &kept);
            plain = page_button_width(build, &button, &style);
        }
        needs.least = least > needs.least ? least : needs.least;
        needs.plain = plain > needs.plain ? plain : needs.plain;
    }
    return needs;
}

/* ---- drawing ---- */

/* Whether all words of the page, which are COUNT from the FIRST of CHOICES on,
 * go on their buttons in STYLE. */
static bool
cells_fit(const struct page_build *build, const struct choices *choices,
          const struct choice_grid *grid, int first, int count,
          const struct page_button_style *style)
{
    bool fits = true;
    for (int i = 0; i < count && fits; i++) {
        struct page_control_words kept;
        struct page_button button = choice_button(
            build, &choices->items[first + i], grid->explained, &kept);
        button.rect = choice_grid_cell(build, grid, i, count);
        button.rect.h -= page_mm(&build->m, 3.0); /* air for two lines */
        fits = page_button_fits(build, &button, style);
    }
    return fits;
}

/* Words as large as the text, if possible; at the usual text size a little
 * smaller before one of them is broken. */
static struct page_button_style
cells_style(const struct page_build *build, const struct choices *choices,
            const struct choice_grid *grid, int first, int count)
{
    const struct page_metrics *m = &build->m;
    int scale = build->scene->state->scale;
    int text = page_metrics(build->screen, scale).cap_body;
    const int caps[] = {text, m->cap_body, (m->cap_body + m->cap_band) / 2};
    for (size_t lines = scale > 0 ? 2 : 1; lines <= 2; lines++) {
        for (size_t i = 0; i < sizeof(caps) / sizeof(*caps); i++) {
            struct page_button_style style = cell_style(build, caps[i]);
            style.lines = lines;
            if (cells_fit(build, choices, grid, first, count, &style)) {
                return style;
            }
        }
    }
    return cell_style(build, m->cap_band);
}

/* Draws the choices of PAGE in GRID, but none that reaches below BOTTOM.
 * Returns how many that page has. */
static int
draw_cells(const struct page_build *build, const struct choices *choices,
           const struct choice_grid *grid, int page, int bottom)
{
    int first = page * grid->cells;
    int count = choices->count - first;
    count = count < grid->cells ? count : grid->cells;
    const struct page_button_style style =
        cells_style(build, choices, grid, first, count);
    for (int i = 0; i < count; i++) {
        const struct choice *choice = &choices->items[first + i];
        struct page_control_words kept;
        struct page_button button =
            choice_button(build, choice, grid->explained, &kept);
        button.rect = choice_grid_cell(build, grid, i, count);
        bool is_there =
            choice->action != PLAY_START_OVER || build->scene->state->chosen;
        if (is_there && button.rect.y + button.rect.h <= bottom) {
            page_button_draw(build, &button, &style);
        }
    }
    return count;
}

static void
draw_close(const struct page_build *build, const struct choice_grid *grid)
{
    struct page_control_words kept;
    const struct page_button_style style =
        page_button_worded(&build->m, true, 1);
    struct page_button button = page_control_button(
        build, build->scene->state, PLAY_CLOSE, 0, false, &kept);
    button.rect = grid->close;
    page_button_draw(build, &button, &style);
}

/* Whom else to ask: in the line of the foot, else beside the last of COUNT
 * choices. */
static void
draw_ask(const struct page_build *build, const struct choice_grid *grid,
         int count)
{
    const struct page_rect rest = choice_grid_rest(build, grid, count);
    if (grid->foot) {
        page_foot_ask_draw(build, build->m.column_w);
    } else if (rest.w > 0) {
        page_ask_draw(build, rest);
    }
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
    case PLAY_VIEW_LANGUAGES:
        return build->ui->choose_language;
    default:
        return build->ui->choose_treatment;
    }
}

/* What there is to choose in VIEW, and where. */
static struct choice_grid
plan(struct choices *choices, const struct page_build *build,
     const struct page_band *band, enum play_view view)
{
    find_choices(choices, build, band, view, false);
    struct choice_needs needs = needs_of(build, choices);
    struct choice_grid grid = choice_grid(build, &needs);
    int named = (int)build->deck->language_count + AIDS +
                (deck_has_easy(build->deck) ? 1 : 0);
    if (view == PLAY_VIEW_HELP && grid.cells < named && grid.pages > 1) {
        free(choices->items);
        find_choices(choices, build, band, view, true);
        needs = needs_of(build, choices);
        grid = choice_grid(build, &needs);
    }
    sort_fairly(choices, build->deck, grid.cells);
    place_start_over(choices, grid.cells);
    return grid;
}

struct page_choice
page_choice_draw(const struct page_build *build, const struct page_band *band,
                 enum play_view view, int want)
{
    const struct page_metrics *m = &build->m;
    bool asking = build->scene->state->mode == PLAY_ASKING;
    struct page_control_words kept;
    struct choices choices;
    const struct choice_grid grid = plan(&choices, build, band, view);
    bool closes = grid.close.w > 0;
    bool row = closes && !grid.close_is_cell;
    const struct page_choice drawn = {
        .page = (want % grid.pages + grid.pages) % grid.pages,
        .page_count = grid.pages,
        .foot_y = (row ? grid.close.y : m->band_y) - m->gap,
        .closes = closes};
    int strip_y = m->band_y - m->strip_h;
    strip_y = drawn.foot_y < strip_y ? drawn.foot_y : strip_y;
    page_head_own(build, grid.bar_h, view_title(build, view, &kept), drawn.page,
                  drawn.page_count);
    strip_y -= row ? 0 : m->gap;
    int count = draw_cells(build, &choices, &grid, drawn.page,
                           asking ? strip_y : m->band_y);
    if (!asking) {
        if (closes) {
            draw_close(build, &grid);
        }
        draw_ask(build, &grid, count);
    }
    free(choices.items);
    return drawn;
}
