/* Keys on the show: a focus that is never lost, and that whoever left does not
 * leave behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "app_hands.h"
#include "app_rig.h"
#include "page_focus.h"

enum { SECOND = 1000 };

static int
set_up(void **state)
{
    static const char *const langs[] = {"en", "ar", "es"};
    static struct app_rig rig;
    app_rig_init(&rig);
    app_rig_languages(&rig, "en, ar, es");
    for (int i = 0; i < 3; i++) {
        for (int slide = 1; slide <= 3; slide++) {
            char name[] = "1-a.en.md";
            name[0] = (char)('0' + slide);
            name[2] = (char)('a' + slide);
            memcpy(name + 4, langs[i], 2);
            app_rig_slide(&rig, name,
                          i == 1 ? "# كولاجين\n\nكولاجين\n"
                                 : "# One\n\nWords.\n");
        }
    }
    app_rig_start(&rig);
    app_rig_pass(&rig, SECOND);
    *state = &rig;
    return 0;
}

static int
tear_down(void **state)
{
    app_rig_release(*state);
    return 0;
}

static const struct page *
page_of(struct app_rig *rig)
{
    return app_page(rig->app, rig->now_ms);
}

static void
key(struct app_rig *rig, enum keys_command command)
{
    app_rig_pass(rig, SECOND);
    app_key(rig->app, command, rig->now_ms);
}

/* What the control in focus does; PLAY_NOTHING at the page itself. */
static enum play_action
focused(struct app_rig *rig)
{
    const struct page *page = page_of(rig);
    assert_int_not_equal(page->focus, PAGE_FOCUS_NONE);
    return page->focus >= 0 ? page->controls[page->focus].action : PLAY_NOTHING;
}

/* Moves on until the focus is on what does ACTION. */
static void
go_to(struct app_rig *rig, enum play_action action)
{
    size_t most = page_of(rig)->control_count + 2;
    for (size_t i = 0; i < most; i++) {
        key(rig, KEYS_NEXT);
        if (focused(rig) == action) {
            return;
        }
    }
    fail_msg("no control does %d", action);
}

static void
test_the_first_key_only_shows_it(void **state)
{
    struct app_rig *rig = *state;
    for (int command = 0; command < KEYS_COMMANDS; command++) {
        uint64_t hash = page_of(rig)->hash;
        int slide = app_state(rig->app)->slide;
        key(rig, (enum keys_command)command);
        assert_int_equal(page_of(rig)->focus, PAGE_FOCUS_PAGE);
        assert_int_equal(app_state(rig->app)->slide, slide);
        assert_int_equal(app_state(rig->app)->mode, PLAY_HELD);
        assert_true(page_of(rig)->hash != hash);
        app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.3);
        app_rig_finger(rig, TOUCH_UP, 0.5, 0.3);
        assert_int_equal(page_of(rig)->focus, PAGE_FOCUS_NONE);
    }
}

/* A page of buttons is read from its beginning; closed, it leaves the focus on
 * what opened it, but when another language was chosen on the page. */
static void
test_pages_of_buttons(void **state)
{
    struct app_rig *rig = *state;
    key(rig, KEYS_NEXT);
    go_to(rig, PLAY_LANGUAGE);
    key(rig, KEYS_ACT);
    assert_int_equal(app_state(rig->app)->view, PLAY_VIEW_LANGUAGES);
    assert_int_equal(focused(rig), PLAY_NOTHING);
    key(rig, KEYS_BACK);
    assert_int_equal(app_state(rig->app)->view, PLAY_VIEW_SLIDE);
    assert_int_equal(focused(rig), PLAY_LANGUAGE);
    key(rig, KEYS_ACT);
    go_to(rig, PLAY_SET_LANGUAGE);
    key(rig, KEYS_NEXT);
    key(rig, KEYS_ACT);
    assert_int_equal(app_state(rig->app)->language, 1);
    assert_int_equal(focused(rig), PLAY_NOTHING);
    /* which is Arabic: reading goes on to the left */
    key(rig, KEYS_LEFT);
    assert_int_equal(focused(rig), PLAY_BACK);
    key(rig, KEYS_LEFT);
    assert_int_equal(focused(rig), PLAY_NEXT);
    key(rig, KEYS_RIGHT);
    assert_int_equal(focused(rig), PLAY_BACK);
    go_to(rig, PLAY_START_OVER);
    key(rig, KEYS_ACT);
    assert_int_equal(app_state(rig->app)->language, 0);
    assert_int_equal(focused(rig), PLAY_NOTHING);
}

static void
test_home(void **state)
{
    struct app_rig *rig = *state;
    key(rig, KEYS_NEXT);
    go_to(rig, PLAY_LANGUAGE);
    key(rig, KEYS_HOME);
    assert_int_equal(focused(rig), PLAY_NOTHING);
    go_to(rig, PLAY_LANGUAGE);
    key(rig, KEYS_ACT);
    key(rig, KEYS_NEXT);
    key(rig, KEYS_HOME);
    assert_int_equal(app_state(rig->app)->view, PLAY_VIEW_SLIDE);
    assert_int_equal(focused(rig), PLAY_NOTHING);
}

/* Keys, fingers and time in any order: while keys are used there is a focus, on
 * a stop of the page that is on; where nobody is, there is none. */
static void
test_it_is_never_lost_and_never_left(void **state)
{
    struct app_rig *rig = *state;
    unsigned seed = 16;
    int acted = 0;
    for (int i = 0; i < 3000; i++) {
        int draw = rand_r(&seed) % 40;
        const struct page *page = page_of(rig);
        if (draw == 0) {
            app_rig_pass(rig, (int64_t)(rand_r(&seed) % 130) * SECOND);
        } else if (draw == 1) {
            app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.3);
            app_rig_finger(rig, TOUCH_UP, 0.5, 0.3);
            assert_int_equal(page_of(rig)->focus, PAGE_FOCUS_NONE);
        } else {
            uint64_t changes = app_state(rig->app)->changes;
            key(rig, (enum keys_command)(rand_r(&seed) % KEYS_COMMANDS));
            page = page_of(rig);
            acted += app_state(rig->app)->changes != changes;
            assert_true(page->focus >= PAGE_FOCUS_PAGE);
            assert_true(page->focus < (int)page->control_count);
        }
    }
    assert_true(acted > 300);
    app_rig_pass(rig, (600 + 21 + 91) * SECOND);
    assert_int_equal(app_state(rig->app)->mode, PLAY_ROTATING);
    assert_int_equal(page_of(rig)->focus, PAGE_FOCUS_NONE);
}

/* The same key again within strike_ms is a hand that trembles. */
static void
test_a_trembling_hand(void **state)
{
    struct app_rig *rig = *state;
    key(rig, KEYS_NEXT);
    key(rig, KEYS_NEXT);
    rig->now_ms += 299;
    app_key(rig->app, KEYS_NEXT, rig->now_ms);
    assert_int_equal(focused(rig), PLAY_BACK);
    rig->now_ms += 1;
    app_key(rig->app, KEYS_NEXT, rig->now_ms);
    assert_int_equal(focused(rig), PLAY_NEXT);
    app_key(rig->app, KEYS_PREVIOUS, rig->now_ms);
    assert_int_equal(focused(rig), PLAY_BACK);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_the_first_key_only_shows_it),
        TEST(test_pages_of_buttons),
        TEST(test_home),
        TEST(test_it_is_never_lost_and_never_left),
        TEST(test_a_trembling_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
