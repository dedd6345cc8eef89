/* The numbers in a text, in one spelling for all languages. */
#ifndef KIOSK_RULES_NUMBER_H
#define KIOSK_RULES_NUMBER_H

#include <stddef.h>

#include "deck.h"
#include "str.h"

/* If a number begins at TEXT (LEN bytes follow), appends it to NUMBER and
 * returns its bytes; else returns 0. Digits of all scripts become 0..9, marks
 * between thousands go ("1,000", "1.000" and "1 000" with a no-break space are
 * 1000), a decimal comma becomes a point. Signs are not part of it. */
size_t rules_number_read(const char *text, size_t len, struct str *number);

/* All numbers of a slide: title, text, tables, alt texts; sorted by bytes. */
struct rules_numbers {
    char **items;
    size_t count, cap;
};

void rules_numbers_init(struct rules_numbers *numbers,
                        const struct deck_version *version);
void rules_numbers_release(struct rules_numbers *numbers);

/* What only one of the two has: the first such number of A in *ONLY_A, of B in
 * *ONLY_B (NULL when there is none). Valid as long as A and B. */
void rules_numbers_compare(const struct rules_numbers *a,
                           const struct rules_numbers *b, const char **only_a,
                           const char **only_b);

#endif
