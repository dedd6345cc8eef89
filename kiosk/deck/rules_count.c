/* How much there is to read in a text, and so how long a slide stays. */
#include "rules_count.h"

#include <string.h>

#include "deck_rules.h"
#include "rules_letter.h"
#include "utf8.h"

enum {
    LETTERS_A_MINUTE = 128,
    WORDS_A_MINUTE = 120,
    DWELL_BASE_MS = 3000,
    DWELL_WORD_MS = 60 * 1000 / WORDS_A_MINUTE,
    DWELL_PICTURE_MS = 3000,
    DWELL_MIN_MS = 8000,
    DWELL_MAX_MS = 90000
};

bool
rules_count_spaced(const char *lang)
{
    return strncmp(lang, "ko", 2) == 0 && (lang[2] == '\0' || lang[2] == '-');
}

int
deck_count_words(const char *text, size_t len, const char *lang)
{
    bool spaced = rules_count_spaced(lang);
    int64_t words = 0, letters = 0;
    bool in_word = false;
    for (size_t i = 0; i < len;) {
        uint32_t code;
        i += utf8_decode(text + i, len - i, &code);
        bool unspaced = !spaced && rules_letter_unspaced(code);
        if (unspaced) {
            letters += rules_letter_is(code);
        }
        if (unspaced || rules_letter_space(code)) {
            in_word = false;
        } else if (!in_word && rules_letter_is(code)) {
            in_word = true;
            words++;
        }
    }
    return (int)(words + (letters * WORDS_A_MINUTE + LETTERS_A_MINUTE - 1) /
                             LETTERS_A_MINUTE);
}

int64_t
deck_dwell_ms(const struct deck_version *version)
{
    if (version->dwell_s > 0) {
        return (int64_t)version->dwell_s * 1000;
    }
    return rules_reading_ms(version);
}

int64_t
rules_reading_ms(const struct deck_version *version)
{
    int64_t ms = DWELL_BASE_MS + (int64_t)version->words * DWELL_WORD_MS +
                 (int64_t)version->pictures * DWELL_PICTURE_MS;
    if (ms < DWELL_MIN_MS) {
        return DWELL_MIN_MS;
    }
    return ms > DWELL_MAX_MS ? DWELL_MAX_MS : ms;
}
