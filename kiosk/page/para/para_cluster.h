/* Which code points stay together: grapheme clusters. Pure. */
#ifndef KIOSK_PARA_CLUSTER_H
#define KIOSK_PARA_CLUSTER_H

#include <stdbool.h>
#include <stdint.h>

/* A space that may hang over the end of a line; a no-break space may not. */
bool para_is_space(uint32_t code);

/* What para_joins must know of the text before: all zero at its start. */
struct para_cluster {
    uint32_t previous;
    unsigned flags; /* regional indicators in a row */
};

/* Whether CODE belongs to the same grapheme cluster as the text before it (UAX
 * #29 with Indic conjuncts, and Thai vowels that are written before their
 * consonant). Updates CLUSTER. */
bool para_joins(struct para_cluster *cluster, uint32_t code);

#endif
