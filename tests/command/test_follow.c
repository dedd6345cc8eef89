/* The show follows a store: each deck of it is whole, comes in when nobody
 * reads, and costs nothing for good. Stores are filled by `kiosk import`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app_rig.h"
#include "command.h"
#include "receipt.h"
#include "store.h"

enum {
    SOON_MS = 4000,    /* a new deck is read, and nobody reads the old one */
    TURN_MS = 20000,   /* more than a slide of these is on */
    RESET_MS = 125000, /* until a reader who left is taken for one */
    SWAPS = 1000,
    LEAK_BYTES = 64 * 1024
};

struct world {
    struct app_rig rig;
    char store[48], other[48];
};

static int
set_up(void **state)
{
    static struct world world;
    app_rig_init(&world.rig);
    snprintf(world.store, sizeof(world.store), "%s-store", world.rig.folder);
    snprintf(world.other, sizeof(world.other), "%s-other", world.rig.folder);
    world.rig.shown = world.store;
    *state = &world;
    return 0;
}

static int
tear_down(void **state)
{
    struct world *world = *state;
    char command[256];
    snprintf(command, sizeof(command), "rm -rf '%s' '%s'", world->store,
             world->other);
    app_rig_release(&world->rig);
    return system(command);
}

static const char broken[] = "---\nkind: no such thing\n---\n# Broken\n";

/* ---- the store ---- */

static void
run(const char *format, const char *a, const char *b)
{
    char command[256];
    snprintf(command, sizeof(command), format, a, b); /* NOLINT */
    assert_int_equal(system(command), 0);
}

/* What `kiosk import` ends with. */
static int
import(struct world *world)
{
    char *argv[] = {"import",
                    world->rig.folder,
                    world->store,
                    "--date",
                    "2026-11-23",
                    "--fonts",
                    (char *)KIOSK_SOURCE_DIR "/fonts",
                    NULL};
    return command_import(sizeof(argv) / sizeof(argv[0]) - 1, argv);
}

static void
slide(struct world *world, const char *name, const char *title)
{
    char text[128];
    snprintf(text, sizeof(text), "# %s\n\nA sentence about it.\n", title);
    app_rig_slide(&world->rig, name, text);
}

static void
drop(struct world *world, const char *name)
{
    run("rm '%s/1-p/%s'", world->rig.folder, name);
}

static void
point(struct world *world, const char *hash)
{
    char target[128], link[64], new[64];
    snprintf(target, sizeof(target), "decks/%s", hash);
    snprintf(link, sizeof(link), "%s/current", world->store);
    snprintf(new, sizeof(new), "%s/new", world->store);
    assert_int_equal(symlink(target, new), 0);
    assert_int_equal(rename(new, link), 0);
}

/* ---- the show ---- */

static void
finger(struct world *world, enum touch_phase phase)
{
    const struct touch_event event = {phase, 0, 0.5, 0.4};
    app_touch(world->rig.app, &event, world->rig.now_ms);
}

static void
touch(struct world *world)
{
    finger(world, TOUCH_DOWN);
    finger(world, TOUCH_UP);
}

static bool
shows_current(struct world *world)
{
    char hash[LIBRARY_HASH_SIZE];
    assert_true(store_current(world->store, hash));
    return strcmp(app_deck(world->rig.app)->hash, hash) == 0;
}

static size_t
slides(struct world *world)
{
    size_t count;
    app_shown(world->rig.app, &count);
    return count;
}

/* The title of the slide on screen. */
static const char *
title(struct world *world)
{
    size_t count;
    const struct deck_shown *shown = app_shown(world->rig.app, &count);
    int at = app_state(world->rig.app)->slide;
    assert_in_range(at, 0, count - 1);
    return app_deck(world->rig.app)
        ->deck->topics[shown[at].topic]
        .slides[shown[at].slide]
        .versions[0]
        .title.text;
}

static void
begin(struct world *world, const char *first, const char *second)
{
    slide(world, "1-a.md", first);
    slide(world, "2-b.md", second);
    assert_int_equal(import(world), 0);
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, 1000);
    assert_true(shows_current(world));
}

/* ---- tests ---- */

static void
test_a_new_deck_comes_while_nobody_reads(void **state)
{
    struct world *world = *state;
    begin(world, "Old", "Other");
    assert_string_equal(title(world), "Old");
    slide(world, "1-a.md", "New");
    assert_int_equal(import(world), 0);
    assert_false(shows_current(world));
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(shows_current(world));
    assert_string_equal(title(world), "New");
}

static void
test_who_reads_keeps_the_page(void **state)
{
    struct world *world = *state;
    begin(world, "Old", "Other");
    touch(world);
    slide(world, "1-a.md", "New");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    slide(world, "1-a.md", "Newer");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, 60 * 1000);
    assert_string_equal(title(world), "Old");
    app_rig_pass(&world->rig, RESET_MS - 60 * 1000);
    assert_true(shows_current(world));
    assert_string_equal(title(world), "Newer");
}

