/* Fingers, mouse, keys and the ways to end: through a real X server. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <X11/extensions/XTest.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>

#include "key_names.h"
#include "window_events.h"
#include "window_rig.h"
#include "window_turn.h"

static void
assert_touch(const struct touch_event *event, enum touch_phase phase, double x,
             double y)
{
    assert_int_equal(event->phase, phase);
    if (fabs(event->x - x) > 1e-6 || fabs(event->y - y) > 1e-6) {
        fail_msg("%f, %f is not %f, %f", event->x, event->y, x, y);
    }
}

/* The px X, Y of the screen as a point of the picture. */
static void
seen(int rotate, int x_px, int y_px, double *x, double *y)
{
    *x = (x_px + 0.5) / (double)SCREEN_W;
    *y = (y_px + 0.5) / (double)SCREEN_H;
    turn_point(rotate, x, y);
}

/* Down, move, up by a real click, in every turn; one finger all the time. */
static void
test_clicks_are_touches_in_every_turn(void **state)
{
    static const int turns[] = {0, 90, 180, 270};
    const struct rig *rig = *state;
    for (int k = 0; k < 4; k++) {
        struct window *window = rig_open(true, turns[k], "surface");
        struct window_news news = {0};
        struct touch_event event;
        double x = 0;
        double y = 0;
        rig_move(rig, 200, 50);
        rig_button(rig, true);
        assert_true(rig_next_touch(window, &event, &news));
        seen(turns[k], 200, 50, &x, &y);
        assert_touch(&event, TOUCH_DOWN, x, y);
        int64_t finger = event.finger;
        rig_move(rig, 30, 180);
        assert_true(rig_next_touch(window, &event, &news));
        seen(turns[k], 30, 180, &x, &y);
        assert_touch(&event, TOUCH_MOVE, x, y);
        rig_button(rig, false);
        assert_true(rig_next_touch(window, &event, &news));
        assert_touch(&event, TOUCH_UP, x, y);
        assert_true(event.finger == finger && finger >= 0);
        window_free(window);
    }
}

/* A mouse that only moves, its other buttons and its wheel are no touches. */
static void
test_the_rest_of_the_mouse_is_nothing(void **state)
{
    const struct rig *rig = *state;
    struct window *window = rig_open(true, 0, "surface");
    struct window_news news = {0};
    struct touch_event event;
    for (unsigned button = 2; button <= 7; button++) {
        rig_move(rig, 20 * (int)button, 40);
        XTestFakeButtonEvent(rig->display, button, True, 0);
        XTestFakeButtonEvent(rig->display, button, False, 0);
    }
    rig_move(rig, 10, 10);
    rig_button(rig, true);
    assert_true(rig_next_touch(window, &event, &news));
    assert_touch(&event, TOUCH_DOWN, 10.5 / (double)SCREEN_W,
                 10.5 / (double)SCREEN_H);
    rig_button(rig, false);
    assert_true(rig_next_touch(window, &event, &news));
    assert_false(news.closed);
    window_free(window);
}

