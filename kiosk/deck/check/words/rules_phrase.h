/* Looking up phrases in plain words (rules_plain). */
#ifndef KIOSK_RULES_PHRASE_H
#define KIOSK_RULES_PHRASE_H

#include <stdbool.h>

/* Where PHRASE stands in PLAIN, from AT on, as whole words: at the space
 * before it. NULL when it does not. */
char *rules_phrase_find(char *plain, char *at, const char *phrase);

/* The first phrase of LIST that PLAIN has, NULL when none. */
const char *rules_phrase_any(char *plain, const char *const *list);

/* Overwrites "most common" with "-----------", for each phrase of LIST, so that
 * it is not found as "common" after. */
void rules_phrase_blank(char *plain, const char *const *list);

/* Whether one of the two words before AT, in PLAIN, is one of NEGATIONS and
 * turns what follows round. */
bool rules_phrase_negated(const char *plain, const char *at,
                          const char *const *negations);

/* Whether the first word of PLAIN is one of LIST. */
bool rules_phrase_begins(const char *plain, const char *const *list);

#endif
