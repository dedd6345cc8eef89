/* What check says about languages and treatments. Each test spoils a
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
#include "deck_shown.h"
#include "mem.h"

static void
a_good_deck_gives_no_findings(void **state)
{
    (void)state;
    build_expect_nothing(build_good_deck());
}

static void
a_deck_with_nothing_to_show_is_told(void **state)
{
    (void)state;
    build_expect(build_deck(), "nothing-to-show", REPORT_ERROR, "deck.txt",
                 "has no slide");
    struct deck *deck = build_deck();
    deck->language_count = 1;
    build_slide(deck, "A", DECK_ABOUT, "a.md")->broken = true;
    build_expect(deck, "nothing-to-show", REPORT_ERROR, "deck.txt",
                 "None of the slides");
    deck = build_deck();
    deck->language_count = 1;
    build_slide(deck, "A", DECK_ABOUT, "a.md");
    deck->topics[0].slides[0].discreet = true;
    build_expect(deck, "nothing-to-show", REPORT_ERROR, "deck.txt", "discreet");
}

static void
a_clock_that_lies_is_told_once(void **state)
{
    (void)state;
    build_expect_on((struct deck_date){0, 0, 0}, build_good_deck(),
                    "clock-not-trusted", REPORT_WARNING, "deck.txt",
                    "Set the computer's date.");
    build_expect_on((struct deck_date){2101, 1, 1}, build_good_deck(),
                    "clock-not-trusted", REPORT_WARNING, "deck.txt",
                    "Set the computer's date.");
    build_expect_on((struct deck_date){2019, 6, 14}, build_good_deck(),
                    "clock-not-trusted", REPORT_WARNING, "deck.txt",
                    "2019-06-14, cannot be right: 6 of the 6");
}

static void
a_missing_language_is_told_with_the_name_to_use(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_slide(deck, "Peeling", DECK_ABOUT, "1-a/1-x.md");
    build_expect(deck, "missing-language", REPORT_WARNING, "1-a/1-x.md",
                 "“1-x.es.md”");
    deck = build_good_deck();
    struct deck_version *only =
        build_slide(deck, "Peeling", DECK_ABOUT, "1-x.es.md");
    strcpy(only->lang, "es");
    build_expect(deck, "missing-language", REPORT_WARNING, "1-x.es.md",
                 "“1-x.md”");
}

/* The name that a translation of the file at PATH, in LANG, is told to have. */
static void
expect_name(const char *path, const char *lang, const char *name)
{
    struct deck *deck = build_good_deck();
    strcpy(build_slide(deck, "Peeling", DECK_ABOUT, path)->lang, lang);
    build_expect(deck, "missing-language", REPORT_WARNING, path, name);
}

static void
a_language_in_a_name_is_not_told_twice(void **state)
{
    (void)state;
    expect_name("1-x.md.txt", "en", "save it as “1-x.es.md.txt”");
    struct deck *deck = build_good_deck();
    strcpy(deck->languages[1], "zh-Hans");
    for (int topic = 0; topic < 3; topic++) {
        strcpy(build_at(deck, topic, 0, SPANISH)->lang, "zh-Hans");
        build_text(build_at(deck, topic, 0, SPANISH), "", "");
        build_at(deck, topic, 0, ENGLISH)->blocks[0].text.len = 0;
    }
    strcpy(build_slide(deck, "Peeling", DECK_ABOUT, "2-y.zh_Hans.md")->lang,
           "zh-Hans");
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_non_null(strstr(report_find(&report, "missing-language")->words,
                           "save it as “2-y.md”"));
    report_release(&report);
    deck_free(deck);
}

static void
a_language_without_slides_is_told_once(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    strcpy(deck->languages[1], "vi");
    build_expect(deck, "missing-language", REPORT_WARNING, "deck.txt",
                 "Language “vi”: no slides.");
}

static void
add_title(struct deck_words *words)
{
    words->items = mem_new(1, sizeof(*words->items));
    words->items[0].text = mem_string("Name");
    words->count = 1;
}

static void
a_language_without_titles_is_told_once(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    add_title(&deck->title);
    add_title(&deck->topics[BENEFIT].title);
    build_expect(deck, "missing-language", REPORT_WARNING, "deck.txt",
                 "Language “es”: no title in deck.txt and 1 topic.");
    deck = build_good_deck();
    for (int topic = 0; topic < 3; topic++) {
        add_title(&deck->topics[topic].title);
        deck->topics[topic].title.items[0].text[0] = (char)('A' + topic);
    }
    build_expect(deck, "missing-language", REPORT_WARNING, "deck.txt",
                 "Language “es”: no title in 3 topics.");
}

