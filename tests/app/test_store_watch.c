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

#include "app_hands.h"
#include "store.h"
#include "import_rig.h"

enum {
    SOON_MS = 4000,    /* a new deck is read, and nobody reads the old one */
    TURN_MS = 20000,   /* more than a slide of these is on */
    RESET_MS = 125000, /* until a reader who left is taken for one */
    SWAPS = 1000,
    LEAK_BYTES = 64 * 1024
};

static const char broken[] = "---\nkind: no such thing\n---\n# Broken\n";

static void
begin(struct import_rig *rig, const char *first, const char *second)
{
    import_rig_slide(rig, "1-a.md", first);
    import_rig_slide(rig, "2-b.md", second);
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, 1000);
    assert_true(import_rig_is_current(rig));
}

/* ---- tests ---- */

static void
test_a_new_deck_comes_while_nobody_reads(void **state)
{
    struct import_rig *rig = *state;
    begin(rig, "Old", "Other");
    assert_string_equal(import_rig_title(rig), "Old");
    import_rig_slide(rig, "1-a.md", "New");
    assert_int_equal(import_rig_import(rig), 0);
    assert_false(import_rig_is_current(rig));
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_is_current(rig));
    assert_string_equal(import_rig_title(rig), "New");
}

static void
test_who_reads_keeps_the_page(void **state)
{
    struct import_rig *rig = *state;
    begin(rig, "Old", "Other");
    import_rig_touch(rig);
    import_rig_slide(rig, "1-a.md", "New");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    import_rig_slide(rig, "1-a.md", "Newer");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, 60 * 1000);
    assert_string_equal(import_rig_title(rig), "Old");
    app_rig_pass(&rig->app_rig, RESET_MS - 60 * 1000);
    assert_true(import_rig_is_current(rig));
    assert_string_equal(import_rig_title(rig), "Newer");
}

/* The one who reads goes on: what was new is there. */
static void
test_it_comes_when_the_reader_moves_on(void **state)
{
    struct import_rig *rig = *state;
    begin(rig, "One", "Two");
    import_rig_touch(rig);
    import_rig_slide(rig, "2-b.md", "New two");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    app_walk(rig->app_rig.app, 1, rig->app_rig.now_ms);
    assert_string_equal(import_rig_title(rig), "New two");
}

static void
test_a_removed_slide_leaves_at_the_next_change(void **state)
{
    struct import_rig *rig = *state;
    begin(rig, "Gone", "Stays");
    assert_string_equal(import_rig_title(rig), "Gone");
    import_rig_drop(rig, "1-a.md");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "Gone");
    app_rig_pass(&rig->app_rig, TURN_MS);
    assert_true(import_rig_is_current(rig));
    assert_string_equal(import_rig_title(rig), "Stays");
}

/* One that has come in is read as it is, not as a change of the one before. */
static void
test_a_broken_slide_is_not_that_of_the_old_deck(void **state)
{
    struct import_rig *rig = *state;
    begin(rig, "One", "Two");
    app_rig_slide(&rig->app_rig, "2-b.md", broken);
    import_rig_slide(rig, "3-c.md", "Three");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_is_current(rig));
    assert_int_equal(import_rig_slides(rig), 2);
    app_walk(rig->app_rig.app, 1, rig->app_rig.now_ms);
    assert_string_equal(import_rig_title(rig), "Three");
}

static void
test_an_empty_store_gets_its_first_deck(void **state)
{
    struct import_rig *rig = *state;
    assert_int_equal(mkdir(rig->store, 0755), 0);
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_EMPTY);
    import_rig_slide(rig, "1-a.md", "First");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "First");
}

static void
begin_with_other(struct import_rig *rig)
{
    import_rig_slide(rig, "1-a.md", "Of the other");
    import_rig_run("cp -r '%s' '%s'", rig->app_rig.folder, rig->other);
    rig->app_rig.other = rig->other;
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "Of the other");
}

static void
test_the_other_deck_until_the_first_one_comes(void **state)
{
    struct import_rig *rig = *state;
    assert_int_equal(mkdir(rig->store, 0755), 0);
    begin_with_other(rig);
    assert_true(import_rig_says(rig, "has no slide for today"));
    import_rig_slide(rig, "1-a.md", "First");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "First");
}

static void
test_a_store_that_comes_later(void **state)
{
    struct import_rig *rig = *state;
    begin_with_other(rig);
    app_rig_pass(&rig->app_rig, RESET_MS);
    import_rig_slide(rig, "1-a.md", "First");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "First");
}

/* Why it was not on is not told any more once it is. */
static void
test_a_folder_that_is_mended(void **state)
{
    struct import_rig *rig = *state;
    import_rig_slide(rig, "1-a.md", "Of the other");
    import_rig_run("cp -r '%s' '%s'", rig->app_rig.folder, rig->other);
    app_rig_slide(&rig->app_rig, "1-a.md", broken);
    rig->app_rig.shown = rig->app_rig.folder;
    rig->app_rig.other = rig->other;
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_says(rig, "No slide in"));
    import_rig_slide(rig, "1-a.md", "Mended");
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "Mended");
    assert_false(import_rig_says(rig, "No slide in"));
}

