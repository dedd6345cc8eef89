/* What its readers cannot read is not shown: other files have the name of a
 * text, half of a file, lost letters, another script, no font. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <time.h>

#include "deck_reader.h"
#include "str.h"

/* Of a deck in English and Tamil with a good English slide. */
struct deck_case {
    const char *path, *bytes;
    size_t len;  /* 0: a string */
    bool spoilt; /* it has an error, else at most warnings */
    const char *rule;
};

/* A screen without Tamil, Khmer and their digits. */
static bool
draws(void *ctx, uint32_t code, const char *lang)
{
    (void)ctx, (void)lang;
    return (code < 0xB80 || code > 0xBFF) && (code < 0x1780 || code > 0x17FF);
}

static bool
add(struct deck_reader *reader, const char *path, const char *bytes, size_t len,
    struct report *report)
{
    struct deck_file file = {.path = path,
                             .bytes = bytes,
                             .len = len > 0 ? len : strlen(bytes),
                             .size_bytes = 1};
    return deck_reader_add(reader, &file, report);
}

static struct deck *
read_case(const struct deck_case *deck_case, struct report *report, bool *good)
{
    static const struct deck_host host = {.draws = draws};
    struct deck_reader *reader = deck_reader_new();
    deck_reader_set_host(reader, &host);
    add(reader, "deck.txt", "title: Deck\nlanguages: en, ta, ru\n", 0, report);
    add(reader, "1-a/1-x.md", "# Care\n\nIt takes 1 to 2 days.\n", 0, report);
    assert_int_equal(report->count, 0);
    *good =
        add(reader, deck_case->path, deck_case->bytes, deck_case->len, report);
    return deck_reader_finish(reader, report);
}

static bool
found(const struct report *report, const char *path, const char *rule)
{
    bool is = false;
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        is = is || (strcmp(finding->path, path) == 0 &&
                    strcmp(finding->rule, rule) == 0);
    }
    return is;
}

/* The default language stands in for what cannot be read. */
static void
check(const struct deck_case *deck_case)
{
    struct report report = {0};
    bool good;
    struct deck *deck = read_case(deck_case, &report, &good);
    if (good == deck_case->spoilt ||
        (deck_case->rule != NULL &&
         !found(&report, deck_case->path, deck_case->rule))) {
        fail_msg("%s: “%s” not as expected", deck_case->path, deck_case->bytes);
    }
    const struct deck_slide *slide = &deck->topics[0].slides[0];
    const char *lang = strstr(deck_case->path, ".ta.")   ? "ta"
                       : strstr(deck_case->path, ".ru.") ? "ru"
                                                         : NULL;
    if (lang != NULL) {
        const struct deck_version *shown = deck_version(deck, slide, lang);
        assert_non_null(shown);
        assert_string_equal(shown->lang, deck_case->spoilt ? "en" : lang);
    }
    deck_free(deck);
    report_release(&report);
}

#define BYTES(text) (text), sizeof(text) - 1

static void
test_other_files_with_the_name_of_a_text(void **state)
{
    static const struct deck_case cases[] = {
        {"1-a/1-x.ta.md", BYTES("PK\3\4..word/document.xml"), true,
         "foreign-format"},
        {"1-a/1-x.ta.md",
         BYTES("PK\3\4mimetypeapplication/vnd.oasis."
               "opendocument.text"),
         true, "foreign-format"},
        {"1-a/1-x.ta.md", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), true,
         "foreign-format"},
        {"1-a/1-x.ta.md", "{\\rtf1\\ansi 5 mg}", 0, true, "foreign-format"},
        {"1-a/1-x.ta.md", BYTES("\xFF\xFE{\0\\\0r\0t\0f\0001\0}\0"), true,
         "foreign-format"},
        {"1-a/1-x.ta.md", "<!DOCTYPE html>\n<p>5 mg</p>", 0, true,
         "foreign-format"},
        {"1-a/1-x.ta.md", "\xEF\xBB\xBF\n <HTML xmlns:o=\"x\">", 0, true,
         "foreign-format"},
        {"1-a/1-x.ta.md", "<!-- saved -->\n<html>", 0, true, "foreign-format"},
        {"1-a/1-x.ta.md", "From: a\nMIME-Version: 1.0\nContent-Type: x\n\nHi",
         0, true, "foreign-format"},
        {"1-a/1-x.ta.md", "%PDF-1.4\n%", 0, true, "foreign-format"},
        {"1-a/1-x.ta.md", BYTES("\x89PNG\r\n\x1A\n\0\0"), true,
         "foreign-format"},
        {"1-a/1-x.ta.md", BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF"), true,
         "foreign-format"},
        {"1-a/1-x.ta.md", BYTES("\x1F\x8B\x08\0\0"), true, "foreign-format"},
        {"deck.txt", "{\\rtf1 title: Deck}", 0, true, "foreign-format"},
        {"1-a/topic.txt", BYTES("PK\3\4..word/document.xml"), true,
         "foreign-format"},
        {"1-a/1-x.ta.md", "<!-- a comment -->\n# Html\n\nPK and MZ, %PDF.\n", 0,
         false, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        check(&cases[i]);
    }
}

