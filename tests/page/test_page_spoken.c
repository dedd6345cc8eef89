/* What a voice says of the controls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "page_focus.h"
#include "page_rig.h"
#include "page_spoken.h"
#include "page_words_spoken.h"

static void
assert_said(struct page_rig *rig, enum play_action action, int argument,
            const char *expected)
{
    const char *lang = rig->deck->languages[rig->state.language];
    struct page *page = rig_page(rig);
    const struct page_focus focus = {
        .shown = true, .action = action, .argument = argument};
    char *said = page_spoken(page, page_focus_find(page, &focus), &rig->state,
                             lang, rig->deck->languages[0]);
    assert_string_equal(said, expected);
    free(said);
    page_free(page);
}

static void
test_english(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    assert_said(&rig, PLAY_NOTHING, 0, "Page 1 of 1");
    assert_said(&rig, PLAY_BACK, 0, "Previous Page, Button, 1 of 9");
    assert_said(&rig, PLAY_NEXT, 0, "Next Page, Button, 2 of 9");
    assert_said(&rig, PLAY_TOPIC, 0, "Benefits, Button, selected, 3 of 9");
    assert_said(&rig, PLAY_TOPIC, 1, "Side effects, Button, 4 of 9");
    assert_said(&rig, PLAY_PAUSE, 0, "Pause, Button, 6 of 9");
    assert_said(&rig, PLAY_SCALE, 0, "Larger text, Button, 7 of 9");
    assert_said(&rig, PLAY_THEME, 0, "Contrast, Button, off, 8 of 9");
    rig.state.theme = PAGE_HIGH_CONTRAST;
    rig.state.stopped = true;
    rig.state.scale = 2;
    assert_said(&rig, PLAY_THEME, 0, "Contrast, Button, on, 8 of 9");
    assert_said(&rig, PLAY_PAUSE, 0, "Play, Button, 6 of 9");
    assert_said(&rig, PLAY_SCALE, 0, "Normal text, Button, 7 of 9");
    rig.state.view = PLAY_VIEW_LANGUAGES;
    assert_said(&rig, PLAY_SET_LANGUAGE, 0,
                "English, Button, selected, 1 of 12");
    assert_said(&rig, PLAY_SET_LANGUAGE, 1, "Español, Button, 2 of 12");
    assert_said(&rig, PLAY_CLOSE, 0, "Close, Button, 5 of 12");
    rig.state.view = PLAY_VIEW_SLIDE;
    rig.state.mode = PLAY_ASKING;
    assert_said(&rig, PLAY_KEEP, 0, "Yes, keep this page, Button, 1 of 8");
    rig_release(&rig);
}

static void
test_spanish(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.state.language = 1;
    assert_said(&rig, PLAY_NOTHING, 0, "Página 1 de 1");
    assert_said(&rig, PLAY_BACK, 0, "Página anterior, Botón, 1 de 9");
    assert_said(&rig, PLAY_NEXT, 0, "Siguiente página, Botón, 2 de 9");
    assert_said(&rig, PLAY_TOPIC, 0, "Beneficios, Botón, seleccionado, 3 de 9");
    assert_said(&rig, PLAY_THEME, 0, "Contraste, Botón, desactivado, 8 de 9");
    rig.state.theme = PAGE_HIGH_CONTRAST;
    assert_said(&rig, PLAY_THEME, 0, "Contraste, Botón, activado, 8 de 9");
    rig_release(&rig);
}

/* A whole page, so that no control is without a name, on every screen. */
static void
test_every_control_has_a_name(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 3 * (PLAY_VIEW_HELP + 1); i++) {
        rig_screen_at(&rig, i % rig_screen_count);
        rig.state.language = i / rig_screen_count % 3;
        rig.state.view = (enum play_view)(i / rig_screen_count / 3);
        const char *lang = rig.deck->languages[rig.state.language];
        const char *button = page_words_spoken_in(lang, "en").button;
        struct page *page = rig_page(&rig);
        for (int k = 0; k < (int)page->control_count; k++) {
            char *said = page_spoken(page, k, &rig.state, lang, "en");
            const char *role = strstr(said, button);
            assert_non_null(role);
            assert_true(role > said + 2);
            assert_null(strchr(said, '|'));
            assert_null(strchr(said, '{'));
            free(said);
        }
        page_free(page);
    }
    rig_release(&rig);
}

/* All digits of the code sound alike. */
static void
test_digits_are_not_told(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    const struct page_keypad pad = {.what = "CLINIC, 16 GB"};
    rig.scene.keypad = &pad;
    for (int digit = 0; digit < 10; digit++) {
        assert_said(&rig, PLAY_KEY, digit, "Button");
    }
    assert_said(&rig, PLAY_KEY, 12, "Cancel, Button");
    rig_release(&rig);
}

static void
test_words_that_a_language_lacks(void **state)
{
    (void)state;
    struct page_words_spoken words = page_words_spoken_in("ar", "es");
    assert_string_equal(words.on, "activado");
    assert_string_equal(words.next_page, "الصفحة التالية");
    words = page_words_spoken_in("ht", "xx");
    assert_string_equal(words.button, "Button");
    words = page_words_spoken_in("pt-PT", "en");
    assert_string_equal(words.next_page, "Página seguinte");
    words = page_words_spoken_in("zh-HK", "en");
    assert_string_equal(words.off, "關");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_spanish),
        cmocka_unit_test(test_every_control_has_a_name),
        cmocka_unit_test(test_digits_are_not_told),
        cmocka_unit_test(test_words_that_a_language_lacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
