/* The body of a slide: rows and pictures flow through as many pages as they
 * need; one of them is drawn. */
#ifndef KIOSK_PAGE_BODY_H
#define KIOSK_PAGE_BODY_H

#include "page_frame.h"

/* Lays the body out in FRAME and draws page WANT of it (-1: none); says in
 * FRAME how that page is framed. Returns how many pages there are, at least 1.
 */
int page_body(const struct page_build *build, struct page_frame *frame,
              int want);

/* How many pages VERSION takes for who chose LANG, at SCALE (an index into
 * page_scales). */
int page_count(const struct deck *deck, const struct deck_version *version,
               const char *lang, int scale, const struct page_screen *screen,
               const struct measure *measure);

/* The place of what stands on top of PAGE, and the page from 0 that PLACE is
 * on, or the nearest before it: a place is a part of the slide, whatever size
 * and language. */
int page_place(const struct deck *deck, const struct deck_version *version,
               const char *lang, int scale, const struct page_screen *screen,
               const struct measure *measure, int page);
int page_with_place(const struct deck *deck, const struct deck_version *version,
                    const char *lang, int scale,
                    const struct page_screen *screen,
                    const struct measure *measure, int place);

/* Whether the title is cut on one of these pages. */
bool page_title_is_cut(const struct deck *deck,
                       const struct deck_version *version, const char *lang,
                       int scale, const struct page_screen *screen,
                       const struct measure *measure);

/* page_count(), and what becomes of the code; SIZES (may be NULL, else zeros)
 * becomes how many square px all of the picture in each block would have. */
int page_body_count(const struct deck *deck, const struct deck_version *version,
                    const char *lang, int scale,
                    const struct page_screen *screen,
                    const struct measure *measure, enum page_code_fate *fate,
                    int64_t *sizes);

#endif
