/* A stick asks for the staff code: question and answer are files, the pad is on
 * the screen, and nothing is asked twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app_rig.h"

enum { MINUTE_MS = 60 * 1000, SOON_MS = 1000 };

#define FIRST "11111111-aaaa"
#define SECOND "22222222-bbbb"

struct world {
    struct app_rig rig;
    char ask[48];
};

static int
set_up(void **state)
{
    static struct world world;
    app_rig_init(&world.rig);
    snprintf(world.ask, sizeof(world.ask), "%s-ask", world.rig.folder);
    mkdir(world.ask, 0700);
    world.rig.ask = world.ask;
    strcpy(world.rig.setup.settings.staff_code, "0471");
    app_rig_slide(&world.rig, "1-a.md", "# One\n\nWords.\n");
    app_rig_slide(&world.rig, "2-b.md", "# Two\n\nWords.\n");
    *state = &world;
    return 0;
}

static int
tear_down(void **state)
{
    struct world *world = *state;
    char command[64];
    snprintf(command, sizeof(command), "rm -rf '%s'", world->ask);
    app_rig_release(&world->rig);
    return system(command);
}

/* ---- files ---- */

static void
put(const struct world *world, const char *name, const char *text)
{
    char path[64], new[64];
    snprintf(path, sizeof(path), "%s/%s", world->ask, name);
    snprintf(new, sizeof(new), "%s/%s.new", world->ask, name);
    FILE *file = fopen(new, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    assert_int_equal(rename(new, path), 0);
}

static void
drop(const struct world *world, const char *name)
{
    char path[64];
    snprintf(path, sizeof(path), "%s/%s", world->ask, name);
    unlink(path);
}

static void
ask(struct world *world, const char *id)
{
    char text[256];
    snprintf(text, sizeof(text),
             "id: %s\nuntil: 1764254400\nwords: CLINIC, 16 GB\n"
             "more: than is known\nuuid: 1A2B-3C4D\n",
             id);
    drop(world, "answer");
    put(world, "ask", text);
    app_rig_pass(&world->rig, SOON_MS);
}

/* The answer; "" when there is none. */
static const char *
answer(const struct world *world)
{
    static char text[128];
    char path[64];
    struct stat info;
    snprintf(path, sizeof(path), "%s/answer", world->ask);
    FILE *file = fopen(path, "rb");
    text[0] = '\0';
    if (file != NULL) {
        assert_int_equal(fstat(fileno(file), &info), 0);
        assert_int_equal(info.st_mode & 0777, 0644);
        size_t len = fread(text, 1, sizeof(text) - 1, file);
        text[len] = '\0';
        fclose(file);
    }
    return text;
}

/* ---- the screen ---- */

static void
tap_at(struct world *world, double x, double y)
{
    struct touch_event event = {TOUCH_DOWN, 0, x, y};
    app_touch(world->rig.app, &event, world->rig.now_ms);
    event.phase = TOUCH_UP;
    app_touch(world->rig.app, &event, world->rig.now_ms);
    app_rig_pass(&world->rig, 400);
}

static void
tap(struct world *world, const char *name)
{
    const struct page *page = app_page(world->rig.app, world->rig.now_ms);
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_rect *rect = &page->controls[i].rect;
        if (strcmp(page->controls[i].name, name) == 0) {
            tap_at(world, (rect->x + rect->w / 2.0) / page->width_px,
                   (rect->y + rect->h / 2.0) / page->height_px);
            return;
        }
    }
    fail_msg("there is no \"%s\"", name);
}

static void
type(struct world *world, const char *digits)
{
    char name[2] = "";
    for (; *digits != '\0'; digits++) {
        name[0] = *digits;
        tap(world, name);
    }
    tap(world, "OK");
}

static bool
says(struct world *world, const char *words)
{
    const struct page *page = app_page(world->rig.app, world->rig.now_ms);
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].type == PAGE_TEXT &&
            strstr(page->items[i].text, words) != NULL) {
            return true;
        }
    }
    return false;
}

static const char *
over(const struct world *world)
{
    return app_over(world->rig.app);
}

static enum play_mode
mode(const struct world *world)
{
    return app_state(world->rig.app)->mode;
}

/* ---- tests ---- */

static void
test_the_code_lets_it_in(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    ask(world, FIRST);
    assert_string_equal(over(world), "code");
    assert_true(says(world, "CLINIC, 16 GB"));
    type(world, "471");
    assert_true(says(world, "4 tries left"));
    assert_string_equal(answer(world), "");
    type(world, "0471");
    assert_string_equal(over(world), "remember");
    assert_string_equal(answer(world), "");
    tap(world, "No, only this once");
    assert_string_equal(answer(world), FIRST " yes\n");
    assert_string_equal(over(world), "");
    assert_int_equal(mode(world), PLAY_ROTATING);
}

static void
test_it_may_be_remembered(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    ask(world, FIRST);
    type(world, "0471");
    tap(world, "Yes, remember it");
    assert_string_equal(answer(world), FIRST " remember\n");
}