static void
a_text_in_another_script_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        bool wrong;
    } rows[] = {{"ar", "It may be red for some days.", true},
                {"ar", "Botox", false},
                {"ar", "قد يحمر الجلد لأيام بعد Microneedling", false},
                {"zh-Hans", "Redness goes in some days.", true},
                {"zh-Hans", "微针疗法 Microneedling 会让皮肤发红", false},
                {"ja", "皮膚赤発生数日続場合", false},
                {"ru", "Кожа может покраснеть на пару дней.", false},
                {"es", "Кожа может покраснеть на пару дней.", true},
                {"sr", "It may be red for some days.", false},
                {"ur-Latn", "Jild surkh ho sakti hai kuch din.", false},
                {"vi", "Da có thể đỏ vài ngày sau đó.", false}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck *deck = build_deck();
        deck->language_count = 1;
        snprintf(deck->languages[0], DECK_LANG_SIZE, "%s", rows[i].lang);
        struct deck_version *version =
            build_slide(deck, "A", DECK_ABOUT, "x.md");
        strcpy(version->lang, deck->languages[0]);
        build_text(version, "", rows[i].text);
        if (rows[i].wrong) {
            build_expect(deck, "wrong-script", REPORT_ERROR, "x.md", "letters");
        } else {
            build_expect_nothing(deck);
        }
    }
}

static void
a_title_without_translation_is_told(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->topics[BENEFIT].title.items =
        mem_new(1, sizeof(*deck->topics[BENEFIT].title.items));
    deck->topics[BENEFIT].title.items[0].text = mem_string("Good things");
    deck->topics[BENEFIT].title.items[0].line = 1;
    deck->topics[BENEFIT].title.count = 1;
    build_expect(deck, "missing-language", REPORT_WARNING, "benefit/topic.txt",
                 "title.es:");
}

static void
numbers_must_be_the_same_in_all_languages(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    strcpy(build_at(deck, SIDE_EFFECT, 0, ENGLISH)->blocks[0].text.text,
           "It is red for 3 days.");
    build_expect(deck, "numbers-differ", REPORT_ERROR, "bad.es.md",
                 "says “2” where “bad.md” says “3”");
    deck = build_good_deck();
    strcpy(build_at(deck, SIDE_EFFECT, 0, ENGLISH)->blocks[0].text.text,
           "It is red for x days.");
    build_expect(deck, "numbers-differ", REPORT_ERROR, "bad.es.md",
                 "“2” is in “bad.es.md” but not in “bad.md”");
}

static void
kinds_must_be_the_same_in_all_languages(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_at(deck, SIDE_EFFECT, 0, SPANISH)->kind = DECK_AFTERCARE;
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    report_sort(&report);
    assert_int_equal(report.count, 2);
    assert_string_equal(report.findings[0].rule, "kind-differs");
    assert_string_equal(report.findings[0].path, "bad.es.md");
    assert_non_null(strstr(report.findings[0].words, "aftercare"));
    assert_int_equal(report.findings[1].depth, 1);
    assert_string_equal(report.findings[1].words,
                        "The benefits of “Peeling” are not shown, because "
                        "“bad.es.md” lacks “kind: side-effect”.");
    report_release(&report);
    deck_free(deck);
}

static void
an_expired_risk_is_told_twice(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_at(deck, SIDE_EFFECT, 0, ENGLISH)->valid_until =
        (struct deck_date){2026, 1, 1};
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_int_equal(report.count, 2);
    assert_int_equal(report_find(&report, "withheld")->level, REPORT_ERROR);
    assert_non_null(report_find(&report, "expired"));
    report_release(&report);
    deck_free(deck);
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
    version->reviewed = build_today;
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today),
               &report); /* the other's may be for all */
    assert_null(report_find(&report, "no-when-to-call"));
    report_release(&report);
    build_name_treatments(deck);
    build_expect(deck, "no-when-to-call", REPORT_ERROR, "sore.md", "“Other”");
}

/* A good deck with COUNT more benefits, in English only. */
static struct deck *
with_benefits(int count)
{
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    for (int i = 0; i < count; i++) {
        struct deck_version *version =
            build_slide(deck, "Peeling", DECK_BENEFIT, "x.md");
        version->source = mem_string("Leaflet");
        version->reviewed = build_today;
    }
    return deck;
}

static void
benefits_may_not_outnumber_side_effects(void **state)
{
    (void)state;
    build_expect_nothing(with_benefits(1));
    build_expect(with_benefits(2), "few-side-effects", REPORT_WARNING,
                 "good.md", "3 benefit slides but only 1");
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
            build_expect_nothing(deck);
        } else {
            build_expect(deck, "round-too-long", REPORT_WARNING, "deck.txt",
                         "about 4 minutes, but people wait 3");
        }
    }
}

