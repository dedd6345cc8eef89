/* Painting a page: its items in order, each over what is there. */
#include "paint.h"

#include <stdlib.h>

#include "page_items.h"
#include "paint_icon.h"
#include "shape.h"

/* RECT without what lies outside FRAME. */
static struct page_rect
clip_rect(const struct page_rect *rect, const struct frame *frame)
{
    int left = rect->x > 0 ? rect->x : 0;
    int top = rect->y > 0 ? rect->y : 0;
    int right = rect->x + rect->w;
    int bottom = rect->y + rect->h;
    right = right < frame->width_px ? right : frame->width_px;
    bottom = bottom < frame->height_px ? bottom : frame->height_px;
    return (struct page_rect){left, top, right > left ? right - left : 0,
                              bottom > top ? bottom - top : 0};
}

static void
fill_rect(struct frame *frame, struct page_rect rect, uint32_t colour)
{
    struct page_rect clip = clip_rect(&rect, frame);
    for (int y = clip.y; y < clip.y + clip.h; y++) {
        uint32_t *row = frame->pixels + (size_t)y * (size_t)frame->width_px;
        for (int x = clip.x; x < clip.x + clip.w; x++) {
            row[x] = colour;
        }
    }
}

/* RECT with round corners; BORDER_PX > 0 leaves the inside as it is. */
static void
paint_round_rect(struct shape *shape, struct frame *frame,
                 const struct page_rect *rect, int radius_px, int border_px,
                 uint32_t colour)
{
    struct page_rect hole = page_rect_inset(*rect, border_px);
    int inner_px = radius_px > border_px ? radius_px - border_px : 0;
    if (radius_px == 0 && border_px == 0) {
        fill_rect(frame, *rect, colour);
        return;
    }
    shape_clear(shape);
    shape_round_rect(shape, rect->x * SHAPE_ONE, rect->y * SHAPE_ONE,
                     rect->w * SHAPE_ONE, rect->h * SHAPE_ONE,
                     radius_px * SHAPE_ONE);
    if (border_px > 0 && hole.w > 0 && hole.h > 0) {
        shape_round_rect(shape, (hole.x + hole.w) * SHAPE_ONE,
                         hole.y * SHAPE_ONE, -hole.w * SHAPE_ONE,
                         hole.h * SHAPE_ONE, inner_px * SHAPE_ONE);
    }
    shape_fill(shape, frame, colour);
}

/* A filled box with a border is two boxes, so that no background shines
 * through where the border meets the inside. */
static void
paint_fill(const struct page_item *item, struct shape *shape,
           struct frame *frame)
{
    struct page_rect hole = page_rect_inset(item->rect, item->border_px);
    int inner_px = item->radius_px - item->border_px;
    if (item->rect.w <= 0 || item->rect.h <= 0) {
        return;
    }
    paint_round_rect(shape, frame, &item->rect, item->radius_px,
                     item->filled ? 0 : item->border_px, item->colour);
    if (item->border_px > 0 && item->filled && hole.w > 0 && hole.h > 0) {
        paint_round_rect(shape, frame, &hole, inner_px > 0 ? inner_px : 0, 0,
                         item->inner);
    }
}

/* A mask of coverage, laid over FRAME at X, Y. */
static void
paint_mask(struct frame *frame, const unsigned char *mask,
           const struct page_rect *rect, uint32_t colour)
{
    struct page_rect clip = clip_rect(rect, frame);
    for (int y = clip.y; y < clip.y + clip.h; y++) {
        uint32_t *row = frame->pixels + (size_t)y * (size_t)frame->width_px;
        const unsigned char *cover =
            mask + (size_t)(y - rect->y) * (size_t)rect->w;
        for (int x = clip.x; x < clip.x + clip.w; x++) {
            unsigned alpha = cover[x - rect->x];
            if (alpha == 255) {
                row[x] = colour;
            } else if (alpha > 0) {
                row[x] = shape_blend(colour, row[x], alpha);
            }
        }
    }
}

static void
paint_text(const struct page_item *item, struct fonts *fonts,
           struct frame *frame)
{
    unsigned char *mask = NULL;
    int width_px = 0;
    int height_px = 0;
    int left_px = 0;
    int baseline_px = 0;
    if (fonts_draw(fonts, &item->font, &item->shape, item->text, &mask,
                   &width_px, &height_px, &left_px, &baseline_px)) {
        struct page_rect rect = {item->rect.x + left_px,
                                 item->rect.y - baseline_px, width_px,
                                 height_px};
        paint_mask(frame, mask, &rect, item->colour);
        free(mask);
    }
}

