/* Turning: pictures, rectangles and fingers between the picture as people see
 * it and the panel as it hangs on the wall. */
#include "window_turn.h"

#include <string.h>

#include "window_state.h"

/* Clockwise by 90 degrees, the picture's left edge is at the panel's top. */
void
turn_point(int rotate, double *x, double *y)
{
    double across = *x;
    double down = *y;
    switch (rotate) {
    case 90:
        *x = down;
        *y = 1 - across;
        break;
    case 180:
        *x = 1 - across;
        *y = 1 - down;
        break;
    case 270:
        *x = 1 - down;
        *y = across;
        break;
    default:
        break;
    }
}

void
turn_size(int rotate, int panel_w, int panel_h, int *width_px, int *height_px)
{
    bool turned = rotate == 90 || rotate == 270;
    *width_px = turned ? panel_h : panel_w;
    *height_px = turned ? panel_w : panel_h;
}

struct page_rect
turn_rect(int rotate, int picture_w, int picture_h,
          const struct page_rect *rect)
{
    int right = picture_w - rect->x - rect->w;
    int below = picture_h - rect->y - rect->h;
    switch (rotate) {
    case 90:
        return (struct page_rect){below, rect->x, rect->h, rect->w};
    case 180:
        return (struct page_rect){right, below, rect->w, rect->h};
    case 270:
        return (struct page_rect){rect->y, right, rect->h, rect->w};
    default:
        return *rect;
    }
}

struct page_rect
rect_common(const struct page_rect *a, const struct page_rect *b)
{
    int left = a->x > b->x ? a->x : b->x;
    int top = a->y > b->y ? a->y : b->y;
    int right = a->x + a->w < b->x + b->w ? a->x + a->w : b->x + b->w;
    int bottom = a->y + a->h < b->y + b->h ? a->y + a->h : b->y + b->h;
    return (struct page_rect){left, top, right > left ? right - left : 0,
                              bottom > top ? bottom - top : 0};
}

/* Where the pixel for X, Y of the panel is in a frame, and how far apart its
 * neighbours to the right are. */
struct stride {
    const uint32_t *at;
    long step;
};

static struct stride
stride_from(const struct piece *piece, int rotate,
            const struct page_rect *on_panel, int x, int y)
{
    const struct frame *frame = piece->frame;
    long pitch = frame->width_px;
    long right = x - on_panel->x;
    long down = y - on_panel->y;
    long across = right;
    long along = down;
    long step = 1;
    if (rotate == 90) {
        across = down;
        along = piece->from.h - 1 - right;
        step = -pitch;
    } else if (rotate == 180) {
        across = piece->from.w - 1 - right;
        along = piece->from.h - 1 - down;
        step = -1;
    } else if (rotate == 270) {
        across = piece->from.w - 1 - down;
        along = right;
        step = pitch;
    }
    return (struct stride){frame->pixels + (piece->from.y + along) * pitch +
                               piece->from.x + across,
                           step};
}

static struct page_rect
piece_on_panel(const struct panel *panel, const struct piece *piece)
{
    struct page_rect to = {piece->x, piece->y, piece->from.w, piece->from.h};
    return turn_rect(panel->rotate, panel->picture_w, panel->picture_h, &to);
}

/* Turned by 90 degrees a row of the panel is a column of the frame: block by
 * block, so that a line of the cache is used up before it is dropped. */
enum { BLOCK_W = 64, BLOCK_H = 128 };

static void
fetch(uint32_t *row, const struct stride *stride, int count)
{
    if (stride->step == 1) {
        memcpy(row, stride->at, (size_t)count * sizeof *row);
        return;
    }
    for (int i = 0; i < count; i++) {
        row[i] = stride->at[i * stride->step];
    }
}

/* One row of a block: COUNT px from X, Y of the panel. */
struct stretch {
    int x, y, count;
};

/* The stretch after STRETCH that covers PART in blocks; starts with COUNT 0,
 * false at the end. */
