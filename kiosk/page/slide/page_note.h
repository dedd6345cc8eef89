/* What a slide says in the language that the person chose when it is in
 * another. */
#ifndef KIOSK_PAGE_NOTE_H
#define KIOSK_PAGE_NOTE_H

#include "page_frame.h"

/* Where the note stands, above the foot that FRAME has, on a low screen in its
 * place: sets note_h, 0 for none, and note_y, and takes its room from the end
 * of the body. */
void page_note_plan(struct page_frame *frame, const struct page_build *build);

/* How high in px it is on the page of a picture, whatever the text size; 0 for
 * none. */
int page_note_by_picture(const struct page_build *build);

/* Whether it takes the place of the foot. */
bool page_note_is_foot(const struct page_frame *frame,
                       const struct page_build *build);

void page_note_draw(const struct page_frame *frame,
                    const struct page_build *build);

#endif
