/* The languages of the deck. See deck_languages.h. */
#include "deck_languages.h"

#include <stdlib.h>
#include <string.h>

#include "deck_links.h"
#include "deck_source.h"
#include "lang_name.h"
#include "lang_script.h"
#include "mem.h"
#include "path_name.h"
#include "str.h"

size_t
deck_languages_index(const struct deck *deck, const char *lang)
{
    size_t index = 0;
    while (index < deck->language_count &&
           strcmp(deck->languages[index], lang) != 0) {
        index++;
    }
    return index;
}

/* The languages found in the names of slides and in titles and treatments. */
struct seen {
    char tags[DECK_LANGUAGES_MAX][DECK_LANG_SIZE];
    size_t count;
    size_t unmarked; /* slides without a language in their name */
    size_t pairs;    /* slides in the first language beside one of the same name
                      * without a language */
};

static bool
has_tag(const struct seen *seen, const char *lang)
{
    bool found = false;
    for (size_t i = 0; i < seen->count && !found; i++) {
        found = strcmp(seen->tags[i], lang) == 0;
    }
    return found;
}

static void
add_tag(struct seen *seen, const char *lang)
{
    if (*lang != '\0' && !has_tag(seen, lang) &&
        seen->count < DECK_LANGUAGES_MAX) {
        memcpy(seen->tags[seen->count++], lang, strlen(lang) + 1);
    }
}

static void
add_words(struct seen *seen, const struct deck_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        add_tag(seen, words->items[i].lang);
    }
}

static void
add_slide(struct seen *seen, const struct deck *deck,
          const struct deck_sources *sources, const char *path)
{
    char lang[DECK_LANG_SIZE];
    struct path_name name = path_name_of(path);
    size_t len = path_language(name.base, name.stem_len, deck->languages,
                               deck->language_count, lang);
    if (len == name.stem_len) {
        seen->unmarked++;
        return;
    }
    add_tag(seen, lang);
    struct str twin = {0};
    str_add_bytes(&twin, path, (size_t)(name.base - path) + len);
    str_add(&twin, name.base + name.stem_len);
    seen->pairs += strcmp(lang, deck->languages[0]) == 0 &&
                   deck_sources_find(sources, twin.text) != NULL;
    str_release(&twin);
}

static struct seen
find_in_slides(const struct deck *deck, const struct deck_sources *sources)
{
    struct seen seen = {0};
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->items[i].version != NULL) {
            add_slide(&seen, deck, sources, sources->items[i].path);
        }
    }
    return seen;
}

static struct seen
find_in_all(const struct deck *deck, const struct deck_sources *sources)
{
    struct seen seen = find_in_slides(deck, sources);
    add_words(&seen, &deck->title);
    for (size_t i = 0; i < sources->count; i++) {
        const struct deck_topic *topic = sources->items[i].topic;
        if (topic != NULL) {
            add_words(&seen, &topic->title);
            add_words(&seen, &topic->treatment);
        }
    }
    return seen;
}

/* "languages: en, es": FIRST, then the others of COUNT TAGS. */
static char *
write_line(const char *first, char (*tags)[DECK_LANG_SIZE], size_t count)
{
    struct str line = {0};
    str_addf(&line, "languages: %s", first);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(tags[i], first) != 0) {
            str_addf(&line, ", %s", tags[i]);
        }
    }
    return str_take(&line);
}

static void
set_doubt(struct deck *deck, const char *path, int line, const char *rule)
{
    deck->doubt = (struct report_cause){
        .path = mem_string(path), .line = line, .rule = rule};
}

/* The first finding about deck.txt or its place; OF_LANGUAGES: about its
 * languages only. */
static const struct finding *
find_about_deck(const struct report *report, bool of_languages)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        bool said = of_languages
                        ? strstr(finding->words, "“language") != NULL
                        : finding->level == REPORT_ERROR || finding->line == 0;
        if ((path_compare_caseless(finding->path, "deck.txt") == 0 && said) ||
            (!of_languages && strcmp(finding->rule, "nested-deck") == 0)) {
            return finding;
        }
    }
    return NULL;
}

/* The language to suggest as the first; "..." if it cannot be known. */
static const char *
suggest_first(const struct deck *deck, const struct seen *seen)
{
    bool named = has_tag(seen, deck->languages[0]) && seen->unmarked > 0;
    return named ? "..." : deck->languages[0];
}

