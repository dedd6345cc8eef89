/* A picture that is a page. See page_whole.h. */
#include "page_whole.h"

#include <stdlib.h>

#include "mem.h"
#include "page_caption.h"
#include "page_items.h"
#include "page_note.h"
#include "page_parts.h"

/* Larger than this a pixel of a photo is no longer a blur but a square. */
static const double pixel_most_mm = 1.0;

/* Where the picture stands on each of its pages. */
struct whole {
    struct page_shown shown;
    struct page_caption caption;
    struct page_rect rect;
    int bottom; /* where the slide ends */
    bool cut;   /* it fills RECT, and what goes beyond is cut off */
    struct page_parts parts; /* of a document at larger text; or none */
};

/* ---- place ---- */

/* Where the slide ends: what it says about its language and a notice for staff
 * stand below it. */
static int
bottom_of(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    bool notice = build->scene != NULL && build_has_notice(build);
    int bottom = notice ? m->band_y - m->strip_h : m->band_y;
    int note = page_note_by_picture(build);
    return note > 0 ? bottom - note - 2 * m->gap : bottom;
}

/* A page of a document: its words must be read, and it has a title. */
static bool
is_document(const struct page_shown *shown)
{
    return shown->there && shown->picture->page > 0;
}

/* RECT, in which the picture is stretched beyond what its pixels give, as large
 * as they do, in the middle. */
static struct page_rect
sharp(const struct page_build *build, const struct page_shown *shown,
      struct page_rect rect)
{
    double most = shown->width * pixel_most_mm * build->m.px_per_mm;
    if (is_document(shown) || !shown->there || rect.w <= most) {
        return rect;
    }
    int w = (int)most < 1 ? 1 : (int)most;
    int h = (int)((int64_t)w * shown->height / shown->width);
    h = h < 1 ? 1 : h;
    return (struct page_rect){rect.x + (rect.w - w) / 2,
                              rect.y + (rect.h - h) / 2, w, h};
}

/* WIDTH:HEIGHT as large as it goes into BOX, in its middle. */
static struct page_rect
fit(struct page_rect box, double width, double height)
{
    double scale =
        box.w / width < box.h / height ? box.w / width : box.h / height;
    int w = (int)(width * scale + 0.5);
    int h = (int)(height * scale + 0.5);
    w = w < 1 ? 1 : w;
    h = h < 1 ? 1 : h;
    return (struct page_rect){box.x + (box.w - w) / 2, box.y + (box.h - h) / 2,
                              w, h};
}

static int64_t
area_of(struct page_rect rect)
{
    return rect.w > 0 && rect.h > 0 ? (int64_t)rect.w * rect.h : 0;
}

/* BOX with paper around what stands in it, and room for a plate. */
static struct page_rect
inset(const struct page_build *build, struct page_rect box)
{
    return page_rect_inset(box, page_mm(&build->m, 3.0));
}

/* Between Back and Next down to the strip, or above them from edge to edge. */
static struct page_rect
fit_above_strip(const struct page_build *build,
                const struct page_caption *caption, double width, double height)
{
    const struct page_metrics *m = &build->m;
    struct page_rect between = {m->column_x, 0, m->column_w, caption->area.h};
    struct page_rect low = fit(inset(build, between), width, height);
    struct page_rect high = fit(inset(build, caption->clear), width, height);
    return area_of(high) > area_of(low) ? high : low;
}

/* The largest of the ways in which the whole picture and its words share the
 * page; a way with the title rather than one without, where that is nearly as
 * good. */
