/* The deck folder as a whole: made later, replaced, re-pointed, taken away,
 * on a system without inotify; and what it must not lead to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "rig.h"

#define QUIET_MS 2000

static void
make_deck(struct rig *rig, const char *folder, const char *title)
{
    char path[256];
    rig_mkdir(rig, folder);
    snprintf(path, sizeof(path), "%s/deck.txt", folder);
    rig_write(rig, path, "title: Deck\nlanguages: en\n");
    snprintf(path, sizeof(path), "%s/1-a", folder);
    rig_mkdir(rig, path);
    snprintf(path, sizeof(path), "%s/1-a/1-x.md", folder);
    rig_slide(rig, path, title);
}

static void
test_made_later(void **state)
{
    struct rig *rig = *state;
    rig_start_with(rig, rig_path(rig, "later/slides"));
    assert_null(rig->read.deck);
    assert_true(rig_found(rig, "", "no-folder"));
    rig_run(rig, QUIET_MS);
    assert_true(library_deadline_ms(rig->library) <=
                rig->now_ms + rig->options.poll_ms);
    rig_mkdir(rig, "later");
    rig_run(rig, QUIET_MS);
    assert_int_equal(rig->given, 0);
    make_deck(rig, "later/slides", "First");
    rig_run(rig, 2 * QUIET_MS);
    assert_string_equal(rig_titles(rig), "First");
}

static void
test_file_instead_of_folder(void **state)
{
    struct rig *rig = *state;
    rig_write(rig, "slides", "not a folder");
    rig_start_with(rig, rig_path(rig, "slides"));
    assert_null(rig->read.deck);
    rig_remove(rig, "slides");
    assert_int_equal(mkfifo(rig_path(rig, "slides"), 0666), 0);
    rig_run(rig, QUIET_MS);
    rig_remove(rig, "slides");
    make_deck(rig, "slides", "First");
    rig_run(rig, 2 * QUIET_MS);
    assert_string_equal(rig_titles(rig), "First");
}

static void
test_replaced(void **state)
{
    struct rig *rig = *state;
    rig_remove(rig, "deck");
    make_deck(rig, "deck", "Old");
    rig_start(rig);
    make_deck(rig, "new", "New");
    for (int i = 0; i < 20; i++) {
        rig_rename(rig, "deck", "old");
        rig_run(rig, i * 40);
        rig_rename(rig, "new", "deck");
        rig_run(rig, QUIET_MS + 500);
        assert_string_equal(rig_titles(rig), i % 2 == 0 ? "New" : "Old");
        assert_int_equal(rig->given, i + 2);
        rig_rename(rig, "old", "new");
    }
    /* The one that was moved away is of no interest any more. */
    rig_slide(rig, "new/1-a/1-x.md", "Away");
    rig_slide(rig, "deck/1-a/1-x.md", "Here");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Here");
}

static void
test_link_repointed(void **state)
{
    struct rig *rig = *state;
    make_deck(rig, "one", "One");
    make_deck(rig, "two", "Two");
    rig_mkdir(rig, "links");
    rig_link(rig, "one", "current");
    rig_link(rig, "../current", "links/deck");
    rig_start_with(rig, rig_path(rig, "links/deck"));
    assert_string_equal(rig_titles(rig), "One");
    rig_link(rig, "two", "next");
    rig_rename(rig, "next", "current");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Two");
    rig_remove(rig, "links/deck");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Two");
    rig_link(rig, rig_path(rig, "one"), "links/deck");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "One");
    assert_int_equal(rig->given, 3);
}

static void
test_parent_moved(void **state)
{
    struct rig *rig = *state;
    rig_mkdir(rig, "a");
    rig_mkdir(rig, "a/b");
    make_deck(rig, "a/b/deck", "One");
    rig_start_with(rig, rig_path(rig, "a/b/deck"));
    rig_rename(rig, "a", "old");
    rig_mkdir(rig, "a");
    rig_mkdir(rig, "a/b");
    make_deck(rig, "a/b/deck", "Two");
    rig_run(rig, 2 * QUIET_MS);
    assert_string_equal(rig_titles(rig), "Two");
}

