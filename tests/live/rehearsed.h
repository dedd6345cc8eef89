/* What the screen should show, asked of `kiosk rehearse`: pictures and places
 * of controls after each of a row of taps and keys. */
#ifndef KIOSK_REHEARSED_H
#define KIOSK_REHEARSED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rehearsed_step {
    char name[32];    /* of the control that was tapped; "key NAME"; "" = the
                       * start */
    double x, y;      /* 0..1, its middle before the tap */
    uint32_t *pixels; /* 0x00RRGGBB, after it; owned */
};

struct rehearsed {
    int width_px, height_px;
    const char *config; /* a kiosk.txt, or NULL */
    size_t count;       /* the start and one for each tap */
    struct rehearsed_step steps[16];
};

/* Plays COUNT taps, or keys, on DECK in a picture of that size, with files in
 * FOLDER. False, and a line on standard error, when the program could not. */
bool rehearsed_init(struct rehearsed *rehearsed, const char *deck,
                    const char *folder, const char *const *taps, size_t count);
void rehearsed_release(struct rehearsed *rehearsed);

#endif
