/* What layout says of buttons to staff: risks without one, choices out of
 * reach. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "page_check_controls.h"
#include "page_rig.h"

#define CALL(n, title)                                                 \
    {n "-c" n "/topic.txt", "title: " title "\nkind: when-to-call\n"}, \
        {n "-c" n "/1-s.md", "# S\n\nCall **(719) 555-0142**.\n"}

static const struct rig_file long_call[] = {
    {"deck.txt", "title: A\n"},
    CALL("1", "Wannsollicheuchdringendanrufen"),
    {NULL, NULL}};

static const struct rig_file many_calls[] = {
    {"deck.txt", "title: A\n"}, CALL("1", "Heute"),    CALL("2", "Morgen"),
    CALL("3", "Nachts"),        CALL("4", "Sonntags"), {NULL, NULL}};

/* What check says of FILES on 7 inch: this alone. */
static void
check_seven_inch(const struct rig_file *files, enum report_level level,
                 const char *rule, const char *path)
{
    struct page_rig rig;
    struct report report = {0};
    rig_init(&rig, files);
    page_check_controls(rig.deck, &rig.screen, &rig.measure, &report);
    assert_int_equal(report.count, 0); /* on 15.6 inch */
    rig_screen(&rig, 800, 480, 154);
    page_check_controls(rig.deck, &rig.screen, &rig.measure, &report);
    assert_true(report.count > 0);
    assert_string_equal(report.findings[0].rule, rule);
    assert_int_equal(report.findings[0].level, level);
    assert_string_equal(report.findings[0].path, path);
    report_release(&report);
    rig_release(&rig);
}

/* A title that is too long is told; in its place the button says what it is. */
static void
test_when_to_call_has_words_for_a_long_title(void **state)
{
    (void)state;
    check_seven_inch(long_call, REPORT_WARNING, "long-title", "1-c1/topic.txt");
    struct page_rig rig;
    rig_init(&rig, long_call);
    rig_screen(&rig, 800, 480, 154);
    struct page *page = rig_page(&rig);
    assert_non_null(rig_control(page, "Wannsollicheuchdringendanrufen"));
    assert_true(rig_says(page, "to call"));
    page_free(page);
    rig_release(&rig);
}

static void
test_a_risk_without_a_button(void **state)
{
    (void)state;
    check_seven_inch(many_calls, REPORT_ERROR, "risk-hidden", "1-c1/topic.txt");
}

/* The buttons of a slide are low enough, those of a page of choices are not. */
static void
test_choices_out_of_reach(void **state)
{
    (void)state;
    struct page_rig rig;
    struct settings settings;
    rig_of_topics(&rig, 40, 40);
    settings_init(&settings);
    settings.panel_bottom_mm = 1000;
    rig_screen(&rig, 2160, 3840, 708);
    char *words =
        page_check_reach(rig.deck, &rig.screen, &settings, &rig.measure);
    assert_non_null(words);
    assert_non_null(strstr(words, " and 14"));
    free(words);
    settings.panel_bottom_mm = 800;
    assert_null(
        page_check_reach(rig.deck, &rig.screen, &settings, &rig.measure));
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_when_to_call_has_words_for_a_long_title),
        cmocka_unit_test(test_a_risk_without_a_button),
        cmocka_unit_test(test_choices_out_of_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
