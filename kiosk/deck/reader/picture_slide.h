/* A picture file, or a page of one, as a slide of its own. */
#ifndef KIOSK_PICTURE_SLIDE_H
#define KIOSK_PICTURE_SLIDE_H

#include "deck.h"
#include "deck_source.h"

struct picture_slide {
    const struct deck_source *picture;
    int page;         /* of a PDF, from 1; 0: the file is one picture */
    const char *name; /* the slide's id without a page: its title when the
                       * keys say none */
    const char *lang;
    const struct deck_source *own_keys;    /* of this page alone, or NULL */
    const struct deck_source *common_keys; /* of the whole file, or NULL */
};

/* Makes VERSION, which must be empty. Its `words` are those on the page, the
 * title not counted. */
void picture_slide_make(struct deck_version *version,
                        const struct picture_slide *lone);

#endif
