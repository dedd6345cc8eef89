/* What tells where a page belongs: its kind by shape, word and colour, and its
 * place in the topic by words and dots. */
#ifndef KIOSK_PAGE_PLACE_H
#define KIOSK_PAGE_PLACE_H

#include "page_build.h"

/* How wide the kind is, icon and word. */
int page_kind_width(const struct page_build *build);

/* Draws it with the top of its icon at TOP_PX, at the start edge. */
void page_kind_draw(const struct page_build *build, int top_px);

/* The baseline of the word beside an icon at TOP_PX. */
int page_kind_baseline(const struct page_metrics *m, int top_px);

/* "Microneedling · 2 of 5" and its dots. */
struct page_place {
    struct para *words;
    int index, dots; /* DOTS 0: none */
    int width_px;    /* of both */
};

/* The place as it goes into ROOM_PX, DOTTED with its dots; NAMED with the name
 * of the treatment if there is room for it. False when nothing is on. */
bool page_place_init(struct page_place *place, const struct page_build *build,
                     int room_px, bool dotted, bool named);
void page_place_release(struct page_place *place);

/* START_PX from the start edge, its capitals on BASELINE_PX. */
void page_place_draw(const struct page_place *place,
                     const struct page_build *build, int start_px,
                     int baseline_px);

#endif
