/* What other programs want to tell staff, as small files in the folder of
 * questions (code_prompt.h). Each comes by one rename, and goes when it
 * was read.
 *
 *     ASK/notice.*  "seconds: N" and "words: ...", one a line: words for the
 *                   strip, the first by name first
 *     ASK/receipt   a receipt (receipt.h) that its store had no room for */
#ifndef KIOSK_TOLD_FILES_H
#define KIOSK_TOLD_FILES_H

#include <stdint.h>

#include "notices.h"
#include "receipt_page.h"

/* Takes all notices from FOLDER, and removes unreadable ones. A receipt on
 * screen is about something earlier, so a notice replaces it. HASH is that of
 * the deck on screen. */
void told_take(const char *folder, const char *hash,
               struct receipt_page *receipt, struct notices *notices,
               int64_t now_ms);

#endif
