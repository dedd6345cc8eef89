/* Where pictures stand: beside the text in landscape, above it in portrait,
 * on a page of their own when asked; and the frame of one that cannot be
 * shown. */
#include "page_body.h"

#include "page_caption.h"

/* Where the room of a picture ends: on the last baseline that text may have,
 * clear of the number of the page. */
static int
floor_of(const struct page_flow *flow)
{
    const struct page_metrics *m = &flow->build->m;
    return flow->bottom - (m->compact ? 0 : page_descent(m->cap_body));
}

/* A picture as far as layout goes. */
struct shown {
    const struct deck_picture *picture;
    int width, height; /* its own px; of a frame its proportions */
    bool there;        /* else its words stand in a frame */
};

/* Shares of the column that a picture beside text may take: as in a poster,
 * or less when that saves a page. */
static const double shares[] = {0.42, 0.34};

static struct shown
look_at(const struct page_flow *flow, const struct deck_picture *picture)
{
    const struct measure *measure = flow->build->measure;
    struct shown shown = {picture, 4, 3, false};
    int width = 0;
    int height = 0;
    if (measure->picture(measure->ctx, picture, &width, &height) && width > 0 &&
        height > 0) {
        shown = (struct shown){picture, width, height, true};
    }
    return shown;
}

/* The words of a missing picture for a frame as wide as BOX. */
static struct para *
frame_words(const struct page_build *build, const struct deck_picture *picture,
            int width)
{
    const struct para_style style = {.cap_px = build->m.cap_alt,
                                     .width_px =
                                         width - 2 * page_mm(&build->m, 7.0),
                                     .center = true};
    return para_plain(picture->alt, build->lang, &style, build->measure);
}

/* The icon above the words, with air. */
static int
frame_height(const struct page_build *build, const struct para *words)
{
    int pitch = page_leading(build->measure, build->lang, build->m.cap_alt);
    return page_mm(&build->m, 31.0) + (int)words->line_count * pitch;
}

/* Whether the frame of a missing picture can hold its words in BOX. */
static bool
frame_holds(const struct page_flow *flow, const struct shown *shown,
            struct page_rect box)
{
    if (shown->there) {
        return true;
    }
    if (box.w <= 2 * page_mm(&flow->build->m, 7.0)) {
        return false;
    }
    struct para *words = frame_words(flow->build, shown->picture, box.w);
    bool holds = !words->overfull && frame_height(flow->build, words) <= box.h;
    para_free(words);
    return holds;
}

static void
draw_frame(const struct page_build *build, const struct deck_picture *picture,
           struct page_rect box)
{
    const struct page_metrics *m = &build->m;
    const struct page_box_colours *colours = &build->c.boxes[DECK_CALLOUT_NONE];
    if (build->theme == PAGE_HIGH_CONTRAST) {
        page_add_box(build->page, box, colours->accent, colours->fill,
                     m->stroke, m->radius);
    } else {
        page_add_fill(build->page, box, colours->fill, m->radius);
    }
    struct para *words = frame_words(build, picture, box.w);
    int pitch = page_leading(build->measure, build->lang, m->cap_alt);
    int side = page_mm(m, 14.0);
    int text = (int)words->line_count * pitch;
    int y = box.y + (box.h - side - page_mm(m, 5.0) - text) / 2;
    struct page_rect icon = {box.x + (box.w - side) / 2, y, side, side};
    page_add_icon(build->page, ICON_PICTURE, icon, colours->accent,
                  colours->fill, false);
    build_draw(build, words, box.x + page_mm(m, 7.0),
               y + side + page_mm(m, 5.0), m->cap_alt, pitch, build->c.small);
    para_free(words);
}

/* RECT, but of a picture no larger than twice its own px, beyond which it
 * would be a blur: at the top, ALIGN 0 left, 1 centre, 2 right. */
static struct page_rect
keep_sharp(const struct shown *shown, struct page_rect rect, int align)
{
    bool large = shown->there && rect.w / 2 > shown->width;
    return large
               ? (struct page_rect){rect.x +
                                        (rect.w - 2 * shown->width) * align / 2,
                                    rect.y, 2 * shown->width, 2 * shown->height}
               : rect;
}

/* The place of a picture in BOX. */
static struct page_rect
fit_into(const struct page_flow *flow, const struct shown *shown,
         struct page_rect box, int align)
{
    struct page_rect rect = keep_sharp(
        shown, page_rect_fit(box, shown->width, shown->height, align), align);
    if (!shown->there) {
        struct para *words = frame_words(flow->build, shown->picture, rect.w);
        int need = frame_height(flow->build, words);
        para_free(words);
        if (rect.h < need || rect.w < box.w) {
            rect = box;
            rect.h = box.w * 3 / 4 > need ? box.w * 3 / 4 : need;
            rect.h = rect.h > box.h ? box.h : rect.h;
        }
    }
    return rect;
}

