/* What check says about files, languages and treatments. Each test spoils a
 * good deck in one way and expects exactly one finding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "deck_rules.h"
#include "mem.h"

static const struct deck_date today = {2026, 11, 22};

enum { BENEFIT, SIDE_EFFECT, CALL };
enum { ENGLISH, SPANISH };

/* Checks DECK, expects one finding, and ends DECK. */
static void
expect_on(struct deck *deck, struct deck_date day, const char *rule,
          enum report_level level, const char *path, const char *words)
{
    struct report report = {0};
    deck_check(deck, day, &report);
    for (size_t i = 0; i < report.count; i++) {
        if (strcmp(report.findings[i].rule, rule) != 0) {
            print_error("%s: %s\n", report.findings[i].rule,
                        report.findings[i].words);
        }
    }
    assert_int_equal(report.count, 1);
    assert_string_equal(report.findings[0].rule, rule);
    assert_int_equal(report.findings[0].level, level);
    assert_string_equal(report.findings[0].path, path);
    assert_non_null(strstr(report.findings[0].words, words));
    report_release(&report);
    deck_free(deck);
}

static void
expect(struct deck *deck, const char *rule, enum report_level level,
       const char *path, const char *words)
{
    expect_on(deck, today, rule, level, path, words);
}

static void
expect_nothing(struct deck *deck, struct deck_date day)
{
    struct report report = {0};
    deck_check(deck, day, &report);
    assert_int_equal(report.count, 0);
    report_release(&report);
    deck_free(deck);
}

static void
a_good_deck_gives_no_findings(void **state)
{
    (void)state;
    expect_nothing(build_good_deck(), today);
    expect_nothing(build_deck(), today);
    expect_nothing(build_good_deck(), (struct deck_date){0, 0, 0});
}

static void
a_kind_is_asked_for(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    build_text(build_slide(deck, "Peeling", DECK_KIND_NONE, "x.md"), "Hi", "");
    expect(deck, "missing-kind", REPORT_WARNING, "x.md", "side-effect");
}

static void
sources_and_reviews_are_asked_for(void **state)
{
    (void)state;
    static const int topics[] = {BENEFIT, SIDE_EFFECT, CALL};
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        struct deck *deck = build_good_deck();
        struct deck_version *version = build_at(deck, topics[i], 0, SPANISH);
        free(version->source);
        version->source = NULL;
        char *path = mem_string(version->path);
        expect(deck, "missing-source", REPORT_ERROR, path, "source:");
        deck = build_good_deck();
        build_at(deck, topics[i], 0, SPANISH)->reviewed.year = 0;
        expect(deck, "missing-reviewed", REPORT_ERROR, path, "reviewed:");
        free(path);
    }
}

static void
what_is_not_medical_needs_no_source(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    build_slide(deck, "Peeling", DECK_ABOUT, "about.md");
    expect_nothing(deck, today);
}

static void
when_to_call_needs_a_number(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    for (int lang = 0; lang < 2; lang++) {
        strcpy(build_at(deck, CALL, 0, lang)->blocks[0].text.text, "Call 91");
        build_at(deck, CALL, 0, lang)->blocks[0].text.len = 7;
    }
    struct report report = {0};
    deck_check(deck, today, &report);
    assert_int_equal(report.count, 2);
    const struct finding *finding =
        build_finding(&report, "when-to-call-without-number");
    assert_non_null(finding);
    assert_int_equal(finding->level, REPORT_ERROR);
    report_release(&report);
    deck_free(deck);
}

static void
when_to_call_has_the_clinics_number(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->clinic_phone = mem_string("9-1-1");
    expect_nothing(deck, today);
    deck = build_good_deck();
    deck->clinic_phone = mem_string("(719) 555-0142");
    strcpy(build_at(deck, CALL, 0, SPANISH)->blocks[0].text.text,
           "Llame al 911.");
    build_text(build_at(deck, CALL, 0, ENGLISH), "Hello", "**(719) 555-0142**");
    struct report report = {0};
    deck_check(deck, today, &report);
    assert_string_equal(build_finding(&report, "phone-differs")->path,
                        "call.es.md");
    report_release(&report);
    deck_free(deck);
}

