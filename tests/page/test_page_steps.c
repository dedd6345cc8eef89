/* The shipped deck on panels of all sizes, a few mm apart: larger text never
 * makes fewer pages, and no panel has many more than one a little smaller. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "deck_folder.h"
#include "fonts.h"
#include "page_body.h"
#include "page_metrics.h"

/* Panels of these px are made in many sizes. */
static const struct shape {
    int width, height;
} shapes[] = {{1920, 1080}, {1280, 800}, {800, 480}, {1024, 768},
              {1080, 1920}, {800, 1280}, {768, 1024}};
enum { SHAPES = sizeof(shapes) / sizeof(*shapes) };

/* All drawings of the deck are 2400 x 2000. */
static bool
drawing_size(void *ctx, const struct deck_picture *picture, int *width_px,
             int *height_px)
{
    (void)ctx;
    (void)picture;
    *width_px = 2400;
    *height_px = 2000;
    return true;
}

static struct page_screen
screen_of(const struct shape *shape, double longer_mm)
{
    int longer = shape->width > shape->height ? shape->width : shape->height;
    return (struct page_screen){.width_px = shape->width,
                                .height_px = shape->height,
                                .px_per_mm = longer / longer_mm,
                                .distance_mm = 600};
}

/* Pages of the deck in its first language. */
static int
count_pages(const struct deck *deck, const struct page_screen *screen,
            const struct measure *measure, int scale)
{
    int count = 0;
    for (size_t t = 0; t < deck->topic_count; t++) {
        const struct deck_topic *topic = &deck->topics[t];
        for (size_t s = 0; s < topic->slide_count; s++) {
            const struct deck_version *version = &topic->slides[s].versions[0];
            count += page_count(deck, version, version->lang, scale, screen,
                                measure);
        }
    }
    return count;
}

/* Of one size of panel: pages at each text size. BEFORE: those of one a little
 * smaller; 0 none. A panel of 250 mm has buttons in the margins of its text,
 * room for air, and drawings, which smaller ones leave out: it may have twice
 * as many pages. */
static void
check_step(const struct shape *shape, double longer_mm, const int *counts,
           const int *before)
{
    for (int scale = 0; scale < 3; scale++) {
        if (scale > 0 && counts[scale] < counts[scale - 1]) {
            fail_msg("%d x %d, %.0f mm: %d pages at %.1f, %d at %.1f",
                     shape->width, shape->height, longer_mm, counts[scale - 1],
                     page_scales[scale - 1], counts[scale], page_scales[scale]);
        }
        int most = before[scale] * 2;
        if (before[scale] > 0 && counts[scale] > most) {
            fail_msg("%d x %d, %.0f mm: %d pages at %.1f, %d on a smaller one",
                     shape->width, shape->height, longer_mm, counts[scale],
                     page_scales[scale], before[scale]);
        }
    }
}

static void
check_shape(const struct shape *shape, const struct deck *deck,
            const struct measure *measure)
{
    int before[3] = {0, 0, 0};
    for (double mm = 154.0; mm <= 800.0; mm *= 1.04) {
        struct page_screen screen = screen_of(shape, mm);
        int counts[3];
        for (int scale = 0; scale < 3; scale++) {
            counts[scale] = count_pages(deck, &screen, measure, scale);
        }
        check_step(shape, mm, counts, before);
        for (int scale = 0; scale < 3; scale++) {
            before[scale] = counts[scale];
        }
    }
}

static void
test_larger_text_makes_no_fewer_pages(void **state)
{
    (void)state;
    char *why = NULL;
    struct report report = {0};
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    struct deck *deck = deck_folder_read(KIOSK_SOURCE_DIR "/slides", &report);
    assert_non_null(fonts);
    struct measure measure = *fonts_measure(fonts);
    measure.pictures = (struct pictures){.size = drawing_size};
    for (int i = 0; i < SHAPES; i++) {
        check_shape(&shapes[i], deck, &measure);
    }
    report_release(&report);
    deck_free(deck);
    fonts_free(fonts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_larger_text_makes_no_fewer_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
