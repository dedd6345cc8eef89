/* What an import did, on the screen: a page while nobody reads, a strip while
 * somebody does, nothing when it is no news. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "app_hands.h"
#include "import_rig.h"
#include "receipt.h"
#include "store.h"
#include "receipt_file.h"

enum { SOON_MS = 3000, PAGE_MS = 60000 };

#define STICK "USB stick CLINIC, 16 GB"
#define REMOVE "You may remove the stick."

static const char broken[] = "---\nkind: no such thing\n---\n# Broken\n";

static const char *
over(const struct import_rig *rig)
{
    return app_over(rig->app_rig.app);
}

/* A store with a deck of two slides, which is on screen; the receipt is old. */
static void
begin(struct import_rig *rig)
{
    import_rig_slide(rig, "1-a.md", "One");
    import_rig_slide(rig, "2-b.md", "Two");
    assert_int_equal(import_rig_import(rig), 0);
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(over(rig), "");
}

static void
bring(struct import_rig *rig, const char *title, const char *from)
{
    import_rig_slide(rig, "1-a.md", title);
    assert_int_equal(import_rig_import_from(rig, from), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
}

static void
test_a_page_for_a_minute(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    bring(rig, "New", STICK);
    assert_string_equal(over(rig), "receipt");
    assert_true(import_rig_says(rig, "New slides are shown"));
    assert_true(import_rig_says(rig, "1-p/1-a.md: New"));
    assert_true(import_rig_says(rig, REMOVE));
    assert_true(import_rig_is_current(rig));
    app_rig_pass(&rig->app_rig, PAGE_MS - 2 * SOON_MS);
    assert_string_equal(over(rig), "receipt");
    app_rig_pass(&rig->app_rig, 2 * SOON_MS);
    assert_string_equal(over(rig), "");
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_ROTATING);
}

/* A receipt of a signed deck says one thing more above its list. */
static void
test_only_the_list_is_listed(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    import_rig_slide(rig, "1-a.md", "New");
    assert_int_equal(import_rig_import_from(rig, STICK), 0);
    import_rig_run("sed -i 's/^number .*/number 9/; "
                   "s/^signed .*/signed 1795773600/' '%s/receipt'",
                   rig->store, "");
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(over(rig), "receipt");
    assert_false(import_rig_says(rig, "Signed on"));
    assert_false(import_rig_says(rig, "Taken in"));
}

static void
test_a_touch_ends_it_and_does_nothing_else(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    bring(rig, "New", STICK);
    import_rig_touch(rig);
    assert_string_equal(over(rig), "");
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_ROTATING);
    import_rig_touch(rig);
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_HELD);
}

static void
test_only_a_stick_may_be_removed(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    bring(rig, "New", "the shared folder");
    assert_string_equal(over(rig), "receipt");
    assert_false(import_rig_says(rig, REMOVE));
    assert_true(import_rig_says(rig, "the shared folder"));
}

static void
test_who_reads_sees_a_strip(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    import_rig_touch(rig);
    bring(rig, "New", STICK);
    assert_string_equal(over(rig), "");
    assert_string_equal(import_rig_title(rig), "One");
    assert_true(import_rig_says(
        rig, "New slides will appear when nobody is reading. " REMOVE));
    assert_true(import_rig_marks(rig, ICON_BENEFIT));
    assert_false(import_rig_marks(rig, ICON_WARNING));
    app_rig_pass(&rig->app_rig, PAGE_MS);
    assert_false(import_rig_says(rig, REMOVE));
    app_rig_pass(&rig->app_rig, 2 * PAGE_MS);
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_ROTATING);
    assert_string_equal(over(rig), "");
}

/* Who reads is told that there is more to see; it is seen after that. */
static void
test_mistakes_have_their_page_after_the_reader(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    import_rig_touch(rig);
    app_rig_slide(&rig->app_rig, "2-b.md", broken);
    bring(rig, "New", STICK);
    assert_string_equal(over(rig), "");
    assert_true(import_rig_says(rig, "1 of 2 new slides is not shown. "));
    assert_true(import_rig_marks(rig, ICON_WARNING));
    app_rig_pass(&rig->app_rig, 2 * PAGE_MS);
    while (app_state(rig->app_rig.app)->mode != PLAY_ROTATING) {
        app_rig_pass(&rig->app_rig, SOON_MS);
    }
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(over(rig), "receipt");
    assert_true(import_rig_says(rig, "1 of your 2 slides is not shown"));
    assert_true(import_rig_says(rig, "Fix first:"));
    assert_true(import_rig_says(rig, "1-p/2-b.md, line 2"));
    app_rig_pass(&rig->app_rig, PAGE_MS);
    assert_string_equal(over(rig), "");
    app_rig_pass(&rig->app_rig, 5 * PAGE_MS);
    assert_string_equal(over(rig), "");
}

