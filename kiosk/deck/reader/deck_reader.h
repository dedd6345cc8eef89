/* From the bytes of a slides folder to a deck. Pure: the caller reads the files
 * and hands them in one by one, then asks for the deck. */
#ifndef KIOSK_DECK_READER_H
#define KIOSK_DECK_READER_H

#include <stdbool.h>

#include "deck.h"
#include "deck_file.h"
#include "report.h"

struct deck_reader;
struct deck_reader *deck_reader_new(void);

/* Describes the computer, before the first file. HOST is copied. */
void deck_reader_set_host(struct deck_reader *reader,
                          const struct deck_host *host);

/* Takes one file, in any order. BYTES may be freed afterwards. Findings go to
 * REPORT. Returns false if the file has errors: the caller may then replace it
 * with its last good version (deck_reader_replace). The default language is
 * only known once deck.txt was taken: from then on files without a language are
 * checked for old encodings and wrong scripts. */
bool deck_reader_add(struct deck_reader *reader, const struct deck_file *file,
                     struct report *report);

/* Puts FILE, the last good version, in place of the file with the same path
 * that was just added; its findings are not reported. */
void deck_reader_replace(struct deck_reader *reader,
                         const struct deck_file *file);

/* Says that a slide of an earlier deck showed the picture at PATH. If no slide
 * shows it now, it is a leftover and not a slide of its own. */
void deck_reader_shown_before(struct deck_reader *reader, const char *path);

/* Ends the reader and returns the deck, never NULL but perhaps without slides.
 * Reports what only shows when all files are there: ids used twice, pictures
 * missing or unused, languages not listed in deck.txt, ... */
struct deck *deck_reader_finish(struct deck_reader *reader,
                                struct report *report);

/* Ends the reader without a deck. */
void deck_reader_free(struct deck_reader *reader);

#endif
