/* A folder on disk through the deck reader, for tests. */
#ifndef KIOSK_DECK_FOLDER_H
#define KIOSK_DECK_FOLDER_H

#include "deck.h"
#include "report.h"
#include "str.h"

/* All files of FOLDER and of the folders in it; modification times are not
 * looked at. Fails the test when FOLDER cannot be read. */
struct deck *deck_folder_read(const char *folder, struct report *report);

/* The whole file at PATH; false when it cannot be opened. */
bool deck_folder_file(const char *path, struct str *bytes);

#endif
