/* The checks of a deck, part by part. See deck_check.h. */
#include "deck_check.h"

#include <stdlib.h>

#include "deck_date.h"
#include "deck_shown.h"
#include "rules_alike.h"
#include "rules_check.h"
#include "rules_deck.h"
#include "rules_file.h"
#include "rules_hours.h"
#include "rules_language.h"
#include "rules_picture.h"
#include "rules_prose.h"
#include "rules_same.h"
#include "rules_treatment.h"
#include "rules_withheld.h"

static void
check_version(const struct rules_case *rules, const struct deck_topic *topic,
              const struct deck_version *version)
{
    if (!version->unread) {
        rules_check_file(rules, topic, version);
        rules_check_prose(rules, topic, version);
    }
}

static void
check_topic(const struct rules_case *rules, const struct deck_topic *topic)
{
    rules_check_pictures(rules, topic);
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        rules_check_languages(rules, topic, i);
        for (size_t j = 0; j < slide->version_count; j++) {
            const struct deck_version *version = &slide->versions[j];
            check_version(rules, topic, version);
            if (version->easy != NULL) {
                check_version(rules, topic, version->easy);
            }
        }
    }
}

static void
check_clock(const struct rules_case *rules)
{
    if (rules->trusted) {
        return;
    }
    struct rules_reviews reviews = deck_date_reviews(rules->deck, rules->today);
    char day[DECK_DATE_SIZE];
    if (!deck_date_given(rules->today) || reviews.future == 0) {
        report_add(rules->report, "deck.txt", 0, REPORT_WARNING,
                   "clock-not-trusted",
                   "This computer's date cannot be right, so no slide is "
                   "hidden by its dates or hours. Set the computer's date.");
    } else {
        report_add(
            rules->report, "deck.txt", 0, REPORT_WARNING, "clock-not-trusted",
            "This computer's date, %s, cannot be right: %zu of the %zu "
            "“reviewed” days are later. No slide is hidden by its "
            "dates or hours until the computer's date or those days are "
            "corrected.",
            deck_date_print(rules->today, day), reviews.future, reviews.all);
    }
}

/* A deck whose slides are all discreet has nothing to rotate. */
static void
check_anything(const struct rules_case *rules, const struct deck_shown *shown,
               size_t count)
{
    bool discreet = false;
    for (size_t i = 0; i < count; i++) {
        const struct deck_topic *topic = &rules->deck->topics[shown[i].topic];
        bool by_itself = deck_shown_in(&shown[i], 0);
        if (by_itself && !topic->slides[shown[i].slide].discreet) {
            return;
        }
        discreet = discreet || by_itself;
    }
    const struct finding *nested = report_find(rules->report, "nested-deck");
    if (nested != NULL && nested->level == REPORT_ERROR) {
        return; /* it already gives the reason and the remedy */
    }
    const char *why =
        rules->deck->slide_count == 0
            ? "This folder has no slides. Add one: a text file whose name "
              "ends in “.md”, or a picture."
        : discreet  ? "Every slide is “discreet: yes”, so none comes up on "
                      "its own. Delete that line in one of them."
        : count > 0 ? "None of the slides may be shown in the first language. "
                      "Correct the errors and dates listed for their files."
                    : "None of the slides may be shown. Correct the errors "
                      "and dates listed for their files.";
    report_add_after(rules->report, rules->deck->doubt, "deck.txt", 0,
                     REPORT_ERROR, "nothing-to-show",
                     "The screen has nothing to show. %s", why);
}

void
deck_check(const struct deck *deck, struct deck_moment moment,
           struct report *report)
{
    bool *written = rules_languages_written(deck);
    struct rules_case rules = {.deck = deck,
                               .written = written,
                               .today = moment.day,
                               .minute = moment.minute,
                               .trusted = deck_date_trusted(deck, moment.day),
                               .report = report,
                               .read_count = report->count};
    struct deck_shown *shown;
    size_t count = deck_shown(deck, deck_moment_any(moment.day), &shown);
    rules_tell_withheld(deck, moment, report);
    check_clock(&rules);
    check_anything(&rules, shown, count);
    rules_check_treatments(&rules, shown, count);
    free(shown);
    rules_check_hours(&rules);
    rules_check_deck(&rules);
    rules_check_same(&rules);
    rules_check_alike(&rules);
    rules_check_unwritten(&rules);
    for (size_t i = 0; i < deck->topic_count; i++) {
        check_topic(&rules, &deck->topics[i]);
    }
    free(written);
}
