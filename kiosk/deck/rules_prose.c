/* Rules about the sentences of a file: long ones, hard ones, and words that
 * mislead about how likely something is. */
#include "rules_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules_grade.h"
#include "rules_letter.h"
#include "rules_lexicon.h"
#include "rules_sentence.h"

enum { SENTENCE_WORDS_MAX = 20, GRADE_MAX = 6, EXCERPT_SIZE = 60 };

/* One file while its sentences are looked at. */
struct prose {
    const struct rules_case *rules;
    const struct deck_version *version;
    const struct rules_lexicon *lexicon; /* NULL: none for this language */
    char denominator[24];                /* the first "N" of "1 in N" */
    bool mixed;                          /* another one was reported */
};

/* Where PHRASE stands in PLAIN as whole words (at the space before it). */
static char *
find_phrase(char *plain, const char *phrase)
{
    size_t len = strlen(phrase);
    for (char *at = plain; (at = strstr(at, phrase)); at++) {
        if (at > plain && at[-1] == ' ' && at[len] == ' ') {
            return at - 1;
        }
    }
    return NULL;
}

/* The first phrase of LIST that PLAIN has, NULL when none. */
static const char *
find_any(char *plain, const char *const *list, char **at)
{
    for (; *list; list++) {
        *at = find_phrase(plain, *list);
        if (*at) {
            return *list;
        }
    }
    return NULL;
}

static bool
has_number(const char *plain)
{
    return strpbrk(plain, "0123456789") != NULL;
}

/* Overwrites "most common" with "-----------": it says a rank, not how often,
 * and is then not found as "common". */
static void
blank_neutral(char *plain, const char *const *list)
{
    for (; *list; list++) {
        for (char *at; (at = find_phrase(plain, *list));) {
            memset(at + 1, '-', strlen(*list));
        }
    }
}

static void
check_frequency(const struct prose *prose,
                const struct rules_sentence *sentence, char *plain)
{
    char *at;
    const char *word = find_any(plain, prose->lexicon->frequency, &at);
    if (!word || has_number(plain) ||
        find_any(plain, prose->lexicon->answers, &at)) {
        return;
    }
    report_add(prose->rules->report, prose->version->path, sentence->line,
               REPORT_WARNING, "frequency-word",
               "“%s” means something else to everybody. Say how many in the "
               "same sentence, such as “1 in 100 people”, or that there is no "
               "number.",
               word);
}

