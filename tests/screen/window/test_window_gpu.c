/* The GPU's path on Mesa's software OpenGL: the same pixels as the surface's,
 * from a pool that is made once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "window_rig.h"
#include "window_gpu.h"

static const int turns[] = {0, 90, 180, 270};

/* What the linker puts in the place of buffer_age(). */
static int age;
int __wrap_buffer_age(void);

int
__wrap_buffer_age(void)
{
    return age;
}

/* A window whose textures are at most LIMIT_PX wide and high (0 = any). */
static struct window *
open_gpu(int rotate, int limit_px)
{
    struct window *window = rig_open(true, rotate, "gpu");
    assert_non_null(window->gpu);
    if (limit_px > 0) {
        gpu_free(window->gpu);
        window->gpu = gpu_new(window, true, limit_px);
        assert_non_null(window->gpu);
    }
    return window;
}

static void
check_pictures(const struct rig *rig, int rotate, int limit_px)
{
    struct window *window = open_gpu(rotate, limit_px);
    struct frame a;
    struct frame b;
    struct frame want;
    rig_paint(window, &a, 1);
    rig_paint(window, &b, 77777);
    rig_paint(window, &want, 0);
    int w = a.width_px;
    int h = a.height_px;
    assert_true(window_present(window, &a));
    assert_int_equal(rig_difference(rig, &a, rotate, 0), 0);
    for (int mix = 0; mix <= 256; mix += 64) {
        frame_mix(want.pixels, a.pixels, b.pixels, (long)w * h, mix);
        assert_true(window_present_mix(window, &a, &b, mix));
        assert_in_range(rig_difference(rig, &want, rotate, 2), 0, 2);
    }
    struct page_rect area = {10, 0, w - 20, h - 40};
    assert_true(window_present_slide(window, &a, &b, &area, 25));
    for (int i = 0; i < w * h; i++) {
        int x = i % w;
        bool still = i / w >= h - 40 || x < 10 || x >= w - 10;
        want.pixels[i] = still     ? a.pixels[i]
                         : x >= 35 ? a.pixels[i - 25]
                                   : b.pixels[i - 25 + w - 20];
    }
    assert_int_equal(rig_difference(rig, &want, rotate, 0), 0);
    frame_release(&a);
    frame_release(&b);
    frame_release(&want);
    window_free(window);
}

static void
test_the_same_pixels_in_every_turn(void **state)
{
    for (int k = 0; k < 4; k++) {
        check_pictures(*state, turns[k], 0);
    }
}

/* 2048 px on old boards; here 128, so that there are 6 tiles. */
static void
test_small_textures_in_every_turn(void **state)
{
    for (int k = 0; k < 4; k++) {
        check_pictures(*state, turns[k], 128);
    }
}

/* Frames are painted anew in the same memory: no old picture comes back. */
static void
test_frames_take_turns(void **state)
{
    const struct rig *rig = *state;
    struct window *window = open_gpu(0, 0);
    struct frame frames[2];
    rig_paint(window, &frames[0], 0);
    rig_paint(window, &frames[1], 0);
    for (uint32_t i = 0; i < 6; i++) {
        struct frame *now = &frames[i % 2];
        struct frame *before = &frames[(i + 1) % 2];
        frame_release(now);
        rig_paint(window, now, 1000 * i);
        assert_true(window_present_mix(window, before, now, 256));
        assert_in_range(rig_difference(rig, now, 0, 1), 0, 1);
        assert_true(window_present(window, now));
        assert_int_equal(rig_difference(rig, now, 0, 0), 0);
    }
    frame_release(&frames[0]);
    frame_release(&frames[1]);
    window_free(window);
}

/* What was changed by hand has no known picture: it is uploaded each time. */
static void
test_unknown_pictures_are_fetched(void **state)
{
    const struct rig *rig = *state;
    struct window *window = open_gpu(0, 0);
    struct frame a;
    struct frame b;
    rig_paint(window, &a, 1);
    rig_paint(window, &b, 2);
    a.picture = b.picture = 0;
    for (int i = 0; i < 5; i++) {
        a.pixels[17 + i] = 0xFFFFFF;
        assert_true(window_present(window, &a));
        assert_int_equal(rig_difference(rig, &a, 0, 0), 0);
        b.pixels[99 + i] = 0xFFFFFF;
        assert_true(window_present_mix(window, &a, &b, 256));
        assert_in_range(rig_difference(rig, &b, 0, 1), 0, 1);
    }
    frame_release(&a);
    frame_release(&b);
    window_free(window);
}

/* Textures may be lost; the next picture is right again. */
static void
test_lost_textures(void **state)
{
    const struct rig *rig = *state;
    struct window *window = open_gpu(90, 0);
    struct frame frame;
    int step = 0;
    rig_paint(window, &frame, 3);
    for (int i = 0; i < 50; i++) {
        SDL_Event reset = {.type = i % 2 == 0 ? SDL_RENDER_TARGETS_RESET
                                              : SDL_RENDER_DEVICE_RESET};
        SDL_PushEvent(&reset);
        assert_true(rig_news(window, 5, &step).exposed);
        assert_true(window_present(window, &frame));
    }
    assert_int_equal(rig_difference(rig, &frame, 90, 0), 0);
    frame_release(&frame);
    window_free(window);
}