static void
draw_picture(const struct page_flow *flow, const struct shown *shown,
             struct page_rect rect, bool cover)
{
    const struct page_build *build = flow->build;
    const struct measure *measure = build->measure;
    if (!page_flow_draws(flow)) {
        return;
    }
    if (!shown->there) {
        draw_frame(build, shown->picture, rect);
        return;
    }
    if (build->c.plated) {
        page_add_fill(build->page, rect, build->c.plate, build->m.radius);
    }
    bool ready = !measure->picture_ready ||
                 measure->picture_ready(measure->ctx, shown->picture, rect.w,
                                        rect.h, cover);
    page_add_picture(build->page, rect, shown->picture, cover, ready,
                     build->c.field);
}

/* Whether any of the blocks FIRST to END - 1 is text. */
static bool
has_text(const struct page_flow *flow, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (flow->build->version->blocks[i].type != DECK_PICTURE) {
            return true;
        }
    }
    return false;
}

/* How high the text FIRST to END - 1 is in the whole column. */
static int
text_height(const struct page_flow *flow, size_t first, size_t end)
{
    struct page_flow trial = *flow;
    trial.want = -1;
    trial.bottom = 1 << 28;
    page_flow_blocks(&trial, first, end);
    return trial.y - trial.slack - flow->y;
}

/* Whether the first unit of text among the blocks FIRST to END - 1 still goes
 * onto the page where FLOW stands. */
static bool
text_begins_here(const struct page_flow *flow, size_t first, size_t end)
{
    const struct deck_version *version = flow->build->version;
    while (first < end && version->blocks[first].type == DECK_PICTURE) {
        first++;
    }
    if (first == end) {
        return true;
    }
    struct page_flow trial = *flow;
    trial.want = -1;
    page_flow_blocks(&trial, first, page_rows_end(version, first));
    return trial.page == flow->page;
}

/* FLOW goes on below BOTTOM_PX, an edge of a picture. */
static void
go_below(struct page_flow *flow, int bottom_px)
{
    int below = bottom_px + page_mm(&flow->build->m, 8.0);
    flow->y = below > flow->y ? below : flow->y;
    flow->slack = 0;
    flow->used = true;
    flow->titled = false;
    flow->gapless = true;
}

/* How high the picture may be so that its text goes below it; all of ROOM
 * when none would. */
static int
height_above(const struct page_flow *flow, size_t first, size_t end, int room)
{
    if (!has_text(flow, first, end)) {
        return room;
    }
    int gap = page_mm(&flow->build->m, 8.0);
    int height = room - gap - text_height(flow, first, end);
    int least = room * (flow->build->m.portrait ? 3 : 5) / 10;
    if (height >= least) {
        return height;
    }
    struct page_flow trial = *flow;
    go_below(&trial, flow->y + least);
    return text_begins_here(&trial, first, end) ? least : room;
}

/* The picture over the whole column, the text below it. */
static void
place_above(struct page_flow *flow, const struct shown *shown, size_t first,
            size_t end)
{
    const struct page_metrics *m = &flow->build->m;
    int room = floor_of(flow) - flow->y;
    struct page_rect box = {m->column_x, flow->y, m->column_w,
                            height_above(flow, first, end, room)};
    if (!frame_holds(flow, shown, box)) {
        page_flow_alt(flow, shown->picture);
    } else {
        /* alone on the page in the middle, else where its words begin */
        int align = box.h == room ? 1 : flow->build->rtl ? 2 : 0;
        struct page_rect rect = fit_into(flow, shown, box, align);
        draw_picture(flow, shown, rect, false);
        go_below(flow, rect.y + rect.h);
    }
    page_flow_blocks(flow, first, end);
}

/* Sets FLOW beside a picture in SHARE of the column; gives its rectangle. */
static struct page_rect
narrow(struct page_flow *flow, const struct shown *shown, double share)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    bool at_start = shown->picture->place == DECK_LEFT;
    int w = (int)(m->column_w * share);
    struct page_rect box = {0, flow->y, w, floor_of(flow) - flow->y};
    struct page_rect rect = fit_into(flow, shown, box, 0);
    int gutter = page_mm(m, 14.0);
    flow->width = m->column_w - rect.w - gutter;
    flow->start = at_start ? rect.w + gutter : 0;
    flow->used = true;
    flow->gapless = true;
    rect.x = build_x(build, at_start ? 0 : m->column_w - rect.w, rect.w);
    return rect;
}

/* Whether a picture in SHARE of the column leaves room for text beside it. */
static bool
room_beside(const struct page_flow *flow, const struct shown *shown,
            double share, size_t first, size_t end)
{
    const struct page_metrics *m = &flow->build->m;
    int w = (int)(m->column_w * share);
    struct page_rect box = {0, flow->y, w, floor_of(flow) - flow->y};
    if (box.h < page_mm(m, 30.0) || !frame_holds(flow, shown, box) ||
        m->column_w - w < 12 * m->cap_body) {
        return false;
    }
    struct page_flow trial = *flow;
    narrow(&trial, shown, share);
    return text_begins_here(&trial, first, end);
}

