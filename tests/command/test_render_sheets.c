/* The shipped deck as it looks on the panels that clinics have, in both themes,
 * at the smallest and the largest text size: contact sheets that somebody has
 * looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

#include "deck_pictures.h"
#include "deck_shown.h"
#include "fonts.h"
#include "golden.h"
#include "library.h"
#include "page_new.h"
#include "paint.h"
#include "sheet.h"

static const struct panel {
    int width, height;
    double longer_mm;
} panels[] = {{800, 480, 154},   {1024, 600, 223},  {1280, 800, 217},
              {1080, 1920, 344}, {1920, 1080, 597}, {3840, 2160, 597}};
enum { PANELS = sizeof(panels) / sizeof(*panels) };

/* What the pages of one sheet are drawn with. */
struct show {
    struct fonts *fonts;
    struct library_deck read;
    struct deck_pictures pictures;
    struct page_screen screen;
    struct deck_shown *shown;
    size_t shown_count;
    struct frame frame;
};

static struct page *
lay_out(const struct show *show, const struct play_state *state)
{
    const struct page_scene scene = {.deck = show->read.deck,
                                     .shown = show->shown,
                                     .shown_count = show->shown_count,
                                     .state = state};
    return page_new(&scene, &show->screen, fonts_measure(show->fonts));
}

/* Has the pictures of PAGE drawn. */
static enum picture_news
draw_pictures(const struct show *show, const struct page *page)
{
    struct picture_want *wants = NULL;
    size_t count = 0;
    deck_pictures_of_page(page, &wants, &count);
    picture_store_want(show->pictures.store, wants, count, count);
    free(wants);
    return picture_store_finish(show->pictures.store);
}

/* Until the sizes of the pictures are known the pages are not those that are
 * shown. */
static void
learn_sizes(const struct show *show, struct play_state state)
{
    enum picture_news news;
    do {
        news = PICTURE_NEWS_NONE;
        int pages = 1;
        for (state.page = 0; state.page < pages; state.page++) {
            struct page *page = lay_out(show, &state);
            pages = page->page_count;
            enum picture_news here = draw_pictures(show, page);
            news = here > news ? here : news;
            page_free(page);
        }
    } while (news > PICTURE_NEWS_DRAWN);
}

/* Adds all pages of the slide of STATE. */
static void
add_slide(struct show *show, struct sheet *sheet, struct play_state state)
{
    int pages = 1;
    learn_sizes(show, state);
    for (; state.page < pages && sheet->count < SHEET_PAGES_MAX; state.page++) {
        struct page *page = lay_out(show, &state);
        pages = page->page_count;
        draw_pictures(show, page);
        page_free(page);
        page = lay_out(show, &state);
        paint_page(page, show->fonts, &show->frame);
        sheet_add(sheet, &show->frame);
        page_free(page);
    }
}

/* Moves what is between 1/4 and 3/4 of the height of FRAME down by so many PX,
 * and changes each of its colours by up to NOISE. */
static void
disturb(struct frame *frame, int px, int noise)
{
    int wide = frame->width_px, high = frame->height_px;
    for (int y = high * 3 / 4; y > high / 4; y--) {
        memcpy(&frame->pixels[(long)y * wide],
               &frame->pixels[(long)(y - px) * wide],
               (size_t)wide * sizeof(*frame->pixels));
    }
    for (long i = 0; i < (long)wide * high && noise > 0; i++) {
        uint32_t pixel = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int value = (int)(frame->pixels[i] >> shift & 255) +
                        (int)(i * 7919 % (2 * noise + 1)) - noise;
            value = value < 0 ? 0 : value > 255 ? 255 : value;
            pixel |= (uint32_t)value << shift;
        }
        frame->pixels[i] = pixel;
    }
}

