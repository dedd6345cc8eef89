/* What other programs want to tell staff, as small files in the folder of
 * questions (code_prompt_files.h). Each comes by one rename, and goes when it
 * was read.
 *
 *     ASK/notice.*  "seconds: N" and "words: ...", one a line: words for the
 *                   strip, the first by name first
 *     ASK/receipt   a receipt (receipt.h) that its store had no room for */
#ifndef KIOSK_TOLD_FILES_H
#define KIOSK_TOLD_FILES_H

#include <stdbool.h>
#include <stdint.h>

#include "receipt.h"

struct told_notice {
    char *words; /* never "", on one line; freed with free() */
    int64_t for_ms;
};

/* Takes the next one out of FOLDER. False when there is none, or it cannot be
 * taken away. What is no notice goes, too. */
bool told_next(const char *folder, struct told_notice *notice);

/* The same of a receipt, then released by who calls. */
bool told_receipt(const char *folder, struct receipt *receipt);

#endif
