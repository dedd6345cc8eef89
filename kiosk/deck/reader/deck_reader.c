/* Takes the files one by one, then makes a deck of them. See deck_reader.h. */
#include "deck_reader.h"

#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "deck_foreign.h"
#include "deck_languages.h"
#include "deck_links.h"
#include "deck_source.h"
#include "deck_stray.h"
#include "stray_folders.h"
#include "deck_topics.h"
#include "name_collisions.h"
#include "mem.h"
#include "path_name.h"
#include "path_role.h"

struct deck_reader {
    struct deck_sources sources;
    struct deck_reading reading;
    bool blank_deck; /* there is an empty deck.txt */
    char **shown_before;
    size_t shown_count, shown_cap;
};

struct deck_reader *
deck_reader_new(void)
{
    return mem_new(1, sizeof(struct deck_reader));
}

void
deck_reader_set_host(struct deck_reader *reader, const struct deck_host *host)
{
    reader->reading.host = *host;
}

void
deck_reader_free(struct deck_reader *reader)
{
    if (reader != NULL) {
        deck_sources_release(&reader->sources);
        for (size_t i = 0; i < reader->shown_count; i++) {
            free(reader->shown_before[i]);
        }
        free(reader->shown_before);
        free(reader->reading.languages);
        free(reader);
    }
}

/* Remembers the languages that deck.txt lists. */
static void
note_languages(struct deck_reader *reader, const struct deck_source *source)
{
    static const char usual[1][DECK_LANG_SIZE] = {"en"};
    struct deck_reading *reading = &reader->reading;
    if (source->role != DECK_ROLE_DECK) {
        return;
    }
    bool given = source->deck->language_count > 0;
    free(reading->languages);
    reading->language_count = given ? source->deck->language_count : 1;
    reading->languages =
        mem_new(reading->language_count, sizeof(*reading->languages));
    const void *from = given ? (const void *)source->deck->languages : usual;
    memcpy(reading->languages, from,
           reading->language_count * sizeof(*reading->languages));
}

bool
deck_reader_add(struct deck_reader *reader, const struct deck_file *file,
                struct report *report)
{
    struct deck_sources *sources = &reader->sources;
    size_t errors_before = report->error_count;
    struct deck_source source;
    if (!deck_source_read(&source, &reader->reading, file, report)) {
        reader->blank_deck =
            reader->blank_deck || deck_file_role(file->path) == DECK_ROLE_DECK;
        return true;
    }
    sources->items = mem_grow(sources->items, sources->count, &sources->cap,
                              sizeof(*sources->items));
    sources->items[sources->count++] = source;
    note_languages(reader, &source);
    return report->error_count == errors_before;
}

void
deck_reader_replace(struct deck_reader *reader, const struct deck_file *file)
{
    struct deck_sources *sources = &reader->sources;
    struct report ignored = {0};
    struct deck_source source;
    for (size_t i = sources->count; i-- > 0;) {
        struct deck_source *old = &sources->items[i];
        if (strcmp(old->path, file->path) == 0) {
            if (deck_source_read(&source, &reader->reading, file, &ignored)) {
                note_languages(reader, &source);
                deck_source_release(old);
                *old = source;
            }
            break;
        }
    }
    report_release(&ignored);
}

void
deck_reader_shown_before(struct deck_reader *reader, const char *path)
{
    reader->shown_before =
        mem_grow(reader->shown_before, reader->shown_count, &reader->shown_cap,
                 sizeof(*reader->shown_before));
    reader->shown_before[reader->shown_count++] = mem_string(path);
}

