/* How many syllables a word has. See rules_syllables.h. */
#include "rules_syllables.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "unicode.h"
#include "utf8.h"

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

/* How a letter of a Spanish word counts. */
enum sound { CONSONANT, STRONG, WEAK, MUTE };

/* The sound of CODE between BEFORE and the code AFTER; 0 is none. */
static enum sound
sound_of(uint32_t before, uint32_t code, uint32_t after)
{
    bool front = after != 0 && utf8_in(after, "eiéí");
    bool last = !unicode_is_letter(after);
    if (code == 'h' || (code == 'u' && before == 'q') ||
        (code == 'u' && before == 'g' && front)) {
        return MUTE;
    }
    if (utf8_in(code, "aeoáéíóúàèò")) {
        return STRONG;
    }
    bool weak = utf8_in(code, "iuü") || (code == 'y' && last);
    return weak ? WEAK : CONSONANT;
}

int
rules_syllables_spanish(const char *word, size_t len)
{
    int count = 0;
    bool open = false;   /* a syllable is there that a weak vowel joins */
    bool strong = false; /* it has a strong vowel */
    uint32_t before = 0, weak = 0;
    for (size_t i = 0; i < len;) {
        uint32_t code;
        size_t size = utf8_decode(word + i, len - i, &code);
        enum sound sound =
            sound_of(before, code, utf8_at(word, len, i + size, NULL));
        bool twice = code == weak || (code == 0xED && weak == 'i');
        if (sound == CONSONANT) {
            open = strong = false;
        } else if (sound == STRONG) {
            count += !open || strong || twice;
            open = strong = true;
        } else if (sound == WEAK) {
            count += !open || twice;
            strong = strong && !twice;
            open = true;
        }
        weak = sound == WEAK ? code : sound == MUTE ? weak : 0;
        before = code;
        i += size;
    }
    return count > 0 ? count : 1;
}
