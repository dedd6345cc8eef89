/* Rules about topics that say nothing of their kind, but look like benefits or
 * side effects. */
#include "rules_check.h"

#include <stdlib.h>

#include "str.h"

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

void
rules_check_looks(const struct rules_case *rules)
{
    for (size_t i = 0; i < rules->deck->topic_count; i++) {
        const struct deck_topic *topic = &rules->deck->topics[i];
        enum deck_kind kind = untold(topic);
        if (kind == DECK_KIND_NONE || !*topic->folder) {
            continue;
        }
        struct str path = {0};
        str_addf(&path, "%s/topic.txt", topic->folder);
        report_add(rules->report, topic->file ? topic->file : path.text, 0,
                   REPORT_ERROR, "missing-kind",
                   "It is not said what kind of slides these are. %s “kind: "
                   "%s” in %s, or “kind: about” if they are none.",
                   kind == DECK_BENEFIT
                       ? "By the name of their topic they are taken for "
                         "benefits: write"
                       : "They look like side effects, but do not count as "
                         "such: write",
                   deck_kind_name(kind), topic->file ? topic->file : path.text);
        str_release(&path);
    }
}
