/* The store of pictures against a decoder that crashes, hangs, lies and keeps
 * what is not its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "picture_loss.h"
#include "store_rig.h"

enum { MIB = 1024 * 1024 };

static void
test_sizes_and_pixels_come_and_stay(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id id = rig_file(rig, "a.jpg", "ok 640 480", 1);
    int width_px, height_px;
    assert_false(picture_store_size(rig->store, &id, &width_px, &height_px));
    assert_true(picture_store_sizing(rig->store));
    rig_size_is(rig, id, 640, 480);
    struct picture_want want = rig_square(id, 10);
    assert_int_equal(rig_pixel(rig, want), 0);
    rig_draw(rig, &want, 1);
    unsigned first = rig_pixel(rig, want);
    assert_int_not_equal(first, 0);
    int opened = rig->opened;
    rig_size_is(rig, id, 640, 480);
    rig_draw(rig, &want, 1);
    assert_int_equal(rig->opened, opened);
    assert_int_equal(rig_pixel(rig, want), first);
    assert_int_equal(rig->told, 0);
}

static void
test_bad_files_are_told_once(void **state)
{
    struct store_rig *rig = *state;
    rig_cannot_be_shown(rig, rig_file(rig, "a.jpg", "damaged", 1),
                        PICTURE_DAMAGED);
    int opened = rig->opened;
    rig_cannot_be_shown(rig, rig_file(rig, "a.jpg", "damaged", 1),
                        PICTURE_DAMAGED);
    assert_int_equal(rig->opened, opened);
}

static void
test_strange_files_need_no_decoder(void **state)
{
    struct store_rig *rig = *state;
    rig_cannot_be_shown(rig, rig_file_of(rig, "a.jpg", "BM..", "ok 1 1", 1),
                        PICTURE_UNKNOWN_FORMAT);
}

/* What a decoder read in the file is kept, and words that are lost hide the
 * picture: boxes without their words would say something else. */
static void
test_losses(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id drawn = rig_file(rig, "a.jpg", "lost 3 2 0x300", 1);
    struct picture_id hidden = rig_file(rig, "b.jpg", "lost 3 2 0x301", 1);
    rig_size_is(rig, drawn, 3, 2);
    assert_int_equal(picture_store_lost(rig->store, &drawn), 0x300);
    assert_int_equal(rig->told, 0);
    rig_cannot_be_shown(rig, hidden, PICTURE_NOT_WHOLE);
    assert_int_equal(picture_store_lost(rig->store, &hidden), 0x301);
    assert_true(picture_loss_hides(0x301) && !picture_loss_hides(0x300));
    for (int i = 0; i < PICTURE_LOSS_COUNT; i++) {
        assert_non_null(picture_loss_trouble((enum picture_loss)i));
    }
}

/* What only drawing shows is kept beside what reading showed. */
static void
test_losses_of_pixels(void **state)
{
    struct store_rig *rig = *state;
    struct picture_want want =
        rig_square(rig_file(rig, "a.jpg", "draw-lost 3 2 0x40000", 1), 8);
    rig_size_is(rig, want.id, 3, 2);
    assert_int_equal(picture_store_lost(rig->store, &want.id), 0);
    rig_draw(rig, &want, 1);
    assert_int_not_equal(rig_pixel(rig, want), 0);
    assert_int_equal(picture_store_lost(rig->store, &want.id), 0x40000);
}

/* How many cells of what stands on ID are known to have ink; -1: not known. */
static int
count_ink(struct store_rig *rig, struct picture_id id)
{
    int count = 0;
    if (picture_store_ink(rig->store, &id) == NULL) {
        assert_true(picture_store_sizing(rig->store));
        assert_true(picture_store_finish(rig->store) == PICTURE_NEWS_SIZED);
    }
    const struct ink *ink = picture_store_ink(rig->store, &id);
    assert_false(picture_store_sizing(rig->store));
    for (int y = 0; y < INK_ROWS && ink != NULL; y++) {
        struct ink_row row = ink_row_of(ink, y, 0, INK_COLUMNS);
        count += ink_row_count(&row);
    }
    return ink == NULL ? -1 : count;
}

/* Where something stands is asked once; where it cannot be known, that is
 * everywhere, and the picture is shown all the same. */
