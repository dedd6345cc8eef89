/* What may be shown today: nothing broken, nothing out of its dates, and no
 * benefit whose risks are not all there to be shown beside it. */
#include "deck_rules.h"

#include <stdlib.h>

#include "mem.h"
#include "rules_date.h"

enum slide_state {
    SLIDE_GOOD,
    SLIDE_BROKEN,  /* in every language */
    SLIDE_EXPIRED, /* past its valid-until */
    SLIDE_EARLY    /* before its valid-from */
};

/* A day as the rules see it. */
struct day {
    bool trusted;
    int64_t days;
};

static struct day
day_init(const struct deck *deck, struct deck_date today)
{
    struct day day = {.trusted = rules_date_trusted(deck, today)};
    day.days = day.trusted ? rules_date_days(today) : 0;
    return day;
}

/* The dates of any language count for all: the show falls back from one
 * language to another, and must not fall back to what is out of date. */
static enum slide_state
date_state(const struct deck_slide *slide, const struct day *day)
{
    enum slide_state state = SLIDE_GOOD;
    for (size_t i = 0; day->trusted && i < slide->version_count; i++) {
        const struct deck_version *version = &slide->versions[i];
        if (rules_date_given(version->valid_until) &&
            rules_date_days(version->valid_until) < day->days) {
            return SLIDE_EXPIRED;
        }
        if (rules_date_given(version->valid_from) &&
            rules_date_days(version->valid_from) > day->days) {
            state = SLIDE_EARLY;
        }
    }
    return state;
}

static enum slide_state
slide_state(const struct deck_slide *slide, const struct day *day)
{
    bool broken = true;
    for (size_t i = 0; i < slide->version_count; i++) {
        broken = broken && slide->versions[i].broken;
    }
    return broken ? SLIDE_BROKEN : date_state(slide, day);
}

enum risk { RISK_SIDE_EFFECT, RISK_WHEN_TO_CALL, RISK_COUNT };

static const enum deck_kind risk_kinds[RISK_COUNT] = {DECK_SIDE_EFFECT,
                                                      DECK_WHEN_TO_CALL};

/* Discreet slides never come up by themselves, so no discreet risk can stand
 * beside a benefit that does. */
enum access { ACCESS_OPEN, ACCESS_DISCREET, ACCESS_COUNT };

/* What is known of a treatment after one walk over all slides. */
struct treatment {
    /* The first one of each; NULL: has none. */
    const struct deck_version *benefits[ACCESS_COUNT];
    /* Good or bad, but not early. */
    const struct deck_version *risks[RISK_COUNT][ACCESS_COUNT];
    const struct deck_version *early[RISK_COUNT];
    const struct deck_version *unread; /* broken, of a kind that is unknown */
    bool withheld[ACCESS_COUNT];       /* its benefits */
};

struct walk {
    const struct deck *deck;
    struct day day;
    struct treatment *treatments; /* as many as the deck has */
    struct report *report;        /* or NULL */
};

static bool
slide_is(const struct deck_slide *slide, enum deck_kind kind)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (slide->versions[i].kind == kind) {
            return true;
        }
    }
    return slide->kind == kind;
}

/* A file so broken that not even its kind is known may well be a risk. */
static bool
is_risk(const struct deck_slide *slide, enum slide_state state)
{
    return slide_is(slide, DECK_SIDE_EFFECT) ||
           slide_is(slide, DECK_WHEN_TO_CALL) ||
           (state == SLIDE_BROKEN && slide->kind == DECK_KIND_NONE);
}

static enum access
access_of(const struct deck_slide *slide)
{
    return slide->discreet ? ACCESS_DISCREET : ACCESS_OPEN;
}

static void
withhold_all(struct treatment *treatment)
{
    treatment->withheld[ACCESS_OPEN] = true;
    treatment->withheld[ACCESS_DISCREET] = true;
}

static void
tally_slide(struct walk *walk, const struct deck_topic *topic,
            const struct deck_slide *slide)
{
    struct treatment *treatment = &walk->treatments[topic->treatment_index];
    enum slide_state state = slide_state(slide, &walk->day);
    enum access access = access_of(slide);
    const struct deck_version *version = &slide->versions[0];
    if (!treatment->benefits[access] && slide_is(slide, DECK_BENEFIT)) {
        treatment->benefits[access] = version;
    }
    if (state == SLIDE_BROKEN && slide->kind == DECK_KIND_NONE) {
        treatment->unread = treatment->unread ? treatment->unread : version;
    }
    for (int risk = 0; risk < RISK_COUNT; risk++) {
        if (!slide_is(slide, risk_kinds[risk])) {
            continue;
        }
        if (state == SLIDE_EARLY) {
            treatment->early[risk] = version;
        } else if (!treatment->risks[risk][access]) {
            treatment->risks[risk][access] = version;
        }
    }
    if (is_risk(slide, state) &&
        (state == SLIDE_BROKEN || state == SLIDE_EXPIRED)) {
        withhold_all(treatment);
    }
}

static const struct deck_version *
any_benefit(const struct treatment *treatment)
{
    const struct deck_version *open = treatment->benefits[ACCESS_OPEN];
    return open ? open : treatment->benefits[ACCESS_DISCREET];
}

static const char *
treatment_name(const struct deck *deck, size_t index)
{
    const char *name =
        deck_word(deck, &deck->treatments[index].name, deck->languages[0]);
    return name ? name : "This treatment";
}