static void
test_vanished_and_back(void **state)
{
    struct rig *rig = *state;
    rig_remove(rig, "deck");
    make_deck(rig, "deck", "X");
    rig_start(rig);
    rig_rename(rig, "deck", "away");
    rig_run(rig, 3600 * 1000);
    assert_int_equal(rig->given, 1);
    rig_rename(rig, "away", "deck");
    rig_run(rig, 2 * QUIET_MS);
    assert_int_equal(rig->given, 1);
    rig_remove(rig, "deck");
    rig_run(rig, QUIET_MS);
    assert_int_equal(rig->given, 1);
    make_deck(rig, "deck", "Y");
    rig_run(rig, 2 * QUIET_MS);
    assert_string_equal(rig_titles(rig), "Y");
}

static void
test_emptied(void **state)
{
    struct rig *rig = *state;
    rig_remove(rig, "deck");
    make_deck(rig, "deck", "X");
    rig_start(rig);
    rig_remove(rig, "deck/1-a");
    rig_remove(rig, "deck/deck.txt");
    rig_run(rig, 2 * QUIET_MS);
    assert_int_equal(rig->read.deck->slide_count, 0);
    rig_mkdir(rig, "deck/1-a");
    rig_slide(rig, "deck/1-a/1-x.md", "Again");
    rig_run(rig, 2 * QUIET_MS);
    assert_string_equal(rig_titles(rig), "Again");
}

static void
test_topic_copied_in(void **state)
{
    struct rig *rig = *state;
    rig_slide(rig, "deck/1-x.md", "X");
    rig_start(rig);
    rig_mkdir(rig, "deck/2-b");
    if (rig->options.no_inotify) {
        rig_slide(rig, "deck/2-b/1-y.md", "Y");
    } else {
        rig_run(rig, 10); /* the new folder is watched from here on */
        int fd = rig_open(rig, "deck/2-b/1-y.md", O_CREAT);
        rig_put(fd, "# Y\n\nHalf of");
        rig_run(rig, 5000);
        assert_string_equal(rig_titles(rig), "X");
        rig_put(fd, " it.\n");
        close(fd);
    }
    rig_run(rig, 2 * QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y");
}

/* Links, pipes, sockets, devices: reported, never opened. */
static void
test_refused(void **state)
{
    struct rig *rig = *state;
    rig_slide(rig, "deck/1-x.md", "X");
    rig_link(rig, "/etc/passwd", "deck/2-passwd.md");
    rig_link(rig, "../outside.md", "deck/3-outside.md");
    rig_link(rig, "nowhere.md", "deck/4-nowhere.md");
    rig_link(rig, ".", "deck/5-loop");
    rig_link(rig, "/etc", "deck/6-etc");
    rig_link(rig, "/dev/zero", "deck/7-zero.md");
    rig_slide(rig, "outside.md", "Outside");
    assert_int_equal(mkfifo(rig_path(rig, "deck/8-pipe.md"), 0666), 0);
    rig_mkdir(rig, "deck/9-topic");
    rig_mkdir(rig, "deck/9-topic/deep");
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    snprintf(name.sun_path, sizeof(name.sun_path), "%s",
             rig_path(rig, "deck/9-socket.md"));
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof(name)), 0);
    bool device = mknod(rig_path(rig, "deck/9-null.md"), S_IFCHR | 0666,
                        1 << 8 | 3) == 0; /* only root may */
    rig_start(rig);
    close(fd);
    assert_string_equal(rig_titles(rig), "X");
    assert_true(rig_found(rig, "2-passwd.md", "link-outside"));
    assert_true(rig_found(rig, "3-outside.md", "link-outside"));
    assert_true(rig_found(rig, "4-nowhere.md", "link-nowhere"));
    assert_true(rig_found(rig, "5-loop", "link-loop"));
    assert_true(rig_found(rig, "6-etc", "link-outside"));
    assert_true(rig_found(rig, "7-zero.md", "link-outside"));
    assert_true(rig_found(rig, "8-pipe.md", "not-a-file"));
    assert_true(rig_found(rig, "9-socket.md", "not-a-file"));
    assert_true(!device || rig_found(rig, "9-null.md", "not-a-file"));
    assert_true(rig_found(rig, "9-topic/deep", "folder-too-deep"));
    rig_remove(rig, "deck/8-pipe.md");
    rig_run(rig, 2 * QUIET_MS);
    assert_false(rig_found(rig, "8-pipe.md", "not-a-file"));
}

static void
test_links_inside(void **state)
{
    struct rig *rig = *state;
    rig_mkdir(rig, "deck/1-a");
    rig_slide(rig, "deck/1-a/1-x.md", "X");
    rig_link(rig, "../1-a/1-x.md", "deck/1-a/2-y.md");
    rig_link(rig, rig_path(rig, "deck/1-a/1-x.md"), "deck/1-a/3-z.md");
    rig_link(rig, rig_path(rig, "deck/1-a"), "deck/2-b");
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X|X|X|X|X|X");
    rig_slide(rig, "deck/1-a/1-x.md", "W");
    rig_run(rig, 2 * QUIET_MS);
    assert_string_equal(rig_titles(rig), "W|W|W|W|W|W");
}

