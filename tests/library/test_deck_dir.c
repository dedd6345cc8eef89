/* The parts below the library: safe opening, the way to a folder, the hash,
 * hints on files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library_hash.h"
#include "library_hints.h"
#include "library_path.h"
#include "deck_dir.h"
#include "rig.h"
#include "str.h"

static void
open_place(const struct rig *rig, struct deck_dir *dir)
{
    assert_true(deck_dir_open(dir, rig_path(rig, "deck")));
    assert_false(deck_dir_is_remote(dir->fd));
}

static int
try_open(const struct deck_dir *dir, const char *path)
{
    int fd = deck_dir_open_path(dir, path, O_RDONLY);
    if (fd < 0) {
        return errno;
    }
    close(fd);
    return 0;
}

static void
test_links(void **state)
{
    struct rig *rig = *state;
    struct deck_dir dir;
    rig_mkdir(rig, "deck/a");
    rig_write(rig, "deck/a/x.md", "x");
    rig_write(rig, "x.md", "outside");
    rig_link(rig, "a/x.md", "deck/in.md");
    rig_link(rig, "../x.md", "deck/out.md");
    rig_link(rig, "a", "deck/topic");
    rig_link(rig, rig_path(rig, "deck/in.md"), "deck/absolute.md");
    rig_link(rig, rig_path(rig, "deck/a"), "deck/absolute");
    rig_link(rig, rig_path(rig, "deck/../x.md"), "deck/sly.md");
    rig_link(rig, "/proc/self/root", "deck/magic");
    rig_link(rig, "self.md", "deck/self.md");
    rig_link(rig, rig_path(rig, "deck/loop.md"), "deck/loop.md");
    open_place(rig, &dir);
    assert_int_equal(try_open(&dir, "in.md"), 0);
    assert_int_equal(try_open(&dir, "topic/x.md"), 0);
    assert_int_equal(try_open(&dir, "absolute.md"), 0);
    assert_int_equal(try_open(&dir, "absolute/x.md"), 0);
    assert_int_equal(try_open(&dir, "out.md"), EXDEV);
    assert_int_equal(try_open(&dir, "sly.md"), EXDEV);
    assert_int_equal(try_open(&dir, "../x.md"), EXDEV);
    assert_int_equal(try_open(&dir, "/etc/passwd"), EXDEV);
    assert_int_equal(try_open(&dir, "self.md"), ELOOP);
    assert_int_equal(try_open(&dir, "loop.md"), EXDEV);
    assert_int_not_equal(try_open(&dir, "magic/etc/passwd"), 0);
    deck_dir_close(&dir);
}

/* Kernels before 5.6 cannot tell where a link leads: all are refused. */
static void
test_links_without_openat2(void **state)
{
    struct rig *rig = *state;
    struct deck_dir dir;
    rig_mkdir(rig, "deck/a");
    rig_write(rig, "deck/a/x.md", "x");
    rig_link(rig, "a/x.md", "deck/in.md");
    rig_link(rig, "/etc", "deck/etc");
    open_place(rig, &dir);
    dir.no_openat2 = true;
    assert_int_equal(try_open(&dir, "a/x.md"), 0);
    assert_int_equal(try_open(&dir, "in.md"), ELOOP);
    assert_int_not_equal(try_open(&dir, "etc/passwd"), 0);
    assert_int_equal(try_open(&dir, "none/x.md"), ENOENT);
    deck_dir_close(&dir);
}

static void
test_read(void **state)
{
    struct rig *rig = *state;
    struct deck_dir dir;
    struct file_stamp stamp;
    char *bytes;
    size_t len;
    rig_write(rig, "deck/x.md", "0123456789");
    open_place(rig, &dir);
    assert_true(deck_dir_stat(&dir, "x.md", &stamp));
    assert_int_equal(stamp.size_bytes, 10);
    assert_true(deck_dir_read(&dir, "x.md", 100, &stamp, &bytes, &len));
    assert_int_equal(len, 10);
    assert_memory_equal(bytes, "0123456789", 10);
    free(bytes);
    assert_true(deck_dir_read(&dir, "x.md", 4, &stamp, &bytes, &len));
    assert_int_equal(len, 4);
    free(bytes);
    rig_write(rig, "deck/x.md", "01234");
    assert_false(deck_dir_read(&dir, "x.md", 100, &stamp, &bytes, &len));
    assert_int_equal(errno, ESTALE);
    assert_int_equal(mkfifo(rig_path(rig, "deck/pipe"), 0666), 0);
    assert_false(deck_dir_stat(&dir, "pipe", &stamp));
    assert_int_equal(errno, EINVAL);
    assert_int_equal(deck_dir_open_file(&dir, "pipe", &stamp), -1);
    assert_int_equal(errno, ESTALE);
    deck_dir_close(&dir);
}

static void
note_step(void *context, const char *directory, const char *name)
{
    struct str *steps = context;
    str_addf(steps, "%s:%s ", directory, name);
}

static void
assert_way(const struct rig *rig, const char *path, const char *expected)
{
    struct str steps = {0};
    struct str tail = {0};
    path_walk(path, note_step, &steps);
    str_addf(&tail, "/:tmp /tmp:%s ", rig->root + strlen("/tmp/"));
    assert_int_equal(strncmp(steps.text, tail.text, tail.len), 0);
    assert_string_equal(steps.text + tail.len, expected);
    str_release(&steps);
    str_release(&tail);
}

