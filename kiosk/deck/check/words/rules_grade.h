/* How many years of school a text requires: the Flesch-Kincaid grade level
 * (Kincaid 1975), for English. */
#ifndef KIOSK_RULES_GRADE_H
#define KIOSK_RULES_GRADE_H

#include <stdbool.h>
#include <stddef.h>

#include "rules_sentence.h"

/* Syllables of an English word in small letters, LEN bytes, by its vowel
 * groups; 1 or more. */
int rules_syllables(const char *word, size_t len);

/* The grade of the body in SENTENCES: each item of a list is at least one
 * sentence; numbers, tables, the title, and words that NAMES (a rules_plain
 * text) holds, such as the treatment's name, are not counted. False when there
 * are fewer than 30 words: the formula is noise below. */
bool rules_grade(const struct rules_sentences *sentences, const char *names,
                 double *grade);

#endif
