/* The heading of the page of languages. See page_tongues.h. */
#include "page_tongues.h"

#include <stdlib.h>
#include <string.h>

#include "page_head.h"

/* How far the rows have come. */
struct rows {
    const struct page_build *build;
    int y, x;           /* of the next words, X from the start edge */
    int row, most;      /* from 0; as many there may be */
    const char *number; /* at the end of the first; may be NULL */
};

static int
pitch(const struct page_build *build)
{
    int cap = build->m.cap_small;
    return page_leading(build->measure, build->ui_lang, cap) * 4 / 5;
}

/* Whether language INDEX says something that no language before it says, nor
 * the person's: one without words of its own says what the first says. */
static bool
is_said_first(const struct page_build *build, size_t index)
{
    const struct deck *deck = build->deck;
    const char *words =
        build_words(build, deck->languages[index]).choose_language;
    bool said = strcmp(words, build->ui->choose_language) == 0;
    for (size_t i = 0; !said && i < index; i++) {
        said = strcmp(build_words(build, deck->languages[i]).choose_language,
                      words) == 0;
    }
    return !said;
}

/* How far the row goes: the first one on a low screen to the number of the
 * page. */
static int
room(const struct rows *rows)
{
    const struct page_build *build = rows->build;
    const struct page_metrics *m = &build->m;
    if (rows->row > 0 || !m->compact_panel || rows->number == NULL) {
        return m->column_w;
    }
    int width =
        build_width(build, rows->number, build->lang, m->cap_small, true);
    return m->column_w - width - page_mm(m, 4.0);
}

/* Adds WORDS if a row has room for them. */
static void
add(struct rows *rows, const char *words, const char *lang, bool bold)
{
    const struct page_build *build = rows->build;
    int cap = build->m.cap_small;
    struct para *para = build_para(build, words, lang, cap, bold, 0);
    int width = para->width_px;
    while (rows->row < rows->most && rows->x + width > room(rows)) {
        rows->row++;
        rows->x = 0;
    }
    if (rows->row < rows->most) {
        if (build->page != NULL) {
            build_draw(build, para, build_x(build, rows->x, width),
                       rows->y + rows->row * pitch(build), cap, 0,
                       build->c.ink);
        }
        rows->x += width + page_mm(&build->m, 8.0);
    }
    para_free(para);
}

static void
add_language(struct rows *rows, int index)
{
    const char *lang = rows->build->deck->languages[index];
    if (is_said_first(rows->build, (size_t)index)) {
        struct page_words words = build_words(rows->build, lang);
        add(rows, words.choose_language, lang, false);
    }
}

/* Draws at most MOST rows, unless the page of BUILD is NULL: then how many
 * there are. */
static int
draw(const struct page_build *build, int first, int count, const char *number,
     int most)
{
    bool low = build->m.compact_panel;
    struct rows rows = {.build = build,
                        .y = low ? page_head_plain_y(build)
                                 : page_head_plain_end(build) -
                                       build->m.below_kind / 2,
                        .most = most,
                        .number = number};
    int languages = (int)build->deck->language_count;
    if (low) {
        add(&rows, build->ui->choose_language, build->ui_lang, true);
    }
    for (int i = first; i < languages && i < first + count; i++) {
        add_language(&rows, i);
    }
    for (int i = 0; i < languages; i++) {
        if (i < first || i >= first + count) {
            add_language(&rows, i);
        }
    }
    return rows.row + (rows.x > 0 && rows.row < rows.most);
}

/* As many as there is room for. In another order, on another page of them, the
 * last words may need one more: they are left out. */
static int
row_count(const struct page_build *build)
{
    struct page_build unseen = *build;
    unseen.page = NULL;
    int most = build->m.compact_panel ? 2 : build->m.portrait ? 4 : 3;
    return draw(&unseen, 0, 0, build->words->page, most);
}

void
page_tongues_draw(const struct page_build *build, int first, int count,
                  const char *number)
{
    bool low = build->m.compact_panel;
    page_head_plain(build, low ? "" : build->ui->choose_language, number);
    draw(build, first, count, number, row_count(build));
}

int
page_tongues_end(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int rows = row_count(build);
    int title_end = page_head_plain_end(build);
    int end = m->compact_panel ? page_head_plain_y(build) + rows * pitch(build)
                               : title_end - m->below_kind / 2 +
                                     rows * pitch(build) + page_mm(m, 2.0);
    return rows == 0 || end < title_end ? title_end : end;
}
