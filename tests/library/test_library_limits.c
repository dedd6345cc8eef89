/* The kernel gives no more watches: the folder is polled, and watched again
 * as soon as that can be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "rig.h"

static bool
write_setting(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool ok = write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    close(fd);
    return ok;
}

static bool
limit_watches(int count)
{
    char text[16];
    snprintf(text, sizeof(text), "%d", count);
    return write_setting("/proc/sys/user/max_inotify_watches", text);
}

/* A user namespace has limits of its own. Not every system allows one. */
static bool
enter_namespace(void)
{
    char map[32];
    snprintf(map, sizeof(map), "0 %u 1", (unsigned)geteuid());
    return unshare(CLONE_NEWUSER) == 0 &&
           write_setting("/proc/self/uid_map", map) && limit_watches(4);
}

static void
test_too_few_watches(void **state)
{
    struct rig *rig = *state;
    if (!enter_namespace()) {
        skip();
    }
    char path[64];
    for (int i = 0; i < 10; i++) {
        snprintf(path, sizeof(path), "deck/%d-t", i);
        rig_mkdir(rig, path);
        snprintf(path, sizeof(path), "deck/%d-t/1-x.md", i);
        rig_slide(rig, path, "X");
    }
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X|X|X|X|X|X|X|X|X|X");
    assert_true(library_deadline_ms(rig->library) <=
                rig->now_ms + rig->options.poll_ms);
    rig_slide(rig, "deck/9-t/1-x.md", "Nine");
    rig_run(rig, 2 * rig->options.poll_ms + 10);
    assert_string_equal(rig_titles(rig), "X|X|X|X|X|X|X|X|X|Nine");
    assert_true(limit_watches(100));
    rig_run(rig, rig->options.poll_ms + 10);
    assert_true(library_deadline_ms(rig->library) == INT64_MAX);
    rig_slide(rig, "deck/9-t/1-x.md", "9");
    rig_run(rig, 1000);
    assert_string_equal(rig_titles(rig), "X|X|X|X|X|X|X|X|X|9");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_too_few_watches, rig_setup,
                                        rig_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
