/* Pictures of a slide: file, alt text, place. */
#ifndef KIOSK_MARKDOWN_PICTURE_H
#define KIOSK_MARKDOWN_PICTURE_H

#include <md4c.h>

#include "markdown_state.h"

void markdown_enter_picture(struct markdown *md,
                            const MD_SPAN_IMG_DETAIL *detail);
void markdown_leave_picture(struct markdown *md); /* if inside one */

#endif
