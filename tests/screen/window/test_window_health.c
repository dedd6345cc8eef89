/* Signs that the display went: counted errors, and connectors in a folder made
 * like the kernel's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "window_state.h"
#include "window_health.h"

static void
test_three_errors_in_five_seconds(void **state)
{
    struct health health = {0};
    (void)state;
    health_error(&health, 1000);
    health_error(&health, 3000);
    assert_false(health_lost(&health));
    health_error(&health, 5999);
    assert_true(health_lost(&health));
}

static void
test_errors_far_apart_are_nothing(void **state)
{
    struct health health = {0};
    (void)state;
    for (Uint64 now_ms = 1000; now_ms < 10000000; now_ms += 5001) {
        health_error(&health, now_ms);
        assert_false(health_lost(&health));
    }
}

/* A display that fails each frame must not fill the log. */
static void
test_a_storm_is_told_once_a_minute(void **state)
{
    struct health health = {0};
    int told = 0;
    (void)state;
    for (Uint64 now_ms = 1; now_ms < 180000; now_ms += 16) {
        told += health_error(&health, now_ms);
    }
    assert_int_equal(told, 3);
}

struct sysfs {
    char folder[32];
};

static void
write_file(const struct sysfs *sysfs, const char *connector, const char *name,
           const char *text)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/%s", sysfs->folder, connector);
    mkdir(path, 0777);
    snprintf(path, sizeof(path), "%s/%s/%s", sysfs->folder, connector, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int
make_sysfs(void **state)
{
    struct sysfs *sysfs = calloc(1, sizeof(*sysfs));
    snprintf(sysfs->folder, sizeof(sysfs->folder), "drm-XXXXXX");
    *state = sysfs;
    return mkdtemp(sysfs->folder) == NULL;
}

static int
remove_sysfs(void **state)
{
    struct sysfs *sysfs = *state;
    char line[64];
    snprintf(line, sizeof(line), "rm -r %s", sysfs->folder);
    int failed = system(line);
    free(sysfs);
    return failed;
}

static void
test_connectors(void **state)
{
    const struct sysfs *sysfs = *state;
    struct health health = {0};
    write_file(sysfs, "card0", "dev", "226:0\n");
    write_file(sysfs, "version", "status", "connected\n");
    assert_int_equal(connectors_state(sysfs->folder, NULL), 0);
    write_file(sysfs, "card0-HDMI-A-2", "status", "disconnected\n");
    write_file(sysfs, "card0-HDMI-A-1", "status", "connected\n");
    write_file(sysfs, "card0-HDMI-A-1", "modes", "1920x1080\n1280x720\n");
    health.connected = connectors_state(sysfs->folder, NULL);
    assert_true(health.connected != 0);
    assert_false(
        health_connectors(&health, connectors_state(sysfs->folder, NULL)));
    write_file(sysfs, "card0-HDMI-A-1", "status", "disconnected\n");
    assert_int_equal(connectors_state(sysfs->folder, NULL), 0);
    assert_true(health_connectors(&health, 0));
    assert_false(health_connectors(&health, 0));
    write_file(sysfs, "card0-HDMI-A-1", "status", "connected\n");
    assert_true(
        health_connectors(&health, connectors_state(sysfs->folder, NULL)));
    assert_false(
        health_connectors(&health, connectors_state(sysfs->folder, NULL)));
}

static int
card_of(const char *folder)
{
    int card;
    connectors_state(folder, &card);
    return card;
}

/* Cards are numbered anew at each start of the board. */
static void
test_the_card_with_a_display(void **state)
{
    const struct sysfs *sysfs = *state;
    assert_int_equal(card_of(sysfs->folder), -1);
    write_file(sysfs, "card0", "dev", "226:0\n");
    write_file(sysfs, "card0-HDMI-A-1", "status", "disconnected\n");
    assert_int_equal(card_of(sysfs->folder), -1);
    write_file(sysfs, "card12-DSI-1", "status", "connected\n");
    assert_int_equal(card_of(sysfs->folder), 12);
    write_file(sysfs, "card1-HDMI-A-2", "status", "connected\n");
    assert_int_equal(card_of(sysfs->folder), 1);
    assert_int_equal(card_of("no-such-folder"), -1);
}

static void
test_another_monitor(void **state)
{
    const struct sysfs *sysfs = *state;
    struct health health = {0};
    write_file(sysfs, "card1-DSI-1", "status", "connected\n");
    write_file(sysfs, "card1-DSI-1", "modes", "800x480\n");
    health.connected = connectors_state(sysfs->folder, NULL);
    write_file(sysfs, "card1-DSI-1", "modes", "1920x1080\n");
    assert_true(
        health_connectors(&health, connectors_state(sysfs->folder, NULL)));
}

static void
test_no_list_at_all(void **state)
{
    struct health health = {0};
    (void)state;
    assert_int_equal(connectors_state("no-such-folder", NULL), 0);
    for (int i = 0; i < 3; i++) {
        assert_false(health_connectors(&health, 0));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_errors_in_five_seconds),
        cmocka_unit_test(test_errors_far_apart_are_nothing),
        cmocka_unit_test(test_a_storm_is_told_once_a_minute),
        cmocka_unit_test_setup_teardown(test_connectors, make_sysfs,
                                        remove_sysfs),
        cmocka_unit_test_setup_teardown(test_the_card_with_a_display,
                                        make_sysfs, remove_sysfs),
        cmocka_unit_test_setup_teardown(test_another_monitor, make_sysfs,
                                        remove_sysfs),
        cmocka_unit_test(test_no_list_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
