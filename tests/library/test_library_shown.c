/* "To take a slide out, delete its file": a picture that a slide has shown is
 * no slide by itself when that slide has gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "rig.h"

#define QUIET_MS 3000

static void
write_slide(struct rig *rig, const char *path, const char *title,
            const char *picture)
{
    char text[200];
    strcpy(text, "# ");
    strcat(strcat(text, title), "\n\nWords.\n\n![A thing](");
    strcat(strcat(text, picture), ")\n");
    rig_write(rig, path, text);
}

static struct rig *
start(void **state)
{
    struct rig *rig = *state;
    rig_write(rig, "deck/deck.txt", "title: Deck\nlanguages: en, es\n");
    rig_mkdir(rig, "deck/1-a");
    write_slide(rig, "deck/1-a/1-x.md", "X", "red.jpg");
    rig_slide(rig, "deck/1-a/2-y.md", "Y");
    rig_write(rig, "deck/1-a/red.jpg", "a picture");
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X|Y");
    return rig;
}

static void
expect_left(struct rig *rig, const char *titles, bool left)
{
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), titles);
    assert_int_equal(rig_found(rig, "1-a/red.jpg", "left-over"), left);
}

/* Three changes in a row, and the slide comes back. */
static void
a_picture_goes_with_its_slide(void **state)
{
    struct rig *rig = start(state);
    rig_remove(rig, "deck/1-a/1-x.md");
    expect_left(rig, "Y", true);
    rig_slide(rig, "deck/1-a/3-z.md", "Z");
    expect_left(rig, "Y|Z", true);
    rig_slide(rig, "deck/1-a/2-y.md", "Y2");
    expect_left(rig, "Y2|Z", true);
    write_slide(rig, "deck/1-a/1-x.md", "X", "red.jpg");
    expect_left(rig, "X|Y2|Z", false);
    rig_remove(rig, "deck/1-a/1-x.md");
    expect_left(rig, "Y2|Z", true);
}

/* The cures that the sentence names, and keys, which say that it is a slide. */
static void
a_picture_left_over_becomes_a_slide(void **state)
{
    struct rig *rig = start(state);
    rig_remove(rig, "deck/1-a/1-x.md");
    expect_left(rig, "Y", true);
    rig_rename(rig, "deck/1-a/red.jpg", "deck/1-a/3-team.jpg");
    expect_left(rig, "Y|Team", false);
    rig_rename(rig, "deck/1-a/3-team.jpg", "deck/1-a/red.jpg");
    expect_left(rig, "Y", true);
}

/* By its name and its bytes, wherever it lies and whenever it comes back. */
static void
a_picture_is_known_again(void **state)
{
    struct rig *rig = start(state);
    rig_remove(rig, "deck/1-a/1-x.md");
    rig_rename(rig, "deck/1-a", "deck/5-a");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Y");
    assert_true(rig_found(rig, "5-a/red.jpg", "left-over"));
    rig_remove(rig, "deck/5-a/red.jpg");
    rig_run(rig, QUIET_MS);
    rig_write(rig, "deck/5-a/red.jpg", "a picture");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Y");
    assert_true(rig_found(rig, "5-a/red.jpg", "left-over"));
    rig_write(rig, "deck/5-a/red.jpg", "our team");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Y|Red");
}

/* Where the one that a slide shows is still there, a second one is no
 * left-over, at the start or later. */
static void
a_second_picture_stays_a_slide(void **state)
{
    struct rig *rig = *state;
    rig_mkdir(rig, "deck/2-b");
    rig_write(rig, "deck/2-b/red.jpg", "a picture");
    rig_write(rig, "deck/deck.txt", "title: Deck\nlanguages: en, es\n");
    rig_mkdir(rig, "deck/1-a");
    write_slide(rig, "deck/1-a/1-x.md", "X", "red.jpg");
    rig_write(rig, "deck/1-a/red.jpg", "a picture");
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X|Red");
    rig_slide(rig, "deck/1-a/2-y.md", "Y");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y|Red");
}

static void
keys_make_it_a_slide(void **state)
{
    struct rig *rig = start(state);
    rig_remove(rig, "deck/1-a/1-x.md");
    expect_left(rig, "Y", true);
    rig_write(rig, "deck/1-a/red.txt", "title: Red\n");
    expect_left(rig, "Y|Red", false);
}

