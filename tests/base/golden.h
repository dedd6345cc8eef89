/* What a test makes, held against the file that says what it should be, a
 * golden. KIOSK_UPDATE_GOLDENS=1 writes the files anew (./run goldens): in
 * Debian 13 only, whose libraries the boards have. */
#ifndef KIOSK_GOLDEN_H
#define KIOSK_GOLDEN_H

#include <stdbool.h>

/* Whether goldens are to be written; fails the test where they may not be. */
bool golden_updates(void);

/* Fails the test unless TEXT is what the file PATH holds. Then TEXT is kept in
 * the current folder, and what differs is printed. */
void golden_text(const char *path, const char *text);

#endif
