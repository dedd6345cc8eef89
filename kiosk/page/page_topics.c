/* Which topics and treatments people can choose from: those with slides on
 * show in their language, found in one pass. */
#include "page_topics.h"

#include <stdlib.h>

#include "deck_shown.h"
#include "mem.h"

void
page_choices_release(struct page_choices *choices)
{
    free(choices->items);
    *choices = (struct page_choices){0};
}

int
page_treatment(const struct page_build *build)
{
    int topic = build_topic(build);
    return topic < 0 ? 0 : build->deck->topics[topic].treatment_index;
}

/* Whether TREATMENT has topics that are FAIR, on show or not. */
static bool
has_topics(const struct deck *deck, int treatment, enum page_fairness fair)
{
    bool has = false;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        has = has || (topic->treatment_index == treatment &&
                      page_topic_fairness(topic) == fair);
    }
    return has;
}

/* Adds the topics on show of TREATMENT, or the SHARED ones of others. */
static void
add_topics(const struct page_build *build, struct page_choices *topics,
           int treatment, bool shared)
{
    const struct page_scene *scene = build->scene;
    const struct deck *deck = build->deck;
    int last = -1;
    for (size_t i = 0; i < scene->shown_count; i++) {
        int topic = scene->shown[i].topic;
        int of = deck->topics[topic].treatment_index;
        bool call = page_topic_fairness(&deck->topics[topic]) == FAIR_CALL;
        bool wanted = shared ? of != treatment && call &&
                                   !has_topics(deck, of, FAIR_BALANCED)
                             : of == treatment;
        if (topic != last && wanted &&
            (size_t)topics->count < deck->topic_count) {
            topics->items[topics->count++] = topic;
        }
        last = topic;
    }
}

void
page_topics(const struct page_build *build, struct page_choices *topics)
{
    int treatment = page_treatment(build);
    size_t most = build->deck->topic_count;
    *topics = (struct page_choices){mem_new(most + 1, sizeof(int)), 0};
    add_topics(build, topics, treatment, false);
    if (has_topics(build->deck, treatment, FAIR_BALANCED) &&
        !has_topics(build->deck, treatment, FAIR_CALL)) {
        add_topics(build, topics, treatment, true);
    }
}

bool
page_topic_is_shown(const struct page_build *build, int topic)
{
    const struct page_scene *scene = build->scene;
    bool is = false;
    for (size_t i = 0; i < scene->shown_count; i++) {
        is = is || (scene->shown[i].topic == topic &&
                    deck_shown_in(&scene->shown[i], scene->state->language));
    }
    return is;
}

void
page_treatments(const struct page_build *build, struct page_choices *treatments,
                bool any)
{
    const struct page_scene *scene = build->scene;
    size_t most = build->deck->treatment_count;
    bool *seen = mem_new(most + 1, sizeof(bool));
    *treatments = (struct page_choices){mem_new(most + 1, sizeof(int)), 0};
    for (size_t i = 0; i < scene->shown_count; i++) {
        int of = build->deck->topics[scene->shown[i].topic].treatment_index;
        bool in =
            any || deck_shown_in(&scene->shown[i], scene->state->language);
        if (in && of >= 0 && (size_t)of < most) {
            seen[of] = true;
        }
    }
    for (size_t i = 0; i < most; i++) {
        if (seen[i]) {
            treatments->items[treatments->count++] = (int)i;
        }
    }
    free(seen);
}

enum deck_kind
page_topic_kind(const struct deck_topic *topic)
{
    if (topic->kind == DECK_KIND_NONE && topic->slide_count > 0) {
        return topic->slides[0].kind;
    }
    return topic->kind;
}

enum page_fairness
page_topic_fairness(const struct deck_topic *topic)
{
    bool call = page_topic_kind(topic) == DECK_WHEN_TO_CALL;
    bool balanced = false;
    for (size_t i = 0; i < topic->slide_count; i++) {
        enum deck_kind kind = topic->slides[i].kind;
        balanced = balanced || kind == DECK_BENEFIT || kind == DECK_SIDE_EFFECT;
        call = call || kind == DECK_WHEN_TO_CALL;
    }
    return balanced ? FAIR_BALANCED : call ? FAIR_CALL : FAIR_OTHER;
}

const char *
page_topic_title(const struct deck *deck, int topic, const char *lang)
{
    const char *title = deck_word(deck, &deck->topics[topic].title, lang);
    return title != NULL && *title ? title : deck->topics[topic].id;
}

const char *
page_treatment_name(const struct deck *deck, int treatment, const char *lang)
{
    if (treatment < 0 || (size_t)treatment >= deck->treatment_count) {
        return "";
    }
    const char *name = deck_word(deck, &deck->treatments[treatment].name, lang);
    return name != NULL ? name : "";
}
