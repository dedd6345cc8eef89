/* What check says about easy words: the same as about any text, and that their
 * numbers are those of their slide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "deck_build.h"
#include "deck_check.h"
#include "mem.h"

/* A good deck, whose side effect is that it is red for 2 days, with EASY words
 * of that in LANG. */
static struct deck *
deck_of(int lang, const char *easy)
{
    struct deck *deck = build_good_deck();
    struct deck_version *version = build_at(deck, SIDE_EFFECT, 0, lang);
    version->easy = mem_new(1, sizeof(*version->easy));
    *version->easy = (struct deck_version){.kind = version->kind,
                                           .reviewed = version->reviewed,
                                           .path = mem_string("easy.md"),
                                           .source = mem_string("Test")};
    memcpy(version->easy->lang, version->lang, sizeof(version->lang));
    build_text(version->easy, "Red skin", easy);
    return deck;
}

static void
test_the_same_numbers(void **state)
{
    (void)state;
    build_expect_nothing(deck_of(ENGLISH, "Red? Wait 2 days."));
    build_expect(deck_of(ENGLISH, "Red? Wait 20 days."), "numbers-differ",
                 REPORT_ERROR, "easy.md",
                 "a number must be the same in easy words too");
    build_expect(deck_of(SPANISH, "Se pone roja."), "numbers-differ",
                 REPORT_ERROR, "easy.md", "in digits, in easy words too");
    build_expect(deck_of(SPANISH, "Roja 48 horas."), "numbers-differ",
                 REPORT_WARNING, "easy.md", "Use the same unit in easy words");
}

static void
test_all_rules_of_text(void **state)
{
    (void)state;
    build_expect(deck_of(ENGLISH, "It is safe for 2 days."), "absolute-claim",
                 REPORT_WARNING, "easy.md", "“safe”");
    build_expect(deck_of(SPANISH, "Es raro. Son 2 días."), "frequency-word",
                 REPORT_WARNING, "easy.md", "“raro”");
    build_expect(deck_of(ENGLISH, "Кожа красная 2 дня, потом нет"),
                 "wrong-script", REPORT_ERROR, "easy.md", "Cyrillic");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_numbers),
        cmocka_unit_test(test_all_rules_of_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
