/* Why benefits are not shown, in words for staff: which file is to blame, and
 * what to do. Advice is given only where it helps. */
#include "rules_withheld.h"

#include <stdlib.h>

#include "deck_date.h"
#include "deck_shown.h"
#include "rules_cure.h"
#include "str.h"

/* " in “en” and “vi”", "" for all languages; freed with free(). */
static char *
in_languages(const struct rules_walk *walk, uint64_t languages)
{
    struct str words = {0};
    str_add(&words, "");
    size_t left = 0;
    for (size_t i = 0; i < walk->deck->language_count; i++) {
        left += languages >> i & 1;
    }
    const char *joint = " in ";
    for (size_t i = 0; languages != walk->all && left > 0; i++) {
        if (languages >> i & 1) {
            str_addf(&words, "%s“%s”", joint, walk->deck->languages[i]);
            left--;
            joint = left > 1 ? ", " : " and ";
        }
    }
    return str_take(&words);
}

/* "The benefits of “Peel” and 2 other treatments are not shown in “en”,"; freed
 * with free(). */
static char *
sentence_start(const struct rules_walk *walk, size_t treatment, size_t others,
               uint64_t languages)
{
    struct str words = {0};
    /* What lacks in one language comes up by itself in none. */
    char *where = in_languages(walk, languages | 1);
    str_addf(&words, "The benefits of “%s”",
             rules_treatment_name(walk->deck, treatment));
    if (others > 0) {
        str_addf(&words, " and %zu other treatment%s", others,
                 others == 1 ? "" : "s");
    }
    str_addf(&words, " are not shown%s,", where);
    free(where);
    return str_take(&words);
}

/* Treatments whose benefits lack a when-to-call slide, reported at lost ones
 * without a treatment. */
struct uncalled {
    size_t first, count;
    uint64_t languages;
};

struct withheld {
    const struct rules_walk *walk;
    struct report *report;
    struct uncalled uncalled;
};

static uint64_t
unmet(const struct rules_walk *walk, size_t treatment, enum rules_risk risk)
{
    const struct rules_treatment *of = &walk->treatments[treatment];
    return rules_unmet(walk, of, risk, RULES_OPEN) |
           rules_unmet(walk, of, risk, RULES_DISCREET);
}

static struct uncalled
find_uncalled(const struct rules_walk *walk)
{
    struct uncalled uncalled = {0};
    for (size_t i = 0; i < walk->deck->treatment_count; i++) {
        uint64_t languages = unmet(walk, i, RULES_WHEN_TO_CALL);
        if (languages != 0) {
            uncalled.first = uncalled.count++ == 0 ? i : uncalled.first;
            uncalled.languages |= languages;
        }
    }
    return uncalled;
}

static const struct deck_version *
first_broken(const struct deck_slide *slide)
{
    size_t i = 0;
    while (i + 1 < slide->version_count && !slide->versions[i].broken) {
        i++;
    }
    return &slide->versions[i];
}

/* "side-effect slide"; a file whose kind is not known is just a slide. */
static const char *
slide_word(const struct deck_slide *slide, enum rules_risk risk)
{
    return risk == RULES_WHEN_TO_CALL                ? "when-to-call slide"
           : rules_slide_is(slide, DECK_SIDE_EFFECT) ? "side-effect slide"
                                                     : "slide";
}

/* What is wrong with the slide, and what to do; SPARE if another one serves its
 * purpose. Sets *CAUSE to where. Freed with free(). */
