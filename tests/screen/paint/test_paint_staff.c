/* The pages for staff as they are seen: a receipt, and the pad for the code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "golden_picture.h"
#include "page_new.h"
#include "paint.h"

/* Half of 1280x800 on the same panel: the goldens stay small. */
enum { W = 640, H = 400 };

static const struct page_screen screen = {.width_px = W,
                                          .height_px = H,
                                          .px_per_mm = (double)W / 344.0,
                                          .distance_mm = 600};

/* Paints SCENE and holds it against the golden NAME. */
static void
check(struct page_scene *scene, int theme, const char *name)
{
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    struct play_state state = {
        .mode = PLAY_EMPTY, .slide = -1, .page_count = 1, .theme = theme};
    struct frame frame;
    assert_non_null(fonts);
    scene->state = &state;
    struct page *page = page_new(scene, &screen, fonts_measure(fonts));
    frame_init(&frame, W, H);
    paint_page(page, fonts, &frame);
    assert_true(picture_is_golden(&frame, name));
    frame_release(&frame);
    page_free(page);
    fonts_free(fonts);
}

static void
test_a_receipt(void **state)
{
    static const char *const lines[] = {
        "Added:", "- 1-about/3-new.md: A new slide",
        "Removed:", "- 2-benefits/1-old.md", "- 2-benefits/2-older.md"};
    static const struct page_telling telling = {
        .good = true,
        .title = "New slides are shown",
        .words = "12 slides, 1 file added, 2 files removed.",
        .advice = "You may remove the stick.",
        .source = "From: USB stick CLINIC. Deck on show: 132d 8a7f e291",
        .lines = lines,
        .line_count = sizeof(lines) / sizeof(lines[0])};
    (void)state;
    check(&(struct page_scene){.telling = &telling}, PAGE_LIGHT,
          "staff-receipt");
}

static void
test_the_pad(void **state)
{
    static const struct page_keypad pad = {.what = "CLINIC, 16 GB", .count = 3};
    (void)state;
    check(&(struct page_scene){.keypad = &pad}, PAGE_HIGH_CONTRAST,
          "staff-code");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_receipt),
        cmocka_unit_test(test_the_pad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
