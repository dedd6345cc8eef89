/* Languages in legacy encodings: which encodings they used, and which letters
 * and signs their texts have. Pure. */
#ifndef KIOSK_TEXT_HABIT_H
#define KIOSK_TEXT_HABIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang_tag.h"

/* What languages were saved in, in the order of the table of text_old.c, and
 * how a text in them looks. */
struct text_habit {
    const char *languages, *encodings;
    const char *letters; /* outside ASCII, of Latin alphabets; of Cyrillic ones
                          * those that are not Russian; NULL: any of the
                          * script */
    const char *common;  /* letters that a text is full of; NULL any */
    int permille;        /* so many are, at least: half of what is usual */
};

/* NULL for a language that was hardly ever saved in legacy encodings. */
const struct text_habit *text_habit_of(const char *lang);

bool text_habit_latin(const struct text_habit *habit);

/* Whether CODE is a letter of LANG outside ASCII. */
bool text_habit_own(const struct text_habit *habit, const char *lang,
                    uint32_t code);

/* Whether people type the sign CODE between words, whatever they write. */
bool text_habit_sign(uint32_t code);

/* Whether CODE, small or capital, is in LIST, which has small letters. */
bool text_habit_lists(const char *list, uint32_t code);

/* The language of a line `key.LANG: ...`; "" when it is none. */
void text_habit_line_language(const char *line, size_t len,
                              char lang[DECK_LANG_SIZE]);

/* How much of LEN bytes comes before the end of the line. */
size_t text_habit_line_length(const char *text, size_t len);

#endif
