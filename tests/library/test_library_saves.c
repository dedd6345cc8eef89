/* How editors and people save: each trace ends in the deck that lies in the
 * folder, within two seconds, and nothing half is ever in between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "deck.h"
#include "library_files.h"
#include "rig.h"

#define QUIET_MS 2000

static struct rig *
start(void **state)
{
    struct rig *rig = *state;
    rig_write(rig, "deck/deck.txt", "title: Deck\nlanguages: en\n");
    rig_mkdir(rig, "deck/1-a");
    rig_slide(rig, "deck/1-a/1-x.md", "X");
    rig_slide(rig, "deck/1-a/2-y.md", "Y");
    rig_start(rig);
    assert_int_equal(rig->given, 1);
    assert_false(rig->read.partial);
    assert_string_equal(rig_titles(rig), "X|Y");
    return rig;
}

static void
test_nothing_happens(void **state)
{
    struct rig *rig = start(state);
    rig_run(rig, 10);
    assert_true(library_deadline_ms(rig->library) == INT64_MAX);
    assert_true(library_fd(rig->library) >= 0);
    for (int i = 0; i < 20; i++) {
        library_sweep(rig->library);
        rig_run(rig, 100);
    }
    assert_int_equal(rig->given, 1);
    assert_true(library_deadline_ms(rig->library) == INT64_MAX);
    /* Looking has not woken ourselves. */
    struct pollfd hints = {.fd = library_fd(rig->library), .events = POLLIN};
    assert_int_equal(poll(&hints, 1, 0), 0);
}

static void
test_truncate_and_write(void **state)
{
    struct rig *rig = start(state);
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X2|Y");
    assert_int_equal(rig->given, 2);
}

static void
test_same_size_at_once(void **state)
{
    struct rig *rig = start(state);
    /* Perhaps within one tick of the file system's clock. */
    rig_slide(rig, "deck/1-a/1-x.md", "Z");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Z|Y");
}

static void
test_touched_only(void **state)
{
    struct rig *rig = start(state);
    assert_int_equal(
        utimensat(AT_FDCWD, rig_path(rig, "deck/1-a/1-x.md"), NULL, 0), 0);
    rig_slide(rig, "deck/1-a/2-y.md", "Y");
    rig_run(rig, QUIET_MS);
    assert_int_equal(rig->given, 1);
}

static void
test_atomic_replace(void **state)
{
    struct rig *rig = start(state);
    rig_slide(rig, "deck/1-a/.1-x.md.tmp", "X2");
    rig_rename(rig, "deck/1-a/.1-x.md.tmp", "deck/1-a/1-x.md");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X2|Y");
    assert_int_equal(rig->given, 2);
}

static void
test_slow_append(void **state)
{
    struct rig *rig = start(state);
    int fd = rig_open(rig, "deck/1-a/3-new.md", O_CREAT);
    const char *const parts[] = {"# N", "ew", "\n\nFirst.", "\n\nSecond.\n"};
    for (size_t i = 0; i < 4; i++) {
        rig_put(fd, parts[i]);
        rig_run(rig, 3000);
        assert_string_equal(rig_titles(rig), "X|Y");
    }
    close(fd);
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y|New");
    assert_int_equal(rig->given, 2);
}

static void
test_writer_that_never_closes(void **state)
{
    struct rig *rig = start(state);
    int fd = rig_open(rig, "deck/1-a/3-new.md", O_CREAT);
    rig_put(fd, "# New\n\nWords.\n");
    rig_run(rig, 9000);
    assert_string_equal(rig_titles(rig), "X|Y");
    rig_run(rig, 2500);
    assert_string_equal(rig_titles(rig), "X|Y|New");
    assert_true(library_deadline_ms(rig->library) == INT64_MAX);
    close(fd);
}

static void
test_old_version_while_written(void **state)
{
    struct rig *rig = start(state);
    int fd = rig_open(rig, "deck/1-a/1-x.md", O_TRUNC);
    rig_put(fd, "# X");
    rig_run(rig, 3000);
    rig_slide(rig, "deck/1-a/2-y.md", "Y2");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y2");
    rig_put(fd, "2\n\nWords.\n");
    close(fd);
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X2|Y2");
    assert_int_equal(rig->given, 3);
}

static void
test_steady_writer_elsewhere(void **state)
{
    struct rig *rig = start(state);
    int fd = rig_open(rig, "deck/1-a/9-log.md", O_CREAT);
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    for (int i = 0; i < 200; i++) { /* and one that opens and closes */
        rig_put(fd, "word ");
        rig_slide(rig, "deck/1-a/8-busy.md", i % 2 == 0 ? "B" : "C");
        rig_run(rig, 10);
    }
    assert_string_equal(rig_titles(rig), "X2|Y");
    close(fd);
}

static void
test_delete_and_put_back(void **state)
{
    struct rig *rig = start(state);
    rig_rename(rig, "deck/1-a/1-x.md", "x.md");
    rig_run(rig, 100);
    rig_rename(rig, "x.md", "deck/1-a/1-x.md");
    rig_run(rig, QUIET_MS);
    assert_int_equal(rig->given, 1);
    rig_rename(rig, "deck/1-a/1-x.md", "x.md");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Y");
    rig_rename(rig, "x.md", "deck/1-a/1-x.md");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y");
}

