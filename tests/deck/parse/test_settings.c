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
                  "room_distance_mm: 2500\r\n"
                  "rotate: 270\r\nidle_seconds: 60\r\nask_seconds: 30\r\n"
                  "strike_ms: 500\r\n"
                  "motion: none\r\npicture_memory_mb: 64\r\n"
                  "staff_code: 0471\r\n"
                  "theme: high-contrast\r\nscale: 1.3\r\nrenderer: gpu\r\n"
                  "pull_from: clinic:slides/deck\r\npull_minutes: 60\r\n"
                  "pull_group: Skin\r\npull_screen: Empfang Süd\r\n"
                  "time_zone: America/Argentina/Buenos_Aires\r\n"
                  "import: signed\r\nknown_sticks: 1A2B-3C4D, 99ff-0123\r\n",
                  &report);
    assert_int_equal(report.count, 0);
    assert_int_equal((int)(settings.panel_width_mm * 10), 4765);
    assert_int_equal((int)settings.viewing_distance_mm, 700);
    assert_int_equal((int)settings.room_distance_mm, 2500);
    assert_int_equal((int)settings.panel_bottom_mm, 800);
    assert_int_equal(settings.rotate, 270);
    assert_string_equal(settings.time_zone, "America/Argentina/Buenos_Aires");
    assert_int_equal(settings.idle_seconds, 60);
    assert_int_equal(settings.ask_seconds, 30);
    assert_int_equal(settings.strike_ms, 500);
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
test_keys(void **state)
{
    (void)state;
    struct settings settings;
    struct report report = {0};
    struct str value = {0};
    static const char text[] = "keys: on\nkey_next: F17, KEY_F18\n"
                               "Key_Back: page\u2011up\n";
    read_settings(&settings, text, &report);
    assert_int_equal(report.count, 0);
    assert_int_equal(key_table_command(&settings.keys, 108), KEYS_NEXT);
    assert_int_equal(key_table_command(&settings.keys, 75), KEYS_BACK);
    assert_int_equal(key_table_command(&settings.keys, 41), KEYS_NOTHING);
    assert_int_equal(settings_say("key_next", "kiosk.txt", text, strlen(text),
                                  &value, &report),
                     SETTINGS_GIVEN);
    assert_string_equal(value.text, "F17, F18");
    str_clear(&value);
    assert_int_equal(settings_say("key_act", "kiosk.txt", text, strlen(text),
                                  &value, &report),
                     SETTINGS_DEFAULT);
    assert_string_equal(value.text, "Return, Keypad Enter");
    str_clear(&value);
    assert_int_equal(settings_say("keys", "kiosk.txt", "", 0, &value, &report),
                     SETTINGS_DEFAULT);
    assert_string_equal(value.text, "off");
    str_release(&value);
    /* a key that is of no keyboard, and one that does something else */
    read_settings(&settings,
                  "keys: on\nkey_next: F99\nkey_home: F17\nkey_act: F17\n",
                  &report);
    assert_int_equal(report.count, 2);
    assert_string_equal(report.findings[0].rule, "bad-key");
    assert_non_null(strstr(report.findings[0].words, "“F99”"));
    assert_non_null(strstr(report.findings[1].words, "“F17” does something"));
    assert_int_equal(key_table_command(&settings.keys, 108), KEYS_HOME);
    assert_int_equal(key_table_command(&settings.keys, 43), KEYS_NEXT);
    report_release(&report);
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
        "strike_ms: 0",
        "strike_ms: 501",
        "time_zone: /etc/passwd",
        "time_zone: Mountain Time (US)",
        "time_zone: ../../etc/passwd",
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
        "known_sticks: 1A2B 3C4D",
        "known_sticks: 1A2B-3C4",
        "known_sticks: 99FF-0123, E2F4-1A2B-3C4D",
        "known_sticks: ----",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct settings settings, defaults;
        struct report report = {0};
        memset(&settings, 0, sizeof(settings));
        memset(&defaults, 0, sizeof(defaults));
        settings_init(&defaults);
        read_settings(&settings, lines[i], &report);
        bool import = settings.import[0] == '\0';
        assert_int_equal(import, strstr(lines[i], "import") != NULL);
        assert_int_equal(report.error_count, import ? 2 : 1);
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

/* The show, the check and `kiosk setting` say the same of BYTES. */
static void
assert_import(const char *bytes, size_t len, const char *wanted)
{
    struct settings settings;
    struct report report = {0}, why = {0};
    struct str value = {0};
    settings_init(&settings);
    settings_read(&settings, "kiosk.txt", bytes, len, &report);
    enum settings_answer answer =
        settings_say("import", "kiosk.txt", bytes, len, &value, &why);
    bool unclear = wanted[0] == '\0';
    assert_string_equal(settings.import, wanted);
    assert_int_equal(answer == SETTINGS_UNCLEAR, unclear);
    assert_string_equal(value.text != NULL ? value.text : "", wanted);
    const struct finding *told = report_find(&report, "unclear-import");
    assert_int_equal(told != NULL, unclear);
    assert_int_equal(why.count, unclear ? 1 : 0);
    if (unclear) { /* the screen has room for few, and it comes first */
        assert_ptr_equal(told, &report.findings[0]);
        assert_string_equal(why.findings[0].words, told->words);
    }
    report_release(&report);
    report_release(&why);
    str_release(&value);
}

static void
test_import_as_it_is_meant(void **state)
{
    (void)state;
    static const char *const lines[][2] = {
        {"import: Signed", "signed"},
        {"IMPORT:\tsigned\t", "signed"},
        {"Import: “signed”", "signed"},
        {"import\u00A0:\u00A0signed\u202F", "signed"},
        {"import：signed", "signed"},
        {"ｉｍｐｏｒｔ： ｓｉｇｎｅｄ", "signed"},
        {"im\u200Bport: sig\uFEFFned", "signed"},
        {"rotate: 90\rimport: signed\r", "signed"},
        {"import: any\nimport: Any", "any"},
        {"import: any\nwifi: off", "any"},
        {"import: any\nImportant: call Bob", "any"},
        {"# import: any", "known"},
        {"colour: blue", "known"},
        {"rotat: 90", "known"},
        {"Note: any questions, call Bob", "known"},
        {"pull_from: import:slides", "known"},
        {"pull_group: Important: first floor", "known"},
        {"pull_screen: import room", "known"},
        {"idea: yes", "known"},
        {"ip", "known"},
        {"design: blue", "known"},
        {"Firma: Hautklinik", "known"},
        {"import: any\nsignage: on", "any"},
        {"import: any\nimp", "any"},
        {"rotat\n", "known"},
    };
    static const char utf16[] = "i\0m\0p\0o\0r\0t\0:\0a\0n\0y\0\n\0";
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        assert_import(lines[i][0], strlen(lines[i][0]), lines[i][1]);
    }
    assert_import(utf16, sizeof(utf16) - 1, "any");
}

