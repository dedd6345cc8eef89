/* What may be shown at a moment, and in which languages: nothing broken,
 * nothing outside its dates and hours, nothing in a language that nobody chose,
 * and no benefit without all of its risks. */
#include "deck_shown.h"

#include <stdlib.h>
#include <string.h>

#include "deck_date.h"
#include "mem.h"

static const struct deck_version *
closed_version(const struct deck_slide *slide, int minute)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (!deck_hours_open(&slide->versions[i].hours, minute)) {
            return &slide->versions[i];
        }
    }
    return NULL;
}

bool
rules_slide_open(const struct deck_slide *slide, int minute)
{
    return closed_version(slide, minute) == NULL;
}

/* The dates and hours of any language apply to all: the show falls back from
 * one language to another, and must not fall back to something out of date. */
static enum rules_state
time_state(const struct rules_walk *walk, const struct deck_slide *slide,
           const struct deck_version **dated)
{
    enum rules_state state = RULES_GOOD;
    *dated = NULL;
    for (size_t i = 0; walk->trusted && i < slide->version_count; i++) {
        const struct deck_version *version = &slide->versions[i];
        bool expired = deck_date_given(version->valid_until) &&
                       deck_date_days(version->valid_until) < walk->today;
        bool early = deck_date_given(version->valid_from) &&
                     deck_date_days(version->valid_from) > walk->today;
        if (expired || (early && state == RULES_GOOD)) {
            state = expired ? RULES_EXPIRED : RULES_EARLY;
            *dated = version;
        }
        if (expired) {
            break;
        }
    }
    if (state == RULES_GOOD) {
        *dated = closed_version(slide, walk->minute);
        state = *dated != NULL ? RULES_CLOSED : RULES_GOOD;
    }
    return state;
}

/* The languages in which a version of SLIDE serves. */
static uint64_t
languages_of(const struct deck *deck, const struct deck_slide *slide)
{
    uint64_t languages = 0;
    for (size_t i = 0; i < deck->language_count; i++) {
        bool there = deck_version(deck, slide, deck->languages[i]) != NULL;
        languages |= (uint64_t)there << i;
    }
    return languages;
}

static bool
any_broken(const struct deck_slide *slide)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (slide->versions[i].broken) {
            return true;
        }
    }
    return false;
}

/* The languages that have the first page of the PDF that slide SLIDE is a
 * further page of: there the file is whole, it has only fewer pages. */
static uint64_t
whole_without(const struct deck *deck, const struct deck_topic *topic,
              size_t slide)
{
    const struct deck_slide *page = &topic->slides[slide];
    size_t first = slide;
    while (first > 0 &&
           strcmp(topic->slides[first - 1].order, page->order) == 0) {
        first--;
    }
    return first < slide ? languages_of(deck, &topic->slides[first]) : 0;
}

enum rules_state
rules_state_of(const struct rules_walk *walk, const struct deck_topic *topic,
               size_t slide, struct rules_found *found)
{
    const struct deck_slide *of = &topic->slides[slide];
    enum rules_state state = time_state(walk, of, &found->dated);
    uint64_t there = languages_of(walk->deck, of);
    found->shown = state == RULES_GOOD ? there : 0;
    found->lost = walk->all & ~found->shown;
    if (there != walk->all && any_broken(of)) {
        state = RULES_BROKEN;
    } else if (there != walk->all && state == RULES_GOOD) {
        state = RULES_MISSING;
        found->lost &= ~whole_without(walk->deck, topic, slide);
    }
    return state;
}

enum deck_kind
rules_risk_kind(enum rules_risk risk)
{
    return risk == RULES_SIDE_EFFECT ? DECK_SIDE_EFFECT : DECK_WHEN_TO_CALL;
}

const char *
rules_treatment_name(const struct deck *deck, size_t treatment)
{
    const char *name =
        deck_word(deck, &deck->treatments[treatment].name, deck->languages[0]);
    return name != NULL ? name : "This treatment";
}

bool
rules_slide_is(const struct deck_slide *slide, enum deck_kind kind)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (slide->versions[i].kind == kind) {
            return true;
        }
    }
    return slide->kind == kind;
}

/* Whether it has no kind, perhaps only because its file is broken. */
static bool
kind_lost(const struct deck_slide *slide)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (slide->versions[i].kind != DECK_KIND_NONE) {
            return false;
        }
    }
    return slide->kind == DECK_KIND_NONE && any_broken(slide);
}

