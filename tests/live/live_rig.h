/* The program in a real window on a screen in memory, beside what a rehearsal
 * says that it should show. Which program, KIOSK_PROGRAM says. */
#ifndef KIOSK_LIVE_RIG_H
#define KIOSK_LIVE_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "rehearsed.h"
#include "xserver.h"

#define LIVE_WIDTH_PX 1280
#define LIVE_HEIGHT_PX 800
/* More than ten times what it takes on an idle machine, under sanitizers. */
#define LIVE_PATIENCE_MS 120000

struct live {
    struct xserver *server;
    char folder[32];
    char deck[64]; /* a copy of the shipped one */
    char config[64];
    pid_t program;
    struct rehearsed rehearsed;
};

/* For cmocka. */
int live_setup(void **state);
int live_teardown(void **state);

/* Runs a shell command, which must end well. */
void live_run(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Gives the show and its rehearsals a kiosk.txt of this one line. */
void live_set(struct live *live, const char *line);

/* Asks a rehearsal what should be seen at the start and after each tap. */
void live_rehearse(struct live *live, const char *const *taps, size_t count);

/* Starts the show and waits for its first slide. */
void live_start(struct live *live, bool window);

/* Taps the control of STEP. */
void live_tap(const struct live *live, size_t step);

/* Whether screen and picture agree but for a thousandth of the pixels. */
bool live_shows(const struct live *live, const uint32_t *picture);

/* The test fails when the screen does not show STEP in time. */
void live_must_show(const struct live *live, size_t step, double patience_ms);

/* Ends the program by SIGNAL; the test fails unless that goes well. */
void live_must_end_well(struct live *live, int signal);

#endif
