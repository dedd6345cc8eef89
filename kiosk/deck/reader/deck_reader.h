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

/* Where READER reads; before the first file. HOST is copied. */
void deck_reader_set_host(struct deck_reader *reader,
                          const struct deck_host *host);

/* Takes one file. BYTES may be freed afterwards. Findings go to REPORT.
 * Returns false when the file has errors: the caller may then add the last
 * good bytes of the same path in its place with deck_reader_replace. Order of
 * the calls does not matter, but files in the default language of the deck are
 * only known to be in it once deck.txt was taken: an old encoding, or letters
 * that its readers do not read, can be told from then on. */
bool deck_reader_add(struct deck_reader *reader, const struct deck_file *file,
                     struct report *report);

/* Puts FILE (the last good version) in the place of the one with the same
 * path that was added just before; its findings are not reported again. */
void deck_reader_replace(struct deck_reader *reader,
                         const struct deck_file *file);

/* A slide of a deck before showed the picture at PATH, as it still lies there.
 * If none does now, it is left over, and no slide by itself. */
void deck_reader_shown_before(struct deck_reader *reader, const char *path);

/* Ends the reader and gives the deck, never NULL (perhaps without slides).
 * Adds what only shows when all is there: ids used twice, pictures that are
 * missing or not used, languages not named in deck.txt, ... */
struct deck *deck_reader_finish(struct deck_reader *reader,
                                struct report *report);

/* Ends the reader without a deck. */
void deck_reader_free(struct deck_reader *reader);

#endif
