/* Rules about the sentences of a file: long ones, hard ones, and words that
 * mislead about how likely something is. */
#include "rules_prose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules_band.h"
#include "rules_check.h"
#include "rules_grade.h"
#include "rules_lexicon.h"
#include "rules_sentence.h"
#include "str.h"
#include "unicode.h"

enum {
    SENTENCE_WORDS_MAX = 20,
    GRADE_MAX = 6,
    SCHOOL_YEARS = 12,
    EASY_MIN = 65, /* of the INFLESZ scale: rules_grade.h */
    PRESS_MIN = 55,
    SCIENCE_MIN = 40,
    EXCERPT_SIZE = 60
};

/* One file while its sentences are looked at. */
struct prose {
    const struct rules_case *rules;
    const struct deck_version *version;
    const struct rules_lexicon *lexicon; /* NULL: none for this language */
    char denominator[24];                /* the first "N" of "1 in N" */
    bool mixed;                          /* another one was reported */
};

static void
check_frequency(const struct prose *prose,
                const struct rules_sentence *sentence, char *plain)
{
    size_t len, other;
    const char *word = rules_phrase_any(plain, prose->lexicon->frequency, &len);
    if (word == NULL || strpbrk(plain, "0123456789") != NULL ||
        rules_phrase_any(plain, prose->lexicon->answers, &other) != NULL) {
        return;
    }
    report_add(prose->rules->report, prose->version->path, sentence->line,
               REPORT_WARNING, "frequency-word",
               "“%.*s” means something different to everybody. Say how many "
               "in the same sentence, such as “1 in 100 people”, or that "
               "there is no number.",
               (int)len, word);
}

/* Compares the words with the numbers, as doctors use them. */
static void
check_band(const struct prose *prose, const struct rules_sentence *sentence)
{
    struct str number = {0};
    const struct rules_band *band =
        rules_band_wrong(sentence, prose->lexicon, &number);
    if (band != NULL) {
        report_add(prose->rules->report, prose->version->path, sentence->line,
                   REPORT_ERROR, "band-differs",
                   "“%s” does not match “%s”: in medicine it means %s. "
                   "Correct whichever is wrong, or leave the word out.",
                   band->word, number.text, band->meaning);
    }
    str_release(&number);
}

/* Whether PLAIN has CLAIM at least once without a negation. */
static bool
claims(char *plain, const char *claim, size_t len, const char *negations)
{
    char *at = plain;
    while ((at = rules_phrase_find(plain, at, claim, len)) != NULL) {
        if (!rules_phrase_negated(plain, at, negations)) {
            return true;
        }
        at += 1 + len;
    }
    return false;
}

static void
check_claim(const struct prose *prose, const struct rules_sentence *sentence,
            char *plain)
{
    struct str found = {0};
    int count = 0;
    size_t len = 0;
    const char *claim = prose->lexicon->absolute;
    while ((claim = rules_phrase_next(claim, &len)) != NULL) {
        if (claims(plain, claim, len, prose->lexicon->negations)) {
            str_addf(&found, "%s“%.*s”", count > 0 ? ", " : "", (int)len,
                     claim);
            count++;
        }
    }
    if (count > 0) {
        report_add(prose->rules->report, prose->version->path, sentence->line,
                   REPORT_WARNING, "absolute-claim",
                   "%s promise%s what nobody can promise. Say what the source "
                   "says, and for how many people.",
                   found.text, count == 1 ? "s" : "");
    }
    str_release(&found);
}

