/* Stands between the screen and the service manager's watchdog: the manager
 * hears that all is well only when the screen was just seen to show what it
 * should (sd_notify(3), without its library: datagrams to $NOTIFY_SOCKET).
 * Without a manager, all of it is silence. Nothing here reads a clock. */
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
    bool blind;       /* what the screen shows cannot be found out here */
};

/* Takes the variables out of the environment: they are not for children. */
void guard_init(struct guard *guard);

/* Says that the show stops. */
void guard_release(struct guard *guard);

/* Whether a service manager runs the show. */
bool guard_on(const struct guard *guard);

/* STATUS=, for `systemctl status`, on one line whatever stands in it: behind a
 * line feed the manager would read the next message. */
void guard_status(const struct guard *guard, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* When the screen must be looked at next; INT64_MAX = never. */
int64_t guard_due_ms(const struct guard *guard);

/* The screen shows what it should: tells the manager, once a beat. */
void guard_right(struct guard *guard, int64_t now_ms);

/* It does not, and presenting again has not helped. True when the display
 * should be opened anew: the first time in a row; after that the manager is
 * left to its watchdog. A screen that was never right, though, from the first
 * picture on, cannot be read back: then BLIND is set, and what the display
 * says of itself must do. */
bool guard_wrong(struct guard *guard, int64_t now_ms);

/* There is no display to show on, and the show waits for one. */
void guard_waits(struct guard *guard, int64_t now_ms);

#endif
