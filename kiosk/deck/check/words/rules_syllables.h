/* How many syllables a word has. */
#ifndef KIOSK_RULES_SYLLABLES_H
#define KIOSK_RULES_SYLLABLES_H

#include <stddef.h>

/* Syllables of an English word in small letters, LEN bytes, by its vowel
 * groups; 1 or more. */
int rules_syllables(const char *word, size_t len);

/* The same of a Spanish word, by the rules of its spelling (RAE, Ortografia
 * 2010): i and u without an accent make one syllable with the vowel beside
 * them, also across an h; with an accent they stand alone; u is silent in gue,
 * gui, que, qui; a y at the end is an i. */
int rules_syllables_spanish(const char *word, size_t len);

#endif
