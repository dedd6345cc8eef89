/* Values of `key: value` lines: texts, dates, numbers, choices. */
#ifndef KIOSK_HEAD_VALUE_H
#define KIOSK_HEAD_VALUE_H

#include "head_line.h"

/* For readers: an error of RULE about VALUE; WHAT is what to do about it. */
void head_refuse(const struct head_value *value, const char *rule,
                 const char *what);

/* Readers, and what MEMBER is. */
head_reader head_text;   /* char *, freed with free() */
head_reader head_words;  /* struct deck_words: one for each language */
head_reader head_date;   /* struct deck_date, of the calendar */
head_reader head_int;    /* int */
head_reader head_number; /* double */
head_reader head_bool;   /* bool: yes, no, true, false */
head_reader head_choice; /* int or enum: `low` for the first choice, ... */
head_reader head_name;   /* char[HEAD_NAME_SIZE]: one of the choices */
#define HEAD_NAME_SIZE 16

#endif