static void
another_picture_of_that_name_is_a_slide(void **state)
{
    struct rig *rig = start(state);
    rig_remove(rig, "deck/1-a/1-x.md");
    expect_left(rig, "Y", true);
    rig_write(rig, "deck/1-a/red.jpg", "a picture"); /* copied once more */
    expect_left(rig, "Y", true);
    rig_write(rig, "deck/1-a/red.jpg", "our team");
    expect_left(rig, "Y|Red", false);
}

/* A slide that breaks keeps its last good version, and with it its picture. */
static void
a_broken_slide_keeps_its_picture(void **state)
{
    struct rig *rig = start(state);
    rig_write(rig, "deck/1-a/1-x.md", "---\nsorce: A\n---\n# X\n");
    expect_left(rig, "X|Y", false);
    rig_remove(rig, "deck/1-a/1-x.md");
    expect_left(rig, "Y", true);
}

/* The line of the picture goes, and later the slide. */
static void
a_picture_that_was_taken_out_stays_out(void **state)
{
    struct rig *rig = start(state);
    rig_write(rig, "deck/1-a/1-x.md", "# X\n\nWords.\n");
    expect_left(rig, "X|Y", true);
    rig_remove(rig, "deck/1-a/1-x.md");
    expect_left(rig, "Y", true);
}

static void
slide_and_picture_get_another_name(void **state)
{
    struct rig *rig = start(state);
    rig_rename(rig, "deck/1-a/red.jpg", "deck/1-a/pink.jpg");
    write_slide(rig, "deck/1-a/1-x.md", "X", "pink.jpg");
    rig_rename(rig, "deck/1-a/1-x.md", "deck/1-a/1-w.md");
    expect_left(rig, "X|Y", false);
    rig_remove(rig, "deck/1-a/1-w.md");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Y");
    assert_true(rig_found(rig, "1-a/pink.jpg", "left-over"));
}

/* Of one language only. */
static void
a_picture_of_a_translation_goes_with_it(void **state)
{
    struct rig *rig = start(state);
    write_slide(rig, "deck/1-a/1-x.es.md", "Xe", "rojo.jpg");
    rig_write(rig, "deck/1-a/rojo.jpg", "a picture, too");
    expect_left(rig, "X|Y", false);
    rig_remove(rig, "deck/1-a/1-x.es.md");
    expect_left(rig, "X|Y", false);
    assert_true(rig_found(rig, "1-a/rojo.jpg", "left-over"));
    write_slide(rig, "deck/1-a/1-x.es.md", "Xe", "red.jpg");
    rig_remove(rig, "deck/1-a/1-x.md");
    expect_left(rig, "Xe|Y", false);
}

/* Nothing is known of a deck before; a store knows, and says it so. */
static void
a_store_tells_what_was_shown(void **state)
{
    struct rig *rig = *state;
    rig_mkdir(rig, "decks");
    rig_mkdir(rig, "shown");
    rig_mkdir(rig, "decks/x");
    rig_mkdir(rig, "decks/x/1-a");
    rig_slide(rig, "decks/x/1-a/2-y.md", "Y");
    rig_write(rig, "decks/x/deck.txt", "title: Deck\nlanguages: en\n");
    rig_write(rig, "decks/x/1-a/red.jpg", "a picture");
    rig_link(rig, "decks/x", "current");
    rig_start_with(rig, rig_path(rig, "current"));
    expect_left(rig, "Y|Red", false);
    char hash[LIBRARY_HASH_SIZE];
    memcpy(hash, rig->read.hash, sizeof(hash));
    int fd = rig_open(rig, "shown/x", O_CREAT | O_WRONLY);
    rig_put(fd, "1-a/red.jpg");
    assert_int_equal(write(fd, "", 1), 1);
    close(fd);
    library_free(rig->library);
    library_deck_release(&rig->read);
    rig_start_with(rig, rig_path(rig, "current"));
    expect_left(rig, "Y", true);
    assert_string_equal(rig->read.hash, hash);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_picture_goes_with_its_slide,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(a_picture_left_over_becomes_a_slide,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(a_picture_is_known_again, rig_setup,
                                        rig_teardown),
        cmocka_unit_test_setup_teardown(a_second_picture_stays_a_slide,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(keys_make_it_a_slide, rig_setup,
                                        rig_teardown),
        cmocka_unit_test_setup_teardown(another_picture_of_that_name_is_a_slide,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(a_broken_slide_keeps_its_picture,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(a_picture_that_was_taken_out_stays_out,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(slide_and_picture_get_another_name,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(a_picture_of_a_translation_goes_with_it,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(a_store_tells_what_was_shown, rig_setup,
                                        rig_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
