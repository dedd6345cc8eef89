/* What is taken from a source, and what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "store_disk.h"
#include "decks_rig.h"
#include "store.h"
#include "store_source.h"
#include "library.h"

static void
test_hash_is_the_librarys(void **state)
{
    struct rig *rig = *state;
    char hash[LIBRARY_HASH_SIZE], *why = NULL;
    rig_put(rig, "deck.txt", "title: A\n");
    rig_put(rig, "a-b/1.md", "# Before a/c by bytes\n");
    rig_put(rig, "a/c.md", "# One\n");
    rig_put(rig, "a/c.jpg", "no picture");
    rig_take(rig, hash);
    struct library_deck read;
    char *deck = store_deck_path(rig->path, hash);
    assert_true(library_read(deck, NULL, &read, &why));
    assert_string_equal(read.hash, hash);
    library_deck_release(&read);
    assert_true(library_read(rig->source, NULL, &read, &why));
    assert_string_equal(read.hash, hash);
    library_deck_release(&read);
    free(deck);
}

static bool
copied(const struct rig *rig, const char *hash, const char *path)
{
    char full[300];
    struct stat info;
    snprintf(full, sizeof(full), "%s/decks/%s/%s", rig->path, hash, path);
    return lstat(full, &info) == 0;
}

/* Links, pipes, what computers make, other people's files: not taken, and
 * nothing blocks. */
static void
test_what_is_not_taken(void **state)
{
    struct rig *rig = *state;
    char hash[LIBRARY_HASH_SIZE], full[256];
    rig_put(rig, "1-a/1.md", "# One\n");
    rig_put(rig, "1-a/._1.md", "junk");
    rig_put(rig, "1-a/Thumbs.db", "junk");
    rig_put(rig, "1-a/patients.xlsx", "private");
    rig_put(rig, "README.md", "how to");
    rig_link(rig, "/etc/passwd", "1-a/2.md");
    rig_link(rig, "1.md", "1-a/3.md");
    rig_link(rig, "1-a", "2-again");
    snprintf(full, sizeof(full), "%s/1-a/4.md", rig->source);
    assert_int_equal(mkfifo(full, 0644), 0);
    rig_take(rig, hash);
    assert_true(copied(rig, hash, "1-a/1.md"));
    static const char *const not_taken[] = {
        "1-a/._1.md", "1-a/Thumbs.db", "1-a/patients.xlsx", "README.md",
        "1-a/2.md",   "1-a/3.md",      "1-a/4.md",          "2-again"};
    for (size_t i = 0; i < sizeof(not_taken) / sizeof(not_taken[0]); i++) {
        assert_false(copied(rig, hash, not_taken[i]));
    }
}

static void
test_refused_are_named(void **state)
{
    struct rig *rig = *state;
    struct source source;
    char *why = NULL;
    rig_put(rig, "1-a/1.md", "# One\n");
    rig_link(rig, "/etc/passwd", "1-a/2.md");
    assert_true(source_open(&source, rig->source, NULL, &why));
    assert_int_equal(source.scan.report.error_count, 1);
    assert_string_equal(source.scan.report.findings[0].path, "1-a/2.md");
    assert_string_equal(source.scan.report.findings[0].rule, "link-outside");
    source_release(&source);
}

static void
test_too_large(void **state)
{
    struct rig *rig = *state;
    struct source source;
    char full[256], *why = NULL;
    rig_put(rig, "1-a/1.jpg", "");
    snprintf(full, sizeof(full), "%s/1-a/1.jpg", rig->source);
    assert_int_equal(truncate(full, (off_t)SOURCE_BYTES_MAX + 1), 0);
    assert_false(source_open(&source, rig->source, NULL, &why));
    assert_non_null(strstr(why, "2 GB"));
    free(why);
}

/* What a stick says of its sizes may be anything: their sum is no size. */
static void
test_sizes_that_overflow(void **state)
{
    struct rig *rig = *state;
    struct source source;
    char folder[] = "/dev/shm/kiosk-store-XXXXXX", file[64], *why = NULL;
    (void)rig;
    if (mkdtemp(folder) == NULL) {
        skip(); /* no file system for files as large as that */
    }
    for (int i = 0; i < 4; i++) {
        snprintf(file, sizeof(file), "%s/%d.jpg", folder, i);
        int fd = open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        assert_int_equal(ftruncate(fd, (off_t)1 << 62), 0);
        close(fd);
    }
    bool taken = source_open(&source, folder, NULL, &why);
    disk_remove(AT_FDCWD, folder);
    assert_false(taken);
    assert_non_null(strstr(why, "2 GB"));
    free(why);
}

static void
test_too_many_slides(void **state)
{
    struct rig *rig = *state;
    struct source source;
    char path[64], *why = NULL;
    for (int i = 0; i <= SOURCE_SLIDES_MAX; i++) {
        snprintf(path, sizeof(path), "1-a/%d.md", i);
        rig_put(rig, path, "");
    }
    assert_false(source_open(&source, rig->source, NULL, &why));
    assert_non_null(strstr(why, "slides in the slides folder"));
    free(why);
}

static void
test_apart(void **state)
{
    struct rig *rig = *state;
    char inner[128], beside[128];
    snprintf(inner, sizeof(inner), "%s/new/", rig->source);
    snprintf(beside, sizeof(beside), "%s-2", rig->source);
    assert_true(store_is_apart(rig->source, rig->path));
    assert_true(store_is_apart(rig->source, beside));
    assert_false(store_is_apart(rig->source, inner));
    assert_false(store_is_apart(rig->source, rig->source));
    assert_false(store_is_apart(rig->folder, rig->path));
    assert_false(store_is_apart(rig->path, rig->folder));
    assert_false(store_is_apart("/", rig->path));
    snprintf(inner, sizeof(inner), "%s/link", rig->folder);
    assert_int_equal(symlink("store/decks", inner), 0);
    assert_false(store_is_apart(inner, rig->path));
}

/* What is written to while it is read is not half taken. */
static void
test_changed_meanwhile(void **state)
{
    struct rig *rig = *state;
    struct source source;
    char *why = NULL;
    rig_put(rig, "1-a/1.md", "# One\n");
    rig_put(rig, "1-a/2.md", "# Two\n");
    assert_true(source_open(&source, rig->source, NULL, &why));
    rig_put(rig, "1-a/2.md", "# Longer than before\n");
    assert_false(source_copy(&source, -1, &why));
    assert_non_null(strstr(why, "being changed"));
    free(why);
    source_release(&source);
    assert_true(source_open(&source, rig->source, NULL, &why));
    rig_put(rig, "1-a/3.md", "# Came later\n");
    assert_false(source_copy(&source, -1, &why));
    free(why);
    source_release(&source);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(test_hash_is_the_librarys),
        STORE_TEST(test_what_is_not_taken),
        STORE_TEST(test_refused_are_named),
        STORE_TEST(test_too_large),
        STORE_TEST(test_sizes_that_overflow),
        STORE_TEST(test_too_many_slides),
        STORE_TEST(test_apart),
        STORE_TEST(test_changed_meanwhile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
