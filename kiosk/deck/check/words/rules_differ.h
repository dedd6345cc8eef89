/* How the numbers of a slide in two languages differ. */
#ifndef KIOSK_RULES_DIFFER_H
#define KIOSK_RULES_DIFFER_H

#include "rules_number.h"

/* Orders by value, then by unit; a number without one comes first. */
int rules_number_order(const struct rules_number *a,
                       const struct rules_number *b);

/* How A and B differ, and by what, as written: the first such number of A in
 * *ONLY_A, of B in *ONLY_B (NULL when there is none). Two spellings of a time
 * or of a long number are equal, and a number whose unit is not known is like
 * the same with any. Valid as long as A and B. */
enum rules_difference rules_numbers_compare(const struct rules_numbers *a,
                                            const struct rules_numbers *b,
                                            const char **only_a,
                                            const char **only_b);

#endif
