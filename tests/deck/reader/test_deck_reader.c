/* The reader file by file: what is kept, replaced, capped; look-ups. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "deck_reader.h"
#include "str.h"

static bool
add(struct deck_reader *reader, const char *path, const char *text,
    struct report *report)
{
    struct deck_file file = {.path = path,
                             .bytes = text,
                             .len = strlen(text),
                             .size_bytes = strlen(text)};
    return deck_reader_add(reader, &file, report);
}

static void
test_an_empty_folder_is_a_deck(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck *deck = deck_reader_finish(deck_reader_new(), &report);
    assert_int_equal(deck->slide_count, 0);
    assert_int_equal(deck->topic_count, 0);
    assert_string_equal(deck->languages[0], "en");
    assert_non_null(report_find(&report, "missing-deck"));
    deck_free(deck);
    report_release(&report);
    deck_free(NULL);
    deck_reader_free(NULL);
}

static void
test_the_last_good_version_takes_the_place(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    assert_true(add(reader, "1-a/1-x.md", "# Fine", &report));
    assert_false(
        add(reader, "1-a/2-y.md", "---\nknid: about\n---\n# Y", &report));
    struct deck_file good = {
        .path = "1-a/2-y.md", .bytes = "# Old", .len = 5, .size_bytes = 5};
    deck_reader_replace(reader, &good);
    size_t errors = report.error_count;
    struct deck *deck = deck_reader_finish(reader, &report);
    assert_int_equal(report.error_count, errors);
    assert_int_equal(deck->slide_count, 2);
    const struct deck_version *version =
        deck_version(deck, &deck->topics[0].slides[1], "en");
    assert_non_null(version);
    assert_string_equal(version->title.text, "Old");
    deck_free(deck);
    report_release(&report);
}

static void
test_a_broken_version_is_passed_over(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    add(reader, "deck.txt", "title: D\nlanguages: en, es, ar", &report);
    add(reader, "1-a/1-x.md", "No title", &report);
    add(reader, "1-a/1-x.es.md", "# Hola", &report);
    add(reader, "1-a/1-x.ar.md", "# Ar", &report);
    add(reader, "1-a/2-y.md", "![](a.png)", &report);
    struct deck *deck = deck_reader_finish(reader, &report);
    const struct deck_slide *slides = deck->topics[0].slides;
    assert_int_equal(slides[0].version_count, 3);
    assert_string_equal(slides[0].versions[0].lang, "en");
    assert_true(slides[0].versions[0].broken);
    assert_null(deck_version(deck, &slides[0], "en"));
    assert_string_equal(deck_version(deck, &slides[0], "ar")->lang, "ar");
    assert_null(deck_version(deck, &slides[0], "vi"));
    assert_null(deck_version(deck, &slides[1], "en"));
    deck_free(deck);
    report_release(&report);
}

static void
test_a_region_serves_its_language(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    add(reader, "deck.txt", "title: D\nlanguages: en-GB, es, es-AR, de",
        &report);
    add(reader, "1-a/1-x.md", "# Hello", &report);
    add(reader, "1-a/1-x.es-MX.md", "# Hola", &report);
    add(reader, "1-a/2-y.en.md", "# Bye", &report);
    add(reader, "1-a/2-y.es.md", "# Adiós", &report);
    add(reader, "1-a/2-y.es-MX.md", "# Chao", &report);
    struct deck *deck = deck_reader_finish(reader, &report);
    static const struct {
        int slide;
        const char *chosen, *shown;
    } rows[] = {{0, "es", "es-MX"}, {0, "es-AR", "es-MX"}, {0, "de", "en-GB"},
                {1, "es", "es"},    {1, "es-MX", "es-MX"}, {1, "es-AR", "es"},
                {1, "en-GB", "en"}, {1, "de", "en"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct deck_version *version = deck_version(
            deck, &deck->topics[0].slides[rows[i].slide], rows[i].chosen);
        assert_string_equal(version->lang, rows[i].shown);
    }
    static const char *const pairs[][3] = {
        {"fi", "fil", ""},          {"es", "es-419", "same"},
        {"zh", "zh-CN", "same"},    {"zh-Hans", "zh-SG", "same"},
        {"zh", "zh-TW", ""},        {"zh-Hans", "zh-Hant", ""},
        {"zh-HK", "zh-CN", ""},     {"zh-Hant", "zh-MO", "same"},
        {"sr-Cyrl", "sr", "same"},  {"sr-Latn", "sr", ""},
        {"sr-Latn", "sr-Cyrl", ""}, {"zha", "zh", ""},
        {"pa", "pa-PK", ""},        {"pt", "pt-BR", "same"}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        bool same = *pairs[i][2] != '\0';
        assert_int_equal(deck_same_language(pairs[i][0], pairs[i][1]), same);
        assert_int_equal(deck_same_language(pairs[i][1], pairs[i][0]), same);
    }
    deck_free(deck);
    report_release(&report);
}

/* What the deck of one slide, PATH, shows by itself. */
static void
expect_default(const char *languages, const char *path, const char *lang,
               const char *words)
{
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    add(reader, "deck.txt", languages, &report);
    add(reader, path, "# Hola", &report);
    add(reader, "1-a/2-y.es.md", "# Adiós", &report);
    add(reader, "1-a/2-y.fr.md", "# Adieu", &report);
    struct deck *deck = deck_reader_finish(reader, &report);
    assert_string_equal(deck->languages[0], lang);
    assert_non_null(deck_version(deck, &deck->topics[0].slides[1], lang));
    const struct finding *finding = report_find(&report, "missing-language");
    assert_int_equal(finding != NULL, words != NULL);
    if (finding != NULL) {
        assert_int_equal(finding->level, REPORT_ERROR);
        assert_non_null(strstr(finding->words, words));
    }
    deck_free(deck);
    report_release(&report);
}

