/* Units behind numbers: "5 mg", "2 weeks", "38 °C", in many languages. */
#ifndef KIOSK_RULES_UNIT_H
#define KIOSK_RULES_UNIT_H

#include <stdbool.h>
#include <stddef.h>

struct rules_unit;

/* The unit that stands at TEXT (LEN bytes), perhaps behind a space or a
 * hyphen; its bytes in *SIZE, with what stands before it. NULL, and 0, when
 * there is none that is known. */
const struct rules_unit *rules_unit_read(const char *text, size_t len,
                                         size_t *size);

/* Whether what stands between two numbers (LEN bytes) makes them a range, "1
 * to 2 weeks": then the unit of the second is that of the first. */
bool rules_unit_joins(const char *text, size_t len);

/* Orders units: 0 for two of the same, NULL first. */
int rules_unit_order(const struct rules_unit *a, const struct rules_unit *b);

/* Whether A of UNIT_A is as much as B of UNIT_B: exactly, but months and years
 * to weeks and days (4 weeks, 1 month) within 9 %, and °C to °F within 0.3 °C,
 * as people round them. False when one has no unit. */
bool rules_unit_same(double a, const struct rules_unit *unit_a, double b,
                     const struct rules_unit *unit_b);

#endif
