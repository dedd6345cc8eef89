/* Two painted pictures. See stage.h. */
#include "stage.h"

#include <math.h>
#include <string.h>

void
stage_init(struct stage *stage, struct fonts *fonts, int width_px,
           int height_px)
{
    *stage = (struct stage){.fonts = fonts};
    frame_init(&stage->now, width_px, height_px);
    frame_init(&stage->other, width_px, height_px);
}

void
stage_release(struct stage *stage)
{
    frame_release(&stage->now);
    frame_release(&stage->other);
    *stage = (struct stage){0};
}

static void
swap(struct stage *stage)
{
    struct frame frame = stage->now;
    uint64_t hash = stage->now_hash;
    stage->now = stage->other;
    stage->now_hash = stage->other_hash;
    stage->other = frame;
    stage->other_hash = hash;
}

void
stage_prepare(struct stage *stage, const struct page *page)
{
    if (stage->other_hash != page->hash) {
        paint_page(page, stage->fonts, &stage->other);
        stage->other_hash = page->hash;
    }
}

bool
stage_show(struct stage *stage, const struct page *page)
{
    if (stage->now_hash == page->hash) {
        return false;
    }
    stage_prepare(stage, page);
    swap(stage);
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

static void
compose_drag(struct stage *stage, struct app *app, const struct page *page,
             double drag)
{
    struct page *ahead = app_page_ahead(app, app_drag_direction(app));
    if (ahead != NULL) {
        stage_prepare(stage, ahead);
        slide_rows(&stage->now, &stage->other, &page->slide_area,
                   (int)lround(drag * page->width_px));
        stage->now_hash = stage->now.picture = 0;
    }
    page_free(ahead);
}

static void
compose_fade(struct stage *stage, struct app *app, int mix)
{
    struct page *before = app_page_before(app);
    if (before != NULL) {
        stage_prepare(stage, before);
        long count = (long)stage->now.width_px * stage->now.height_px;
        frame_mix(stage->now.pixels, stage->other.pixels, stage->now.pixels,
                  count, mix);
        stage->now_hash = stage->now.picture = 0;
    }
    page_free(before);
}

void
stage_compose(struct stage *stage, struct app *app, int64_t now_ms)
{
    const struct page *page = app_page(app, now_ms);
    stage_show(stage, page);
    double drag = app_drag(app);
    int mix = app_fade(app, now_ms);
    if (drag != 0) {
        compose_drag(stage, app, page, drag);
    } else if (mix < 256) {
        compose_fade(stage, app, mix);
    }
}
