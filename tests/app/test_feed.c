/* Which deck is on show, and when another takes its place: at once while nobody
 * reads, else when the reader leaves the slide. Stores: test_store_watch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "app_rig.h"

enum {
    SOON_MS = 3000,    /* an edit is read */
    RESET_MS = 125000, /* until the show goes on without its reader */
    GONE_MS = 70000    /* until a lost folder is given up */
};

struct world {
    struct app_rig rig;
    char other[48];
};

static int
set_up(void **state)
{
    static struct world world;
    app_rig_init(&world.rig);
    snprintf(world.other, sizeof(world.other), "%s-other", world.rig.folder);
    app_rig_slide(&world.rig, "1-a.md", "# One\n\nWords.\n");
    app_rig_slide(&world.rig, "2-b.md", "# Two\n\nWords.\n");
    *state = &world;
    return 0;
}

static void
run(const char *format, const char *a, const char *b)
{
    char command[256];
    snprintf(command, sizeof(command), format, a, b); /* NOLINT */
    assert_int_equal(system(command), 0);
}

static int
tear_down(void **state)
{
    struct world *world = *state;
    run("rm -rf '%s'%s", world->other, "");
    app_rig_release(&world->rig);
    return 0;
}

/* The show as it begins, with --else if there is one, on its first slide. */
static struct app_rig *
begin(void **state)
{
    struct world *world = *state;
    app_rig_start(&world->rig);
    app_rig_pass(&world->rig, 1000);
    return &world->rig;
}

static struct app_rig *
begin_with_other(void **state)
{
    struct world *world = *state;
    run("cp -r '%s' '%s'", world->rig.folder, world->other);
    run("cd '%s/1-p' && rm 2-b.md && echo '# Other' >1-a.md%s", world->other,
        "");
    world->rig.other = world->other;
    return begin(state);
}

static void
edit(struct app_rig *rig, const char *name, const char *text)
{
    app_rig_slide(rig, name, text);
    app_rig_pass(rig, SOON_MS);
}

static void
touch_slide(struct app_rig *rig)
{
    app_rig_finger(rig, TOUCH_DOWN, 0.5, 0.4);
    app_rig_finger(rig, TOUCH_UP, 0.5, 0.4);
}

static size_t
slides(const struct app_rig *rig)
{
    return app_playlist(rig->app)->shown_count;
}

/* ---- one deck after another ---- */

static void
test_an_edit_comes_while_nobody_reads(void **state)
{
    struct app_rig *rig = begin(state);
    edit(rig, "1-a.md", "# New one\n\nWords.\n");
    assert_string_equal(app_rig_title(rig), "New one");
    assert_int_equal(app_state(rig->app)->mode, PLAY_ROTATING);
}

static void
test_a_reader_keeps_the_slide_until_the_reset(void **state)
{
    struct app_rig *rig = begin(state);
    touch_slide(rig);
    edit(rig, "1-a.md", "# New one\n\nWords.\n");
    assert_string_equal(app_rig_title(rig), "One");
    app_rig_pass(rig, RESET_MS);
    assert_string_equal(app_rig_title(rig), "New one");
}

/* Text size leaves nobody's slide; Next does, and leads into the new deck. */
static void
test_an_edit_comes_when_the_reader_leaves(void **state)
{
    struct app_rig *rig = begin(state);
    touch_slide(rig);
    edit(rig, "1-a.md", "# New one\n\nWords.\n");
    edit(rig, "2-b.md", "# New two\n\nWords.\n");
    app_rig_tap(rig, "Text size");
    assert_string_equal(app_rig_title(rig), "One");
    assert_int_equal(app_state(rig->app)->scale, 1);
    app_rig_tap(rig, "Next");
    assert_string_equal(app_rig_title(rig), "New two");
    app_rig_pass(rig, 1000);
    app_rig_tap(rig, "Back");
    assert_string_equal(app_rig_title(rig), "New one");
}

/* The slide under the reader is gone: Next comes to its neighbour, not past
 * it. */
static void
test_next_does_not_skip_the_neighbour_of_a_lost_slide(void **state)
{
    struct app_rig *rig = begin(state);
    app_rig_slide(rig, "3-c.md", "# Three\n\nWords.\n");
    app_rig_pass(rig, SOON_MS);
    touch_slide(rig);
    run("rm '%s/1-p/1-a.md'%s", rig->folder, "");
    app_rig_pass(rig, SOON_MS);
    assert_string_equal(app_rig_title(rig), "One");
    assert_int_equal(slides(rig), 3);
    app_rig_tap(rig, "Next");
    assert_string_equal(app_rig_title(rig), "Two");
    assert_int_equal(slides(rig), 2);
}

