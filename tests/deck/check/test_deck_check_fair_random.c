/* Fair in each language, for any deck: an oracle that asks of every slide, in
 * every language, whether it may be shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "deck_check.h"
#include "deck_shown.h"
#include "mem.h"
#include "rules_withheld.h"

enum { LANGUAGES = 3, DECKS = 4000, NOON = 12 * 60 };

static int
random_below(uint64_t *seed, int count)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (int)((*seed * UINT64_C(2685821657736338717)) >> 33) % count;
}

static enum deck_kind
random_kind(uint64_t *seed)
{
    static const enum deck_kind kinds[] = {DECK_BENEFIT,      DECK_BENEFIT,
                                           DECK_SIDE_EFFECT,  DECK_SIDE_EFFECT,
                                           DECK_WHEN_TO_CALL, DECK_WHEN_TO_CALL,
                                           DECK_ABOUT,        DECK_KIND_NONE};
    return kinds[random_below(seed, 8)];
}

/* Gives the version of a random slide what may be the matter with it. */
static void
spoil(struct deck_version *version, uint64_t *seed)
{
    version->broken = random_below(seed, 9) == 0;
    if (random_below(seed, 14) == 0) {
        version->kind = random_kind(seed);
    }
    if (random_below(seed, 14) == 0) {
        version->valid_from = (struct deck_date){2026, 11, 23};
    }
    if (random_below(seed, 14) == 0) {
        version->valid_until = (struct deck_date){2026, 11, 21};
    }
    if (random_below(seed, 10) == 0) { /* mornings */
        version->hours.span_count = 1;
        version->hours.spans[0] = (struct deck_hours_span){0, NOON};
    }
}

static struct deck *
random_deck(uint64_t *seed)
{
    static const char *const languages[LANGUAGES] = {"en", "es", "vi"};
    static const char *const treatments[] = {"A", "A", "B", "All"};
    struct deck *deck = build_deck();
    deck->languages =
        mem_resize(deck->languages, LANGUAGES, sizeof(*deck->languages));
    strcpy(deck->languages[2], "vi");
    deck->language_count = LANGUAGES;
    for (int i = 3 + random_below(seed, 8); i > 0; i--) {
        int first = random_below(seed, 6) == 0;
        char path[16];
        snprintf(path, sizeof(path), "%d.md", i);
        struct deck_version *version = build_slide(
            deck, treatments[random_below(seed, 4)], random_kind(seed), path);
        strcpy(version->lang, languages[first]);
        spoil(version, seed);
        for (int at = first + 1; at < LANGUAGES; at++) {
            if (random_below(seed, 2) == 0) {
                spoil(build_version(deck, languages[at], path), seed);
            }
        }
        struct deck_topic *topic = &deck->topics[deck->topic_count - 1];
        topic->slides[topic->slide_count - 1].discreet =
            random_below(seed, 8) == 0;
    }
    build_name_treatments(deck);
    for (size_t i = 0; i < deck->topic_count; i++) {
        if (random_below(seed, 6) == 0) {
            free(deck->topics[i].treatment.items[0].text);
            deck->topics[i].treatment.count = 0;
        }
    }
    return deck;
}

static bool
says(const struct deck_slide *slide, enum deck_kind kind)
{
    bool any = slide->kind == kind;
    for (size_t i = 0; i < slide->version_count; i++) {
        any = any || slide->versions[i].kind == kind;
    }
    return any;
}

/* Which of a treatment's slides are there, or lost, in one language. */
struct beside {
    bool effect[2], call[2]; /* open; open or discreet */
    bool lost, benefits, effects;
};

struct look {
    const struct deck *deck;
    const struct deck_shown *shown;
    size_t count;
    int language;
    bool morning;
};

static bool
is_shown(const struct look *look, size_t topic, size_t slide)
{
    for (size_t i = 0; i < look->count; i++) {
        if (look->shown[i].topic == (int)topic &&
            look->shown[i].slide == (int)slide) {
            return deck_shown_in(&look->shown[i], look->language);
        }
    }
    return false;
}

/* Neither before nor after its time. */
static bool
is_its_time(const struct look *look, const struct deck_slide *slide)
{
    bool is = true;
    for (size_t i = 0; i < slide->version_count; i++) {
        is = is && slide->versions[i].valid_from.year == 0 &&
             slide->versions[i].valid_until.year == 0 &&
             (look->morning || slide->versions[i].hours.span_count == 0);
    }
    return is;
}

/* Whether nothing of its own keeps the slide from being shown. */
static bool
fits(const struct look *look, const struct deck_slide *slide)
{
    const struct deck_version *version =
        deck_version(look->deck, slide, look->deck->languages[look->language]);
    return version != NULL && !version->broken && is_its_time(look, slide);
}

