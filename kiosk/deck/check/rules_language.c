/* Rules that compare the languages of a slide: none is missing, all have the
 * same kind and the same numbers. */
#include "rules_language.h"

#include <stdlib.h>
#include <string.h>

#include "deck_dwell.h"
#include "lang_script.h"
#include "mem.h"
#include "path_name.h"
#include "rules_check.h"
#include "rules_differ.h"
#include "rules_number.h"
#include "rules_numbers.h"
#include "rules_picture.h"
#include "rules_twin.h"
#include "str.h"

/* Reports WHAT is missing, and the CURE, unless a finding about the file NAME
 * is the cause: then that has the cure. */
static void
report_missing(const struct rules_case *rules, const struct deck_version *shown,
               const char *name, const char *what, const char *cure)
{
    const struct finding *told =
        report_about(rules->report, rules->read_count, shown->path, name);
    struct report_cause cause = rules->deck->doubt;
    if (told != NULL) {
        cause = (struct report_cause){.path = told->path, .rule = told->rule};
    }
    report_add_after(rules->report, cause, shown->path, 0, REPORT_WARNING,
                     "missing-language", "%s%s%s", what,
                     cause.path == NULL ? " " : "",
                     cause.path == NULL ? cure : "");
}

static void
check_missing_default(const struct rules_case *rules,
                      const struct deck_topic *topic, size_t index)
{
    const struct deck *deck = rules->deck;
    const struct deck_version *shown = &topic->slides[index].versions[0];
    char *name = rules_twin_name(deck, shown, 0);
    char *cure = rules_twin_cure(deck, topic, index);
    struct str what = {0};
    str_addf(&what,
             "This slide is not in “%s”, so only people who choose “%s” see "
             "it.",
             deck->languages[0], shown->lang);
    report_missing(rules, shown, name, what.text, cure);
    str_release(&what);
    free(cure);
    free(name);
}

static void
check_missing_in(const struct rules_case *rules,
                 const struct deck_version *shown, size_t lang)
{
    const struct deck *deck = rules->deck;
    char *name = rules_twin_name(deck, shown, lang);
    struct str what = {0}, cure = {0};
    str_addf(&what,
             "This slide is missing in “%s”: people who choose that language "
             "see it in “%s”.",
             deck->languages[lang], shown->lang);
    str_addf(&cure,
             "Have it translated, and save it as “%s” in the same folder.",
             name);
    report_missing(rules, shown, name, what.text, cure.text);
    str_release(&what);
    str_release(&cure);
    free(name);
}

/* In a language that a slide lacks the default version is shown; one that has
 * no default version is left out. */
static void
check_missing(const struct rules_case *rules, const struct deck_topic *topic,
              size_t index)
{
    const struct deck *deck = rules->deck;
    const struct deck_slide *slide = &topic->slides[index];
    const struct deck_version *shown = &slide->versions[0];
    if (!rules_twin_has(slide, deck->languages[0])) {
        check_missing_default(rules, topic, index);
        return;
    }
    bool lost = rules_twin_lost(deck, topic, index);
    for (size_t i = 1; i < deck->language_count; i++) {
        if (!lost && rules->written[i] &&
            !rules_twin_has(slide, deck->languages[i])) {
            check_missing_in(rules, shown, i);
        }
    }
}

static void
check_kind(const struct rules_case *rules, const struct deck_version *first,
           const struct deck_version *other)
{
    if (first->kind != other->kind && (!first->kind || !other->kind)) {
        const struct deck_version *says = first->kind ? first : other;
        report_add(rules->report, other->path, 0, REPORT_ERROR, "kind-differs",
                   "“%s” has “kind: %s”, but “%s” has no kind. They are one "
                   "slide in two languages: write the same in both.",
                   says->path, deck_kind_name(says->kind),
                   says == first ? other->path : first->path);
    } else if (first->kind != other->kind) {
        report_add(rules->report, other->path, 0, REPORT_ERROR, "kind-differs",
                   "This file has “kind: %s”, but “%s” has “kind: %s”. They "
                   "are one slide in two languages: correct one of them.",
                   deck_kind_name(other->kind), first->path,
                   deck_kind_name(first->kind));
    }
}

/* Holds the numbers of OTHER against EXPECTED, those of FIRST: another language
 * or easy words of the same, which EVERYWHERE says. */