/* A button of a topic leads to the topic that it named, wherever that is in
 * the deck that comes in. */
static void
test_a_topic_is_found_in_the_new_deck(void **state)
{
    struct app_rig *rig = *state;
    run("mkdir '%s/2-q' && printf 'title: Q\nkind: about\n' >'%s/2-q/"
        "topic.txt'",
        rig->folder, rig->folder);
    app_rig_slide(rig, "../2-q/1-a.md", "# Of Q\n\nWords.\n");
    begin(state);
    touch_slide(rig);
    run("mkdir '%s/0-r' && printf 'title: R\nkind: about\n' >'%s/0-r/"
        "topic.txt'",
        rig->folder, rig->folder);
    app_rig_slide(rig, "../0-r/1-a.md", "# Of R\n\nWords.\n");
    app_rig_pass(rig, SOON_MS);
    app_rig_tap(rig, "Q");
    assert_string_equal(app_rig_title(rig), "Of Q");
    assert_int_equal(slides(rig), 4);
}

static void
test_a_removed_slide_leaves_at_the_next_change(void **state)
{
    struct app_rig *rig = begin(state);
    run("rm '%s/1-p/1-a.md'%s", rig->folder, "");
    app_rig_pass(rig, SOON_MS);
    assert_string_equal(app_rig_title(rig), "One");
    assert_int_equal(app_newest(rig->app)->shown_count, 1);
    app_rig_pass(rig, 8000);
    assert_string_equal(app_rig_title(rig), "Two");
    assert_int_equal(slides(rig), 1);
}

static void
test_a_renamed_slide_stays_on(void **state)
{
    struct app_rig *rig = begin(state);
    touch_slide(rig);
    run("mv '%s/1-p/1-a.md' '%s/1-p/9-z.md'", rig->folder, rig->folder);
    app_rig_pass(rig, SOON_MS);
    app_rig_tap(rig, "Back");
    assert_string_equal(app_rig_title(rig), "Two");
}

/* The English version is removed, the Spanish one stays: nothing can be told of
 * the slide in the default language, which is what slides are compared by. */
static void
test_a_slide_without_the_default_language(void **state)
{
    struct app_rig *rig = *state;
    app_rig_slide(rig, "../deck.txt", "title: P\nlanguages: en, es\n");
    app_rig_slide(rig, "1-a.es.md", "# Uno\n\nPalabras.\n");
    begin(state);
    touch_slide(rig);
    run("cd '%s/1-p' && rm 1-a.md && mv 1-a.es.md 3-c.es.md%s", rig->folder,
        "");
    app_rig_pass(rig, SOON_MS);
    assert_string_equal(app_rig_title(rig), "One");
    app_rig_pass(rig, RESET_MS);
    assert_string_equal(app_rig_title(rig), "Two");
}

/* Its slide is on for more than 10 s. */
#define TEN "one two three four five six seven eight nine ten "
#define LONG TEN TEN TEN TEN TEN ".\n"

/* The old version stays until the picture of the new one is drawn, but not
 * longer than 5 s. */
static void
test_a_deck_waits_for_its_pictures(void **state)
{
    struct app_rig *rig = *state;
    char order[64];
    app_rig_picture(rig, "p.jpg", "ok 640 480");
    app_rig_slide(rig, "1-a.md", "# One\n\n![Words](p.jpg)\n\n" LONG);
    begin(state);
    app_finish_pictures(rig->app, rig->now_ms);
    snprintf(order, sizeof(order), "draw-wait 640 480 %s/go", rig->folder);
    app_rig_picture(rig, "p.jpg", order);
    app_rig_slide(rig, "1-a.md", "# New\n\n![Words](p.jpg)\n\n" LONG);
    app_rig_pass(rig, SOON_MS);
    assert_string_equal(app_rig_title(rig), "One");
    app_rig_pass(rig, 4500);
    assert_string_equal(app_rig_title(rig), "New");
    app_rig_slide(rig, "../go", "");
}

/* ---- another day ---- */

