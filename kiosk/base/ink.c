/* Where something stands on a page. See ink.h. */
#include "ink.h"

#include <string.h>

/* So many rows are longer than the stem of a letter: 19 mm on A4. */
enum { RULE_ROWS = 64 };

/* Nothing but a rule goes on for so long, and it is no higher than that. */
enum { LEVEL_COLUMNS = INK_COLUMNS * 3 / 4, LEVEL_ROWS = 4 };

void
ink_set(struct ink *ink, int column, int row)
{
    ink->rows[row][column / 64] |= UINT64_C(1) << column % 64;
}

void
ink_fill(struct ink *ink)
{
    memset(ink, 0xFF, sizeof(*ink));
}

/* The bits of word WORD that are from LEFT up to RIGHT. */
static uint64_t
mask(int word, int left, int right)
{
    int from = left - word * 64;
    int to = right - word * 64;
    uint64_t begun = from <= 0    ? UINT64_MAX
                     : from >= 64 ? 0
                                  : UINT64_MAX << from;
    uint64_t over = to <= 0 ? UINT64_MAX : to >= 64 ? 0 : UINT64_MAX << to;
    return begun & ~over;
}

struct ink_row
ink_row_of(const struct ink *ink, int row, int left, int right)
{
    struct ink_row found;
    for (int i = 0; i < INK_WORDS; i++) {
        found.words[i] = ink->rows[row][i] & mask(i, left, right);
    }
    return found;
}

int
ink_row_count(const struct ink_row *row)
{
    int count = 0;
    for (int i = 0; i < INK_WORDS; i++) {
        count += __builtin_popcountll(row->words[i]);
    }
    return count;
}

bool
ink_row_has(const struct ink_row *row, int column)
{
    return (row->words[column / 64] >> column % 64 & 1) != 0;
}

struct ink_area
ink_trim(const struct ink *ink, struct ink_area area)
{
    struct ink_row all = {{0}};
    struct ink_area found = {area.left, area.bottom, area.left, area.top};
    for (int y = area.top; y < area.bottom; y++) {
        struct ink_row row = ink_row_of(ink, y, area.left, area.right);
        if (ink_row_count(&row) == 0) {
            continue;
        }
        found.top = y < found.top ? y : found.top;
        found.bottom = y + 1;
        for (int i = 0; i < INK_WORDS; i++) {
            all.words[i] |= row.words[i];
        }
    }
    if (found.top >= found.bottom) {
        return (struct ink_area){area.left, area.top, area.left, area.top};
    }
    found.right = area.right;
    while (!ink_row_has(&all, found.left)) {
        found.left++;
    }
    while (!ink_row_has(&all, found.right - 1)) {
        found.right--;
    }
    return found;
}

/* Leaves of each row only what the one STEP further down or, if it is negative,
 * up has too; or adds that if ADDS. */
static void
combine(struct ink *ink, int step, bool adds)
{
    for (int i = 0; i < INK_ROWS; i++) {
        int y = step > 0 ? i : INK_ROWS - 1 - i;
        int other = y + step;
        bool there = other >= 0 && other < INK_ROWS;
        for (int k = 0; k < INK_WORDS; k++) {
            uint64_t bits = there ? ink->rows[other][k] : 0;
            ink->rows[y][k] =
                adds ? ink->rows[y][k] | bits : ink->rows[y][k] & bits;
        }
    }
}

void
ink_without_uprights(const struct ink *ink, struct ink *without)
{
    *without = *ink;
    for (int step = 1; step < RULE_ROWS; step *= 2) {
        combine(without, step, false); /* where 2 * STEP rows begin */
    }
    for (int step = 1; step < RULE_ROWS; step *= 2) {
        combine(without, -step, true); /* all of their rows */
    }
    for (int y = 0; y < INK_ROWS; y++) {
        for (int k = 0; k < INK_WORDS; k++) {
            without->rows[y][k] = ink->rows[y][k] & ~without->rows[y][k];
        }
    }
}

/* Where ROW has a line over most of the page, from *LEFT up to *RIGHT. */
static bool
find_level(const struct ink *ink, int row, int *left, int *right)
{
    struct ink_row bits = ink_row_of(ink, row, 0, INK_COLUMNS);
    if (ink_row_count(&bits) < LEVEL_COLUMNS) {
        return false;
    }
    *left = *right = 0;
    for (int x = 0; x < INK_COLUMNS && *right - *left < LEVEL_COLUMNS; x++) {
        *left = ink_row_has(&bits, x) ? *left : x + 1;
        *right = x + 1;
    }
    while (*right < INK_COLUMNS && ink_row_has(&bits, *right)) {
        ++*right;
    }
    return *right - *left >= LEVEL_COLUMNS;
}

static void
clear(struct ink *ink, int row, int left, int right)
{
    for (int i = 0; i < INK_WORDS; i++) {
        ink->rows[row][i] &= ~mask(i, left, right);
    }
}

void
ink_remove_levels(struct ink *ink)
{
    int left = 0, right = 0;
    for (int y = 0; y < INK_ROWS; y++) {
        int end = y;
        while (end < INK_ROWS && find_level(ink, end, &left, &right)) {
            end++;
        }
        for (int i = y; i < end && end - y <= LEVEL_ROWS; i++) {
            find_level(ink, i, &left, &right);
            clear(ink, i, left, right);
        }
        y = end > y ? end : y;
    }
}
