/* kiosk.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "settings.h"

static void
read_settings(struct settings *settings, const char *text,
              struct report *report)
{
    settings_init(settings);
    settings_read(settings, "kiosk.txt", text, strlen(text), report);
}

static void
test_defaults(void **state)
{
    (void)state;
    struct settings settings;
    struct report report = {0};
    read_settings(&settings, "", &report);
    assert_true(settings.panel_width_mm > 343 && settings.panel_width_mm < 345);
    assert_int_equal(settings.idle_seconds, 90);
    assert_int_equal(settings.ask_seconds, 20);
    assert_int_equal(settings.motion, MOTION_FADE);
    assert_string_equal(settings.theme, "light");
    assert_string_equal(settings.renderer, "auto");
    assert_int_equal(report.count, 0);
}

static void
test_every_key(void **state)
{
    (void)state;
    struct settings settings;
    struct report report = {0};
    read_settings(&settings,
                  "\xEF\xBB\xBFpanel_width_mm: 476.5\r\n"
                  "viewing_distance_mm: 700\r\npanel_bottom_mm: 800\r\n"
                  "rotate: 270\r\nidle_seconds: 60\r\nask_seconds: 30\r\n"
                  "motion: none\r\npicture_memory_mb: 64\r\n"
                  "staff_code: 0471\r\n"
                  "theme: high-contrast\r\nscale: 1.3\r\nrenderer: gpu\r\n"
                  "pull_from: clinic:slides/deck\r\npull_minutes: 60\r\n"
                  "pull_group: Skin\r\npull_screen: Empfang Süd\r\n"
                  "import: signed\r\nknown_sticks: 1A2B-3C4D, 99ff-0123\r\n",
                  &report);
    assert_int_equal(report.count, 0);
    assert_int_equal((int)(settings.panel_width_mm * 10), 4765);
    assert_int_equal((int)settings.viewing_distance_mm, 700);
    assert_int_equal((int)settings.panel_bottom_mm, 800);
    assert_int_equal(settings.rotate, 270);
    assert_int_equal(settings.idle_seconds, 60);
    assert_int_equal(settings.ask_seconds, 30);
    assert_int_equal(settings.motion, MOTION_NONE);
    assert_int_equal(settings.picture_memory_mb, 64);
    assert_string_equal(settings.theme, "high-contrast");
    assert_int_equal((int)(settings.scale * 10 + 0.5), 13);
    assert_string_equal(settings.renderer, "gpu");
    assert_string_equal(settings.staff_code, "0471");
    assert_int_equal(settings.pull_minutes, 60);
    assert_string_equal(settings.import, "signed");
}

static void
test_a_wrong_line_changes_nothing(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "rotate: 45",
        "ask_seconds: 5",
        "scale: 1.5",
        "motion: slow",
        "theme: ligth",
        "renderer: opengl",
        "rotat: 90",
        "idle_seconds: 0",
        "panel_width_mm",
        "scale: -1",
        "staff_code: 123",
        "staff_code: 123456789",
        "staff_code: 12a4",
        "staff_code: -1234",
        "pull_from: slides",
        "pull_from: /x",
        "pull_from: :sftp,pass=x:",
        "pull_from: .x:",
        "pull_from: clinic,pass=x:",
        "pull_group: ..",
        "pull_group: a/b",
        "pull_screen: a\\b",
        "pull_minutes: 1",
        "import: all",
        "known_sticks: my stick",
        "known_sticks: 1A2B-3C4D; 99FF-0123",
        "known_sticks: 1",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct settings settings, defaults;
        struct report report = {0};
        memset(&settings, 0, sizeof(settings));
        memset(&defaults, 0, sizeof(defaults));
        settings_init(&defaults);
        read_settings(&settings, lines[i], &report);
        assert_int_equal(report.error_count, 1);
        assert_int_equal(report.findings[0].line, 1);
        assert_int_equal(settings.rotate, defaults.rotate);
        assert_int_equal(settings.ask_seconds, defaults.ask_seconds);
        assert_int_equal(settings.idle_seconds, defaults.idle_seconds);
        assert_int_equal((int)(settings.scale * 10),
                         (int)(defaults.scale * 10));
        assert_int_equal(settings.motion, defaults.motion);
        assert_string_equal(settings.theme, defaults.theme);
        assert_string_equal(settings.renderer, defaults.renderer);
        report_release(&report);
    }
}

/* The report goes to the journal and onto the screen. */
static void
test_a_wrong_code_is_not_told(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "staff_code: 482",
        "staff_code: 482913482",
        "staff_code: 482 913",
        "staff_code: x482",
        "staff_code 482913",
        "Staff_Code= 482913",
        "staff_code: -4829",
        "staff_code.es: 482913",
        "staff_code: 4821\nstaff_code: 4829",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct settings settings;
        struct report report = {0};
        memset(&settings, 0, sizeof(settings));
        read_settings(&settings, lines[i], &report);
        assert_int_equal(report.error_count, 1);
        assert_non_null(strcasestr(report.findings[0].words, "staff_code"));
        assert_null(strstr(report.findings[0].words, "482"));
        report_release(&report);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_every_key),
        cmocka_unit_test(test_a_wrong_line_changes_nothing),
        cmocka_unit_test(test_a_wrong_code_is_not_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
