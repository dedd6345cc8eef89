/* The pad for the staff code, and the strip that stands for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "keypad.h"
#include "page_golden.h"

#define STICK "CLINIC, 16 GB"

static const struct page_keypad dots = {.what = STICK, .count = 3};
static const struct page_keypad wrong = {
    .what = STICK, .wrong = "That was not the code. 4 tries left."};
static const struct page_keypad remember = {.what = STICK, .remember = true};
static const struct page_keypad strip = {.what = STICK, .strip = true};

static const struct golden {
    const char *name;
    int screen; /* of rig_screens */
    const struct page_keypad *pad;
    struct play_state state;
} goldens[] = {
    {"keypad", 0, &dots, {.page_count = 1}},
    {"keypad-portrait", 2, &wrong, {.scale = 1}},
    {"keypad-remember", 1, &remember, {.theme = PAGE_HIGH_CONTRAST}},
    {"keypad-seven-inch", 5, &wrong, {.page_count = 1}},
    {"keypad-strip", 0, &strip, {.mode = PLAY_HELD, .stopped = true}},
};

static void
test_goldens(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (size_t i = 0; i < sizeof(goldens) / sizeof(*goldens); i++) {
        rig.scene.keypad = goldens[i].pad;
        page_golden_on(&rig, goldens[i].screen, goldens[i].state,
                       goldens[i].name);
    }
    rig_release(&rig);
}

static void
check_keys(const struct page *page)
{
    char name[2] = "0";
    for (size_t i = 0; i < page->control_count; i++) {
        assert_false(page->controls[i].cut);
    }
    for (int digit = 0; digit <= 9; digit++) {
        name[0] = (char)('0' + digit);
        const struct page_control *key = rig_control(page, name);
        assert_non_null(key);
        assert_int_equal(key->action, PLAY_KEY);
        assert_int_equal(key->argument, digit);
    }
    assert_int_equal(rig_control(page, "OK")->argument, KEYPAD_OK);
    assert_int_equal(rig_control(page, "Erase")->argument, KEYPAD_ERASE);
    assert_int_equal(rig_control(page, "Cancel")->argument, KEYPAD_CANCEL);
    assert_int_equal(page->control_count, 13);
}

/* On every screen that people have, in every size of text. */
static void
test_it_is_fit_to_be_used(void **state)
{
    const struct page_keypad *const pads[] = {&dots, &wrong, &remember, &strip};
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 3 * 4; i++) {
        rig_screen_at(&rig, i / 12);
        rig.state.scale = i / 4 % 3;
        rig.scene.keypad = pads[i % 4];
        struct page *page = rig_page(&rig);
        rig_check_page(&rig, page);
        if (i % 4 < 2) {
            check_keys(page);
        } else if (i % 4 == 2) {
            assert_non_null(rig_control(page, "Yes, remember it"));
            assert_non_null(rig_control(page, "No, just this once"));
        } else {
            assert_int_equal(rig_control(page, "Staff code")->action,
                             PLAY_KEYPAD);
        }
        page_free(page);
    }
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_it_is_fit_to_be_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
