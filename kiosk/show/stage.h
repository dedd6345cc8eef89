/* Three painted frames: the one on screen, and two more: the previous one
 * during a fade, then those that a finger or the clock may need next. A page
 * whose hash is painted already is not painted again. */
#ifndef KIOSK_STAGE_H
#define KIOSK_STAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "fonts.h"
#include "frame.h"
#include "page.h"

enum { STAGE_FRAMES = 3 };

struct stage {
    struct fonts *fonts; /* not owned */
    struct stage_frame {
        struct frame frame;
        uint64_t hash; /* of the page painted there, 0: none */
        uint64_t used; /* a counter: when it was last used */
    } frames[STAGE_FRAMES];
    struct stage_frame *now, *before; /* BEFORE is NULL until there is one */
    uint64_t uses;
};

/* The stage points into itself: it must not be copied. */
void stage_init(struct stage *stage, struct fonts *fonts, int width_px,
                int height_px);
void stage_release(struct stage *stage);

/* Makes NOW the picture of PAGE, and BEFORE what NOW was. Returns whether
 * anything changed. */
bool stage_show(struct stage *stage, const struct page *page);

/* The picture of PAGE, painted if it is not yet; never into NOW. Valid until
 * the call after the next one. */
const struct frame *stage_prepare(struct stage *stage, const struct page *page);

/* Paints what a person sees of PAGE into NOW itself, as a still picture: OTHER
 * (may be NULL) follows a drag by this fraction of the width, or fades into
 * PAGE, MIX 0..256. The next stage_show paints again. */
void stage_compose(struct stage *stage, const struct page *page,
                   const struct page *other, double drag, int mix);

#endif