static void
test_the_show_runs_in_a_language_that_slides_are_in(void **state)
{
    (void)state;
    static const char no_english[] =
        "No slide is in “en”, the first of “languages”, so the show runs in ";
    expect_default("title: D\nlanguages: es, en", "1-a/1-x.md", "es", NULL);
    expect_default("title: D\nlanguages: en, vi, es", "1-a/1-x.es.md", "es",
                   no_english);
    expect_default("title: D\nlanguages: en", "1-a/1-x.fr.md", "fr",
                   "the show runs in “fr”. Put “fr” first");
}

static void
test_kinds_are_guessed_from_the_topic(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *topic;
        enum deck_kind kind;
    } rows[] = {
        {"1-benefits", "treatment: P", DECK_BENEFIT},
        {"1-Benefits_of-it", "treatment: P", DECK_BENEFIT},
        {"1-a", "title: What you gain\ntitle.es: Beneficios", DECK_BENEFIT},
        {"1-a", "title: Bénéfices", DECK_BENEFIT},
        {"1-a", "title: BIENFAITS", DECK_BENEFIT},
        {"1-a", "title: Vorteile", DECK_BENEFIT},
        {"1-a", "title: الفوائد", DECK_BENEFIT},
        {"1-a", "title: 利点", DECK_BENEFIT},
        {"1-a", "title: メリット", DECK_BENEFIT},
        {"1-a", "title: デメリット", DECK_KIND_NONE},
        {"1-a", "title: 장점", DECK_BENEFIT},
        {"1-a", "title: Преимущества", DECK_BENEFIT},
        {"1-a", "title: Lợi ích", DECK_BENEFIT},
        {"1-a", "title: Ưu điểm", DECK_BENEFIT},
        {"1-a", "title: ประโยชน์", DECK_BENEFIT},
        {"1-a", "title: ΟΦΕΛΗ", DECK_BENEFIT},
        {"1-a", "title: Benefits and risks", DECK_BENEFIT},
        {"1-a", "title: Benefits\nkind: about", DECK_ABOUT},
        {"1-benifits", "treatment: P", DECK_BENEFIT},
        {"1-a", "title: Benfits", DECK_BENEFIT},
        {"1-a", "title: Advanteges", DECK_BENEFIT},
        {"1-a", "title: Benefícois", DECK_BENEFIT},
        {"1-a", "title: Plus points", DECK_BENEFIT},
        {"1-a", "title: Les atouts", DECK_BENEFIT},
        {"1-a", "title: Dr. Benedict", DECK_KIND_NONE},
        {"1-a", "title: Bandages", DECK_KIND_NONE},
        {"1-a", "title: Benefits of side effects", DECK_BENEFIT},
        {"1-a", "title: Side effects", DECK_KIND_NONE},
        {"1-a", "title: Disadvantages", DECK_KIND_NONE},
        {"1-a", "title: Our benefactors", DECK_KIND_NONE},
        {"1-a", "title: Как пользоваться", DECK_KIND_NONE},
        {"1-a", "title: Welcome", DECK_KIND_NONE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct report report = {0};
        struct deck_reader *reader = deck_reader_new();
        char path[64];
        snprintf(path, sizeof(path), "%s/topic.txt", rows[i].folder);
        add(reader, path, rows[i].topic, &report);
        snprintf(path, sizeof(path), "%s/1-x.md", rows[i].folder);
        add(reader, path, "# X", &report);
        snprintf(path, sizeof(path), "%s/2-y.md", rows[i].folder);
        add(reader, path, "---\nkind: aftercare\n---\n# Y", &report);
        struct deck *deck = deck_reader_finish(reader, &report);
        const struct deck_slide *slides = deck->topics[0].slides;
        assert_int_equal(slides[0].kind, rows[i].kind);
        assert_int_equal(slides[1].kind, DECK_AFTERCARE);
        deck_free(deck);
        report_release(&report);
    }
}

