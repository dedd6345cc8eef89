/* What check says about one file. Each test spoils a
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
#include "deck_check.h"
#include "deck_dwell.h"
#include "mem.h"

static void
a_kind_is_asked_for(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    build_text(build_slide(deck, "Peeling", DECK_KIND_NONE, "x.md"), "Hi", "");
    build_expect(deck, "missing-kind", REPORT_WARNING, "x.md", "side-effect");
}

static void
sources_and_reviews_are_asked_for(void **state)
{
    (void)state;
    static const int topics[] = {BENEFIT, SIDE_EFFECT, CALL};
    for (size_t i = 0; i < sizeof(topics) / sizeof(*topics); i++) {
        struct deck *deck = build_good_deck();
        struct deck_version *version = build_at(deck, topics[i], 0, SPANISH);
        free(version->source);
        version->source = NULL;
        char *path = mem_string(version->path);
        build_expect(deck, "missing-source", REPORT_ERROR, path, "source:");
        deck = build_good_deck();
        build_at(deck, topics[i], 0, SPANISH)->reviewed.year = 0;
        build_expect(deck, "missing-reviewed", REPORT_ERROR, path, "reviewed:");
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
    build_expect_nothing(deck);
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
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_int_equal(report.count, 2);
    const struct finding *finding =
        report_find(&report, "when-to-call-without-number");
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
    build_expect_nothing(deck);
    deck = build_good_deck();
    deck->clinic_phone = mem_string("(719) 555-0142");
    strcpy(build_at(deck, CALL, 0, SPANISH)->blocks[0].text.text,
           "Llame al 911.");
    build_text(build_at(deck, CALL, 0, ENGLISH), "Hello", "**(719) 555-0142**");
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_string_equal(report_find(&report, "phone-differs")->path,
                        "call.es.md");
    report_release(&report);
    deck_free(deck);
}

static void
when_to_call_has_the_emergency_number(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->emergency_phone = mem_string("112");
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_string_equal(report_find(&report, "phone-differs")->words,
                        "The emergency number in deck.txt, 112, is not on "
                        "this slide. Correct whichever is wrong.");
    report_release(&report);
    deck_free(deck);
}

static struct deck *
calling(const char *words)
{
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    struct deck_slide *slide = &deck->topics[CALL].slides[0];
    for (size_t i = 0; i < slide->version_count; i++) {
        struct deck_block *block = &slide->versions[i].blocks[0];
        free(block->text.text);
        block->text.text = mem_string(words);
        block->text.len = strlen(words);
    }
    return deck;
}

static void
what_nobody_can_dial_is_no_phone_number(void **state)
{
    (void)state;
    static const struct {
        const char *words, *clinic;
        bool good;
    } rows[] = {{"Room 204", NULL, false},
                {"Room 204, floor 3, 2026.", NULL, false},
                {"Within 24 hours or 48.", NULL, false},
                {"1 in 1,000 people", NULL, false},
                {"Call 112.", NULL, true},
                {"Call 9-1-1", NULL, true},
                {"Call ٩١١", NULL, true},
                {"Call 911 (24 hours)", NULL, true},
                {"(719) 555-0142", NULL, true},
                {"55 01 42", NULL, true},
                {"Extension 204", "204", true},
                {"Room 2", "2", false},
                {"+1 719 555 0142", "(719) 555-0142", true}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = calling(rows[i].words);
        deck->clinic_phone = rows[i].clinic ? mem_string(rows[i].clinic) : NULL;
        struct report report = {0};
        deck_check(deck, deck_moment_any(build_today), &report);
        bool good = !report_find(&report, "when-to-call-without-number") &&
                    !report_find(&report, "phone-differs");
        if (good != rows[i].good) {
            fail_msg("“%s”", rows[i].words);
        }
        report_release(&report);
        deck_free(deck);
    }
}

static void
phones_of_the_deck_have_digits(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->clinic_phone = mem_string("ask Ana");
    build_expect(deck, "bad-phone", REPORT_ERROR, "deck.txt",
                 "“clinic_phone: ask Ana” cannot be dialled");
    deck = build_good_deck();
    deck->emergency_phone = mem_string("-");
    build_expect(deck, "bad-phone", REPORT_ERROR, "deck.txt",
                 "emergency_phone: 911");
}

static struct deck *
asking(const char *words)
{
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    deck->ask_line.items = mem_new(1, sizeof(*deck->ask_line.items));
    deck->ask_line.items[0] =
        (struct deck_word){.text = mem_string(words), .line = 4};
    deck->ask_line.count = 1;
    return deck;
}

static void
an_ask_line_says_something_that_fits(void **state)
{
    (void)state;
    static const char *const silent[] = {".", "\u200b", "- 7 -", "\u3164"};
    for (size_t i = 0; i < sizeof(silent) / sizeof(*silent); i++) {
        assert_false(deck_has_letter(silent[i]));
        build_expect(asking(silent[i]), "ask-line", REPORT_ERROR, "deck.txt",
                     "has no words");
    }
    build_expect(
        asking("Prefer paper, large print, or to talk to one of us here?"
               " Ask!"),
        "ask-line", REPORT_WARNING, "deck.txt", "has 61 letters");
    build_expect_nothing(
        asking("Prefer paper, large print, or to talk to one of us here?"
               " Ask"));
    assert_true(deck_has_letter("请问"));
    build_expect(
        asking(
            "请请请请请请请请请请请请请请请请请请请请请请请请请请请请请请请"),
        "ask-line", REPORT_WARNING, "deck.txt", "62");
}

static void
many_words_are_too_many(void **state)
{
    (void)state;
    static const struct {
        int words;
        enum report_level level;
    } rows[] = {{41, REPORT_WARNING}, {90, REPORT_WARNING}, {91, REPORT_ERROR}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, BENEFIT, 0, ENGLISH)->words = rows[i].words;
        build_expect(deck, "too-many-words", rows[i].level, "good.md", "40");
    }
    struct deck *deck = build_good_deck();
    build_at(deck, BENEFIT, 0, ENGLISH)->words = 40;
    build_expect_nothing(deck);
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
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_int_equal(report.count, 0);
    build_text(build_slide(deck, "Peeling", DECK_ABOUT, "y.md"), "Hi there",
               "- a\n- b\n- c\n- d\n- e\n- f\n- g");
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_int_equal(report.count, 1);
    assert_int_equal(report.findings[0].line, 8);
    report_release(&report);
    build_expect(deck, "too-many-bullets", REPORT_WARNING, "y.md", "5");
}

static void
a_short_dwell_is_told(void **state)
{
    (void)state;
    static const struct {
        int dwell_s;
        enum report_level level;
    } rows[] = {{3, REPORT_ERROR}, {4, REPORT_WARNING}, {7, REPORT_WARNING}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, BENEFIT, 0, ENGLISH)->dwell_s = rows[i].dwell_s;
        build_expect(deck, "short-dwell", rows[i].level, "good.md", "dwell: 8");
    }
    struct deck *deck = build_good_deck();
    build_at(deck, BENEFIT, 0, ENGLISH)->dwell_s = 8;
    build_expect_nothing(deck);
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
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, BENEFIT, 0, ENGLISH)->valid_until = rows[i].until;
        build_expect(deck, rows[i].rule, REPORT_WARNING, "good.md",
                     "later date");
    }
    struct deck *deck = build_good_deck();
    build_at(deck, BENEFIT, 0, ENGLISH)->valid_until =
        (struct deck_date){2026, 12, 23};
    build_expect_nothing(deck);
}

static void
swapped_dates_are_told(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    struct deck_version *version = build_at(deck, BENEFIT, 0, ENGLISH);
    version->valid_from = (struct deck_date){2027, 3, 1};
    version->valid_until = (struct deck_date){2027, 2, 28};
    build_expect(deck, "dates-swapped", REPORT_ERROR, "good.md", "never shown");
}

static void
a_slide_to_come_is_told(void **state)
{
    (void)state;
    static const struct {
        struct deck_date day;
        const char *words;
    } rows[] = {{{2026, 11, 23}, "starts on 2026-11-23, tomorrow."},
                {{2026, 11, 24}, "in 2 days."},
                {{2027, 1, 20}, "in 59 days."},
                {{2027, 1, 21}, "in 2 months."},
                {{2028, 11, 20}, "in 24 months."},
                {{2028, 11, 22}, "in 2 years."},
                {{2062, 11, 22}, "starts on 2062-11-22, in 36 years."}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, BENEFIT, 0, ENGLISH)->valid_from = rows[i].day;
        build_expect(deck, "not-yet", REPORT_WARNING, "good.md", rows[i].words);
    }
    struct deck *deck = build_good_deck();
    build_at(deck, BENEFIT, 0, ENGLISH)->valid_from = build_today;
    build_expect_nothing(deck);
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
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = build_good_deck();
        build_at(deck, CALL, 0, SPANISH)->reviewed = rows[i].reviewed;
        build_expect(deck, "old-review", rows[i].level, "call.es.md",
                     rows[i].words);
    }
    struct deck *deck = build_good_deck();
    build_at(deck, CALL, 0, SPANISH)->reviewed =
        (struct deck_date){2024, 11, 22};
    build_expect_nothing(deck);
}

static void
a_review_to_come_is_told(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_at(deck, CALL, 0, SPANISH)->reviewed = (struct deck_date){2062, 1, 1};
    build_expect(deck, "review-in-future", REPORT_WARNING, "call.es.md",
                 "2062-01-01");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kind_is_asked_for),
        cmocka_unit_test(sources_and_reviews_are_asked_for),
        cmocka_unit_test(what_is_not_medical_needs_no_source),
        cmocka_unit_test(when_to_call_needs_a_number),
        cmocka_unit_test(when_to_call_has_the_clinics_number),
        cmocka_unit_test(when_to_call_has_the_emergency_number),
        cmocka_unit_test(what_nobody_can_dial_is_no_phone_number),
        cmocka_unit_test(phones_of_the_deck_have_digits),
        cmocka_unit_test(an_ask_line_says_something_that_fits),
        cmocka_unit_test(many_words_are_too_many),
        cmocka_unit_test(the_sixth_bullet_is_one_too_many),
        cmocka_unit_test(a_short_dwell_is_told),
        cmocka_unit_test(ends_of_validity_are_told),
        cmocka_unit_test(swapped_dates_are_told),
        cmocka_unit_test(a_slide_to_come_is_told),
        cmocka_unit_test(old_reviews_are_told),
        cmocka_unit_test(a_review_to_come_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
