/* The test rig for a live folder. See rig.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rig.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

#define TICK_MS 10
#define STEPS_MAX 100000

static int
setup(void **state, const char *where, bool no_inotify)
{
    struct rig *rig = mem_new(1, sizeof(*rig));
    snprintf(rig->root, sizeof(rig->root), "%s/kiosk-library-XXXXXX", where);
    if (mkdtemp(rig->root) == NULL) {
        free(rig);
        return -1;
    }
    rig->options = library_options_default();
    rig->options.no_inotify = no_inotify;
    rig->now_ms = 1000;
    rig_mkdir(rig, "deck");
    *state = rig;
    return 0;
}

int
rig_setup(void **state)
{
    return setup(state, "/tmp", false);
}

int
rig_setup_polling(void **state)
{
    return setup(state, "/tmp", true);
}

int
rig_setup_in_memory(void **state)
{
    bool memory = access("/dev/shm", W_OK) == 0;
    return setup(state, memory ? "/dev/shm" : "/tmp", false);
}

static int
remove_entry(const char *path, const struct stat *info, int flag,
             struct FTW *where)
{
    (void)info;
    (void)flag;
    (void)where;
    return remove(path);
}

static void
remove_tree(const char *path)
{
    nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

int
rig_teardown(void **state)
{
    struct rig *rig = *state;
    library_free(rig->library);
    library_deck_release(&rig->read);
    remove_tree(rig->root);
    free(rig);
    return 0;
}

void
rig_start_with(struct rig *rig, const char *folder)
{
    rig->library = library_new(folder, &rig->options, rig->now_ms);
    library_quick_load(rig->library, &rig->read);
    rig->given = rig->read.deck != NULL ? 1 : 0;
    if (rig->given > 0 && rig->check != NULL) {
        rig->check(rig);
    }
}

void
rig_start(struct rig *rig)
{
    rig_start_with(rig, rig_path(rig, "deck"));
}

static void
work(struct rig *rig)
{
    int steps = 0;
    do {
        struct library_deck read = {0};
        if (library_step(rig->library, rig->now_ms, &read)) {
            library_deck_release(&rig->read);
            rig->read = read;
            rig->given++;
            if (rig->check != NULL) {
                rig->check(rig);
            }
        }
        assert_true(++steps < STEPS_MAX);
    } while (library_deadline_ms(rig->library) <= rig->now_ms);
}

void
rig_run(struct rig *rig, int64_t ms)
{
    for (int64_t end = rig->now_ms + ms; rig->now_ms < end;) {
        rig->now_ms += TICK_MS;
        work(rig);
    }
}

const char *
rig_path(const struct rig *rig, const char *path)
{
    static char paths[8][512];
    static unsigned turn;
    char *full = paths[turn++ % 8];
    snprintf(full, sizeof(paths[0]), "%s/%s", rig->root, path);
    return full;
}

void
rig_mkdir(const struct rig *rig, const char *path)
{
    assert_int_equal(mkdir(rig_path(rig, path), 0777), 0);
}

int
rig_open(const struct rig *rig, const char *path, int flags)
{
    int fd = open(rig_path(rig, path), flags | O_WRONLY | O_CLOEXEC, 0666);
    assert_true(fd >= 0);
    return fd;
}

void
rig_put(int fd, const char *text)
{
    size_t len = strlen(text);
    assert_int_equal(write(fd, text, len), (ssize_t)len);
}

void
rig_write(const struct rig *rig, const char *path, const char *text)
{
    int fd = rig_open(rig, path, O_CREAT | O_TRUNC);
    rig_put(fd, text);
    close(fd);
}

void
rig_slide(const struct rig *rig, const char *path, const char *title)
{
    char text[256];
    snprintf(text, sizeof(text), "# %s\n\nA few words.\n", title);
    rig_write(rig, path, text);
}

void
rig_rename(const struct rig *rig, const char *from, const char *to)
{
    assert_int_equal(rename(rig_path(rig, from), rig_path(rig, to)), 0);
}

void
rig_remove(const struct rig *rig, const char *path)
{
    remove_tree(rig_path(rig, path));
    assert_int_not_equal(access(rig_path(rig, path), F_OK), 0);
}

void
rig_link(const struct rig *rig, const char *target, const char *path)
{
    assert_int_equal(symlink(target, rig_path(rig, path)), 0);
}

const char *
rig_titles(const struct rig *rig)
{
    static struct str titles;
    if (rig->read.deck == NULL) {
        return "none";
    }
    str_clear(&titles);
    str_add(&titles, "");
    const struct deck *deck = rig->read.deck;
    for (size_t t = 0; t < deck->topic_count; t++) {
        for (size_t s = 0; s < deck->topics[t].slide_count; s++) {
            str_add(&titles, titles.len > 0 ? "|" : "");
            str_add(&titles, deck->topics[t].slides[s].versions[0].title.text);
        }
    }
    return titles.text;
}

bool
rig_found(const struct rig *rig, const char *path, const char *rule)
{
    for (size_t i = 0; i < rig->read.report.count; i++) {
        const struct finding *finding = &rig->read.report.findings[i];
        if (strcmp(finding->path, path) == 0 &&
            strcmp(finding->rule, rule) == 0) {
            return true;
        }
    }
    return false;
}