/* Undo takes back what a stick brought; the stick is long gone. */
static void
test_undo_has_no_stick(void **state)
{
    struct import_rig *rig = *state;
    import_rig_slide(rig, "1-a.md", "Zero");
    assert_int_equal(import_rig_import_from(rig, STICK), 0);
    begin(rig);
    bring(rig, "New", STICK);
    import_rig_touch(rig);
    import_rig_touch(rig);
    import_rig_undo(rig);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_says(rig, "The earlier slides will appear "));
    assert_true(import_rig_marks(rig, ICON_BENEFIT));
    assert_false(import_rig_says(rig, "remove the stick"));
    app_rig_pass(&rig->app_rig, 4 * PAGE_MS);
    import_rig_undo(rig);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(over(rig), "receipt");
    assert_false(import_rig_says(rig, "remove the stick"));
}

/* Who reads meets what came of the last import, and never again what came of
 * the one before: as a strip, and behind a page. */
static void
test_older_news_never_come_back(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    import_rig_touch(rig);
    bring(rig, "Two", STICK);
    import_rig_slide(rig, "1-a.md", "Three");
    app_rig_slide(&rig->app_rig, "2-b.md", broken);
    assert_int_equal(import_rig_import_from(rig, STICK), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    for (int s = 2 * SOON_MS; s < PAGE_MS + 8 * SOON_MS; s += SOON_MS) {
        app_rig_pass(&rig->app_rig, SOON_MS);
        bool says = import_rig_says(rig, REMOVE);
        assert_true(says == (s < PAGE_MS));
    }
    import_rig_touch(rig);
    assert_int_equal(import_rig_import_from(rig, STICK), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_says(rig, "Nothing has changed"));
    app_rig_pass(&rig->app_rig, 7 * PAGE_MS);
    assert_string_equal(over(rig), "");
}

static void
test_a_refused_deck_says_why(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    app_rig_slide(&rig->app_rig, "1-a.md", broken);
    app_rig_slide(&rig->app_rig, "2-b.md", broken);
    assert_int_equal(import_rig_import_from(rig, STICK), 1);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_says(rig, "The new slides are not shown"));
    assert_true(import_rig_says(rig, "1-p/1-a.md"));
    assert_true(import_rig_says(rig, REMOVE));
    assert_string_equal(import_rig_title(rig), "One");
}

static void
test_no_news_is_told_only_to_who_brought_it(void **state)
{
    struct import_rig *rig = *state;
    begin(rig);
    assert_int_equal(import_rig_import_from(rig, "the shared folder"), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_string_equal(over(rig), "");
    assert_int_equal(import_rig_import_from(rig, STICK), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_says(rig, "Nothing has changed"));
}

/* A new board: what the store gets is what has been shown all the time. */
static void
test_the_same_deck_from_the_store_is_no_news(void **state)
{
    struct import_rig *rig = *state;
    import_rig_slide(rig, "1-a.md", "One");
    rig->app_rig.other = rig->app_rig.folder;
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, PAGE_MS);
    assert_int_equal(import_rig_import_from(rig, "the card"), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_is_current(rig));
    assert_string_equal(over(rig), "");
}

static void
begin_later(struct import_rig *rig, int64_t later_s)
{
    struct receipt receipt;
    import_rig_slide(rig, "1-a.md", "One");
    assert_int_equal(import_rig_import_from(rig, STICK), 0);
    assert_true(receipt_read(rig->store, &receipt));
    rig->app_rig.wall_s = receipt.when_s + later_s;
    receipt_release(&receipt);
    app_rig_start(&rig->app_rig);
    app_rig_pass(&rig->app_rig, SOON_MS * 5);
}

static void
test_at_the_start_a_fresh_one_is_news(void **state)
{
    struct import_rig *rig = *state;
    begin_later(rig, 30);
    assert_string_equal(over(rig), "receipt");
}

static void
test_at_the_start_an_old_one_is_not(void **state)
{
    struct import_rig *rig = *state;
    begin_later(rig, 61);
    assert_string_equal(over(rig), "");
}

/* While a cloth is on the screen it waits. There it says which deck is on. */
static void
test_it_waits_for_the_cleaning(void **state)
{
    struct import_rig *rig = *state;
    const double corners[] = {0.02, 0.98};
    char hash[LIBRARY_SHORT_SIZE];
    begin(rig);
    for (int i = 0; i < 2; i++) {
        struct touch_event event = {TOUCH_DOWN, 0, corners[i], 0.03};
        app_touch(rig->app_rig.app, &event, rig->app_rig.now_ms);
        app_rig_pass(&rig->app_rig, 3200);
        event.phase = TOUCH_UP;
        app_touch(rig->app_rig.app, &event, rig->app_rig.now_ms);
        app_rig_pass(&rig->app_rig, 500);
    }
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_CLEANING);
    library_hash_short(app_playlist(rig->app_rig.app)->read.hash, hash);
    assert_true(import_rig_says(rig, hash));
    bring(rig, "New", STICK);
    assert_string_equal(over(rig), "");
    app_rig_pass(&rig->app_rig, 30000);
    assert_string_equal(over(rig), "receipt");
}

