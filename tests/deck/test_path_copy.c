/* What marks of copies in names are, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lang_name.h"
#include "mem.h"
#include "path_camera.h"
#include "path_copy.h"
#include "path_name.h"
#include "path_role.h"

static const struct {
    const char *name;
    enum path_copy mark;
    const char *rest;
} rows[] = {
    {"1-pain", PATH_NO_COPY, "1-pain"},
    {"1-pain.sync-conflict-20261101-100237-ABCDEFG", PATH_CONFLICT, "1-pain"},
    {"1-pain (conflicted copy 2026-11-01 100237)", PATH_CONFLICT, "1-pain"},
    {"1-pain (Ana's conflicted copy 2026-11-29)", PATH_CONFLICT, "1-pain"},
    {"1-pain (In Konflikt stehende Kopie von Ana 2026-11-29)", PATH_CONFLICT,
     "1-pain"},
    {"1-pain (copia en conflicto de Ana 2026-11-29)", PATH_CONFLICT, "1-pain"},
    {"1-pain (copie en conflit de Ana 2026-11-29)", PATH_CONFLICT, "1-pain"},
    {"1-pain (SFConflict ana@x.org 2026-11-01-10-02-37)", PATH_CONFLICT,
     "1-pain"},
    {"1-pain_conflict-20261101-100237", PATH_CONFLICT, "1-pain"},
    {"1-pain.conflict1", PATH_CONFLICT, "1-pain"},
    {"1-pain.path2", PATH_CONFLICT, "1-pain"},
    {"1-pain..path1", PATH_CONFLICT, "1-pain"},
    {"1-pain.conflict", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain (Case Conflict)", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain-DESKTOP-7QK2", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain-LAPTOP-ABC123-2", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain-Anas-MacBook-Pro", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain-MacBook-Pro", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain-Frontdesk-PC", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain-ANAS-PC", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain-pc", PATH_NO_COPY, "1-pain-pc"},
    {"1-pain_DiskStation_Nov-29-101112-2026_Conflict", PATH_CONFLICT, "1-pain"},
    {"1-pain_NAS_Nov-29-101112-2026_CaseConflict", PATH_CONFLICT, "1-pain"},
    {"1-no_conflict", PATH_NO_COPY, "1-no_conflict"},
    {"1-pain_conf(1)", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain (Ana's conflicted copy 2026-11-29 (1))", PATH_CONFLICT, "1-pain"},
    {"1-pain (2026_11_29 10_11_12 UTC)", PATH_CONFLICT, "1-pain"},
    {"1-pain (ANA v1)", PATH_CONFLICT_BESIDE, "1-pain"},
    {"1-pain (v2)", PATH_NO_COPY, "1-pain (v2)"},
    {"1-painCopy", PATH_COPY, "1-pain"},
    {"1-pain - Sao chép", PATH_COPY, "1-pain"},
    {"1-pain-ANA-PC1", PATH_CONFLICT_TWIN, "1-pain"},
    {"1-vitamin-B12", PATH_NO_COPY, "1-vitamin-B12"},
    {"1-pain-MRI", PATH_NO_COPY, "1-pain-MRI"},
    {"1-pain - Copy", PATH_COPY, "1-pain"},
    {"1-pain - Copy (2)", PATH_COPY, "1-pain - Copy"},
    {"1-pain (2)", PATH_COPY, "1-pain"},
    {"1-pain(1)", PATH_COPY, "1-pain"},
    {"1-pain (2026)", PATH_NO_COPY, "1-pain (2026)"},
    {"1-pain copy 2", PATH_COPY, "1-pain"},
    {"1-pain (another copy)", PATH_COPY, "1-pain"},
    {"1-pain (3rd copy)", PATH_COPY, "1-pain"},
    {"1-pain - Kopie", PATH_COPY, "1-pain"},
    {"1-pain - Copia", PATH_COPY, "1-pain"},
    {"1-pain – cópia", PATH_COPY, "1-pain"},
    {"1-pain – co\xcc\x81pia", PATH_COPY, "1-pain"},
    {"1-pain — копия", PATH_COPY, "1-pain"},
    {"1-pain のコピー", PATH_COPY, "1-pain"},
    {"1-pain - 副本", PATH_COPY, "1-pain"},
    {"Copy of 1-pain", PATH_COPY, "1-pain"},
    {"Copy of Copy of 1-pain", PATH_COPY, "Copy of 1-pain"},
    {"Kopie von 1-pain", PATH_COPY, "1-pain"},
    {"Copia de 1-pain", PATH_COPY, "1-pain"},
    {"Копия 1-pain", PATH_COPY, "1-pain"},
    {"copy", PATH_NO_COPY, "copy"},
    {"(1)", PATH_NO_COPY, "(1)"},
    {"Copycat", PATH_NO_COPY, "Copycat"},
    {"2-photocopy", PATH_NO_COPY, "2-photocopy"},
    {"", PATH_NO_COPY, ""},
    {")", PATH_NO_COPY, ")"},
};

static void
marks_are_taken_off_one_by_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct path_part name = {rows[i].name, strlen(rows[i].name)};
        enum path_copy mark = path_copy_take(&name);
        char *rest = mem_copy(name.text, name.len);
        if (mark != rows[i].mark || strcmp(rest, rows[i].rest) != 0) {
            print_error("%s: %d, %s\n", rows[i].name, (int)mark, rest);
            fail();
        }
        free(rest);
    }
}

/* Whatever a name is, taking ends, and each time leaves less. */
static void
any_name_comes_to_an_end(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "(",     ")",        " - ", "copy",       "1",       "2026",
        ".path", "-",        "PC1", "é",          "[",       "]",
        "\xff",  "Copy of ", " ",   "_conflict-", "\xe2\x80"};
    uint32_t seed = 1;
    for (int tries = 0; tries < 20000; tries++) {
        char text[256] = "";
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(text,
                   parts[(seed >> 16) % (sizeof(parts) / sizeof(*parts))]);
        }
        struct path_part name = {text, strlen(text)};
        size_t before = name.len;
        while (path_copy_take(&name) != PATH_NO_COPY) {
            assert_true(name.len > 0 && name.len < before);
            assert_true(name.text >= text &&
                        name.text + name.len <= text + strlen(text));
            before = name.len;
        }
    }
}

