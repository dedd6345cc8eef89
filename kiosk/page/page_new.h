/* One picture of the show: puts the parts of a page together. */
#ifndef KIOSK_PAGE_NEW_H
#define KIOSK_PAGE_NEW_H

#include "page.h"

/* Lays the picture out. Never NULL. */
struct page *page_new(const struct page_scene *scene,
                      const struct page_screen *screen,
                      const struct measure *measure);

#endif