static void
test_import_that_is_not_understood(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "import: signd",
        "import: signed # ours",
        "import: ‘signed’",
        "import: any.",
        "import:",
        "import: \"\"",
        "import",
        "import any",
        "import = any",
        "- import: any",
        "\"import\": \"any\",",
        "//import: signed",
        "imports: any",
        "imoprt: any",
        "import.de: any",
        "Import mode: signed",
        "import: any\nImport mode: signed",
        "import: any\nimport: signed",
        "import:\nimport: any",
        "importar: firmado",
        "импорт: any",
        "Sticks: ours",
        "Einfuhr: signed only",
        "i m p o r t: any",
        "rotate: 90\fimport: signed",
        "rotate: 90éimport: signed",
        "rotate 90 import: signed",
        "impo.rt signed",
        "# a\fb\n# c\vimport: signed",
        "pull_from: clinic:slides import: signed",
        "pull_from: clinic:slidesimport: signed",
        "pull_from: import: signed",
        "pull_group: skin import: sigend",
        "pull_group: skinimport:signed",
        "pull_screen: Reception 2 # import : signed",
        "pull_screen: Lobby Import：known",
        "import: any\npull_screen: Lobby import: signed",
        "rotate: 90\nimp",
        "im\n",
        "i",
        "rotate: 90\npull_scr",
        "signature: required",
        "signatures: yes",
        "public_key: clinic.pub",
        "clinic.pub",
        "einlesen: signiert",
        "clés: signées",
        "llaves: firmadas",
        "memorias: firmado",
    };
    static const char half[] = "import: any\n\0\0\0\0\0\0\0\0";
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        assert_import(lines[i], strlen(lines[i]), "");
    }
    assert_import(half, sizeof(half) - 1, "");
}

