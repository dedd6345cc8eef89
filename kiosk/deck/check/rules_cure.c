/* Where the missing risks of a treatment may be: in a file that is left out, in
 * a topic of another name, in slides that do not say what they are. See
 * rules_cure.h. */
#include "rules_cure.h"

#include <stdlib.h>
#include <string.h>

#include "kind_words.h"
#include "mem.h"
#include "path_name.h"
#include "rules_alike.h"

/* What is searched for, and what was found. */
struct search {
    const struct rules_walk *walk;
    const struct report *report;
    size_t treatment;
    enum rules_risk risk;
    enum deck_kind kind;
    const char *name; /* of the treatment */
    struct report_cause *cause;
    struct str words;
};

static bool
topic_has(const struct deck_topic *topic, enum deck_kind kind)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        if (rules_slide_is(&topic->slides[i], kind)) {
            return true;
        }
    }
    return false;
}

static bool
is_own(const struct search *search, const struct deck_topic *topic)
{
    return topic->treatment_index == (int)search->treatment;
}

/* Whether the slides of TOPIC may belong to the treatment. */
static bool
may_serve(const struct search *search, const struct deck_topic *topic)
{
    return is_own(search, topic) || topic->treatment.count == 0;
}

/* ---- files that are left out ---- */

/* Whether FINDING reports that a file, a folder or a kind is left out. */
static bool
leaves_out(const struct finding *finding)
{
    static const char *const rules[][2] = {
        {"unreadable", ""},       {"empty-file", ""},
        {"conflict-file", ""},    {"wrong-language", "to nobody"},
        {"nested-deck", ""},      {"folder-too-deep", ""},
        {"link-outside", ""},     {"link-nowhere", ""},
        {"copy", "is not read"},  {"unused-file", "is not read"},
        {"unused-file", "copy "}, {"unused-file", "If this is one"},
        {"empty-value", "“kind”"}};
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        if (strcmp(finding->rule, rules[i][0]) == 0 &&
            strstr(finding->words, rules[i][1]) != NULL) {
            return true;
        }
    }
    return false;
}

/* The topic that PATH is, or is inside; NULL if it is not a topic on show. */
static const struct deck_topic *
topic_at(const struct deck *deck, const char *path)
{
    size_t len = strcspn(path, "/");
    const struct deck_topic *flat = NULL;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        if (strlen(topic->folder) == len &&
            memcmp(topic->folder, path, len) == 0) {
            return topic;
        }
        flat = *topic->folder == '\0' ? topic : flat;
    }
    return path[len] == '\0' ? flat : NULL;
}

/* How likely the missing slide is at PATH: 0 not, 1 unknown, 2 its topic has no
 * kind, 3 its name or topic has the kind. */
static int
likeness(const struct search *search, const char *path)
{
    const struct deck_topic *topic = topic_at(search->walk->deck, path);
    char *top = mem_copy(path, strcspn(path, "/"));
    enum deck_kind own = kind_words_find(path_name_of(path).base);
    enum deck_kind around = kind_words_find(top);
    free(top);
    if (topic != NULL && !may_serve(search, topic) &&
        !(search->risk == RULES_WHEN_TO_CALL &&
          rules_is_shared(search->walk, topic))) {
        return 0;
    }
    if (topic != NULL) {
        around = topic->kind != DECK_KIND_NONE ? topic->kind : topic->looks;
    }
    own = own != DECK_KIND_NONE ? own : around;
    return own == search->kind     ? 3
           : own != DECK_KIND_NONE ? 0
           : topic != NULL         ? 2
                                   : 1;
}

/* Looks for an omitted file with at least this likelihood. */
static bool
is_left_out(struct search *search, int least)
{
    const struct finding *found = NULL;
    for (size_t i = 0; i < search->report->count; i++) {
        const struct finding *finding = &search->report->findings[i];
        if (*finding->path == '\0' || !leaves_out(finding)) {
            continue;
        }
        int like = likeness(search, finding->path);
        if (like >= least) {
            found = finding;
            least = like + 1;
        }
    }
    if (found == NULL) {
        return false;
    }
    *search->cause = (struct report_cause){.path = found->path};
    str_addf(&search->words,
             "it has no %s slide that can be read. Fix “%s” first: it may be "
             "there.",
             deck_kind_name(search->kind), found->path);
    return true;
}

/* ---- topics ---- */

/* Languages of one slide with different kinds. Reported at the first that
 * differs from the first version. */