static void
a_lone_picture_is_told_where_its_keys_go(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    build_slide(deck, "Peeling", DECK_AFTERCARE, "x.jpg")->reviewed = today;
    expect(deck, "missing-source", REPORT_ERROR, "x.jpg", "the same name");
}

static void
many_words_are_too_many(void **state)
{
    (void)state;
    static const struct {
        int words;
        enum report_level level;
    } rows[] = {{41, REPORT_WARNING}, {90, REPORT_WARNING}, {91, REPORT_ERROR}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, BENEFIT, 0, ENGLISH)->words = rows[i].words;
        expect(deck, "too-many-words", rows[i].level, "good.md", "40");
    }
    struct deck *deck = build_good_deck();
    build_at(deck, BENEFIT, 0, ENGLISH)->words = 40;
    expect_nothing(deck, today);
}

static void
the_sixth_bullet_is_one_too_many(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    build_text(build_slide(deck, "Peeling", DECK_ABOUT, "x.md"), "Hi",
               "- a\n- b\n- c\n- d\n- e");
    struct report report = {0};
    deck_check(deck, today, &report);
    assert_int_equal(report.count, 0);
    build_text(build_slide(deck, "Peeling", DECK_ABOUT, "y.md"), "Hi",
               "- a\n- b\n- c\n- d\n- e\n- f\n- g");
    deck_check(deck, today, &report);
    assert_int_equal(report.count, 1);
    assert_int_equal(report.findings[0].line, 8);
    report_release(&report);
    expect(deck, "too-many-bullets", REPORT_WARNING, "y.md", "5");
}

static void
a_short_dwell_is_told(void **state)
{
    (void)state;
    static const struct {
        int dwell_s;
        enum report_level level;
    } rows[] = {{3, REPORT_ERROR}, {4, REPORT_WARNING}, {7, REPORT_WARNING}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, BENEFIT, 0, ENGLISH)->dwell_s = rows[i].dwell_s;
        expect(deck, "short-dwell", rows[i].level, "good.md", "dwell: 8");
    }
    struct deck *deck = build_good_deck();
    build_at(deck, BENEFIT, 0, ENGLISH)->dwell_s = 8;
    expect_nothing(deck, today);
}

static void
a_missing_language_is_told_with_the_name_to_use(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_slide(deck, "Peeling", DECK_ABOUT, "1-a/1-x.md");
    expect(deck, "missing-language", REPORT_WARNING, "1-a/1-x.md",
           "“1-x.es.md”");
    deck = build_good_deck();
    struct deck_version *only =
        build_slide(deck, "Peeling", DECK_ABOUT, "1-x.es.md");
    strcpy(only->lang, "es");
    expect(deck, "missing-language", REPORT_WARNING, "1-x.es.md",
           "“1-x.en.md”");
}

static void
a_title_without_translation_is_told(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->topics[BENEFIT].title.items =
        mem_new(1, sizeof *deck->topics[BENEFIT].title.items);
    deck->topics[BENEFIT].title.items[0].text = mem_string("Good things");
    deck->topics[BENEFIT].title.items[0].line = 1;
    deck->topics[BENEFIT].title.count = 1;
    expect(deck, "missing-language", REPORT_WARNING, "benefit/topic.txt",
           "title.es:");
}

static void
numbers_must_be_the_same_in_all_languages(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    strcpy(build_at(deck, SIDE_EFFECT, 0, ENGLISH)->blocks[0].text.text,
           "It is red for 3 days.");
    expect(deck, "numbers-differ", REPORT_ERROR, "bad.es.md",
           "says “2” where “bad.md” says “3”");
    deck = build_good_deck();
    strcpy(build_at(deck, SIDE_EFFECT, 0, ENGLISH)->blocks[0].text.text,
           "It is red for x days.");
    expect(deck, "numbers-differ", REPORT_ERROR, "bad.es.md",
           "“2” is in “bad.es.md” but not in “bad.md”");
}

