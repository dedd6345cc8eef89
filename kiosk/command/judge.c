/* Everything that can be said of a deck. See judge.h. */
#include "judge.h"

#include "deck_rules.h"
#include "page_check.h"

void
judge_deck(struct library_deck *read, const struct setup *setup,
           const struct page_screen *screen)
{
    deck_check(read->deck, setup->today, &read->report);
    page_check(read->deck, screen, &setup->settings,
               fonts_measure(setup->fonts), &read->report);
    report_sort(&read->report);
}