static void
test_half_of_a_file(void **state)
{
    static const struct deck_case cases[] = {
        {"1-a/1-x.ta.md", BYTES("# A\n\nDo not \0\0\0\0"), true,
         "half-written"},
        {"1-a/1-x.ta.md", BYTES("\0\0\0\0\0\0\0\0"), true, "half-written"},
        {"1-a/1-x.ta.md", BYTES("# A\n\0\0\0\0\nend\n"), true, "half-written"},
        {"1-a/1-x.ta.md", "# A\n\nDo \xFF\xFF\xFF\xFF\xFF", 0, true,
         "half-written"},
        {"1-a/1-x.ta.md", "# Señora\n\nma\xC3", 0, true, "half-written"},
        {"1-a/1-x.ta.md", "# A\n\nit\xE2\x80", 0, true, "half-written"},
        {"1-a/1-x.ta.md", BYTES("\xFF\xFE#\0 \0A\0\n\0x"), true,
         "half-written"},
        {"1-a/1-x.ta.md", BYTES("\xFF\xFE#\0 \0A\0\n\0\0\0\0\0"), true,
         "half-written"},
        {"1-a/topic.txt", BYTES("title: A\nkind: bene\0\0\0"), true,
         "half-written"},
        {"1-a/1-x.ta.md", "# A\n\ncaf\xE9", 0, true, "encoding"},
        {"1-a/1-x.md", "# A\n\ncaf\xE9", 0, false, "encoding"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        check(&cases[i]);
    }
}

static void
test_other_files_under_the_name_of_a_text(void **state)
{
    static const struct deck_case cases[] = {
        {"1-a/1-x.md", "SQLite format 3\0\0\0\0\0\0\0\0\0", 24, true,
         "foreign-format"},
        {"1-a/1-x.md", "\0\x05\x16\x07\0\x02\0\0\0\0\0\0", 12, true,
         "foreign-format"},
        {"1-a/1-x.md", "L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0", 16, true,
         "foreign-format"},
        {"1-a/1-x.md", "[InternetShortcut]\nURL=https://x.org/\n", 0, true,
         "foreign-format"},
        {"1-a/1-x.md", "version https://git-lfs.github.com/spec/v1\n", 0, true,
         "foreign-format"},
        {"1-a/1-x.md", "From: Ana\nSubject: Slide\n\n# A\n\nText\n", 0, true,
         "foreign-format"},
        {"1-a/1-x.md", "# A\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", 0,
         true, "merge-marks"},
        {"1-a/1-x.md", "# From: you\n\nDe: 1\nSubject to change.\n", 0, false,
         NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        check(&cases[i]);
    }
}

static void
test_letters_that_are_lost(void **state)
{
    static const struct deck_case cases[] = {
        {"1-a/1-x.md", "# A\n\nSe\xEF\xBF\xBDora\n", 0, true,
         "unreadable-character"},
        {"1-a/1-x.md", "# ?????? ?????\n\n??? ??? 5 ????\n", 0, true,
         "lost-letters"},
        {"1-a/1-x.md", "# A\n\nSe=C3=B1ora\n", 0, true, "lost-letters"},
        {"1-a/1-x.md", "# A\n\nSe?ora\n", 0, false, "lost-letters"},
        {"1-a/1-x.md", "# A\n\nSe?ora N??ez\n", 0, true, "lost-letters"},
        {"1-a/1-x.md", "# A\n\nV?t d? s? h?t.\n", 0, true, "lost-letters"},
        {"1-a/1-x.md", "# A\n\nSe%C3%B1ora\n", 0, true, "lost-letters"},
        {"1-a/1-x.md", "# A\n\nSe\\u00f1ora\n", 0, true, "lost-letters"},
        {"1-a/1-x.md", "# A\n\nSe+APE-ora\n", 0, true, "lost-letters"},
        {"1-a/1-x.md", "# A\n\n\x1B$B@V$_\x1B(B\n", 0, true, "encoding"},
        {"1-a/1-x.md", "# A\n\n~{VNAF~}\n", 0, true, "encoding"},
        {"1-a/1-x.md", "# A\n\nhttps://x.org/Se%C3%B1ora HER2+AND-x\n", 0,
         false, NULL},
        {"1-a/1-x.md", "# A\n\n\xD3\xF5\xEE\xE4 \xE7\xE0 \xEA\xEE\xE6\xE5\n", 0,
         true, "encoding"},
        {"1-a/1-x.md",
         "# A\n\nSe\xA4ora ma\xA4"
         "ana\n",
         0, true, "encoding"},
        {"1-a/1-x.md", "# Really??? Yes!?\n\nhttps://x.org/?a=b&c?d What?\n", 0,
         false, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        check(&cases[i]);
    }
}

static void
test_scripts_and_fonts(void **state)
{
    static const struct deck_case cases[] = {
        {"1-a/1-x.ta.md", "# வரவேற்கிறோம்\n\nசிகிச்சை 1.\n", 0, true, "no-font"},
        {"1-a/1-x.ta.md", "# Care\n\nஇது 1 முதல் 2 நாட்கள் இருக்கும்.\n", 0, true,
         "no-font"},
        {"1-a/1-x.ru.md", "# Уход\n\nЭто ௩ дня, не больше и не меньше.\n", 0,
         true, "no-font"},
        {"1-a/1-x.ru.md",
         "# Уход\n\nЭто для всех, кто читает по-русски, и для க. Спасибо.\n", 0,
         false, NULL},
        {"1-a/1-x.ru.md", "# Уход\n\nЭто длится от 1 до 2 дней 😀.\n", 0, false,
         NULL},
        {"1-a/1-x.ru.md", "# Care\n\nIt takes 1 to 2 days, as always.\n", 0,
         true, "wrong-script"},
        {"1-a/1-x.md", "# Уход\n\nЭто длится от 1 до 2 дней.\n", 0, true,
         "wrong-script"},
        {"1-a/topic.txt", "title: Care\ntitle.ta: வரவே\n", 0, true, "no-font"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        check(&cases[i]);
    }
}

/* A title that no font draws is not on the button. */
static void
test_words_of_a_topic(void **state)
{
    static const struct deck_case topic = {
        "1-a/topic.txt", "title: Care\ntitle.ta: வரவே\ntitle.ru: Уход\n", 0,
        true, "no-font"};
    struct report report = {0};
    bool good;
    (void)state;
    struct deck *deck = read_case(&topic, &report, &good);
    const struct deck_words *title = &deck->topics[0].title;
    assert_string_equal(deck_word(deck, title, "ta"), "Care");
    assert_string_equal(deck_word(deck, title, "ru"), "Уход");
    deck_free(deck);
    report_release(&report);
}

/* A deck whose deck.txt lists LANGUAGES, with one slide in English, and the
 * file at PATH (may be NULL); which languages can be chosen, and which are
 * told. */
static void
check_choice(const char *languages, const char *path, const char *bytes,
             const char *choice, const char *told)
{
    static const struct deck_host host = {.draws = draws};
    struct report report = {0};
    struct str lines = {0}, left = {0};
    struct deck_reader *reader = deck_reader_new();
    deck_reader_set_host(reader, &host);
    str_addf(&lines, "title: Deck\nlanguages: %s\n", languages);
    add(reader, "deck.txt", lines.text, 0, &report);
    add(reader, "1-a/topic.txt", "title: Care\nkind: about\n", 0, &report);
    add(reader,
        strncmp(languages, "en", 2) == 0 ? "1-a/1-x.md" : "1-a/1-x.en.md",
        "# Care\n\nIt takes 1 to 2 days.\n", 0, &report);
    if (path != NULL) {
        add(reader, path, bytes, 0, &report);
    }
    struct deck *deck = deck_reader_finish(reader, &report);
    for (size_t i = 0; i < deck->language_count; i++) {
        str_addf(&left, "%s%s", i > 0 ? ", " : "", deck->languages[i]);
    }
    assert_string_equal(left.text, choice);
    const struct finding *finding =
        report_find(&report, "language-without-font");
    assert_true((finding != NULL) == (told != NULL));
    if (told != NULL) {
        assert_string_equal(finding->path, "deck.txt");
        assert_int_equal(finding->line, 2);
        assert_int_equal(finding->level, REPORT_ERROR);
        assert_non_null(strstr(finding->words, told));
    }
    const struct deck_version *shown =
        deck_version(deck, &deck->topics[0].slides[0], deck->languages[0]);
    assert_non_null(shown);
    assert_string_equal(shown->lang, "en");
    assert_string_equal(
        deck_word(deck, &deck->topics[0].title, deck->languages[0]), "Care");
    deck_free(deck);
    report_release(&report);
    str_release(&lines);
    str_release(&left);
}

static void
test_languages_without_a_font_cannot_be_chosen(void **state)
{
    (void)state;
    check_choice("en, ru", NULL, NULL, "en, ru", NULL);
    check_choice("en, ta, ru", NULL, NULL, "en, ru", "Tamil (“ta”)");
    check_choice("en, km", NULL, NULL, "en", "Khmer (“km”)");
    check_choice("en, ta-IN", "1-a/1-x.ta-IN.md",
                 "# வரவேற்கிறோம்\n\nசிகிச்சை 1 2.\n", "en", "Tamil");
    check_choice("km, en", NULL, NULL, "en", "Khmer (“km”)");
    check_choice("en, ta", "1-a/2-leaflet.ta.png", "PNG", "en, ta", NULL);
    check_choice("en, xal", "1-a/1-x.xal.md", "# வரவேற்கிறோம்\n\nசிகிச்சை 1.\n",
                 "en", "“xal”");
    check_choice("en, xal", NULL, NULL, "en, xal", NULL);
}

/* Half of a topic.txt may have lost what makes its slides benefits. */
static void
test_half_a_topic_shows_nothing_unsaid(void **state)
{
    static const struct deck_case topic = {
        "1-a/topic.txt", BYTES("title: Care\n\0\0\0\0"), true, "half-written"};
    struct report report = {0};
    bool good;
    (void)state;
    struct deck *deck = read_case(&topic, &report, &good);
    assert_null(deck_version(deck, &deck->topics[0].slides[0], "en"));
    assert_true(found(&report, "1-a/1-x.md", "unknown-kind"));
    deck_free(deck);
    report_release(&report);
}

/* However long a line is, reading it takes no longer than its length. */
static void
test_long_lines_take_no_time(void **state)
{
    static const char *const pieces[] = {"?",  "a?a",   "a?a/",     "=C",   "Ã",
                                         "Ã±", "a\xE9", "<!-- -->", "x.es:"};
    (void)state;
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        struct report report = {0};
        struct deck_reader *reader = deck_reader_new();
        struct str text = {0};
        while (text.len < DECK_FILE_BYTES_MAX - 8) {
            str_add(&text, pieces[i]);
        }
        clock_t begun = clock();
        add(reader, "1-x.md", text.text, text.len, &report);
        assert_true(clock() - begun < 2 * CLOCKS_PER_SEC);
        deck_reader_free(reader);
        report_release(&report);
        str_release(&text);
    }
}

/* The sentence says which is shown. */
static void
test_what_is_shown_instead(void **state)
{
    static const struct deck_host host = {.draws = draws};
    static const char *const ends[] = {
        "Until then its last good version is shown.",
        "see the slide in “en”, if that can be shown.",
        "Until then it is not shown."};
    struct deck_file files[] = {
        {.path = "1-a/1-x.ru.md", .has_good = true},
        {.path = "1-a/1-y.ru.md"},
        {.path = "1-a/1-z.md"},
    };
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    deck_reader_set_host(reader, &host);
    add(reader, "deck.txt", "title: Deck\nlanguages: en, ru\n", 0, &report);
    for (size_t i = 0; i < 3; i++) {
        files[i].bytes = "%PDF-1.4";
        files[i].len = 8;
        assert_false(deck_reader_add(reader, &files[i], &report));
        assert_non_null(strstr(report.findings[i].words, ends[i]));
    }
    deck_reader_free(reader);
    report_release(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_other_files_with_the_name_of_a_text),
        cmocka_unit_test(test_half_of_a_file),
        cmocka_unit_test(test_other_files_under_the_name_of_a_text),
        cmocka_unit_test(test_letters_that_are_lost),
        cmocka_unit_test(test_scripts_and_fonts),
        cmocka_unit_test(test_words_of_a_topic),
        cmocka_unit_test(test_languages_without_a_font_cannot_be_chosen),
        cmocka_unit_test(test_half_a_topic_shows_nothing_unsaid),
        cmocka_unit_test(test_long_lines_take_no_time),
        cmocka_unit_test(test_what_is_shown_instead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