static void
test_ink(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id good = rig_file(rig, "a.jpg", "ink 640 480", 1);
    struct picture_id bad = rig_file(rig, "b.jpg", "ink-crash 640 480", 1);
    rig_size_is(rig, good, 640, 480);
    rig_size_is(rig, bad, 640, 480);
    assert_int_equal(count_ink(rig, good), 1);
    assert_int_equal(count_ink(rig, bad), INK_ROWS * INK_COLUMNS);
    int opened = rig->opened;
    assert_int_equal(count_ink(rig, good), 1);
    assert_int_equal(count_ink(rig, bad), INK_ROWS * INK_COLUMNS);
    assert_int_equal(rig->opened, opened);
    assert_int_equal(rig->told, 0);
    struct picture_want want = rig_square(bad, 8);
    rig_draw(rig, &want, 1);
    assert_int_not_equal(rig_pixel(rig, want), 0);
    /* of a new version that is not good, what is on screen holds */
    want = rig_square(good, 8);
    rig_draw(rig, &want, 1);
    struct picture_id broken = rig_file(rig, "a.jpg", "damaged", 2);
    int width_px, height_px;
    assert_true(rig_size(rig, broken, &width_px, &height_px));
    picture_store_finish(rig->store);
    assert_int_equal(count_ink(rig, broken), 1);
    /* and of what was never shown, nothing is known nor asked */
    struct picture_id never = rig_file(rig, "c.jpg", "damaged", 1);
    assert_false(rig_size(rig, never, &width_px, &height_px));
    assert_null(picture_store_ink(rig->store, &never));
    assert_false(picture_store_busy(rig->store));
}

/* The ground that a picture needs comes with its pixels, if it is one of
 * those that there are. */
static void
test_grounds(void **state)
{
    struct store_rig *rig = *state;
    struct picture_want wants[] = {
        rig_square(rig_file(rig, "a.jpg", "white 3 2 0x1A1A1A", 1), 8),
        rig_square(rig_file(rig, "b.jpg", "white 3 2 0xFF0000", 1), 8)};
    for (size_t i = 0; i < 2; i++) {
        int width_px, height_px;
        bool opaque = false;
        uint32_t ground = 1;
        assert_true(rig_size(rig, wants[i].id, &width_px, &height_px));
        rig_draw(rig, &wants[i], 1);
        assert_non_null(
            picture_store_pixels(rig->store, &wants[i], &opaque, &ground));
        assert_int_equal(ground, i == 0 ? PICTURE_GROUND_DARK : 0);
    }
}

static void
test_a_file_that_is_gone(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id id = {"none.jpg", 0, 1, 1};
    rig_cannot_be_shown(rig, id, PICTURE_UNREADABLE);
    /* Tried again after a minute, not before. */
    int opened = rig->opened, width_px, height_px;
    picture_store_step(rig->store, 59 * 1000);
    picture_store_size(rig->store, &id, &width_px, &height_px);
    picture_store_finish(rig->store);
    assert_int_equal(rig->opened, opened);
    picture_store_step(rig->store, 60 * 1000);
    picture_store_size(rig->store, &id, &width_px, &height_px);
    picture_store_finish(rig->store);
    assert_int_equal(rig->opened, opened + 1);
    assert_int_equal(rig->told, 1);
}

/* The machine may have been out of memory, or busy: for years without care no
 * picture is lost for that. */
static void
test_troubles_that_may_pass(void **state)
{
    enum { MINUTE_MS = 60 * 1000 };
    static const struct {
        const char *order;
        enum picture_status status;
    } troubles[] = {{"crash 1", PICTURE_CRASHED},
                    {"large 1", PICTURE_TOO_LARGE},
                    {"damaged", PICTURE_DAMAGED},
                    {"slow 99", PICTURE_TOO_SLOW}};
    struct store_rig *rig = *state;
    int width_px, height_px;
    int64_t now_ms = 0;
    for (int i = 0; i < 4; i++) {
        struct picture_id id = rig_file(rig, "a.jpg", troubles[i].order, i);
        rig->told = 0;
        rig_cannot_be_shown(rig, id, troubles[i].status);
        for (int minutes = 1; minutes <= 4; minutes *= 2) {
            int opened = rig->opened;
            picture_store_step(rig->store, now_ms + minutes * MINUTE_MS - 1);
            assert_false(rig_size(rig, id, &width_px, &height_px));
            assert_int_equal(rig->opened, opened);
            now_ms += minutes * MINUTE_MS;
            if (minutes == 4) {
                rig_file(rig, "a.jpg", "ok 3 21", i);
            }
            picture_store_step(rig->store, now_ms);
            rig_size(rig, id, &width_px, &height_px);
        }
        rig_size_is(rig, id, 3, 21);
        assert_int_equal(rig->told, 1);
    }
}

static void
test_crashes_years_apart(void **state)
{
    struct store_rig *rig = *state;
    for (int i = 0; i < 3; i++) {
        struct picture_id id = rig_file(rig, "a.jpg", "slip 4 4", 1);
        rig_size_is(rig, id, 4, 4);
        struct picture_want want = rig_square(id, 10 + i);
        rig_file(rig, "a.jpg", "slip 4 4", 1);
        rig_draw(rig, &want, 1);
        assert_int_not_equal(rig_pixel(rig, want), 0);
    }
    assert_int_equal(rig->told, 0);
}

