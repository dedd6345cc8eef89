/* The window on a real X server: pixels in every turn, sizes, loss. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "window_rig.h"

static const int turns[] = {0, 90, 180, 270};

static void
test_full_screen_in_every_turn(void **state)
{
    const struct rig *rig = *state;
    for (int k = 0; k < 4; k++) {
        struct window *window = rig_open(true, turns[k], "surface");
        struct frame frame;
        rig_paint(window, &frame, 1);
        bool aside = turns[k] == 90 || turns[k] == 270;
        assert_int_equal(frame.width_px, aside ? SCREEN_H : SCREEN_W);
        assert_true(window_present(window, &frame));
        assert_int_equal(rig_difference(rig, &frame, turns[k], 0), 0);
        frame_release(&frame);
        window_free(window);
    }
}

static void
test_fades_and_slides_in_every_turn(void **state)
{
    const struct rig *rig = *state;
    for (int k = 0; k < 4; k++) {
        struct window *window = rig_open(true, turns[k], "surface");
        struct frame a;
        struct frame b;
        struct frame want;
        rig_paint(window, &a, 1);
        rig_paint(window, &b, 77777);
        rig_paint(window, &want, 0);
        int w = a.width_px;
        int h = a.height_px;
        frame_mix(want.pixels, a.pixels, b.pixels, (long)w * h, 99);
        assert_true(window_present_mix(window, &a, &b, 99));
        assert_int_equal(rig_difference(rig, &want, turns[k], 0), 0);
        struct page_rect area = {0, 0, w, h - 40};
        assert_true(window_present_slide(window, &a, &b, &area, -30));
        for (int i = 0; i < w * h; i++) {
            int x = i % w;
            want.pixels[i] = i / w >= h - 40 ? a.pixels[i]
                             : x < w - 30    ? a.pixels[i + 30]
                                             : b.pixels[i + 30 - w];
        }
        assert_int_equal(rig_difference(rig, &want, turns[k], 0), 0);
        frame_release(&a);
        frame_release(&b);
        frame_release(&want);
        window_free(window);
    }
}

/* The window of this process: the only child of the root with its size. */
static Window
find_window(const struct rig *rig, int w, int h)
{
    Window root = 0;
    Window parent = 0;
    Window *children = NULL;
    Window found = 0;
    unsigned count = 0;
    XQueryTree(rig->display, DefaultRootWindow(rig->display), &root, &parent,
               &children, &count);
    for (unsigned i = 0; i < count; i++) {
        XWindowAttributes of;
        if (XGetWindowAttributes(rig->display, children[i], &of) != 0 &&
            of.width == w && of.height == h && of.map_state == IsViewable) {
            found = children[i];
        }
    }
    XFree(children);
    return found;
}

static void
test_another_size_is_news(void **state)
{
    const struct rig *rig = *state;
    struct window *window = rig_open(false, 0, "surface");
    struct frame old;
    struct frame frame;
    int step = 0;
    SDL_ShowCursor(SDL_DISABLE); /* the server draws it into the screen */
    rig_paint(window, &old, 1);
    assert_int_equal(old.width_px, 160);
    assert_int_equal(old.height_px, 100);
    rig_news(window, 100, &step);
    Window x_window = find_window(rig, 160, 100);
    XMoveResizeWindow(rig->display, x_window, 0, 0, SCREEN_W, SCREEN_H);
    XSync(rig->display, False);
    struct window_news news = rig_news(window, 200, &step);
    assert_true(news.resized);
    assert_true(news.exposed);
    assert_false(news.closed);
    /* What was painted for the old size is passed over, not stretched. */
    assert_true(window_present(window, &old));
    assert_true(window_present_mix(window, &old, &old, 128));
    rig_paint(window, &frame, 5);
    assert_int_equal(frame.width_px, SCREEN_W);
    assert_true(window_present(window, &frame));
    assert_int_equal(rig_difference(rig, &frame, 0, 0), 0);
    frame_release(&old);
    frame_release(&frame);
    window_free(window);
}

/* Another window covers the show and goes: the server forgot what was below. */
static void
test_an_uncovered_window_is_news(void **state)
{
    const struct rig *rig = *state;
    struct window *window = rig_open(true, 0, "surface");
    XSetWindowAttributes over = {.override_redirect = True};
    int step = 0;
    rig_news(window, 100, &step);
    assert_false(rig_news(window, 100, &step).exposed);
    Window cover = XCreateWindow(rig->display, DefaultRootWindow(rig->display),
                                 10, 10, 50, 50, 0, CopyFromParent, InputOutput,
                                 CopyFromParent, CWOverrideRedirect, &over);
    XMapRaised(rig->display, cover);
    XDestroyWindow(rig->display, cover);
    XSync(rig->display, False);
    assert_true(rig_news(window, 200, &step).exposed);
    window_free(window);
}

