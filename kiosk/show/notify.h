/* Telling the service manager how the show is (sd_notify(3)), without its
 * library: a datagram to $NOTIFY_SOCKET. Without that, all of it is silence. */
#ifndef KIOSK_NOTIFY_H
#define KIOSK_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

struct notify {
    int fd;          /* connected; -1: nobody listens */
    int64_t beat_ms; /* WATCHDOG=1 is wanted this often (half of what the
                      * manager waits); 0 = not at all */
};

/* Takes the variables out of the environment: they are not for children. */
void notify_init(struct notify *notify);
void notify_release(struct notify *notify);

/* Sends lines such as READY=1. Never blocks: false when it was not sent, for
 * the manager is not there or has too much to read. */
bool notify_send(const struct notify *notify, const char *lines);

/* STATUS=, for `systemctl status`, on one line whatever stands in it: behind a
 * line feed the manager would read the next message. */
void notify_status(const struct notify *notify, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