static void
test_another_day_is_not_for_a_reader(void **state)
{
    struct app_rig *rig = *state;
    const struct deck_date tomorrow = {2026, 11, 24};
    app_rig_slide(rig, "1-a.md",
                  "---\nvalid-until: 2026-11-23\n---\n# One\n\nWords.\n");
    begin(state);
    touch_slide(rig);
    app_set_moment(rig->app, deck_moment_any(tomorrow), INT64_MAX, rig->now_ms);
    assert_string_equal(app_rig_title(rig), "One");
    app_rig_pass(rig, RESET_MS);
    assert_string_equal(app_rig_title(rig), "Two");
    assert_int_equal(slides(rig), 1);
}

static void
test_another_day_may_bring_the_other_deck(void **state)
{
    struct world *world = *state;
    const struct deck_date tomorrow = {2026, 11, 24};
    run("cp -r '%s' '%s'", world->rig.folder, world->other);
    run("sed -i s/One/Other/ '%s/1-p/1-a.md'%s", world->other, "");
    run("rm '%s/1-p/2-b.md'%s", world->rig.folder, "");
    app_rig_slide(&world->rig, "1-a.md",
                  "---\nvalid-until: 2026-11-23\n---\n# One\n\nWords.\n");
    world->rig.other = world->other;
    struct app_rig *rig = begin(state);
    assert_string_equal(app_rig_title(rig), "One");
    app_set_moment(rig->app, deck_moment_any(tomorrow), INT64_MAX, rig->now_ms);
    assert_string_equal(app_rig_title(rig), "Other");
    assert_true(app_rig_says(rig, "has no slide for today"));
}

/* ---- the other deck ---- */

static void
break_all(struct app_rig *rig)
{
    app_rig_slide(rig, "1-a.md", "---\nkind: no such thing\n---\n# Broken\n");
    run("rm -f '%s/1-p/2-b.md'%s", rig->folder, "");
    app_rig_pass(rig, SOON_MS);
}

/* A slide that was whole a moment ago is kept in its last good version. */
static void
test_a_deck_that_breaks_stays(void **state)
{
    struct app_rig *rig = begin_with_other(state);
    break_all(rig);
    app_rig_pass(rig, 3 * SOON_MS);
    assert_string_equal(app_rig_title(rig), "One");
    assert_false(app_rig_says(rig, "No slide in"));
}

static void
test_an_empty_deck_gives_way_and_comes_back(void **state)
{
    struct app_rig *rig = begin_with_other(state);
    run("rm '%s'/1-p/*.md%s", rig->folder, "");
    app_rig_pass(rig, 4 * SOON_MS);
    assert_string_equal(app_rig_title(rig), "Other");
    assert_true(app_rig_says(rig, "has no slide for today"));
    edit(rig, "1-a.md", "# One again\n\nWords.\n");
    assert_string_equal(app_rig_title(rig), "One again");
    assert_false(app_rig_says(rig, "has no slide for today"));
}

static void
test_a_lost_folder_is_waited_for(void **state)
{
    struct app_rig *rig = begin_with_other(state);
    run("mv '%s' '%s.away'", rig->folder, rig->folder);
    app_rig_pass(rig, GONE_MS / 2);
    assert_int_equal(slides(rig), 2);
    app_rig_pass(rig, GONE_MS);
    assert_string_equal(app_rig_title(rig), "Other");
    run("mv '%s.away' '%s'", rig->folder, rig->folder);
    app_rig_pass(rig, GONE_MS);
    assert_int_equal(slides(rig), 2);
}

#define WITH_RIG(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RIG(test_an_edit_comes_while_nobody_reads),
        WITH_RIG(test_a_reader_keeps_the_slide_until_the_reset),
        WITH_RIG(test_an_edit_comes_when_the_reader_leaves),
        WITH_RIG(test_next_does_not_skip_the_neighbour_of_a_lost_slide),
        WITH_RIG(test_a_topic_is_found_in_the_new_deck),
        WITH_RIG(test_a_removed_slide_leaves_at_the_next_change),
        WITH_RIG(test_a_renamed_slide_stays_on),
        WITH_RIG(test_a_slide_without_the_default_language),
        WITH_RIG(test_a_deck_waits_for_its_pictures),
        WITH_RIG(test_another_day_is_not_for_a_reader),
        WITH_RIG(test_another_day_may_bring_the_other_deck),
        WITH_RIG(test_a_deck_that_breaks_stays),
        WITH_RIG(test_an_empty_deck_gives_way_and_comes_back),
        WITH_RIG(test_a_lost_folder_is_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
