/* What a code point is. The data is HarfBuzz's, which SDL2_ttf brings along to
 * shape with: Unicode 15 in Debian 12, 16 in Debian 13. Pure. */
#ifndef KIOSK_UNICODE_H
#define KIOSK_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* ISO 15924 tags of scripts. */
#define UNICODE_TAG(a, b, c, d)                                       \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | \
     (uint32_t)(d))
#define UNICODE_COMMON UNICODE_TAG('Z', 'y', 'y', 'y')
#define UNICODE_LATIN UNICODE_TAG('L', 'a', 't', 'n')
#define UNICODE_GREEK UNICODE_TAG('G', 'r', 'e', 'k')
#define UNICODE_CYRILLIC UNICODE_TAG('C', 'y', 'r', 'l')
#define UNICODE_ARABIC UNICODE_TAG('A', 'r', 'a', 'b')
#define UNICODE_HAN UNICODE_TAG('H', 'a', 'n', 'i')
#define UNICODE_HANGUL UNICODE_TAG('H', 'a', 'n', 'g')
#define UNICODE_THAI UNICODE_TAG('T', 'h', 'a', 'i')
#define UNICODE_HEBREW UNICODE_TAG('H', 'e', 'b', 'r')

/* The script of CODE (UAX #24); UNICODE_COMMON also for Inherited and for code
 * points without a script: those take their neighbour's. */
uint32_t unicode_script(uint32_t code);

/* The script whose fonts have CODE. For what Common has of one script, such as
 * the Arabic comma (UAX #24, Script_Extensions), that script: so that it is not
 * drawn from a font of symbols. */
uint32_t unicode_font_script(uint32_t code);

bool unicode_is_mark(uint32_t code);   /* Mn, Mc, Me */
bool unicode_is_letter(uint32_t code); /* letters and marks */
bool unicode_is_number(uint32_t code); /* Nd, Nl, No: "5", "½", "²", "①" */
bool unicode_is_space(uint32_t code);  /* White_Space, no-break ones too */

/* The value 0..9 of a decimal digit of any script (Nd); -1 for anything else.
 */
int unicode_digit(uint32_t code);

/* A letter or digit of any script, as they are counted in words; not a mark of
 * Latin or of a script without spaces, not punctuation, not an emoji. */
bool unicode_is_alnum(uint32_t code);

/* The small letter of a capital, in Latin, Greek and Cyrillic. */
uint32_t unicode_lower(uint32_t code);

/* Whether CODE is BASE and MARK in one, by one step of its canonical
 * decomposition (UAX #15); MARK is 0 where it is another code alone. */
bool unicode_decompose(uint32_t code, uint32_t *base, uint32_t *mark);
bool unicode_compose(uint32_t base, uint32_t mark, uint32_t *code);

/* Parts words: white space, U+200B, and the em dash, which English sets between
 * words without spaces. */
bool unicode_parts_words(uint32_t code);

/* Of a script that writes words without spaces: Chinese, Japanese, Thai, Lao,
 * Khmer, Burmese. */
bool unicode_is_unspaced(uint32_t code);

/* Whether CODE belongs to a script that is written without spaces between
 * words and whose lines are joined without one: Han, Kana, Bopomofo and their
 * punctuation. Hangul is not: Korean writes spaces. */
bool unicode_joins_lines(uint32_t code);

/* Bidi_Control: opens or closes an embedding, override or isolate (UAX #9, 2.1
 * to 2.5), or is a mark of direction (2.6); the second only the former. */
bool unicode_is_bidi_control(uint32_t code);
bool unicode_is_bidi_explicit(uint32_t code);

/* Leaves no ink in any font, so that none need have it: controls, spaces other
 * than that of Ogham, which is a line, joiners, variation selectors, fillers
 * (Unicode 16: Cc, Zs, Zl, Zp, Default_Ignorable_Code_Point), and the cell of
 * Braille without dots. */
bool unicode_is_invisible(uint32_t code);

/* Never begins a grapheme cluster: marks, ZWJ, ZWNJ, skin tones, tags, the
 * sara am of Thai and Lao (UAX #29: Extend, SpacingMark, ZWJ). */
bool unicode_extends(uint32_t code);

/* Is drawn in the font of the text before it, whatever fonts have it: marks,
 * spaces, joiners, format characters, ends of lines. */
bool unicode_inherits_font(uint32_t code);

/* The virama that binds two consonants of an Indic script. */
bool unicode_is_virama(uint32_t code);

#endif
