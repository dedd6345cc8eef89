/* The progress of the cross-fade to the current picture. */
#ifndef KIOSK_FADE_H
#define KIOSK_FADE_H

#include <stdbool.h>
#include <stdint.h>

#include "player.h"

struct fade {
    bool cuts_only;                /* `motion: none` in the settings */
    struct play_state now, before; /* the last change */
    bool has_before;               /* its page can still be laid out */
    uint64_t slides, covers;
    int64_t changed_ms;
    int length_ms; /* 0: the last change was a cut */
};

void fade_init(struct fade *fade, bool cuts_only,
               const struct play_state *state, int64_t now_ms);

/* Reports what is on now. SLIDES counts changes after which earlier slides can
 * no longer be laid out, COVERS appearances and disappearances of pages that
 * cover the slide. True if STATE has changed. */
bool fade_follow(struct fade *fade, const struct play_state *state,
                 uint64_t slides, uint64_t covers, int64_t now_ms);

/* A drag has already moved the picture into place: no fade. */
void fade_cut(struct fade *fade);

/* 0..256; 256 = the picture is complete. */
int fade_mix(const struct fade *fade, int64_t now_ms);

#endif