/* A target that no watched folder holds has a watch of its own. */
static void
test_link_to_deep_file(void **state)
{
    struct rig *rig = *state;
    rig_mkdir(rig, "deck/1-a");
    rig_mkdir(rig, "deck/1-a/deep");
    rig_slide(rig, "deck/1-a/deep/x.md", "X");
    rig_link(rig, "deep/x.md", "deck/1-a/1-x.md");
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X");
    rig_slide(rig, "deck/1-a/deep/x.md", "Y");
    rig_run(rig, QUIET_MS + 500);
    assert_string_equal(rig_titles(rig), "Y");
    rig_slide(rig, "deck/1-a/deep/new.md", "Z");
    rig_rename(rig, "deck/1-a/deep/new.md", "deck/1-a/deep/x.md");
    rig_run(rig, QUIET_MS + 500);
    assert_string_equal(rig_titles(rig), "Z");
}

static void
test_strange_names(void **state)
{
    struct rig *rig = *state;
    char name[253] = {0};
    char longest[300];
    memset(name, 'n', sizeof(name) - 1);
    snprintf(longest, sizeof(longest), "deck/1-a/%s.md", name);
    rig_mkdir(rig, "deck/1-a");
    rig_slide(rig, "deck/1-a/%n%s%p.md", "A");
    rig_slide(rig, "deck/1-a/\xff\xfe.md", "B");
    rig_slide(rig, "deck/1-a/line\nbreak.md", "C");
    rig_slide(rig, longest, "D");
    rig_slide(rig, "deck/1-a/glow.md", "E");
    rig_slide(rig, "deck/1-a/GLOW.md", "F");
    rig_start(rig);
    assert_int_equal(rig->read.deck->slide_count, 6);
    rig_slide(rig, "deck/1-a/\xff\xfe.md", "B2");
    rig_run(rig, QUIET_MS);
    assert_non_null(strstr(rig_titles(rig), "B2"));
    assert_int_equal(rig->read.deck->slide_count, 6);
}

static void
test_sweep_finds_what_no_hint_told(void **state)
{
    struct rig *rig = *state;
    rig_slide(rig, "deck/1-x.md", "X");
    rig_start(rig);
    /* As on a system that loses hints: they are read and thrown away. */
    char bytes[4096];
    rig_slide(rig, "deck/1-x.md", "X, changed");
    assert_true(read(library_fd(rig->library), bytes, sizeof(bytes)) > 0);
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X");
    library_sweep(rig->library);
    assert_true(library_deadline_ms(rig->library) <= rig->now_ms);
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X, changed");
}

/* Polling: a change is seen at the second poll at the latest. */
static void
test_polling(void **state)
{
    struct rig *rig = *state;
    rig_slide(rig, "deck/1-x.md", "X");
    rig_start(rig);
    assert_int_equal(library_fd(rig->library), -1);
    assert_true(library_deadline_ms(rig->library) <=
                rig->now_ms + rig->options.poll_ms);
    rig_slide(rig, "deck/1-x.md", "X, changed");
    rig_slide(rig, "deck/2-y.md", "Y");
    rig_run(rig, 2 * rig->options.poll_ms + 10);
    assert_string_equal(rig_titles(rig), "X, changed|Y");
    rig_remove(rig, "deck/2-y.md");
    rig_run(rig, 2 * rig->options.poll_ms + 10);
    assert_string_equal(rig_titles(rig), "X, changed");
    int fd = rig_open(rig, "deck/3-z.md", O_CREAT);
    rig_put(fd, "# Z");
    for (int i = 0; i < 20; i++) {
        rig_run(rig, 500);
        rig_put(fd, "\n\nMore.");
    }
    assert_string_equal(rig_titles(rig), "X, changed");
    close(fd);
    rig_run(rig, 2 * rig->options.poll_ms + 10);
    assert_string_equal(rig_titles(rig), "X, changed|Z");
    rig_run(rig, 60000);
    assert_int_equal(rig->given, 4);
}

