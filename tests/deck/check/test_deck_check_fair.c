/* Fair in each language: what a reader of a language is shown, beside what, and
 * what staff are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "deck_check.h"
#include "deck_shown.h"
#include "mem.h"
#include "rules_withheld.h"

/* The paths that a reader of language LANGUAGE is shown, as "a b c". */
static const char *
shown_in(const struct deck *deck, int language)
{
    static char line[256];
    struct deck_shown *shown;
    size_t count = deck_shown(deck, deck_moment_any(build_today), &shown);
    line[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (!deck_shown_in(&shown[i], language)) {
            continue;
        }
        const struct deck_slide *slide =
            &deck->topics[shown[i].topic].slides[shown[i].slide];
        const struct deck_version *version =
            deck_version(deck, slide, deck->languages[language]);
        size_t len = strlen(line);
        snprintf(line + len, sizeof(line) - len, "%s%s", len ? " " : "",
                 version->path);
    }
    free(shown);
    return line;
}

/* Expects what English and Spanish readers see, and one sentence. */
static void
expect(struct deck *deck, const char *english, const char *spanish,
       const char *words)
{
    struct report report = {0};
    struct deck_shown *shown;
    assert_string_equal(shown_in(deck, 0), english);
    assert_string_equal(shown_in(deck, 1), spanish);
    deck_shown(deck, deck_moment_any(build_today), &shown);
    rules_tell_withheld(deck, deck_moment_any(build_today), &report);
    free(shown);
    for (size_t i = 1; i < report.count; i++) {
        print_error("%s\n", report.findings[i].words);
    }
    assert_int_equal(report.count, words ? 1 : 0);
    if (words) {
        assert_string_equal(report.findings[0].words, words);
    }
    report_release(&report);
    deck_free(deck);
}

/* A benefit and a when to call in English, and the start of more. */
static struct deck *
two_slides(void)
{
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_BENEFIT, "good");
    build_slide(deck, "A", DECK_WHEN_TO_CALL, "call");
    return deck;
}

static void
english_that_is_broken_is_not_replaced_by_spanish(void **state)
{
    (void)state;
    struct deck *deck = two_slides();
    build_slide(deck, "A", DECK_SIDE_EFFECT, "red")->broken = true;
    build_version(deck, "es", "red.es");
    expect(deck, "call", "good call red.es",
           "The benefits of “A” are not shown in “en”, because this "
           "side-effect slide has errors.");
}

static void
spanish_that_is_broken_is_replaced_by_english(void **state)
{
    (void)state;
    struct deck *deck = two_slides();
    build_slide(deck, "A", DECK_SIDE_EFFECT, "red");
    build_version(deck, "es", "red.es")->broken = true;
    expect(deck, "good call red", "good call red", NULL);
}

static void
a_risk_in_spanish_only_withholds_english_benefits(void **state)
{
    (void)state;
    struct deck *deck = two_slides();
    build_slide(deck, "A", DECK_SIDE_EFFECT, "1-red.md");
    strcpy(build_slide(deck, "A", DECK_SIDE_EFFECT, "2-sore.es.md")->lang,
           "es");
    expect(deck, "call 1-red.md", "good call 1-red.md 2-sore.es.md",
           "The benefits of “A” are not shown in “en”, because this "
           "side-effect slide is not in “en”.");
}

static void
a_twin_that_was_renamed_is_asked_for(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"1-collagen.es.md", "1-more-collagen.md"},
        {"1-swelling.es.md", "1-puffy-skin.md"},
        {"3-redness.es.md", "4-rednes.md"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = build_deck();
        build_slide(deck, "A", DECK_ABOUT, rows[i][1]);
        strcpy(build_slide(deck, "A", DECK_ABOUT, rows[i][0])->lang, "es");
        build_slide(deck, "A", DECK_ABOUT, "9-else.md");
        for (size_t j = 0; j < 3; j++) {
            char *id = deck->topics[0].slides[j].id;
            memmove(id, id + 2, strcspn(id + 2, "."));
            id[strcspn(id, ".") - 2] = '\0';
        }
        struct report report = {0};
        deck_check(deck, deck_moment_any(build_today), &report);
        int told = 0;
        for (size_t j = 0; j < report.count; j++) {
            const struct finding *finding = &report.findings[j];
            bool twin = strcmp(finding->path, rows[i][1]) == 0;
            assert_false(twin &&
                         strcmp(finding->rule, "missing-language") == 0);
            told += strstr(finding->words, " no longer has its “") != NULL &&
                    strstr(finding->words, rows[i][1]) != NULL &&
                    strcmp(finding->path, rows[i][0]) == 0;
        }
        assert_int_equal(told, 1);
        report_release(&report);
        deck_free(deck);
    }
}

