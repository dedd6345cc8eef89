/* Where pictures stand, by rule, and what their pages look like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <string.h>

#include "page_golden.h"
#include "page_metrics.h"
#include "str.h"

#define HEAD "---\nsource: Clinic leaflet\nreviewed: 2026-11-22\n---\n"

enum { BESIDE, FULL, FULL_LONG, SMALL, MISSING, ALONE, ALONE_LONG };

static const struct rig_file files[] = {
    {"deck.txt", "title: Pictures\nlanguages: en, ar\n"},
    {"1-a/topic.txt", "title: A\nkind: about\n"},
    {"1-a/1-beside.md", HEAD "# Beside\n\n![Skin](wide.png)\n\nNew skin.\n\n"
                             "And more text.\n"},
    {"1-a/1-beside.ar.md",
     HEAD "# المزيد\n\n![إبر](wide.png)\n\nالكولاجين يشد البشرة.\n"},
    {"1-a/2-full.md", HEAD "# Full\n\nText before.\n\n"
                           "![Skin](wide.png \"full\")\n\nText behind.\n"},
    {"1-a/2-full.ar.md", HEAD "# المزيد\n\n![إبر](wide.png \"full\")\n"},
    {"1-a/3-full-long.md",
     HEAD "# What you may see in the first hours and days at home\n\n"
          "![Skin](tall.png \"full\")\n"},
    {"1-a/4-small.md", HEAD "# Small\n\n![Dot](small.png \"full\")\n"},
    {"1-a/5-missing.md", HEAD "# Missing\n\n![Red cheeks](wde.svg \"full\")\n"
                              "\nRedness goes.\n"},
    {"1-a/6-wide-room.png", NULL},
    {"1-a/7-the-tall-tree-in-the-garden-behind-the-clinic.png", NULL},
    {"1-a/wide.png", NULL},
    {"1-a/tall.png", NULL},
    {"1-a/small.png", NULL},
    {"1-a/wde.svg", NULL},
    {NULL, NULL}};

static enum measure_pixels
never(void *ctx, const struct deck_picture *picture, int width_px,
      int height_px, struct crop crop)
{
    (void)ctx;
    (void)picture;
    assert_true(width_px > 0 && height_px > 0);
    (void)crop;
    return PIXELS_NONE;
}

static const struct golden {
    const char *name;
    int screen; /* of rig_screens */
    struct play_state state;
    bool waiting;
} goldens[] = {
    {"picture-beside", 0, {.slide = BESIDE}, false},
    {"picture-beside-waiting",
     0,
     {.slide = BESIDE, .theme = PAGE_HIGH_CONTRAST},
     true},
    {"picture-beside-arabic", 0, {.slide = BESIDE, .language = 1}, false},
    {"picture-above", 2, {.slide = BESIDE}, false},
    {"picture-large-text", 0, {.slide = BESIDE, .scale = 2}, false},
    {"picture-full", 0, {.slide = FULL}, false},
    {"picture-full-text", 0, {.slide = FULL, .page = 1}, false},
    {"picture-full-arabic", 0, {.slide = FULL, .language = 1}, false},
    {"picture-full-waiting", 2, {.slide = FULL}, true},
    {"picture-full-long", 3, {.slide = FULL_LONG}, false},
    {"picture-small", 0, {.slide = SMALL}, false},
    {"picture-missing", 0, {.slide = MISSING}, false},
    {"picture-alone", 0, {.slide = ALONE}, false},
    {"picture-alone-portrait", 2, {.slide = ALONE}, false},
    {"picture-alone-long", 0, {.slide = ALONE_LONG}, false},
    {"picture-alone-asking",
     0,
     {.slide = ALONE, .mode = PLAY_ASKING, .countdown_s = 18},
     false},
};

static void
test_goldens(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    assert_int_equal(rig.shown_count, ALONE_LONG + 1);
    for (size_t i = 0; i < sizeof(goldens) / sizeof(*goldens); i++) {
        const struct golden *golden = &goldens[i];
        const struct rig_screen *screen = &rig_screens[golden->screen];
        rig.state = golden->state;
        rig.measure.pictures.ready = golden->waiting ? never : NULL;
        rig_screen(&rig, screen->width, screen->height, screen->longer_mm);
        page_golden(&rig, golden->name);
    }
    rig_release(&rig);
}

/* The picture of PAGE, NULL when it has none. */
static const struct page_item *
picture_of(const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].type == PAGE_PICTURE) {
            return &page->items[i];
        }
    }
    return NULL;
}

static const struct page_item *
text_of(const struct page *page, const char *words)
{
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].text && strstr(page->items[i].text, words)) {
            return &page->items[i];
        }
    }
    fail_msg("\"%s\" is not on the page", words);
    return NULL;
}

/* Every slide on every screen at every size is fit to be shown. */
static void
test_every_screen(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    for (int i = 0; i < rig_screen_count * 3 * (ALONE_LONG + 1); i++) {
        const struct rig_screen *screen =
            &rig_screens[i / 3 % rig_screen_count];
        rig_screen(&rig, screen->width, screen->height, screen->longer_mm);
        rig.state = (struct play_state){.scale = i % 3,
                                        .slide = i / 3 / rig_screen_count};
        for (int pages = 1; rig.state.page < pages; rig.state.page++) {
            struct page *page = rig_page(&rig);
            rig_check_page(&rig, page);
            pages = page->page_count;
            page_free(page);
        }
    }
    rig_release(&rig);
}