/* Whether one of the two words before AT turns what follows round. */
static bool
is_negated(const char *plain, const char *at, const char *const *negations)
{
    for (int back = 0; back < 2 && at > plain; back++) {
        const char *end = at;
        do {
            at--;
        } while (at > plain && *at != ' ');
        size_t len = (size_t)(end - at) - 1;
        for (const char *const *word = negations; *word; word++) {
            if (strlen(*word) == len && memcmp(at + 1, *word, len) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void
check_claim(const struct prose *prose, const struct rules_sentence *sentence,
            char *plain)
{
    for (const char *const *claim = prose->lexicon->absolute; *claim; claim++) {
        const char *at = find_phrase(plain, *claim);
        if (at && !is_negated(plain, at, prose->lexicon->negations)) {
            report_add(prose->rules->report, prose->version->path,
                       sentence->line, REPORT_WARNING, "absolute-claim",
                       "“%s” promises what nobody can promise. Say what the "
                       "source says, and for how many people.",
                       *claim);
            return;
        }
    }
}

/* The number at TEXT, copied to NUMBER; the text behind it, or NULL when there
 * is no number. */
static const char *
take_number(const char *text, char *number, size_t size)
{
    size_t len = strspn(text, "0123456789.");
    if (len == 0 || len >= size || text[len] != ' ') {
        return NULL;
    }
    memcpy(number, text, len);
    number[len] = '\0';
    return text + len;
}

static void
check_denominator(struct prose *prose, const struct rules_sentence *sentence,
                  const char *number)
{
    if (*prose->denominator == '\0') {
        snprintf(prose->denominator, sizeof prose->denominator, "%s", number);
    } else if (!prose->mixed && strcmp(prose->denominator, number) != 0) {
        prose->mixed = true;
        report_add(prose->rules->report, prose->version->path, sentence->line,
                   REPORT_WARNING, "mixed-denominators",
                   "This slide counts people in %s and in %s, which is hard "
                   "to compare. Use the same number of people throughout, "
                   "such as “in 1,000 people”.",
                   prose->denominator, number);
    }
}

static void
check_ratios(struct prose *prose, const struct rules_sentence *sentence,
             char *plain)
{
    for (const char *const *ratio = prose->lexicon->ratios; *ratio; ratio++) {
        size_t len = strlen(*ratio) + 2;
        char *from = plain;
        for (char *at; (at = find_phrase(from, *ratio)); from = at + 1) {
            char number[sizeof prose->denominator];
            bool after_number =
                at > plain && rules_letter_digit((unsigned char)at[-1]) >= 0;
            if (after_number && take_number(at + len, number, sizeof number)) {
                check_denominator(prose, sentence, number);
            }
        }
    }
}

static bool
is_question(const struct rules_sentence *sentence)
{
    return strchr(sentence->text, '?') != NULL;
}

static void
check_words(struct prose *prose, const struct rules_sentence *sentence)
{
    char *plain = mem_string(sentence->plain);
    check_ratios(prose, sentence, plain);
    if (!is_question(sentence)) {
        check_claim(prose, sentence, plain);
        blank_neutral(plain, prose->lexicon->neutral);
        check_frequency(prose, sentence, plain);
    }
    free(plain);
}

/* Sentences of unspaced scripts are not counted in words. */
static bool
is_spaced(const char *lang)
{
    static const char *const unspaced[] = {"zh", "ja", "th", "km", "lo", "my"};
    for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++) {
        if (strncmp(lang, unspaced[i], 2) == 0) {
            return false;
        }
    }
    return true;
}

static void
check_length(const struct prose *prose, const struct rules_sentence *sentence)
{
    char excerpt[EXCERPT_SIZE];
    if (sentence->words > SENTENCE_WORDS_MAX && sentence->place != RULES_ROW &&
        is_spaced(prose->version->lang)) {
        report_add(prose->rules->report, prose->version->path, sentence->line,
                   REPORT_WARNING, "long-sentence",
                   "This sentence has %d words: “%s”. Make two or three of it; "
                   "aim for 15 words or fewer.",
                   sentence->words,
                   rules_excerpt(sentence->text, excerpt, sizeof excerpt));
    }
}

/* The names a reader cannot be spared: of the treatment, of the topic. */
static char *
names_of(const struct deck *deck, const struct deck_topic *topic,
         const char *lang)
{
    const char *treatment =
        deck_word(deck, &deck->treatments[topic->treatment_index].name, lang);
    const char *title = deck_word(deck, &topic->title, lang);
    size_t size =
        (treatment ? strlen(treatment) : 0) + (title ? strlen(title) : 0) + 2;
    char *both = mem_new(size, 1);
    snprintf(both, size, "%s %s", treatment ? treatment : "",
             title ? title : "");
    char *plain = rules_plain(both, strlen(both));
    free(both);
    return plain;
}

static void
check_grade(const struct prose *prose, const struct deck_topic *topic,
            const struct rules_sentences *sentences)
{
    const char *lang = prose->version->lang;
    if (strncmp(lang, "en", 2) != 0 || (lang[2] && lang[2] != '-')) {
        return;
    }
    char *names = names_of(prose->rules->deck, topic, lang);
    double grade;
    if (rules_grade(sentences, names, &grade) && grade > GRADE_MAX) {
        report_add(prose->rules->report, prose->version->path, 0,
                   REPORT_WARNING, "reading-grade",
                   "This takes about %d years of school to read; many "
                   "patients have %d. Use shorter words and shorter "
                   "sentences.",
                   (int)grade + 1, GRADE_MAX);
    }
    free(names);
}

void
rules_check_prose(const struct rules_case *rules,
                  const struct deck_topic *topic,
                  const struct deck_version *version)
{
    struct prose prose = {.rules = rules,
                          .version = version,
                          .lexicon = rules_lexicon_find(version->lang)};
    struct rules_sentences sentences;
    rules_sentences_init(&sentences, version);
    for (size_t i = 0; i < sentences.count; i++) {
        check_length(&prose, &sentences.items[i]);
        if (prose.lexicon) {
            check_words(&prose, &sentences.items[i]);
        }
    }
    check_grade(&prose, topic, &sentences);
    rules_sentences_release(&sentences);
}
