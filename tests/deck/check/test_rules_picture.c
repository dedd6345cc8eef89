/* What check says about pictures and pages that are slides, and about qr.
 * Each test is a small deck, expected to be told one thing or nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "deck_check.h"
#include "deck_reader.h"

static const struct deck_date today = {2026, 11, 22};

#define ALT "alt: Six people in white coats in front of a door.\n"
#define KEYS "source: Clinic leaflet\nreviewed: 2026-11-22\n"
#define HEAD "---\n" KEYS "---\n"

struct named {
    const char *path, *text;
};

static void
add(struct deck_reader *reader, const char *path, const char *text,
    struct report *report)
{
    struct deck_file file = {.path = path,
                             .bytes = text,
                             .len = strlen(text),
                             .size_bytes = strlen(text)};
    deck_reader_add(reader, &file, report);
}

/* That pictures here are slides by themselves is meant. */
static void
forget_lone(struct report *report)
{
    struct report others = {0};
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (strcmp(finding->rule, "lone-picture") != 0) {
            report_add(&others, finding->path, finding->line, finding->level,
                       finding->rule, "%s", finding->words);
        }
    }
    report_release(report);
    *report = others;
}

/* Checks a deck of FILES, of slides about themselves. */
static void
check(const struct named *files, const char *languages, struct report *report)
{
    struct deck_reader *reader = deck_reader_new();
    add(reader, "deck.txt", languages, report);
    bool both = strstr(languages, ", es") != NULL;
    add(reader, "1-a/topic.txt",
        both ? "title.es: A\nkind: about\n" : "kind: about\n", report);
    for (; files->path != NULL; files++) {
        add(reader, files->path, files->text, report);
    }
    struct deck *deck = deck_reader_finish(reader, report);
    deck_check(deck, deck_moment_any(today), report);
    report_sort(report);
    forget_lone(report);
    deck_free(deck);
}

static void
expect_in(const char *languages, const struct named *files, const char *rule,
          const char *path, int line, const char *words)
{
    struct report report = {0};
    check(files, languages, &report);
    for (size_t i = 0; i < report.count; i++) {
        print_message("%s:%d %s: %s\n", report.findings[i].path,
                      report.findings[i].line, report.findings[i].rule,
                      report.findings[i].words);
    }
    assert_int_equal(report.count, rule != NULL ? 1 : 0);
    if (rule != NULL) {
        assert_string_equal(report.findings[0].rule, rule);
        assert_string_equal(report.findings[0].path, path);
        assert_int_equal(report.findings[0].line, line);
        assert_non_null(strstr(report.findings[0].words, words));
    }
    report_release(&report);
}

#define ENGLISH "title: D\nlanguages: en\n"
#define BOTH "title: D\ntitle.es: D\nlanguages: en, es\n"

/* EXPECT("rule", "path", line, "words", {"path", "text"}, ...) */
#define EXPECT(rule, path, line, words, ...)                              \
    expect_in(ENGLISH, (const struct named[]){__VA_ARGS__, {NULL, NULL}}, \
              rule, path, line, words)
#define EXPECT_NOTHING(...) EXPECT(NULL, NULL, 0, NULL, __VA_ARGS__)

static void
a_picture_of_few_words_is_told(void **state)
{
    (void)state;
    EXPECT("picture-without-words", "1-a/2-team.jpg", 0, "“2-team.txt”",
           {"1-a/2-team.jpg", "x"});
    EXPECT("picture-without-words", "1-a/2-team.jpg", 0, "“alt: ...”",
           {"1-a/2-team.jpg", "x"},
           {"1-a/2-team.txt", "title: Our team\nalt: Our team"});
    EXPECT("picture-without-words", "1-a/2-team.jpg", 0, "“alt: ...”",
           {"1-a/2-team.jpg", "x"},
           {"1-a/2-team.txt", "title: Our\nalt: one two 3 four 5 six 7 8"});
    EXPECT_NOTHING({"1-a/2-team.jpg", "x"},
                   {"1-a/2-team.txt", "title: Our\nalt: 1 2 3 4 5 6 7 8 9"});
}

