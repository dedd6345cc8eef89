/* A monotonic clock. See steady.h. */
#include "steady.h"

int64_t
steady_in(struct steady *steady, int64_t now_ms)
{
    if (now_ms < steady->last_ms) {
        steady->offset_ms += steady->last_ms - now_ms;
    }
    steady->last_ms = now_ms;
    return now_ms + steady->offset_ms;
}

int64_t
steady_out(const struct steady *steady, int64_t steady_ms)
{
    return steady_ms == INT64_MAX ? INT64_MAX : steady_ms - steady->offset_ms;
}
