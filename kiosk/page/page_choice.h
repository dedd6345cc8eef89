/* A page of large buttons: topics, treatments, languages. */
#ifndef KIOSK_PAGE_CHOICE_H
#define KIOSK_PAGE_CHOICE_H

#include "page_build.h"

/* Draws page WANT (from 0; it wraps around at both ends) of the choices of
 * VIEW. Returns how many pages there are; sets *PAGE to the one drawn, *FOOT_Y
 * to where its foot begins, which is left blank while "Still reading?" stands
 * there. */
int page_choice_draw(const struct page_build *build, enum play_view view,
                     int want, int *page, int *foot_y);

#endif
