/* Two painted pictures: the one a person sees, and one more - the one before
 * while it fades, or the one ahead. A page that did not change (by its hash)
 * is not painted again. */
#ifndef KIOSK_STAGE_H
#define KIOSK_STAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "app.h"
#include "frame.h"
#include "paint.h"

struct stage {
    struct fonts *fonts; /* not owned */
    struct frame now, other;
    uint64_t now_hash, other_hash; /* 0: nothing painted */
};

void stage_init(struct stage *stage, struct fonts *fonts, int width_px,
                int height_px);
void stage_release(struct stage *stage);

/* Makes `now` the picture of PAGE. The picture before is then in `other`.
 * Returns whether anything changed. */
bool stage_show(struct stage *stage, const struct page *page);

/* Makes `other` the picture of PAGE. */
void stage_prepare(struct stage *stage, const struct page *page);

/* Paints what a person sees at NOW_MS into `now` itself, fades and drags
 * included, for a screen that does not move. The next stage_show paints anew.
 */
void stage_compose(struct stage *stage, struct app *app, int64_t now_ms);

#endif
