/* Every script we ship, drawn: picture goldens, one sheet each. They were
 * looked at beside Pango's drawing of the same lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "fonts.h"
#include "fonts_sheet.h"
#include "frame.h"
#include "golden_picture.h"
#include "para.h"

#define COLUMN_PX 900
#define CAP_PX 29 /* Noto Sans at 41 px */

static void
test_sheets_are_golden(void **state)
{
    (void)state;
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(fonts);
    struct para_style style = {.cap_px = CAP_PX, .width_px = COLUMN_PX};
    int wrong = 0;
    for (int i = 0; i < fonts_sample_count; i++) {
        const struct fonts_sample *sample = &fonts_samples[i];
        struct para *para = para_plain(sample->text, sample->lang, &style,
                                       fonts_measure(fonts));
        struct frame frame;
        char name[64];
        fonts_sheet_init(&frame, fonts, para, COLUMN_PX, 16);
        snprintf(name, sizeof(name), "text-%s", sample->name);
        wrong += !picture_is_golden(&frame, name);
        frame_release(&frame);
        para_free(para);
    }
    fonts_free(fonts);
    assert_int_equal(wrong, 0);
}

/* Bold and italic inside a paragraph, and a face without italics. */
static void
test_styles_are_golden(void **state)
{
    (void)state;
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(fonts);
    char text[] = "Call us if you think that you have an infection. שלום עולם";
    struct deck_span spans[] = {{8, DECK_BOLD},
                                {29, DECK_ITALIC},
                                {48, DECK_BOLD | DECK_ITALIC},
                                {58, DECK_ITALIC},
                                {66, DECK_BOLD}};
    struct deck_text spanned = {text, sizeof(text) - 1, spans, 5};
    struct para_style style = {.cap_px = CAP_PX, .width_px = COLUMN_PX};
    struct para *para = para_new(&spanned, "en", &style, fonts_measure(fonts));
    struct frame frame;
    fonts_sheet_init(&frame, fonts, para, COLUMN_PX, 16);
    bool golden = picture_is_golden(&frame, "text-styles");
    frame_release(&frame);
    para_free(para);
    fonts_free(fonts);
    assert_true(golden);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets_are_golden),
        cmocka_unit_test(test_styles_are_golden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
