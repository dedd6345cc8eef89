/* What stands on a page of a document between free rows. See page_bands.h. */
#include "page_bands.h"

#include <stdlib.h>

#include "mem.h"

/* A row is free when no more than so many sides of boxes pass it. */
enum { RULES_MAX = 12 };

/* No letter is higher, and no words are lower. */
enum { LETTER_ROWS = 60, WORD_ROWS = 5 };

/* Between columns so many cells are free, and each column has so many: less is
 * a tab, or a bullet. */
enum { GUTTER_CELLS = 5, COLUMN_CELLS = 28 };

/* Columns are so high at least: less is what stands at two ends of a line; and
 * they have no gap of more rows. */
enum { COLUMN_ROWS = 80, COLUMN_GAP = 100 };

/* Rows of a table have words on both sides, and on one these are short, or
 * their column is narrow. Fewer rows are no table. */
enum { TABLE_ROWS = 3 };
static const double lines_fill = 0.75;

/* Rows that stand so far apart, in their own height, are hardly lines of text:
 * these fill their column as good as always. */
static const double loose = 0.8;
static const double loose_fill = 0.92;
static const double narrow_column = 0.3;

/* What is in a box is a picture when less of its height than this has more than
 * the sides. */
static const double plain_box = 0.15;

void
page_grid_init(struct page_grid *grid, const struct ink *ink)
{
    grid->ink = *ink;
    ink_remove_levels(&grid->ink);
    ink_without_uprights(ink, &grid->words); /* which cross those */
    for (int y = 0; y < INK_ROWS; y++) {
        for (int i = 0; i < INK_WORDS; i++) {
            grid->words.rows[y][i] &= grid->ink.rows[y][i];
        }
    }
}

int
page_grid_count(const struct ink *ink, struct ink_area area)
{
    int count = 0;
    for (int y = area.top; y < area.bottom; y++) {
        struct ink_row row = ink_row_of(ink, y, area.left, area.right);
        count += ink_row_count(&row);
    }
    return count;
}

/* ---- bands ---- */

static bool
is_free(const struct page_bands *bands, int y)
{
    const struct ink_area *area = &bands->area;
    struct ink_row words =
        ink_row_of(&bands->grid->words, y, area->left, area->right);
    struct ink_row all =
        ink_row_of(&bands->grid->ink, y, area->left, area->right);
    return ink_row_count(&words) == 0 && ink_row_count(&all) <= RULES_MAX;
}

/* Whether one is what stands close above or below the other: dots, accents, a
 * line under words. */
static bool
is_one(const struct page_band *a, const struct page_band *b)
{
    int high = a->bottom - a->top;
    int other = b->bottom - b->top;
    int gap = b->top - a->bottom;
    int most = high > other ? high : other;
    int least = high > other ? other : high;
    most = most < LETTER_ROWS ? most : LETTER_ROWS;
    return gap * 10 < most * 3 && least * 5 < most * 2;
}

bool
page_bands_boxed(const struct page_bands *bands, size_t at)
{
    const struct ink_area *area = &bands->area;
    for (int y = bands->items[at - 1].bottom; y < bands->items[at].top; y++) {
        struct ink_row row =
            ink_row_of(&bands->grid->ink, y, area->left, area->right);
        if (ink_row_count(&row) == 0) {
            return false;
        }
    }
    return true;
}

int
page_bands_gap(const struct page_bands *bands, size_t at)
{
    return bands->items[at].top - bands->items[at - 1].bottom;
}

/* Joins what is in one box, if that is a plain picture: nothing shows where its
 * middle is. */
static void
join_pictures(struct page_bands *bands)
{
    size_t count = 0;
    for (size_t i = 0; i < bands->count;) {
        size_t end = i + 1;
        int high = bands->items[i].bottom - bands->items[i].top;
        while (end < bands->count && page_bands_boxed(bands, end)) {
            high += bands->items[end].bottom - bands->items[end].top;
            end++;
        }
        struct page_band all = {bands->items[i].top,
                                bands->items[end - 1].bottom};
        bool plain = high < (all.bottom - all.top) * plain_box;
        if (plain) {
            bands->items[count++] = all;
            i = end;
        }
        while (i < end) {
            bands->items[count++] = bands->items[i++];
        }
    }
    bands->count = count;
}

void
page_bands_init(struct page_bands *bands, const struct page_grid *grid,
                struct ink_area area)
{
    size_t cap = 0;
    *bands = (struct page_bands){.grid = grid, .area = area};
    for (int y = area.top; y < area.bottom; y++) {
        if (is_free(bands, y)) {
            continue;
        }
        struct page_band band = {y, y + 1};
        while (band.bottom < area.bottom && !is_free(bands, band.bottom)) {
            band.bottom++;
        }
        y = band.bottom;
        if (bands->count > 0 &&
            is_one(&bands->items[bands->count - 1], &band)) {
            bands->items[bands->count - 1].bottom = band.bottom;
            continue;
        }
        bands->items =
            mem_grow(bands->items, bands->count, &cap, sizeof(*bands->items));
        bands->items[bands->count++] = band;
    }
    join_pictures(bands);
}

