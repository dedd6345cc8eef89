/* Whether those for whom a text is can read it: by its script, and by what the
 * fonts of this screen draw. Pure. */
#ifndef KIOSK_DECK_READABLE_H
#define KIOSK_DECK_READABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "deck_file.h"
#include "report.h"
#include "str.h"

/* What is known beside the files themselves. */
struct deck_reading {
    struct deck_host host;
    char (*languages)[DECK_LANG_SIZE]; /* of the deck, borrowed; NULL while
                                        * deck.txt was not read */
    size_t language_count;
};

/* The language that FILE is in: by its name, else the default one; of deck.txt
 * the first one that it lists. "" not known. */
void deck_readable_language(const struct deck_reading *reading,
                            const struct deck_file *file,
                            char lang[DECK_LANG_SIZE]);

/* What is shown in place of FILE, which is in LANG and cannot be: a sentence,
 * added to WORDS. */
void deck_readable_instead(const struct deck_reading *reading,
                           const struct deck_file *file, const char *lang,
                           struct str *words);

/* Reports that VERSION, whose path and language are set, is written in another
 * script than its readers read, or that no font draws it. INSTEAD as above. */
void deck_readable_version(const struct deck_reading *reading,
                           const struct deck_version *version,
                           const char *instead, struct report *report);

/* Takes out of WORDS, the values of KEY in the file at PATH, those that have
 * lost letters or that no font draws; reports the second kind. Returns whether
 * the one of the default language was among them. */
bool deck_readable_words(const struct deck_reading *reading,
                         struct deck_words *words, const char *key,
                         const char *path, struct report *report);

#endif