static void
test_a_crash_while_drawing(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id id = rig_file(rig, "a.jpg", "draw-crash 5 5", 1);
    rig_size_is(rig, id, 5, 5);
    struct picture_want want = rig_square(id, 10);
    rig_draw(rig, &want, 1);
    rig_cannot_be_shown(rig, id, PICTURE_CRASHED);
    /* It is tried again some day, and not told again. */
    int opened = rig->opened;
    picture_store_step(rig->store, 24 * 60 * 60 * 1000);
    rig_cannot_be_shown(rig, id, PICTURE_CRASHED);
    assert_true(rig->opened > opened);
}

static void
test_nonsense_and_lies(void **state)
{
    struct store_rig *rig = *state;
    rig_cannot_be_shown(rig, rig_file(rig, "a.jpg", "nonsense", 1),
                        PICTURE_CRASHED);
    rig->told = 0;
    rig_cannot_be_shown(rig, rig_file(rig, "b.jpg", "huge", 1),
                        PICTURE_DAMAGED);
}

/* One that hangs is given up when it has not worked between two looks, each 10
 * s of the show's time, and what comes behind it is drawn. */
static void
test_a_hang_is_given_up(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id slow = rig_file(rig, "a.jpg", "hang", 1);
    struct picture_id good = rig_file(rig, "b.jpg", "ok 3 2", 1);
    int width_px, height_px;
    picture_store_size(rig->store, &slow, &width_px, &height_px);
    picture_store_size(rig->store, &good, &width_px, &height_px);
    assert_false(picture_store_step(rig->store, 1000));
    assert_int_equal(picture_store_deadline_ms(rig->store), 11000);
    assert_false(picture_store_step(rig->store, 10999));
    assert_true(picture_store_busy(rig->store));
    int64_t now_ms = 11000;
    while (!picture_store_step(rig->store, now_ms) && now_ms < 111000) {
        usleep(50000); /* it may be starting still */
        now_ms += 10000;
    }
    assert_true(now_ms < 111000);
    rig_cannot_be_shown(rig, slow, PICTURE_TOO_SLOW);
    rig_size_is(rig, good, 3, 2);
}

static void
test_the_budget_holds(void **state)
{
    struct store_rig *rig = *state;
    static char names[8][16];
    struct picture_want wants[8];
    for (int i = 0; i < 8; i++) {
        snprintf(names[i], sizeof(names[i]), "%d.jpg", i);
        struct picture_id id = rig_file(rig, names[i], "ok 9 9", 1);
        rig_size_is(rig, id, 9, 9);
        wants[i] = rig_square(id, 512); /* 1 MiB; there is room for 4 */
    }
    rig_draw(rig, wants, 8);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(rig_pixel(rig, wants[i]) != 0, i < 4);
    }
    /* Others push out those that are not wanted any more. */
    rig_draw(rig, wants + 3, 4);
    assert_int_equal(rig_pixel(rig, wants[0]), 0);
    for (int i = 3; i < 7; i++) {
        assert_int_not_equal(rig_pixel(rig, wants[i]), 0);
    }
    /* One that is larger than the budget is drawn all the same. */
    struct picture_want large = rig_square(wants[7].id, 2048);
    rig_draw(rig, &large, 1);
    assert_int_not_equal(rig_pixel(rig, large), 0);
}

/* What is wanted twice takes its memory once; what is urgent is drawn. */
static void
test_the_budget_counts_right(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id a = rig_file(rig, "a.jpg", "ok 9 9", 1);
    struct picture_id b = rig_file(rig, "b.jpg", "ok 9 9", 1);
    rig_size_is(rig, a, 9, 9);
    rig_size_is(rig, b, 9, 9);
    const struct picture_want wants[] = {rig_square(a, 512), rig_square(a, 512),
                                         rig_square(a, 512), rig_square(a, 512),
                                         rig_square(b, 512)};
    rig_draw(rig, wants, 5);
    assert_int_not_equal(rig_pixel(rig, wants[4]), 0);
    const struct picture_want large[] = {rig_square(a, 900), rig_square(b, 900),
                                         rig_square(a, 901)};
    picture_store_want(rig->store, large, 3, 2);
    picture_store_finish(rig->store);
    assert_int_not_equal(rig_pixel(rig, large[0]), 0);
    assert_int_not_equal(rig_pixel(rig, large[1]), 0);
    assert_int_equal(rig_pixel(rig, large[2]), 0);
}

/* Nobody can draw that, and no picture is to blame. */
static void
test_nothing_to_draw(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id id = rig_file(rig, "a.jpg", "ok 9 9", 1);
    rig_size_is(rig, id, 9, 9);
    struct picture_want want = {id, 5, 0, {0}};
    rig_draw(rig, &want, 1);
    assert_false(picture_store_busy(rig->store));
    assert_int_equal(picture_store_status(rig->store, &id), PICTURE_OK);
}

