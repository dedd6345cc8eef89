/* Where something stands on a page: a grid of bits over all of it, set where
 * what is drawn changes. Paper has none, nor has what lies inside a plain area
 * of any colour. Fine enough down for the gaps between lines (0.3 mm on A4),
 * and across for those between columns (0.8 mm). */
#ifndef KIOSK_INK_H
#define KIOSK_INK_H

#include <stdbool.h>
#include <stdint.h>

enum { INK_COLUMNS = 256, INK_ROWS = 1024, INK_WORDS = INK_COLUMNS / 64 };

/* Any bits are valid. */
struct ink {
    uint64_t rows[INK_ROWS][INK_WORDS];
};

/* Cells from LEFT, TOP up to RIGHT, BOTTOM, which are not in it. */
struct ink_area {
    int left, top, right, bottom;
};

void ink_set(struct ink *ink, int column, int row);

/* Sets all of it: what is known of a page that nothing is known of. */
void ink_fill(struct ink *ink);

/* Of ROW those bits that are from LEFT up to RIGHT. */
struct ink_row {
    uint64_t words[INK_WORDS];
};
struct ink_row ink_row_of(const struct ink *ink, int row, int left, int right);
int ink_row_count(const struct ink_row *row);
bool ink_row_has(const struct ink_row *row, int column);

/* The part of AREA that ink reaches; RIGHT is LEFT when there is none. */
struct ink_area ink_trim(const struct ink *ink, struct ink_area area);

/* WITHOUT is INK but for what goes straight down for long: rules and the sides
 * of boxes. */
void ink_without_uprights(const struct ink *ink, struct ink *without);

/* Removes thin lines over most of the page: rules, and the edge of what lies
 * behind words. */
void ink_remove_levels(struct ink *ink);

#endif