static void
settle_missing(struct deck *deck, const struct deck_sources *sources,
               enum deck_there there, struct report *report)
{
    struct seen seen = find_in_all(deck, sources);
    const struct finding *said = find_about_deck(
        report, there == DECK_THERE_READ && deck->title.count > 0);
    if (said != NULL) {
        set_doubt(deck, said->path, said->line, said->rule);
        return;
    }
    char *line = write_line(suggest_first(deck, &seen), seen.tags, seen.count);
    if (there != DECK_THERE_READ) {
        set_doubt(deck, "deck.txt", 0, "missing-deck");
        report_add(report, "deck.txt", 0, REPORT_WARNING, "missing-deck",
                   "%s Create one with the lines “title: ...” and “%s”%s.",
                   there == DECK_THERE_EMPTY ? "The file deck.txt is empty."
                                             : "There is no file deck.txt.",
                   line,
                   strstr(line, "...") == NULL
                       ? ""
                       : ", the language of files without one first");
    } else if (strchr(line, ',') != NULL) {
        set_doubt(deck, "deck.txt", 0, "missing-languages");
        report_add(report, "deck.txt", 0, REPORT_WARNING, "missing-languages",
                   "Nothing says which languages there are. Add the line "
                   "“%s”.",
                   line);
    }
    free(line);
}

/* Reports that files without a language do not seem to be in the first one:
 * most of them have a counterpart that is. */
static void
check_first(struct deck *deck, const struct deck_sources *sources,
            struct report *report)
{
    struct seen seen = find_in_slides(deck, sources);
    if (seen.pairs == 0 || 2 * seen.pairs <= seen.unmarked ||
        (seen.pairs == 1 && deck->language_count < 2)) {
        return;
    }
    const char *first = "...";
    for (size_t i = deck->language_count; i-- > 1;) {
        first = has_tag(&seen, deck->languages[i]) ? first : deck->languages[i];
    }
    char *line = write_line(first, deck->languages, deck->language_count);
    set_doubt(deck, "deck.txt", deck->languages_line, "first-language");
    report_add(report, "deck.txt", deck->languages_line, REPORT_ERROR,
               "first-language",
               "“%s” is the first language, so files without a language in "
               "their name should be in it; but there are other files for "
               "“%s” beside them. Put their language first: “%s”.",
               deck->languages[0], deck->languages[0], line);
    free(line);
}

void
deck_languages_settle(struct deck *deck, const struct deck_sources *sources,
                      enum deck_there there, struct report *report)
{
    bool given = deck->language_count > 0;
    if (!given) {
        deck->languages = mem_new(1, sizeof(*deck->languages));
        memcpy(deck->languages[0], "en", sizeof("en"));
        deck->language_count = 1;
    }
    if (deck->doubt.path == NULL && given) {
        check_first(deck, sources, report);
    } else if (deck->doubt.path == NULL) {
        settle_missing(deck, sources, there, report);
    }
}

/* Reports words in languages that the deck does not list, and in the default
 * language twice: with and without its tag. */
static void
check_words(const struct deck *deck, const struct deck_words *words,
            const char *key, const char *path, struct report *report)
{
    const struct deck_word *unmarked = NULL, *marked = NULL;
    for (size_t i = 0; i < words->count; i++) {
        const struct deck_word *word = &words->items[i];
        unmarked = word->lang[0] == '\0' ? word : unmarked;
        marked = strcmp(word->lang, deck->languages[0]) == 0 ? word : marked;
        if (*word->lang != '\0' &&
            deck_languages_index(deck, word->lang) == deck->language_count) {
            report_add_after(report, deck->doubt, path, word->line,
                             REPORT_WARNING, "unlisted-language",
                             "The language “%s” is not in the line “languages” "
                             "of deck.txt, so “%s.%s” is not used.%s",
                             word->lang, key, word->lang,
                             deck->doubt.path != NULL ? "" : " Add it there.");
        }
    }
    if (unmarked != NULL && marked != NULL) {
        report_add_after(
            report, deck->doubt, path, marked->line, REPORT_ERROR,
            "repeated-key",
            "“%s” and “%s.%s” mean the same: %s is the default language.%s",
            key, key, marked->lang, marked->lang,
            deck->doubt.path != NULL ? "" : " Keep one of the two lines.");
    }
}

void
deck_languages_check(const struct deck *deck,
                     const struct deck_sources *sources, struct report *report)
{
    check_words(deck, &deck->title, "title", "deck.txt", report);
    check_words(deck, &deck->ask_line, "ask_line", "deck.txt", report);
    for (size_t i = 0; i < sources->count; i++) {
        const struct deck_source *source = &sources->items[i];
        if (source->topic != NULL) {
            check_words(deck, &source->topic->title, "title", source->path,
                        report);
            check_words(deck, &source->topic->treatment, "treatment",
                        source->path, report);
        }
    }
}

