/* Lays out one page of the show from its parts. */
#ifndef KIOSK_PAGE_NEW_H
#define KIOSK_PAGE_NEW_H

#include "page.h"

/* Lays the page out. Never NULL. */
struct page *page_new(const struct page_scene *scene,
                      const struct page_screen *screen,
                      const struct measure *measure);

#endif