/* The one who reads goes on: what was new is there. */
static void
test_it_comes_when_the_reader_moves_on(void **state)
{
    struct world *world = *state;
    begin(world, "One", "Two");
    touch(world);
    slide(world, "2-b.md", "New two");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    app_walk(world->rig.app, 1, world->rig.now_ms);
    assert_string_equal(title(world), "New two");
}

static void
test_a_removed_slide_leaves_at_the_next_change(void **state)
{
    struct world *world = *state;
    begin(world, "Gone", "Stays");
    assert_string_equal(title(world), "Gone");
    drop(world, "1-a.md");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(title(world), "Gone");
    app_rig_pass(&world->rig, TURN_MS);
    assert_true(shows_current(world));
    assert_string_equal(title(world), "Stays");
}

/* One that has come in is read as it is, not as a change of the one before. */
static void
test_a_broken_slide_is_not_that_of_the_old_deck(void **state)
{
    struct world *world = *state;
    begin(world, "One", "Two");
    app_rig_slide(&world->rig, "2-b.md", broken);
    slide(world, "3-c.md", "Three");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(shows_current(world));
    assert_int_equal(slides(world), 2);
    app_walk(world->rig.app, 1, world->rig.now_ms);
    assert_string_equal(title(world), "Three");
}

static void
test_an_empty_store_gets_its_first_deck(void **state)
{
    struct world *world = *state;
    assert_int_equal(mkdir(world->store, 0755), 0);
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    assert_int_equal(app_state(world->rig.app)->mode, PLAY_EMPTY);
    slide(world, "1-a.md", "First");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(title(world), "First");
}

/* The words that people see on the screen. */
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

static void
begin_with_other(struct world *world)
{
    slide(world, "1-a.md", "Of the other");
    run("cp -r '%s' '%s'", world->rig.folder, world->other);
    world->rig.other = world->other;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(title(world), "Of the other");
}

static void
test_the_other_deck_until_the_first_one_comes(void **state)
{
    struct world *world = *state;
    assert_int_equal(mkdir(world->store, 0755), 0);
    begin_with_other(world);
    assert_true(says(world, "come in yet"));
    slide(world, "1-a.md", "First");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(title(world), "First");
}

static void
test_a_store_that_comes_later(void **state)
{
    struct world *world = *state;
    begin_with_other(world);
    app_rig_pass(&world->rig, RESET_MS);
    slide(world, "1-a.md", "First");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(title(world), "First");
}

/* A first deck that was refused leaves a store with receipts in it, which are
 * text files in a folder. */
static void
test_receipts_are_no_slides(void **state)
{
    struct world *world = *state;
    assert_int_equal(import(world), 1);
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    assert_int_equal(app_state(world->rig.app)->mode, PLAY_EMPTY);
    assert_int_equal(slides(world), 0);
    slide(world, "1-a.md", "First");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(title(world), "First");
}

/* The same under the show: the folder was empty when it began. */
static void
test_receipts_that_come_are_no_slides(void **state)
{
    struct world *world = *state;
    assert_int_equal(mkdir(world->store, 0755), 0);
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, SOON_MS);
    assert_int_equal(import(world), 1);
    app_rig_pass(&world->rig, TURN_MS);
    assert_int_equal(app_state(world->rig.app)->mode, PLAY_EMPTY);
}

#define NOBODY \
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"

static void
check_that_it_stays(struct world *world, size_t turns)
{
    for (size_t i = 0; i < turns; i++) {
        app_rig_pass(&world->rig, TURN_MS);
        assert_int_equal(slides(world), 2);
        assert_int_equal(app_state(world->rig.app)->mode, PLAY_ROTATING);
    }
}

static void
test_a_deck_that_is_not_there_changes_nothing(void **state)
{
    struct world *world = *state;
    world->rig.other = KIOSK_SOURCE_DIR "/slides";
    begin(world, "One", "Two");
    point(world, NOBODY);
    check_that_it_stays(world, 5);
}

/* No import makes one, but a card that fails may. */
static void
test_a_damaged_deck_changes_nothing(void **state)
{
    struct world *world = *state;
    begin(world, "One", "Two");
    app_rig_slide(&world->rig, "1-a.md", broken);
    app_rig_slide(&world->rig, "2-b.md", broken);
    run("cp -r '%s' '%s/decks/" NOBODY "'", world->rig.folder, world->store);
    point(world, NOBODY);
    check_that_it_stays(world, 1);
    assert_true(says(world, "No slide that came last can be shown. 1-p/1-a"));
    check_that_it_stays(world, 4);
    slide(world, "2-b.md", "Whole, too");
    slide(world, "1-a.md", "Whole");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, TURN_MS);
    assert_true(shows_current(world));
}

