/* What is on a page, and its end. See page.h. */
#include "page.h"

#include <stdlib.h>

void
page_free(struct page *page)
{
    if (page == NULL) {
        return;
    }
    for (size_t i = 0; i < page->item_count; i++) {
        free(page->items[i].text);
        free(page->items[i].modules);
    }
    for (size_t i = 0; i < page->control_count; i++) {
        free(page->controls[i].name);
        free(page->controls[i].alias);
        free(page->controls[i].label);
    }
    free(page->items);
    free(page->controls);
    free(page);
}

bool
page_holds(struct page_rect rect, int x_px, int y_px)
{
    return x_px >= rect.x && y_px >= rect.y && x_px < rect.x + rect.w &&
           y_px < rect.y + rect.h;
}

const struct page_control *
page_hit(const struct page *page, int x_px, int y_px)
{
    for (size_t i = 0; i < page->control_count; i++) {
        if (page_holds(page->controls[i].hit, x_px, y_px)) {
            return &page->controls[i];
        }
    }
    return NULL;
}
