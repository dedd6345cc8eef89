/* Units behind numbers: "5 mg", "2 weeks", "38 °C", in many languages. */
#ifndef KIOSK_RULES_UNIT_H
#define KIOSK_RULES_UNIT_H

#include <stdbool.h>
#include <stddef.h>

struct rules_unit;

/* The unit at TEXT (LEN bytes), perhaps after a space or a hyphen; *SIZE is its
 * length in bytes, including these. NULL, and 0, if there is no known unit. */
const struct rules_unit *rules_unit_read(const char *text, size_t len,
                                         size_t *size);

/* Whether the LEN bytes between two numbers make them a range, "1 to 2 weeks":
 * then the second one's unit applies to both. */
bool rules_unit_joins(const char *text, size_t len);

/* Orders units: 0 for two of the same, NULL first. */
int rules_unit_order(const struct rules_unit *a, const struct rules_unit *b);

/* Whether A of UNIT_A is the same amount as B of UNIT_B: exactly, except that
 * months and years match weeks and days (4 weeks, 1 month) within 9 %, and °C
 * matches °F within 0.3 °C, as people round them. False if one has no unit. */
bool rules_unit_same(double a, const struct rules_unit *unit_a, double b,
                     const struct rules_unit *unit_b);

#endif