static void
test_words_by_language(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    add(reader, "deck.txt",
        "languages: en, es\ntitle.es: Hola\ntitle: Hello\nask_line.es: Si",
        &report);
    struct deck *deck = deck_reader_finish(reader, &report);
    assert_string_equal(deck_word(deck, &deck->title, "en"), "Hello");
    assert_string_equal(deck_word(deck, &deck->title, "es"), "Hola");
    assert_string_equal(deck_word(deck, &deck->title, "ar"), "Hello");
    assert_string_equal(deck_word(deck, &deck->ask_line, "en"), "Si");
    struct deck_words none = {0};
    assert_null(deck_word(deck, &none, "en"));
    deck_free(deck);
    report_release(&report);
}

static void
test_kinds_have_names(void **state)
{
    (void)state;
    assert_string_equal(deck_kind_name(DECK_KIND_NONE), "");
    assert_string_equal(deck_kind_name(DECK_SIDE_EFFECT), "side-effect");
    assert_string_equal(deck_kind_name(DECK_WHEN_TO_CALL), "when-to-call");
}

static void
test_a_long_block_is_cut(void **state)
{
    (void)state;
    struct report report = {0};
    struct str text = {0};
    str_add(&text, "# T\n\n");
    while (text.len < DECK_FILE_BYTES_MAX - 8) {
        str_add(&text, "é");
    }
    struct deck_reader *reader = deck_reader_new();
    assert_true(add(reader, "1-a/1-x.md", text.text, &report));
    struct deck *deck = deck_reader_finish(reader, &report);
    const struct deck_version *version = &deck->topics[0].slides[0].versions[0];
    assert_int_equal(version->blocks[0].text.len, 2 * DECK_BLOCK_CHARS_MAX);
    assert_int_equal(report_find(&report, "text-cut")->line, 3);
    deck_free(deck);
    report_release(&report);
    str_release(&text);
}

static void
test_too_many_slides(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    add(reader, "deck.txt", "title: D", &report);
    for (int i = DECK_SLIDES_MAX + 7; i > 0; i--) {
        char path[64];
        snprintf(path, sizeof(path), "%d-t%d/%d-s%d.md", i % 3, i % 3, i, i);
        add(reader, path, "# T", &report);
    }
    struct deck *deck = deck_reader_finish(reader, &report);
    assert_int_equal(deck->slide_count, DECK_SLIDES_MAX);
    assert_string_equal(deck->topics[0].slides[1].id, "s6");
    assert_int_equal(report.count, 1);
    assert_string_equal(report.findings[0].rule, "too-many-slides");
    assert_non_null(strstr(report.findings[0].words, "the last 7 are"));
    deck_free(deck);
    report_release(&report);
}

static void
test_strange_names_are_harmless(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    add(reader, "1-\xFF\n%n/1-%s\x1B[2J.md", "# T", &report);
    add(reader, "1-\xFF\n%n/%n.exe", "x", &report);
    struct deck *deck = deck_reader_finish(reader, &report);
    assert_int_equal(deck->slide_count, 1);
    assert_string_equal(deck->topics[0].slides[0].id, "%s[2J");
    assert_string_equal(report_find(&report, "unused-file")->path,
                        "1-\xEF\xBF\xBD\xEF\xBF\xBD%n/%n.exe");
    deck_free(deck);
    report_release(&report);
}

static void
test_findings_are_sorted_without_doubles(void **state)
{
    (void)state;
    struct report report = {0};
    report_add(&report, "10.md", 1, REPORT_ERROR, "b", "x");
    report_add(&report, "2.md", 9, REPORT_WARNING, "a", "%s\n", "y\x07");
    report_add(&report, "10.md", 1, REPORT_ERROR, "b", "x");
    report_add(&report, "2.md", 1, REPORT_WARNING, "a", "z");
    report_sort(&report);
    assert_int_equal(report.count, 3);
    assert_int_equal(report.error_count, 1);
    assert_int_equal(report.findings[0].line, 1);
    assert_string_equal(report.findings[1].words, "y\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_string_equal(report.findings[2].path, "10.md");
    report_release(&report);
    report_sort(&report);
    assert_int_equal(report.count, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_folder_is_a_deck),
        cmocka_unit_test(test_the_last_good_version_takes_the_place),
        cmocka_unit_test(test_a_broken_version_is_passed_over),
        cmocka_unit_test(test_a_region_serves_its_language),
        cmocka_unit_test(test_the_show_runs_in_a_language_that_slides_are_in),
        cmocka_unit_test(test_kinds_are_guessed_from_the_topic),
        cmocka_unit_test(test_words_by_language),
        cmocka_unit_test(test_kinds_have_names),
        cmocka_unit_test(test_a_long_block_is_cut),
        cmocka_unit_test(test_too_many_slides),
        cmocka_unit_test(test_strange_names_are_harmless),
        cmocka_unit_test(test_findings_are_sorted_without_doubles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
