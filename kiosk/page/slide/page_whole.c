/* Pictures that are a page. See page_whole.h. */
#include "page_whole.h"

#include "page_caption.h"

/* Where it stands, and whether it is cut there. One that would be a blur is not
 * blown up to fill the page. */
static struct page_rect
whole_rect(const struct page_build *build, const struct page_caption *caption,
           const struct page_shown *shown, bool *cover)
{
    struct page_rect bleed = page_caption_bleed(build, caption);
    *cover = shown->there && shown->picture->place == DECK_FULL &&
             bleed.w <= 2 * shown->width && bleed.h <= 2 * shown->height;
    if (*cover) {
        return bleed;
    }
    struct page_rect rect =
        page_caption_inside(build, caption, shown->width, shown->height);
    struct page_rect sharp = page_shown_sharp(shown, rect, 1);
    sharp.y += (rect.h - sharp.h) / 2;
    return sharp;
}

/* False when the picture has no room there. */
static bool
plan(const struct page_flow *flow, const struct page_shown *shown,
     struct page_rect *rect, bool *cover)
{
    struct page_caption caption;
    bool whole = page_caption_init(&caption, flow->build, flow->frame);
    if (whole) {
        *rect = whole_rect(flow->build, &caption, shown, cover);
        whole =
            rect->w > 0 && rect->h > 0 && page_shown_holds(flow, shown, *rect);
    }
    page_caption_release(&caption);
    return whole;
}

bool
page_whole_is(const struct page_flow *flow, const struct page_shown *shown)
{
    struct page_rect rect;
    bool cover;
    enum deck_place place = shown->picture->place;
    return (place == DECK_FULL || place == DECK_ALONE) &&
           plan(flow, shown, &rect, &cover);
}

void
page_whole_draw(const struct page_flow *flow, const struct page_shown *shown)
{
    struct page_rect rect;
    bool cover;
    if (!plan(flow, shown, &rect, &cover)) {
        return;
    }
    if (page_flow_draws(flow)) {
        flow->frame->form = FORM_CAPTION;
    }
    page_shown_draw(flow, shown, rect,
                    cover ? crop_cover(shown->width, shown->height, rect.w,
                                       rect.h, 50, 50)
                          : (struct crop){0});
}