/* The same question is not asked twice, another one is. */
static void
test_each_question_is_asked_once(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    ask(world, FIRST);
    tap(world, "Cancel");
    assert_string_equal(answer(world), FIRST " no\n");
    app_rig_pass(&world->rig, MINUTE_MS);
    assert_string_equal(over(world), "");
    ask(world, SECOND);
    assert_string_equal(over(world), "code");
}

static void
test_nobody_answers(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    ask(world, FIRST);
    app_rig_pass(&world->rig, MINUTE_MS - 2 * SOON_MS);
    assert_string_equal(over(world), "code");
    app_rig_pass(&world->rig, 2 * SOON_MS);
    assert_string_equal(over(world), "");
    assert_string_equal(answer(world), FIRST " no\n");
}

static void
test_a_stick_that_is_pulled_asks_no_more(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    ask(world, FIRST);
    tap(world, "0");
    drop(world, "ask");
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(over(world), "");
    assert_string_equal(answer(world), "");
}

static void
lock(struct world *world)
{
    ask(world, FIRST);
    for (int i = 0; i < 5; i++) {
        type(world, "1");
    }
    assert_string_equal(answer(world), FIRST " no\n");
    assert_true(says(world, "again in 10 minutes"));
}

static void
test_five_wrong_codes_lock_it(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    lock(world);
    app_rig_pass(&world->rig, 5 * MINUTE_MS);
    ask(world, SECOND);
    assert_string_equal(over(world), "");
    assert_string_equal(answer(world), SECOND " no\n");
    assert_true(says(world, "again in 5 minutes"));
    app_rig_pass(&world->rig, 5 * MINUTE_MS);
    ask(world, FIRST);
    assert_string_equal(over(world), "code");
}

static void
start_again(struct world *world)
{
    app_free(world->rig.app);
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
}

static void
test_a_show_that_starts_again_has_not_forgotten(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    ask(world, FIRST);
    type(world, "1");
    type(world, "1");
    start_again(world);
    assert_string_equal(over(world), "code"); /* it was not answered yet */
    type(world, "1");
    assert_true(says(world, "2 tries left"));
    type(world, "1");
    type(world, "1");
    start_again(world);
    ask(world, SECOND);
    assert_string_equal(over(world), "");
    assert_string_equal(answer(world), SECOND " no\n");
}

/* Nonsense there neither opens nor locks it for good. */
static void
test_a_torn_file_of_tries(void **state)
{
    struct world *world = *state;
    put(world, "tries", "-7 99999999999999\n");
    app_rig_start(&world->rig);
    ask(world, FIRST);
    assert_string_equal(over(world), "");
    app_rig_pass(&world->rig, 10 * MINUTE_MS);
    ask(world, SECOND);
    assert_string_equal(over(world), "code");
    type(world, "1");
    assert_string_equal(answer(world), SECOND " no\n");
}

static void
test_without_a_code_nobody_is_asked(void **state)
{
    struct world *world = *state;
    world->rig.setup.settings.staff_code[0] = '\0';
    app_rig_start(&world->rig);
    ask(world, FIRST);
    assert_string_equal(over(world), "");
    assert_string_equal(answer(world), FIRST " no\n");
    assert_true(says(world, "staff_code"));
    assert_true(says(world, "1A2B-3C4D"));
}

static void
test_who_reads_keeps_the_page(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    tap_at(world, 0.5, 0.3);
    ask(world, FIRST);
    assert_string_equal(over(world), "strip");
    assert_int_equal(mode(world), PLAY_HELD);
    tap(world, "Staff code");
    assert_string_equal(over(world), "code");
    type(world, "0471");
    tap(world, "No, only this once");
    assert_string_equal(answer(world), FIRST " yes\n");
    assert_int_equal(mode(world), PLAY_HELD);
}

static void
test_the_strip_goes_when_who_asks_gives_up(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    tap_at(world, 0.5, 0.3);
    ask(world, FIRST);
    app_rig_pass(&world->rig, MINUTE_MS);
    tap_at(world, 0.5, 0.3);
    app_rig_pass(&world->rig, MINUTE_MS - SOON_MS);
    assert_string_equal(over(world), "");
    assert_string_equal(answer(world), "");
    assert_int_equal(mode(world), PLAY_HELD);
}

static void
test_nonsense_is_no_question(void **state)
{
    static const char *const texts[] = {
        "", "id: short\n", "id: ../../etc/passwd\n", "words: CLINIC\n",
        "id: " FIRST FIRST FIRST FIRST FIRST "\n"};
    struct world *world = *state;
    app_rig_start(&world->rig);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        put(world, "ask", texts[i]);
        app_rig_pass(&world->rig, SOON_MS);
        assert_string_equal(over(world), "");
    }
}

/* The folder may come later, or never. */
static void
test_a_folder_that_comes_later(void **state)
{
    struct world *world = *state;
    assert_int_equal(rmdir(world->ask), 0);
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, MINUTE_MS);
    assert_int_equal(mkdir(world->ask, 0700), 0);
    ask(world, FIRST);
    app_rig_pass(&world->rig, 2 * SOON_MS);
    assert_string_equal(over(world), "code");
}