static void
kinds_must_be_the_same_in_all_languages(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_at(deck, SIDE_EFFECT, 0, SPANISH)->kind = DECK_AFTERCARE;
    expect(deck, "kind-differs", REPORT_ERROR, "bad.es.md", "aftercare");
}

static void
ends_of_validity_are_told(void **state)
{
    (void)state;
    static const struct {
        struct deck_date until;
        const char *rule;
    } rows[] = {{{2026, 11, 21}, "expired"},
                {{2026, 11, 22}, "expires-soon"},
                {{2026, 12, 22}, "expires-soon"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, BENEFIT, 0, ENGLISH)->valid_until = rows[i].until;
        expect(deck, rows[i].rule, REPORT_WARNING, "good.md", "later date");
    }
    struct deck *deck = build_good_deck();
    build_at(deck, BENEFIT, 0, ENGLISH)->valid_until =
        (struct deck_date){2026, 12, 23};
    expect_nothing(deck, today);
}

static void
swapped_dates_are_told(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    struct deck_version *version = build_at(deck, BENEFIT, 0, ENGLISH);
    version->valid_from = (struct deck_date){2027, 3, 1};
    version->valid_until = (struct deck_date){2027, 2, 28};
    expect(deck, "dates-swapped", REPORT_ERROR, "good.md", "never shown");
}

static void
an_expired_risk_is_told_twice(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_at(deck, SIDE_EFFECT, 0, ENGLISH)->valid_until =
        (struct deck_date){2026, 1, 1};
    struct report report = {0};
    deck_check(deck, today, &report);
    assert_int_equal(report.count, 2);
    assert_int_equal(build_finding(&report, "withheld")->level, REPORT_ERROR);
    assert_non_null(build_finding(&report, "expired"));
    report_release(&report);
    deck_free(deck);
}

static void
old_reviews_are_told(void **state)
{
    (void)state;
    static const struct {
        struct deck_date reviewed;
        enum report_level level;
        const char *words;
    } rows[] = {{{2024, 11, 21}, REPORT_WARNING, "2 years"},
                {{2023, 11, 22}, REPORT_WARNING, "2 years"},
                {{2023, 11, 21}, REPORT_ERROR, "3 years"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, CALL, 0, SPANISH)->reviewed = rows[i].reviewed;
        expect(deck, "old-review", rows[i].level, "call.es.md", rows[i].words);
    }
    struct deck *deck = build_good_deck();
    build_at(deck, CALL, 0, SPANISH)->reviewed =
        (struct deck_date){2024, 11, 22};
    expect_nothing(deck, today);
}

static void
a_review_to_come_is_told(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_at(deck, CALL, 0, SPANISH)->reviewed = (struct deck_date){2062, 1, 1};
    expect(deck, "review-in-future", REPORT_WARNING, "call.es.md",
           "2062-01-01");
}

static void
side_effects_alone_need_a_when_to_call(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    struct deck_version *version =
        build_slide(deck, "Other", DECK_SIDE_EFFECT, "sore.md");
    version->source = mem_string("Leaflet");
    version->reviewed = today;
    expect(deck, "no-when-to-call", REPORT_ERROR, "sore.md", "“Other”");
}

static void
benefits_may_not_outnumber_side_effects(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    for (int i = 0; i < 2; i++) {
        struct deck_version *version =
            build_slide(deck, "Peeling", DECK_BENEFIT, "x.md");
        version->source = mem_string("Leaflet");
        version->reviewed = today;
    }
    expect(deck, "few-side-effects", REPORT_WARNING, "good.md",
           "3 benefit slides but only 1");
}

