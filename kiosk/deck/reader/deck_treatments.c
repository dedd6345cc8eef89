/* Topics that belong together. See deck_treatments.h. */
#include "deck_treatments.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct deck_words
deck_words_copy(const struct deck_words *words)
{
    struct deck_words copy = {.items =
                                  mem_new(words->count, sizeof(*words->items)),
                              .count = words->count};
    for (size_t i = 0; i < words->count; i++) {
        copy.items[i] = words->items[i];
        copy.items[i].text = mem_string(words->items[i].text);
    }
    return copy;
}

static const struct deck_words *
treatment_of(const struct deck *deck, const struct deck_topic *topic)
{
    return topic->treatment.count > 0 ? &topic->treatment : &deck->title;
}

struct named_topic {
    const char *name; /* of the treatment, in the default language */
    size_t topic;
};

static int
compare(const void *left, const void *right)
{
    const struct named_topic *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order != 0 ? order : (a->topic > b->topic) - (a->topic < b->topic);
}

/* For each topic the first one with the same treatment. */
static size_t *
find_leaders(const struct deck *deck)
{
    struct named_topic *named = mem_new(deck->topic_count, sizeof(*named));
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_words *words = treatment_of(deck, &deck->topics[i]);
        named[i].name = deck_word(deck, words, deck->languages[0]);
        named[i].topic = i;
    }
    qsort(named, deck->topic_count, sizeof(*named), compare);
    size_t *leaders = mem_new(deck->topic_count, sizeof(*leaders));
    for (size_t i = 0, first = 0; i < deck->topic_count; i++) {
        if (strcmp(named[i].name, named[first].name) != 0) {
            first = i;
        }
        leaders[named[i].topic] = named[first].topic;
    }
    free(named);
    return leaders;
}

void
deck_treatments_make(struct deck *deck)
{
    size_t *leaders = find_leaders(deck), cap = 0;
    for (size_t i = 0; i < deck->topic_count; i++) {
        struct deck_topic *topic = &deck->topics[i];
        if (leaders[i] != i) {
            topic->treatment_index = deck->topics[leaders[i]].treatment_index;
            continue;
        }
        deck->treatments = mem_grow(deck->treatments, deck->treatment_count,
                                    &cap, sizeof(*deck->treatments));
        topic->treatment_index = (int)deck->treatment_count;
        deck->treatments[deck->treatment_count++].name =
            deck_words_copy(treatment_of(deck, topic));
    }
    free(leaders);
}
