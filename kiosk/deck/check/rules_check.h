/* The parts of deck_check. Each adds its findings to the report of its case;
 * none changes what is shown. */
#ifndef KIOSK_RULES_CHECK_H
#define KIOSK_RULES_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "deck_hours.h"
#include "report.h"

struct rules_case {
    const struct deck *deck;
    struct deck_date today;
    int minute;          /* as in struct deck_moment */
    bool trusted;        /* deck_date_trusted */
    const bool *written; /* rules_languages_written */
    struct report *report;
    size_t read_count; /* findings of REPORT that are older than the check */
};

#endif
