/* What a person reads who chose a language that a slide, or the screen, lacks:
 * the note on the slide, the page of languages, the words that `check` tells.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "page_languages.h"
#include "page_rig.h"

static void
test_words_that_are_not_known_are_told(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt", "title: Piel\nlanguages: es, en, de, pl\n"},
        {"1-a/topic.txt", "title: Piel\nkind: about\n"},
        {"1-a/1-s.md", "# La piel\n\nPuede estar roja por un día.\n"},
        {NULL, NULL}};
    struct page_rig rig;
    struct report report = {0};
    rig_init(&rig, files);
    page_languages_check(rig.deck, &report);
    assert_int_equal(report.count, 2);
    assert_string_equal(report.findings[0].rule, "words-missing");
    assert_string_equal(report.findings[0].path, "deck.txt");
    assert_int_equal(report.findings[0].line, 2);
    const char *words = report.findings[0].words;
    assert_non_null(strstr(words, "German (“de”)"));
    assert_non_null(strstr(words, "Spanish (“es”)"));
    assert_non_null(strstr(words, "“Still reading?”"));
    assert_null(strstr(words, "“Close”"));
    assert_non_null(strstr(report.findings[1].words, "Polish (“pl”)"));
    report_release(&report);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_that_are_not_known_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
