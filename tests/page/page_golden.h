/* Pages as text, compared with tests/golden/page/ (golden.h). */
#ifndef KIOSK_PAGE_GOLDEN_H
#define KIOSK_PAGE_GOLDEN_H

#include "page_rig.h"

/* PAGE as text, one item a line; freed with free(). */
char *page_dump(const struct page *page);

/* Fails the test unless the page of RIG is as in NAME.txt and fit to be shown.
 */
void page_golden(struct page_rig *rig, const char *name);

/* The same of STATE on the screen at SCREEN of rig_screens. */
void page_golden_on(struct page_rig *rig, int screen, struct play_state state,
                    const char *name);

#endif