/* As a board has it: where the show looks is a link to the store. */
static void
test_a_store_behind_a_link(void **state)
{
    struct import_rig *rig = *state;
    assert_int_equal(symlink(rig->store, rig->other), 0);
    rig->app_rig.shown = rig->other;
    begin(rig, "Old", "Other");
    import_rig_slide(rig, "1-a.md", "New");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "New");
}

/* The store is damaged and cannot be written: the board points the link at the
 * slides of the card, and back when a deck has come. */
static void
test_a_link_that_is_pointed_elsewhere(void **state)
{
    struct import_rig *rig = *state;
    assert_int_equal(symlink(rig->store, rig->other), 0);
    rig->app_rig.shown = rig->other;
    begin(rig, "Damaged", "Other");
    import_rig_slide(rig, "1-a.md", "Of the card");
    import_rig_drop(rig, "2-b.md");
    import_rig_run("ln -sfn '%s' '%s'", rig->app_rig.folder, rig->other);
    app_rig_pass(&rig->app_rig, TURN_MS);
    assert_string_equal(import_rig_title(rig), "Of the card");
    import_rig_slide(rig, "1-a.md", "Of a stick");
    assert_int_equal(import_rig_import(rig), 0);
    import_rig_run("ln -sfn '%s' '%s'", rig->store, rig->other);
    app_rig_pass(&rig->app_rig, TURN_MS);
    assert_true(import_rig_is_current(rig));
    assert_string_equal(import_rig_title(rig), "Of a stick");
}

/* A first deck that was refused leaves a store with receipts in it, which are
 * text files in a folder. */
static void
test_receipts_are_no_slides(void **state)
{
    struct import_rig *rig = *state;
    assert_int_equal(import_rig_import(rig), 1);
    begin_with_other(rig);
    assert_false(import_rig_says(rig, "no slide"));
    import_rig_slide(rig, "1-a.md", "First");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "First");
}

/* The same under the show: the folder was empty when it began. */
static void
test_receipts_that_come_are_no_slides(void **state)
{
    struct import_rig *rig = *state;
    assert_int_equal(mkdir(rig->store, 0755), 0);
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_int_equal(import_rig_import(rig), 1);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_int_equal(app_playlist(rig->app_rig.app)->read.report.error_count,
                     0);
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_EMPTY);
}

#define NOBODY \
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"

static void
check_that_it_stays(struct import_rig *rig, size_t turns)
{
    for (size_t i = 0; i < turns; i++) {
        app_rig_pass(&rig->app_rig, TURN_MS);
        assert_int_equal(import_rig_slides(rig), 2);
        assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_ROTATING);
    }
}

static void
test_a_deck_that_is_not_there_changes_nothing(void **state)
{
    struct import_rig *rig = *state;
    rig->app_rig.other = KIOSK_SOURCE_DIR "/slides";
    begin(rig, "One", "Two");
    import_rig_point(rig, NOBODY);
    check_that_it_stays(rig, 5);
}

/* No import makes one, but a card that fails may. */
static void
test_a_damaged_deck_changes_nothing(void **state)
{
    struct import_rig *rig = *state;
    begin(rig, "One", "Two");
    app_rig_slide(&rig->app_rig, "1-a.md", broken);
    app_rig_slide(&rig->app_rig, "2-b.md", broken);
    import_rig_run("cp -r '%s' '%s/decks/" NOBODY "'", rig->app_rig.folder,
                   rig->store);
    import_rig_point(rig, NOBODY);
    check_that_it_stays(rig, 1);
    assert_true(import_rig_says(
        rig, "None of the newest slides can be shown. 1-p/1-a"));
    check_that_it_stays(rig, 4);
    import_rig_slide(rig, "2-b.md", "Whole, too");
    import_rig_slide(rig, "1-a.md", "Whole");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, TURN_MS);
    assert_true(import_rig_is_current(rig));
}

static void
test_a_link_that_is_gone_changes_nothing(void **state)
{
    struct import_rig *rig = *state;
    rig->app_rig.other = KIOSK_SOURCE_DIR "/slides";
    begin(rig, "One", "Two");
    import_rig_run("rm '%s/current'%s", rig->store, "");
    check_that_it_stays(rig, 5);
}

/* A board: the store, else the card, else what is installed. */
static void
test_the_last_deck_while_no_other_can_be_shown(void **state)
{
    struct import_rig *rig = *state;
    import_rig_slide(rig, "1-a.md", "Of the card");
    rig->app_rig.other = rig->app_rig.folder;
    rig->app_rig.last = KIOSK_SOURCE_DIR "/slides";
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, TURN_MS);
    assert_int_equal(import_rig_slides(rig), 1);
    assert_string_equal(import_rig_title(rig), "Of the card");
    app_free(rig->app_rig.app);
    app_rig_slide(&rig->app_rig, "1-a.md", broken);
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, TURN_MS);
    assert_true(import_rig_slides(rig) > 1);
    import_rig_slide(rig, "1-a.md", "Of the store");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, TURN_MS);
    assert_string_equal(import_rig_title(rig), "Of the store");
}

