/* Rules about topics that say nothing of their kind, but look like benefits or
 * side effects. */
#include "rules_looks.h"

#include "rules_check.h"

/* What is to be told of TOPIC: DECK_BENEFIT when slides of it were taken for
 * benefits, DECK_SIDE_EFFECT when some were not taken for side effects. */
static enum deck_kind
untold(const struct deck_topic *topic)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        for (size_t j = 0; j < slide->version_count; j++) {
            const struct deck_version *version = &slide->versions[j];
            if (version->kind_guessed) {
                return DECK_BENEFIT;
            }
            if (version->kind == DECK_KIND_NONE && !version->broken &&
                topic->looks == DECK_SIDE_EFFECT) {
                return DECK_SIDE_EFFECT;
            }
        }
    }
    return DECK_KIND_NONE;
}

static bool
any_unknown(const struct deck_topic *topic)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        for (size_t j = 0; j < slide->version_count; j++) {
            const struct deck_version *version = &slide->versions[j];
            if (version->kind == DECK_KIND_NONE && !version->broken) {
                return true;
            }
        }
    }
    return false;
}

/* A topic without topic.txt is one of which nothing is said. */
static void
check_there(const struct rules_case *rules, const struct deck_topic *topic)
{
    const struct finding *told = report_about(rules->report, rules->read_count,
                                              topic->place, "topic.txt");
    struct report_cause cause = {0};
    if (told != NULL) {
        cause = (struct report_cause){.path = told->path, .rule = told->rule};
    }
    report_add_after(rules->report, cause, topic->place, 0, REPORT_WARNING,
                     "missing-topic",
                     "There is no file topic.txt in “%s”, so it is not said "
                     "what its slides are.%s",
                     topic->folder,
                     told != NULL ? ""
                                  : " Make one with the lines “title: ...”, "
                                    "“treatment: ...” and “kind: ...”.");
}

void
rules_check_looks(const struct rules_case *rules)
{
    for (size_t i = 0; i < rules->deck->topic_count; i++) {
        const struct deck_topic *topic = &rules->deck->topics[i];
        enum deck_kind kind = untold(topic);
        if (*topic->folder && !topic->file &&
            (kind != DECK_KIND_NONE || any_unknown(topic))) {
            check_there(rules, topic);
        }
        if (kind == DECK_KIND_NONE || !*topic->folder) {
            continue;
        }
        struct report_cause cause = {.path = topic->file ? NULL : topic->place,
                                     .rule = "missing-topic"};
        report_add_after(
            rules->report, cause, topic->place, 0, REPORT_ERROR, "missing-kind",
            "It is not said what kind of slides these are. %s “kind: "
            "%s” in %s, or “kind: about” if they are none.",
            kind == DECK_BENEFIT
                ? "By the name of their topic they are taken for "
                  "benefits: write"
                : "They look like side effects, but do not count as "
                  "such: write",
            deck_kind_name(kind), topic->place);
    }
}
