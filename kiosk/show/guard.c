/* The show's side of the watchdog. See guard.h. */
#include "guard.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "str.h"

/* Without a display the start takes longer than the manager allows; each time
 * it is extended by this much. */
#define MORE_TIME "EXTEND_TIMEOUT_USEC=30000000"

enum { AGAIN_MS = 1000, BLIND_AFTER = 3 };

/* ---- the manager's socket ---- */

/* "/path", or "@name" for a name outside the file system. */
static int
connect_to(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t len = strlen(name);
    if ((name[0] != '/' && name[0] != '@') || len < 2 ||
        len >= sizeof(address.sun_path)) {
        return -1;
    }
    memcpy(address.sun_path, name, len);
    if (name[0] == '@') {
        address.sun_path[0] = '\0';
    }
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0 && connect(fd, (const struct sockaddr *)&address,
                           (socklen_t)(offsetof(struct sockaddr_un, sun_path) +
                                       len)) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* The manager's watchdog time in ms, if it is meant for this process. */
static int64_t
watchdog_ms(void)
{
    const char *time = getenv("WATCHDOG_USEC");
    const char *pid = getenv("WATCHDOG_PID");
    if (time == NULL || (pid != NULL && strtol(pid, NULL, 10) != getpid())) {
        return 0;
    }
    long long us = strtoll(time, NULL, 10);
    return us > 0 ? us / 1000 : 0;
}

void
guard_init(struct guard *guard)
{
    const char *name = getenv("NOTIFY_SOCKET");
    *guard = (struct guard){.fd = name != NULL ? connect_to(name) : -1};
    if (guard_on(guard)) {
        guard->beat_ms = watchdog_ms() / 2;
    }
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

/* Sends lines such as READY=1. Never blocks: false if it was not sent, because
 * the manager is gone or its queue is full. */
static bool
notify(const struct guard *guard, const char *lines)
{
    return guard_on(guard) &&
           send(guard->fd, lines, strlen(lines), MSG_NOSIGNAL) >= 0;
}

void
guard_release(struct guard *guard)
{
    notify(guard, "STOPPING=1");
    if (guard_on(guard)) {
        close(guard->fd);
    }
    guard->fd = -1;
}

bool
guard_on(const struct guard *guard)
{
    return guard->fd >= 0;
}

void
guard_status(const struct guard *guard, const char *format, ...)
{
    if (!guard_on(guard)) {
        return;
    }
    struct str line = {0};
    va_list args;
    va_start(args, format);
    str_add(&line, "STATUS=");
    str_addv(&line, format, args);
    va_end(args);
    for (char *at = line.text; (at = strchr(at, '\n')) != NULL;) {
        *at = ' ';
    }
    notify(guard, line.text);
    str_release(&line);
}

/* ---- what it hears ---- */

int64_t
guard_due_ms(const struct guard *guard)
{
    if (!guard_on(guard)) {
        return INT64_MAX;
    }
    if (!guard->ready) {
        return guard->again_ms;
    }
    if (guard->beat_ms == 0) {
        return INT64_MAX;
    }
    int64_t due_ms = guard->fed_ms + guard->beat_ms;
    return due_ms > guard->again_ms ? due_ms : guard->again_ms;
}

/* A message that the manager did not receive is sent again soon, before it
 * kills the show. */
static bool
say(struct guard *guard, const char *line, int64_t now_ms)
{
    bool said = notify(guard, line);
    if (said) {
        guard->fed_ms = now_ms;
    } else {
        guard->again_ms = now_ms + AGAIN_MS;
    }
    return said;
}

/* The manager is told at most once a beat. */
static void
feed(struct guard *guard, int64_t now_ms)
{
    if (guard->beat_ms > 0 && now_ms >= guard_due_ms(guard)) {
        say(guard, "WATCHDOG=1", now_ms);
    }
}

void
guard_right(struct guard *guard, int64_t now_ms)
{
    guard->wrong = 0;
    if (guard->ready) {
        feed(guard, now_ms);
        return;
    }
    guard->ready = say(guard, "READY=1", now_ms);
}

bool
guard_wrong(struct guard *guard, int64_t now_ms)
{
    guard->again_ms = now_ms + AGAIN_MS;
    guard->wrong++;
    guard->blind =
        guard->blind || (!guard->ready && guard->wrong >= BLIND_AFTER);
    return guard->wrong == 1;
}

void
guard_waits(struct guard *guard, int64_t now_ms)
{
    if (!guard->ready) {
        notify(guard, MORE_TIME);
        return;
    }
    feed(guard, now_ms);
}
