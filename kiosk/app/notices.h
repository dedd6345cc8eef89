/* Notices to staff, one after the other: each for a minute unless it sets its
 * own time, a lasting one when there is no other. */
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
    } queue[NOTICES_MAX]; /* the first one is shown; a lasting one is last */
    int count;
    int64_t since_ms; /* when the first one appeared */
    uint64_t changes; /* counts appearances and disappearances */
};

void notices_release(struct notices *notices);

/* Adds TEXT (copied; NULL and "" are ignored), unless it is already waiting or
 * too many are. At most one is LASTING. */
void notices_add(struct notices *notices, const char *text, bool lasting,
                 int64_t now_ms);

/* News about which slides are on show, and why: TEXT (copied) is shown now, the
 * others wait, and the last one is dropped if there are too many. GOOD: there
 * is nothing to fix. Older news is out of date and is dropped; NULL as TEXT
 * only does that. */
void notices_news(struct notices *notices, const char *text, bool good,
                  int64_t now_ms);

/* Something that was just tried at the screen failed: TEXT (copied) is shown
 * now, for FOR_MS, and the others wait. */
void notices_tell(struct notices *notices, const char *text, int64_t for_ms,
                  int64_t now_ms);

/* The notice to show now; NULL if there is none. */
const char *notices_now(struct notices *notices, int64_t now_ms);

/* When the current notice ends; INT64_MAX = never. */
int64_t notices_deadline_ms(const struct notices *notices);

/* Restarts the time of the current notice. */
void notices_restart(struct notices *notices, int64_t now_ms);

/* Adds all of REPORT, on the file NAME. */
void notices_add_findings(struct notices *notices, const char *name,
                          const struct report *report, int64_t now_ms);

/* FINDING as a notice: the file (NAME), the line if it is known, what is wrong
 * and what to do. Freed with free(). */
char *notices_words(const char *name, const struct finding *finding);

#endif
