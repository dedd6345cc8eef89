/* How far the picture on screen has faded into the one that is wanted. */
#ifndef KIOSK_FADE_H
#define KIOSK_FADE_H

#include <stdbool.h>
#include <stdint.h>

#include "player.h"

struct fade {
    bool cuts_only;                /* the settings want no motion */
    struct play_state now, before; /* the last change */
    bool has_before;               /* its page can still be laid out */
    uint64_t slides, covers;
    int64_t changed_ms;
    int length_ms; /* 0: the last change was a cut */
};

void fade_init(struct fade *fade, bool cuts_only,
               const struct play_state *state, int64_t now_ms);

/* What is on now. SLIDES counts changes after which the slides of before cannot
 * be laid out, COVERS pages that came over the slide, or went. True when STATE
 * is another one. */
bool fade_follow(struct fade *fade, const struct play_state *state,
                 uint64_t slides, uint64_t covers, int64_t now_ms);

/* A finger has moved the picture there already. */
void fade_cut(struct fade *fade);

/* 0..256; 256 = the picture is complete. */
int fade_mix(const struct fade *fade, int64_t now_ms);

#endif
