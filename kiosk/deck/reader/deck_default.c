/* The language that the show runs in when nobody chose one. See
 * deck_sources.h. */
#include "deck_default.h"

#include <string.h>

#include "mem.h"

/* How many slides have a version in LANG; broken ones only count if they may.
 */
static size_t
count_slides(const struct deck *deck, const char *lang, bool broken_too)
{
    size_t count = 0;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            const struct deck_slide *slide = &topic->slides[j];
            bool has = false;
            for (size_t k = 0; k < slide->version_count && !has; k++) {
                const struct deck_version *version = &slide->versions[k];
                has = (broken_too || !version->broken) &&
                      deck_same_language(version->lang, lang);
            }
            count += has;
        }
    }
    return count;
}

/* The first language of the list that a slide is in, else the one that most
 * slides are in of those that the first versions have; false: none. */
static bool
choose(const struct deck *deck, char lang[DECK_LANG_SIZE])
{
    for (size_t i = 1; i < deck->language_count; i++) {
        if (count_slides(deck, deck->languages[i], false) > 0) {
            memcpy(lang, deck->languages[i], DECK_LANG_SIZE);
            return true;
        }
    }
    size_t most = 0;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_version *version =
            &deck->topics[i].slides[0].versions[0];
        size_t count = count_slides(deck, version->lang, false);
        if (count > most) {
            most = count;
            memcpy(lang, version->lang, DECK_LANG_SIZE);
        }
    }
    return most > 0;
}

/* Puts the version in the default language first. */
static void
lead(struct deck_slide *slide, const char *lang)
{
    for (size_t i = 1; i < slide->version_count; i++) {
        if (deck_same_language(slide->versions[i].lang, lang) &&
            !deck_same_language(slide->versions[0].lang, lang)) {
            struct deck_version first = slide->versions[0];
            slide->versions[0] = slide->versions[i];
            slide->versions[i] = first;
        }
    }
    slide->kind = slide->versions[0].kind;
}

/* Puts LANG at the head of the list, in which it may be already. */
static void
move_first(struct deck *deck, const char *lang)
{
    size_t at = 0;
    while (at < deck->language_count &&
           strcmp(deck->languages[at], lang) != 0) {
        at++;
    }
    if (at == deck->language_count && at < DECK_LANGUAGES_MAX) {
        deck->languages = mem_resize(deck->languages, ++deck->language_count,
                                     sizeof(*deck->languages));
    }
    at = at < deck->language_count ? at : deck->language_count - 1;
    memmove(&deck->languages[1], &deck->languages[0],
            at * sizeof(*deck->languages));
    memcpy(deck->languages[0], lang, DECK_LANG_SIZE);
}

void
deck_default_mend(struct deck *deck, struct report *report)
{
    char lang[DECK_LANG_SIZE] = "";
    char was[DECK_LANG_SIZE];
    memcpy(was, deck->languages[0], sizeof(was));
    /* A mistake in a file does not change the language of the show. */
    if (count_slides(deck, was, true) > 0 || !choose(deck, lang)) {
        return;
    }
    report_add_after(
        report, deck->doubt, "deck.txt", 0, REPORT_ERROR, "missing-language",
        "No slide is in “%s”, the first of “languages”, so the show "
        "runs in “%s”. Put “%s” first in that line.",
        was, lang, lang);
    move_first(deck, lang);
    deck->default_moved = true;
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            lead(&deck->topics[i].slides[j], lang);
        }
    }
}