/* VALUE * SHARE / 255 to the nearest: exact for both ends of SHARE. */
static uint32_t
part(uint32_t value, uint32_t share)
{
    uint32_t product = value * share + 128;
    return (product + (product >> 8)) >> 8;
}

/* One channel; a source brighter than its alpha, which no decoder should
 * give, is white and does not spill over. */
static uint32_t
channel(uint32_t over, uint32_t under, uint32_t rest, int shift)
{
    uint32_t sum = (over >> shift & 255) + part(under >> shift & 255, rest);
    return (sum < 255 ? sum : 255) << shift;
}

void
paint_pixels(uint32_t *to, const uint32_t *from, size_t count, bool opaque)
{
    for (size_t i = 0; opaque && i < count; i++) {
        to[i] = from[i] & 0xFFFFFF;
    }
    for (size_t i = 0; !opaque && i < count; i++) {
        uint32_t rest = 255 - (from[i] >> 24);
        if (rest == 0) {
            to[i] = from[i] & 0xFFFFFF;
        } else if (from[i] != 0) {
            to[i] = channel(from[i], to[i], rest, 0) |
                    channel(from[i], to[i], rest, 8) |
                    channel(from[i], to[i], rest, 16);
        }
    }
}

/* A quiet field until the picture is there. What was not ready when the page
 * was laid out stays so: the page's hash says what is on it. */
static void
paint_picture(const struct page_item *item, struct fonts *fonts,
              struct shape *shape, struct frame *frame)
{
    const struct pictures *pictures = &fonts_measure(fonts)->pictures;
    const struct page_rect *rect = &item->rect;
    bool opaque = false;
    uint32_t ground = 0;
    const uint32_t *pixels = NULL;
    if (item->pixels != PIXELS_NONE && pictures->pixels != NULL &&
        rect->w > 0 && rect->h > 0) {
        pixels = pictures->pixels(pictures->ctx, item->picture, rect->w,
                                  rect->h, item->crop, &opaque, &ground);
    }
    if (pixels == NULL) {
        fill_rect(frame, *rect, item->colour);
        return;
    }
    if (!opaque && (item->filled || ground != 0)) {
        struct page_rect paper = page_rect_inset(*rect, -item->border_px);
        paint_round_rect(shape, frame, &paper, item->radius_px, 0,
                         ground != 0 ? ground : item->inner);
    }
    struct page_rect clip = clip_rect(rect, frame);
    for (int y = clip.y; y < clip.y + clip.h; y++) {
        const uint32_t *from = pixels +
                               (size_t)(y - rect->y) * (size_t)rect->w +
                               (clip.x - rect->x);
        paint_pixels(frame->pixels + (size_t)y * (size_t)frame->width_px +
                         clip.x,
                     from, (size_t)clip.w, opaque);
    }
}

/* Squares of whole px, so that every edge is sharp. */
static void
paint_code(const struct page_item *item, struct frame *frame)
{
    int px = item->side > 0 ? item->rect.w / item->side : 0;
    for (int y = 0; y < item->side; y++) {
        for (int x = 0; x < item->side; x++) {
            struct page_rect rect = {item->rect.x + x * px,
                                     item->rect.y + y * px, px, px};
            if (item->modules[y * item->side + x] != 0) {
                fill_rect(frame, rect, item->colour);
            }
        }
    }
}

static void
paint_item(const struct page_item *item, struct fonts *fonts,
           struct shape *shape, struct frame *frame)
{
    switch (item->type) {
    case PAGE_FILL:
        paint_fill(item, shape, frame);
        break;
    case PAGE_TEXT:
        paint_text(item, fonts, frame);
        break;
    case PAGE_ICON:
        paint_icon(item, shape, frame);
        break;
    case PAGE_PICTURE:
        paint_picture(item, fonts, shape, frame);
        break;
    case PAGE_CODE:
        paint_code(item, frame);
        break;
    }
}

void
paint_page(const struct page *page, struct fonts *fonts, struct frame *frame)
{
    struct shape *shape = shape_new();
    fill_rect(frame,
              (struct page_rect){0, 0, frame->width_px, frame->height_px},
              page->background);
    for (size_t i = 0; i < page->item_count; i++) {
        paint_item(&page->items[i], fonts, shape, frame);
    }
    shape_free(shape);
    frame->picture = page->hash;
}