/* What the GPU holds is not what was painted: read back, found out, mended. */
static void
test_a_wrong_picture_is_found_out(void **state)
{
    const struct rig *rig = *state;
    for (int k = 0; k < 4; k++) {
        struct window *window = open_gpu(turns[k], k % 2 == 0 ? 0 : 128);
        struct frame frame;
        struct frame other;
        rig_paint(window, &frame, 1);
        rig_paint(window, &other, 77777);
        assert_true(window_present(window, &frame));
        assert_true(window_prove(window, &frame));
        assert_int_equal(rig_difference(rig, &frame, turns[k], 0), 0);
        other.picture = frame.picture; /* it takes one for the other */
        assert_true(window_prove(window, &other));
        assert_int_equal(rig_difference(rig, &other, turns[k], 0), 0);
        frame_release(&frame);
        frame_release(&other);
        window_free(window);
    }
}

/* Row Y of the back buffer is damaged. */
static void
damage(struct window *window, int y)
{
    SDL_Renderer *renderer = SDL_GetRenderer(window->sdl);
    SDL_Rect row = {0, y, window->panel_w, 1};
    SDL_SetRenderDrawColor(renderer, 255, 0, 255, 255);
    SDL_RenderFillRect(renderer, &row);
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderFlush(renderer);
}

/* A buffer that has the picture is shown as it is, unless it lies: each row is
 * looked at in its turn. */
static void
test_a_buffer_that_has_it_is_not_drawn(void **state)
{
    const struct rig *rig = *state;
    struct window *window = open_gpu(0, 0);
    struct frame frame;
    rig_paint(window, &frame, 5);
    assert_true(window_present(window, &frame));
    age = 1;
    damage(window, 8);
    for (int row = 0; row < 8; row++) {
        assert_true(window_prove(window, &frame));
    }
    assert_int_not_equal(rig_difference(rig, &frame, 0, 0), 0);
    assert_true(window_prove(window, &frame));
    assert_int_equal(rig_difference(rig, &frame, 0, 0), 0);
    age = 0;
    frame_release(&frame);
    window_free(window);
}

/* Without an age, or with one from before this picture, it is drawn. */
static void
test_a_buffer_of_another_picture_is_drawn(void **state)
{
    const struct rig *rig = *state;
    struct window *window = open_gpu(0, 0);
    struct frame frame;
    rig_paint(window, &frame, 5);
    assert_true(window_present(window, &frame));
    for (age = 0; age <= 3; age += 3) { /* shown once, then twice */
        damage(window, 5);
        assert_true(window_prove(window, &frame));
        assert_int_equal(rig_difference(rig, &frame, 0, 0), 0);
    }
    age = 0;
    frame_release(&frame);
    window_free(window);
}

/* A drawing that stays wrong whatever is done is not called right. */
static void
test_a_screen_that_stays_black_is_told(void **state)
{
    struct window *window = open_gpu(0, 0);
    struct frame frame;
    (void)state;
    rig_paint(window, &frame, 1);
    assert_true(window_prove(window, &frame));
    SDL_Rect nothing = {0, 0, 1, 1};
    SDL_RenderSetClipRect(SDL_GetRenderer(window->sdl), &nothing);
    SDL_RenderClear(SDL_GetRenderer(window->sdl));
    frame.picture = 0;
    for (int i = 0; i < frame.width_px * frame.height_px; i++) {
        frame.pixels[i] = 0xF0F0F0;
    }
    assert_false(window_prove(window, &frame));
    SDL_RenderSetClipRect(SDL_GetRenderer(window->sdl), NULL);
    assert_true(window_prove(window, &frame));
    frame_release(&frame);
    window_free(window);
}

/* "auto" finds Mesa's raster here, which is no GPU: the surface is faster. */
static void
test_a_raster_is_no_gpu(void **state)
{
    const struct rig *rig = *state;
    struct window *window = rig_open(true, 0, "surface");
    struct frame frame;
    assert_null(gpu_new(window, false, 0));
    window_free(window);
    window = rig_open(true, 0, "auto");
    assert_null(window->gpu);
    rig_paint(window, &frame, 3);
    assert_true(window_present(window, &frame));
    assert_int_equal(rig_difference(rig, &frame, 0, 0), 0);
    frame_release(&frame);
    window_free(window);
}

static int
set_up(void **state)
{
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    return rig_set_up(state);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_pixels_in_every_turn),
        cmocka_unit_test(test_small_textures_in_every_turn),
        cmocka_unit_test(test_frames_take_turns),
        cmocka_unit_test(test_unknown_pictures_are_fetched),
        cmocka_unit_test(test_lost_textures),
        cmocka_unit_test(test_a_wrong_picture_is_found_out),
        cmocka_unit_test(test_a_buffer_that_has_it_is_not_drawn),
        cmocka_unit_test(test_a_buffer_of_another_picture_is_drawn),
        cmocka_unit_test(test_a_screen_that_stays_black_is_told),
        cmocka_unit_test(test_a_raster_is_no_gpu),
    };
    return cmocka_run_group_tests(tests, set_up, rig_tear_down);
}
