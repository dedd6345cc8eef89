/* How a code point holds on to its neighbours. Pure. */
#ifndef KIOSK_PARA_CLUSTER_H
#define KIOSK_PARA_CLUSTER_H

#include <stdbool.h>
#include <stdint.h>

/* A space that hangs over the end of a line. NBSP is none. */
bool para_is_space(uint32_t code);

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
