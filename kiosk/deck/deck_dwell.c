/* How much there is to read in a text, and therefore how long a slide stays. */
#include "deck_dwell.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "thai_words.h"
#include "unicode.h"
#include "utf8.h"

/* Measured for Lao, Khmer and Burmese: the number of English words in the same
 * sentences of leaflets (tests/deck/test_deck_dwell.c). */
enum {
    WORDS_A_MINUTE = 120,
    LETTERS_A_MINUTE = 128,
    LAO_A_MINUTE = 135,
    KHMER_A_MINUTE = 297,
    BURMESE_A_MINUTE = 195,
    DWELL_BASE_MS = 3000,
    DWELL_WORD_MS = 60 * 1000 / WORDS_A_MINUTE,
    DWELL_PICTURE_MS = 3000,
    DWELL_MIN_MS = 8000,
    DWELL_MAX_MS = 90000
};

bool
rules_count_spaced(const char *lang)
{
    return lang_tag_in(lang, " ko ");
}

/* How words are counted in a script. */
enum writing {
    WRITES_SPACES,
    WRITES_LETTERS, /* Chinese, Japanese: letters are counted, */
    WRITES_LAO,     /* syllables, */
    WRITES_KHMER,   /* consonants with what belongs to them, */
    WRITES_BURMESE, /* syllables, */
    WRITES_THAI,    /* words */
    WRITINGS
};

static enum writing
writing_of(uint32_t code, bool spaced)
{
    if (!unicode_is_unspaced(code) || unicode_digit(code) >= 0) {
        return WRITES_SPACES;
    }
    return code < 0x0E80                      ? WRITES_THAI
           : code < 0x0F00                    ? WRITES_LAO
           : code < 0x1100                    ? WRITES_BURMESE
           : code < 0x1A00                    ? WRITES_KHMER
           : code >= 0xA9E0 && code <= 0xAA7F ? WRITES_BURMESE
           : spaced                           ? WRITES_SPACES
                                              : WRITES_LETTERS;
}

/* A vowel of Lao that is written before its consonant. */
static bool
lao_leads(uint32_t code)
{
    return code >= 0x0EC0 && code <= 0x0EC4;
}

static bool
lao_follows(uint32_t code)
{
    return (code >= 0x0EB0 && code <= 0x0EBB) || code == 0x0EBD ||
           code == 0x0ECD;
}

/* Whether the vowel CODES[AT] is the first of its syllable: its consonant has
 * no other before or on it. */
static bool
lao_begins(const uint32_t *codes, size_t at)
{
    if (lao_leads(codes[at]) || !lao_follows(codes[at])) {
        return lao_leads(codes[at]);
    }
    while (at > 0 && (codes[at - 1] == 0x0EBC ||
                      (codes[at - 1] >= 0x0EC8 && codes[at - 1] <= 0x0ECC))) {
        at--;
    }
    return at == 0 || (!lao_follows(codes[at - 1]) &&
                       (at == 1 || !lao_leads(codes[at - 2])));
}

/* Whether one unit of WRITING begins at CODES[AT]; AFTER is the code behind
 * it, perhaps behind a dot below. */
static bool
begins(enum writing writing, const uint32_t *codes, size_t at, uint32_t after)
{
    enum {
        KHMER_COENG = 0x17D2,
        BURMESE_VIRAMA = 0x1039,
        BURMESE_ASAT = 0x103A
    };
    uint32_t before = at > 0 ? codes[at - 1] : 0;
    switch (writing) {
    case WRITES_LAO:
        return lao_begins(codes, at);
    case WRITES_KHMER:
        return unicode_is_alnum(codes[at]) && before != KHMER_COENG;
    case WRITES_BURMESE:
        return unicode_is_alnum(codes[at]) && before != BURMESE_VIRAMA &&
               after != BURMESE_ASAT;
    default:
        return unicode_is_alnum(codes[at]);
    }
}

/* Counts the units of all writing systems. A number counts as a word in each.
 */
static void
count_units(const uint32_t *codes, const unsigned char *ends, size_t count,
            bool spaced, int64_t units[WRITINGS])
{
    enum { BURMESE_DOT = 0x1037, THAI_REPEAT = 0x0E46 };
    bool in_word = false;
    for (size_t i = 0; i < count; i++) {
        enum writing writing = writing_of(codes[i], spaced);
        uint32_t after = i + 1 < count ? codes[i + 1] : 0;
        if (after == BURMESE_DOT && i + 2 < count) {
            after = codes[i + 2];
        }
        bool unit = begins(writing, codes, i, after) && codes[i] != THAI_REPEAT;
        bool goes_on = writing == WRITES_SPACES || writing == WRITES_THAI;
        bool parts = unicode_parts_words(codes[i]) ||
                     (i > 0 && writing != writing_of(codes[i - 1], spaced));
        in_word = in_word && !parts;
        units[writing] += unit && !in_word;
        in_word = goes_on && (in_word || unit) && !ends[i];
    }
}

int
deck_count_words(const char *text, size_t len, const char *lang)
{
    static const int64_t a_minute[WRITINGS] = {
        [WRITES_SPACES] = WORDS_A_MINUTE,
        [WRITES_LETTERS] = LETTERS_A_MINUTE,
        [WRITES_LAO] = LAO_A_MINUTE,
        [WRITES_KHMER] = KHMER_A_MINUTE,
        [WRITES_BURMESE] = BURMESE_A_MINUTE,
        [WRITES_THAI] = WORDS_A_MINUTE};
    uint32_t *codes = mem_new(len, sizeof(*codes));
    unsigned char *ends = mem_new(len, 1);
    int64_t units[WRITINGS] = {0}, words = 0;
    size_t count = 0;
    for (size_t i = 0; i < len; count++) {
        i += utf8_decode(text + i, len - i, &codes[count]);
    }
    thai_mark_words(codes, count, ends, 1);
    count_units(codes, ends, count, rules_count_spaced(lang), units);
    for (int i = 0; i < WRITINGS; i++) {
        words += (units[i] * WORDS_A_MINUTE + a_minute[i] - 1) / a_minute[i];
    }
    free(codes);
    free(ends);
    return (int)words;
}

int64_t
deck_dwell_ms(const struct deck_version *version)
{
    if (version->dwell_s > 0) {
        return (int64_t)version->dwell_s * 1000;
    }
    return deck_reading_ms(version);
}

int64_t
deck_reading_ms(const struct deck_version *version)
{
    int64_t ms = DWELL_BASE_MS + (int64_t)version->words * DWELL_WORD_MS +
                 (int64_t)version->pictures * DWELL_PICTURE_MS;
    if (ms < DWELL_MIN_MS) {
        return DWELL_MIN_MS;
    }
    return ms > DWELL_MAX_MS ? DWELL_MAX_MS : ms;
}

bool
deck_has_letter(const char *text)
{
    for (size_t i = 0, len = strlen(text); i < len;) {
        uint32_t code;
        i += utf8_decode(text + i, len - i, &code);
        if (unicode_is_alnum(code) && unicode_digit(code) < 0) {
            return true;
        }
    }
    return false;
}
