/* Look-ups in a deck, and freeing it. See deck.h. */
#include "deck.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
deck_words_release(struct deck_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        free(words->items[i].text);
    }
    free(words->items);
    *words = (struct deck_words){0};
}

struct deck_text
deck_text_plain(const char *text)
{
    struct deck_text plain = {.text = mem_string(text), .len = strlen(text)};
    if (plain.len > 0) {
        plain.spans = mem_new(1, sizeof(*plain.spans));
        plain.spans[0].end = plain.len;
        plain.span_count = 1;
    }
    return plain;
}

struct deck_text
deck_text_copy(const struct deck_text *text)
{
    struct deck_text copy = *text;
    copy.text = mem_copy(text->text, text->len);
    copy.spans = mem_new(text->span_count, sizeof(*text->spans));
    for (size_t i = 0; i < text->span_count; i++) {
        copy.spans[i] = text->spans[i];
    }
    return copy;
}

void
deck_text_release(struct deck_text *text)
{
    free(text->text);
    free(text->spans);
    *text = (struct deck_text){0};
}

void
deck_block_release(struct deck_block *block)
{
    int cells = block->table.rows * block->table.columns;
    for (int i = 0; i < cells; i++) {
        deck_text_release(&block->table.cells[i]);
    }
    free(block->table.cells);
    deck_text_release(&block->text);
    free(block->picture.file);
    free(block->picture.alt);
    *block = (struct deck_block){0};
}

void
deck_version_release(struct deck_version *version)
{
    for (size_t i = 0; i < version->block_count; i++) {
        deck_block_release(&version->blocks[i]);
    }
    free(version->blocks);
    deck_text_release(&version->title);
    free(version->path);
    free(version->reviewer);
    free(version->source);
    free(version->owner);
    free(version->audio);
    free(version->qr);
    if (version->easy != NULL) {
        deck_version_release(version->easy);
        free(version->easy);
    }
    *version = (struct deck_version){0};
}

void
deck_slide_release(struct deck_slide *slide)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        deck_version_release(&slide->versions[i]);
    }
    free(slide->versions);
    free(slide->id);
    free(slide->order);
    *slide = (struct deck_slide){0};
}

void
deck_topic_release(struct deck_topic *topic)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        deck_slide_release(&topic->slides[i]);
    }
    free(topic->slides);
    deck_words_release(&topic->title);
    deck_words_release(&topic->treatment);
    free(topic->id);
    free(topic->folder);
    free(topic->file);
    free(topic->place);
    *topic = (struct deck_topic){0};
}

void
deck_free(struct deck *deck)
{
    if (deck == NULL) {
        return;
    }
    for (size_t i = 0; i < deck->topic_count; i++) {
        deck_topic_release(&deck->topics[i]);
    }
    for (size_t i = 0; i < deck->treatment_count; i++) {
        deck_words_release(&deck->treatments[i].name);
    }
    deck_words_release(&deck->title);
    deck_words_release(&deck->ask_line);
    free(deck->topics);
    free((char *)deck->doubt.path);
    for (size_t i = 0; i < deck->shown_picture_count; i++) {
        free(deck->shown_pictures[i]);
    }
    free(deck->shown_pictures);
    free(deck->treatments);
    free(deck->languages);
    free(deck->clinic_phone);
    free(deck->emergency_phone);
    free(deck);
}

/* The value for LANG; one without a language is for the default language. */
static const char *
exact_word(const struct deck *deck, const struct deck_words *words,
           const char *lang)
{
    const char *unmarked = NULL;
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->items[i].lang, lang) == 0) {
            return words->items[i].text;
        }
        if (words->items[i].lang[0] == '\0') {
            unmarked = words->items[i].text;
        }
    }
    return strcmp(lang, deck->languages[0]) == 0 ? unmarked : NULL;
}

bool
deck_has_word(const struct deck *deck, const struct deck_words *words)
{
    return exact_word(deck, words, deck->languages[0]) != NULL;
}

const char *
deck_word(const struct deck *deck, const struct deck_words *words,
          const char *lang)
{
    const char *word = exact_word(deck, words, lang);
    if (word == NULL) {
        word = exact_word(deck, words, deck->languages[0]);
    }
    return word != NULL || words->count == 0 ? word : words->items[0].text;
}

/* The script of LANG, 4 letters; "" where its tag does not say it and the
 * language is not usually written in several (CLDR, likely subtags). */
static const char *
script_of(const char *lang)
{
    static const char *const usual[][2] = {
        {"zh-TW", "Hant"}, {"zh-HK", "Hant"}, {"zh-MO", "Hant"},
        {"zh", "Hans"},    {"sr", "Cyrl"},    {"uz", "Latn"},
        {"az", "Latn"},    {"bs", "Latn"},    {"ms", "Latn"},
        {"ku", "Latn"},    {"pa-PK", "Arab"}, {"pa", "Guru"}};
    const char *part = strchr(lang, '-');
    if (part != NULL && strcspn(part + 1, "-") == 4) {
        return part + 1;
    }
    for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
        size_t len = strlen(usual[i][0]);
        if (strncmp(lang, usual[i][0], len) == 0 &&
            (lang[len] == '-' || lang[len] == '\0')) {
            return usual[i][1];
        }
    }
    return "";
}

bool
deck_same_language(const char *a, const char *b)
{
    size_t len = strcspn(a, "-");
    return len == strcspn(b, "-") && memcmp(a, b, len) == 0 &&
           strncmp(script_of(a), script_of(b), 4) == 0;
}

/* The version in LANG, else the first in its language. */
static const struct deck_version *
own_version(const struct deck_slide *slide, const char *lang)
{
    const struct deck_version *near = NULL;
    for (size_t i = 0; i < slide->version_count; i++) {
        const struct deck_version *version = &slide->versions[i];
        if (version->broken || !deck_same_language(version->lang, lang)) {
            continue;
        }
        if (strcmp(version->lang, lang) == 0) {
            return version;
        }
        near = near != NULL ? near : version;
    }
    return near;
}

const struct deck_version *
deck_version(const struct deck *deck, const struct deck_slide *slide,
             const char *lang)
{
    const struct deck_version *version = own_version(slide, lang);
    return version != NULL ? version : own_version(slide, deck->languages[0]);
}

const struct deck_version *
deck_version_for(const struct deck_version *version, bool easy)
{
    bool has = version != NULL && version->easy != NULL;
    return easy && has && !version->easy->broken ? version->easy : version;
}

bool
deck_has_easy(const struct deck *deck)
{
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            const struct deck_slide *slide = &deck->topics[i].slides[j];
            for (size_t k = 0; k < slide->version_count; k++) {
                const struct deck_version *version = &slide->versions[k];
                if (!version->broken &&
                    deck_version_for(version, true) != version) {
                    return true;
                }
            }
        }
    }
    return false;
}

const char *
deck_kind_name(enum deck_kind kind)
{
    switch (kind) {
    case DECK_ABOUT:
        return "about";
    case DECK_BENEFIT:
        return "benefit";
    case DECK_SIDE_EFFECT:
        return "side-effect";
    case DECK_AFTERCARE:
        return "aftercare";
    case DECK_WHEN_TO_CALL:
        return "when-to-call";
    case DECK_KIND_NONE:
        break;
    }
    return "";
}

const struct deck_picture *
rules_picture_alone(const struct deck_version *version)
{
    bool alone = version->block_count == 1 &&
                 version->blocks[0].type == DECK_PICTURE &&
                 version->blocks[0].picture.place == DECK_ALONE;
    return alone ? &version->blocks[0].picture : NULL;
}
