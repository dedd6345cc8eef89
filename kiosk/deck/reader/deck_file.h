/* What a deck reader is given. */
#ifndef KIOSK_DECK_FILE_H
#define KIOSK_DECK_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text_decode.h"

/* One file of the folder. Paths use '/', at most one folder deep
 * ("deck.txt", "1-benefits/topic.txt", "1-benefits/1-collagen.es.md"). */
struct deck_file {
    const char *path;
    /* Of a text file the whole content; NULL: it cannot be read. Of a file that
     * deck_file_has_pages the words of its pages in UTF-8, each page ended by a
     * form feed as pdftotext writes them, '\v' alone for a page with nothing to
     * see; NULL: it has no pages, or they are not known. Words of pages over
     * DECK_PAGES_MAX need not be there, but one form feed more says that there
     * are some. NULL for all others. */
    const char *bytes;
    size_t len;          /* of BYTES */
    bool has_good;       /* there are last good bytes, which will take its
                          * place if this has errors: staff are told so */
    uint64_t size_bytes; /* of the file on disk */
    int64_t modified_ns;
};

/* What differs between computers; all zero: nothing is known. */
struct deck_host {
    text_convert *convert; /* NULL: none */

    /* Whether there is a font that has CODE for a text in LANG. NULL: all are
     * taken to be drawn. */
    bool (*draws)(void *ctx, uint32_t code, const char *lang);
    void *ctx;
};

#endif
