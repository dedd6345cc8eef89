/* How hard a text is to read. See rules_grade.h. */
#include "rules_grade.h"

#include <string.h>

#include "rules_syllables.h"
#include "unicode.h"

enum { WORDS_MIN = 30 };

/* What the formulas are about. */
struct counts {
    int words, sentences, syllables;
};

/* Whether NAMES has the word at WORD, LEN bytes between two spaces. */
static bool
is_name(const char *names, const char *word, size_t len)
{
    return memmem(names, strlen(names), word - 1, len + 2) != NULL;
}

static void
count_sentence(const char *plain, const char *names,
               int (*syllables)(const char *, size_t), struct counts *counts)
{
    int before = counts->words;
    for (const char *word = plain + 1; *word;) {
        size_t len = strcspn(word, " ");
        bool number = unicode_digit((unsigned char)*word) >= 0;
        if (len > 0 && !number && !is_name(names, word, len)) {
            counts->words++;
            counts->syllables += syllables(word, len);
        }
        word += len + 1;
    }
    counts->sentences += counts->words > before;
}

/* False when there are too few words. */
static bool
count_body(const struct rules_sentences *sentences, const char *names,
           int (*syllables)(const char *, size_t), struct counts *counts)
{
    *counts = (struct counts){0};
    for (size_t i = 0; i < sentences->count; i++) {
        const struct rules_sentence *sentence = &sentences->items[i];
        if (sentence->place == RULES_BODY) {
            count_sentence(sentence->plain, names, syllables, counts);
        }
    }
    return counts->words >= WORDS_MIN;
}

bool
rules_grade(const struct rules_sentences *sentences, const char *names,
            double *grade)
{
    struct counts counts;
    if (!count_body(sentences, names, rules_syllables, &counts)) {
        return false;
    }
    *grade = 0.39 * counts.words / counts.sentences +
             11.8 * counts.syllables / counts.words - 15.59;
    return true;
}

bool
rules_inflesz(const struct rules_sentences *sentences, const char *names,
              double *score)
{
    struct counts counts;
    if (!count_body(sentences, names, rules_syllables_spanish, &counts)) {
        return false;
    }
    *score = 206.835 - 62.3 * counts.syllables / counts.words -
             1.0 * counts.words / counts.sentences;
    return true;
}