static void
test_the_last_good_version_stays(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id old = rig_file(rig, "a.jpg", "ok 8 8", 1);
    rig_size_is(rig, old, 8, 8);
    struct picture_want want = rig_square(old, 10);
    rig_draw(rig, &want, 1);
    unsigned pixel = rig_pixel(rig, want);
    struct picture_id broken = rig_file(rig, "a.jpg", "damaged", 2);
    int width_px, height_px;
    want.id = broken;
    /* While it is looked at, and after it was found broken. */
    for (int i = 0; i < 2; i++) {
        assert_true(
            picture_store_size(rig->store, &broken, &width_px, &height_px));
        assert_int_equal(rig_pixel(rig, want), pixel);
        picture_store_finish(rig->store);
    }
    assert_int_equal(picture_store_status(rig->store, &broken),
                     PICTURE_DAMAGED);
    struct picture_id mended = rig_file(rig, "a.jpg", "ok 7 7", 3);
    rig_size_is(rig, mended, 8, 8); /* still the old one */
    picture_store_finish(rig->store);
    rig_size_is(rig, mended, 7, 7);
}

static void
test_words(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id id = rig_file(rig, "a.pdf", "words One\fTwo\f", 1);
    char *words = NULL;
    size_t len = 0;
    assert_false(picture_store_words(rig->store, &id, false, &words, &len));
    picture_store_finish(rig->store);
    assert_true(picture_store_words(rig->store, &id, false, &words, &len));
    assert_int_equal(len, 8);
    assert_memory_equal(words, "One\fTwo\f", len);
    free(words);
    /* Nobody came for the words of the one; they go when others are asked. */
    struct picture_id left = rig_file(rig, "left.pdf", "words Left\f", 1);
    assert_false(picture_store_words(rig->store, &left, false, &words, &len));
    picture_store_finish(rig->store);
    id = rig_file(rig, "b.pdf", "damaged", 1);
    assert_true(picture_store_words(rig->store, &id, true, &words, &len));
    assert_null(words);
    assert_false(picture_store_words(rig->store, &left, false, &words, &len));
    id = rig_file(rig, "c.pdf", "words \xC3(", 1);
    assert_true(picture_store_words(rig->store, &id, true, &words, &len));
    assert_null(words);
}

static void
test_no_program(void **state)
{
    struct store_rig rig;
    (void)state;
    rig_begin(&rig, "/nowhere", MIB);
    rig_cannot_be_shown(&rig, rig_file(&rig, "a.jpg", "ok 1 1", 1),
                        PICTURE_NO_DECODER);
    rig_end(&rig);
}

/* One that could not lock itself in has decoded nothing: the file is as good
 * as ever. */
static void
test_no_walls(void **state)
{
    struct store_rig *rig = *state;
    struct picture_id id = rig_file(rig, "a.jpg", "no-walls 9", 1);
    rig_cannot_be_shown(rig, id, PICTURE_NO_DECODER);
    assert_int_equal(rig->opened, 1);
    rig_file(rig, "a.jpg", "ok 12 9 ", 1);
    picture_store_step(rig->store, 60 * 1000);
    rig_size_is(rig, id, 12, 9);
}

static void
test_every_trouble_has_its_words(void **state)
{
    (void)state;
    for (int i = PICTURE_OK + 1; i < PICTURE_STATUS_COUNT; i++) {
        const char *words = picture_trouble((enum picture_status)i);
        assert_non_null(words);
        assert_true(strlen(words) > 20 && words[strlen(words) - 1] == '.');
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RIG(test_sizes_and_pixels_come_and_stay),
        WITH_RIG(test_bad_files_are_told_once),
        WITH_RIG(test_strange_files_need_no_decoder),
        WITH_RIG(test_losses),
        WITH_RIG(test_losses_of_pixels),
        WITH_RIG(test_ink),
        WITH_RIG(test_grounds),
        WITH_RIG(test_a_file_that_is_gone),
        WITH_RIG(test_troubles_that_may_pass),
        WITH_RIG(test_crashes_years_apart),
        WITH_RIG(test_a_crash_while_drawing),
        WITH_RIG(test_nonsense_and_lies),
        WITH_RIG(test_a_hang_is_given_up),
        WITH_RIG(test_the_budget_holds),
        WITH_RIG(test_the_budget_counts_right),
        WITH_RIG(test_nothing_to_draw),
        WITH_RIG(test_the_last_good_version_stays),
        WITH_RIG(test_words),
        cmocka_unit_test(test_no_program),
        WITH_RIG(test_no_walls),
        cmocka_unit_test(test_every_trouble_has_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
