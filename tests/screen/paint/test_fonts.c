/* The chain of faces: which draws what, what is opened, what staff may add,
 * and that the files are those whose sums stand in the list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sha2.h>
#include <unistd.h>
#include <cmocka.h>

#include "fonts.h"
#include "fonts_list.h"
#include "para.h"
#include "str.h"
#include "unicode.h"

#define FOLDER KIOSK_SOURCE_DIR "/fonts"
#define NOTO "/usr/share/fonts/truetype/noto/"

static struct fonts *
open_fonts(const char *folder)
{
    char *why = NULL;
    struct fonts *fonts = fonts_new(folder, &why);
    if (fonts == NULL) {
        fail_msg("%s", why);
    }
    return fonts;
}

/* "FILE#INDEX" of the face that FOLDER's chain gives, "" for none. */
static char *
face_name(const char *folder, uint32_t code, unsigned style, const char *lang)
{
    struct fonts *fonts = open_fonts(folder);
    const struct measure *measure = fonts_measure(fonts);
    struct fonts_list list;
    fonts_list_init(&list, folder);
    struct str name = {0};
    int face = measure->face(measure->ctx, code, style, lang);
    if (face >= 0) {
        const char *file = strrchr(list.faces[face].path, '/') + 1;
        str_addf(&name, "%s#%ld", file, list.faces[face].index);
    }
    fonts_list_release(&list);
    fonts_free(fonts);
    return str_take(&name);
}