static void
add_slide(const struct look *look, size_t topic, size_t slide,
          struct beside *beside)
{
    const struct deck_slide *of = &look->deck->topics[topic].slides[slide];
    const struct deck_version *version =
        deck_version(look->deck, of, look->deck->languages[look->language]);
    bool shown = is_shown(look, topic, slide);
    bool broken = false;
    for (size_t i = 0; i < of->version_count; i++) {
        broken = broken || of->versions[i].broken;
    }
    bool unknown = broken && of->kind == DECK_KIND_NONE &&
                   !says(of, DECK_ABOUT) && !says(of, DECK_BENEFIT) &&
                   !says(of, DECK_SIDE_EFFECT) && !says(of, DECK_WHEN_TO_CALL);
    beside->benefits |= says(of, DECK_BENEFIT);
    beside->effects |= says(of, DECK_SIDE_EFFECT) || unknown;
    for (int at = of->discreet ? 1 : 0;
         shown && !says(of, DECK_BENEFIT) && at < 2; at++) {
        beside->effect[at] |= version->kind == DECK_SIDE_EFFECT;
        beside->call[at] |= version->kind == DECK_WHEN_TO_CALL;
    }
    beside->lost |= (says(of, DECK_SIDE_EFFECT) || unknown) && !fits(look, of);
}

static struct beside
look_beside(const struct look *look, int treatment)
{
    struct beside beside = {0};
    for (size_t i = 0; i < look->deck->topic_count; i++) {
        const struct deck_topic *topic = &look->deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            if (topic->treatment_index == treatment) {
                add_slide(look, i, j, &beside);
            }
        }
    }
    return beside;
}

/* When-to-call slides of none: as ACCESS, whether one is shown. */
static bool
shared_call(const struct look *look, int access)
{
    bool any = false;
    for (size_t i = 0; i < look->deck->topic_count; i++) {
        const struct deck_topic *topic = &look->deck->topics[i];
        struct beside whole = look_beside(look, topic->treatment_index);
        bool none =
            topic->treatment.count == 0 || (!whole.benefits && !whole.effects);
        struct beside own = {0};
        for (size_t j = 0; none && j < topic->slide_count; j++) {
            add_slide(look, i, j, &own);
        }
        any = any || own.call[access];
    }
    return any;
}

static void
check_slide(const struct look *look, const struct deck_shown *shown)
{
    const struct deck *deck = look->deck;
    const struct deck_topic *topic = &deck->topics[shown->topic];
    const struct deck_slide *slide = &topic->slides[shown->slide];
    const char *lang = deck->languages[look->language];
    const struct deck_version *version = deck_version(deck, slide, lang);
    assert_true(fits(look, slide));
    assert_true(strcmp(version->lang, lang) == 0 ||
                strcmp(version->lang, deck->languages[0]) == 0);
    if (says(slide, DECK_BENEFIT)) {
        struct beside beside = look_beside(look, topic->treatment_index);
        assert_true(beside.effect[slide->discreet]);
        assert_false(beside.lost);
        assert_true(beside.call[slide->discreet] ||
                    shared_call(look, slide->discreet));
    }
}

/* Nothing is left out but for a reason. */
static void
check_left_out(const struct look *look, size_t at, size_t index)
{
    const struct deck *deck = look->deck;
    const struct deck_topic *topic = &deck->topics[at];
    const struct deck_slide *slide = &topic->slides[index];
    bool fit =
        deck_version(deck, slide, deck->languages[look->language]) != NULL;
    if (!fit || !is_its_time(look, slide) || is_shown(look, at, index)) {
        return;
    }
    assert_true(says(slide, DECK_BENEFIT));
    struct beside beside = look_beside(look, topic->treatment_index);
    bool met =
        beside.effect[slide->discreet] && !beside.lost &&
        (beside.call[slide->discreet] || shared_call(look, slide->discreet));
    /* In the default language for the sake of another one. */
    assert_false(met && look->language > 0);
}

static void
in_any_deck_each_language_is_fair(void **state)
{
    (void)state;
    uint64_t seed = 5;
    int benefits = 0, withheld = 0;
    for (int i = 0; i < DECKS; i++) {
        struct deck *deck = random_deck(&seed);
        struct report report = {0};
        struct deck_shown *shown;
        bool morning = i % 2 == 0;
        struct deck_moment moment =
            deck_moment_at(build_today, NOON - (morning ? 1 : 0));
        size_t count = deck_shown(deck, moment, &shown);
        rules_tell_withheld(deck, moment, &report);
        withheld += report.count > 0;
        for (int at = 0; at < LANGUAGES; at++) {
            struct look look = {deck, shown, count, at, morning};
            for (size_t j = 0; j < count; j++) {
                const struct deck_topic *topic = &deck->topics[shown[j].topic];
                if (deck_shown_in(&shown[j], 0)) {
                    assert_true(deck_shown_in(&shown[j], at));
                }
                if (deck_shown_in(&shown[j], at)) {
                    check_slide(&look, &shown[j]);
                    benefits +=
                        says(&topic->slides[shown[j].slide], DECK_BENEFIT);
                }
            }
            for (size_t t = 0; t < deck->topic_count; t++) {
                for (size_t s = 0; s < deck->topics[t].slide_count; s++) {
                    check_left_out(&look, t, s);
                }
            }
        }
        free(shown);
        report_release(&report);
        deck_free(deck);
    }
    assert_in_range(benefits, 500, DECKS * 10);
    assert_in_range(withheld, 500, DECKS);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_any_deck_each_language_is_fair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
