/* Rules about a treatment as a whole: its balance, its when-to-call slides, and
 * how long a round of the show takes. */
#include "rules_treatment.h"

#include <stdlib.h>

#include "deck_dwell.h"
#include "deck_shown.h"
#include "mem.h"
#include "rules_check.h"

enum side { SIDE_OTHER, SIDE_BENEFIT, SIDE_RISK, SIDE_COUNT };

/* A benefit side and a risk side are shown in turn, for the same time: the
 * shorter one is shown again until the longer one is through. */
struct share {
    int64_t slides[SIDE_COUNT];
    int64_t ms[SIDE_COUNT];
    bool own; /* a benefit or side effect: it is a treatment */
};

static enum side
side_of(enum deck_kind kind)
{
    switch (kind) {
    case DECK_BENEFIT:
        return SIDE_BENEFIT;
    case DECK_SIDE_EFFECT:
    case DECK_WHEN_TO_CALL:
        return SIDE_RISK;
    case DECK_KIND_NONE:
    case DECK_ABOUT:
    case DECK_AFTERCARE:
        break;
    }
    return SIDE_OTHER;
}

static int64_t
share_ms(const struct share *share)
{
    int64_t benefits = share->slides[SIDE_BENEFIT];
    int64_t risks = share->slides[SIDE_RISK];
    int64_t benefit_ms = share->ms[SIDE_BENEFIT];
    int64_t risk_ms = share->ms[SIDE_RISK];
    if (benefits > 0 && risks > 0) {
        int64_t pairs = benefits > risks ? benefits : risks;
        benefit_ms = benefit_ms * pairs / benefits;
        risk_ms = risk_ms * pairs / risks;
        benefit_ms = benefit_ms > risk_ms ? benefit_ms : risk_ms;
        risk_ms = benefit_ms;
    }
    return share->ms[SIDE_OTHER] + benefit_ms + risk_ms;
}

static void
add_shown(const struct deck *deck, struct share *shares,
          struct deck_shown place, int language)
{
    const struct deck_topic *topic = &deck->topics[place.topic];
    const struct deck_slide *slide = &topic->slides[place.slide];
    const struct deck_version *version =
        deck_version(deck, slide, deck->languages[language]);
    if (version != NULL && deck_shown_in(&place, language) &&
        !slide->discreet) {
        struct share *share = &shares[topic->treatment_index];
        enum side side = side_of(slide->kind);
        share->own = share->own || slide->kind == DECK_BENEFIT ||
                     slide->kind == DECK_SIDE_EFFECT;
        share->slides[side]++;
        share->ms[side] += deck_dwell_ms(version);
    }
}

/* The time until everything was shown once: treatments get the same time, so it
 * is the longest round times the number of treatments. Slides without a
 * treatment come once in all their rounds. */
static int64_t
show_ms(const struct share *shares, size_t count)
{
    int64_t longest_ms = 0, all_ms = 0, general_ms = 0, treatments = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t ms = share_ms(&shares[i]);
        longest_ms = ms > longest_ms ? ms : longest_ms;
        treatments += shares[i].own && ms > 0 ? 1 : 0;
        all_ms += shares[i].own ? ms : 0;
        general_ms += shares[i].own ? 0 : ms;
    }
    if (treatments == 0) {
        for (size_t i = 0; i < count; i++) {
            treatments += share_ms(&shares[i]) > 0 ? 1 : 0;
        }
        return treatments * longest_ms;
    }
    int64_t ms = treatments * longest_ms;
    return ms + general_ms * ms / (all_ms > 0 ? all_ms : 1);
}

/* How long a round takes in LANGUAGE. */
static int64_t
round_ms(const struct deck *deck, const struct deck_shown *shown, size_t count,
         int language)
{
    struct share *shares = mem_new(deck->treatment_count, sizeof(*shares));
    for (size_t i = 0; i < count; i++) {
        add_shown(deck, shares, shown[i], language);
    }
    int64_t ms = show_ms(shares, deck->treatment_count);
    free(shares);
    return ms;
}