static char *
trouble(const struct withheld *withheld, const struct deck_slide *slide,
        enum rules_state state, const struct rules_found *found, bool spare,
        struct report_cause *cause)
{
    struct str words = {0};
    char day[DECK_DATE_SIZE], span[DECK_DATE_SPAN_SIZE];
    *cause = (struct report_cause){.path = slide->versions[0].path};
    if (state == RULES_BROKEN) {
        cause->path = first_broken(slide)->path;
        str_add(&words, "has errors.");
    } else if (state == RULES_EXPIRED) {
        cause->path = found->dated->path;
        cause->rule = "expired";
        str_addf(&words, "is out of date. Give it a later “valid-until”%s.",
                 spare ? ", or delete the file" : "");
    } else if (state == RULES_EARLY) {
        cause->path = found->dated->path;
        cause->rule = "not-yet";
        int64_t days =
            deck_date_days(found->dated->valid_from) - withheld->walk->today;
        str_addf(&words,
                 "starts on %s, %s. Correct its “valid-from”, or delete that "
                 "line.",
                 deck_date_print(found->dated->valid_from, day),
                 deck_date_span(days, span));
    } else if (state == RULES_CLOSED) {
        cause->path = found->dated->path;
        cause->rule = "off-hours";
        str_add(&words, "is shown at other times: ");
        deck_hours_print(&found->dated->hours, &words);
        str_add(&words, ".");
    } else {
        cause->rule = "missing-language";
        str_addf(&words, "is not in “%s”.", withheld->walk->deck->languages[0]);
    }
    return str_take(&words);
}

/* Reports that a slide which cannot be shown withholds benefits. Those of an
 * unreadable topic.txt are reported there, once. */
static void
report_lost(const struct withheld *withheld, const struct deck_topic *topic,
            size_t index, enum rules_risk risk)
{
    const struct rules_walk *walk = withheld->walk;
    const struct deck_slide *slide = &topic->slides[index];
    size_t treatment = (size_t)topic->treatment_index;
    bool shared = risk == RULES_WHEN_TO_CALL && rules_is_shared(walk, topic);
    struct rules_found found;
    enum rules_state state = rules_state_of(walk, topic, index, &found);
    uint64_t languages = found.lost & (shared ? withheld->uncalled.languages
                                              : unmet(walk, treatment, risk));
    if (languages == 0 ||
        (topic->kind_unknown && slide->kind == DECK_KIND_NONE)) {
        return;
    }
    struct report_cause cause;
    const struct rules_risks *risks =
        shared ? &walk->shared : &walk->treatments[treatment].risks[risk];
    bool spare = slide->version_count == 1 &&
                 (languages & ~risks->in_force[RULES_OPEN]) == 0;
    char *what = trouble(withheld, slide, state, &found, spare, &cause);
    char *start =
        sentence_start(walk, shared ? withheld->uncalled.first : treatment,
                       shared ? withheld->uncalled.count - 1 : 0, languages);
    report_add_after(withheld->report, cause, cause.path, 0,
                     state == RULES_CLOSED ? REPORT_WARNING : REPORT_ERROR,
                     "withheld", "%s because this %s %s", start,
                     slide_word(slide, risk), what);
    free(start);
    free(what);
}

/* A topic.txt with mistakes withholds the benefits of its treatment: any of its
 * slides may be a side effect. */
static void
report_unread(const struct withheld *withheld, const struct deck_topic *topic)
{
    size_t treatment = (size_t)topic->treatment_index;
    uint64_t languages = unmet(withheld->walk, treatment, RULES_SIDE_EFFECT);
    bool lost = false;
    for (size_t i = 0; i < topic->slide_count; i++) {
        lost = lost || topic->slides[i].kind == DECK_KIND_NONE;
    }
    if (topic->kind_unknown && lost && languages != 0) {
        char *start = sentence_start(withheld->walk, treatment, 0, languages);
        report_add_after(
            withheld->report,
            (struct report_cause){.path = topic->file,
                                  .line = topic->mistake_line},
            topic->file, 0, REPORT_ERROR, "withheld",
            "%s because the kind of the slides in “%s” cannot be read.", start,
            topic->folder);
        free(start);
    }
}

static void
report_missing(const struct withheld *withheld, size_t treatment,
               enum rules_risk risk, uint64_t languages, bool look)
{
    static const char *const rules[RULES_RISK_COUNT] = {"no-side-effects",
                                                        "no-when-to-call"};
    const struct rules_walk *walk = withheld->walk;
    const char *kind = deck_kind_name(rules_risk_kind(risk));
    char *start = sentence_start(walk, treatment, 0, languages);
    struct report_cause cause = {0};
    char *cure =
        look ? rules_cure_find(walk, withheld->report, treatment, risk, &cause)
             : NULL;
    struct str words = {0};
    if (cure == NULL) {
        str_addf(&words, "it has no %s slide. Add a slide with “kind: %s”.",
                 kind, kind);
        if (risk == RULES_WHEN_TO_CALL && look) {
            rules_cure_calls(walk->deck, &words);
        }
    }
    report_add_after(withheld->report, cause,
                     walk->treatments[treatment].benefit->path, 0, REPORT_ERROR,
                     rules[risk], "%s because %s", start,
                     cure != NULL ? cure : words.text);
    str_release(&words);
    free(cure);
    free(start);
}