static void
test_read_once(void **state)
{
    struct rig *rig = *state;
    struct library_deck read;
    char *why = NULL;
    assert_false(library_read(rig_path(rig, "none"), NULL, &read, &why));
    assert_non_null(strstr(why, "none"));
    free(why);
    rig_slide(rig, "deck/1-x.md", "X");
    assert_true(library_read(rig_path(rig, "deck"), NULL, &read, &why));
    rig_start(rig);
    assert_string_equal(rig->read.hash, read.hash);
    assert_int_equal(strlen(read.hash), 64);
    library_deck_release(&read);
    library_deck_release(&read);
}

#define LIVE(name) \
    cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
#define POLLED(name) \
    {#name " (polling)", name, rig_setup_polling, rig_teardown, NULL}

/* Archives are unpacked, and folders are copied, into a folder too many. */
static void
test_a_deck_too_deep(void **state)
{
    static const struct {
        const char *deck, *found;
    } rows[] = {{"deck/slides", "slides"}, {"deck/my/slides", "my/slides"}};
    struct rig *rig = *state;
    for (size_t i = 0; i < 2; i++) {
        char path[64];
        if (i > 0) {
            rig_mkdir(rig, "deck/my");
        }
        rig_mkdir(rig, rows[i].deck);
        snprintf(path, sizeof(path), "%s/deck.txt", rows[i].deck);
        rig_write(rig, path, "title: Deck\nlanguages: en\n");
        snprintf(path, sizeof(path), "%s/1-a", rows[i].deck);
        rig_mkdir(rig, path);
        snprintf(path, sizeof(path), "%s/1-a/1-x.md", rows[i].deck);
        rig_slide(rig, path, "X");
        rig_start(rig);
        assert_string_equal(rig_titles(rig), "");
        assert_true(rig_found(rig, rows[i].found, "nested-deck"));
        assert_int_equal(rig->read.report.count, 1);
        assert_int_equal(rig->read.report.error_count, 1);
        library_free(rig->library);
        library_deck_release(&rig->read);
        rig_remove(rig, rows[i].deck);
    }
    rig_remove(rig, "deck/my");
    /* Beside a deck it is a spare one. */
    rig_write(rig, "deck/deck.txt", "title: Deck\nlanguages: en\n");
    rig_mkdir(rig, "deck/1-a");
    rig_slide(rig, "deck/1-a/1-x.md", "X");
    rig_mkdir(rig, "deck/old");
    rig_mkdir(rig, "deck/old/1-a");
    rig_write(rig, "deck/old/1-a/topic.txt", "title: A\n");
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X");
    assert_true(rig_found(rig, "old", "nested-deck"));
    assert_int_equal(rig->read.report.error_count, 0);
}

/* The deck.txt stayed outside; and a topic lies in itself. */
static void
test_a_folder_too_deep(void **state)
{
    struct rig *rig = *state;
    rig_write(rig, "deck/deck.txt", "title: Deck\nlanguages: en\n");
    rig_mkdir(rig, "deck/slides");
    rig_mkdir(rig, "deck/slides/1-a");
    rig_write(rig, "deck/slides/1-a/topic.txt", "title: A\n");
    rig_start(rig);
    assert_true(rig_found(rig, "slides", "nested-deck"));
    assert_int_equal(rig->read.report.error_count, 1);
    library_free(rig->library);
    library_deck_release(&rig->read);
    rig_rename(rig, "deck/slides", "deck/1-a");
    rig_mkdir(rig, "deck/2-b");
    rig_slide(rig, "deck/2-b/1-x.md", "X");
    rig_start(rig);
    assert_true(rig_found(rig, "1-a/1-a", "folder-too-deep"));
    assert_false(rig_found(rig, "1-a", "nested-deck"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_deck_too_deep, rig_setup,
                                        rig_teardown),
        LIVE(test_a_folder_too_deep),
        LIVE(test_made_later),
        POLLED(test_made_later),
        LIVE(test_file_instead_of_folder),
        LIVE(test_replaced),
        POLLED(test_replaced),
        LIVE(test_link_repointed),
        POLLED(test_link_repointed),
        LIVE(test_parent_moved),
        POLLED(test_parent_moved),
        LIVE(test_vanished_and_back),
        LIVE(test_emptied),
        POLLED(test_emptied),
        LIVE(test_topic_copied_in),
        POLLED(test_topic_copied_in),
        LIVE(test_refused),
        POLLED(test_refused),
        LIVE(test_links_inside),
        POLLED(test_links_inside),
        LIVE(test_link_to_deep_file),
        LIVE(test_strange_names),
        LIVE(test_sweep_finds_what_no_hint_told),
        POLLED(test_polling),
        LIVE(test_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
