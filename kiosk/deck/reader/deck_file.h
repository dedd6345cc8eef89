/* What a deck reader is given: files, and facts about the computer. */
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
    /* The content of a text file; NULL if it cannot be read. Of a file that
     * deck_file_has_pages, the words of its pages in UTF-8, each page ended by
     * a form feed as pdftotext writes them, '\v' alone for a blank page; NULL
     * if it has none, or they are not known. Words of pages over DECK_PAGES_MAX
     * may be missing, but an extra form feed shows that there are more. NULL
     * for all other files. */
    const char *bytes;
    size_t len;          /* of BYTES */
    bool has_good;       /* a last good version exists and will be used if this
                          * one has errors: staff are told so */
    uint64_t size_bytes; /* of the file on disk */
    int64_t modified_ns;
};

/* Facts about this computer; all zero: nothing is known. */
struct deck_host {
    text_convert *convert; /* NULL: none */

    /* Whether some font has CODE for text in LANG. NULL: assume that all are
     * drawn. */
    bool (*draws)(void *ctx, uint32_t code, const char *lang);
    void *ctx;
};

#endif