/* People wait for one round, where it takes the longest. */
static void
check_round(const struct rules_case *rules, const struct deck_shown *shown,
            size_t count)
{
    const struct deck *deck = rules->deck;
    int64_t ms = 0;
    for (int i = 0; i < (int)deck->language_count; i++) {
        if (i == 0 || deck_takes_turns(deck, shown, count, i)) {
            int64_t other_ms = round_ms(deck, shown, count, i);
            ms = other_ms > ms ? other_ms : ms;
        }
    }
    int64_t minutes = (ms + 59999) / 60000;
    if (deck->wait_minutes > 0 && minutes > deck->wait_minutes) {
        report_add(rules->report, "deck.txt", 0, REPORT_WARNING,
                   "round-too-long",
                   "The whole show takes about %lld minutes, but people wait "
                   "%d (“wait_minutes”), so some will not see all of it. Take "
                   "out or shorten slides, or correct “wait_minutes”.",
                   (long long)minutes, deck->wait_minutes);
    }
}

/* How many slides a treatment has of each kind, shown or not. */
struct tally {
    int benefits, effects, calls;
    const struct deck_version *first_benefit, *first_effect;
    const struct deck_topic *topic; /* of the first side effect */
};

static void
tally_slide(struct tally *tally, const struct deck_topic *topic,
            const struct deck_slide *slide)
{
    if (slide->kind == DECK_BENEFIT && tally->benefits++ == 0) {
        tally->first_benefit = &slide->versions[0];
    }
    if (slide->kind == DECK_SIDE_EFFECT && tally->effects++ == 0) {
        tally->first_effect = &slide->versions[0];
        tally->topic = topic;
    }
    tally->calls += slide->kind == DECK_WHEN_TO_CALL;
}

static void
judge_treatment(const struct rules_case *rules, const char *name,
                const struct tally *tally, int shared_calls)
{
    /* With benefits, deck_shown has said so already. */
    if (tally->benefits == 0 && tally->effects > 0 &&
        tally->calls + shared_calls == 0) {
        /* A name that was mistyped leads here. */
        struct report_cause cause = {.path = tally->topic->file};
        const char *cure =
            tally->topic->treatment.count > 0
                ? "that says whom to call."
                : "that says whom to call, or write in its topic.txt which "
                  "“treatment” they belong to.";
        report_add_after(rules->report, cause, tally->first_effect->path, 0,
                         REPORT_ERROR, "no-when-to-call",
                         "“%s” has side effects but no when-to-call slide. Add "
                         "a slide with “kind: when-to-call” %s",
                         name, cure);
    }
    if (tally->effects > 0 && tally->benefits > 2 * tally->effects) {
        report_add(rules->report, tally->first_benefit->path, 0, REPORT_WARNING,
                   "few-side-effects",
                   "“%s” has %d benefit slides but only %d about side "
                   "effects. Say more about the side effects: at least one "
                   "slide for two about benefits.",
                   name, tally->benefits, tally->effects);
    }
}

/* When-to-call slides that are for all treatments, as in deck_shown. */
static int
count_shared_calls(const struct deck *deck, const struct tally *tallies)
{
    int count = 0;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        const struct tally *tally = &tallies[topic->treatment_index];
        bool shared = topic->treatment.count == 0 ||
                      (tally->benefits == 0 && tally->effects == 0);
        for (size_t j = 0; shared && j < topic->slide_count; j++) {
            count += topic->slides[j].kind == DECK_WHEN_TO_CALL;
        }
    }
    return count;
}

void
rules_check_treatments(const struct rules_case *rules,
                       const struct deck_shown *shown, size_t count)
{
    const struct deck *deck = rules->deck;
    struct tally *tallies = mem_new(deck->treatment_count, sizeof(*tallies));
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            tally_slide(&tallies[topic->treatment_index], topic,
                        &topic->slides[j]);
        }
    }
    int shared_calls = count_shared_calls(deck, tallies);
    for (size_t i = 0; i < deck->treatment_count; i++) {
        const char *name =
            deck_word(deck, &deck->treatments[i].name, deck->languages[0]);
        judge_treatment(rules, name != NULL ? name : "This treatment",
                        &tallies[i], shared_calls);
    }
    free(tallies);
    check_round(rules, shown, count);
}
