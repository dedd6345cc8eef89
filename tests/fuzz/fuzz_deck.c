/* Any folder of files through the reader: each begins with `%%` and its path
 * in a line of its own; those of a PDF are the words of its pages. What comes
 * out keeps the promises of deck.h, and can be checked. */
#include <stdio.h>
#include <string.h>

#include "deck_check.h"
#include "deck_reader.h"
#include "fuzz.h"
#include "mem.h"
#include "utf8.h"

/* Adds the file at AT; returns where the next one begins. */
static const char *
add_file(struct deck_reader *reader, const char *at, const char *end,
         struct report *report)
{
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    line_end = line_end != NULL ? line_end : end;
    char *path = mem_copy(at, (size_t)(line_end - at));
    const char *content = line_end < end ? line_end + 1 : end;
    const char *next = memmem(content, (size_t)(end - content), "%%", 2);
    next = next != NULL ? next : end;
    struct deck_file file = {.path = path,
                             .bytes = content,
                             .len = (size_t)(next - content),
                             .size_bytes = (uint64_t)(next - content)};
    if (!deck_reader_add(reader, &file, report)) {
        file.len /= 2;
        deck_reader_replace(reader, &file);
    }
    free(path);
    return next < end ? next + 2 : end;
}

static void
check_picture(const struct deck_picture *picture)
{
    require(picture->file != NULL && picture->alt != NULL);
    require(utf8_valid(picture->alt, strlen(picture->alt)));
    require(picture->page >= 0);
    require(picture->place != DECK_ALONE || picture->page <= DECK_PAGES_MAX);
}

static void
check_slide(const struct deck *deck, const struct deck_slide *slide)
{
    require(slide->version_count > 0);
    for (size_t i = 0; i < slide->version_count; i++) {
        const struct deck_version *version = &slide->versions[i];
        require(version->path != NULL && version->title.text != NULL);
        require(version->lang[0] != '\0' && version->words >= 0);
        for (size_t j = 0; j < version->block_count; j++) {
            if (version->blocks[j].type == DECK_PICTURE) {
                check_picture(&version->blocks[j].picture);
            }
        }
        for (size_t j = 0; j < i; j++) {
            require(strcmp(version->lang, slide->versions[j].lang) != 0);
        }
    }
    const struct deck_version *shown = deck_version(deck, slide, "en");
    require(shown == NULL || (!shown->broken && shown->title.len > 0));
}

static size_t
check_topic(const struct deck *deck, const struct deck_topic *topic)
{
    require(topic->slide_count > 0 && topic->treatment_index >= 0);
    require((size_t)topic->treatment_index < deck->treatment_count);
    require(deck_word(deck, &topic->title, "es") != NULL);
    for (size_t i = 0; i < topic->slide_count; i++) {
        check_slide(deck, &topic->slides[i]);
        for (size_t j = 0; j < i; j++) {
            require(strcmp(topic->slides[i].id, topic->slides[j].id) != 0);
        }
    }
    return topic->slide_count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    const char *end = (const char *)bytes + len;
    for (const char *at = (const char *)bytes; at < end;) {
        at = add_file(reader, at, end, &report);
    }
    struct deck *deck = deck_reader_finish(reader, &report);
    size_t slides = 0;
    for (size_t i = 0; i < deck->topic_count; i++) {
        slides += check_topic(deck, &deck->topics[i]);
        for (size_t j = 0; j < i; j++) {
            require(strcmp(deck->topics[i].id, deck->topics[j].id) != 0);
        }
    }
    require(slides == deck->slide_count && deck->language_count > 0);
    deck_check(deck, deck_moment_at((struct deck_date){2026, 11, 22}, 9 * 60),
               &report);
    report_sort(&report);
    deck_free(deck);
    report_release(&report);
    return 0;
}
