/* Everything `kiosk check` says from the deck alone, part by part. */
#include "deck_rules.h"

#include <stdlib.h>

#include "rules_check.h"
#include "rules_date.h"

static void
check_topic(const struct rules_case *rules, const struct deck_topic *topic)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        rules_check_languages(rules, slide);
        for (size_t j = 0; j < slide->version_count; j++) {
            const struct deck_version *version = &slide->versions[j];
            if (!version->broken) {
                rules_check_file(rules, version);
                rules_check_prose(rules, topic, version);
            }
        }
    }
}

void
deck_check(const struct deck *deck, struct deck_date today,
           struct report *report)
{
    struct rules_case rules = {.deck = deck,
                               .today = today,
                               .trusted = rules_date_trusted(deck, today),
                               .report = report};
    struct deck_shown *shown;
    size_t count = deck_shown(deck, today, report, &shown);
    rules_check_treatments(&rules, shown, count);
    free(shown);
    rules_check_titles(&rules);
    for (size_t i = 0; i < deck->topic_count; i++) {
        check_topic(&rules, &deck->topics[i]);
    }
}
