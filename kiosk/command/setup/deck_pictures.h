/* The pictures of a slides folder: connects the store of pictures with the
 * deck's files, the layout and the painting. */
#ifndef KIOSK_DECK_PICTURES_H
#define KIOSK_DECK_PICTURES_H

#include <stdbool.h>
#include <stdint.h>

#include "library.h"
#include "measure.h"
#include "page.h"
#include "picture_store.h"
#include "settings.h"

/* Where pictures are looked for. */
enum { DECK_FOLDER, DECK_OTHER, DECK_BEFORE, DECK_FOLDERS };

struct deck_pictures {
    struct picture_store *store;
    char *folders[DECK_FOLDERS]; /* each may be NULL */
    struct pictures seam; /* for fonts_set_pictures; CTX is this struct */
    int64_t patience_ms;  /* real time that a caller who needs a deck now waits
                           * for  the words of PDFs; initially unlimited */
};

/* TELL as in struct picture_options, CTX is this struct; it must not be moved
 * while the store lives. A picture that FOLDER (may be NULL) does not hold in
 * the version that is asked for is looked for in OTHER (may be NULL): two files
 * of one path, size and date are the same picture. */
void deck_pictures_init(struct deck_pictures *pictures, const char *folder,
                        const char *other, const struct settings *settings,
                        void (*tell)(void *ctx, const struct picture_id *id,
                                     enum picture_status status));

/* Another deck, in FOLDER, replaces the first one; pictures of the one on
 * screen, in BEFORE (may be NULL), are found until the next move. */
void deck_pictures_move(struct deck_pictures *pictures, const char *folder,
                        const char *before);

/* The other deck is now in OTHER. */
void deck_pictures_other(struct deck_pictures *pictures, const char *other);
void deck_pictures_release(struct deck_pictures *pictures);

/* Which page of which version of which file PICTURE is. Points into it. */
struct picture_id deck_pictures_id(const struct deck_picture *picture);

/* What PAGE draws, added to the *COUNT wants at *WANTS (freed with free()).
 * False when any of it is not ready. */
bool deck_pictures_of_page(const struct page *page, struct picture_want **wants,
                           size_t *count);

/* Prints one line as `check` does; for use as TELL. */
void deck_pictures_print(void *ctx, const struct picture_id *id,
                         enum picture_status status);

/* The default options of a library, with PICTURES providing the words of PDFs,
 * and MEASURE what the fonts can draw. */
struct library_options deck_pictures_library(struct deck_pictures *pictures,
                                             const struct measure *measure);

#endif