static bool
differs(struct search *search, const struct deck_topic *topic)
{
    for (size_t i = 0; is_own(search, topic) && i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        const struct deck_version *wrong = NULL, *told = NULL;
        for (size_t j = slide->version_count; j-- > 0;) {
            const struct deck_version *version = &slide->versions[j];
            wrong = version->kind != search->kind ? version : wrong;
            told = version->kind != slide->versions[0].kind ? version : told;
        }
        if (wrong != NULL && told != NULL &&
            rules_slide_is(slide, search->kind)) {
            *search->cause = (struct report_cause){.path = told->path};
            str_addf(&search->words, "“%s” lacks “kind: %s”.", wrong->path,
                     deck_kind_name(search->kind));
            return true;
        }
    }
    return false;
}

/* A slide beside deck.txt that has no kind but is named like one. */
static bool
is_unsaid(struct search *search, const struct deck_topic *topic)
{
    bool flat = is_own(search, topic) && *topic->folder == '\0';
    for (size_t i = 0; flat && i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        if (slide->kind == DECK_KIND_NONE &&
            kind_words_find(slide->id) == search->kind) {
            str_addf(&search->words,
                     "“%s” has no kind. Write “kind: %s” in it.",
                     slide->versions[0].path, deck_kind_name(search->kind));
            return true;
        }
    }
    return false;
}

/* Slides whose kind cannot be read: in topic.txt, or in their own head. */
static bool
is_unread(struct search *search, const struct deck_topic *topic)
{
    const struct deck_version *lost = NULL;
    for (size_t i = topic->slide_count; i-- > 0;) {
        const struct deck_slide *slide = &topic->slides[i];
        for (size_t j = slide->version_count; j-- > 0;) {
            const struct deck_version *version = &slide->versions[j];
            bool unsaid = version->kind == DECK_KIND_NONE && version->broken;
            lost = unsaid ? version : lost;
        }
    }
    if (lost == NULL || !may_serve(search, topic) ||
        (topic->looks != DECK_KIND_NONE && topic->looks != search->kind)) {
        return false;
    }
    *search->cause = topic->kind_unknown
                         ? (struct report_cause){.path = topic->file,
                                                 .line = topic->mistake_line}
                         : (struct report_cause){.path = lost->path};
    str_addf(&search->words, "it has no %s slide that can be read: fix ",
             deck_kind_name(search->kind));
    if (topic->mistake_line > 0) {
        str_addf(&search->words, "line %d of ", topic->mistake_line);
    }
    str_addf(&search->words, "%s first.", search->cause->path);
    return true;
}

/* A topic that has no kind but is named like it. */
static bool
looks_like(struct search *search, const struct deck_topic *topic)
{
    if (topic->looks != search->kind || topic->kind != DECK_KIND_NONE ||
        topic->kind_unknown || !may_serve(search, topic)) {
        return false;
    }
    *search->cause = topic->mistake_line > 0
                         ? (struct report_cause){.path = topic->file,
                                                 .line = topic->mistake_line}
                         : (struct report_cause){.path = topic->place,
                                                 .rule = "missing-kind"};
    str_addf(&search->words,
             "the topic “%s” has no kind. Write “kind: %s” in %s.",
             topic->folder, deck_kind_name(search->kind), topic->place);
    return true;
}

static void
say_treatment(struct search *search, const struct deck_topic *topic,
              const char *name)
{
    str_addf(&search->words,
             "the topic “%s” has no treatment. Write “treatment: %s” in %s.",
             topic->folder, name, topic->place);
}

/* The benefits name no treatment, and TOPIC belongs to a treatment without
 * benefits. */
static bool
is_of_unsaid(struct search *search, const struct deck_topic *topic)
{
    const struct deck *deck = search->walk->deck;
    size_t other = (size_t)topic->treatment_index;
    const struct deck_topic *benefits = NULL;
    for (size_t i = deck->topic_count; i-- > 0;) {
        if (is_own(search, &deck->topics[i]) &&
            topic_has(&deck->topics[i], DECK_BENEFIT)) {
            benefits = &deck->topics[i];
        }
    }
    if (is_own(search, topic) ||
        search->walk->treatments[other].benefit != NULL ||
        !deck_has_word(deck, &topic->treatment) || benefits == NULL ||
        *benefits->folder == '\0' ||
        deck_has_word(deck, &benefits->treatment) ||
        !topic_has(topic, search->kind)) {
        return false;
    }
    if (benefits->treatment.count > 0) {
        *search->cause = (struct report_cause){.path = benefits->file};
    }
    say_treatment(search, benefits, rules_treatment_name(deck, other));
    return true;
}