static void
only_lone_pictures_are_told(void **state)
{
    (void)state;
    EXPECT_NOTHING({"1-a/2-team.jpg", "x"},
                   {"1-a/1-x.md", "# X\n\n![Team](2-team.jpg)"});
    EXPECT_NOTHING({"1-a/1-x.md", "# X\n\n![Team](2-team.pdf \"full\")"},
                   {"1-a/2-team.pdf", "\f\f"});
}

static void
a_translated_picture_is_told_with_its_language(void **state)
{
    (void)state;
    expect_in(BOTH,
              (const struct named[]){{"1-a/2-team.jpg", "x"},
                                     {"1-a/2-team.txt", ALT},
                                     {"1-a/2-team.es.txt", "title: Equipo"},
                                     {NULL, NULL}},
              "picture-without-words", "1-a/2-team.jpg", 0, "“2-team.es.txt”");
}

static void
pages_without_words_are_told_once(void **state)
{
    (void)state;
    EXPECT("pdf-without-words", "1-a/1-w.pdf", 2,
           "Page 2 of this PDF has no words", {"1-a/1-w.pdf", "a\f\fc\f"});
    EXPECT("pdf-without-words", "1-a/1-w.pdf", 2, "“1-w-page-2.txt”",
           {"1-a/1-w.pdf", "a\f\f\f \fe\f"});
    EXPECT("pdf-without-words", "1-a/1-w.pdf", 2, "nor do 2 more of its pages.",
           {"1-a/1-w.pdf", "a\f\f\f \fe\f"});
    EXPECT("pdf-without-words", "1-a/1-w.pdf", 1, "“1-w.txt”",
           {"1-a/1-w.pdf", "\f"});
    EXPECT("pdf-without-words", "1-a/1-my-page-1.pdf", 1, "“1-my-page-1.txt”",
           {"1-a/1-my-page-1.pdf", "\f"});
}

static void
a_page_whose_words_are_its_title_has_words(void **state)
{
    (void)state;
    EXPECT_NOTHING({"1-a/1-w.pdf", "W\fW\f"});
}

static void
words_for_a_page_can_be_given(void **state)
{
    (void)state;
    EXPECT_NOTHING({"1-a/1-w.pdf", "a\f\fc\f"}, {"1-a/1-w-page-2.txt", ALT});
    EXPECT_NOTHING({"1-a/1-w.pdf", "\f\f\f"}, {"1-a/1-w.txt", ALT});
    EXPECT_NOTHING({"1-a/1-w.pdf", "\f"}, {"1-a/1-w.txt", ALT});
}

static void
a_lone_picture_is_told_where_its_keys_go(void **state)
{
    (void)state;
    EXPECT("missing-source", "1-a/2-team.jpg", 0,
           "in the text file “2-team.txt” beside it", {"1-a/2-team.jpg", "x"},
           {"1-a/2-team.txt", ALT "kind: aftercare\nreviewed: 2026-11-22\n"});
    EXPECT("missing-reviewed", "1-a/2-w.pdf", 0, "“2-w.txt”",
           {"1-a/2-w.pdf", "a\fb\fc\f"},
           {"1-a/2-w.txt", "kind: aftercare\nsource: Leaflet\n"});
}

static void
a_page_of_many_words_is_told_by_its_number(void **state)
{
    (void)state;
    EXPECT("too-many-words", "1-a/1-w.pdf", 2, "has 46 words",
           {"1-a/1-w.pdf", "a\f"
                           "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5\n"
                           "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4\f"});
}

#define CALL \
    {"1-a/5-s.md", "---\nkind: side-effect\n" KEYS "---\n# S\n\nIt is red."}