static void
test_way(void **state)
{
    struct rig *rig = *state;
    struct str expected = {0};
    rig_mkdir(rig, "deck/a");
    rig_link(rig, "deck/a", "link");
    rig_link(rig, "round", "round");
    const char *root = rig->root;
    str_addf(&expected, "%s:deck %s/deck:a ", root, root);
    assert_way(rig, rig_path(rig, "deck//./a/"), expected.text);
    assert_way(rig, rig_path(rig, "deck/a/../a"),
               (str_addf(&expected, "%s/deck:a ", root), expected.text));
    str_clear(&expected);
    str_addf(&expected, "%s:link %s:deck %s/deck:a ", root, root, root);
    assert_way(rig, rig_path(rig, "link"), expected.text);
    str_clear(&expected);
    str_addf(&expected, "%s:none ", root);
    assert_way(rig, rig_path(rig, "none/x/y"), expected.text);
    str_release(&expected);
    struct str steps = {0};
    path_walk(rig_path(rig, "round"), note_step, &steps);
    assert_true(steps.len > 0);
    str_release(&steps);
}

/* The example of FIPS 180-4, and what sha256sum -z would be given. */
static void
test_hash(void **state)
{
    (void)state;
    struct hash_digest digest;
    char hex[LIBRARY_HASH_SIZE], other[LIBRARY_HASH_SIZE];
    hash_text("abc", 3, 3, &digest);
    hash_hex(&digest, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9c"
                             "b410ff61f20015ad");
    SHA2_CTX context;
    SHA256Init(&context);
    hash_add_entry(&context, "a/x.md", &digest);
    SHA256Final(digest.bytes, &context);
    hash_hex(&digest, hex);
    char line[128];
    int len = snprintf(line, sizeof(line), "%s%s  a/x.md",
                       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9c",
                       "b410ff61f20015ad");
    hash_text(line, (size_t)len + 1, (uint64_t)len + 1, &digest);
    hash_hex(&digest, other);
    assert_string_equal(hex, other);
    hash_text("abc", 3, 70000, &digest);
    hash_hex(&digest, hex);
    hash_text("abc70000", 8, 8, &digest);
    hash_hex(&digest, other);
    assert_string_equal(hex, other);
}

static void
test_hints(void **state)
{
    (void)state;
    struct hints hints = {0};
    char path[32];
    for (int i = 0; i < 1000; i++) {
        snprintf(path, sizeof(path), "%d.md", i * 7 % 1000);
        hints_note(&hints, path, i % 2 ? WATCH_CLOSED : WATCH_WRITING, i);
    }
    hints_note(&hints, "7.md", WATCH_GONE, 2000);
    assert_int_equal(hints.count, 1000);
    const struct hint *hint = hints_find(&hints, "7.md");
    assert_int_equal(hint->last, WATCH_GONE);
    assert_int_equal(hint->number, 1001);
    assert_null(hints_find(&hints, "none.md"));
    /* The first 600 closed ones go; those being written are waited for. */
    hints_forget(&hints, 1000, 1000, 401, 10000);
    assert_int_equal(hints.count, 1000 - 300 + 1);
    hints_forget(&hints, 2000, 100000, 0, 0);
    assert_int_equal(hints.count, 0);
    hints_note(&hints, "x.md", WATCH_CLOSED, 1);
    hints_clear(&hints);
    assert_null(hints_find(&hints, "x.md"));
}

/* A disk that is taken away leaves an empty folder; nobody has deleted the
 * slides. Needs the right to mount. */
static void
test_unmounted(void **state)
{
    struct rig *rig = *state;
    if (unshare(CLONE_NEWNS) != 0 ||
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("none", rig_path(rig, "deck"), "tmpfs", 0, NULL) != 0) {
        skip();
    }
    rig_slide(rig, "deck/1-x.md", "X");
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X");
    assert_int_equal(umount(rig_path(rig, "deck")), 0);
    rig_run(rig, 10000);
    assert_string_equal(rig_titles(rig), "X");
    assert_int_equal(mount("none", rig_path(rig, "deck"), "tmpfs", 0, NULL), 0);
    rig_slide(rig, "deck/1-y.md", "Y");
    rig_run(rig, 3000);
    assert_string_equal(rig_titles(rig), "Y");
    library_free(rig->library);
    rig->library = NULL;
    assert_int_equal(umount(rig_path(rig, "deck")), 0);
}

#define ON_DISK(name) \
    cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)

static void
test_the_short_form(void **state)
{
    (void)state;
    char words[LIBRARY_SHORT_SIZE];
    library_hash_short("11aec411c10b403bd2c0d8ad5f7e51e3", words);
    assert_string_equal(words, "11ae c411 c10b");
    library_hash_short("", words);
    assert_string_equal(words, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DISK(test_links),
        ON_DISK(test_links_without_openat2),
        ON_DISK(test_read),
        ON_DISK(test_way),
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_hints),
        cmocka_unit_test(test_the_short_form),
        ON_DISK(test_unmounted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