/* The file that is discreet by its own head, else by its topic. */
static const struct deck_version *
discreet_version(const struct deck_slide *slide)
{
    size_t i = 0;
    while (i + 1 < slide->version_count && !slide->versions[i].discreet) {
        i++;
    }
    return &slide->versions[i];
}

/* The first discreet risk of this sort that TREATMENT has. */
static const struct deck_version *
discreet_risk(const struct rules_walk *walk, size_t treatment,
              enum rules_risk risk)
{
    for (size_t i = 0; i < walk->deck->topic_count; i++) {
        const struct deck_topic *topic = &walk->deck->topics[i];
        bool serves = rules_serves(walk, topic, treatment, risk);
        for (size_t j = 0; serves && j < topic->slide_count; j++) {
            if (topic->slides[j].discreet &&
                rules_slide_is(&topic->slides[j], rules_risk_kind(risk))) {
                return discreet_version(&topic->slides[j]);
            }
        }
    }
    return NULL;
}

static void
report_discreet(const struct withheld *withheld, size_t treatment,
                enum rules_risk risk, uint64_t languages)
{
    const struct deck_version *version =
        discreet_risk(withheld->walk, treatment, risk);
    if (version == NULL) {
        return;
    }
    char *start = sentence_start(withheld->walk, treatment, 0, languages);
    report_add(withheld->report, version->path, 0, REPORT_ERROR, "withheld",
               "%s because no %s slide of it comes up on its own: this one is "
               "“discreet: yes”. Delete that line in this file or its "
               "topic.txt, or make the benefits discreet too.",
               start, deck_kind_name(rules_risk_kind(risk)));
    free(start);
}

/* What no slide that is lost accounts for. */
static void
report_treatment(const struct withheld *withheld, size_t index, bool look)
{
    const struct rules_walk *walk = withheld->walk;
    const struct rules_treatment *treatment = &walk->treatments[index];
    for (enum rules_risk risk = 0; risk < RULES_RISK_COUNT; risk++) {
        const struct rules_risks *own = &treatment->risks[risk];
        uint64_t lost = own->lost, discreet = own->in_force[RULES_DISCREET];
        if (risk == RULES_WHEN_TO_CALL) {
            lost |= walk->shared.lost;
            discreet |= walk->shared.in_force[RULES_DISCREET];
        }
        uint64_t open = rules_unmet(walk, treatment, risk, RULES_OPEN) & ~lost;
        uint64_t missing =
            rules_unmet(walk, treatment, risk, RULES_DISCREET) & ~lost;
        missing |= open & ~discreet;
        if (missing != 0) {
            report_missing(withheld, index, risk, missing, look);
        }
        if ((open & discreet) != 0) {
            report_discreet(withheld, index, risk, open & discreet);
        }
    }
}

enum { STRAYS_MAX = 50 }; /* treatments for which topics are looked through */

void
rules_tell_withheld(const struct deck *deck, struct deck_moment moment,
                    struct report *report)
{
    struct rules_walk walk;
    rules_walk_init(&walk, deck, moment);
    struct withheld withheld = {&walk, report, find_uncalled(&walk)};
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        report_unread(&withheld, topic);
        for (size_t j = 0; j < topic->slide_count; j++) {
            for (enum rules_risk risk = 0; risk < RULES_RISK_COUNT; risk++) {
                if (rules_slide_risks(&topic->slides[j], risk)) {
                    report_lost(&withheld, topic, j, risk);
                }
            }
        }
    }
    size_t looked = 0;
    for (size_t i = 0; i < deck->treatment_count; i++) {
        bool unwell = (walk.treatments[i].withheld[RULES_OPEN] |
                       walk.treatments[i].withheld[RULES_DISCREET]) != 0;
        if (unwell) {
            report_treatment(&withheld, i, looked++ < STRAYS_MAX);
        }
    }
    rules_walk_release(&walk);
}