static void
a_number_to_call_may_be_on_a_picture(void **state)
{
    (void)state;
    EXPECT_NOTHING(CALL, {"1-a/1-w.pdf", "Call 719 555 0142\f"},
                   {"1-a/1-w.txt", "kind: when-to-call\n" KEYS});
    EXPECT_NOTHING(CALL, {"1-a/1-w.jpg", "x"},
                   {"1-a/1-w.txt",
                    "kind: when-to-call\n" KEYS
                    "alt: When it hurts more each day, call 719 555 0142.\n"});
    EXPECT("when-to-call-without-number", "1-a/1-w.jpg", 0, "“1-w.txt”", CALL,
           {"1-a/1-w.jpg", "x"},
           {"1-a/1-w.txt", "kind: when-to-call\n" KEYS ALT});
}

static void
numbers_are_compared_where_they_are_known(void **state)
{
    (void)state;
    static const struct named same[] = {{"1-a/1-w.pdf", "1 day\f2 days\f"},
                                        {"1-a/1-w.es.pdf", "1 día\f2 días\f"},
                                        {NULL, NULL}};
    expect_in(BOTH, same, NULL, NULL, 0, NULL);
    static const struct named other[] = {{"1-a/1-w.pdf", "1 day\f2 days\f"},
                                         {"1-a/1-w.es.pdf", "1 día\f3 días\f"},
                                         {NULL, NULL}};
    expect_in(BOTH, other, "numbers-differ", "1-a/1-w.es.pdf", 2, "“3”");
    static const struct named unread[] = {{"1-a/1-w.pdf", "1 day\f2 days\f"},
                                          {"1-a/1-w.es.pdf", "1 día\f\f"},
                                          {NULL, NULL}};
    expect_in(BOTH, unread, "pdf-without-words", "1-a/1-w.es.pdf", 2,
              "“1-w-page-2.es.txt”");
}

static void
a_missing_language_is_told_once_for_a_pdf(void **state)
{
    (void)state;
    static const struct named files[] = {{"1-a/1-w.pdf", "a\fb\fc\f"},
                                         {"1-a/2-x.md", "# X\n\nY."},
                                         {"1-a/2-x.es.md", "# X\n\nY."},
                                         {NULL, NULL}};
    expect_in(BOTH, files, "missing-language", "1-a/1-w.pdf", 0,
              "“1-w.es.pdf”");
}

static void
qr_says_what_a_phone_opens(void **state)
{
    (void)state;
    static const char *const good[] = {"this",
                                       "https://clinic.org/after-care",
                                       "Call us: (719) 555-0142",
                                       "Ask Dr. Ana",
                                       "v2.0",
                                       "mailto:a@clinic.org",
                                       "tel:+17195550142",
                                       "See https://clinic.org for more",
                                       "12.50",
                                       "..."};
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        char text[128] = "---\nqr: ";
        strcat(strcat(text, good[i]), "\n---\n# X\n\nY.");
        EXPECT_NOTHING({"1-a/1-x.md", text});
    }
    static const char *const bad[] = {
        "www.clinic.org", "clinic.org", "clinic.co.uk/after?x=1",
        "WWW.CLINIC.ORG/a b", "https://clinic.org/after care"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        char text[128] = "---\nqr: ";
        strcat(strcat(text, bad[i]), "\n---\n# X\n\nY.");
        EXPECT("qr-address", "1-a/1-x.md", 0, bad[i], {"1-a/1-x.md", text});
    }
    EXPECT("empty-value", "1-a/1-x.md", 2, "“qr”",
           {"1-a/1-x.md", "---\nqr:\n---\n# X\n\nY."});
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_of_few_words_is_told),
        cmocka_unit_test(only_lone_pictures_are_told),
        cmocka_unit_test(a_translated_picture_is_told_with_its_language),
        cmocka_unit_test(pages_without_words_are_told_once),
        cmocka_unit_test(a_page_whose_words_are_its_title_has_words),
        cmocka_unit_test(words_for_a_page_can_be_given),
        cmocka_unit_test(a_lone_picture_is_told_where_its_keys_go),
        cmocka_unit_test(a_page_of_many_words_is_told_by_its_number),
        cmocka_unit_test(a_number_to_call_may_be_on_a_picture),
        cmocka_unit_test(numbers_are_compared_where_they_are_known),
        cmocka_unit_test(a_missing_language_is_told_once_for_a_pdf),
        cmocka_unit_test(qr_says_what_a_phone_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