static void
a_slide_without_a_twin_is_to_be_translated(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "1-r.md");
    strcpy(build_slide(deck, "A", DECK_ABOUT, "2-q.es.md")->lang, "es");
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    const struct finding *finding = NULL;
    for (size_t i = 0; i < report.count; i++) {
        if (strcmp(report.findings[i].path, "2-q.es.md") == 0 &&
            strcmp(report.findings[i].rule, "missing-language") == 0) {
            finding = &report.findings[i];
        }
    }
    assert_non_null(finding);
    assert_string_equal(finding->words,
                        "This slide is not in “en”, so only people who choose "
                        "“es” see it. Have it translated, and save it as "
                        "“2-q.md” in the same folder; or, if the slide is no "
                        "longer wanted, delete “2-q.es.md” as well.");
    report_release(&report);
    deck_free(deck);
}

/* ---- names of treatments ---- */

/* Expects COUNT treatments-alike of topics that belong to A (all kinds) and B
 * (only side effects if HALF). */
static void
expect_alike(const char *a, const char *b, bool half, int count)
{
    struct deck *deck = build_deck();
    for (int i = 0; i < 2; i++) {
        const char *name = i == 0 ? a : b;
        if (i == 0 || !half) {
            build_slide(deck, name, DECK_BENEFIT, "good");
        }
        build_slide(deck, name, DECK_SIDE_EFFECT, "bad");
    }
    build_name_treatments(deck);
    for (size_t i = 0; i < deck->topic_count; i++) {
        deck->topics[i].file = mem_string("x/topic.txt");
    }
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    report_sort(&report);
    int told = 0;
    for (size_t i = 0; i < report.count; i++) {
        if (strcmp(report.findings[i].rule, "treatments-alike") == 0) {
            assert_non_null(strstr(report.findings[i].words, "Did you mean “"));
            told++;
        }
    }
    if (told != count) {
        print_error("%s, %s\n", a, b);
    }
    assert_int_equal(told, count);
    report_release(&report);
    deck_free(deck);
}

static void
names_that_are_nearly_one_are_asked_for(void **state)
{
    (void)state;
    expect_alike("Microneedling", "microneedling", false, 1);
    expect_alike("Microneedling", "Micro-Needling", false, 1);
    expect_alike("Depilación", "Depilacion", false, 1);
    expect_alike("Пилинг", "пилинг", false, 1);
    expect_alike("Peel", "Peels", true, 1);
    expect_alike("Peel", "Pele", true, 0);
    expect_alike("Microneedling", "Microneedlng", true, 1);
    expect_alike("Microneedling", "Micorneedling", true, 1);
    expect_alike("Hyaluronic acid filler for lips and cheeks",
                 "Hyaluronic acid filler for lip and cheeks", true, 1);
    expect_alike("Пилинг", "Пилинк", true, 1);
    /* Two treatments, not one. */
    expect_alike("Microneedling", "Microneedlng", false, 0);
    expect_alike("Laser 1", "Laser 2", true, 0);
    expect_alike("Peel 20 %", "Peel 30 %", true, 0);
    expect_alike("Botox", "Laser", true, 0);
    expect_alike("RF", "RX", true, 0);
    expect_alike("Laser A", "Laser B", true, 0);
    expect_alike("Laser I", "Laser II", true, 0);
    expect_alike("Laser treatment A", "Lasre treatment A", true, 1);
}

static void
nobody_sees_a_third_language(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    deck->languages = mem_resize(deck->languages, 3, sizeof(*deck->languages));
    strcpy(deck->languages[2], "vi");
    deck->language_count = 3;
    build_slide(deck, "A", DECK_ABOUT, "a");
    strcpy(build_slide(deck, "A", DECK_ABOUT, "b.es")->lang, "es");
    assert_string_equal(shown_in(deck, 0), "a");
    assert_string_equal(shown_in(deck, 1), "a b.es");
    assert_string_equal(shown_in(deck, 2), "a");
    deck_free(deck);
}

/* In a PDF with more pages in Spanish nothing is missing in English. */
static void
a_pdf_with_more_pages_withholds_nothing(void **state)
{
    (void)state;
    struct deck *deck = two_slides();
    build_slide(deck, "A", DECK_SIDE_EFFECT, "guide.pdf");
    build_version(deck, "es", "guide.es.pdf");
    strcpy(build_slide(deck, "A", DECK_SIDE_EFFECT, "guide.es.pdf")->lang,
           "es");
    struct deck_slide *page = &deck->topics[2].slides[1];
    free(page->order);
    page->order = mem_string("guide.pdf");
    expect(deck, "good call guide.pdf", "good call guide.es.pdf guide.es.pdf",
           NULL);
}

/* ---- when to call ---- */

static struct deck *
with_call_of(const char *treatment)
{
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_BENEFIT, "good");
    build_slide(deck, "A", DECK_SIDE_EFFECT, "red");
    build_slide(deck, treatment, DECK_WHEN_TO_CALL, "call");
    build_name_treatments(deck);
    return deck;
}