/* Somebody has read for so long that the deck was thrown away. */
static void
test_a_deck_that_was_thrown_away_gives_way(void **state)
{
    struct import_rig *rig = *state;
    begin(rig, "Old", "Other");
    char old[LIBRARY_HASH_SIZE];
    assert_true(store_current(rig->store, old));
    import_rig_touch(rig);
    import_rig_slide(rig, "1-a.md", "New");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "Old");
    import_rig_run("rm -r '%s/decks/%s'", rig->store, old);
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(import_rig_title(rig), "New");
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_HELD);
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
picture(struct import_rig *rig, const char *order)
{
    app_rig_picture(&rig->app_rig, "a.jpg", order);
    app_rig_slide(&rig->app_rig, "1-a.md",
                  "# With a picture\n\n![A picture](a.jpg)\n\nWords.\n");
}

/* A reader holds the first deck while two more come; a new size of the screen
 * asks for its picture once more. */
static void
test_pictures_of_both_decks_are_found(void **state)
{
    struct import_rig *rig = *state;
    picture(rig, "ok 640 480");
    begin(rig, "Replaced", "Other");
    picture(rig, "ok 640 480");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    import_rig_touch(rig); /* away with the receipt */
    assert_true(app_rig_until(&rig->app_rig, drawn));
    import_rig_touch(rig);
    for (int i = 0; i < 2; i++) {
        picture(rig, i == 0 ? "ok 800 600" : "ok 1000 600");
        assert_int_equal(import_rig_import(rig), 0);
        app_rig_pass(&rig->app_rig, SOON_MS);
    }
    assert_false(import_rig_is_current(rig));
    app_resize(rig->app_rig.app, 1280, 800);
    assert_true(app_rig_until(&rig->app_rig, drawn));
    assert_false(import_rig_is_current(rig));
    app_rig_pass(&rig->app_rig, RESET_MS);
    assert_true(import_rig_is_current(rig));
    assert_true(app_rig_until(&rig->app_rig, drawn));
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
swap_often(struct import_rig *rig, char hashes[2][LIBRARY_HASH_SIZE], int times)
{
    for (int i = 0; i < times; i++) {
        import_rig_point(rig, hashes[i % 2]);
        for (int wait = 0; wait < 100 && !import_rig_is_current(rig); wait++) {
            rig->app_rig.now_ms += 100;
            app_rig_turn(&rig->app_rig);
        }
        assert_true(import_rig_is_current(rig));
    }
}

static void
test_a_thousand_swaps_leave_nothing_behind(void **state)
{
    struct import_rig *rig = *state;
    char hashes[2][LIBRARY_HASH_SIZE];
    begin(rig, "One", "Two");
    assert_true(store_current(rig->store, hashes[1]));
    import_rig_slide(rig, "1-a.md", "New one");
    assert_int_equal(import_rig_import(rig), 0);
    assert_true(store_current(rig->store, hashes[0]));
    swap_often(rig, hashes, SWAPS / 10);
    size_t files = open_files();
    size_t bytes = mallinfo2().uordblks;
    swap_often(rig, hashes, SWAPS);
    printf("%d swaps: %zu bytes before, %zu after\n", SWAPS, bytes,
           mallinfo2().uordblks);
    assert_int_equal(open_files(), files);
    assert_in_range(mallinfo2().uordblks, 0, bytes + LEAK_BYTES);
}

int
main(void)
{
#define TEST(name)                                           \
    cmocka_unit_test_setup_teardown(name, import_rig_set_up, \
                                    import_rig_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_new_deck_comes_while_nobody_reads),
        TEST(test_who_reads_keeps_the_page),
        TEST(test_it_comes_when_the_reader_moves_on),
        TEST(test_a_removed_slide_leaves_at_the_next_change),
        TEST(test_a_broken_slide_is_not_that_of_the_old_deck),
        TEST(test_an_empty_store_gets_its_first_deck),
        TEST(test_the_other_deck_until_the_first_one_comes),
        TEST(test_a_store_that_comes_later),
        TEST(test_a_folder_that_is_mended),
        TEST(test_a_store_behind_a_link),
        TEST(test_a_link_that_is_pointed_elsewhere),
        TEST(test_receipts_are_no_slides),
        TEST(test_receipts_that_come_are_no_slides),
        TEST(test_a_deck_that_is_not_there_changes_nothing),
        TEST(test_a_damaged_deck_changes_nothing),
        TEST(test_a_link_that_is_gone_changes_nothing),
        TEST(test_the_last_deck_while_no_other_can_be_shown),
        TEST(test_a_deck_that_was_thrown_away_gives_way),
        TEST(test_pictures_of_both_decks_are_found),
        TEST(test_a_thousand_swaps_leave_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
