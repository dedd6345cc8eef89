/* The numbers in a text, in one spelling for all languages. */
#ifndef KIOSK_RULES_NUMBER_H
#define KIOSK_RULES_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules_unit.h"
#include "str.h"

/* If a number begins at TEXT (LEN bytes follow), appends it to NUMBER and
 * returns its bytes; else returns 0. Digits of all scripts become 0..9, marks
 * between thousands go ("1,000", "1.000", "1 000", "1,00,000" lose them), a
 * decimal comma becomes a point, zeros at the end of decimals go, and "½" is
 * 0.5. Signs are not part of it. */
size_t rules_number_read(const char *text, size_t len, struct str *number);

/* The same at AT of LEN bytes of TEXT, where it may also begin with a point:
 * ".5" is 0.5, "No.5" is 5. */
size_t rules_number_at(const char *text, size_t len, size_t at,
                       struct str *number);

enum {
    HOUR_MINUTES = 60,
    LONG_DIGITS = 6 /* as many as a short phone number */
};

/* One number of a slide, with its sign if that is a minus. Times ("9 pm",
 * "21:00") are minutes of the day. */
struct rules_number {
    char *value;                   /* for comparing */
    char *written;                 /* as written in the text */
    char *whole;                   /* the same with comparison and unit */
    const struct rules_unit *unit; /* NULL: none that is known */
    uint32_t comparison;           /* '<', '>', U+2264, U+2265; 0: none */
    bool step;    /* the number of an item in a list that counts from 1 */
    size_t order; /* how many come before it in the slide */
    int minute;   /* of a time, from 0; -1: no time */
    bool half;    /* a time that does not say morning or evening */
};

/* All numbers of a slide as it is drawn: title, text, numbers of lists, tables,
 * alt texts; sorted by value and unit. Adjacent digits, "555-0142", are one
 * number. */
struct rules_numbers {
    struct rules_number *items;
    size_t count, cap;
};

enum rules_difference {
    RULES_ALIKE,
    RULES_DIFFER,
    RULES_OTHER_UNIT, /* as much, in another unit: "2 weeks", "14 days" */
    RULES_STEPS       /* only one of them numbers its list */
};

/* Appends the digits at TEXT, of any script, as ASCII; returns their bytes,
 * their count in *COUNT. */
size_t rules_number_digits(const char *text, size_t len, struct str *digits,
                           size_t *count);

#endif
