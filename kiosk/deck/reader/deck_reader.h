/* From the bytes of a slides folder to a deck. Pure: whoever reads the files
 * hands them in, one after another, and then asks for the deck. */
#ifndef KIOSK_DECK_READER_H
#define KIOSK_DECK_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "report.h"
#include "text_decode.h"

/* One file of the folder. Paths use '/', at most one folder deep
 * ("deck.txt", "1-benefits/topic.txt", "1-benefits/1-collagen.es.md"). */
struct deck_file {
    const char *path;
    const char *bytes;   /* whole content of a text file, NULL: it cannot be
                          * read; of a file that
                          * deck_file_has_pages the words of its pages in
                          * UTF-8, each page ended by a form feed as pdftotext
                          * writes them, and '\v' alone for a page on which there
                          * is nothing to see; or NULL: it has no pages, or they
                          * are   not known; NULL for all others. Words of pages
                          * over DECK_PAGES_MAX need not be there, but one form
                          * feed more says that there are some */
    size_t len;          /* of BYTES */
    bool has_good;       /* there are last good bytes, which will take its
                          * place if this has errors: staff are told so */
    uint64_t size_bytes; /* of the file on disk */
    int64_t modified_ns;
};

struct deck_reader;
struct deck_reader *deck_reader_new(void);

/* What differs between computers; all zero: nothing is known. */
struct deck_host {
    text_convert *convert; /* NULL: none */

    /* Whether there is a font that has CODE for a text in LANG. NULL: all are
     * taken to be drawn. */
    bool (*draws)(void *ctx, uint32_t code, const char *lang);
    void *ctx;
};

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
