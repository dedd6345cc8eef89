/* The show's side of the watchdog. See guard.h. */
#include "guard.h"

/* While there is no display the start takes longer than the manager allows;
 * it is asked for this much more each time. */
#define MORE_TIME "EXTEND_TIMEOUT_USEC=30000000"

enum { AGAIN_MS = 1000, BLIND_AFTER = 3 };

void
guard_init(struct guard *guard)
{
    *guard = (struct guard){0};
    notify_init(&guard->notify);
}

void
guard_release(struct guard *guard)
{
    notify_send(&guard->notify, "STOPPING=1");
    notify_release(&guard->notify);
}

bool
guard_on(const struct guard *guard)
{
    return guard->notify.fd >= 0;
}

int64_t
guard_due_ms(const struct guard *guard)
{
    if (!guard_on(guard)) {
        return INT64_MAX;
    }
    if (!guard->ready) {
        return guard->again_ms;
    }
    if (guard->notify.beat_ms == 0) {
        return INT64_MAX;
    }
    int64_t due_ms = guard->fed_ms + guard->notify.beat_ms;
    return due_ms > guard->again_ms ? due_ms : guard->again_ms;
}

/* What the manager does not take is said again soon: it would end the show
 * for what it has not heard. */
static bool
say(struct guard *guard, const char *line, int64_t now_ms)
{
    bool said = notify_send(&guard->notify, line);
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
    if (guard->notify.beat_ms > 0 && now_ms >= guard_due_ms(guard)) {
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
        notify_send(&guard->notify, MORE_TIME);
        return;
    }
    feed(guard, now_ms);
}