static void
place_whole(struct whole *whole, const struct page_caption_sizes *sizes)
{
    const struct page_build *build = &sizes->build;
    const struct page_shown *shown = &whole->shown;
    int width = shown->width;
    int height = shown->height;
    int bottom = whole->bottom;
    struct page_caption other;
    page_caption_strip(&whole->caption, sizes, bottom);
    whole->rect = fit_above_strip(build, &whole->caption, width, height);
    if (page_caption_beside(&other, sizes, bottom, width, height)) {
        struct page_rect rect = fit(other.area, width, height);
        if (area_of(rect) > area_of(whole->rect)) {
            whole->caption = other;
            whole->rect = rect;
        }
    }
    if (sizes->document && page_caption_margins(&other, sizes, bottom)) {
        struct page_rect rect = fit(other.area, width, height);
        if (area_of(rect) > area_of(whole->rect) * 11 / 10) {
            whole->caption = other;
            whole->rect = rect;
        }
    }
    whole->rect = sharp(build, shown, whole->rect);
}

/* The photo fills all above the strip. False when its pixels are too few. */
static bool
place_full(struct whole *whole, const struct page_caption_sizes *sizes)
{
    const struct page_build *build = &sizes->build;
    const struct page_shown *shown = &whole->shown;
    double most = pixel_most_mm * build->m.px_per_mm;
    page_caption_strip(&whole->caption, sizes, whole->bottom);
    whole->rect = whole->caption.area;
    whole->cut = whole->rect.w <= shown->width * most &&
                 whole->rect.h <= shown->height * most;
    return whole->cut;
}

/* ---- parts ---- */

/* A strip with the title. Where it would take too much of a small page it has
 * no line that sends people to the desk, or at last no title. */
static void
place_title(struct page_caption *caption, struct page_caption_sizes *sizes,
            int bottom)
{
    int ask = sizes->ask;
    sizes->document = false;
    page_caption_strip(caption, sizes, bottom);
    if (caption->area.h < bottom * 3 / 5) {
        sizes->ask = 0;
        page_caption_strip(caption, sizes, bottom);
    }
    if (caption->area.h < bottom * 2 / 5) {
        sizes->ask = ask;
        sizes->document = true;
        page_caption_strip(caption, sizes, bottom);
    }
}

/* How many times its normal size a document may have: at the largest text size
 * as many as make its smallest words twice as high as the standards ask. */
static double
most_times(const struct whole *whole, const struct page_build *build)
{
    const struct pictures *pictures = &build->measure->pictures;
    const struct page_shown *shown = &whole->shown;
    double share = build->scale < 2 || pictures->letters == NULL
                       ? 0.0
                       : pictures->letters(pictures->ctx, shown->picture);
    double cap = share * shown->height * whole->rect.w / shown->width;
    return cap > 0.0 ? 2.0 * build->m.cap_small / cap : 0.0;
}

/* The page of a document in parts, larger by what the text is, its title on the
 * strip below each. In one piece until it is known what stands on it. */
static void
place_parts(struct whole *whole, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const struct pictures *pictures = &build->measure->pictures;
    const struct page_sheet sheet = {
        .ink = pictures->ink == NULL
                   ? NULL
                   : pictures->ink(pictures->ctx, whole->shown.picture),
        .width = whole->shown.width,
        .height = whole->shown.height,
        .size = whole->rect.w / (double)whole->shown.width,
        .times = page_scales[build->scale],
        .most = most_times(whole, build),
        .paper = page_mm(m, 2.0),
        .rtl = build->rtl};
    struct page_caption_sizes sizes;
    struct page_caption caption;
    if (sheet.ink == NULL) {
        return;
    }
    page_caption_sizes_init(&sizes, build, true);
    place_title(&caption, &sizes, whole->bottom);
    page_caption_sizes_release(&sizes);
    const struct page_rect between = {m->column_x, 0, m->column_w,
                                      caption.area.h};
    const struct page_rect boxes[2] = {inset(build, between),
                                       inset(build, caption.clear)};
    page_parts_init(&whole->parts, &sheet, boxes);
    if (whole->parts.count > 0) {
        whole->caption = caption;
    }
}

