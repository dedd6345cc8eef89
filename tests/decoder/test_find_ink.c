/* Where something stands on a page: on paper of any colour, with noise, at any
 * size; and nowhere else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "find_ink.h"

/* The page is 200:283, in mm of A4 or so. */
enum { PAGE_W = 200, PAGE_H = 283 };

struct sheet {
    uint32_t *pixels; /* freed */
    int width, height;
};

static uint32_t dice = 2463534242u;

static int
random_between(int least, int most)
{
    dice ^= dice << 13;
    dice ^= dice >> 17;
    dice ^= dice << 5;
    return least + (int)(dice % (uint32_t)(most - least + 1));
}

static struct sheet
sheet_new(int width, int height, uint32_t colour)
{
    struct sheet sheet = {.width = width, .height = height};
    sheet.pixels = malloc((size_t)width * (size_t)height * sizeof(uint32_t));
    assert_non_null(sheet.pixels);
    for (int i = 0; i < width * height; i++) {
        sheet.pixels[i] = colour;
    }
    return sheet;
}

/* A bar of COLOUR, in mm of the page. */
static void
put_bar(struct sheet *sheet, double x, double y, double w, double h,
        uint32_t colour)
{
    double across = sheet->width / (double)PAGE_W;
    double down = sheet->height / (double)PAGE_H;
    for (int j = (int)(y * down); j < (int)((y + h) * down); j++) {
        for (int i = (int)(x * across); i < (int)((x + w) * across); i++) {
            sheet->pixels[j * sheet->width + i] = colour;
        }
    }
}

static void
add_noise(struct sheet *sheet, int levels)
{
    for (int i = 0; i < sheet->width * sheet->height; i++) {
        uint32_t pixel = sheet->pixels[i];
        for (int shift = 0; shift < 24; shift += 8) {
            int level =
                (int)(pixel >> shift & 255) + random_between(-levels, levels);
            level = level < 0 ? 0 : level > 255 ? 255 : level;
            pixel = (pixel & ~(255u << shift)) | (uint32_t)level << shift;
        }
        sheet->pixels[i] = pixel;
    }
}

static struct ink_area
find(const struct sheet *sheet, struct ink_area area)
{
    static struct ink ink;
    ink = (struct ink){0};
    find_ink(sheet->pixels, sheet->width, sheet->height, &ink);
    return ink_trim(&ink, area);
}

static const struct ink_area all = {0, 0, INK_COLUMNS, INK_ROWS};

/* That what stands in AREA stands from X, Y on W x H mm, to 1.6 mm across and
 * 0.6 mm down. */
static void
expect(struct ink_area area, double x, double y, double w, double h)
{
    double cell_w = (double)PAGE_W / (double)INK_COLUMNS;
    double cell_h = (double)PAGE_H / (double)INK_ROWS;
    assert_true(area.right > area.left);
    assert_true(fabs(area.left * cell_w - (x)) <= 2 * cell_w);
    assert_true(fabs(area.right * cell_w - (x + w)) <= 2 * cell_w);
    assert_true(fabs(area.top * cell_h - (y)) <= 2 * cell_h);
    assert_true(fabs(area.bottom * cell_h - (y + h)) <= 2 * cell_h);
}

/* On all papers, in all sizes that are drawn, and in noise. */
static void
test_a_bar_on_paper(void **state)
{
    (void)state;
    static const struct {
        uint32_t paper, ink;
        int noise;
    } cases[] = {{0xFFFFFFFF, 0xFF000000, 0}, {0xFF101820, 0xFFFFFFFF, 0},
                 {0xFFF5EFE2, 0xFFB0B0B0, 0}, {0xFFFFFFFF, 0xFFFFFFC0, 0},
                 {0xFFFFFFFF, 0xFFEFEFEF, 0}, {0xFFF0F0E8, 0xFF404040, 4},
                 {0xFFE0E0D8, 0xFF303030, 6}, {0x00000000, 0xFF000000, 0}};
    static const int sizes[][2] = {{1456, 2060}, {256, 1024}, {2000, 1500}};
    for (size_t i = 0; i < 8; i++) {
        for (size_t k = 0; k < 3; k++) {
            struct sheet sheet =
                sheet_new(sizes[k][0], sizes[k][1], cases[i].paper);
            put_bar(&sheet, 50, 100, 90, 4, cases[i].ink);
            add_noise(&sheet, cases[i].noise);
            expect(find(&sheet, all), 50, 100, 90, 4);
            free(sheet.pixels);
        }
    }
}

/* Plain paper has none, be it dark or noisy; nor does the inside of a box. */
static void
test_nothing(void **state)
{
    (void)state;
    static const uint32_t papers[] = {0xFFFFFFFF, 0xFF000000, 0xFF336699};
    for (size_t i = 0; i < 3; i++) {
        for (int noise = 0; noise < 6; noise += 5) {
            struct sheet sheet = sheet_new(1456, 2060, papers[i]);
            add_noise(&sheet, noise);
            struct ink_area area = find(&sheet, all);
            assert_int_equal(area.left, area.right);
            put_bar(&sheet, 20, 20, 160, 240, 0xFFFFEEAA);
            expect(find(&sheet, all), 20, 20, 160, 240);
            area = find(&sheet, (struct ink_area){40, 120, 200, 900});
            assert_true(noise > 0 || area.left == area.right);
            free(sheet.pixels);
        }
    }
}

/* Between lines that stand as near as in a letter, 0.6 mm, there is a gap. */
static void
test_lines(void **state)
{
    (void)state;
    int width, height;
    find_ink_size(PAGE_W, PAGE_H, &width, &height);
    struct sheet sheet = sheet_new(width, height, 0xFFFFFFFF);
    static struct ink ink;
    ink = (struct ink){0};
    for (int i = 0; i < 50; i++) {
        put_bar(&sheet, 20, 20 + i * 4.23, 160, 3.6, 0xFF000000);
    }
    find_ink(sheet.pixels, width, height, &ink);
    int gaps = 0;
    bool before = false;
    for (int y = 0; y < INK_ROWS; y++) {
        struct ink_row row = ink_row_of(&ink, y, 0, INK_COLUMNS);
        bool here = ink_row_count(&row) > 0;
        gaps += before && !here;
        before = here;
    }
    /* a bar has ink at its edges only, so there are gaps inside, too */
    assert_int_equal(gaps, 50);
    free(sheet.pixels);
}

/* What is drawn for it is neither too small for the cells nor too large. */
static void
test_sizes(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        int w = random_between(1, 16384);
        int h = random_between(1, 16384);
        int width, height;
        find_ink_size(w, h, &width, &height);
        assert_true(width >= INK_COLUMNS && height >= INK_ROWS);
        assert_true(width * height <= 3100000);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bar_on_paper),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
