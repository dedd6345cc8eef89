/* What may be shown at a moment, and the data that one pass over a deck
 * collects for that: rules_withheld.c explains it to staff. Sets of languages
 * are bits: bit I is deck.languages[I]. Pure. */
#ifndef KIOSK_DECK_SHOWN_H
#define KIOSK_DECK_SHOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "deck_hours.h"

/* A slide that may be shown, and its position. */
struct deck_shown {
    int topic, slide;   /* indexes into deck.topics, topic.slides */
    uint64_t languages; /* in which: bit I is deck.languages[I]. What has bit 0
                         * has all: the show falls back to the default */
};

/* Whether it is shown to readers of deck.languages[LANGUAGE]. Only slides shown
 * in language 0 are in the rotation. */
bool deck_shown_in(const struct deck_shown *shown, int language);

/* The slides that may be shown at MOMENT in some language, in deck order. When
 * its day has year 0 or comes after 2100, or at least half of the files that
 * say `reviewed` say a later day, the clock is not trusted and neither dates
 * nor hours hide anything. The days `valid-from` and `valid-until` are shown
 * themselves; given in one language, they hold for all languages, and so do
 * `days` and `hours`.
 *
 * A slide is left out of a language for which deck_version has none, and of all
 * when it is out of its dates or hours. Benefits are left out of a language in
 * which their treatment has no side-effect slide, or has one that is left out,
 * or in which no when-to-call slide is shown that is of their treatment, of a
 * topic without `treatment`, or of a treatment with neither benefits nor side
 * effects. For benefits that come up by themselves, discreet risks do not
 * count. A broken file whose kind is not known counts as a side effect; a page
 * of a PDF that has fewer in the other language is not left out.
 *
 * Returns the count; *SHOWN, never NULL, is freed with free(). */
size_t deck_shown(const struct deck *deck, struct deck_moment moment,
                  struct deck_shown **shown);

/* Whether the show rotates in deck.languages[LANGUAGE] in turn with the first:
 * once something that comes up by itself, of COUNT slides SHOWN, is written in
 * it and not what readers of a language before it see. */
bool deck_takes_turns(const struct deck *deck, const struct deck_shown *shown,
                      size_t count, int language);

enum rules_risk { RULES_SIDE_EFFECT, RULES_WHEN_TO_CALL, RULES_RISK_COUNT };

/* Discreet slides never come up in the rotation, so a discreet risk does not
 * accompany a benefit that does. */
enum rules_access { RULES_OPEN, RULES_DISCREET, RULES_ACCESS_COUNT };

/* Risks of one treatment, or when-to-call slides without a treatment. */
struct rules_risks {
    uint64_t in_force[RULES_ACCESS_COUNT];
    uint64_t lost; /* languages in which one of them cannot be shown */
};

struct rules_treatment {
    const struct deck_version *benefit; /* the first one, NULL: has none */
    uint64_t benefits[RULES_ACCESS_COUNT];
    struct rules_risks risks[RULES_RISK_COUNT];
    bool has_effects; /* side-effect slides, in any state */
    /* Languages in which its benefits are not shown. */
    uint64_t withheld[RULES_ACCESS_COUNT];
};

/* Why a slide is not shown in a language. */
enum rules_state {
    RULES_GOOD,
    RULES_BROKEN,  /* its file has errors, and nothing takes its place */
    RULES_MISSING, /* there is no file for the language */
    RULES_EXPIRED, /* past its valid-until */
    RULES_EARLY,   /* before its valid-from */
    RULES_CLOSED   /* outside its days and hours */
};

struct rules_walk {
    const struct deck *deck;
    bool trusted; /* the day is known */
    int64_t today;
    int minute;                         /* as in struct deck_moment */
    uint64_t all;                       /* languages */
    struct rules_treatment *treatments; /* as many as the deck has */
    struct rules_risks shared;          /* when-to-call slides of none */
};

struct rules_found {
    uint64_t shown; /* languages in which the slide itself may be shown */
    uint64_t lost;  /* in which it ought to be shown, and cannot */
    const struct deck_version *dated; /* with the date or hours that hide it, or
                                       * NULL */
};

/* Walks over DECK, which must outlive WALK, and decides what is withheld. */
void rules_walk_init(struct rules_walk *walk, const struct deck *deck,
                     struct deck_moment moment);
void rules_walk_release(struct rules_walk *walk);

/* Why TOPIC's slide SLIDE is not shown in some language; RULES_GOOD if nothing
 * about the slide itself prevents that. */
enum rules_state rules_state_of(const struct rules_walk *walk,
                                const struct deck_topic *topic, size_t slide,
                                struct rules_found *found);

/* Whether any version says KIND. */
bool rules_slide_is(const struct deck_slide *slide, enum deck_kind kind);

/* Whether SLIDE is treated as a risk of this kind. A file so broken that not
 * even its kind is known may be a side effect. */
bool rules_slide_risks(const struct deck_slide *slide, enum rules_risk risk);

/* Whether when-to-call slides of TOPIC are for all treatments: it names no
 * treatment, or one that has neither benefits nor side effects. */
bool rules_is_shared(const struct rules_walk *walk,
                     const struct deck_topic *topic);

/* Whether a risk of this sort in TOPIC accompanies the benefits of treatment
 * TREATMENT, an index into deck.treatments. */
bool rules_serves(const struct rules_walk *walk, const struct deck_topic *topic,
                  size_t treatment, enum rules_risk risk);

/* Languages in which TREATMENT has benefits that lack a risk of this sort. */
uint64_t rules_unmet(const struct rules_walk *walk,
                     const struct rules_treatment *treatment,
                     enum rules_risk risk, enum rules_access access);

/* Whether its days and hours allow SLIDE at MINUTE of the week. */
bool rules_slide_open(const struct deck_slide *slide, int minute);

/* The kind of slide that RISK stands for. */
enum deck_kind rules_risk_kind(enum rules_risk risk);

/* The name of TREATMENT in the default language. */
const char *rules_treatment_name(const struct deck *deck, size_t treatment);

#endif