static void
languages_are_known_by_many_names(void **state)
{
    (void)state;
    static const struct {
        const char *name, *tag;
    } names[] = {{"sp", "es"},
                 {"Spanish", "es"},
                 {"ESPAÑOL", "es"},
                 {"español", "es"},
                 {"espan\xcc\x83ol", "es"},
                 {"deutsch", "de"},
                 {"cn", "zh"},
                 {"vn", "vi"},
                 {"jp", "ja"},
                 {"no", NULL},
                 {"more", NULL},
                 {"x", NULL},
                 {"arm", NULL}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char tag[DECK_LANG_SIZE];
        bool found = lang_name_read(names[i].name, strlen(names[i].name), tag);
        assert_int_equal(found, names[i].tag != NULL);
        if (found) {
            assert_string_equal(tag, names[i].tag);
            assert_non_null(lang_name_of(tag));
        }
    }
    assert_string_equal(lang_name_of("zh-Hant"), "Chinese");
    assert_null(lang_name_of("qq"));
}

static void
cameras_give_names_that_say_nothing(void **state)
{
    (void)state;
    static const char *const theirs[] = {
        "IMG 2041",
        "IMG E2041",
        " MG 1234",
        "WIN 20261129 10 11 12 Pro",
        "KakaoTalk 20261129 101112345",
        "mmexport1764411072000",
        "微信图片 20261129101112",
        "Снимок экрана 2026 11 29",
        "Adobe Scan 29 Nov 2026",
        "New Doc 11 29 2026",
        "image",
        "photo",
        "DSC 0042",
        "DSC0042",
        "PXL 20261129 101112345",
        "WhatsApp Image 2026 11 29 at 10.11.12",
        "Screenshot 2026 11 29 101112",
        "Bild 3",
        "Scan0001",
        "Image1",
        "Photo 5",
        "20261129 101112",
        "101112",
        "P1010042",
        "Untitled",
        "Untitled 2",
        "Slide1",
        "3f2504e0 4f89 11d3 9a0c 0305e82c3301",
        "Bildschirmfoto 2026 11 29 um 10.11.12"};
    static const char *const ours[] = {
        "Our team",  "Scan",           "Image of the room",
        "2 weeks",   "Photo of Ana",   "Page",
        "911",       "Signal words",   "Pain 2026",
        "Week 12",   "After 24 hours", "Decade",
        "Doctor 24", "Imagine 2",      "Snapdragon"};
    for (size_t i = 0; i < sizeof(theirs) / sizeof(theirs[0]); i++) {
        if (!path_is_camera(theirs[i])) {
            print_error("%s\n", theirs[i]);
            fail();
        }
    }
    for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
        if (path_is_camera(ours[i])) {
            print_error("%s\n", ours[i]);
            fail();
        }
    }
}

static void
what_computers_leave_is_junk(void **state)
{
    (void)state;
    static const char *const junk[] = {
        "#recycle",     "@Recycle",
        "#trash",       "Trash",
        "Papierkorb",   "#recycle (2)",
        "#snapshot",    "FOUND.000",
        "found.012",    "LOST.DIR",
        "@tmp",         ".Trash-1000",
        ".Trashes",     "@Recently-Snapshot",
        ".snapshot",    "~snapshot",
        "$RECYCLE.BIN", "System Volume Information",
        "@eaDir",       ".stversions",
        ".stfolder",    ".dropbox.cache",
        "lost+found",   ".Spotlight-V100",
        ".fseventsd",   "~$leaflet.docx",
        "#a.md#",       "a.md~"};
    static const char *const meant[] = {"~5 minutes.md", "#1-a",
                                        "FOUND.OUT",     "@home",
                                        "flyer.lnk",     "1-found.000"};
    for (size_t i = 0; i < sizeof(junk) / sizeof(junk[0]); i++) {
        assert_true(path_is_junk(junk[i], strlen(junk[i])));
    }
    for (size_t i = 0; i < sizeof(meant) / sizeof(meant[0]); i++) {
        assert_false(path_is_junk(meant[i], strlen(meant[i])));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_taken_off_one_by_one),
        cmocka_unit_test(any_name_comes_to_an_end),
        cmocka_unit_test(languages_are_known_by_many_names),
        cmocka_unit_test(cameras_give_names_that_say_nothing),
        cmocka_unit_test(what_computers_leave_is_junk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