bool
rules_slide_risks(const struct deck_slide *slide, enum rules_risk risk)
{
    return risk == RULES_SIDE_EFFECT
               ? rules_slide_is(slide, DECK_SIDE_EFFECT) || kind_lost(slide)
               : rules_slide_is(slide, DECK_WHEN_TO_CALL);
}

/* The languages in which the shown version has this KIND. */
static uint64_t
languages_saying(const struct deck *deck, const struct deck_slide *slide,
                 enum deck_kind kind)
{
    uint64_t languages = 0;
    for (size_t i = 0; i < deck->language_count; i++) {
        const struct deck_version *version =
            deck_version(deck, slide, deck->languages[i]);
        bool says = version != NULL && version->kind == kind;
        languages |= (uint64_t)says << i;
    }
    return languages;
}

static enum rules_access
access_of(const struct deck_slide *slide)
{
    return slide->discreet ? RULES_DISCREET : RULES_OPEN;
}

static void
add_risk(struct rules_risks *risks, enum rules_access access, uint64_t in_force,
         uint64_t lost)
{
    risks->in_force[access] |= in_force;
    risks->lost |= lost;
}

static void
tally_slide(struct rules_walk *walk, const struct deck_topic *topic,
            size_t index)
{
    struct rules_treatment *treatment =
        &walk->treatments[topic->treatment_index];
    const struct deck_slide *slide = &topic->slides[index];
    enum rules_access access = access_of(slide);
    struct rules_found found;
    enum rules_state state = rules_state_of(walk, topic, index, &found);
    if (rules_slide_is(slide, DECK_BENEFIT)) {
        /* One that is not shown at this hour needs no risk now. */
        treatment->benefits[access] |= state == RULES_CLOSED ? 0
                                       : found.shown         ? found.shown
                                                             : walk->all;
        if (treatment->benefit == NULL) {
            treatment->benefit = &slide->versions[0];
        }
    }
    for (enum rules_risk risk = 0; risk < RULES_RISK_COUNT; risk++) {
        if (!rules_slide_risks(slide, risk)) {
            continue;
        }
        /* What is a benefit in another language may be withheld itself. */
        uint64_t in_force =
            rules_slide_is(slide, DECK_BENEFIT)
                ? 0
                : found.shown & languages_saying(walk->deck, slide,
                                                 rules_risk_kind(risk));
        add_risk(&treatment->risks[risk], access, in_force, found.lost);
        treatment->has_effects |= risk == RULES_SIDE_EFFECT;
        if (risk == RULES_WHEN_TO_CALL && topic->treatment.count == 0) {
            add_risk(&walk->shared, access, in_force, found.lost);
        }
    }
}

bool
rules_is_shared(const struct rules_walk *walk, const struct deck_topic *topic)
{
    const struct rules_treatment *treatment =
        &walk->treatments[topic->treatment_index];
    return topic->treatment.count == 0 ||
           (treatment->benefit == NULL && !treatment->has_effects);
}

bool
rules_serves(const struct rules_walk *walk, const struct deck_topic *topic,
             size_t treatment, enum rules_risk risk)
{
    return topic->treatment_index == (int)treatment ||
           (risk == RULES_WHEN_TO_CALL && rules_is_shared(walk, topic));
}

/* The languages in which RISKS are effective for benefits of this ACCESS. */
static uint64_t
reach(const struct rules_risks *risks, enum rules_access access)
{
    return risks->in_force[RULES_OPEN] |
           (access == RULES_DISCREET ? risks->in_force[RULES_DISCREET] : 0);
}

uint64_t
rules_unmet(const struct rules_walk *walk,
            const struct rules_treatment *treatment, enum rules_risk risk,
            enum rules_access access)
{
    const struct rules_risks *own = &treatment->risks[risk];
    uint64_t met = reach(own, access);
    if (risk == RULES_WHEN_TO_CALL) {
        met |= reach(&walk->shared, access);
    } else {
        met &= ~own->lost;
    }
    return treatment->benefits[access] & ~met;
}