/* The sheet of the page of SHOW, a bit different. */
static void
disturbed(struct show *show, struct sheet *sheet, int px, int noise)
{
    const struct play_state state = {.slide = 5};
    struct page *page = lay_out(show, &state);
    paint_page(page, show->fonts, &show->frame);
    page_free(page);
    disturb(&show->frame, px, noise);
    sheet_init(sheet, &show->frame);
    sheet_add(sheet, &show->frame);
}

static bool
check_sheet(struct show *show, struct play_state state)
{
    struct sheet sheet;
    char name[64];
    sheet_init(&sheet, &show->frame);
    for (; state.slide < (int)show->shown_count; state.slide++) {
        add_slide(show, &sheet, state);
    }
    snprintf(name, sizeof(name), "%dx%d-%s-%s", show->frame.width_px,
             show->frame.height_px, state.theme == 0 ? "light" : "contrast",
             state.scale == 0 ? "1.0" : "2.0");
    bool good = sheet_is_golden(&sheet, name);
    sheet_release(&sheet);
    return good;
}

static void
show_init(struct show *show)
{
    static const char folder[] = KIOSK_SOURCE_DIR "/slides";
    const struct deck_date unknown = {0, 0, 0};
    struct settings settings;
    char *why = NULL;
    *show = (struct show){0};
    show->fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(show->fonts);
    settings_init(&settings);
    deck_pictures_init(&show->pictures, folder, NULL, &settings, NULL);
    fonts_set_pictures(show->fonts, &show->pictures.seam);
    const struct library_options options =
        deck_pictures_library(&show->pictures, fonts_measure(show->fonts));
    assert_true(library_read(folder, &options, &show->read, &why));
    show->shown_count =
        deck_shown(show->read.deck, deck_moment_any(unknown), &show->shown);
}

static void
show_release(struct show *show)
{
    fonts_set_pictures(show->fonts, NULL);
    deck_pictures_release(&show->pictures);
    free(show->shown);
    library_deck_release(&show->read);
    fonts_free(show->fonts);
}

static void
test_the_deck_on_each_panel(void **state)
{
    (void)state;
    struct show show;
    bool good = true;
    if (golden_updates()) {
        (void)mkdir(KIOSK_SOURCE_DIR "/tests/golden/sheets", 0777);
    }
    show_init(&show);
    for (int i = 0; i < PANELS * 4; i++) {
        const struct panel *panel = &panels[i / 4];
        if (i % KIOSK_EACH > 0 && !golden_updates()) {
            continue;
        }
        int longer =
            panel->width > panel->height ? panel->width : panel->height;
        show.screen =
            (struct page_screen){.width_px = panel->width,
                                 .height_px = panel->height,
                                 .px_per_mm = longer / panel->longer_mm,
                                 .distance_mm = 600};
        frame_init(&show.frame, panel->width, panel->height);
        good = check_sheet(&show, (struct play_state){.theme = i % 4 / 2,
                                                      .scale = i % 2 * 2}) &&
               good;
        frame_release(&show.frame);
    }
    show_release(&show);
    assert_true(good);
}

/* By 1 mm, in what is 194 mm high; colours may differ a little. */
static void
test_a_moved_block_is_seen(void **state)
{
    (void)state;
    struct show show;
    struct sheet usual, moved, noisy;
    show_init(&show);
    show.screen = (struct page_screen){.width_px = 1920,
                                       .height_px = 1080,
                                       .px_per_mm = 1920 / 344.0,
                                       .distance_mm = 600};
    frame_init(&show.frame, 1920, 1080);
    disturbed(&show, &usual, 0, 0);
    disturbed(&show, &moved, 6, 0);
    disturbed(&show, &noisy, 0, 24);
    assert_int_equal(sheet_unlike(&moved, &usual.frame), 0);
    assert_int_equal(sheet_unlike(&noisy, &usual.frame), -1);
    sheet_release(&usual);
    sheet_release(&moved);
    sheet_release(&noisy);
    frame_release(&show.frame);
    show_release(&show);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_moved_block_is_seen),
        cmocka_unit_test(test_the_deck_on_each_panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
