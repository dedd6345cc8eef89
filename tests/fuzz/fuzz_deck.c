/* Any folder of files through the reader: each begins with `%%` and its path
 * in a line of its own; those of a PDF are the words of its pages. What comes
 * out keeps the promises of deck.h, and can be checked. */
#include <stdio.h>
#include <string.h>

#include "deck_check.h"
#include "deck_reader.h"
#include "fuzz.h"
#include "mem.h"
#include "speech.h"
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

static size_t
length_of(const struct deck_version *version,
          const struct speech_sentence *sentence)
{
    size_t at = sentence->block;
    return sentence->part == SPEECH_TITLE   ? version->title.len
           : sentence->part == SPEECH_BLOCK ? version->blocks[at].text.len
           : sentence->part == SPEECH_PICTURE
               ? strlen(version->blocks[at].picture.alt)
               : 0;
}

/* What a voice says of VERSION, as if it were in English, is text, and each
 * sentence has its place. */
static void
check_speech(const struct deck *deck, struct deck_version version)
{
    static const struct speech_names names = {.kind = "About"};
    memcpy(version.lang, version.lang[0] == 'e' ? "es" : "en", sizeof("en"));
    struct speech speech;
    speech_init(&speech, deck, &version, &names);
    for (size_t i = 0; i < speech.count; i++) {
        const struct speech_sentence *sentence = &speech.items[i];
        require(utf8_valid(sentence->said, strlen(sentence->said)));
        require(sentence->said[0] != '\0');
        require(sentence->block == 0 || sentence->block < version.block_count);
        require(sentence->start <= sentence->end);
        require(sentence->end <= length_of(&version, sentence));
    }
    speech_release(&speech);
}

static void
check_easy(const struct deck_version *version)
{
    const struct deck_version *easy = version->easy;
    if (easy != NULL) {
        require(easy->easy == NULL && easy->title.text != NULL);
        require(strcmp(easy->lang, version->lang) == 0);
        require(easy->kind == version->kind);
    }
    const struct deck_version *shown = deck_version_for(version, true);
    require(shown == version || !easy->broken);
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
        check_easy(version);
        check_speech(deck, *version);
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
