/* Finds the word in a list that a typo was probably meant to be. Pure. */
#ifndef KIOSK_NEAREST_H
#define KIOSK_NEAREST_H

#include <stddef.h>

/* How many letters must be changed, added, left out or swapped with their
 * neighbour to make B of A (optimal string alignment; ASCII case does not
 * count). Words of more than NEAREST_WORD_MAX bytes are SIZE_MAX apart. */
#define NEAREST_WORD_MAX 32
size_t nearest_distance(const char *a, const char *b);

/* The index of the nearest of COUNT words, or COUNT when none is so near that
 * it was probably meant (one letter, or a quarter of its letters). WORDS[i] is
 * at (const char *const *)((const char *)words + i * stride). */
size_t nearest_word(const char *word, const void *words, size_t count,
                    size_t stride);

#endif
