/* What layout says of a deck to staff. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <string.h>

#include "page_check.h"
#include "page_rig.h"

/* The finding of RULE in what page_check says of FILES; NULL when none. */
static const struct finding *
find(const struct rig_file *files, double bottom_mm, const char *rule,
     struct report *report)
{
    struct page_rig rig;
    struct settings settings;
    rig_init(&rig, files);
    settings_init(&settings);
    settings.panel_bottom_mm = bottom_mm;
    page_check(rig.deck, &rig.screen, &settings, &rig.measure, report);
    rig_release(&rig);
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->findings[i].rule, rule) == 0) {
            return &report->findings[i];
        }
    }
    return NULL;
}

static void
test_a_good_deck_has_no_findings(void **state)
{
    (void)state;
    struct report report = {0};
    assert_null(find(rig_deck, 600, "none", &report));
    for (size_t i = 0; i < report.count; i++) {
        fail_msg("%s", report.findings[i].words);
    }
    report_release(&report);
}

static void
check_finding(const char *slide, const char *topic, const char *rule,
              const char *path, int line, const char *words)
{
    const struct rig_file files[] = {{"deck.txt", "title: A\n"},
                                     {"1-a/topic.txt", topic},
                                     {"1-a/1-s.md", slide},
                                     {NULL, NULL}};
    struct report report = {0};
    const struct finding *finding = find(files, 0, rule, &report);
    assert_non_null(finding);
    assert_string_equal(finding->path, path);
    assert_int_equal(finding->line, line);
    assert_non_null(strstr(finding->words, words));
    report_release(&report);
}

static void
test_what_is_found(void **state)
{
    (void)state;
    const char *topic = "title: A\nkind: about\n";
    check_finding("# T\n\nA \U0001F600 and \U0001F600.\n", topic,
                  "missing-glyph", "1-a/1-s.md", 3, "(U+1F600).");
    check_finding("# T\n\n"
                  "Antidisestablishmentarianismantidisestablishmentarianism"
                  "antidisestablishmentarianism\n",
                  topic, "wide-word", "1-a/1-s.md", 3, "wider");
    check_finding("# T\n\none\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n", topic,
                  "long-slide", "1-a/1-s.md", 0, "2 pages");
    check_finding("# T\n\nText.\n",
                  "title: A title that is far too long to be read on any "
                  "button of a screen\nkind: about\n",
                  "long-title", "1-a/topic.txt", 1, "button");
}

static void
test_what_has_no_ink_needs_no_font(void **state)
{
    (void)state;
    const struct rig_file files[] = {
        {"deck.txt", "title: A\n"},
        {"1-a/topic.txt", "title: A\nkind: about\n"},
        {"1-a/1-s.md", "# T\n\nAfter\u2002a wide space.\n"},
        {NULL, NULL}};
    struct report report = {0};
    assert_null(find(files, 0, "missing-glyph", &report));
    report_release(&report);
}

static void
test_buttons_out_of_reach(void **state)
{
    (void)state;
    struct report report = {0};
    assert_non_null(find(rig_deck, 1300, "reach", &report));
    report_release(&report);
    report = (struct report){0};
    assert_non_null(find(rig_deck, 100, "reach", &report));
    report_release(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_good_deck_has_no_findings),
        cmocka_unit_test(test_what_is_found),
        cmocka_unit_test(test_what_has_no_ink_needs_no_font),
        cmocka_unit_test(test_buttons_out_of_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