/* Copies the number at TEXT to NUMBER. Returns the text after it; NULL if there
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
        snprintf(prose->denominator, sizeof(prose->denominator), "%s", number);
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
    size_t len = 0;
    const char *ratio = prose->lexicon->ratios;
    while ((ratio = rules_phrase_next(ratio, &len)) != NULL) {
        char *from = plain;
        for (char *at;
             (at = rules_phrase_find(plain, from, ratio, len)) != NULL;
             from = at + len + 2) {
            char number[sizeof(prose->denominator)];
            bool after_number =
                at > plain && unicode_digit((unsigned char)at[-1]) >= 0;
            if (after_number &&
                take_number(at + len + 2, number, sizeof(number)) != NULL) {
                check_denominator(prose, sentence, number);
            }
        }
    }
}

static void
check_words(struct prose *prose, const struct rules_sentence *sentence)
{
    char *plain = mem_string(sentence->plain);
    check_ratios(prose, sentence, plain);
    if (strchr(sentence->text, '?') == NULL) {
        check_claim(prose, sentence, plain);
        check_band(prose, sentence);
        rules_band_blank(plain, prose->lexicon);
        check_frequency(prose, sentence, plain);
    }
    free(plain);
}

/* Sentences of unspaced scripts are not counted in words. */
static void
check_length(const struct prose *prose, const struct rules_sentence *sentence)
{
    char excerpt[EXCERPT_SIZE];
    if (sentence->words > SENTENCE_WORDS_MAX && sentence->place != RULES_ROW &&
        !lang_tag_in(prose->version->lang, " zh ja th km lo my ")) {
        report_add(prose->rules->report, prose->version->path, sentence->line,
                   REPORT_WARNING, "long-sentence",
                   "This sentence has %d words: “%s”. Split it into two or "
                   "three; aim for 15 words or fewer.",
                   sentence->words,
                   rules_excerpt(sentence->text, excerpt, sizeof(excerpt)));
    }
}

/* The names a text cannot avoid: of the treatment, of the topic. */
static char *
names_of(const struct deck *deck, const struct deck_topic *topic,
         const char *lang)
{
    const char *treatment =
        deck_word(deck, &deck->treatments[topic->treatment_index].name, lang);
    const char *title = deck_word(deck, &topic->title, lang);
    struct str both = {0};
    str_addf(&both, "%s %s", treatment != NULL ? treatment : "",
             title != NULL ? title : "");
    char *plain = rules_plain(both.text, both.len);
    str_release(&both);
    return plain;
}

static void
check_english(const struct prose *prose,
              const struct rules_sentences *sentences, const char *names)
{
    double grade;
    if (rules_grade(sentences, names, &grade) && grade > (double)GRADE_MAX) {
        bool school = grade < (double)SCHOOL_YEARS;
        report_add(prose->rules->report, prose->version->path, 0,
                   REPORT_WARNING, "reading-grade",
                   "This takes %s %d years of school to read; many patients "
                   "have %d. Use shorter words and shorter sentences.",
                   school ? "about" : "more than",
                   school ? (int)grade + 1 : SCHOOL_YEARS, GRADE_MAX);
    }
}

/* Below what primary school prepares for, as in English. */
static void
check_spanish(const struct prose *prose,
              const struct rules_sentences *sentences, const char *names)
{
    double score;
    if (rules_inflesz(sentences, names, &score) && score < (double)EASY_MIN) {
        report_add(prose->rules->report, prose->version->path, 0,
                   REPORT_WARNING, "reading-grade",
                   "This is as hard to read as %s (%d on the INFLESZ scale); "
                   "many patients need %d or more. Use shorter words and "
                   "shorter sentences.",
                   score >= (double)PRESS_MIN     ? "a newspaper"
                   : score >= (double)SCIENCE_MIN ? "a magazine on science"
                                                  : "a text for specialists",
                   score > 0 ? (int)score : 0, EASY_MIN);
    }
}

static void
check_grade(const struct prose *prose, const struct deck_topic *topic,
            const struct rules_sentences *sentences)
{
    const char *lang = prose->version->lang;
    char *names = names_of(prose->rules->deck, topic, lang);
    if (lang_tag_in(lang, " en ")) {
        check_english(prose, sentences, names);
    } else if (lang_tag_in(lang, " es ")) {
        check_spanish(prose, sentences, names);
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
        if (prose.lexicon != NULL) {
            check_words(&prose, &sentences.items[i]);
        }
    }
    check_grade(&prose, topic, &sentences);
    rules_sentences_release(&sentences);
}