static void
test_renamed_slide_is_never_twice(void **state)
{
    struct rig *rig = start(state);
    rig_rename(rig, "deck/1-a/1-x.md", "deck/1-a/3-x.md");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Y|X");
    assert_int_equal(rig->given, 2);
    rig_rename(rig, "deck/1-a", "deck/2-b");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "Y|X");
    assert_string_equal(rig->read.deck->topics[0].folder, "2-b");
    assert_int_equal(rig->given, 3);
}

static void
test_empty_is_not_yet(void **state)
{
    struct rig *rig = start(state);
    rig_write(rig, "deck/1-a/1-x.md", "");
    rig_write(rig, "deck/1-a/3-new.md", "");
    rig_run(rig, FILES_WRITING_MS / 2);
    assert_string_equal(rig_titles(rig), "X|Y");
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X2|Y");
    assert_true(rig_found(rig, "1-a/3-new.md", "empty-file"));
}

/* A new file that stays empty keeps its place: it may be a risk's. One that the
 * show has stays as it was. A picture waits, since it may belong to it. */
static void
test_empty_for_long_is_lost(void **state)
{
    struct rig *rig = start(state);
    rig_write(rig, "deck/1-a/1-x.md", "");
    rig_write(rig, "deck/1-a/3-new.md", "");
    rig_write(rig, "deck/1-a/4-other.jpg", "");
    rig_run(rig, 2 * FILES_WRITING_MS);
    const struct deck_topic *topic = &rig->read.deck->topics[0];
    assert_int_equal(topic->slide_count, 3);
    assert_false(topic->slides[0].versions[0].broken);
    assert_true(topic->slides[2].versions[0].broken);
    assert_true(rig_found(rig, "1-a/1-x.md", "empty-file"));
    assert_true(rig_found(rig, "1-a/3-new.md", "empty-file"));
    assert_true(rig_found(rig, "1-a/4-other.jpg", "waiting-picture"));
}

static void
test_hard_link_and_attributes(void **state)
{
    struct rig *rig = start(state);
    rig_slide(rig, "outside.md", "Linked");
    assert_int_equal(link(rig_path(rig, "outside.md"),
                          rig_path(rig, "deck/1-a/3-linked.md")),
                     0);
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y|Linked");
}

static void
test_broken_keeps_last_good(void **state)
{
    struct rig *rig = start(state);
    rig_write(rig, "deck/1-a/1-x.md", "---\ntilte: no\n---\n# Bad\n\nBad.\n");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y");
    assert_true(rig->read.report.error_count > 0);
    rig_write(rig, "deck/1-a/1-x.md", "---\ntilte: no\n---\n# Bad2\n\nBad.\n");
    rig_slide(rig, "deck/1-a/2-y.md", "Y2");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y2");
    assert_true(rig->read.report.error_count > 0);
    rig_slide(rig, "deck/1-a/1-x.md", "X3");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X3|Y2");
    assert_int_equal(rig->read.report.error_count, 0);
}

/* Root may read everything, so root becomes somebody else to look. */
static void
run_as_nobody(struct rig *rig, int64_t ms)
{
    bool root = geteuid() == 0;
    assert_int_equal(chmod(rig->root, 0755), 0);
    assert_int_equal(root ? seteuid(65534) : 0, 0);
    rig_run(rig, ms);
    assert_int_equal(root ? seteuid(0) : 0, 0);
}