static void
check_numbers(const struct rules_case *rules, const struct deck_version *first,
              const struct rules_numbers *expected,
              const struct deck_version *other, const char *everywhere)
{
    if (rules_picture_unread(first) || rules_picture_unread(other)) {
        return;
    }
    struct rules_numbers numbers;
    rules_numbers_init(&numbers, other);
    const char *lacking, *extra;
    int page = rules_picture_page(other);
    enum rules_difference difference =
        rules_numbers_compare(expected, &numbers, &lacking, &extra);
    if (difference == RULES_OTHER_UNIT) {
        report_add(
            rules->report, other->path, page, REPORT_WARNING, "numbers-differ",
            "This file says “%s” where “%s” says “%s”, which is the same "
            "amount. Use the same unit %s, so that they can be compared.",
            extra, first->path, lacking, everywhere);
    } else if (difference == RULES_STEPS) {
        report_add(
            rules->report, other->path, page, REPORT_WARNING, "numbers-differ",
            "The list of “%s” has the number “%s”, that of “%s” has not. "
            "Number it %s or nowhere.",
            lacking != NULL ? first->path : other->path,
            lacking != NULL ? lacking : extra,
            lacking != NULL ? other->path : first->path, everywhere);
    } else if (lacking != NULL && extra != NULL) {
        report_add(rules->report, other->path, page, REPORT_ERROR,
                   "numbers-differ",
                   "This file says “%s” where “%s” says “%s”. Correct the "
                   "wrong one: a number must be the same %s.",
                   extra, first->path, lacking, everywhere);
    } else if (lacking != NULL || extra != NULL) {
        report_add(rules->report, other->path, page, REPORT_ERROR,
                   "numbers-differ",
                   "The number “%s” is in “%s” but not in “%s”. Write the same "
                   "numbers, in digits, %s.",
                   lacking != NULL ? lacking : extra,
                   lacking != NULL ? first->path : other->path,
                   lacking != NULL ? other->path : first->path, everywhere);
    }
    rules_numbers_release(&numbers);
}

enum { WORDS_OF_TEXT = 4 }; /* fewer may be a name, or a number */

/* Whether VERSION has text, all of it identical to text in FIRST. */
static bool
is_untranslated(const struct deck_version *first,
                const struct deck_version *version)
{
    size_t same = 0;
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_text *text = &version->blocks[i].text;
        if (deck_count_words(text->text, text->len, first->lang) <
            WORDS_OF_TEXT) {
            continue;
        }
        if (i >= first->block_count ||
            strcmp(first->blocks[i].text.text, text->text) != 0) {
            return false;
        }
        same++;
    }
    return same > 0;
}

static void
check_translated(const struct rules_case *rules,
                 const struct deck_version *first,
                 const struct deck_version *other)
{
    if (!deck_same_language(first->lang, other->lang) &&
        is_untranslated(first, other)) {
        report_add(rules->report, other->path, other->title_line,
                   REPORT_WARNING, "not-translated",
                   "This has the same words as “%s”, so it is not translated "
                   "yet. Write the “%s” translation here.",
                   path_name_of(first->path).base, other->lang);
    }
}

static void
check_script(const struct rules_case *rules, const struct deck_version *version)
{
    const char *found, *expected;
    if (!version->broken && lang_script_wrong(version, &found, &expected)) {
        report_add(rules->report, version->path, version->title_line,
                   REPORT_ERROR, "wrong-script",
                   "This is shown to people who read “%s”, but is written in "
                   "%s letters, not in %s. Put in the translation, or correct "
                   "the language in the file's name.",
                   version->lang, found, expected);
    }
}

static const struct deck_version *
first_read(const struct deck_slide *slide)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (!slide->versions[i].unread) {
            return &slide->versions[i];
        }
    }
    return NULL;
}

static void
check_easy(const struct rules_case *rules, const struct deck_version *version)
{
    const struct deck_version *easy = version->easy;
    if (easy == NULL || easy->unread) {
        return;
    }
    struct rules_numbers expected;
    rules_numbers_init(&expected, version);
    check_script(rules, easy);
    if (!version->unread) {
        check_numbers(rules, version, &expected, easy, "in easy words too");
    }
    rules_numbers_release(&expected);
}

void
rules_check_languages(const struct rules_case *rules,
                      const struct deck_topic *topic, size_t index)
{
    const struct deck_slide *slide = &topic->slides[index];
    check_missing(rules, topic, index);
    for (size_t i = 0; i < slide->version_count; i++) {
        check_script(rules, &slide->versions[i]);
        check_easy(rules, &slide->versions[i]);
    }
    const struct deck_version *first = first_read(slide);
    if (first == NULL) {
        return;
    }
    struct rules_numbers expected;
    rules_numbers_init(&expected, first);
    for (size_t i = 0; i < slide->version_count; i++) {
        const struct deck_version *other = &slide->versions[i];
        if (other != first && !other->unread) {
            check_kind(rules, first, other);
            check_translated(rules, first, other);
            check_numbers(rules, first, &expected, other, "in every language");
        }
    }
    rules_numbers_release(&expected);
}

bool *
rules_languages_written(const struct deck *deck)
{
    bool *written = mem_new(deck->language_count, sizeof(*written));
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            const struct deck_slide *slide = &deck->topics[i].slides[j];
            for (size_t k = 0; k < deck->language_count; k++) {
                written[k] =
                    written[k] || rules_twin_has(slide, deck->languages[k]);
            }
        }
    }
    /* For a single slide, it is reported at its own file. */
    for (size_t i = 0; deck->slide_count < 2 && i < deck->language_count; i++) {
        written[i] = true;
    }
    return written;
}

void
rules_check_unwritten(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    for (size_t i = 0; deck->doubt.path == NULL && i < deck->language_count;
         i++) {
        const char *lang = deck->languages[i];
        /* The reader reported that the first of deck.txt has none. */
        if (rules->written[i] || (i == 1 && deck->default_moved)) {
            continue;
        }
        report_add(rules->report, "deck.txt", 0, REPORT_WARNING,
                   "missing-language",
                   "Language “%s”: no slides. Have them translated, and save "
                   "each in its folder with “.%s” before the ending, or "
                   "remove “%s” from “languages”.",
                   lang, lang, lang);
    }
}
