/* What names of files say: role, order, id, language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_reader.h"
#include "lang_tag.h"
#include "path_name.h"
#include "utf8.h"
#include "path_role.h"

static void
test_roles(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        enum deck_file_role role;
    } rows[] = {
        {"deck.txt", DECK_ROLE_DECK},
        {"DECK.TXT", DECK_ROLE_DECK},
        {"deck.txt.txt", DECK_ROLE_DECK},
        {"deck.md", DECK_ROLE_SLIDE},
        {"kiosk.md", DECK_ROLE_SLIDE},
        {"1-a/deck.txt", DECK_ROLE_OTHER},
        {"1-a/Topic.txt", DECK_ROLE_TOPIC},
        {"1-a/topic.md", DECK_ROLE_SLIDE},
        {"1-a/topic.md.txt", DECK_ROLE_SLIDE},
        {"1-a/topic.txt", DECK_ROLE_TOPIC},
        {"topic.txt", DECK_ROLE_OTHER},
        {"kiosk.txt", DECK_ROLE_GUIDE},
        {"README.md", DECK_ROLE_GUIDE},
        {"1-a/readme.es.txt", DECK_ROLE_GUIDE},
        {"1-a/readme-first.md", DECK_ROLE_SLIDE},
        {"1-a/1-b.md", DECK_ROLE_SLIDE},
        {"1-a/1-b.MD", DECK_ROLE_SLIDE},
        {"a.txt", DECK_ROLE_SLIDE},
        {"1-a/b/c.md", DECK_ROLE_OTHER},
        {"1-a/glow.JPeG", DECK_ROLE_PICTURE},
        {"1-a/page.pdf", DECK_ROLE_PICTURE},
        {"1-a/.jpg", DECK_ROLE_JUNK},
        {"1-a/a.opus", DECK_ROLE_AUDIO},
        {"1-a/a.docx", DECK_ROLE_OTHER},
        {"1-a/noending", DECK_ROLE_OTHER},
        {"._x.jpg", DECK_ROLE_JUNK},
        {".DS_Store", DECK_ROLE_JUNK},
        {"deck.minisig", DECK_ROLE_JUNK},
        {"1-a/deck.minisig", DECK_ROLE_OTHER},
        {"1-a/Thumbs.db", DECK_ROLE_JUNK},
        {"1-a/desktop.ini", DECK_ROLE_JUNK},
        {"1-a/~$1-b.docx", DECK_ROLE_JUNK},
        {"1-a/.~lock.b.odt#", DECK_ROLE_JUNK},
        {"1-a/b.md.tmp", DECK_ROLE_JUNK},
        {"1-a/b.jpg.part", DECK_ROLE_JUNK},
        {"1-a/b.md~", DECK_ROLE_JUNK},
        {"1-a/#b.md#", DECK_ROLE_JUNK},
        {".AppleDouble/x.jpg", DECK_ROLE_JUNK},
        {"System Volume Information/x.txt", DECK_ROLE_JUNK},
        {"$RECYCLE.BIN/x.txt", DECK_ROLE_JUNK},
        {"__MACOSX/x.md", DECK_ROLE_JUNK},
        {"", DECK_ROLE_JUNK},
        {"a/", DECK_ROLE_JUNK},
        {"CON", DECK_ROLE_OTHER},
        {"\xFF\xFE%n.md", DECK_ROLE_SLIDE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (deck_file_role(rows[i].path) != rows[i].role) {
            fail_msg("%s: %d", rows[i].path, deck_file_role(rows[i].path));
        }
    }
}

static void
test_ids(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"1-collagen", "collagen", "Collagen"},
        {"02_side-effects", "side-effects", "Side effects"},
        {"3 when to call", "when to call", "When to call"},
        {"10.last", "last", "Last"},
        {"1--twice", "-twice", " twice"},
        {"42", "42", "42"},
        {"7-", "7-", "7 "},
        {"3.5 mg dose", "3.5 mg dose", "3.5 mg dose"},
        {"1.5 l water", "1.5 l water", "1.5 l water"},
        {"2-3 tablets", "2-3 tablets", "2-3 tablets"},
        {"5-10 days", "5-10 days", "5-10 days"},
        {"24-7 service", "24-7 service", "24-7 service"},
        {"10 mg dose", "10 mg dose", "10 mg dose"},
        {"10 mg", "10 mg", "10 mg"},
        {"2026-11-22 flu", "2026-11-22 flu", "2026-11-22 flu"},
        {"1-take-2-3-tablets", "take-2-3-tablets", "Take 2-3 tablets"},
        {"1-5-ways-to-sleep", "5-ways-to-sleep", "5 ways to sleep"},
        {"01-02 intro", "02 intro", "02 intro"},
        {"3 mgr", "mgr", "Mgr"},
        {"3d-skin", "3d-skin", "3d skin"},
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b",
         "A\xEF\xBF\xBD"
         "b"},
        {"a\n\x07\u202e"
         "b",
         "ab", "Ab"},
        {"1-a:b", "a-b", "A b"},
        {"Ödem", "Ödem", "Ödem"},
        {"\f\x01", "_", "_"},
        {"1-\f", "_", "_"},
        {"---", "---", "---"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *id = path_id(rows[i][0], strlen(rows[i][0]));
        char *title = path_title(id);
        assert_string_equal(id, rows[i][1]);
        assert_string_equal(title, rows[i][2]);
        free(id);
        free(title);
    }
}

static void
test_language_tags(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"es", "es"},           {"ES", "es"},
        {"zh-hant", "zh-Hant"}, {"ZH_HANT_TW", "zh-Hant-TW"},
        {"pt-br", "pt-BR"},     {"fil", "fil"},
        {"es-419", "es-419"},   {"es_41", NULL},
        {"es-4190", NULL},      {"e", NULL},
        {"engl", NULL},         {"en-", NULL},
        {"en-USA", NULL},       {"en-US-Latn", NULL},
        {"12", NULL},           {"", NULL},
        {"zh-Hant-TW-x", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char tag[DECK_LANG_SIZE];
        bool good = lang_tag_read(rows[i][0], strlen(rows[i][0]), tag);
        assert_int_equal(good, rows[i][1] != NULL);
        if (good) {
            assert_string_equal(tag, rows[i][1]);
        }
    }
    assert_true(lang_tag_likely("es") && lang_tag_likely("zh-Hant"));
    assert_false(lang_tag_likely("is") || lang_tag_likely("qq"));
}

static void
test_language_of_a_name(void **state)
{
    (void)state;
    char deck_languages[][DECK_LANG_SIZE] = {"en", "qq"};
    static const struct {
        const char *stem, *lang;
        size_t len;
    } rows[] = {
        {"1-a.es", "es", 3}, {"1-a.qq", "qq", 3}, {"1-a.zz", NULL, 6},
        {"1-a", NULL, 3},    {"1.es", "es", 1},   {"look.is", NULL, 7},
        {"a.b.ar", "ar", 3}, {"v1.2", NULL, 4},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char lang[DECK_LANG_SIZE];
        size_t len = path_language(rows[i].stem, strlen(rows[i].stem),
                                   deck_languages, 2, lang);
        assert_int_equal(len, rows[i].len);
        if (rows[i].lang != NULL) {
            assert_string_equal(lang, rows[i].lang);
        }
    }
}

static void
test_order(void **state)
{
    (void)state;
    static const char *const sorted[] = {
        "",
        "1-a/2.md",
        "1-a/10.md",
        "1-a b/1.md",
        "2",
        "2-a",
        "2-b",
        "10-a",
        "99999999999999999999",
        "100000000000000000000",
        "A1",
        "a01",
        "a1",
        "a1b",
        "a2",
        "B",
        "b",
        "\xC3\xA9",
    };
    size_t count = sizeof(sorted) / sizeof(sorted[0]);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = deck_order(sorted[i], sorted[j]);
            if ((order > 0) - (order < 0) != (i > j) - (i < j)) {
                fail_msg("“%s” against “%s”: %d", sorted[i], sorted[j], order);
            }
        }
    }
}

static uint32_t
next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

enum { NAMES = 96, NAME_SIZE = 8 };

static void
random_name(uint32_t *seed, char name[NAME_SIZE])
{
    static const char letters[] = "aAbB0012 9-._/\xC3\xFF";
    size_t len = next_random(seed) % NAME_SIZE;
    for (size_t i = 0; i < len; i++) {
        name[i] = letters[next_random(seed) % (sizeof(letters) - 1)];
    }
    name[len] = '\0';
}

static int
sign(int order)
{
    return (order > 0) - (order < 0);
}

/* Antisymmetric, transitive, and 0 only for equal names. */
static void
test_order_is_total(void **state)
{
    (void)state;
    char names[NAMES][NAME_SIZE];
    uint32_t seed = 20261122;
    for (int i = 0; i < NAMES; i++) {
        random_name(&seed, names[i]);
    }
    for (int i = 0; i < NAMES; i++) {
        for (int j = 0; j < NAMES; j++) {
            int ij = sign(deck_order(names[i], names[j]));
            assert_int_equal(ij, -sign(deck_order(names[j], names[i])));
            assert_int_equal(ij == 0, strcmp(names[i], names[j]) == 0);
            for (int k = 0; k < NAMES; k++) {
                if (ij <= 0 && deck_order(names[j], names[k]) <= 0) {
                    assert_true(deck_order(names[i], names[k]) <= 0);
                }
            }
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_language_tags),
        cmocka_unit_test(test_language_of_a_name),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_order_is_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
