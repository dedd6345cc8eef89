/* What a code point is: its script, and how it holds on to its neighbours.
 * The data is HarfBuzz's, which SDL2_ttf brings along to shape with. Pure. */
#ifndef KIOSK_PARA_CLUSTER_H
#define KIOSK_PARA_CLUSTER_H

#include <stdbool.h>
#include <stdint.h>

/* ISO 15924 tags, as in page_shape.script. */
#define PARA_TAG(a, b, c, d)                                          \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | \
     (uint32_t)(d))
#define PARA_COMMON PARA_TAG('Z', 'y', 'y', 'y')
#define PARA_LATIN PARA_TAG('L', 'a', 't', 'n')
#define PARA_HAN PARA_TAG('H', 'a', 'n', 'i')
#define PARA_HANGUL PARA_TAG('H', 'a', 'n', 'g')
#define PARA_HEBREW PARA_TAG('H', 'e', 'b', 'r')

/* The script of CODE (UAX #24); PARA_COMMON also for Inherited and for code
 * points without a script: those take their neighbour's. */
uint32_t para_script(uint32_t code);

/* Whether CODE is drawn in the face of the text before it whatever the chain
 * says: marks, joiners, variation selectors, spaces, format characters, ends of
 * lines. */
bool para_follows(uint32_t code);

/* A space that hangs over the end of a line. NBSP is none. */
bool para_is_space(uint32_t code);

bool para_is_digit(uint32_t code);  /* of any script (Nd) */
bool para_is_letter(uint32_t code); /* letters and marks */

/* What para_joins must know of the text before: all zero at its start. */
struct para_cluster {
    uint32_t previous;
    unsigned flags; /* regional indicators in a row */
};

/* Whether CODE belongs to the same grapheme cluster as the text before it
 * (UAX #29 with Indic conjuncts, and Thai vowels that are written before
 * their consonant). Takes note of CODE. */
bool para_joins(struct para_cluster *cluster, uint32_t code);

#endif
