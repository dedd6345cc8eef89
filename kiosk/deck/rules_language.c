/* Rules that hold the languages of a slide together: none is missing, all say
 * the same kind and the same numbers. */
#include "rules_check.h"

#include <stdlib.h>
#include <string.h>

#include "rules_number.h"
#include "str.h"

static const struct deck_version *
find_version(const struct deck_slide *slide, const char *lang)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (strcmp(slide->versions[i].lang, lang) == 0) {
            return &slide->versions[i];
        }
    }
    return NULL;
}

/* The name that VERSION's file would have in LANG: "1-collagen.md" and
 * "1-collagen.fr.md" both give "1-collagen.es.md", and "1-collagen.md" when
 * LANG is NULL, the default. */
static char *
name_in_language(const struct deck_version *version, const char *lang)
{
    const char *slash = strrchr(version->path, '/');
    const char *name = slash ? slash + 1 : version->path;
    const char *dot = strrchr(name, '.');
    size_t stem = dot ? (size_t)(dot - name) : strlen(name);
    size_t own = strlen(version->lang);
    if (own > 0 && stem > own + 1 && name[stem - own - 1] == '.' &&
        strncmp(name + stem - own, version->lang, own) == 0) {
        stem -= own + 1;
    }
    struct str result = {0};
    str_add_bytes(&result, name, stem);
    str_addf(&result, "%s%s%s", lang ? "." : "", lang ? lang : "",
             dot ? dot : "");
    return str_take(&result);
}

static void
check_missing(const struct rules_case *rules, const struct deck_slide *slide)
{
    const struct deck *deck = rules->deck;
    for (size_t i = 0; i < deck->language_count; i++) {
        const char *lang = deck->languages[i];
        if (find_version(slide, lang)) {
            continue;
        }
        const struct deck_version *shown = &slide->versions[0];
        char *name = name_in_language(shown, i > 0 ? lang : NULL);
        report_add(rules->report, shown->path, 0, REPORT_WARNING,
                   "missing-language",
                   "This slide is missing in “%s”: who chooses that language "
                   "sees it in “%s”. Have it translated, and save it as “%s” "
                   "in the same folder.",
                   lang, shown->lang, name);
        free(name);
    }
}

static void
check_kind(const struct rules_case *rules, const struct deck_version *first,
           const struct deck_version *other)
{
    if (first->kind != other->kind) {
        report_add(rules->report, other->path, 0, REPORT_ERROR, "kind-differs",
                   "This file says “kind: %s”, but “%s” says “kind: %s”. They "
                   "are one slide in two languages: correct one of them.",
                   deck_kind_name(other->kind), first->path,
                   deck_kind_name(first->kind));
    }
}

static void
check_numbers(const struct rules_case *rules, const struct deck_version *first,
              const struct rules_numbers *expected,
              const struct deck_version *other)
{
    struct rules_numbers numbers;
    rules_numbers_init(&numbers, other);
    const char *lacking, *extra;
    rules_numbers_compare(expected, &numbers, &lacking, &extra);
    if (lacking && extra) {
        report_add(rules->report, other->path, 0, REPORT_ERROR,
                   "numbers-differ",
                   "This file says “%s” where “%s” says “%s”. Correct the "
                   "wrong one: a number must be the same in every language.",
                   extra, first->path, lacking);
    } else if (lacking || extra) {
        report_add(
            rules->report, other->path, 0, REPORT_ERROR, "numbers-differ",
            "The number “%s” is in “%s” but not in “%s”. Write the same "
            "numbers, in digits, in every language.",
            lacking ? lacking : extra, lacking ? first->path : other->path,
            lacking ? other->path : first->path);
    }
    rules_numbers_release(&numbers);
}

static const struct deck_version *
first_whole(const struct deck_slide *slide)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (!slide->versions[i].broken) {
            return &slide->versions[i];
        }
    }
    return NULL;
}

void
rules_check_languages(const struct rules_case *rules,
                      const struct deck_slide *slide)
{
    check_missing(rules, slide);
    const struct deck_version *first = first_whole(slide);
    if (!first) {
        return;
    }
    struct rules_numbers expected;
    rules_numbers_init(&expected, first);
    for (size_t i = 0; i < slide->version_count; i++) {
        const struct deck_version *other = &slide->versions[i];
        if (other != first && !other->broken) {
            check_kind(rules, first, other);
            check_numbers(rules, first, &expected, other);
        }
    }
    rules_numbers_release(&expected);
}

static bool
has_word(const struct deck *deck, const struct deck_words *words,
         const char *lang)
{
    bool is_default = strcmp(lang, deck->languages[0]) == 0;
    for (size_t i = 0; i < words->count; i++) {
        const char *own = words->items[i].lang;
        if (strcmp(own, lang) == 0 || (is_default && *own == '\0')) {
            return true;
        }
    }
    return false;
}

static void
check_words(const struct rules_case *rules, const char *path, const char *key,
            const struct deck_words *words)
{
    const struct deck *deck = rules->deck;
    for (size_t i = 0; words->count > 0 && i < deck->language_count; i++) {
        const char *lang = deck->languages[i];
        if (!has_word(deck, words, lang)) {
            bool is_default = i == 0;
            report_add(rules->report, path, words->items[0].line,
                       REPORT_WARNING, "missing-language",
                       "“%s” is missing in “%s”. Add a line “%s%s%s: ” with "
                       "its translation.",
                       key, lang, key, is_default ? "" : ".",
                       is_default ? "" : lang);
        }
    }
}

void
rules_check_titles(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    check_words(rules, "deck.txt", "title", &deck->title);
    check_words(rules, "deck.txt", "ask_line", &deck->ask_line);
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        struct str path = {0};
        str_addf(&path, "%s%stopic.txt", topic->folder,
                 *topic->folder ? "/" : "");
        check_words(rules, path.text, "title", &topic->title);
        check_words(rules, path.text, "treatment", &topic->treatment);
        str_release(&path);
    }
}