static void
test_a_link_that_is_gone_changes_nothing(void **state)
{
    struct world *world = *state;
    world->rig.other = KIOSK_SOURCE_DIR "/slides";
    begin(world, "One", "Two");
    run("rm '%s/current'%s", world->store, "");
    check_that_it_stays(world, 5);
}

/* Somebody has read for so long that the deck was thrown away. */
static void
test_a_deck_that_was_thrown_away_gives_way(void **state)
{
    struct world *world = *state;
    begin(world, "Old", "Other");
    char old[LIBRARY_HASH_SIZE];
    assert_true(store_current(world->store, old));
    touch(world);
    slide(world, "1-a.md", "New");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(title(world), "Old");
    run("rm -r '%s/decks/%s'", world->store, old);
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_string_equal(title(world), "New");
    assert_int_equal(app_state(world->rig.app)->mode, PLAY_HELD);
}

/* ---- pictures ---- */

static bool
drawn(struct app_rig *rig)
{
    bool ready;
    app_complete(rig->app, rig->now_ms);
    return app_rig_pictures(app_page(rig->app, rig->now_ms), &ready) == 1 &&
           ready;
}

static void
picture(struct world *world, const char *order)
{
    app_rig_picture(&world->rig, "a.jpg", order);
    app_rig_slide(&world->rig, "1-a.md",
                  "# With a picture\n\n![A picture](a.jpg)\n\nWords.\n");
}

/* A reader holds the first deck while two more come; a new size of the screen
 * asks for its picture once more. */
static void
test_pictures_of_both_decks_are_found(void **state)
{
    struct world *world = *state;
    picture(world, "ok 640 480");
    begin(world, "Replaced", "Other");
    picture(world, "ok 640 480");
    assert_int_equal(import(world), 0);
    app_rig_pass(&world->rig, SOON_MS);
    assert_true(app_rig_until(&world->rig, drawn));
    touch(world);
    for (int i = 0; i < 2; i++) {
        picture(world, i == 0 ? "ok 800 600" : "ok 1000 600");
        assert_int_equal(import(world), 0);
        app_rig_pass(&world->rig, SOON_MS);
    }
    assert_false(shows_current(world));
    app_resize(world->rig.app, 1280, 800);
    assert_true(app_rig_until(&world->rig, drawn));
    assert_false(shows_current(world));
    app_rig_pass(&world->rig, RESET_MS);
    assert_true(shows_current(world));
    assert_true(app_rig_until(&world->rig, drawn));
}

/* ---- for years ---- */

static size_t
open_files(void)
{
    DIR *folder = opendir("/proc/self/fd");
    size_t count = 0;
    assert_non_null(folder);
    while (readdir(folder) != NULL) {
        count++;
    }
    closedir(folder);
    return count;
}

static void
swap_often(struct world *world, char hashes[2][LIBRARY_HASH_SIZE], int times)
{
    for (int i = 0; i < times; i++) {
        point(world, hashes[i % 2]);
        for (int wait = 0; wait < 100 && !shows_current(world); wait++) {
            world->rig.now_ms += 100;
            app_rig_turn(&world->rig);
        }
        assert_true(shows_current(world));
    }
}

static void
test_a_thousand_swaps_leave_nothing_behind(void **state)
{
    struct world *world = *state;
    char hashes[2][LIBRARY_HASH_SIZE];
    begin(world, "One", "Two");
    assert_true(store_current(world->store, hashes[1]));
    slide(world, "1-a.md", "New one");
    assert_int_equal(import(world), 0);
    assert_true(store_current(world->store, hashes[0]));
    swap_often(world, hashes, SWAPS / 10);
    size_t files = open_files();
    size_t bytes = mallinfo2().uordblks;
    swap_often(world, hashes, SWAPS);
    assert_int_equal(open_files(), files);
    assert_in_range(mallinfo2().uordblks, 0, bytes + LEAK_BYTES);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_new_deck_comes_while_nobody_reads),
        TEST(test_who_reads_keeps_the_page),
        TEST(test_it_comes_when_the_reader_moves_on),
        TEST(test_a_removed_slide_leaves_at_the_next_change),
        TEST(test_a_broken_slide_is_not_that_of_the_old_deck),
        TEST(test_an_empty_store_gets_its_first_deck),
        TEST(test_the_other_deck_until_the_first_one_comes),
        TEST(test_a_store_that_comes_later),
        TEST(test_receipts_are_no_slides),
        TEST(test_receipts_that_come_are_no_slides),
        TEST(test_a_deck_that_is_not_there_changes_nothing),
        TEST(test_a_damaged_deck_changes_nothing),
        TEST(test_a_link_that_is_gone_changes_nothing),
        TEST(test_a_deck_that_was_thrown_away_gives_way),
        TEST(test_pictures_of_both_decks_are_found),
        TEST(test_a_thousand_swaps_leave_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
