/* A page of large buttons in a grid that is the same in every language, with
 * Close where the foot is. */
#include "page_choice.h"

#include <stddef.h>
#include <stdlib.h>

#include "mem.h"
#include "page_button.h"
#include "page_foot.h"
#include "page_head.h"
#include "page_tongues.h"
#include "page_topics.h"

struct grid {
    int columns, rows;
    int width, height, gap; /* of a cell; between cells */
    int y;
    int cells; /* choices on a page */
    struct page_rect close;
};

/* The place of cell INDEX: column after column, from where reading begins. */
static struct page_rect
cell(const struct page_build *build, const struct grid *grid, int index)
{
    int column = index / grid->rows;
    int row = index % grid->rows;
    int start = column * (grid->width + grid->gap);
    return (struct page_rect){build_x(build, start, grid->width),
                              grid->y + row * (grid->height + grid->gap),
                              grid->width, grid->height};
}

/* As few columns as hold COUNT choices and not narrower than LEAST px. */
static void
grid_columns(struct grid *grid, const struct page_build *build, int count,
             int least_px)
{
    const struct page_metrics *m = &build->m;
    int most = (m->column_w + grid->gap) / (least_px + grid->gap);
    most = most < 1 ? 1 : most;
    grid->columns = (count + grid->rows - 1) / grid->rows;
    grid->columns = grid->columns > most ? most : grid->columns;
    /* one column of a wide page still looks like a list */
    int least = m->portrait || most < 2 ? 1 : 2;
    grid->columns = grid->columns < least ? least : grid->columns;
    grid->width =
        (m->column_w - (grid->columns - 1) * grid->gap) / grid->columns;
}

/* How narrow a cell may be. Names of languages are short, and have no other
 * place to be read in. */
static int
least_width(const struct page_build *build, enum play_view view)
{
    bool low = build->m.compact;
    if (view != PLAY_VIEW_LANGUAGES) {
        return page_mm(&build->m, low ? 30.0 : 85.0);
    }
    const struct page_button_style style =
        page_button_worded(&build->m, false, 2);
    int least = page_mm(&build->m, low ? 30.0 : 60.0);
    for (size_t i = 0; i < build->deck->language_count; i++) {
        const char *lang = build->deck->languages[i];
        const char *name = build_language_name(build, lang);
        int width = page_button_width(build, &style, name, lang);
        least = width > least ? width : least;
    }
    return least;
}

/* The cells for COUNT choices from TOP on; Close, CLOSE_W wide, below them
 * where the foot is. */
static struct grid
grid_for(const struct page_build *build, enum play_view view, int count,
         int top, int close_w)
{
    const struct page_metrics *m = &build->m;
    bool low = m->compact;
    struct grid grid = {.y = top, .gap = low ? m->gap : page_mm(m, 4.0)};
    grid.height = m->button + (low ? 0 : page_mm(m, 3.0));
    int close_y = m->band_y - (low ? m->gap : page_mm(m, 4.0)) - m->button;
    int bottom = close_y - (low ? m->gap : page_mm(m, 6.0));
    grid.rows = (bottom - top + grid.gap) / (grid.height + grid.gap);
    grid.rows = grid.rows < 1 ? 1 : grid.rows;
    grid_columns(&grid, build, count, least_width(build, view));
    grid.cells = grid.rows * grid.columns;
    grid.close = (struct page_rect){build_x(build, 0, close_w), close_y,
                                    close_w, m->button};
    return grid;
}

/* A choice before it has a place. */
static struct page_button
choice_button(const struct page_build *build, enum play_view view, int index)
{
    const struct deck *deck = build->deck;
    struct page_button button = {.lang = build->ui_lang,
                                 .argument = index,
                                 .fill = build->c.kind,
                                 .ink = build->c.kind_ink};
    if (view == PLAY_VIEW_TOPICS) {
        enum deck_kind kind = page_topic_kind(&deck->topics[index]);
        button.label = page_topic_title(deck, index, build->ui_lang);
        button.icon = page_kind_icon(kind);
        button.action = PLAY_TOPIC;
        button.filled = index == build_topic(build);
        button.fill = page_kind_colour(build->theme, kind);
    } else if (view == PLAY_VIEW_TREATMENTS) {
        button.label = page_treatment_name(deck, index, build->ui_lang);
        button.icon = ICON_TREATMENTS;
        button.action = PLAY_TREATMENT;
        button.filled = index == page_treatment(build);
    } else {
        button.lang = deck->languages[index];
        button.label = build_language_name(build, button.lang);
        button.action = PLAY_SET_LANGUAGE;
        button.filled = index == build->scene->state->language;
    }
    button.name = button.label;
    return button;
}

