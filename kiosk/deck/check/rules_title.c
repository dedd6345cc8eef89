/* Rules about the names of the deck, its topics and its treatments: each is
 * there in every language. */
#include "rules_title.h"

#include <string.h>

#include "rules_check.h"
#include "str.h"

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

/* The names that a language has and lacks. */
struct names {
    const char *lang;
    size_t had;    /* names in this language */
    size_t lacked; /* names only in others */
    size_t topics; /* topics with a name that is lacked */
    bool deck;     /* the title of the deck is lacked */
};

/* Counts WORDS, if given at all; whether they lack the language. */
static bool
lacks(const struct deck *deck, const struct deck_words *words,
      struct names *tally)
{
    bool has = has_word(deck, words, tally->lang);
    bool lacking = words->count > 0 && !has;
    tally->had += has;
    tally->lacked += lacking;
    return lacking;
}

static struct names
count_names(const struct deck *deck, const char *lang)
{
    struct names names = {.lang = lang};
    names.deck = lacks(deck, &deck->title, &names);
    for (size_t i = 0; i < deck->topic_count; i++) {
        bool title = lacks(deck, &deck->topics[i].title, &names);
        bool treatment = lacks(deck, &deck->topics[i].treatment, &names);
        names.topics += title || treatment;
    }
    return names;
}

static void
report_all(const struct rules_case *rules, const struct names *names,
           bool is_default)
{
    const char *point = is_default ? "" : ".";
    const char *lang = is_default ? "" : names->lang;
    struct str where = {0};
    str_add(&where, names->deck ? "deck.txt" : "");
    if (names->topics > 0) {
        str_addf(&where, "%s%zu topic%s", names->deck ? " and " : "",
                 names->topics, names->topics == 1 ? "" : "s");
    }
    report_add(rules->report, "deck.txt", 0, REPORT_WARNING, "missing-language",
               "Language “%s”: no title in %s. Add a line “title%s%s: ” with "
               "its translation to deck.txt and each topic.txt that has a "
               "“title: ”, and “treatment%s%s: ” likewise.",
               names->lang, where.text, point, lang, point, lang);
    str_release(&where);
}

static void
check_words(const struct rules_case *rules, struct report_cause cause,
            const char *path, const char *key, const struct deck_words *words,
            size_t lang)
{
    const struct deck *deck = rules->deck;
    const char *tag = deck->languages[lang];
    if (words->count > 0 && !has_word(deck, words, tag)) {
        report_add_after(
            rules->report, cause, path, words->items[0].line, REPORT_WARNING,
            "missing-language",
            "“%s” is missing in “%s”. Add a line “%s%s%s: ” with its "
            "translation.",
            key, tag, key, lang > 0 ? "." : "", lang > 0 ? tag : "");
    }
}

static void
check_each(const struct rules_case *rules, size_t lang)
{
    const struct deck *deck = rules->deck;
    struct report_cause none = {0};
    check_words(rules, none, "deck.txt", "title", &deck->title, lang);
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        const char *place = topic->place;
        bool unread = topic->kind_unknown && topic->mistake_line == 0;
        struct report_cause cause = {
            .path = unread || !topic->file ? place : NULL,
            .rule = topic->file ? "empty-file" : "missing-topic"};
        check_words(rules, cause, place, "title", &topic->title, lang);
        check_words(rules, cause, place, "treatment", &topic->treatment, lang);
    }
}

void
rules_check_titles(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    if (deck->doubt.path != NULL) {
        return; /* nobody knows what they lack */
    }
    for (size_t i = 0; i < deck->language_count; i++) {
        struct names names = count_names(deck, deck->languages[i]);
        if (names.had == 0 && names.lacked > 1) {
            report_all(rules, &names, i == 0);
        } else if (names.lacked > 0) {
            check_each(rules, i);
        }
        check_words(rules, (struct report_cause){0}, "deck.txt", "ask_line",
                    &deck->ask_line, i);
    }
}
