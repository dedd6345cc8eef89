/* Calendar dates, as far as the rules need them: order, distance, and whether
 * the machine's date can be trusted. */
#ifndef KIOSK_DECK_DATE_H
#define KIOSK_DECK_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "deck.h"

/* "2026-11-22" and a NUL, for any year an int can hold. */
#define DECK_DATE_SIZE 40

/* Whether a date was given: it then has a year. */
bool deck_date_given(struct deck_date date);

/* Days since 1970-01-01, proleptic Gregorian calendar. */
int64_t deck_date_days(struct deck_date date);

/* How long DAYS are, as "in 36 years", "in 5 months", "in 9 days", "tomorrow",
 * into SPAN; returns SPAN. */
#define DECK_DATE_SPAN_SIZE 32
const char *deck_date_span(int64_t days, char span[DECK_DATE_SPAN_SIZE]);

/* "2026-11-22" into TEXT; returns TEXT. */
const char *deck_date_print(struct deck_date date, char text[DECK_DATE_SIZE]);

/* How many files say `reviewed`, and how many of them a day after TODAY. */
struct rules_reviews {
    size_t all, future;
};

struct rules_reviews deck_date_reviews(const struct deck *deck,
                                       struct deck_date today);

/* A board without a battery starts in the past, and a wrong clock may be
 * anywhere: TODAY is trusted only if it is given, not after 2100, and later
 * than more than half of the reviews in DECK. Nobody reviews tomorrow, but
 * somebody may mistype a year. */
bool deck_date_trusted(const struct deck *deck, struct deck_date today);

#endif
