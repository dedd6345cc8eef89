/* Asks for the words of PDFs: whoever decodes pictures knows them. */
#ifndef KIOSK_LIBRARY_WORDS_H
#define KIOSK_LIBRARY_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "library.h"
#include "deck_dir.h"

enum words_answer {
    WORDS_KNOWN, /* perhaps that there are none */
    WORDS_LATER, /* ask again */
    WORDS_FAILED /* the file could not be opened, or changed: errno */
};

/* Whether there is somebody to ask about the file at PATH. */
bool words_wanted(const struct library_options *options, const char *path);

/* Asks for the words of the file at PATH with STAMP, of at most ROOM bytes:
 * behind those only the ends of pages are kept, so that no page is lost.
 * *WORDS is freed with free(). */
enum words_answer words_ask(const struct library_options *options,
                            const struct place *place, const char *path,
                            const struct file_stamp *stamp, bool wait,
                            size_t room, char **words, size_t *len);

#endif
