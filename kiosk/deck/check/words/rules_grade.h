/* How hard a text is to read: for English the Flesch-Kincaid grade level
 * (Kincaid 1975), for Spanish the perspicuity of Szigriszt-Pazos (1993), which
 * the INFLESZ scale (Barrio-Cantalejo 2008, An Sist Sanit Navar 31(2):135-152)
 * reads for texts for patients. */
#ifndef KIOSK_RULES_GRADE_H
#define KIOSK_RULES_GRADE_H

#include <stdbool.h>
#include <stddef.h>

#include "rules_sentence.h"

/* Both count the body in SENTENCES: each item of a list is at least one
 * sentence; numbers, tables, the title, and words that NAMES (a rules_plain
 * text) holds, such as the treatment's name, are not counted. False when there
 * are fewer than 30 words: the formulas are noise below. */

/* The years of school that an English text takes. */
bool rules_grade(const struct rules_sentences *sentences, const char *names,
                 double *grade);

/* How easy a Spanish text is: 80 and more very easy, from 65 quite easy
 * (primary school), from 55 normal (the general press), from 40 rather hard
 * (popular science), below for specialists. */
bool rules_inflesz(const struct rules_sentences *sentences, const char *names,
                   double *score);

#endif
