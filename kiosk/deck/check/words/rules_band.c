/* Words for how often against their numbers. See rules_band.h. */
#include "rules_band.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules_number.h"
#include "rules_sentence.h"
#include "utf8.h"

void
rules_band_blank(char *plain, const struct rules_lexicon *lexicon)
{
    if (rules_phrase_is(plain + 1, strcspn(plain + 1, " "), lexicon->orders)) {
        rules_phrase_blank(plain, lexicon->manner);
    }
    rules_phrase_blank(plain, lexicon->neutral);
    size_t len = 0;
    const char *odd = lexicon->odd;
    while ((odd = rules_phrase_next(odd, &len)) != NULL) {
        char *at = plain;
        while ((at = rules_phrase_find(plain, at, odd, len)) != NULL) {
            if (rules_phrase_negated(plain, at, lexicon->senses)) {
                memset(at + 1, '-', len);
            }
            at += 1 + len;
        }
    }
}

/* The only band of SENTENCE; NULL when there are none or several. */
static const struct rules_band *
only_band(const struct rules_sentence *sentence,
          const struct rules_lexicon *lexicon)
{
    const struct rules_band *found = NULL;
    int count = 0;
    char *plain = mem_string(sentence->plain);
    rules_band_blank(plain, lexicon);
    for (const struct rules_band *band = lexicon->bands; band->word != NULL;
         band++) {
        char *at = plain;
        size_t len = strlen(band->word);
        while ((at = rules_phrase_find(plain, at, band->word, len)) != NULL) {
            count +=
                rules_phrase_negated(plain, at, lexicon->negations) ? 2 : 1;
            found = band;
            /* "very rare" is not "rare" as well. */
            memset(at + 1, '-', len);
        }
    }
    free(plain);
    return count == 1 ? found : NULL;
}

/* The number behind which the text is looked at, while a sentence is read. */
struct band_check {
    const struct rules_lexicon *lexicon;
    const char *start, *end; /* of the number before; NULL: none */
    double value;
    bool any, fits; /* a ratio was there; one of them is in the band */
};

/* Whether the text from FROM to TO is "in" or "out of". */
static bool
is_ratio(const struct rules_lexicon *lexicon, const char *from, const char *to)
{
    char *plain = rules_plain(from, (size_t)(to - from));
    size_t len = strlen(plain);
    bool is = len > 2 && rules_phrase_is(plain + 1, len - 2, lexicon->ratios);
    free(plain);
    return is;
}

/* The end of a per cent sign at AT, perhaps behind a space; NULL: none. */
static const char *
percent_end(const char *at)
{
    static const char *const spaces[] = {" ", "\u00a0", "\u202f"};
    for (size_t i = 0; i < sizeof(spaces) / sizeof(*spaces); i++) {
        if (strncmp(at, spaces[i], strlen(spaces[i])) == 0) {
            at += strlen(spaces[i]);
            break;
        }
    }
    return *at == '%' ? at + 1 : NULL;
}

static void
note_share(struct band_check *check, const struct rules_band *band,
           double share, const char *from, const char *to, struct str *number)
{
    static const double rounding = 1e-9;
    if (!check->any) {
        str_add_bytes(number, from, (size_t)(to - from));
    }
    check->any = true;
    check->fits = check->fits || (share >= band->low * (1 - rounding) &&
                                  share <= band->high * (1 + rounding));
}

static void
take_number(struct band_check *check, const struct rules_band *band,
            const char *start, const char *end, double value,
            struct str *number)
{
    const char *percent = percent_end(end);
    if (percent != NULL) {
        note_share(check, band, value / 100, start, percent, number);
    } else if (check->end != NULL && value > 0 &&
               is_ratio(check->lexicon, check->end, start)) {
        note_share(check, band, check->value / value, check->start, end,
                   number);
    }
    check->start = start;
    check->end = end;
    check->value = value;
}

const struct rules_band *
rules_band_wrong(const struct rules_sentence *sentence,
                 const struct rules_lexicon *lexicon, struct str *number)
{
    const struct rules_band *band = only_band(sentence, lexicon);
    struct band_check check = {.lexicon = lexicon};
    const char *at = sentence->text, *end = at + strlen(at);
    struct str digits = {0};
    while (band != NULL && at < end) {
        uint32_t code;
        size_t left = (size_t)(end - at);
        size_t begin = (size_t)(at - sentence->text);
        size_t size =
            rules_number_at(sentence->text, begin + left, begin, &digits);
        if (size > 0) {
            take_number(&check, band, at, at + size, strtod(digits.text, NULL),
                        number);
            str_clear(&digits);
        } else {
            size = utf8_decode(at, left, &code);
        }
        at += size;
    }
    str_release(&digits);
    return check.any && !check.fits ? band : NULL;
}