static void
judge_treatments(struct rules_walk *walk)
{
    for (size_t i = 0; i < walk->deck->treatment_count; i++) {
        const struct rules_treatment *treatment = &walk->treatments[i];
        const struct rules_risks *calls = &treatment->risks[RULES_WHEN_TO_CALL];
        if (treatment->benefit != NULL || treatment->has_effects) {
            continue;
        }
        add_risk(&walk->shared, RULES_OPEN, calls->in_force[RULES_OPEN],
                 calls->lost);
        add_risk(&walk->shared, RULES_DISCREET, calls->in_force[RULES_DISCREET],
                 calls->lost);
    }
    for (size_t i = 0; i < walk->deck->treatment_count; i++) {
        struct rules_treatment *treatment = &walk->treatments[i];
        for (enum rules_access at = 0; at < RULES_ACCESS_COUNT; at++) {
            treatment->withheld[at] =
                rules_unmet(walk, treatment, RULES_SIDE_EFFECT, at) |
                rules_unmet(walk, treatment, RULES_WHEN_TO_CALL, at);
        }
    }
}

/* The languages in which the slide is shown. The rotation may go on for a while
 * in a language that somebody chose: what is withheld in one of them does not
 * come up in the default one, in which it is planned. */
static uint64_t
judge_slide(const struct rules_walk *walk, const struct deck_topic *topic,
            size_t index)
{
    const struct deck_slide *slide = &topic->slides[index];
    struct rules_found found;
    rules_state_of(walk, topic, index, &found);
    if (rules_slide_is(slide, DECK_BENEFIT)) {
        found.shown &= ~walk->treatments[topic->treatment_index]
                            .withheld[access_of(slide)];
    }
    return found.shown == walk->all ? found.shown : found.shown & ~UINT64_C(1);
}

static void
take_slides(const struct rules_walk *walk, struct deck_shown *shown,
            size_t *count)
{
    for (size_t i = 0; i < walk->deck->topic_count; i++) {
        const struct deck_topic *topic = &walk->deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            uint64_t languages = judge_slide(walk, topic, j);
            if (languages != 0) {
                shown[(*count)++] = (struct deck_shown){
                    .topic = (int)i, .slide = (int)j, .languages = languages};
            }
        }
    }
}

void
rules_walk_init(struct rules_walk *walk, const struct deck *deck,
                struct deck_moment moment)
{
    bool trusted = deck_date_trusted(deck, moment.day);
    *walk = (struct rules_walk){
        .deck = deck,
        .trusted = trusted,
        .today = trusted ? deck_date_days(moment.day) : 0,
        .minute = trusted ? moment.minute : DECK_ANY_MINUTE,
        .all = UINT64_MAX >> (DECK_LANGUAGES_MAX - deck->language_count),
        .treatments =
            mem_new(deck->treatment_count, sizeof(*walk->treatments))};
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            tally_slide(walk, &deck->topics[i], j);
        }
    }
    judge_treatments(walk);
}

void
rules_walk_release(struct rules_walk *walk)
{
    free(walk->treatments);
    walk->treatments = NULL;
}

size_t
deck_shown(const struct deck *deck, struct deck_moment moment,
           struct deck_shown **shown)
{
    struct rules_walk walk;
    rules_walk_init(&walk, deck, moment);
    size_t count = 0;
    *shown = mem_new(deck->slide_count, sizeof(**shown));
    take_slides(&walk, *shown, &count);
    rules_walk_release(&walk);
    return count;
}

bool
deck_shown_in(const struct deck_shown *shown, int language)
{
    return language >= 0 && language < DECK_LANGUAGES_MAX &&
           (shown->languages >> language & 1) != 0;
}

/* Whether SLIDE is written in LANGUAGE, and no language before it shows that.
 */
static bool
has_of_its_own(const struct deck *deck, const struct deck_slide *slide,
               int language)
{
    const char *lang = deck->languages[language];
    const struct deck_version *version = deck_version(deck, slide, lang);
    bool own = version != NULL && deck_same_language(version->lang, lang);
    for (int i = 0; own && i < language; i++) {
        own = version != deck_version(deck, slide, deck->languages[i]);
    }
    return own;
}

bool
deck_takes_turns(const struct deck *deck, const struct deck_shown *shown,
                 size_t count, int language)
{
    for (size_t i = 0; deck->rotate == DECK_ROTATE_ALL && i < count; i++) {
        const struct deck_slide *slide =
            &deck->topics[shown[i].topic].slides[shown[i].slide];
        if (language > 0 && !slide->discreet &&
            deck_shown_in(&shown[i], language) &&
            has_of_its_own(deck, slide, language)) {
            return true;
        }
    }
    return false;
}
