/* Old encodings to UTF-8, and a reader of decks that knows them. */
#ifndef KIOSK_LIBRARY_READER_H
#define KIOSK_LIBRARY_READER_H

#include "deck_reader.h"
#include "library.h"

/* By iconv(3): on a board there are those of image/root/finish.sh. */
text_convert library_convert;

/* A reader that converts, and that asks OPTIONS what the fonts draw. */
struct deck_reader *library_reader(const struct library_options *options);

#endif
