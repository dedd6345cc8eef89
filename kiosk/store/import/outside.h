/* Runs work on an outside folder, which may hang for ever (a share whose server
 * is gone, a dead stick), in a separate process that is killed if a call takes
 * too long. */
#ifndef KIOSK_OUTSIDE_H
#define KIOSK_OUTSIDE_H

#include <stdatomic.h>
#include <stdbool.h>

enum outside_end {
    OUTSIDE_DONE,
    OUTSIDE_HUNG,  /* it was ended, or will be once the kernel lets go of it */
    OUTSIDE_BROKEN /* it could not be started, or ended by itself: a signal */
};

/* Calls WORK with CONTEXT and a count that WORK raises before each call that
 * may hang and after it; *RESULT is what WORK returns, 0 to 255, and stays as
 * it is when that is not OUTSIDE_DONE. What WORK changes in memory is not seen
 * by the caller. A call under way for more than PATIENCE_MS hangs. The process
 * ends with the one that calls. */
enum outside_end outside_run(int (*work)(void *context, atomic_uint *calls),
                             void *context, int patience_ms, int *result);

#endif