static void
test_errors_of_sdl_mean_that_the_display_is_lost(void **state)
{
    struct window *window = rig_open(true, 0, "surface");
    int step = 0;
    (void)state;
    SDL_LogError(SDL_LOG_CATEGORY_VIDEO, "no pageflip");
    SDL_LogError(SDL_LOG_CATEGORY_APPLICATION, "something else");
    SDL_LogError(SDL_LOG_CATEGORY_VIDEO, "no pageflip");
    assert_false(rig_news(window, 30, &step).lost);
    SDL_LogError(SDL_LOG_CATEGORY_VIDEO, "no pageflip");
    assert_true(rig_news(window, 30, &step).lost);
    window_free(window);
    /* A new window begins with a clean sheet. */
    window = rig_open(true, 0, "surface");
    assert_false(rig_news(window, 30, &step).lost);
    window_free(window);
}

static int
open_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int count = 0;
    while (readdir(folder) != NULL) {
        count++;
    }
    closedir(folder);
    return count;
}

/* A service has no terminal to be interrupted from. */
static void
test_an_ignored_interrupt_is_no_news(void **state)
{
    int step = 0;
    (void)state;
    struct window *window = rig_open(true, 0, "surface");
    kill(getpid(), SIGINT);
    assert_true(rig_news(window, 30, &step).closed);
    window_free(window);
    signal(SIGINT, SIG_IGN);
    window = rig_open(true, 0, "surface");
    kill(getpid(), SIGINT);
    assert_false(rig_news(window, 30, &step).closed);
    kill(getpid(), SIGTERM);
    assert_true(rig_news(window, 30, &step).closed);
    window_free(window);
    signal(SIGINT, SIG_DFL);
}

static int
put_display_back(void **state)
{
    const struct rig *rig = *state;
    return setenv("DISPLAY", DisplayString(rig->display), 1);
}

static void
test_no_display_is_tried_for_ever(void **state)
{
    struct window_options options = {
        .title = "test", .full_screen = true, .renderer = "auto"};
    char *why = NULL;
    setenv("DISPLAY", ":987", 1);
    assert_null(window_new(&options, &why));
    int before = open_descriptors();
    for (int i = 0; i < 100; i++) {
        free(why);
        assert_int_equal(SDL_WasInit(0), 0);
        assert_null(window_new(&options, &why));
        assert_non_null(strstr(why, "No display"));
        assert_non_null(strstr(why, "cable"));
    }
    free(why);
    assert_int_equal(open_descriptors(), before);
    assert_int_equal(SDL_WasInit(0), 0);
    put_display_back(state);
    struct window *window = rig_open(true, 0, "auto");
    assert_non_null(window);
    window_free(window);
}

static void
test_windows_leave_nothing_behind(void **state)
{
    int before = 0;
    (void)state;
    for (int i = 0; i < 20; i++) {
        struct window *window = rig_open(i % 2 == 0, 90, "surface");
        struct frame frame;
        rig_paint(window, &frame, 1);
        assert_true(window_present(window, &frame));
        frame_release(&frame);
        window_free(window);
        before = i == 0 ? open_descriptors() : before;
        assert_int_equal(open_descriptors(), before);
    }
}

/* Nothing that polls or listens is started. */
static void
test_only_the_video_part_of_sdl_runs(void **state)
{
    struct window *window = rig_open(true, 0, "surface");
    (void)state;
    assert_int_equal(SDL_WasInit(0), SDL_INIT_VIDEO | SDL_INIT_EVENTS);
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_DISABLE);
    assert_in_range(window_frame_ms(window), 1, 50);
    window_free(window);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_screen_in_every_turn),
        cmocka_unit_test(test_fades_and_slides_in_every_turn),
        cmocka_unit_test(test_another_size_is_news),
        cmocka_unit_test(test_an_uncovered_window_is_news),
        cmocka_unit_test(test_errors_of_sdl_mean_that_the_display_is_lost),
        cmocka_unit_test(test_an_ignored_interrupt_is_no_news),
        cmocka_unit_test_teardown(test_no_display_is_tried_for_ever,
                                  put_display_back),
        cmocka_unit_test(test_windows_leave_nothing_behind),
        cmocka_unit_test(test_only_the_video_part_of_sdl_runs),
    };
    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