static void
a_when_to_call_of_no_treatment_serves_all(void **state)
{
    (void)state;
    expect(with_call_of("All treatments"), "good red call", "good red call",
           NULL);
    struct deck *deck = with_call_of("B");
    build_slide(deck, "B", DECK_SIDE_EFFECT, "sore");
    build_name_treatments(deck);
    expect(deck, "red call sore", "red call sore",
           "The benefits of “A” are not shown, because it has no when-to-call "
           "slide. Add a slide with “kind: when-to-call”. “call” is only for "
           "“B”: if it is for all treatments, remove the line “treatment” "
           "from when-to-call/topic.txt.");
    deck = with_call_of("B");
    build_slide(deck, "B", DECK_SIDE_EFFECT, "sore");
    free(deck->topics[2].treatment.items[0].text);
    deck->topics[2].treatment.count = 0; /* belongs to none */
    expect(deck, "good red call sore", "good red call sore", NULL);
}

static void
a_broken_when_to_call_withholds_when_no_other_serves(void **state)
{
    (void)state;
    struct deck *deck = with_call_of("A");
    build_at(deck, 2, 0, 0)->broken = true;
    expect(deck, "red", "red",
           "The benefits of “A” are not shown, because this when-to-call slide "
           "has errors.");
    deck = with_call_of("A");
    build_at(deck, 2, 0, 0)->broken = true;
    build_slide(deck, "A", DECK_WHEN_TO_CALL, "ring");
    expect(deck, "good red ring", "good red ring", NULL);
    deck = with_call_of("All");
    build_at(deck, 2, 0, 0)->broken = true;
    build_slide(deck, "A", DECK_WHEN_TO_CALL, "ring");
    expect(deck, "good red ring", "good red ring", NULL);
    deck = with_call_of("All");
    build_slide(deck, "B", DECK_BENEFIT, "fine");
    build_slide(deck, "B", DECK_SIDE_EFFECT, "sore");
    build_name_treatments(deck);
    build_at(deck, 2, 0, 0)->valid_until = (struct deck_date){2026, 1, 1};
    expect(deck, "red sore", "red sore",
           "The benefits of “A” and 1 other treatment are not shown, because "
           "this when-to-call slide is out of date. Give it a later "
           "“valid-until”.");
}

static void
a_risk_is_deleted_only_where_another_serves(void **state)
{
    (void)state;
    struct deck *deck = two_slides();
    build_slide(deck, "A", DECK_SIDE_EFFECT, "red");
    build_slide(deck, "A", DECK_SIDE_EFFECT, "old")->valid_until =
        (struct deck_date){2026, 1, 1};
    expect(deck, "call red", "call red",
           "The benefits of “A” are not shown, because this side-effect slide "
           "is out of date. Give it a later “valid-until”, or delete the "
           "file.");
}

static void
the_discreet_file_is_named(void **state)
{
    (void)state;
    struct deck *deck = two_slides();
    build_slide(deck, "A", DECK_SIDE_EFFECT, "red");
    build_version(deck, "es", "red.es")->discreet = true;
    deck->topics[2].slides[0].discreet = true;
    struct report report = {0};
    struct deck_shown *shown;
    deck_shown(deck, deck_moment_any(build_today), &shown);
    rules_tell_withheld(deck, deck_moment_any(build_today), &report);
    free(shown);
    assert_int_equal(report.count, 1);
    assert_string_equal(report.findings[0].path, "red.es");
    report_release(&report);
    deck_free(deck);
}

static void
side_effects_of_another_treatment_do_not_serve(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    build_slide(deck, "Microneedling", DECK_BENEFIT, "good");
    build_slide(deck, "Microneedling", DECK_WHEN_TO_CALL, "call");
    build_slide(deck, "microneedling", DECK_SIDE_EFFECT, "red");
    build_name_treatments(deck);
    expect(deck, "call red", "call red",
           "The benefits of “Microneedling” are not shown, because the topic "
           "“side-effect” has “treatment: microneedling”. Write "
           "“Microneedling” in side-effect/topic.txt.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_that_is_broken_is_not_replaced_by_spanish),
        cmocka_unit_test(spanish_that_is_broken_is_replaced_by_english),
        cmocka_unit_test(a_risk_in_spanish_only_withholds_english_benefits),
        cmocka_unit_test(a_twin_that_was_renamed_is_asked_for),
        cmocka_unit_test(a_slide_without_a_twin_is_to_be_translated),
        cmocka_unit_test(names_that_are_nearly_one_are_asked_for),
        cmocka_unit_test(nobody_sees_a_third_language),
        cmocka_unit_test(a_pdf_with_more_pages_withholds_nothing),
        cmocka_unit_test(a_when_to_call_of_no_treatment_serves_all),
        cmocka_unit_test(a_broken_when_to_call_withholds_when_no_other_serves),
        cmocka_unit_test(a_risk_is_deleted_only_where_another_serves),
        cmocka_unit_test(the_discreet_file_is_named),
        cmocka_unit_test(side_effects_of_another_treatment_do_not_serve),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
