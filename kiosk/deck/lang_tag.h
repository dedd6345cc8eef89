/* Language tags: the part of BCP 47 that slides use, "es", "zh-Hant",
 * "pt-BR". Pure. */
#ifndef KIOSK_LANG_TAG_H
#define KIOSK_LANG_TAG_H

#include <stdbool.h>
#include <stddef.h>

#define DECK_LANG_SIZE 16

/* Reads LEN bytes as language[-Script][-REGION] or -419 ('_' is read as '-',
 * any case) and writes them in their usual case. False when they are none. */
bool lang_tag_read(const char *text, size_t len, char tag[DECK_LANG_SIZE]);

/* Whether the language of TAG, whatever its script and region, is one of
 * LANGUAGES: " es pt ". */
bool lang_tag_in(const char *tag, const char *languages);

/* Whether a file name that ends in this tag most likely means the language:
 * languages spoken by patients, without tags that are English words. */
bool lang_tag_likely(const char *tag);

#endif