static struct report_cause
bad_slide(const struct deck_version *version)
{
    return (struct report_cause){version->path, 0};
}

static void
report_missing(const struct walk *walk, size_t index, enum risk risk)
{
    static const char *const rules[RISK_COUNT] = {"no-side-effects",
                                                  "no-when-to-call"};
    const struct treatment *treatment = &walk->treatments[index];
    const struct deck_version *early = treatment->early[risk];
    const char *kind = deck_kind_name(risk_kinds[risk]);
    const char *name = treatment_name(walk->deck, index);
    if (early) {
        report_add(walk->report, early->path, 0, REPORT_ERROR, "withheld",
                   "The benefits of “%s” are not shown: this is its only "
                   "%s slide, and it is not valid yet. Change its "
                   "“valid-from”, or add another %s slide.",
                   name, kind, kind);
    } else if (treatment->unread) {
        report_add_after(walk->report, bad_slide(treatment->unread),
                         any_benefit(treatment)->path, 0, REPORT_ERROR,
                         rules[risk],
                         "The benefits of “%s” are not shown, because none of "
                         "its slides that can be read is a %s.",
                         name, kind);
    } else {
        report_add(walk->report, any_benefit(treatment)->path, 0, REPORT_ERROR,
                   rules[risk],
                   "The benefits of “%s” are not shown, because it has no "
                   "%s slide. Add a slide with “kind: %s”.",
                   name, kind, kind);
    }
}

static void
report_discreet(const struct walk *walk, size_t index, enum risk risk)
{
    const char *kind = deck_kind_name(risk_kinds[risk]);
    report_add(walk->report,
               walk->treatments[index].risks[risk][ACCESS_DISCREET]->path, 0,
               REPORT_ERROR, "withheld",
               "The benefits of “%s” are not shown, because no %s slide of it "
               "comes up by itself: this one is “discreet: yes”. Take that "
               "line out of this file or of its topic.txt, or make the "
               "benefits discreet too.",
               treatment_name(walk->deck, index), kind);
}

static void
judge_risk(struct walk *walk, size_t index, enum risk risk)
{
    struct treatment *treatment = &walk->treatments[index];
    if (treatment->risks[risk][ACCESS_OPEN]) {
        return;
    }
    if (!treatment->risks[risk][ACCESS_DISCREET]) {
        withhold_all(treatment);
        if (walk->report) {
            report_missing(walk, index, risk);
        }
    } else if (treatment->benefits[ACCESS_OPEN]) {
        treatment->withheld[ACCESS_OPEN] = true;
        if (walk->report) {
            report_discreet(walk, index, risk);
        }
    }
}

static void
judge_treatments(struct walk *walk)
{
    for (size_t i = 0; i < walk->deck->treatment_count; i++) {
        for (enum risk risk = 0; risk < RISK_COUNT; risk++) {
            if (any_benefit(&walk->treatments[i])) {
                judge_risk(walk, i, risk);
            }
        }
    }
}

static void
report_bad_risk(const struct walk *walk, const struct deck_topic *topic,
                const struct deck_slide *slide, enum slide_state state)
{
    size_t index = (size_t)topic->treatment_index;
    const char *kind =
        slide->kind == DECK_KIND_NONE ? "" : deck_kind_name(slide->kind);
    const struct deck_version *version = &slide->versions[0];
    struct report_cause cause = {0};
    if (state == SLIDE_BROKEN) {
        cause = bad_slide(version);
    }
    report_add_after(walk->report, cause, version->path, 0, REPORT_ERROR,
                     "withheld",
                     "The benefits of “%s” are not shown, because this "
                     "%s%sslide %s",
                     treatment_name(walk->deck, index), kind, *kind ? " " : "",
                     state == SLIDE_BROKEN
                         ? "has errors."
                         : "is out of date. Give it a later “valid-until”, or "
                           "delete the file.");
}

static void
take_slide(const struct walk *walk, struct deck_shown place,
           struct deck_shown *shown, size_t *count)
{
    const struct deck_topic *topic = &walk->deck->topics[place.topic];
    const struct deck_slide *slide = &topic->slides[place.slide];
    const struct treatment *treatment =
        &walk->treatments[topic->treatment_index];
    enum slide_state state = slide_state(slide, &walk->day);
    if (state == SLIDE_GOOD) {
        if (!treatment->withheld[access_of(slide)] ||
            !slide_is(slide, DECK_BENEFIT)) {
            shown[(*count)++] = place;
        }
    } else if (walk->report && any_benefit(treatment) && state != SLIDE_EARLY &&
               is_risk(slide, state)) {
        report_bad_risk(walk, topic, slide, state);
    }
}

size_t
deck_shown(const struct deck *deck, struct deck_date today,
           struct report *report, struct deck_shown **shown)
{
    struct walk walk = {
        .deck = deck,
        .day = day_init(deck, today),
        .treatments = mem_new(deck->treatment_count, sizeof *walk.treatments),
        .report = report};
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            tally_slide(&walk, topic, &topic->slides[j]);
        }
    }
    judge_treatments(&walk);
    size_t count = 0;
    *shown = mem_new(deck->slide_count, sizeof **shown);
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            struct deck_shown place = {.topic = (int)i, .slide = (int)j};
            take_slide(&walk, place, *shown, &count);
        }
    }
    free(walk.treatments);
    return count;
}
