/* Makes topics of folders, and treatments of topics. See deck_topics.h. */
#include "deck_topics.h"

#include <stdlib.h>
#include <string.h>

#include "deck_slides.h"
#include "deck_source.h"
#include "kind_words.h"
#include "mem.h"
#include "path_name.h"
#include "str.h"

/* A copy, including line numbers. */
static struct deck_words
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

/* Sets id, folder and title of TOPIC, and what topic.txt says. */
static void
name_topic(struct deck_topic *topic, const struct deck *deck,
           struct deck_source *first, size_t count)
{
    struct path_name name = path_name_of(first->path);
    for (size_t i = 0; i < count; i++) {
        if (first[i].topic != NULL) {
            *topic = *first[i].topic;
            free(first[i].topic);
            first[i].topic = NULL;
            break;
        }
    }
    topic->folder = mem_copy(name.folder, name.folder_len);
    struct str place = {0};
    if (topic->file != NULL) {
        str_add(&place, topic->file);
    } else {
        str_addf(&place, "%s%stopic.txt", topic->folder,
                 name.folder_len > 0 ? "/" : "");
    }
    topic->place = str_take(&place);
    topic->id = name.folder_len > 0 ? path_id(name.folder, name.folder_len)
                                    : mem_string("slides");
    if (deck_has_word(deck, &topic->title)) {
        return;
    }
    if (name.folder_len == 0) {
        topic->title = deck_words_copy(&deck->title);
        return;
    }
    topic->title.items = mem_resize(topic->title.items, topic->title.count + 1,
                                    sizeof(*topic->title.items));
    topic->title.items[topic->title.count++] =
        (struct deck_word){.text = path_title(topic->id)};
}

static enum deck_kind
looks_of(const struct deck_topic *topic)
{
    enum deck_kind looks = kind_words_find(topic->id);
    for (size_t i = 0; i < topic->title.count; i++) {
        enum deck_kind title = kind_words_find(topic->title.items[i].text);
        if (looks == DECK_KIND_NONE || title == DECK_BENEFIT) {
            looks = title;
        }
    }
    return looks;
}

/* Makes slides without a kind benefits if the topic looks like benefits. Beside
 * deck.txt the file name stands for the topic. */
static void
guess_kinds(struct deck_topic *topic)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        struct deck_slide *slide = &topic->slides[i];
        enum deck_kind looks =
            *topic->folder ? topic->looks : kind_words_find(slide->id);
        for (size_t j = 0; j < slide->version_count; j++) {
            struct deck_version *version = &slide->versions[j];
            if (looks == DECK_BENEFIT && version->kind == DECK_KIND_NONE &&
                !version->broken) {
                version->kind = DECK_BENEFIT;
                version->kind_guessed = true;
            }
            if (version->easy != NULL) {
                version->easy->kind = version->kind;
            }
        }
        slide->kind = slide->versions[0].kind;
    }
}

bool
deck_topic_make(struct deck_topic *topic, const struct deck *deck,
                struct deck_source *first, size_t count, struct report *report)
{
    size_t slide_files = 0;
    for (size_t i = 0; i < count; i++) {
        slide_files += deck_source_is_slide(&first[i]);
    }
    *topic = (struct deck_topic){0};
    if (slide_files > 0) {
        name_topic(topic, deck, first, count);
        topic->looks = *topic->folder ? looks_of(topic) : DECK_KIND_NONE;
        deck_slides_make(topic, deck, first, count, report);
        guess_kinds(topic);
    }
    return slide_files > 0;
}

static const struct deck_words *
treatment_of(const struct deck *deck, const struct deck_topic *topic)
{
    return topic->treatment.count > 0 ? &topic->treatment : &deck->title;
}

struct keyed_topic {
    const char *key;
    size_t topic;
};

static int
compare_keys(const void *left, const void *right)
{
    const struct keyed_topic *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->topic > b->topic) - (a->topic < b->topic);
}

/* For each of COUNT topics, the first one with the same key; they are sorted.
 * Freed with free(). */
static size_t *
find_leaders(struct keyed_topic *keyed, size_t count)
{
    size_t *leaders = mem_new(count, sizeof(*leaders));
    qsort(keyed, count, sizeof(*keyed), compare_keys);
    for (size_t i = 0, first = 0; i < count; i++) {
        first = strcmp(keyed[i].key, keyed[first].key) != 0 ? i : first;
        leaders[keyed[i].topic] = keyed[first].topic;
    }
    return leaders;
}

void
deck_topics_number(struct deck *deck, struct report *report)
{
    struct keyed_topic *keyed = mem_new(deck->topic_count, sizeof(*keyed));
    size_t *followers = mem_new(deck->topic_count, sizeof(*followers));
    for (size_t i = 0; i < deck->topic_count; i++) {
        keyed[i] = (struct keyed_topic){deck->topics[i].id, i};
    }
    size_t *leaders = find_leaders(keyed, deck->topic_count);
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *leader = &deck->topics[leaders[i]];
        struct deck_topic *topic = &deck->topics[i];
        if (topic == leader) {
            continue;
        }
        report_add(report, topic->folder, 0, REPORT_ERROR, "duplicate-topic",
                   "The folder “%s” has the same name apart from the number "
                   "in front. Give one of them another name.",
                   leader->folder);
        struct str id = {0};
        str_addf(&id, "%s:%zu", leader->id, ++followers[leaders[i]] + 1);
        free(topic->id);
        topic->id = str_take(&id);
    }
    free(keyed);
    free(followers);
    free(leaders);
}

void
deck_treatments_make(struct deck *deck)
{
    struct keyed_topic *keyed = mem_new(deck->topic_count, sizeof(*keyed));
    size_t cap = 0;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_words *words = treatment_of(deck, &deck->topics[i]);
        keyed[i] =
            (struct keyed_topic){deck_word(deck, words, deck->languages[0]), i};
    }
    size_t *leaders = find_leaders(keyed, deck->topic_count);
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
    free(keyed);
    free(leaders);
}
