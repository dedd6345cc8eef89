/* A picture file, or a page of one, as a slide of its own. */
#ifndef KIOSK_PICTURE_SLIDE_H
#define KIOSK_PICTURE_SLIDE_H

#include "deck.h"
#include "deck_candidate.h"

/* Makes VERSION, which must be empty, of a picture. Its `words` are those on
 * the page, without the title. */
void picture_slide_make(struct deck_version *version,
                        const struct candidate *candidate);

#endif
