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

/* Three titles that leave no room on 7 inch: the risk is told, with its file.
 */
static void
test_a_risk_without_a_button(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt", "title: A\n"},
        {"1-a/topic.txt", "title: Benefits\nkind: benefit\n"},
        {"1-a/1-s.md", "# S\n\nText.\n"},
        {"2-b/topic.txt", "title: Side effects\nkind: side-effect\n"},
        {"2-b/1-s.md", "# S\n\nText.\n"},
        {"3-c/topic.txt",
         "title: Wannsollicheuchdringendanrufen\nkind: when-to-call\n"},
        {"3-c/1-s.md", "# S\n\nCall **(719) 555-0142**.\n"},
        {NULL, NULL}};
    struct page_rig rig;
    struct report report = {0};
    rig_init(&rig, files);
    page_check_controls(rig.deck, &rig.screen, &rig.measure, &report);
    assert_int_equal(report.count, 0);
    rig_screen(&rig, 800, 480, 154);
    page_check_controls(rig.deck, &rig.screen, &rig.measure, &report);
    assert_int_equal(report.count, 1);
    const struct finding *hidden = &report.findings[0];
    assert_string_equal(hidden->rule, "risk-hidden");
    assert_int_equal(hidden->level, REPORT_ERROR);
    assert_string_equal(hidden->path, "3-c/topic.txt");
    report_release(&report);
    rig_release(&rig);
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
        cmocka_unit_test(test_a_risk_without_a_button),
        cmocka_unit_test(test_choices_out_of_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