static void
test_the_chain_gives_each_letter_its_face(void **state)
{
    (void)state;
    enum { BOTH = FACE_BOLD | FACE_ITALIC };
    static const struct {
        uint32_t code;
        unsigned style;
        const char *lang, *face;
    } cases[] = {
        {'a', 0, "en", "NotoSans-Regular.ttf#0"},
        {'a', FACE_BOLD, "en", "NotoSans-Bold.ttf#0"},
        {'a', FACE_ITALIC, "en", "NotoSans-Italic.ttf#0"},
        {'a', BOTH, "en", "NotoSans-BoldItalic.ttf#0"},
        {'7', 0, "zh", "NotoSans-Regular.ttf#0"},
        {0x1EA8, 0, "vi", "NotoSans-Regular.ttf#0"},
        {0x0627, 0, "ar", "NotoSansArabic-Regular.ttf#0"},
        {0x060C, 0, "en", "NotoSansArabic-Regular.ttf#0"},
        {0x0627, BOTH, "en", "NotoSansArabic-Bold.ttf#0"},
        {0x05D0, FACE_ITALIC, "he", "NotoSansHebrew-Regular.ttf#0"},
        {0x0915, 0, "hi", "NotoSansDevanagari-Regular.ttf#0"},
        {0x0964, 0, "hi", "NotoSansDevanagari-Regular.ttf#0"},
        {0x0E01, 0, "th", "NotoSansThai-Regular.ttf#0"},
        {0x76F4, 0, "zh-Hans", "NotoSansCJK-Regular.ttc#2"},
        {0x76F4, 0, "zh", "NotoSansCJK-Regular.ttc#2"},
        {0x76F4, 0, "zh-Hant-TW", "NotoSansCJK-Regular.ttc#3"},
        {0x76F4, 0, "zh-TW", "NotoSansCJK-Regular.ttc#3"},
        {0x76F4, FACE_BOLD, "ja", "NotoSansCJK-Bold.ttc#0"},
        {0x76F4, 0, "ko", "NotoSansCJK-Regular.ttc#1"},
        {0x76F4, 0, "en", "NotoSansCJK-Regular.ttc#2"},
        {0xAC00, 0, "en", "NotoSansCJK-Regular.ttc#1"},
        {0x201C, 0, "zh", "NotoSansCJK-Regular.ttc#2"},
        {0x201C, 0, "en", "NotoSans-Regular.ttf#0"},
        {0x2265, 0, "en", "DejaVuSans.ttf#0"},
        {0x2713, FACE_BOLD, "en", "DejaVuSans-Bold.ttf#0"},
        {0x12000, 0, "en", ""},
        {0x10FFFF, 0, "en", ""},
        {0x110000, 0, "en", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *name =
            face_name(FOLDER, cases[i].code, cases[i].style, cases[i].lang);
        if (strcmp(name, cases[i].face) != 0) {
            fail_msg("U+%04X %s: %s, not %s", cases[i].code, cases[i].lang,
                     name, cases[i].face);
        }
        free(name);
    }
}

/* Which font files are mapped into this process. */
static char *
mapped_fonts(void)
{
    struct str names = {0};
    FILE *maps = fopen("/proc/self/maps", "r");
    assert_non_null(maps);
    char *line = NULL;
    size_t cap = 0;
    while (getline(&line, &cap, maps) > 0) {
        char *name = strstr(line, "/usr/share/fonts/");
        if (name != NULL) {
            str_add(&names, strrchr(name, '/') + 1);
        }
    }
    free(line);
    fclose(maps);
    return str_take(&names);
}

static void
test_files_open_when_a_text_needs_them(void **state)
{
    (void)state;
    struct fonts *fonts = open_fonts(FOLDER);
    struct para_style style = {.cap_px = 40, .width_px = 800};
    para_free(para_plain("Redness for\xC2\xA0two\ndays, “mild”.", "en", &style,
                         fonts_measure(fonts)));
    style.bold = true;
    para_free(para_plain("¿Llámenos?", "es", &style, fonts_measure(fonts)));
    char *mapped = mapped_fonts();
    assert_string_equal(mapped, "NotoSans-Bold.ttf\nNotoSans-Regular.ttf\n");
    free(mapped);
    fonts_free(fonts);
    mapped = mapped_fonts();
    assert_string_equal(mapped, "");
    free(mapped);
}

/* In more sizes than are open at once, letters are as in a font that was opened
 * for that size. */
static void
test_a_size_is_as_if_opened_for_it(void **state)
{
    (void)state;
    static const char words[] = "Redness, AV To 1 in 10";
    const struct page_shape shape = {.script = UNICODE_LATIN};
    struct fonts *fonts = open_fonts(FOLDER);
    for (int i = 0; i < 90; i++) {
        struct fonts *fresh = open_fonts(FOLDER);
        const struct measure *measure = fonts_measure(fresh);
        unsigned style = i % 3 ? 0 : FACE_BOLD;
        const struct page_font font = {
            measure->face(measure->ctx, 'H', style, "en"), 20 + i * 37 % 61};
        unsigned char *masks[2] = {NULL, NULL};
        int sides[2][4];
        for (int k = 0; k < 2; k++) {
            assert_true(fonts_draw(k ? fresh : fonts, &font, &shape, words,
                                   &masks[k], &sides[k][0], &sides[k][1],
                                   &sides[k][2], &sides[k][3]));
        }
        assert_memory_equal(sides[0], sides[1], sizeof(sides[0]));
        assert_memory_equal(masks[0], masks[1],
                            (size_t)sides[0][0] * (size_t)sides[0][1]);
        const struct measure *used = fonts_measure(fonts);
        assert_int_equal(
            used->width(used->ctx, &font, &shape, words, strlen(words)),
            measure->width(measure->ctx, &font, &shape, words, strlen(words)));
        free(masks[0]);
        free(masks[1]);
        fonts_free(fresh);
    }
    fonts_free(fonts);
}

/* A folder of its own for each test, with fonts.txt of TEXT if not NULL. */
static char *
make_folder(const char *text)
{
    char *folder = strdup("/tmp/kiosk-fonts-XXXXXX");
    assert_non_null(mkdtemp(folder));
    if (text != NULL) {
        struct str path = {0};
        str_addf(&path, "%s/fonts.txt", folder);
        FILE *file = fopen(path.text, "w");
        assert_non_null(file);
        fputs(text, file);
        fclose(file);
        str_release(&path);
    }
    return folder;
}

static void
put_file(const char *folder, const char *name, const char *target,
         const char *words)
{
    struct str path = {0};
    str_addf(&path, "%s/%s", folder, name);
    if (target != NULL) {
        assert_int_equal(symlink(target, path.text), 0);
    } else {
        FILE *file = fopen(path.text, "w");
        assert_non_null(file);
        fputs(words, file);
        fclose(file);
    }
    str_release(&path);
}

static void
remove_folder(char *folder)
{
    static const char *const names[] = {"fonts.txt", "a.ttf", "b.ttf"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct str path = {0};
        str_addf(&path, "%s/%s", folder, names[i]);
        unlink(path.text);
        str_release(&path);
    }
    assert_int_equal(rmdir(folder), 0);
    free(folder);
}

static void
expect_face(const char *folder, uint32_t code, const char *lang,
            const char *expected)
{
    char *name = face_name(folder, code, 0, lang);
    assert_string_equal(name, expected);
    free(name);
}

static void
test_missing_files_are_passed_over(void **state)
{
    (void)state;
    char *folder = make_folder(
        "# a comment\n\nGone | /nowhere/Gone.ttf | Latn | regular\n"
        "broken line\n|||\nNoto Sans|" NOTO "NotoSans-Regular.ttf|Latn\n");
    expect_face(folder, 'a', "en", "NotoSans-Regular.ttf#0");
    expect_face(folder, 0x05D0, "he", "");
    remove_folder(folder);
}

static void
test_no_face_at_all_is_said(void **state)
{
    (void)state;
    char *folder = make_folder("Gone | /nowhere/Gone.ttf | Latn | regular\n");
    put_file(folder, "a.ttf", NULL, "this is no font");
    char *why = NULL;
    assert_null(fonts_new(folder, &why));
    assert_non_null(strstr(why, "No font can be opened. Install"));
    free(why);
    assert_null(fonts_new("/nowhere", &why));
    assert_non_null(strstr(why, "/nowhere/fonts.txt is missing"));
    free(why);
    fonts_free(NULL);
    remove_folder(folder);
}

static void
test_a_face_of_staff_leads(void **state)
{
    (void)state;
    char *folder =
        make_folder("Noto Sans|" NOTO "NotoSans-Regular.ttf|Latn Zyyy|regular\n"
                    "Noto Sans|" NOTO "NotoSans-Bold.ttf|Latn|bold\n");
    /* Broken files are passed over. */
    put_file(folder, "a.ttf", NULL, "this is no font");
    put_file(folder, "b.ttf", NOTO "NotoSansMath-Regular.ttf", NULL);
    expect_face(folder, 'a', "en", "b.ttf#0");
    /* It has no Vietnamese: not one word in two faces. */
    expect_face(folder, 'a', "vi", "NotoSans-Regular.ttf#0");
    expect_face(folder, 0x1EA1, "en", "NotoSans-Regular.ttf#0");
    /* Without a bold face of its own it stays with itself. */
    char *name = face_name(folder, 'a', FACE_BOLD, "en");
    assert_string_equal(name, "b.ttf#0");
    free(name);
    remove_folder(folder);
}

/* Field NUMBER (from 0) of a line of fonts.txt, without spaces around it. */
static char *
field_of(const char *line, int number)
{
    for (; number > 0; number--) {
        line = strchr(line, '|');
        assert_non_null(line);
        line++;
    }
    line += strspn(line, " ");
    struct str field = {0};
    str_add_bytes(&field, line, strcspn(line, "|\n"));
    while (field.len > 0 && field.text[field.len - 1] == ' ') {
        field.text[--field.len] = '\0';
    }
    return str_take(&field);
}

/* Adds to WRONG what is wrong with the file of LINE. */
static void
look_at_sum(const char *line, struct str *wrong)
{
    char *path = field_of(line, 1), *package = field_of(line, 4);
    char *sums = field_of(line, 6);
    path[strcspn(path, "#")] = '\0';
    char sum[SHA256_DIGEST_STRING_LENGTH];
    if (SHA256File(path, sum) == NULL) {
        str_addf(wrong, "%s is not installed: apt-get install %s\n", path,
                 package);
    } else if (strstr(sums, sum) == NULL) {
        str_addf(wrong,
                 "%s of %s has another sum: %s. Look at it, then add the "
                 "sum.\n",
                 path, package, sum);
    }
    free(sums);
    free(package);
    free(path);
}

static void
test_files_have_the_sums_of_the_list(void **state)
{
    (void)state;
    FILE *list = fopen(FOLDER "/fonts.txt", "r");
    assert_non_null(list);
    char *line = NULL;
    size_t cap = 0;
    int lines = 0;
    struct str wrong = {0};
    while (getline(&line, &cap, list) > 0) {
        if (line[0] != '#' && line[0] != '\n') {
            look_at_sum(line, &wrong);
            lines++;
        }
    }
    free(line);
    fclose(list);
    if (wrong.len > 0) {
        fail_msg("%s", wrong.text);
    }
    str_release(&wrong);
    assert_true(lines > 20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_chain_gives_each_letter_its_face),
        cmocka_unit_test(test_files_open_when_a_text_needs_them),
        cmocka_unit_test(test_a_size_is_as_if_opened_for_it),
        cmocka_unit_test(test_missing_files_are_passed_over),
        cmocka_unit_test(test_no_face_at_all_is_said),
        cmocka_unit_test(test_a_face_of_staff_leads),
        cmocka_unit_test(test_files_have_the_sums_of_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
