/* Contact sheets. See sheet.h. */
#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>

#include "golden.h"
#include "golden_picture.h"

enum {
    COLUMNS = 8,
    GAP = 2,
    AREA = 160 * 90, /* px of a page */
    STEP = 8,        /* channels are rounded to this: smaller files */
    UNLIKE = 40,     /* what a channel may differ, of 255, */
    SHARE = 150      /* in one px of so many */
};

static const uint32_t between = 0x808080;

void
sheet_init(struct sheet *sheet, const struct frame *screen)
{
    int width = 1;
    while ((width + 1) * (width + 1) * screen->height_px / screen->width_px <=
           AREA) {
        width++;
    }
    *sheet = (struct sheet){.width_px = width,
                            .height_px =
                                width * screen->height_px / screen->width_px};
    int rows = (SHEET_PAGES_MAX + COLUMNS - 1) / COLUMNS;
    frame_init(&sheet->frame, COLUMNS * (width + GAP) - GAP,
               rows * (sheet->height_px + GAP) - GAP);
    for (long i = 0; i < (long)sheet->frame.width_px * sheet->frame.height_px;
         i++) {
        sheet->frame.pixels[i] = between;
    }
}

void
sheet_release(struct sheet *sheet)
{
    frame_release(&sheet->frame);
}

/* The mean of what becomes one px. */
static uint32_t
mean(const struct frame *screen, int x, int y, int to_x, int to_y)
{
    unsigned sums[3] = {0, 0, 0};
    unsigned count = (unsigned)((to_x - x) * (to_y - y));
    for (int row = y; row < to_y; row++) {
        const uint32_t *line = &screen->pixels[(long)row * screen->width_px];
        for (int i = x; i < to_x; i++) {
            for (int c = 0; c < 3; c++) {
                sums[c] += line[i] >> 8 * c & 255;
            }
        }
    }
    uint32_t pixel = 0;
    for (int c = 0; c < 3; c++) {
        uint32_t value = sums[c] / count + STEP / 2;
        value = value > 255 ? 255 : value;
        pixel |= value / STEP * STEP << 8 * c;
    }
    return pixel;
}

/* Where page AT begins on SHEET. */
static long
place_of(const struct sheet *sheet, int at)
{
    int x = at % COLUMNS * (sheet->width_px + GAP);
    int y = at / COLUMNS * (sheet->height_px + GAP);
    return (long)y * sheet->frame.width_px + x;
}

void
sheet_add(struct sheet *sheet, const struct frame *screen)
{
    if (sheet->count == SHEET_PAGES_MAX) {
        return;
    }
    uint32_t *to = &sheet->frame.pixels[place_of(sheet, sheet->count++)];
    for (int y = 0; y < sheet->height_px; y++) {
        int from_y = y * screen->height_px / sheet->height_px;
        int to_y = (y + 1) * screen->height_px / sheet->height_px;
        for (int x = 0; x < sheet->width_px; x++) {
            int from_x = x * screen->width_px / sheet->width_px;
            int to_x = (x + 1) * screen->width_px / sheet->width_px;
            to[x] = mean(screen, from_x, from_y, to_x, to_y);
        }
        to += sheet->frame.width_px;
    }
}

static bool
is_unlike(uint32_t a, uint32_t b)
{
    bool is = false;
    for (int shift = 0; shift < 24; shift += 8) {
        int p = (int)(a >> shift & 255), q = (int)(b >> shift & 255);
        is = is || abs(p - q) > UNLIKE;
    }
    return is;
}

/* Whether page AT of SHEET looks as on GOLDEN. */
static bool
is_like(const struct sheet *sheet, const struct frame *golden, int at)
{
    long from = place_of(sheet, at);
    int unlike = 0;
    for (int y = 0; y < sheet->height_px; y++) {
        for (int x = 0; x < sheet->width_px; x++) {
            long i = from + (long)y * sheet->frame.width_px + x;
            unlike += is_unlike(sheet->frame.pixels[i], golden->pixels[i]);
        }
    }
    return unlike <= sheet->width_px * sheet->height_px / SHARE;
}

int
sheet_unlike(const struct sheet *sheet, const struct frame *golden)
{
    for (int i = 0; i < sheet->count; i++) {
        if (!is_like(sheet, golden, i)) {
            return i;
        }
    }
    return -1;
}

static void
write_sheet(const struct frame *frame, const char *path)
{
    char *why = NULL;
    if (!frame_write_png(frame, path, &why)) {
        fprintf(stderr, "%s\n", why);
        free(why);
    }
}

bool
sheet_is_golden(const struct sheet *sheet, const char *name)
{
    char path[512];
    struct frame frame = sheet->frame, golden = {0};
    int rows = (sheet->count + COLUMNS - 1) / COLUMNS;
    frame.height_px = rows * (sheet->height_px + GAP) - GAP;
    snprintf(path, sizeof(path), "%s/tests/golden/sheets/%s.png",
             KIOSK_SOURCE_DIR, name);
    if (golden_updates()) {
        write_sheet(&frame, path);
    }
    bool sized = picture_read(path, &golden) &&
                 golden.width_px == frame.width_px &&
                 golden.height_px == frame.height_px;
    int unlike = sized ? sheet_unlike(sheet, &golden) : 0;
    frame_release(&golden);
    if (unlike >= 0) {
        snprintf(path, sizeof(path), "%s.actual.png", name);
        write_sheet(&frame, path);
        fprintf(stderr, "%s differs from page %d on%s: see %s\n", name,
                unlike + 1, sized ? "" : ", in its number of pages", path);
    }
    return unlike < 0;
}
