/* Titles that stand twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "deck_build.h"
#include "deck_check.h"
#include "mem.h"

static void
two_slides_with_one_title_are_told(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    deck->language_count = 1;
    build_text(build_slide(deck, "Peeling", DECK_ABOUT, "1.md"), "Redness", "");
    build_text(build_slide(deck, "Peeling", DECK_ABOUT, "2.md"), "redness", "");
    build_expect(deck, "same-title", REPORT_WARNING, "2.md", "“1.md”");
}

static void
a_title_may_stand_in_two_topics_and_languages(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    build_text(build_slide(deck, "Peeling", DECK_ABOUT, "1.md"), "No", "");
    build_text(build_version(deck, "es", "1.es.md"), "No", "");
    build_text(build_slide(deck, "Peeling", DECK_AFTERCARE, "2.md"), "No", "");
    build_text(build_version(deck, "es", "2.es.md"), "No", "");
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_null(report_find(&report, "same-title"));
    report_release(&report);
    deck_free(deck);
}

static void
name_topic(struct deck_topic *topic, const char *title)
{
    topic->title.items = mem_new(1, sizeof(*topic->title.items));
    topic->title.items[0].text = mem_string(title);
    topic->title.count = 1;
}

static void
two_buttons_with_one_name_are_told(void **state)
{
    (void)state;
    struct deck *deck = build_good_deck();
    name_topic(&deck->topics[0], "Risks");
    name_topic(&deck->topics[1], "Risks");
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_non_null(report_find(&report, "same-title"));
    assert_non_null(
        strstr(report_find(&report, "same-title")->words, "button"));
    report_release(&report);
    deck_free(deck);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_slides_with_one_title_are_told),
        cmocka_unit_test(a_title_may_stand_in_two_topics_and_languages),
        cmocka_unit_test(two_buttons_with_one_name_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
