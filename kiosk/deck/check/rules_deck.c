/* Rules about deck.txt and topic.txt: phone numbers, the line that offers paper
 * or a talk, titles in every language, and topics without a kind that look like
 * benefits or side effects. */
#include "rules_deck.h"

#include <string.h>

#include "deck_dwell.h"
#include "rules_check.h"
#include "rules_phone.h"
#include "str.h"
#include "unicode.h"
#include "utf8.h"

enum { ASK_LETTERS_MAX = 60 };

static void
check_phone(const struct rules_case *rules, const char *key, const char *phone)
{
    if (phone != NULL && !rules_phone_is(phone)) {
        report_add(rules->report, "deck.txt", 0, REPORT_ERROR, "bad-phone",
                   "“%s: %s” cannot be dialled. Write the whole number, such "
                   "as “%s: %s”, or delete the line.",
                   key, phone, key,
                   strcmp(key, "emergency_phone") == 0 ? "911"
                                                       : "(719) 555-0142");
    }
}

/* The width of TEXT in letters: Chinese and similar scripts are two wide,
 * combining marks have no width. */
static int
letters_wide(const char *text)
{
    int wide = 0;
    for (size_t i = 0, len = strlen(text); i < len;) {
        uint32_t code;
        i += utf8_decode(text + i, len - i, &code);
        bool full = code >= 0x3000 && unicode_is_unspaced(code);
        wide += full ? 2 : code < 0x0300 || unicode_is_alnum(code);
    }
    return wide;
}

static void
check_ask_line(const struct rules_case *rules, const struct deck_word *word)
{
    const char *point = *word->lang ? "." : "";
    if (!deck_has_letter(word->text)) {
        report_add(rules->report, "deck.txt", word->line, REPORT_ERROR,
                   "ask-line",
                   "“ask_line%s%s” has no words, so the default line is "
                   "shown. Write where people can ask, or delete this line.",
                   point, word->lang);
    } else if (letters_wide(word->text) > ASK_LETTERS_MAX) {
        report_add(
            rules->report, "deck.txt", word->line, REPORT_WARNING, "ask-line",
            "“ask_line%s%s” has %d letters, which may not fit at the bottom "
            "of the screen. Shorten it to %d.",
            point, word->lang, letters_wide(word->text), ASK_LETTERS_MAX);
    }
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
            .path = unread || topic->file == NULL ? place : NULL,
            .rule = topic->file != NULL ? "empty-file" : "missing-topic"};
        check_words(rules, cause, place, "title", &topic->title, lang);
        check_words(rules, cause, place, "treatment", &topic->treatment, lang);
    }
}

static void
check_titles(const struct rules_case *rules)
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

/* What to report about TOPIC: DECK_BENEFIT if slides of it were treated as
 * benefits, DECK_SIDE_EFFECT if some were not treated as side effects. */
static enum deck_kind
untold(const struct deck_topic *topic)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        for (size_t j = 0; j < slide->version_count; j++) {
            const struct deck_version *version = &slide->versions[j];
            if (version->kind_guessed) {
                return DECK_BENEFIT;
            }
            if (version->kind == DECK_KIND_NONE && !version->broken &&
                topic->looks == DECK_SIDE_EFFECT) {
                return DECK_SIDE_EFFECT;
            }
        }
    }
    return DECK_KIND_NONE;
}

static bool
any_unknown(const struct deck_topic *topic)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        for (size_t j = 0; j < slide->version_count; j++) {
            const struct deck_version *version = &slide->versions[j];
            if (version->kind == DECK_KIND_NONE && !version->broken) {
                return true;
            }
        }
    }
    return false;
}

/* Reports a topic without topic.txt. */
static void
check_there(const struct rules_case *rules, const struct deck_topic *topic)
{
    const struct finding *told = report_about(rules->report, rules->read_count,
                                              topic->place, "topic.txt");
    struct report_cause cause = {0};
    if (told != NULL) {
        cause = (struct report_cause){.path = told->path, .rule = told->rule};
    }
    report_add_after(rules->report, cause, topic->place, 0, REPORT_WARNING,
                     "missing-topic",
                     "There is no topic.txt in “%s”, so nothing says what its "
                     "slides are about.%s",
                     topic->folder,
                     told != NULL ? ""
                                  : " Create one with the lines “title: ...”, "
                                    "“treatment: ...” and “kind: ...”.");
}

static void
check_looks(const struct rules_case *rules)
{
    for (size_t i = 0; i < rules->deck->topic_count; i++) {
        const struct deck_topic *topic = &rules->deck->topics[i];
        enum deck_kind kind = untold(topic);
        if (*topic->folder && topic->file == NULL &&
            (kind != DECK_KIND_NONE || any_unknown(topic))) {
            check_there(rules, topic);
        }
        if (kind == DECK_KIND_NONE || !*topic->folder) {
            continue;
        }
        struct report_cause cause = {.path = topic->file != NULL ? NULL
                                                                 : topic->place,
                                     .rule = "missing-topic"};
        report_add_after(
            rules->report, cause, topic->place, 0, REPORT_ERROR, "missing-kind",
            "Nothing says what kind of slides these are. %s “kind: %s” in %s, "
            "or “kind: about” if they are not.",
            kind == DECK_BENEFIT
                ? "Because of their topic's name they are treated as "
                  "benefits: write"
                : "They look like side effects, but are not treated as such: "
                  "write",
            deck_kind_name(kind), topic->place);
    }
}

void
rules_check_deck(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    check_phone(rules, "clinic_phone", deck->clinic_phone);
    check_phone(rules, "emergency_phone", deck->emergency_phone);
    for (size_t i = 0; i < deck->ask_line.count; i++) {
        check_ask_line(rules, &deck->ask_line.items[i]);
    }
    check_titles(rules);
    check_looks(rules);
}