/* ---- what other programs tell ---- */

static void
test_a_notice_is_told_and_goes(void **state)
{
    struct world *world = *state;
    char path[64];
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    put(world, "notice.1", "seconds: 10\nwords: No slides\x1b[2J here.\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(says(world, "No slides"));
    snprintf(path, sizeof(path), "%s/notice.1", world->ask);
    assert_int_not_equal(access(path, F_OK), 0);
    app_rig_pass(&world->rig, 8 * SOON_MS);
    assert_true(says(world, "No slides"));
    app_rig_pass(&world->rig, 2 * SOON_MS);
    assert_false(says(world, "No slides"));
}

/* The last one comes up at once, and the one before it after that. */
static void
test_each_notice_has_its_time(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    put(world, "notice.1", "seconds: 60\nwords: The card is old.\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(says(world, "The card is old."));
    put(world, "notice.2", "words: No slides here.\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(says(world, "No slides here."));
    app_rig_pass(&world->rig, 10 * SOON_MS);
    assert_true(says(world, "The card is old."));
    app_rig_pass(&world->rig, MINUTE_MS);
    assert_false(says(world, "The card is old."));
}

/* While the pad is on nobody would see it. */
static void
test_a_notice_waits_for_the_pad(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    ask(world, FIRST);
    put(world, "notice.1", "words: No slides here.\n");
    app_rig_pass(&world->rig, 30 * SOON_MS);
    assert_string_equal(over(world), "code");
    tap(world, "Cancel");
    assert_true(says(world, "No slides here."));
}

static void
test_nonsense_is_no_notice(void **state)
{
    struct world *world = *state;
    char path[64];
    put(world, "notice.1", "");
    put(world, "notice.2", "words: \nseconds: 10\n");
    put(world, "notice.3", "seconds: -4\nwords: Last of all.\n");
    put(world, "receipt", "kiosk-receipt 1\nend\n\n");
    app_rig_start(&world->rig);
    app_rig_turn(&world->rig);
    assert_true(says(world, "Last of all."));
    for (int i = 1; i <= 3; i++) {
        snprintf(path, sizeof(path), "%s/notice.%d", world->ask, i);
        assert_int_not_equal(access(path, F_OK), 0);
    }
    assert_string_equal(over(world), "");
}

/* Of an import whose store had no room for it. */
static void
test_a_receipt_that_was_not_stored(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    for (int i = 0; i < 2; i++) {
        put(world, "receipt",
            "kiosk-receipt 1\noutcome failed\nnumber 7\nwhen 0\n"
            "from USB stick CLINIC\nwhy 12 MB are missing.\nend\n");
        app_rig_pass(&world->rig, SOON_MS);
        assert_string_equal(over(world), "receipt");
        assert_true(says(world, "12 MB are missing."));
        app_rig_pass(&world->rig, MINUTE_MS);
        assert_string_equal(over(world), "");
    }
}

/* What was on is not about the stick that is in now. */
static void
test_a_notice_takes_the_place_of_a_receipt(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    put(world, "receipt", "kiosk-receipt 1\noutcome failed\nend\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(over(world), "receipt");
    put(world, "notice.1", "words: No slides here.\n");
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(over(world), "");
    assert_true(says(world, "No slides here."));
}

/* A board says how long codes are not taken after a start. */
static void
test_locked_since_the_start(void **state)
{
    struct world *world = *state;
    put(world, "tries", "0 600000 card\n");
    app_rig_start(&world->rig);
    ask(world, SECOND);
    assert_string_equal(answer(world), SECOND " no\n");
    assert_true(says(world, "The card is locked"));
    assert_true(says(world, "again in 10 minutes"));
    app_rig_pass(&world->rig, 10 * MINUTE_MS);
    lock(world);
    assert_false(says(world, "The card is locked"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_the_code_lets_it_in),
        TEST(test_it_may_be_remembered),
        TEST(test_each_question_is_asked_once),
        TEST(test_nobody_answers),
        TEST(test_a_stick_that_is_pulled_asks_no_more),
        TEST(test_five_wrong_codes_lock_it),
        TEST(test_a_show_that_starts_again_has_not_forgotten),
        TEST(test_a_torn_file_of_tries),
        TEST(test_without_a_code_nobody_is_asked),
        TEST(test_who_reads_keeps_the_page),
        TEST(test_the_strip_goes_when_who_asks_gives_up),
        TEST(test_nonsense_is_no_question),
        TEST(test_a_folder_that_comes_later),
        TEST(test_a_notice_is_told_and_goes),
        TEST(test_each_notice_has_its_time),
        TEST(test_a_notice_waits_for_the_pad),
        TEST(test_nonsense_is_no_notice),
        TEST(test_a_receipt_that_was_not_stored),
        TEST(test_a_notice_takes_the_place_of_a_receipt),
        TEST(test_locked_since_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
