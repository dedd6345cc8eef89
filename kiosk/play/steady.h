/* A clock that never goes back, made of one that might. Every module that keeps
 * times reads its clock through this, so a jump back has no other effect. */
#ifndef KIOSK_STEADY_H
#define KIOSK_STEADY_H

#include <stdint.h>

/* Zeroed it is ready. */
struct steady {
    int64_t last_ms;   /* as it was given */
    int64_t offset_ms; /* what all jumps back took away */
};

/* NOW_MS as steady time: at least what the call before gave. */
int64_t steady_in(struct steady *steady, int64_t now_ms);

/* Steady time as the caller's; INT64_MAX (never) stays. */
int64_t steady_out(const struct steady *steady, int64_t steady_ms);

#endif
