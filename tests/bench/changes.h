/* When did the picture on a screen change, and when was it complete? Looks
 * each millisecond and keeps every picture that differs from the one before. */
#ifndef KIOSK_CHANGES_H
#define KIOSK_CHANGES_H

#include <stdbool.h>
#include <sys/types.h>

#include "xserver.h"

struct changes;

/* NULL when memory is short. SERVER outlives it. */
struct changes *changes_new(const struct xserver *server);
void changes_free(struct changes *changes);

/* Time zero is now and the picture is the one before. The program had used
 * CPU_S seconds. */
void changes_begin(struct changes *changes, double cpu_s);

struct changes_rules {
    double quiet_ms;    /* unchanged for so long = final */
    double patience_ms; /* then it is given up */
    bool slide;         /* an empty screen is not final, and CPU is read at each
                         * change, so that it can be told up to the complete one */
    pid_t program;
};

struct change {
    double first_ms; /* to the first difference */
    double full_ms;  /* to the first picture from which on all differ from
                      * the final one in less than 1 % of the samples */
    int frames;      /* seen up to there; changes less than 4 ms apart are
                      * one frame, met while it was copied */
    double cpu_s;    /* used by the program: up to there (slide), or up to
                      * the end of the quiet time */
};

/* Waits for a final picture; false when patience ends first. */
bool changes_wait(struct changes *changes, const struct changes_rules *rules,
                  struct change *change);

#endif
