/* Whether its readers can read a text: whether it is in their script, and the
 * fonts of this screen can draw it. Pure. */
#ifndef KIOSK_DECK_READABLE_H
#define KIOSK_DECK_READABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "deck_file.h"
#include "report.h"
#include "str.h"

/* What is known besides the files themselves. */
struct deck_reading {
    struct deck_host host;
    char (*languages)[DECK_LANG_SIZE]; /* of the deck, borrowed; NULL until
                                        * deck.txt was read */
    size_t language_count;
};

/* The language of FILE: from its name, else the default one; for deck.txt the
 * first that it lists. "" if not known. */
void deck_readable_language(const struct deck_reading *reading,
                            const struct deck_file *file,
                            char lang[DECK_LANG_SIZE]);

/* Adds a sentence to WORDS about what is shown instead of FILE, in LANG, if it
 * cannot be shown. */
void deck_readable_instead(const struct deck_reading *reading,
                           const struct deck_file *file, const char *lang,
                           struct str *words);

/* Reports a VERSION, whose path and language are set, that is written in the
 * wrong script or that no font can draw. INSTEAD as above. */
void deck_readable_version(const struct deck_reading *reading,
                           const struct deck_version *version,
                           const char *instead, struct report *report);

/* Removes from WORDS, the values of KEY in the file at PATH, those that lost
 * letters or that no font can draw, and reports the latter. Returns whether the
 * default language lost its value. */
bool deck_readable_words(const struct deck_reading *reading,
                         struct deck_words *words, const char *key,
                         const char *path, struct report *report);

#endif