static bool
next_stretch(struct stretch *stretch, const struct page_rect *part, int width)
{
    int right = part->x + part->w;
    int bottom = part->y + part->h;
    if (part->w <= 0 || part->h <= 0) {
        return false;
    }
    if (stretch->count == 0) {
        stretch->x = part->x;
        stretch->y = part->y;
    } else if (stretch->y + 1 < bottom &&
               (stretch->y + 1 - part->y) % BLOCK_H != 0) {
        stretch->y++;
    } else if (stretch->x + stretch->count < right) {
        stretch->x += stretch->count;
        stretch->y -= (stretch->y - part->y) % BLOCK_H;
    } else {
        stretch->x = part->x;
        stretch->y++;
    }
    stretch->count = right - stretch->x < width ? right - stretch->x : width;
    return stretch->y < bottom;
}

static uint32_t *
panel_at(const struct panel *panel, const struct stretch *stretch)
{
    return panel->pixels + (stretch->y - panel->area.y) * panel->pitch_px +
           (stretch->x - panel->area.x);
}

void
panel_copy(const struct panel *panel, const struct piece *piece)
{
    struct page_rect to = piece_on_panel(panel, piece);
    struct page_rect part = rect_common(&to, &panel->area);
    struct stretch stretch = {0};
    int width = panel->rotate == 0 ? part.w : BLOCK_W;
    while (next_stretch(&stretch, &part, width)) {
        struct stride stride =
            stride_from(piece, panel->rotate, &to, stretch.x, stretch.y);
        fetch(panel_at(panel, &stretch), &stride, stretch.count);
    }
}

/* Turned, some rows are mixed as they lie in the frames, then carried over
 * while they are still in the cache. */
enum { STRIP_H = 64 };

static void
mix_strips(const struct panel *panel, const struct frame *from,
           const struct frame *to, int mix)
{
    int w = from->width_px;
    struct frame strip;
    frame_init(&strip, w, STRIP_H);
    for (int y = 0; y < from->height_px; y += STRIP_H) {
        int left = from->height_px - y;
        int h = left < STRIP_H ? left : STRIP_H;
        long at = (long)y * w;
        struct piece piece = {&strip, {0, 0, w, h}, 0, y};
        frame_mix(strip.pixels, from->pixels + at, to->pixels + at, (long)w * h,
                  mix);
        panel_copy(panel, &piece);
    }
    frame_release(&strip);
}

void
panel_mix(const struct panel *panel, const struct frame *from,
          const struct frame *to, int mix)
{
    if (panel->rotate != 0) {
        mix_strips(panel, from, to, mix);
        return;
    }
    for (int y = 0; y < from->height_px; y++) {
        long at = (long)y * from->width_px;
        frame_mix(panel->pixels + y * panel->pitch_px, from->pixels + at,
                  to->pixels + at, from->width_px, mix);
    }
}

/* Adds the part of FRAME at X, Y that is W x H px, if it is any. */
static int
add_piece(struct piece *pieces, int count, const struct frame *frame,
          struct page_rect from, int x)
{
    if (from.w <= 0 || from.h <= 0) {
        return count;
    }
    pieces[count] = (struct piece){frame, from, x, from.y};
    return count + 1;
}

int
slide_pieces(const struct frame *from, const struct frame *to,
             const struct page_rect *area, int dx_px,
             struct piece pieces[PIECES_MAX])
{
    struct page_rect all = {0, 0, from->width_px, from->height_px};
    struct page_rect a = rect_common(area, &all);
    int right = a.x + a.w;
    int bottom = a.y + a.h;
    int dx = dx_px < -a.w ? -a.w : dx_px > a.w ? a.w : dx_px;
    int open = dx < 0 ? -dx : dx;
    int count = 0;
    count =
        add_piece(pieces, count, from, (struct page_rect){0, 0, all.w, a.y}, 0);
    count = add_piece(pieces, count, from,
                      (struct page_rect){0, bottom, all.w, all.h - bottom}, 0);
    count =
        add_piece(pieces, count, from, (struct page_rect){0, a.y, a.x, a.h}, 0);
    count =
        add_piece(pieces, count, from,
                  (struct page_rect){right, a.y, all.w - right, a.h}, right);
    if (dx < 0) {
        count = add_piece(pieces, count, from,
                          (struct page_rect){a.x + open, a.y, a.w - open, a.h},
                          a.x);
        return add_piece(pieces, count, to,
                         (struct page_rect){a.x, a.y, open, a.h}, right - open);
    }
    count =
        add_piece(pieces, count, from,
                  (struct page_rect){a.x, a.y, a.w - open, a.h}, a.x + open);
    return add_piece(pieces, count, to,
                     (struct page_rect){right - open, a.y, open, a.h}, a.x);
}
