/* Three painted pictures. See stage.h. */
#include "stage.h"

#include <math.h>
#include <string.h>

#include "paint.h"

void
stage_init(struct stage *stage, struct fonts *fonts, int width_px,
           int height_px)
{
    *stage = (struct stage){.fonts = fonts};
    for (int i = 0; i < STAGE_FRAMES; i++) {
        frame_init(&stage->frames[i].frame, width_px, height_px);
    }
    stage->now = &stage->frames[0];
}

void
stage_release(struct stage *stage)
{
    for (int i = 0; i < STAGE_FRAMES; i++) {
        frame_release(&stage->frames[i].frame);
    }
    *stage = (struct stage){0};
}

/* The frame that PAGE is painted on, else the least recently used one; never
 * NOW. */
static struct stage_frame *
frame_for(struct stage *stage, const struct page *page)
{
    struct stage_frame *oldest = NULL;
    for (int i = 0; i < STAGE_FRAMES; i++) {
        struct stage_frame *at = &stage->frames[i];
        if (at == stage->now) {
            continue;
        }
        if (at->hash == page->hash) {
            return at;
        }
        if (oldest == NULL || at->used < oldest->used) {
            oldest = at;
        }
    }
    return oldest;
}

static struct stage_frame *
painted(struct stage *stage, const struct page *page)
{
    struct stage_frame *on = frame_for(stage, page);
    if (on->hash != page->hash) {
        paint_page(page, stage->fonts, &on->frame);
        on->hash = page->hash;
    }
    on->used = ++stage->uses;
    return on;
}

const struct frame *
stage_prepare(struct stage *stage, const struct page *page)
{
    return &painted(stage, page)->frame;
}

bool
stage_show(struct stage *stage, const struct page *page)
{
    if (stage->now->hash == page->hash) {
        return false;
    }
    struct stage_frame *next = painted(stage, page);
    stage->before = stage->now->hash != 0 ? stage->now : NULL;
    stage->now->used = ++stage->uses;
    stage->now = next;
    return true;
}

/* Moves the slide of NOW by DX_PX; OTHER follows on the side that opens. */
static void
slide_rows(struct frame *now, const struct frame *other,
           const struct page_rect *area, int dx_px)
{
    int way_px = dx_px < 0 ? -dx_px : dx_px;
    way_px = way_px < area->w ? way_px : area->w;
    size_t stays = (size_t)(area->w - way_px) * sizeof(uint32_t);
    size_t comes = (size_t)way_px * sizeof(uint32_t);
    for (int y = area->y; y < area->y + area->h; y++) {
        uint32_t *row = now->pixels + (long)y * now->width_px + area->x;
        const uint32_t *next =
            other->pixels + (long)y * other->width_px + area->x;
        if (dx_px < 0) {
            memmove(row, row + way_px, stays);
            memcpy(row + area->w - way_px, next, comes);
        } else {
            memmove(row + way_px, row, stays);
            memcpy(row, next + area->w - way_px, comes);
        }
    }
}

void
stage_compose(struct stage *stage, const struct page *page,
              const struct page *other, double drag, int mix)
{
    stage_show(stage, page);
    if (other == NULL) {
        return;
    }
    const struct frame *beside = stage_prepare(stage, other);
    struct frame *now = &stage->now->frame;
    stage->now->hash = now->picture = 0; /* a mixture: no page has its hash */
    if (drag < 0 || drag > 0) {
        slide_rows(now, beside, &page->slide_area,
                   (int)lround(drag * page->width_px));
    } else {
        frame_mix(now->pixels, beside->pixels, now->pixels,
                  (long)now->width_px * now->height_px, mix);
    }
}
