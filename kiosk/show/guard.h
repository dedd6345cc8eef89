/* Connects the screen with the service manager's watchdog: the manager is told
 * that all is well only after the screen was verified to show the right picture
 * (sd_notify(3), without its library: datagrams to $NOTIFY_SOCKET). Without a
 * manager nothing is sent. Nothing here reads a clock. */
#ifndef KIOSK_GUARD_H
#define KIOSK_GUARD_H

#include <stdbool.h>
#include <stdint.h>

struct guard {
    int fd;           /* connected; -1: nobody listens */
    int64_t beat_ms;  /* WATCHDOG=1 is wanted this often (half of what the
                       * manager waits); 0 = not at all */
    bool ready;       /* READY=1 was sent */
    int64_t fed_ms;   /* when the manager last heard */
    int64_t again_ms; /* a screen that is wrong is not looked at before */
    int wrong;        /* how often in a row it was */
    bool blind;       /* the screen cannot be read back */
};

/* Removes the variables from the environment, so that children do not get
 * them. */
void guard_init(struct guard *guard);

/* Says that the show stops. */
void guard_release(struct guard *guard);

/* Whether a service manager runs the show. */
bool guard_on(const struct guard *guard);

/* STATUS=, for `systemctl status`, forced onto one line: the manager would read
 * what follows a line feed as another message. */
void guard_status(const struct guard *guard, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* When the screen must be looked at next; INT64_MAX = never. */
int64_t guard_due_ms(const struct guard *guard);

/* The screen is right: notifies the manager, once per interval. */
void guard_right(struct guard *guard, int64_t now_ms);

/* The screen is wrong, and presenting again has not helped. True if the display
 * should be reopened: the first time in a row; after that it is left to the
 * watchdog. A screen that was never right from the first picture on cannot be
 * read back: then BLIND is set, and only the display's own state is checked. */
bool guard_wrong(struct guard *guard, int64_t now_ms);

/* There is no display, and the show waits for one. */
void guard_waits(struct guard *guard, int64_t now_ms);

#endif