/* False as for page_whole_count(). */
static bool
whole_init(struct whole *whole, const struct page_flow *flow,
           const struct page_shown *shown)
{
    const struct page_build *build = flow->build;
    enum deck_place place = shown->picture->place;
    *whole = (struct whole){.shown = *shown, .bottom = bottom_of(build)};
    if (place != DECK_FULL && place != DECK_ALONE) {
        return false;
    }
    struct page_build normal = *build;
    struct page_caption_sizes sizes;
    normal.scale = 0;
    normal.m = page_metrics(build->screen, 0);
    page_caption_sizes_init(&sizes, &normal, is_document(shown));
    bool full = place == DECK_FULL && shown->there && !sizes.document;
    if (!full || !place_full(whole, &sizes)) {
        place_whole(whole, &sizes);
    }
    page_caption_sizes_release(&sizes);
    if (is_document(shown) && build->scale > 0) {
        normal.scale = build->scale;
        place_parts(whole, &normal);
    }
    bool room = whole->caption.area.h >= build->m.band_y / 5;
    return room && whole->rect.w > 0 && whole->rect.h > 0 &&
           page_shown_holds(flow, shown, whole->rect);
}

/* What is drawn of it when it is not in parts. */
static struct crop
crop_of(const struct whole *whole)
{
    const struct page_shown *shown = &whole->shown;
    const struct deck_picture *picture = shown->picture;
    return whole->cut
               ? crop_cover(shown->width, shown->height, whole->rect.w,
                            whole->rect.h, picture->middle_x, picture->middle_y)
               : (struct crop){0};
}

int
page_whole_count(const struct page_flow *flow, const struct page_shown *shown)
{
    struct whole whole;
    bool room = whole_init(&whole, flow, shown);
    int count = whole.parts.count > 0 ? (int)whole.parts.count : 1;
    page_parts_release(&whole.parts);
    return room ? count : 0;
}

/* How wide all of it is where RECT has what CROP leaves. */
static double
all_wide(struct page_rect rect, struct crop crop)
{
    return rect.w / crop_width(crop);
}

int64_t
page_whole_size(const struct page_flow *flow, const struct page_shown *shown)
{
    struct whole whole;
    bool room = whole_init(&whole, flow, shown);
    double w = all_wide(whole.rect, crop_of(&whole));
    for (size_t i = 0; i < whole.parts.count; i++) {
        const struct page_cutout *part = &whole.parts.items[i];
        double wide = all_wide(part->rect, part->crop);
        w = i == 0 || wide < w ? wide : w;
    }
    page_parts_release(&whole.parts);
    return room ? (int64_t)(w * w * shown->height / shown->width) : 0;
}

/* ---- drawing ---- */

/* The words around it, on this page. */
static void
set_frame(const struct page_flow *flow, const struct whole *whole)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    flow->frame->form = FORM_CAPTION;
    free(flow->frame->caption);
    flow->frame->caption = mem_new(1, sizeof(*flow->frame->caption));
    *flow->frame->caption = whole->caption;
    flow->frame->note_y = whole->bottom + m->gap;
    flow->frame->rule_y = build_has_notice(build) ? m->band_y
                          : whole->caption.foot   ? whole->caption.bar.y
                                                  : m->band_y;
}

void
page_whole_draw(const struct page_flow *flow, const struct page_shown *shown,
                int part)
{
    const struct page_build *build = flow->build;
    struct whole whole;
    bool room = whole_init(&whole, flow, shown);
    struct page_cutout drawn = {crop_of(&whole), whole.rect};
    if (part >= 0 && (size_t)part < whole.parts.count) {
        drawn = whole.parts.items[part];
    }
    page_parts_release(&whole.parts);
    if (!room) {
        return;
    }
    if (page_flow_draws(flow)) {
        set_frame(flow, &whole);
    }
    if (page_flow_draws(flow) && is_document(shown)) {
        page_add_fill(build->page, page_rect_inset(drawn.rect, -build->m.hair),
                      build->c.rule, 0);
    }
    page_shown_draw(flow, shown, drawn.rect, drawn.crop);
}