/* The number of slides with a version in LANG; BROKEN_TOO counts broken
 * versions as well. */
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

/* Picks the first listed language that has a slide, else the most frequent
 * language of the first versions; false if there is none. */
static bool
pick_language(const struct deck *deck, char lang[DECK_LANG_SIZE])
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

/* Moves the version in LANG to the front. */
static void
move_version_first(struct deck_slide *slide, const char *lang)
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

/* Moves LANG to the front of the list, or adds it there. */
static void
move_language_first(struct deck *deck, const char *lang)
{
    size_t at = deck_languages_index(deck, lang);
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
deck_languages_lead(struct deck *deck, struct report *report)
{
    char lang[DECK_LANG_SIZE] = "";
    char was[DECK_LANG_SIZE];
    memcpy(was, deck->languages[0], sizeof(was));
    /* A mistake in a file must not change the language of the show. */
    if (count_slides(deck, was, true) > 0 || !pick_language(deck, lang)) {
        return;
    }
    report_add_after(
        report, deck->doubt, "deck.txt", 0, REPORT_ERROR, "missing-language",
        "No slide is in “%s”, the first of “languages”, so the show "
        "runs in “%s”. Put “%s” first in that line.",
        was, lang, lang);
    move_language_first(deck, lang);
    deck->default_moved = true;
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            move_version_first(&deck->topics[i].slides[j], lang);
        }
    }
}

/* ---- languages that cannot be drawn ---- */

/* Whether a file in LANG is in force, or else, in *LOST, whether one is not for
 * want of a font. */
static bool
is_in_force(const struct deck *deck, const char *lang,
            const struct report *report, bool *lost)
{
    bool there = false;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            const struct deck_slide *slide = &topic->slides[j];
            for (size_t k = 0; k < slide->version_count; k++) {
                const struct deck_version *version = &slide->versions[k];
                bool own = strcmp(version->lang, lang) == 0;
                there = there || (own && !version->broken);
                *lost = *lost || (own && version->broken &&
                                  report_has(report, version->path, "no-font"));
            }
        }
    }
    return there;
}

static bool
is_lost(const struct deck *deck, const char *lang, const struct deck_host *host,
        const struct report *report)
{
    bool lost = false;
    if (is_in_force(deck, lang, report, &lost)) {
        return false;
    }
    uint32_t letter = lang_script_letter(lang);
    return letter != 0 ? !host->draws(host->ctx, letter, lang) : lost;
}

/* What is said without a language is in the first one of deck.txt, and stays
 * so when another takes its place. */
static void
name_language(struct deck_words *words, const char *lang)
{
    for (size_t i = 0; i < words->count; i++) {
        if (words->items[i].lang[0] == '\0') {
            memcpy(words->items[i].lang, lang, DECK_LANG_SIZE);
        }
    }
}

/* The second language becomes the first. */
static void
drop_first(struct deck *deck)
{
    const char *first = deck->languages[0];
    name_language(&deck->title, first);
    name_language(&deck->ask_line, first);
    for (size_t i = 0; i < deck->topic_count; i++) {
        struct deck_topic *topic = &deck->topics[i];
        name_language(&topic->title, first);
        name_language(&topic->treatment, first);
        for (size_t j = 0; j < topic->slide_count; j++) {
            move_version_first(&topic->slides[j], deck->languages[1]);
        }
    }
}

static void
report_lost(const struct deck *deck, const char *lang, struct report *report)
{
    const char *name = lang_name_of(lang);
    report_add(report, "deck.txt", deck->languages_line, REPORT_ERROR,
               "language-without-font",
               "This screen has no font for %s%s“%s”%s, so nobody can choose "
               "that language. Have a technician add one, or take “%s” out of "
               "“languages”.",
               name != NULL ? name : "", name != NULL ? " (" : "", lang,
               name != NULL ? ")" : "", lang);
}

void
deck_languages_drop(struct deck *deck, const struct deck_host *host,
                    struct report *report)
{
    for (size_t i = deck->language_count;
         host->draws != NULL && deck->language_count > 1 && i-- > 0;) {
        if (!is_lost(deck, deck->languages[i], host, report)) {
            continue;
        }
        report_lost(deck, deck->languages[i], report);
        if (i == 0) {
            drop_first(deck);
        }
        deck->language_count--;
        memmove(&deck->languages[i], &deck->languages[i + 1],
                (deck->language_count - i) * sizeof(*deck->languages));
    }
}
