/* The Flesch-Kincaid grade level. */
#include "rules_grade.h"

#include <string.h>

#include "unicode.h"

enum { WORDS_MIN = 30 };

static bool
is_vowel(char letter)
{
    return letter != '\0' && strchr("aeiouy", letter) != NULL;
}

static bool
ends_with(const char *word, size_t len, const char *ending)
{
    size_t size = strlen(ending);
    return len > size && memcmp(word + len - size, ending, size) == 0;
}

/* A last "e" is silent ("make"), as in "makes" and "baked", but it is heard
 * in "table", "treated" and "bruises". */
static bool
has_silent_e(const char *word, size_t len)
{
    if (ends_with(word, len, "e")) {
        bool syllabic_l =
            ends_with(word, len, "le") && len > 2 && !is_vowel(word[len - 3]);
        return !syllabic_l && !is_vowel(word[len - 2]);
    }
    if (ends_with(word, len, "ed")) {
        return strchr("dt", word[len - 3]) == NULL && !is_vowel(word[len - 3]);
    }
    if (ends_with(word, len, "es")) {
        bool hissing = strchr("sxzcg", word[len - 3]) != NULL ||
                       ends_with(word, len, "ches") ||
                       ends_with(word, len, "shes");
        bool syllabic_l =
            ends_with(word, len, "les") && len > 3 && !is_vowel(word[len - 4]);
        return !hissing && !syllabic_l && !is_vowel(word[len - 3]);
    }
    return false;
}

int
rules_syllables(const char *word, size_t len)
{
    int groups = 0;
    bool in_group = false;
    for (size_t i = 0; i < len; i++) {
        bool vowel = is_vowel(word[i]);
        groups += vowel && !in_group;
        in_group = vowel;
    }
    if (groups > 1 && len > 2 && has_silent_e(word, len)) {
        groups--;
    }
    return groups > 0 ? groups : 1;
}

/* Whether NAMES has the word at WORD, LEN bytes between two spaces. */
static bool
is_name(const char *names, const char *word, size_t len)
{
    return memmem(names, strlen(names), word - 1, len + 2) != NULL;
}

static void
count_sentence(const char *plain, const char *names, int *words, int *syllables)
{
    for (const char *word = plain + 1; *word;) {
        size_t len = strcspn(word, " ");
        bool number = unicode_digit((unsigned char)*word) >= 0;
        if (len > 0 && !number && !is_name(names, word, len)) {
            ++*words;
            *syllables += rules_syllables(word, len);
        }
        word += len + 1;
    }
}

bool
rules_grade(const struct rules_sentences *sentences, const char *names,
            double *grade)
{
    int words = 0, syllables = 0, count = 0;
    for (size_t i = 0; i < sentences->count; i++) {
        const struct rules_sentence *sentence = &sentences->items[i];
        if (sentence->place == RULES_BODY) {
            int before = words;
            count_sentence(sentence->plain, names, &words, &syllables);
            count += words > before;
        }
    }
    if (words < WORDS_MIN) {
        return false;
    }
    *grade = 0.39 * words / count + 11.8 * syllables / words - 15.59;
    return true;
}