static int
compare_paths(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Marks the pictures that an earlier deck showed. */
static void
mark_shown_before(struct deck_reader *reader)
{
    struct deck_sources *sources = &reader->sources;
    if (reader->shown_count == 0) {
        return;
    }
    qsort(reader->shown_before, reader->shown_count,
          sizeof(*reader->shown_before), compare_paths);
    for (size_t i = 0; i < sources->count; i++) {
        struct deck_source *source = &sources->items[i];
        source->shown_before =
            source->role == DECK_ROLE_PICTURE &&
            bsearch(&source->path, reader->shown_before, reader->shown_count,
                    sizeof(*reader->shown_before), compare_paths) != NULL;
    }
}

/* Lists the pictures that the next reader is told about. */
static void
list_shown_pictures(const struct deck_sources *sources, struct deck *deck)
{
    size_t cap = 0;
    for (size_t i = 0; i < sources->count; i++) {
        const struct deck_source *source = &sources->items[i];
        if (source->role == DECK_ROLE_PICTURE &&
            (source->used || source->shown_before)) {
            deck->shown_pictures =
                mem_grow(deck->shown_pictures, deck->shown_picture_count, &cap,
                         sizeof(*deck->shown_pictures));
            deck->shown_pictures[deck->shown_picture_count++] =
                mem_string(source->path);
        }
    }
}

/* The deck as deck.txt describes it, without topics yet. */
static struct deck *
make_deck(struct deck_reader *reader, struct report *report)
{
    struct deck_sources *sources = &reader->sources;
    struct deck *deck = NULL;
    for (size_t i = 0; i < sources->count && deck == NULL; i++) {
        deck = sources->items[i].deck;
        sources->items[i].deck = NULL;
    }
    enum deck_there there = deck != NULL         ? DECK_THERE_READ
                            : reader->blank_deck ? DECK_THERE_EMPTY
                                                 : DECK_THERE_NOT;
    deck = deck != NULL ? deck : mem_new(1, sizeof(*deck));
    deck_languages_settle(deck, sources, there, report);
    if (there == DECK_THERE_READ && deck->title.count == 0) {
        report_add_after(report, deck->doubt, "deck.txt", 0, REPORT_WARNING,
                         "missing-title",
                         "The show has no title. Add a line “title: ...”.");
    }
    if (deck->title.count == 0) {
        deck_words_release(&deck->title);
        deck->title.items = mem_new(1, sizeof(*deck->title.items));
        deck->title.items[0].text = mem_string("Slides");
        deck->title.count = 1;
    }
    return deck;
}

static void
drop_keys(struct deck_source *source)
{
    deck_free(source->deck);
    source->deck = NULL;
    if (source->topic != NULL) {
        deck_topic_release(source->topic);
        free(source->topic);
        source->topic = NULL;
    }
}

/* Of several deck.txt in different capitals, or topic.txt in one folder, keeps
 * the one in small letters, else the first. */
static void
drop_duplicates(struct deck_sources *sources, struct report *report)
{
    struct deck_source *kept = NULL;
    for (size_t i = 0; i < sources->count; i++) {
        struct deck_source *source = &sources->items[i];
        if (source->deck == NULL && source->topic == NULL) {
            continue;
        }
        if (kept == NULL || !path_same_folder(kept->path, source->path)) {
            kept = source;
            continue;
        }
        const char *base = path_name_of(source->path).base;
        bool exact =
            strcmp(base, "deck.txt") == 0 || strcmp(base, "topic.txt") == 0;
        struct deck_source *dropped = exact ? kept : source;
        kept = exact ? source : kept;
        report_add(report, dropped->path, 0, REPORT_WARNING, "unused-file",
                   "There is also “%s”, so this file is not read. Remove one "
                   "of the two.",
                   path_name_of(kept->path).base);
        drop_keys(dropped);
    }
}

static void
make_topics(struct deck *deck, struct deck_sources *sources,
            struct report *report)
{
    size_t cap = 0, left_out = 0;
    for (size_t at = 0, size; at < sources->count; at += size) {
        size = deck_sources_in_folder(sources, at);
        struct deck_topic topic;
        if (!deck_topic_make(&topic, deck, &sources->items[at], size, report)) {
            continue;
        }
        for (; topic.slide_count > DECK_SLIDES_MAX - deck->slide_count;
             left_out++) {
            deck_slide_release(&topic.slides[--topic.slide_count]);
        }
        if (topic.slide_count == 0) {
            deck_topic_release(&topic);
            continue;
        }
        deck->topics = mem_grow(deck->topics, deck->topic_count, &cap,
                                sizeof(*deck->topics));
        deck->topics[deck->topic_count++] = topic;
        deck->slide_count += topic.slide_count;
    }
    if (left_out > 0) {
        report_add(report, "", 0, REPORT_ERROR, "too-many-slides",
                   "There are more than %d slides: the last %zu are not "
                   "shown. Remove some files.",
                   DECK_SLIDES_MAX, left_out);
    }
}

/* Leaves out strays, with all findings about what is inside them. */
static void
drop_strays(struct deck_sources *sources, const struct deck *deck,
            struct report *report)
{
    size_t count = 0;
    struct report folders = {0};
    for (size_t at = 0, size; at < sources->count; at += size) {
        size = deck_sources_in_folder(sources, at);
        deck_stray_find(&sources->items[at], size, deck,
                        size == sources->count);
    }
    stray_folders_find(sources, deck, &folders);
    char **paths = mem_new(sources->count, sizeof(*paths));
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->items[i].left_out) {
            paths[count++] = sources->items[i].path;
            drop_keys(&sources->items[i]);
        }
    }
    report_drop(report, paths, count);
    free(paths);
    report_add_all(report, &folders);
    report_release(&folders);
    for (size_t i = 0; i < sources->count; i++) {
        deck_stray_report(&sources->items[i], report);
    }
}

static void
report_unused(const struct deck_sources *sources, struct report *report)
{
    bool nested = report_find(report, "nested-deck") != NULL;
    for (size_t i = 0; i < sources->count; i++) {
        const struct deck_source *source = &sources->items[i];
        bool used = source->used || source->left_out ||
                    source->role == DECK_ROLE_SLIDE ||
                    source->role == DECK_ROLE_DECK ||
                    source->role == DECK_ROLE_PICTURE;
        if (source->role == DECK_ROLE_TOPIC && source->topic != NULL) {
            report_add(report, source->path, 0, REPORT_WARNING, "empty-topic",
                       "There are no slides in this folder, so the topic is "
                       "not shown.");
        } else if (!used && source->role == DECK_ROLE_OTHER) {
            if (nested &&
                strcmp(path_name_of(source->path).base, "deck.txt") == 0) {
                continue; /* its folder was reported */
            }
            deck_report_foreign(source->path, report);
        } else if (!used && source->role != DECK_ROLE_TOPIC) {
            report_add(report, source->path, 0, REPORT_WARNING, "unused-file",
                       "This file is not used by any slide. Remove it, or "
                       "use it in one.");
        }
    }
}

struct deck *
deck_reader_finish(struct deck_reader *reader, struct report *report)
{
    struct deck_sources *sources = &reader->sources;
    deck_sources_sort(sources);
    name_collisions_report(sources, report);
    drop_duplicates(sources, report);
    struct deck *deck = make_deck(reader, report);
    deck_languages_check(deck, sources, report);
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->items[i].version != NULL) {
            deck_link_version(sources, sources->items[i].version, report);
        }
    }
    mark_shown_before(reader);
    drop_strays(sources, deck, report);
    list_shown_pictures(sources, deck);
    make_topics(deck, sources, report);
    deck_topics_number(deck, report);
    deck_languages_lead(deck, report);
    deck_languages_drop(deck, &reader->reading.host, report);
    deck_treatments_make(deck);
    report_unused(sources, report);
    deck_reader_free(reader);
    return deck;
}
