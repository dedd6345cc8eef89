/* Which script a text is written in, and which its language is. */
#ifndef KIOSK_LANG_SCRIPT_H
#define KIOSK_LANG_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "deck.h"

/* Whether most letters of VERSION belong to another script than those that its
 * language is written in; then *FOUND and *EXPECTED name the two. False for
 * languages that are not known and for fewer than 20 letters: a name or two.
 */
bool lang_script_wrong(const struct deck_version *version, const char **found,
                       const char **expected);

/* Whether LANG is written with CODE, of a script that only some languages
 * have; false for languages that are not known. */
bool lang_script_has(const char *lang, uint32_t code);

/* Whether LANG is written in Latin letters, or not known. */
bool lang_script_latin(const char *lang);

/* Whether LANG is Chinese, Japanese or Korean. */
bool lang_script_wide(const char *lang);

/* A letter of the script that LANG is written in; 0 for languages that are not
 * known. */
uint32_t lang_script_letter(const char *lang);

/* The script that CODE belongs to, such as "Tamil"; NULL for none of ours. */
const char *lang_script_name(uint32_t code);

#endif
