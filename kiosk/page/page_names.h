/* Which languages the button for them names: who reads none of the words on
 * screen looks for a script. */
#ifndef KIOSK_PAGE_NAMES_H
#define KIOSK_PAGE_NAMES_H

#include "page_button.h"

/* Of a button: what it may have to keep of its words. */
struct page_control_words {
    char bytes[160];
};

/* Where the other languages of the deck of BUILD stand in it, those first that
 * show a script which LANGUAGE has not and none before them, in the order of
 * the deck from LANGUAGE on, then the others. At most MOST; returns how many.
 */
int page_names_order(const struct page_build *build, int language, int *order,
                     int most);

/* Names the first of them on BUTTON, and the second on a line of its own. */
void page_names(struct page_button *button, const struct page_build *build,
                int language);

/* Names a third one as well if BUTTON, which has its place, has room for that
 * in STYLE. Valid as long as KEPT. */
void page_names_third(struct page_button *button,
                      const struct page_build *build, int language,
                      const struct page_button_style *style,
                      struct page_control_words *kept);

#endif