static void
test_unreadable_keeps_last_good(void **state)
{
    struct rig *rig = start(state);
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    assert_int_equal(chmod(rig_path(rig, "deck/1-a/1-x.md"), 0), 0);
    run_as_nobody(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y");
    assert_true(rig_found(rig, "1-a/1-x.md", "unreadable"));
    assert_true(library_deadline_ms(rig->library) == INT64_MAX);
    assert_int_equal(chmod(rig_path(rig, "deck/1-a/1-x.md"), 0644), 0);
    run_as_nobody(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X2|Y");
    assert_false(rig_found(rig, "1-a/1-x.md", "unreadable"));
}

static void
test_unreadable_topic_keeps_its_slides(void **state)
{
    struct rig *rig = start(state);
    assert_int_equal(chmod(rig_path(rig, "deck/1-a"), 0), 0);
    run_as_nobody(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X|Y");
    assert_true(rig_found(rig, "1-a", "unreadable"));
    assert_int_equal(chmod(rig_path(rig, "deck/1-a"), 0755), 0);
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    run_as_nobody(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "X2|Y");
    assert_false(rig_found(rig, "1-a", "unreadable"));
}

static void
test_all_deleted(void **state)
{
    struct rig *rig = start(state);
    rig_remove(rig, "deck/1-a");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "");
    assert_int_equal(rig->read.deck->slide_count, 0);
}

/* Traces, as strace shows them. */

static void
test_vim(void **state)
{
    struct rig *rig = start(state);
    int swap = rig_open(rig, "deck/1-a/.1-x.md.swp", O_CREAT);
    rig_put(swap, "b0VIM");
    rig_write(rig, "deck/1-a/4913", ""); /* may I make files here? */
    rig_remove(rig, "deck/1-a/4913");
    rig_rename(rig, "deck/1-a/1-x.md", "deck/1-a/1-x.md~");
    int fd = rig_open(rig, "deck/1-a/1-x.md", O_CREAT | O_TRUNC);
    rig_run(rig, 300);
    assert_string_equal(rig_titles(rig), "X|Y");
    rig_put(fd, "# By vim\n\nWords.\n");
    close(fd);
    rig_remove(rig, "deck/1-a/1-x.md~");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "By vim|Y");
    close(swap);
    rig_remove(rig, "deck/1-a/.1-x.md.swp");
    rig_run(rig, QUIET_MS);
    assert_int_equal(rig->given, 2);
}

static void
test_gedit(void **state)
{
    struct rig *rig = start(state);
    int fd = rig_open(rig, "deck/1-a/.goutputstream-ABC123", O_CREAT);
    rig_put(fd, "# By gedit\n\nWords.\n");
    rig_run(rig, 50);
    close(fd);
    rig_rename(rig, "deck/1-a/.goutputstream-ABC123", "deck/1-a/1-x.md");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "By gedit|Y");
    assert_int_equal(rig->given, 2);
}

static void
test_notepad_over_smb(void **state)
{
    struct rig *rig = start(state);
    int fd = rig_open(rig, "deck/1-a/1-x.md", O_TRUNC);
    rig_run(rig, 700); /* the network is slow */
    rig_put(fd, "\xef\xbb\xbf# By Notepad\r\n");
    rig_run(rig, 700);
    assert_string_equal(rig_titles(rig), "X|Y");
    rig_put(fd, "\r\nWords.\r\n");
    assert_int_equal(ftruncate(fd, 27), 0); /* SMB sets the end of file */
    close(fd);
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "By Notepad|Y");
    assert_int_equal(rig->given, 2);
}

static void
test_libreoffice(void **state)
{
    struct rig *rig = start(state);
    rig_write(rig, "deck/1-a/.~lock.1-x.txt#", ",staff,pc,");
    int fd = rig_open(rig, "deck/1-a/lu4711abc.tmp", O_CREAT);
    rig_put(fd, "By LibreOffice\n");
    rig_run(rig, 500);
    close(fd);
    rig_remove(rig, "deck/1-a/1-x.md");
    rig_rename(rig, "deck/1-a/lu4711abc.tmp", "deck/1-a/1-x.txt");
    rig_slide(rig, "deck/1-a/1-x.txt", "By LibreOffice");
    rig_remove(rig, "deck/1-a/.~lock.1-x.txt#");
    rig_run(rig, QUIET_MS);
    assert_string_equal(rig_titles(rig), "By LibreOffice|Y");
    assert_int_equal(rig->given, 2);
}

static void
test_pictures_are_part_of_it(void **state)
{
    struct rig *rig = start(state);
    char hash[LIBRARY_HASH_SIZE];
    memcpy(hash, rig->read.hash, sizeof(hash));
    rig_write(rig, "deck/1-a/3-glow.jpg", "\xff\xd8\xff");
    rig_run(rig, QUIET_MS);
    assert_int_equal(rig->given, 2);
    assert_string_not_equal(rig->read.hash, hash);
    assert_int_equal(rig->read.deck->slide_count, 3);
    int fd = rig_open(rig, "deck/1-a/3-glow.jpg", O_TRUNC);
    rig_put(fd, "\xff");
    rig_run(rig, 3000);
    assert_int_equal(rig->given, 2);
    rig_put(fd, "\xd8\xff\xe0");
    close(fd);
    rig_run(rig, QUIET_MS);
    assert_int_equal(rig->given, 3);
}

#define LIVE(name) \
    cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LIVE(test_nothing_happens),
        LIVE(test_truncate_and_write),
        LIVE(test_same_size_at_once),
        LIVE(test_touched_only),
        LIVE(test_atomic_replace),
        LIVE(test_slow_append),
        LIVE(test_writer_that_never_closes),
        LIVE(test_old_version_while_written),
        LIVE(test_steady_writer_elsewhere),
        LIVE(test_delete_and_put_back),
        LIVE(test_renamed_slide_is_never_twice),
        LIVE(test_empty_is_not_yet),
        LIVE(test_empty_for_long_is_lost),
        LIVE(test_hard_link_and_attributes),
        LIVE(test_broken_keeps_last_good),
        LIVE(test_unreadable_keeps_last_good),
        LIVE(test_unreadable_topic_keeps_its_slides),
        LIVE(test_all_deleted),
        LIVE(test_vim),
        LIVE(test_gedit),
        LIVE(test_notepad_over_smb),
        LIVE(test_libreoffice),
        LIVE(test_pictures_are_part_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