void
page_bands_release(struct page_bands *bands)
{
    free(bands->items);
    *bands = (struct page_bands){0};
}

struct ink_area
page_bands_area(const struct page_bands *bands, size_t first, size_t end)
{
    struct ink_area area = bands->area;
    area.top = bands->items[first].top;
    area.bottom = bands->items[end - 1].bottom;
    return ink_trim(&bands->grid->ink, area);
}

/* ---- columns ---- */

/* The widest gap in ROW between columns of at least LEAST cells, *FROM up to
 * *TO. */
static bool
find_gutter(const struct ink_row *row, int least, int *from, int *to)
{
    int first = 0;
    int last = INK_COLUMNS;
    int widest = GUTTER_CELLS - 1;
    while (first < last && !ink_row_has(row, first)) {
        first++;
    }
    while (last > first && !ink_row_has(row, last - 1)) {
        last--;
    }
    for (int x = first + least; x <= last - least; x++) {
        int end = x;
        while (end < last && !ink_row_has(row, end)) {
            end++;
        }
        if (end - x > widest && end <= last - least &&
            ink_row_has(row, x - 1)) {
            widest = end - x;
            *from = x;
            *to = end;
        }
        x = end > x ? end : x;
    }
    return widest >= GUTTER_CELLS;
}

/* Adds to ALL what band AT has. */
static void
overlay(const struct page_bands *bands, size_t at, struct ink_row *all)
{
    const struct page_band *band = &bands->items[at];
    for (int y = band->top; y < band->bottom; y++) {
        struct ink_row row = ink_row_of(&bands->grid->words, y,
                                        bands->area.left, bands->area.right);
        for (int i = 0; i < INK_WORDS; i++) {
            all->words[i] |= row.words[i];
        }
    }
}

/* One side of a gap. */
struct side {
    int left, right;
    size_t bands;  /* that have words there */
    double filled; /* of those that have words on both, in cells */
};

/* How wide the words of band AT are on SIDE; 0 for the edge of a picture. */
static int
wide_on(const struct page_bands *bands, size_t at, const struct side *side)
{
    const struct page_band *band = &bands->items[at];
    struct ink_area area = ink_trim(
        &bands->grid->words,
        (struct ink_area){side->left, band->top, side->right, band->bottom});
    return area.bottom - area.top < WORD_ROWS ? 0 : area.right - area.left;
}

/* Whether the bands from FIRST up to END, with a gap FROM..TO, are a table:
 * what has words on one side nearly always has some on the other. */
static bool
is_table(const struct page_bands *bands, size_t first, size_t end, int from,
         int to)
{
    struct ink_area all = page_bands_area(bands, first, end);
    struct side sides[2] = {{all.left, from, 0, 0}, {to, all.right, 0, 0}};
    double high = 0;
    double lines = 0;
    size_t rows = 0;
    for (size_t i = first; i < end; i++) {
        int line = bands->items[i].bottom - bands->items[i].top;
        lines += line;
        int left = wide_on(bands, i, &sides[0]);
        int right = wide_on(bands, i, &sides[1]);
        sides[0].bands += left > 0;
        sides[1].bands += right > 0;
        if (left > 0 && right > 0) {
            sides[0].filled += left * line;
            sides[1].filled += right * line;
            high += line;
            rows++;
        }
    }
    size_t fewer =
        sides[0].bands < sides[1].bands ? sides[0].bands : sides[1].bands;
    bool apart = all.bottom - all.top > lines * (1 + loose);
    double fill = apart ? loose_fill : lines_fill;
    bool short_words = false;
    for (int i = 0; i < 2; i++) {
        int wide = sides[i].right - sides[i].left;
        short_words = short_words || sides[i].filled < fill * high * wide ||
                      wide < narrow_column * (all.right - all.left);
    }
    return rows >= TABLE_ROWS && rows * 4 >= fewer * 3 && short_words;
}

/* Whether band AT may go on with the columns that stand above it. */
static bool
is_near(const struct page_bands *bands, size_t at)
{
    return page_bands_gap(bands, at) <= COLUMN_GAP ||
           page_bands_boxed(bands, at);
}

enum page_run
page_bands_run(const struct page_bands *bands, size_t first, size_t *end,
               int *from, int *to)
{
    struct ink_row all = {{0}};
    size_t last = first; /* where there are columns as wide as columns are */
    for (size_t at = first; at < bands->count; at++) {
        int gap, after;
        overlay(bands, at, &all);
        if (!find_gutter(&all, 1, &gap, &after) ||
            (at > first && !is_near(bands, at))) {
            break;
        }
        last = find_gutter(&all, COLUMN_CELLS, from, to) ? at + 1 : last;
    }
    if (last == first ||
        bands->items[last - 1].bottom - bands->items[first].top < COLUMN_ROWS) {
        return RUN_LINES;
    }
    *end = last;
    return is_table(bands, first, last, *from, *to) ? RUN_TABLE : RUN_COLUMNS;
}