/* The share of the column for the picture: the largest one that leaves all
 * the text on this page, else the largest that leaves room for a line; 0 when
 * none does. */
static double
best_share(const struct page_flow *flow, const struct shown *shown,
           size_t first, size_t end)
{
    double best = 0;
    for (size_t i = 0; i < sizeof(shares) / sizeof(*shares); i++) {
        if (!room_beside(flow, shown, shares[i], first, end)) {
            continue;
        }
        struct page_flow trial = *flow;
        trial.want = -1;
        narrow(&trial, shown, shares[i]);
        page_flow_blocks(&trial, first, end);
        if (trial.page == flow->page) {
            return shares[i];
        }
        best = best > 0 ? best : shares[i];
    }
    return best;
}

static void
place_beside(struct page_flow *flow, const struct shown *shown, double share,
             size_t first, size_t end)
{
    int page = flow->page;
    struct page_rect rect = narrow(flow, shown, share);
    draw_picture(flow, shown, rect, false);
    page_flow_blocks(flow, first, end);
    if (flow->page == page) {
        go_below(flow, rect.y + rect.h);
        flow->start = 0;
        flow->width = flow->build->m.column_w;
    }
}

/* Where a picture that is a page stands, and whether it is cut there. One that
 * would be a blur is not blown up to fill the page. */
static struct page_rect
whole_rect(const struct page_build *build, const struct page_caption *caption,
           const struct shown *shown, bool *cover)
{
    struct page_rect bleed = page_caption_bleed(build, caption);
    *cover = shown->there && shown->picture->place == DECK_FULL &&
             bleed.w <= 2 * shown->width && bleed.h <= 2 * shown->height;
    if (*cover) {
        return bleed;
    }
    struct page_rect rect =
        page_caption_inside(build, caption, shown->width, shown->height);
    struct page_rect sharp = keep_sharp(shown, rect, 1);
    sharp.y += (rect.h - sharp.h) / 2;
    return sharp;
}

/* Whether a picture is a page of its own, and where it stands on it. Not when
 * a title takes too much of the page, nor the words of a missing picture. */
static bool
find_whole(const struct page_flow *flow, const struct shown *shown,
           struct page_rect *rect, bool *cover)
{
    struct page_caption caption;
    enum deck_place place = shown->picture->place;
    if (place != DECK_FULL && place != DECK_ALONE) {
        return false;
    }
    bool whole = page_caption_init(&caption, flow->build, flow->frame);
    if (whole) {
        *rect = whole_rect(flow->build, &caption, shown, cover);
        whole = rect->w > 0 && rect->h > 0 && frame_holds(flow, shown, *rect);
    }
    page_caption_release(&caption);
    return whole;
}

bool
page_flow_is_whole(const struct page_flow *flow, size_t picture)
{
    struct shown shown =
        look_at(flow, &flow->build->version->blocks[picture].picture);
    struct page_rect rect;
    bool cover = false;
    return find_whole(flow, &shown, &rect, &cover);
}

/* The picture as a page, then the text on others. */
static void
place_whole(struct page_flow *flow, const struct shown *shown,
            struct page_rect rect, bool cover)
{
    if (flow->used) {
        page_flow_break(flow);
    }
    if (page_flow_draws(flow)) {
        flow->frame->form = FORM_CAPTION;
    }
    draw_picture(flow, shown, rect, cover);
    flow->y = flow->bottom;
    flow->slack = 0;
    flow->used = true;
    flow->titled = false;
    flow->gapless = false;
}

void
page_flow_picture(struct page_flow *flow, size_t first, size_t end,
                  size_t picture)
{
    const struct deck_picture *drawn =
        &flow->build->version->blocks[picture].picture;
    struct shown shown = look_at(flow, drawn);
    struct page_rect whole;
    bool cover = false;
    if (find_whole(flow, &shown, &whole, &cover)) {
        place_whole(flow, &shown, whole, cover);
        page_flow_blocks(flow, first, end);
        return;
    }
    int low = flow->top + (flow->bottom - flow->top) / (flow->titled ? 2 : 3);
    if (flow->used && flow->y > low) {
        page_flow_break(flow);
    }
    bool beside = !flow->build->m.portrait && drawn->place != DECK_FULL &&
                  drawn->place != DECK_ALONE && has_text(flow, first, end);
    double share = beside ? best_share(flow, &shown, first, end) : 0;
    if (share > 0) {
        place_beside(flow, &shown, share, first, end);
    } else {
        place_above(flow, &shown, first, end);
    }
}
