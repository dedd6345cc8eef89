/* Names of keys, and which key does what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "key_names.h"
#include "key_table.h"

static void
test_every_name_leads_to_its_code(void **state)
{
    (void)state;
    int known = 0;
    for (int code = 0; code < 2 * KEY_SHIFT; code++) {
        char name[KEY_NAME_SIZE];
        key_name(code, name);
        if (name[0] != '\0') {
            assert_int_equal(key_code(name), code);
            known++;
        }
    }
    assert_int_equal(known, 2 * 118);
}

static void
test_names_in_other_forms(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int code;
    } forms[] = {
        {"F17", 108},
        {"f17", 108},
        {"KEY_F17", 108},
        {"Page Down", 78},
        {"page-down", 78},
        {"KEY_PAGEDOWN", 78},
        {"Enter", 40},
        {"KEY_ENTER", 40},
        {"KEY_ESC", 41},
        {"Keypad 5", 93},
        {"KEY_KP5", 93},
        {"KEY_VOLUMEUP", 128},
        {"Volume Up", 128},
        {"a", 4},
        {"Z", 29},
        {"1", 30},
        {"0", 39},
        {"-", 45},
        {"Shift+Tab", 0x22B},
        {"shift+KEY_TAB", 0x22B},
        {"F25", -1},
        {"F0", -1},
        {"", -1},
        {"Tab Tab", -1},
        {"Ctrl+C", -1},
        {"KEY_", -1},
        {"Keypad", -1},
        {"Shift+", -1},
    };
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        assert_int_equal(key_code(forms[i].name), forms[i].code);
    }
}

static enum keys_command
command(const struct key_table *table, const char *name)
{
    return key_table_command(table, key_code(name));
}

static void
test_no_key_does_anything_while_they_are_off(void **state)
{
    (void)state;
    const struct key_table off = {0};
    for (int code = -1; code < 2 * KEY_SHIFT; code++) {
        assert_int_equal(key_table_command(&off, code), KEYS_NOTHING);
    }
}

static void
test_the_usual_keys(void **state)
{
    (void)state;
    const struct key_table table = {.on = 1};
    int used = 0;
    assert_int_equal(command(&table, "Tab"), KEYS_NEXT);
    assert_int_equal(command(&table, "Shift+Tab"), KEYS_PREVIOUS);
    assert_int_equal(command(&table, "Return"), KEYS_ACT);
    assert_int_equal(command(&table, "Shift+Return"), KEYS_NOTHING);
    assert_int_equal(command(&table, "Escape"), KEYS_BACK);
    assert_int_equal(command(&table, "VolumeUp"), KEYS_LOUDER);
    for (int code = 0; code < 2 * KEY_SHIFT; code++) {
        used += key_table_command(&table, code) != KEYS_NOTHING;
    }
    assert_int_equal(used, 13);
}

/* Of any two commands that were given keys no key does both, and a default
 * yields. */
static void
test_a_key_that_is_given_away(void **state)
{
    (void)state;
    struct key_table table = {.on = 1};
    const char *bad;
    size_t len;
    assert_true(
        key_list_read(&table.given[KEYS_HEADPHONES], "F15", &bad, &len));
    assert_true(key_list_read(&table.given[KEYS_NEXT], "F17, Space,KEY_F18 ",
                              &bad, &len));
    assert_int_equal(command(&table, "F15"), KEYS_HEADPHONES);
    assert_int_equal(command(&table, "F17"), KEYS_NEXT);
    assert_int_equal(command(&table, "F18"), KEYS_NEXT);
    assert_int_equal(command(&table, "Space"), KEYS_NEXT);
    assert_int_equal(command(&table, "Tab"), KEYS_NOTHING);
    assert_int_equal(key_table_list(&table, KEYS_LISTEN).count, 0);
    assert_int_equal(key_table_list(&table, KEYS_ACT).count, 2);
}

static void
test_lists_that_cannot_be_used(void **state)
{
    (void)state;
    struct key_list list = {{7}, 1};
    const char *bad;
    size_t len;
    const char *text = "F17, Foo Bar, F18";
    assert_false(key_list_read(&list, text, &bad, &len));
    assert_ptr_equal(bad, text + 5);
    assert_int_equal(len, 7);
    assert_false(key_list_read(&list, "F1,F2,F3,F4,F5", &bad, &len));
    assert_int_equal(strncmp(bad, "F5", 2), 0);
    assert_false(key_list_read(
        &list, "a very long name that is that of no key at all", &bad, &len));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.codes[0], 7);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_name_leads_to_its_code),
        cmocka_unit_test(test_names_in_other_forms),
        cmocka_unit_test(test_no_key_does_anything_while_they_are_off),
        cmocka_unit_test(test_the_usual_keys),
        cmocka_unit_test(test_a_key_that_is_given_away),
        cmocka_unit_test(test_lists_that_cannot_be_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