/* What stands behind the end of what is read may be another `import`. */
static void
test_import_in_a_file_that_is_too_long(void **state)
{
    (void)state;
    struct str text = {0};
    str_add(&text, "import: any\n");
    while (text.len <= SETTINGS_BYTES_MAX) {
        str_add(&text, "# nothing\n");
    }
    assert_import(text.text, text.len, "");
    str_clear(&text);
    str_add(&text, "import: any\n");
    for (int i = 0; i < 30; i++) {
        str_add(&text, "x y z\n");
    }
    assert_import(text.text, text.len, "");
    str_release(&text);
}

static void
assert_says(const char *text, const char *key, enum settings_answer answer,
            const char *wanted)
{
    struct report report = {0};
    struct str value = {0};
    assert_int_equal(
        settings_say(key, "kiosk.txt", text, strlen(text), &value, &report),
        answer);
    assert_string_equal(value.text != NULL ? value.text : "", wanted);
    assert_int_equal(report.count > 0, answer == SETTINGS_UNCLEAR);
    report_release(&report);
    str_release(&value);
}

static void
test_one_setting(void **state)
{
    (void)state;
    static const char text[] =
        "Panel_Width_mm: 476,5\nrotate: 45\nMotion: none\nscale: 1.3\n"
        "staff_code: 0471\nknown_sticks: 1A2B–3C4D, ９9FF-0123\n"
        "PULL_FROM : “clinic:our slides”\npull_gruop: skin\npull_screen:\n";
    assert_says(text, "panel_width_mm", SETTINGS_GIVEN, "476.5");
    assert_says(text, "rotate", SETTINGS_UNCLEAR, "");
    assert_says(text, "motion", SETTINGS_GIVEN, "none");
    assert_says(text, "scale", SETTINGS_GIVEN, "1.3");
    assert_says(text, "theme", SETTINGS_DEFAULT, "light");
    assert_says(text, "staff_code", SETTINGS_GIVEN, "0471");
    assert_says(text, "known_sticks", SETTINGS_GIVEN, "1A2B-3C4D, 99FF-0123");
    assert_says(text, "pull_from", SETTINGS_GIVEN, "clinic:our slides");
    assert_says(text, "pull_group", SETTINGS_UNCLEAR, "");
    assert_says(text, "pull_screen", SETTINGS_DEFAULT, "");
    assert_says(text, "pull_minutes", SETTINGS_DEFAULT, "15");
    assert_says(text, "import", SETTINGS_DEFAULT, "known");
    assert_says(text, "imports", SETTINGS_NO_KEY, "");
    assert_says("known_sticks: 1A2B3C4D,01D7E2F41A2B3C4D "
                "6f1c0a2e-77aa-4b4b-9c9c-001122334455",
                "known_sticks", SETTINGS_GIVEN,
                "1A2B3C4D,01D7E2F41A2B3C4D "
                "6f1c0a2e-77aa-4b4b-9c9c-001122334455");
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
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_a_wrong_line_changes_nothing),
        cmocka_unit_test(test_a_wrong_code_is_not_told),
        cmocka_unit_test(test_import_as_it_is_meant),
        cmocka_unit_test(test_import_that_is_not_understood),
        cmocka_unit_test(test_import_in_a_file_that_is_too_long),
        cmocka_unit_test(test_one_setting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
