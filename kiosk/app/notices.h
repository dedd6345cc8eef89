/* What staff should read on the screen, one after the other: each for a
 * minute unless it says how long, one that lasts when there is nothing else. */
#ifndef KIOSK_NOTICES_H
#define KIOSK_NOTICES_H

#include <stdbool.h>
#include <stdint.h>

#include "report.h"

enum { NOTICES_MAX = 6 };

/* Zeroed it is empty. */
struct notices {
    struct {
        char *text;
        int64_t for_ms;
        bool lasting;
        bool news;        /* of the slides, */
        bool good;        /* and nothing is wrong */
    } queue[NOTICES_MAX]; /* the first one is shown; one that lasts is
                           * the last */
    int count;
    int64_t since_ms; /* when the first one came up */
    uint64_t changes; /* counts what comes up and goes */
};

void notices_release(struct notices *notices);

/* Adds TEXT (copied; NULL and "" are nothing), unless it waits already or too
 * many do. At most one is LASTING. */
void notices_add(struct notices *notices, const char *text, bool lasting,
                 int64_t now_ms);

/* News of which slides are on show, and why: TEXT (copied) comes up now, the
 * others wait, the last one goes when they are too many. GOOD: there is nothing
 * to mend. Older news are not true any more and never come back; without TEXT
 * (NULL) they only go. */
void notices_news(struct notices *notices, const char *text, bool good,
                  int64_t now_ms);

/* Something that was just done here came to nothing: TEXT (copied) comes up
 * now, for FOR_MS, and the others wait. */
void notices_tell(struct notices *notices, const char *text, int64_t for_ms,
                  int64_t now_ms);

/* The one to show now; NULL when there is none. */
const char *notices_now(struct notices *notices, int64_t now_ms);

/* When the one that is shown goes; INT64_MAX = never. */
int64_t notices_deadline_ms(const struct notices *notices);

/* Gives the one that is shown all of its time from now on. */
void notices_restart(struct notices *notices, int64_t now_ms);

/* Adds all of REPORT, on the file NAME. */
void notices_add_findings(struct notices *notices, const char *name,
                          const struct report *report, int64_t now_ms);

/* FINDING as a notice: the file (NAME), the line if it is known, what is wrong
 * and what to do. Freed with free(). */
char *notices_words(const char *name, const struct finding *finding);

#endif
