/* A page of large buttons in a grid that is the same in every language, with
 * Close where the foot is. */
#include "page_choice.h"

#include <stddef.h>

#include "mem.h"
#include "page_button.h"
#include "page_head.h"
#include "page_topics.h"

struct grid {
    int columns, rows;
    int width, height; /* of a cell */
    int y;
};

/* The cells between TOP and BOTTOM for COUNT choices. */
static struct grid
grid_for(const struct page_build *build, int count, int top, int bottom)
{
    const struct page_metrics *m = &build->m;
    int gap = page_mm(m, 4.0);
    int tall = m->button + page_mm(m, 3.0);
    struct grid grid = {.height = tall, .y = top};
    grid.rows = (bottom - top + gap) / (tall + gap);
    if (grid.rows < 1) {
        grid.rows = 1;
        grid.height = m->button;
    }
    int most = (m->column_w + gap) / (page_mm(m, 85.0) + gap);
    most = most < 1 ? 1 : most;
    grid.columns = (count + grid.rows - 1) / grid.rows;
    grid.columns = grid.columns > most ? most : grid.columns;
    grid.columns = grid.columns < 1 ? 1 : grid.columns;
    /* one or two columns of a wide page still look like a list */
    int shared = grid.columns < 2 && !m->portrait ? 2 : grid.columns;
    grid.width = (m->column_w - (shared - 1) * gap) / shared;
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
        button.label = page_language_name(button.lang);
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

static const char *
view_title(const struct page_build *build, enum play_view view)
{
    switch (view) {
    case PLAY_VIEW_TOPICS:
        return build->ui->choose_topic;
    case PLAY_VIEW_TREATMENTS:
        return build->ui->choose_treatment;
    default:
        return build->ui->choose_language;
    }
}

/* Draws the choices of PAGE in GRID, column after column in reading order. */
static void
draw_cells(const struct page_build *build, enum play_view view,
           const struct page_choices *choices, const struct grid *grid,
           int page)
{
    const struct page_metrics *m = &build->m;
    const struct page_button_style style = {view != PLAY_VIEW_LANGUAGES,
                                            false,
                                            2,
                                            m->cap_label,
                                            page_mm(m, 6.0),
                                            0};
    int gap = page_mm(m, 4.0);
    int first = page * grid->rows * grid->columns;
    for (int i = 0; i < grid->rows * grid->columns; i++) {
        if (first + i >= choices->count) {
            break;
        }
        struct page_button button =
            choice_button(build, view, choices->items[first + i]);
        int column = i / grid->rows;
        int row = i % grid->rows;
        button.rect = (struct page_rect){
            m->column_x + column * (grid->width + gap),
            grid->y + row * (grid->height + gap), grid->width, grid->height};
        page_button_draw(build, &button, &style);
    }
}

/* Close, where the foot of a slide is. */
static void
draw_close(const struct page_build *build, int y)
{
    const struct page_metrics *m = &build->m;
    const struct page_button_style style = {true,         false,           1,
                                            m->cap_label, page_mm(m, 6.0), 0};
    int width = 0;
    for (size_t i = 0; i < build->deck->language_count; i++) {
        const char *lang = build->deck->languages[i];
        int w = page_button_width(build, &style, page_words(lang)->close, lang);
        width = w > width ? w : width;
    }
    struct page_button button = {.rect = {m->column_x, y, width, m->button},
                                 .name = "Close",
                                 .alias = build->ui->close,
                                 .label = build->ui->close,
                                 .lang = build->ui_lang,
                                 .icon = ICON_CLOSE,
                                 .action = PLAY_CLOSE,
                                 .filled = !build->c.aid_outlined,
                                 .fill = build->c.aid,
                                 .ink = build->c.aid_ink};
    page_button_draw(build, &button, &style);
}

int
page_choice_draw(const struct page_build *build, enum play_view view, int want,
                 int *page)
{
    const struct page_metrics *m = &build->m;
    struct page_choices choices;
    find_choices(build, view, &choices);
    int top = page_head_plain(build, view_title(build, view));
    int close_y = m->band_y - page_mm(m, 4.0) - m->button;
    struct grid grid =
        grid_for(build, choices.count, top, close_y - page_mm(m, 6.0));
    int cells = grid.rows * grid.columns;
    int count = (choices.count + cells - 1) / cells;
    count = count < 1 ? 1 : count;
    *page = want < 0 ? 0 : want >= count ? count - 1 : want;
    draw_cells(build, view, &choices, &grid, *page);
    draw_close(build, close_y);
    page_choices_release(&choices);
    return count;
}