/* 3 slides of 60 s; one benefit comes twice, beside each risk: 4 minutes. */
static void
a_round_is_counted_as_it_is_played(void **state)
{
    (void)state;
    for (int wait = 3; wait <= 4; wait++) {
        struct deck *deck = build_good_deck();
        for (int topic = 0; topic < 3; topic++) {
            build_at(deck, topic, 0, ENGLISH)->dwell_s = 60;
        }
        deck->wait_minutes = wait;
        if (wait == 4) {
            expect_nothing(deck, today);
        } else {
            expect(deck, "round-too-long", REPORT_WARNING, "deck.txt",
                   "about 4 minutes, but people wait 3");
        }
    }
}

static void
discreet_slides_take_no_time(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->wait_minutes = 1;
    build_at(deck, BENEFIT, 0, ENGLISH)->dwell_s = 600;
    deck->topics[BENEFIT].slides[0].discreet = true;
    expect_nothing(deck, today);
}

static void
errors_of_check_hide_no_slide(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    for (int topic = 0; topic < 3; topic++) {
        struct deck_version *version = build_at(deck, topic, 0, ENGLISH);
        free(version->source);
        version->source = NULL;
        version->words = 500;
    }
    struct report report = {0};
    deck_check(deck, today, &report);
    assert_true(report.error_count >= 6);
    report_release(&report);
    struct deck_shown *shown;
    assert_int_equal(deck_shown(deck, today, NULL, &shown), 3);
    free(shown);
    deck_free(deck);
}

static void
broken_files_are_left_to_the_reader(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    struct deck_version *version = build_at(deck, BENEFIT, 0, SPANISH);
    version->broken = true;
    version->words = 500;
    version->kind = DECK_KIND_NONE;
    version->blocks[0].text.text[0] = '7';
    expect_nothing(deck, today);
}

static void
ten_thousand_slides_are_checked_in_one_walk(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    char path[32];
    for (int i = 0; i < DECK_SLIDES_MAX - 3; i++) {
        snprintf(path, sizeof path, "%d.md", i);
        build_text(build_slide(deck, "Peeling", DECK_ABOUT, path), "Hello",
                   "It may be red for 2 days.\n- It may be sore.");
    }
    struct report report = {0};
    deck_check(deck, today, &report);
    assert_int_equal(report.count, DECK_SLIDES_MAX - 3);
    assert_non_null(build_finding(&report, "missing-language"));
    report_release(&report);
    deck_free(deck);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_deck_gives_no_findings),
        cmocka_unit_test(a_kind_is_asked_for),
        cmocka_unit_test(sources_and_reviews_are_asked_for),
        cmocka_unit_test(what_is_not_medical_needs_no_source),
        cmocka_unit_test(when_to_call_needs_a_number),
        cmocka_unit_test(when_to_call_has_the_clinics_number),
        cmocka_unit_test(a_lone_picture_is_told_where_its_keys_go),
        cmocka_unit_test(many_words_are_too_many),
        cmocka_unit_test(the_sixth_bullet_is_one_too_many),
        cmocka_unit_test(a_short_dwell_is_told),
        cmocka_unit_test(a_missing_language_is_told_with_the_name_to_use),
        cmocka_unit_test(a_title_without_translation_is_told),
        cmocka_unit_test(numbers_must_be_the_same_in_all_languages),
        cmocka_unit_test(kinds_must_be_the_same_in_all_languages),
        cmocka_unit_test(ends_of_validity_are_told),
        cmocka_unit_test(swapped_dates_are_told),
        cmocka_unit_test(an_expired_risk_is_told_twice),
        cmocka_unit_test(old_reviews_are_told),
        cmocka_unit_test(a_review_to_come_is_told),
        cmocka_unit_test(side_effects_alone_need_a_when_to_call),
        cmocka_unit_test(benefits_may_not_outnumber_side_effects),
        cmocka_unit_test(a_round_is_counted_as_it_is_played),
        cmocka_unit_test(discreet_slides_take_no_time),
        cmocka_unit_test(errors_of_check_hide_no_slide),
        cmocka_unit_test(broken_files_are_left_to_the_reader),
        cmocka_unit_test(ten_thousand_slides_are_checked_in_one_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
