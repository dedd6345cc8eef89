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

void
page_topics(const struct page_build *build, struct page_choices *topics)
{
    const struct page_scene *scene = build->scene;
    int treatment = page_treatment(build);
    size_t most = build->deck->topic_count;
    *topics = (struct page_choices){mem_new(most + 1, sizeof(int)), 0};
    int last = -1;
    for (size_t i = 0; i < scene->shown_count; i++) {
        int topic = scene->shown[i].topic;
        if (!deck_shown_in(&scene->shown[i], scene->state->language)) {
            continue;
        }
        if (topic != last && (size_t)topics->count < most &&
            build->deck->topics[topic].treatment_index == treatment) {
            topics->items[topics->count++] = topic;
        }
        last = topic;
    }
}

void
page_treatments(const struct page_build *build, struct page_choices *treatments)
{
    const struct page_scene *scene = build->scene;
    size_t most = build->deck->treatment_count;
    bool *seen = mem_new(most + 1, sizeof(bool));
    *treatments = (struct page_choices){mem_new(most + 1, sizeof(int)), 0};
    for (size_t i = 0; i < scene->shown_count; i++) {
        int of = build->deck->topics[scene->shown[i].topic].treatment_index;
        bool in = deck_shown_in(&scene->shown[i], scene->state->language);
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