static void
find_choices(const struct page_build *build, enum play_view view,
             struct page_choices *choices)
{
    if (view == PLAY_VIEW_TOPICS) {
        page_topics(build, choices);
    } else if (view == PLAY_VIEW_TREATMENTS) {
        page_treatments(build, choices);
    } else {
        size_t count = build->deck->language_count;
        *choices = (struct page_choices){mem_new(count + 1, sizeof(int)), 0};
        while ((size_t)choices->count < count) {
            choices->items[choices->count] = choices->count;
            choices->count++;
        }
    }
}

/* Draws the choices of PAGE in GRID. */
static void
draw_cells(const struct page_build *build, enum play_view view,
           const struct page_choices *choices, const struct grid *grid,
           int page)
{
    const struct page_button_style style =
        page_button_worded(&build->m, view != PLAY_VIEW_LANGUAGES, 2);
    int first = page * grid->cells;
    for (int i = 0; i < grid->cells && first + i < choices->count; i++) {
        struct page_button button =
            choice_button(build, view, choices->items[first + i]);
        button.rect = cell(build, grid, i);
        page_button_draw(build, &button, &style);
    }
}

/* As wide as in the longest language. */
static int
close_width(const struct page_build *build)
{
    const struct page_button_style style =
        page_button_worded(&build->m, true, 1);
    int widest = build->m.button;
    for (size_t i = 0; i < build->deck->language_count; i++) {
        const char *lang = build->deck->languages[i];
        int width = page_button_width(build, &style,
                                      build_words(build, lang).close, lang);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void
draw_close(const struct page_build *build, struct page_rect rect)
{
    const struct page_button_style style =
        page_button_worded(&build->m, true, 1);
    struct page_button button =
        page_button_aid(build, "Close", ICON_CLOSE, PLAY_CLOSE);
    button.rect = rect;
    button.alias = build->ui->close;
    button.lang = build->ui_lang;
    button.label = build->ui->close;
    page_button_draw(build, &button, &style);
}

/* Close, and behind it which page this is and whom else to ask. */
static void
draw_foot(const struct page_build *build, const struct grid *grid,
          const char *number)
{
    const struct page_metrics *m = &build->m;
    draw_close(build, grid->close);
    int taken = grid->close.w + page_mm(m, m->compact ? 3.0 : 6.0);
    const struct page_rect box = {build_x(build, taken, m->column_w - taken),
                                  grid->close.y, m->column_w - taken,
                                  grid->close.h};
    page_ask_draw(build, box, number);
}

int
page_choice_draw(const struct page_build *build, enum play_view view, int want,
                 int *page, int *foot_y)
{
    struct page_choices choices;
    find_choices(build, view, &choices);
    bool languages = view == PLAY_VIEW_LANGUAGES;
    int top = languages ? page_tongues_end(build) : page_head_plain_end(build);
    struct grid grid =
        grid_for(build, view, choices.count, top, close_width(build));
    int count = (choices.count + grid.cells - 1) / grid.cells;
    count = count < 1 ? 1 : count;
    *page = (want % count + count) % count;
    *foot_y = grid.close.y - build->m.gap;
    char *number =
        count < 2 ? NULL
                  : page_words_numbers(build->words->page, *page + 1, count);
    bool low = build->m.compact;
    const char *aside = low ? number : NULL;
    if (languages) {
        page_tongues_draw(build, *page * grid.cells, grid.cells, aside);
    } else {
        page_head_plain(build,
                        view == PLAY_VIEW_TOPICS ? build->ui->choose_topic
                                                 : build->ui->choose_treatment,
                        aside);
    }
    draw_cells(build, view, &choices, &grid, *page);
    if (build->scene->state->mode != PLAY_ASKING) {
        draw_foot(build, &grid, low ? NULL : number);
    }
    free(number);
    page_choices_release(&choices);
    return count;
}