static void
test_beside_shares_lines_and_margins(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    struct page_metrics m = page_metrics(&rig.screen, 0);
    struct page *page = rig_page(&rig);
    struct page_rect rect = picture_of(page)->rect;
    const struct page_item *text = text_of(page, "New");
    assert_int_equal(rect.x + rect.w, m.column_x + m.column_w);
    assert_int_equal(rect.y, text->rect.y - (text->font.size_px * 7 + 5) / 10);
    assert_int_equal(text->rect.x, m.column_x);
    page_free(page);
    rig.state.language = 1;
    page = rig_page(&rig);
    assert_int_equal(picture_of(page)->rect.x, m.column_x);
    page_free(page);
    rig_release(&rig);
}

static void
test_full_is_cut_and_alone_is_not(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    const struct rig_screen *screen = &rig_screens[0];
    rig.state.slide = FULL;
    struct page *page = rig_page(&rig);
    const struct page_item *full = picture_of(page);
    assert_true(crop_cuts(full->crop));
    assert_int_equal(page->page_count, 2);
    assert_int_equal(full->rect.x, 0);
    assert_int_equal(full->rect.w, screen->width);
    assert_int_equal(full->rect.y, 0);
    assert_false(rig_says(page, "Text"));
    const struct page_item *title = text_of(page, "Full");
    assert_true(title->rect.y > full->rect.h);
    int cap_body = page_metrics(&rig.screen, 0).cap_body;
    assert_true(title->font.size_px * 7 / 10 >= cap_body);
    page_free(page);
    rig.state.page = 1;
    page = rig_page(&rig);
    assert_null(picture_of(page));
    assert_true(rig_says(page, "before") && rig_says(page, "behind"));
    page_free(page);
    rig.state = (struct play_state){.slide = ALONE};
    page = rig_page(&rig);
    assert_false(crop_cuts(picture_of(page)->crop));
    assert_int_equal(page->page_count, 1);
    page_free(page);
    rig_release(&rig);
}

static void
test_a_pixel_is_no_larger_than_a_millimetre(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    rig.state.slide = SMALL;
    struct page *page = rig_page(&rig);
    const struct page_item *item = picture_of(page);
    assert_false(crop_cuts(item->crop));
    assert_int_equal(item->rect.w, (int)(60 * rig.screen.px_per_mm));
    assert_in_range(item->rect.x * 2 + item->rect.w, 1918, 1922);
    page_free(page);
    rig_release(&rig);
}

/* What layout asked of the last picture. */
struct asked {
    int width, height;
    struct crop crop;
    enum measure_pixels answer;
};

static enum measure_pixels
ask(void *ctx, const struct deck_picture *picture, int width_px, int height_px,
    struct crop crop)
{
    struct asked *asked = ctx;
    (void)picture;
    *asked = (struct asked){width_px, height_px, crop, asked->answer};
    return asked->answer;
}

static void
test_ready_is_asked_for_the_very_size(void **state)
{
    (void)state;
    struct page_rig rig;
    struct asked asked = {.answer = PIXELS_NONE};
    rig_init(&rig, files);
    rig.measure.pictures.ctx = &asked;
    rig.measure.pictures.ready = ask;
    rig.state.slide = FULL;
    struct page *waiting = rig_page(&rig);
    const struct page_item *item = picture_of(waiting);
    assert_int_equal(item->rect.w, asked.width);
    assert_int_equal(item->rect.h, asked.height);
    assert_true(crop_same(asked.crop, item->crop));
    assert_int_equal(item->pixels, PIXELS_NONE);
    asked.answer = PIXELS_HERE;
    struct page *here = rig_page(&rig);
    assert_int_equal(picture_of(here)->pixels, PIXELS_HERE);
    asked.answer = PIXELS_OLD;
    struct page *old = rig_page(&rig);
    /* Each looks different. */
    assert_int_not_equal(here->hash, waiting->hash);
    assert_int_not_equal(here->hash, old->hash);
    assert_int_not_equal(waiting->hash, old->hash);
    page_free(here);
    page_free(old);
    page_free(waiting);
    rig_release(&rig);
}

/* A PDF's pages are different pictures of one file. */
static void
test_the_page_of_a_pdf_is_hashed(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    struct page *first = rig_page(&rig);
    rig.deck->topics[0].slides[0].versions[0].blocks[0].picture.page = 2;
    struct page *second = rig_page(&rig);
    assert_int_not_equal(first->hash, second->hash);
    char *dump = page_dump(second);
    assert_non_null(strstr(dump, "wide.png page 2"));
    free(dump);
    page_free(first);
    page_free(second);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_every_screen),
        cmocka_unit_test(test_beside_shares_lines_and_margins),
        cmocka_unit_test(test_full_is_cut_and_alone_is_not),
        cmocka_unit_test(test_a_pixel_is_no_larger_than_a_millimetre),
        cmocka_unit_test(test_ready_is_asked_for_the_very_size),
        cmocka_unit_test(test_the_page_of_a_pdf_is_hashed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
