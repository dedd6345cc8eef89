/* A picture that is a page. See page_whole.h. */
#include "page_whole.h"

#include <float.h>
#include <stdlib.h>

#include "mem.h"
#include "page_caption.h"
#include "page_items.h"
#include "page_note.h"

/* Larger than this a pixel of a photo is no longer a blur but a square. */
static const double pixel_most_mm = 1.0;

/* Parts of a document share so much of their length, so that a line that one
 * cuts is whole in the next. */
static const double overlap = 0.16;

/* Where the picture stands on each of its pages. */
struct whole {
    struct page_shown shown;
    struct page_caption caption;
    struct page_rect rect;
    int bottom;          /* where the slide ends */
    int columns, rows;   /* of its parts: read row by row */
    double across, down; /* the share of the picture that each is */
    bool cut;            /* it fills RECT, and what goes beyond is cut off */
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

/* The share of a length that each of COUNT parts has. */
static double
share(int count)
{
    return 1 / (count - (count - 1) * overlap);
}

/* How many px a unit of the picture gets when parts of these shares stand in
 * BOX. */
static double
px_a_unit(const struct page_shown *shown, struct page_rect box, double across,
          double down)
{
    double x = box.w / (across * shown->width);
    double y = box.h / (down * shown->height);
    return x < y ? x : y;
}

/* Sets WHOLE in BOX in COLUMNS and ROWS of parts at most MOST times as large
 * as at SIZE px a unit. False when they are not LEAST times as large. */
static bool
part_in(struct whole *whole, struct page_rect box, double size, int columns,
        int rows, double least, double most)
{
    const struct page_shown *shown = &whole->shown;
    double px = px_a_unit(shown, box, share(columns), share(rows));
    px = px > most * size ? most * size : px;
    if (px < least * size) {
        return false;
    }
    /* as much in each as goes there: the more is seen twice, the fewer lines
     * are torn */
    double across = columns > 1 ? box.w / (px * shown->width) : 1;
    double down = rows > 1 ? box.h / (px * shown->height) : 1;
    whole->columns = across < 1 ? columns : 1;
    whole->rows = down < 1 ? rows : 1;
    whole->across = across < 1 ? across : 1;
    whole->down = down < 1 ? down : 1;
    whole->rect =
        fit(box, whole->across * shown->width, whole->down * shown->height);
    return true;
}

/* A grid of parts in one of two boxes, the first that goes. */
static bool
part_in_any(struct whole *whole, const struct page_rect boxes[2], double size,
            int columns, double least, double most)
{
    enum { ROWS_MAX = 6 };
    for (int rows = columns > 1 ? 1 : 2; rows <= ROWS_MAX; rows++) {
        for (int i = 0; i < 2; i++) {
            if (part_in(whole, boxes[i], size, columns, rows, least, most)) {
                return true;
            }
        }
    }
    return false;
}

/* The page of a document in parts, larger by what the text is, or nearly so.
 * They are bands as wide as the page where that is enough, so that no line is
 * cut; else cut across as well, and no larger than asked, for the same
 * reason. */
static void
place_parts(struct whole *whole, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const double nearly = 0.85;
    double size = whole->rect.w / (double)whole->shown.width;
    double scale = page_scales[build->scale];
    struct page_caption_sizes sizes;
    struct page_caption caption;
    struct page_rect boxes[2];
    int bottom = whole->bottom;
    page_caption_sizes_init(&sizes, build, true);
    if (page_caption_margins(&caption, &sizes, bottom)) {
        boxes[0] = boxes[1] = caption.area;
    } else {
        page_caption_strip(&caption, &sizes, bottom);
        boxes[0] = inset(build, (struct page_rect){m->column_x, 0, m->column_w,
                                                   caption.area.h});
        boxes[1] = inset(build, caption.clear);
    }
    page_caption_sizes_release(&sizes);
    if (part_in_any(whole, boxes, size, 1, scale, DBL_MAX) ||
        part_in_any(whole, boxes, size, 1, scale * nearly, DBL_MAX) ||
        part_in_any(whole, boxes, size, 2, scale * nearly, scale) ||
        part_in_any(whole, boxes, size, 2, 1, scale)) {
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
    *whole = (struct whole){.shown = *shown,
                            .bottom = bottom_of(build),
                            .columns = 1,
                            .rows = 1,
                            .across = 1,
                            .down = 1};
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

int
page_whole_count(const struct page_flow *flow, const struct page_shown *shown)
{
    struct whole whole;
    return whole_init(&whole, flow, shown) ? whole.columns * whole.rows : 0;
}

int64_t
page_whole_size(const struct page_flow *flow, const struct page_shown *shown)
{
    struct whole whole;
    if (!whole_init(&whole, flow, shown)) {
        return 0;
    }
    struct page_rect rect = whole.rect;
    double w = rect.w / whole.across;
    if (whole.cut) {
        double h = (double)rect.h * shown->width / shown->height;
        w = rect.w > h ? rect.w : h;
    }
    return (int64_t)(w * w * shown->height / shown->width);
}

/* ---- drawing ---- */

/* Where part AT of COUNT begins, each of which is SHARE of all. */
static double
begin(int at, int count, double share)
{
    return count > 1 ? (1 - share) * at / (count - 1) : 0;
}

static struct crop
crop_of(const struct whole *whole, const struct page_build *build, int part)
{
    const struct page_shown *shown = &whole->shown;
    if (whole->cut) {
        return crop_cover(shown->width, shown->height, whole->rect.w,
                          whole->rect.h, shown->picture->middle_x,
                          shown->picture->middle_y);
    }
    int column = part % whole->columns;
    column = build->rtl ? whole->columns - 1 - column : column;
    return crop_part(begin(column, whole->columns, whole->across),
                     begin(part / whole->columns, whole->rows, whole->down),
                     whole->across, whole->down);
}

void
page_whole_draw(const struct page_flow *flow, const struct page_shown *shown,
                int part)
{
    const struct page_build *build = flow->build;
    struct whole whole;
    if (!whole_init(&whole, flow, shown)) {
        return;
    }
    if (page_flow_draws(flow)) {
        const struct page_metrics *m = &build->m;
        flow->frame->form = FORM_CAPTION;
        free(flow->frame->caption);
        flow->frame->caption = mem_new(1, sizeof(*flow->frame->caption));
        *flow->frame->caption = whole.caption;
        flow->frame->note_y = whole.bottom + m->gap;
        flow->frame->rule_y = build_has_notice(build) ? m->band_y
                              : whole.caption.foot    ? whole.caption.bar.y
                                                      : m->band_y;
    }
    if (page_flow_draws(flow) && is_document(shown)) {
        page_add_fill(build->page, page_rect_inset(whole.rect, -build->m.hair),
                      build->c.rule, 0);
    }
    page_shown_draw(flow, shown, whole.rect, crop_of(&whole, build, part));
}
