/* The shipped deck on the panels that clinics hang, with the fonts of the show:
 * how many pages it has, and how much of them is empty. Prints the table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "deck_folder.h"
#include "deck_shown.h"
#include "fonts.h"
#include "page_metrics.h"
#include "page_new.h"

static const struct panel {
    const char *name;
    int width, height;
    double longer_mm;
    int most[3]; /* pages at each text size; 0: no goal */
} panels[] = {
    {"7 inch", 800, 480, 154, {0, 0, 0}},
    {"10 inch, 1024x600", 1024, 600, 223, {12, 20, 0}},
    {"10 inch, 1280x800", 1280, 800, 217, {12, 20, 42}},
    {"15.6 inch", 1920, 1080, 344, {10, 14, 32}},
    {"15.6 inch upright", 1080, 1920, 344, {10, 20, 41}},
    {"21.5 inch", 1920, 1080, 476, {10, 14, 32}},
    {"27 inch", 3840, 2160, 597, {10, 14, 32}},
    {"32 inch", 1920, 1080, 708, {10, 14, 32}},
    {"32 inch upright", 1080, 1920, 708, {10, 20, 41}},
};
enum { PANELS = sizeof(panels) / sizeof(*panels), EMPTY_PERCENT = 40 };

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

static bool
meets(struct page_rect a, struct page_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
           b.y < a.y + a.h;
}

/* Where ITEM leaves ink: not where paper shows, as in the column that a line of
 * text does not fill. */
static struct page_rect
ink(const struct page_item *item)
{
    int size = item->font.size_px;
    return item->type == PAGE_TEXT
               ? (struct page_rect){item->rect.x, item->rect.y - size * 7 / 10,
                                    item->rect.w, size * 9 / 10}
               : item->rect;
}

/* How many percent of the cells of 10 mm above the band, 10 mm on a panel of
 * 15.6 inch, have no ink. */
static double
empty_percent(const struct page *page, const struct page_metrics *m)
{
    int side = page_sized(m, 10.0);
    int across = (m->width + side / 2) / side;
    int down = (m->band_y + side / 2) / side;
    int empty = 0;
    for (int i = 0; i < across * down; i++) {
        int x = i % across;
        int y = i / across;
        struct page_rect cell = {x * m->width / across, y * m->band_y / down,
                                 m->width / across, m->band_y / down};
        size_t k = 0;
        while (k < page->slide_item_count &&
               !meets(cell, ink(&page->items[k]))) {
            k++;
        }
        empty += k == page->slide_item_count;
    }
    return 100.0 * empty / (across * down);
}

/* Pages of the deck in its first language, and how empty they are. */
static int
count_pages(const struct deck *deck, const struct page_screen *screen,
            const struct measure *measure, int scale, double *empty)
{
    struct deck_shown *shown = NULL;
    const struct deck_date unknown = {0, 0, 0};
    struct play_state state = {.scale = scale};
    struct page_scene scene = {.deck = deck, .state = &state};
    const struct page_metrics m = page_metrics(screen, scale);
    int count = 0;
    scene.shown_count = deck_shown(deck, deck_moment_any(unknown), &shown);
    scene.shown = shown;
    *empty = 0;
    for (state.slide = 0; state.slide < (int)scene.shown_count; state.slide++) {
        state.page = 0;
        for (int pages = 1; state.page < pages; state.page++, count++) {
            struct page *page = page_new(&scene, screen, measure);
            pages = page->page_count;
            *empty += empty_percent(page, &m);
            page_free(page);
        }
    }
    *empty /= count;
    free(shown);
    return count;
}

static void
test_pages_and_empty_cells(void **state)
{
    (void)state;
    char *why = NULL;
    struct report report = {0};
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    struct deck *deck = deck_folder_read(KIOSK_SOURCE_DIR "/slides", &report);
    assert_non_null(fonts);
    struct measure measure = *fonts_measure(fonts);
    measure.pictures = (struct pictures){.size = drawing_size};
    for (int i = 0; i < PANELS * 3; i++) {
        const struct panel *panel = &panels[i / 3];
        int longer =
            panel->width > panel->height ? panel->width : panel->height;
        const struct page_screen screen = {.width_px = panel->width,
                                           .height_px = panel->height,
                                           .px_per_mm =
                                               longer / panel->longer_mm,
                                           .distance_mm = 600};
        const struct page_metrics m = page_metrics(&screen, i % 3);
        double empty;
        int count = count_pages(deck, &screen, &measure, i % 3, &empty);
        int most = panel->most[i % 3];
        print_message("%-18s %.1f: %3d pages, %2.0f %% empty\n", panel->name,
                      page_scales[i % 3], count, empty);
        if (most > 0 && count > most) {
            fail_msg("%d pages on %s at %.1f, not %d", count, panel->name,
                     page_scales[i % 3], most);
        }
        if (i % 3 == 0 && !m.compact_panel && empty > (double)EMPTY_PERCENT) {
            fail_msg("%.0f %% are empty on %s", empty, panel->name);
        }
    }
    report_release(&report);
    deck_free(deck);
    fonts_free(fonts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_and_empty_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