/* People wait for one round, whichever language takes the longest. */
static void
one_round_is_counted(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        struct deck *deck = build_good_deck();
        for (int topic = 0; topic < 3; topic++) {
            build_at(deck, topic, 0, ENGLISH)->dwell_s = 10;
            build_at(deck, topic, 0, SPANISH)->dwell_s = 60;
        }
        deck->wait_minutes = 3;
        deck->rotate = first ? DECK_ROTATE_FIRST : DECK_ROTATE_ALL;
        if (first) {
            build_expect_nothing(deck);
        } else {
            build_expect(deck, "round-too-long", REPORT_WARNING, "deck.txt",
                         "about 4 minutes, but people wait 3");
        }
    }
}

/* A second treatment gets as much time, however small it is. */
static void
treatments_have_the_same_time(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    struct report report = {0};
    for (int topic = 0; topic < 3; topic++) {
        build_at(deck, topic, 0, ENGLISH)->dwell_s = 60;
    }
    build_slide(deck, "Laser", DECK_SIDE_EFFECT, "5-laser/1-red.md")->dwell_s =
        10;
    deck->wait_minutes = 7;
    deck_check(deck, deck_moment_any(build_today), &report);
    const struct finding *found = report_find(&report, "round-too-long");
    assert_non_null(found);
    assert_non_null(strstr(found->words, "about 8 minutes"));
    report_release(&report);
    deck_free(deck);
}

static void
discreet_slides_take_no_time(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->wait_minutes = 1;
    build_at(deck, BENEFIT, 0, ENGLISH)->dwell_s = 600;
    deck->topics[BENEFIT].slides[0].discreet = true;
    build_expect_nothing(deck);
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
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_true(report.error_count >= 6);
    report_release(&report);
    struct deck_shown *shown;
    assert_int_equal(deck_shown(deck, deck_moment_any(build_today), &shown), 3);
    free(shown);
    deck_free(deck);
}

static void
broken_files_are_checked_as_well(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_at(deck, BENEFIT, 0, SPANISH)->broken = true;
    build_at(deck, BENEFIT, 0, SPANISH)->words = 50;
    build_expect(deck, "too-many-words", REPORT_WARNING, "good.es.md",
                 "50 words");
}

static void
unread_files_are_left_to_the_reader(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    struct deck_version *version = build_at(deck, BENEFIT, 0, SPANISH);
    version->broken = true;
    version->unread = true;
    version->words = 500;
    version->kind = DECK_KIND_NONE;
    version->blocks[0].text.text[0] = '7';
    build_expect_nothing(deck);
}

static void
ten_thousand_slides_are_checked_in_one_walk(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    char path[32];
    for (int i = 0; i < DECK_SLIDES_MAX - 3; i++) {
        snprintf(path, sizeof(path), "%d.md", i);
        build_text(build_slide(deck, "Peeling", DECK_ABOUT, path), path,
                   "It may be red for 2 days.\n- It may be sore.");
    }
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_int_equal(report.count, DECK_SLIDES_MAX - 3);
    assert_non_null(report_find(&report, "missing-language"));
    report_release(&report);
    deck_free(deck);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_deck_gives_no_findings),
        cmocka_unit_test(a_deck_with_nothing_to_show_is_told),
        cmocka_unit_test(a_clock_that_lies_is_told_once),
        cmocka_unit_test(a_missing_language_is_told_with_the_name_to_use),
        cmocka_unit_test(a_language_in_a_name_is_not_told_twice),
        cmocka_unit_test(a_language_without_slides_is_told_once),
        cmocka_unit_test(a_language_without_titles_is_told_once),
        cmocka_unit_test(a_text_in_another_script_is_told),
        cmocka_unit_test(a_title_without_translation_is_told),
        cmocka_unit_test(numbers_must_be_the_same_in_all_languages),
        cmocka_unit_test(kinds_must_be_the_same_in_all_languages),
        cmocka_unit_test(an_expired_risk_is_told_twice),
        cmocka_unit_test(side_effects_alone_need_a_when_to_call),
        cmocka_unit_test(benefits_may_not_outnumber_side_effects),
        cmocka_unit_test(a_round_is_counted_as_it_is_played),
        cmocka_unit_test(one_round_is_counted),
        cmocka_unit_test(treatments_have_the_same_time),
        cmocka_unit_test(discreet_slides_take_no_time),
        cmocka_unit_test(errors_of_check_hide_no_slide),
        cmocka_unit_test(broken_files_are_checked_as_well),
        cmocka_unit_test(unread_files_are_left_to_the_reader),
        cmocka_unit_test(ten_thousand_slides_are_checked_in_one_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