static void
push_finger(Uint32 type, SDL_FingerID finger, float x, float y)
{
    SDL_Event event = {
        .tfinger = {
            .type = type, .touchId = 1, .fingerId = finger, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

/* windowID 0 as under KMS/DRM; ids and numbers go through as they are. */
static void
test_fingers_come_raw(void **state)
{
    static const float odd[][2] = {
        {0.25F, 0.75F}, {15.98F, 5.48F}, {-1.0F, 2.0F}, {INFINITY, 0.0F}};
    struct window *window = rig_open(true, 0, "surface");
    struct window_news news = {0};
    struct touch_event event;
    (void)state;
    for (int i = 0; i < 4; i++) {
        push_finger(SDL_FINGERDOWN, i - 1, odd[i][0], odd[i][1]);
        assert_true(rig_next_touch(window, &event, &news));
        assert_int_equal(event.phase, TOUCH_DOWN);
        assert_true(event.finger == i - 1);
        assert_true(event.x == (double)odd[i][0] &&
                    event.y == (double)odd[i][1]);
    }
    push_finger(SDL_FINGERMOTION, 7, NAN, 0.5F);
    assert_true(rig_next_touch(window, &event, &news));
    assert_int_equal(event.phase, TOUCH_MOVE);
    assert_true(isnan(event.x));
    push_finger(SDL_FINGERUP, 7, 0.5F, 0.5F);
    assert_true(rig_next_touch(window, &event, &news));
    assert_touch(&event, TOUCH_UP, 0.5, 0.5);
    window_free(window);
}

static int
count_touches(struct window *window)
{
    struct window_news news = {0};
    struct touch_event event;
    int step = 0;
    int count = 0;
    while (window_poll(window, &event, &news, &step)) {
        count++;
    }
    return count;
}

static void
push_button(Uint32 type, int x, int y)
{
    SDL_Event event = {
        .button = {.type = type, .button = SDL_BUTTON_LEFT, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

/* An X server repeats the first finger as the mouse, before it or after it. */
static void
test_a_finger_is_not_counted_twice(void **state)
{
    struct window *window = rig_open(true, 0, "surface");
    int step = 0;
    (void)state;
    rig_news(window, 50, &step);
    push_button(SDL_MOUSEBUTTONDOWN, 160, 100);
    push_finger(SDL_FINGERDOWN, 3, 0.5F, 0.5F);
    push_finger(SDL_FINGERMOTION, 3, 0.51F, 0.5F);
    push_button(SDL_MOUSEBUTTONUP, 160, 100);
    push_finger(SDL_FINGERUP, 3, 0.51F, 0.5F);
    assert_int_equal(count_touches(window), 2);
    push_finger(SDL_FINGERDOWN, 4, 0.5F, 0.5F);
    push_button(SDL_MOUSEBUTTONDOWN, 160, 100);
    push_finger(SDL_FINGERUP, 4, 0.5F, 0.5F);
    push_button(SDL_MOUSEBUTTONUP, 160, 100);
    assert_int_equal(count_touches(window), 2);
    /* Far from the mouse it is a finger of its own. */
    SDL_Delay(600);
    push_button(SDL_MOUSEBUTTONDOWN, 20, 20);
    push_finger(SDL_FINGERDOWN, 5, 0.9F, 0.9F);
    push_finger(SDL_FINGERUP, 5, 0.9F, 0.9F);
    push_button(SDL_MOUSEBUTTONUP, 20, 20);
    assert_int_equal(count_touches(window), 4);
    window_free(window);
}

static int
count_key(void *ctx, SDL_Event *event)
{
    int *count = ctx;
    *count += event->type == SDL_KEYDOWN;
    return 0;
}

/* No key ends the show, whatever else is held down. */
static void
test_keys_do_nothing_in_full_screen(void **state)
{
    const struct rig *rig = *state;
    struct window *window = rig_open(true, 0, "surface");
    struct window_news news = {0};
    unsigned seed = 1;
    int keys = 0;
    int step = 0;
    rig_news(window, 50, &step);
    rig_move(rig, 100, 100);
    SDL_AddEventWatch(count_key, &keys);
    for (int i = 0; i < 10000; i++) {
        struct touch_event event;
        unsigned code = 9 + (unsigned)rand_r(&seed) % 247;
        XTestFakeKeyEvent(rig->display, code, i % 3 != 2 ? True : False, 0);
        if (i % 50 == 49) {
            XSync(rig->display, False);
            assert_false(window_poll(window, &event, &news, &step));
        }
    }
    for (unsigned code = 9; code < 256; code++) {
        XTestFakeKeyEvent(rig->display, code, False, 0);
    }
    XSync(rig->display, False);
    struct window_news last = rig_news(window, 100, &step);
    SDL_DelEventWatch(count_key, &keys);
    assert_true(keys > 1000);
    assert_int_equal(step, 0);
    assert_false(news.closed || news.lost || last.closed || last.lost);
    window_free(window);
}

static void
test_keys_in_a_window(void **state)
{
    const struct rig *rig = *state;
    struct window *window = rig_open(false, 0, "surface");
    int step = 0;
    rig_news(window, 50, &step);
    rig_move(rig, SCREEN_W / 2, SCREEN_H / 2);
    xserver_key(rig->server, "Right", NULL);
    xserver_key(rig->server, "Right", NULL);
    assert_false(rig_news(window, 150, &step).closed);
    assert_int_equal(step, 2);
    xserver_key(rig->server, "Left", NULL);
    rig_news(window, 150, &step);
    assert_int_equal(step, 1);
    xserver_key(rig->server, "Escape", NULL);
    assert_true(rig_news(window, 150, &step).closed);
    window_free(window);
}

/* Whatever SDL this is: the codes are its own. */
static void
test_names_of_keys_are_those_of_sdl(void **state)
{
    (void)state;
    int known = 0;
    for (int code = 0; code < SDL_NUM_SCANCODES; code++) {
        char name[KEY_NAME_SIZE];
        key_name(code, name);
        /* which on X11 it calls Menu */
        if (name[0] != '\0' && code != SDL_SCANCODE_APPLICATION) {
            assert_string_equal(name, SDL_GetScancodeName((SDL_Scancode)code));
            known++;
        }
    }
    assert_true(known > 100);
}

static void
push_key(SDL_Scancode code, Uint16 modifiers, Uint8 repeat)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN,
                               .state = SDL_PRESSED,
                               .repeat = repeat,
                               .keysym = {.scancode = code, .mod = modifiers}}};
    SDL_PushEvent(&event);
}

/* With keys on, those in the table are told, also in a window, and no key is
 * anything else. */
static void
test_keys_of_the_table(void **state)
{
    (void)state;
    static const struct key_table keys = {
        .on = 1, .given = {[KEYS_HEADPHONES] = {{104 + 2}, 1}}};
    for (int full = 0; full < 2; full++) {
        struct window *window = rig_open(full != 0, 0, "surface");
        int step = 0;
        rig_news(window, 50, &step);
        window->keys = keys;
        push_key(SDL_SCANCODE_TAB, KMOD_NONE, 0);
        push_key(SDL_SCANCODE_TAB, KMOD_NONE, 1);
        push_key(SDL_SCANCODE_TAB, KMOD_LSHIFT | KMOD_NUM, 0);
        push_key(SDL_SCANCODE_TAB, KMOD_LALT, 0);
        push_key(SDL_SCANCODE_TAB, KMOD_LGUI, 0);
        push_key(SDL_SCANCODE_RETURN, KMOD_RCTRL, 0);
        push_key(SDL_SCANCODE_Q, KMOD_NONE, 0);
        push_key(SDL_SCANCODE_F15, KMOD_NONE, 0);
        push_key(SDL_SCANCODE_ESCAPE, KMOD_NONE, 0);
        push_key(SDL_SCANCODE_LEFT, KMOD_NONE, 0);
        struct window_news news = rig_news(window, 50, &step);
        assert_int_equal(news.press_count, 5);
        assert_int_equal(news.presses[0], KEYS_NEXT);
        assert_int_equal(news.presses[1], KEYS_PREVIOUS);
        assert_int_equal(news.presses[2], KEYS_HEADPHONES);
        assert_int_equal(news.presses[3], KEYS_BACK);
        assert_int_equal(news.presses[4], KEYS_LEFT);
        assert_false(news.closed);
        assert_int_equal(step, 0);
        for (int i = 0; i < 100; i++) {
            push_key(SDL_SCANCODE_TAB, KMOD_NONE, 0);
        }
        assert_int_equal(rig_news(window, 50, &step).press_count,
                         WINDOW_PRESSES);
        window_free(window);
    }
}

static void
test_closing(void **state)
{
    const struct rig *rig = *state;
    for (int full_screen = 0; full_screen < 2; full_screen++) {
        struct window *window = rig_open(full_screen != 0, 0, "surface");
        int step = 0;
        rig_news(window, 50, &step);
        xserver_ask_to_close(rig->server);
        struct window_news news = rig_news(window, 150, &step);
        assert_int_equal(news.closed, full_screen == 0);
        SDL_Event quit = {.type = SDL_QUIT};
        SDL_PushEvent(&quit);
        assert_int_equal(rig_news(window, 30, &step).closed, full_screen == 0);
        window_free(window);
    }
}

static void
test_signals_close_it(void **state)
{
    static const int signals[] = {SIGTERM, SIGINT};
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct window *window = rig_open(i % 2 == 0, 0, "surface");
        int step = 0;
        assert_false(rig_news(window, 30, &step).closed);
        kill(getpid(), signals[i / 2]);
        assert_true(rig_news(window, 30, &step).closed);
        window_free(window);
    }
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    assert_false(sigismember(&blocked, SIGTERM));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clicks_are_touches_in_every_turn),
        cmocka_unit_test(test_the_rest_of_the_mouse_is_nothing),
        cmocka_unit_test(test_fingers_come_raw),
        cmocka_unit_test(test_a_finger_is_not_counted_twice),
        cmocka_unit_test(test_keys_do_nothing_in_full_screen),
        cmocka_unit_test(test_keys_in_a_window),
        cmocka_unit_test(test_names_of_keys_are_those_of_sdl),
        cmocka_unit_test(test_keys_of_the_table),
        cmocka_unit_test(test_closing),
        cmocka_unit_test(test_signals_close_it),
    };
    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