/* A topic whose treatment has nearly the same name. */
static bool
is_alike(struct search *search, const struct deck_topic *topic)
{
    const struct deck *deck = search->walk->deck;
    size_t other = (size_t)topic->treatment_index;
    if (is_own(search, topic) || topic->treatment.count == 0 ||
        !topic_has(topic, search->kind) ||
        !rules_alike_treatments(deck, search->treatment, other)) {
        return false;
    }
    *search->cause = (struct report_cause){.path = topic->file};
    str_addf(&search->words,
             "the topic “%s” has “treatment: %s”. Write “%s” in %s.",
             topic->folder, rules_treatment_name(deck, other), search->name,
             topic->place);
    return true;
}

/* A topic without a treatment. */
static bool
is_nameless(struct search *search, const struct deck_topic *topic)
{
    if (is_own(search, topic) || topic->treatment.count > 0 ||
        *topic->folder == '\0' || !topic_has(topic, search->kind)) {
        return false;
    }
    say_treatment(search, topic, search->name);
    return true;
}

/* A topic that neither has a kind nor is named like one. */
static bool
is_kindless(struct search *search, const struct deck_topic *topic)
{
    const struct deck_version *first =
        rules_slide_is(&topic->slides[0], DECK_KIND_NONE)
            ? &topic->slides[0].versions[0]
            : NULL;
    if (first == NULL || *topic->folder == '\0' || !may_serve(search, topic)) {
        return false;
    }
    *search->cause = (struct report_cause){
        .path = topic->file != NULL ? first->path : topic->place,
        .rule = topic->file != NULL ? "missing-kind" : "missing-topic"};
    str_addf(&search->words,
             "it has no %s slide, and the topic “%s” has no kind: write "
             "“kind: %s” in %s, or add such a slide.",
             deck_kind_name(search->kind), topic->folder,
             deck_kind_name(search->kind), topic->place);
    return true;
}

static bool
is_in_topic(struct search *search)
{
    static bool (*const ways[])(struct search *, const struct deck_topic *) = {
        differs,      is_unsaid, is_unread,  looks_like,
        is_of_unsaid, is_alike,  is_nameless};
    const struct deck *deck = search->walk->deck;
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < sizeof(ways) / sizeof(ways[0]); j++) {
            if (ways[j](search, &deck->topics[i])) {
                return true;
            }
        }
    }
    return false;
}

char *
rules_cure_find(const struct rules_walk *walk, const struct report *report,
                size_t treatment, enum rules_risk risk,
                struct report_cause *cause)
{
    struct search search = {.walk = walk,
                            .report = report,
                            .treatment = treatment,
                            .risk = risk,
                            .kind = rules_risk_kind(risk),
                            .name = rules_treatment_name(walk->deck, treatment),
                            .cause = cause};
    *cause = (struct report_cause){0};
    bool found = is_left_out(&search, 2) || is_in_topic(&search) ||
                 is_left_out(&search, 1);
    for (size_t i = 0; !found && i < walk->deck->topic_count; i++) {
        found = is_kindless(&search, &walk->deck->topics[i]);
    }
    return found ? str_take(&search.words) : NULL;
}

/* "the lines “treatment” and “treatment.es”" */
static void
add_lines(const struct deck_words *treatment, struct str *words)
{
    str_addf(words, "the line%s ", treatment->count > 1 ? "s" : "");
    for (size_t i = 0; i < treatment->count; i++) {
        const char *lang = treatment->items[i].lang;
        str_addf(words, "%s“treatment%s%s”",
                 i == 0                     ? ""
                 : i + 1 < treatment->count ? ", "
                                            : " and ",
                 *lang ? "." : "", lang);
    }
}

void
rules_cure_calls(const struct deck *deck, struct str *words)
{
    enum { MOST = 3 };
    int told = 0;
    for (size_t i = 0; i < deck->topic_count && told < MOST; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        size_t at = 0;
        while (at < topic->slide_count &&
               !rules_slide_is(&topic->slides[at], DECK_WHEN_TO_CALL)) {
            at++;
        }
        if (at == topic->slide_count) {
            continue;
        }
        str_addf(words,
                 " “%s” is only for “%s”: if it is for all treatments, remove ",
                 topic->slides[at].versions[0].path,
                 rules_treatment_name(deck, (size_t)topic->treatment_index));
        add_lines(&topic->treatment, words);
        str_addf(words, " from %s.", topic->place);
        told++;
    }
}