static void
tap_control(struct import_rig *rig, const char *name)
{
    struct app_rig *app_rig = &rig->app_rig;
    const struct page *page = app_page(app_rig->app, app_rig->now_ms);
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_rect *rect = &page->controls[i].rect;
        if (strcmp(page->controls[i].name, name) == 0) {
            struct touch_event event = {
                TOUCH_DOWN, 0, (rect->x + rect->w / 2.0) / page->width_px,
                (rect->y + rect->h / 2.0) / page->height_px};
            app_touch(app_rig->app, &event, app_rig->now_ms);
            event.phase = TOUCH_UP;
            app_touch(app_rig->app, &event, app_rig->now_ms);
            app_rig_pass(app_rig, 400);
            return;
        }
    }
    fail_msg("there is no \"%s\"", name);
}

/* A deck with more mistakes than a page has room for. */
static void
bring_many(struct import_rig *rig)
{
    char name[32];
    begin(rig);
    for (int i = 10; i < 40; i++) {
        snprintf(name, sizeof(name), "%d-%c%c.md", i, 'a' + i % 20,
                 'a' + i / 20);
        app_rig_slide(&rig->app_rig, name, broken);
    }
    bring(rig, "New", STICK);
    assert_string_equal(over(rig), "receipt");
}

static void
test_pages_by_touch(void **state)
{
    struct import_rig *rig = *state;
    bring_many(rig);
    assert_true(import_rig_says(rig, "of your 32"));
    assert_false(import_rig_says(rig, "1-p/39-tb.md"));
    for (int i = 0; i < 40 && !import_rig_says(rig, "1-p/39-tb.md"); i++) {
        app_rig_pass(&rig->app_rig, PAGE_MS / 2); /* each has its minute */
        tap_control(rig, "Next");
    }
    assert_true(import_rig_says(rig, "1-p/39-tb.md"));
    for (int i = 0; i < 40 && !import_rig_says(rig, "of your 32"); i++) {
        tap_control(rig, "Back");
    }
    assert_true(import_rig_says(rig, "of your 32"));
    app_rig_pass(&rig->app_rig, PAGE_MS);
    assert_string_equal(over(rig), "");
}

/* Beside a button nothing happens, twice on it is once, and it needs no other
 * page to be closed. */
static void
test_hands_that_miss(void **state)
{
    struct import_rig *rig = *state;
    struct touch_event event = {TOUCH_DOWN, 0, 0.9, 0.97};
    bring_many(rig);
    app_touch(rig->app_rig.app, &event, rig->app_rig.now_ms);
    event.phase = TOUCH_UP;
    app_touch(rig->app_rig.app, &event, rig->app_rig.now_ms);
    assert_string_equal(over(rig), "receipt");
    tap_control(rig, "Next");
    assert_true(import_rig_says(rig, "Page 2."));
    tap_control(rig, "Close");
    assert_string_equal(over(rig), "");
    assert_int_equal(app_state(rig->app_rig.app)->mode, PLAY_ROTATING);
    import_rig_slide(rig, "1-a.md", "Newer");
    assert_int_equal(import_rig_import_from(rig, STICK), 0);
    app_rig_pass(&rig->app_rig, SOON_MS);
    assert_true(import_rig_says(rig, "of your 32"));
    import_rig_touch(rig);
    assert_string_equal(over(rig), "");
}

int
main(void)
{
#define TEST(name)                                           \
    cmocka_unit_test_setup_teardown(name, import_rig_set_up, \
                                    import_rig_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_page_for_a_minute),
        TEST(test_only_the_list_is_listed),
        TEST(test_a_touch_ends_it_and_does_nothing_else),
        TEST(test_only_a_stick_may_be_removed),
        TEST(test_who_reads_sees_a_strip),
        TEST(test_mistakes_have_their_page_after_the_reader),
        TEST(test_undo_has_no_stick),
        TEST(test_older_news_never_come_back),
        TEST(test_a_refused_deck_says_why),
        TEST(test_no_news_is_told_only_to_who_brought_it),
        TEST(test_the_same_deck_from_the_store_is_no_news),
        TEST(test_at_the_start_a_fresh_one_is_news),
        TEST(test_at_the_start_an_old_one_is_not),
        TEST(test_it_waits_for_the_cleaning),
        TEST(test_pages_by_touch),
        TEST(test_hands_that_miss),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
