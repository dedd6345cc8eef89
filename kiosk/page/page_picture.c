/* Where pictures stand: beside the text in landscape, above it in portrait,
 * over the whole body when asked; and the frame of one that cannot be shown. */
#include "page_body.h"

/* A picture as far as layout goes. */
struct shown {
    const struct deck_picture *picture;
    int width, height; /* its proportions */
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

/* The height a picture has in BOX. */
static struct page_rect
fit_into(const struct page_flow *flow, const struct shown *shown,
         struct page_rect box, int align)
{
    struct page_rect rect =
        page_rect_fit(box, shown->width, shown->height, align);
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
             struct page_rect rect)
{
    const struct page_build *build = flow->build;
    if (!page_flow_draws(flow)) {
        return;
    }
    if (!shown->there) {
        draw_frame(build, shown->picture, rect);
        return;
    }
    if (build->c.plated) {
        page_add_fill(build->page, rect, build->c.plate, 0);
    }
    page_add_picture(build->page, rect, shown->picture, false, true, build->c.field);
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
    int room = flow->bottom - flow->y;
    struct page_rect box = {m->column_x, flow->y, m->column_w,
                            height_above(flow, first, end, room)};
    if (!frame_holds(flow, shown, box)) {
        page_flow_alt(flow, shown->picture);
    } else {
        /* alone in the middle, else where its words begin */
        bool text = has_text(flow, first, end);
        int align = !text ? 1 : flow->build->rtl ? 2 : 0;
        struct page_rect rect = fit_into(flow, shown, box, align);
        draw_picture(flow, shown, rect);
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
    struct page_rect box = {0, flow->y, w, flow->bottom - flow->y};
    struct page_rect rect = fit_into(flow, shown, box, 0);
    int gutter = page_mm(m, 14.0);
    flow->width = m->column_w - rect.w - gutter;
    flow->start = at_start ? rect.w + gutter : 0;
    flow->used = true;
    flow->gapless = true;
    rect.x = build_x(build, at_start ? 0 : m->column_w - rect.w, rect.w);
    return rect;
}

/* The share of the column for the picture: the largest one that leaves all
 * the text on this page. */
static double
best_share(const struct page_flow *flow, const struct shown *shown,
           size_t first, size_t end)
{
    for (size_t i = 0; i < sizeof(shares) / sizeof(*shares); i++) {
        struct page_flow trial = *flow;
        trial.want = -1;
        narrow(&trial, shown, shares[i]);
        page_flow_blocks(&trial, first, end);
        if (trial.page == flow->page) {
            return shares[i];
        }
    }
    return shares[0];
}

static void
place_beside(struct page_flow *flow, const struct shown *shown, double share,
             size_t first, size_t end)
{
    int page = flow->page;
    struct page_rect rect = narrow(flow, shown, share);
    draw_picture(flow, shown, rect);
    page_flow_blocks(flow, first, end);
    if (flow->page == page) {
        go_below(flow, rect.y + rect.h);
        flow->start = 0;
        flow->width = flow->build->m.column_w;
    }
}

/* Whether a picture in SHARE of the column leaves room for text beside it. */
static bool
room_beside(const struct page_flow *flow, const struct shown *shown,
            double share, size_t first, size_t end)
{
    const struct page_metrics *m = &flow->build->m;
    int w = (int)(m->column_w * share);
    struct page_rect box = {0, flow->y, w, flow->bottom - flow->y};
    if (box.h < page_mm(m, 30.0) || !frame_holds(flow, shown, box) ||
        m->column_w - w < 12 * m->cap_body) {
        return false;
    }
    struct page_flow trial = *flow;
    narrow(&trial, shown, share);
    return text_begins_here(&trial, first, end);
}

void
page_flow_picture(struct page_flow *flow, size_t first, size_t end,
                  size_t picture)
{
    const struct deck_picture *drawn =
        &flow->build->version->blocks[picture].picture;
    struct shown shown = look_at(flow, drawn);
    int low = flow->top + (flow->bottom - flow->top) / (flow->titled ? 2 : 3);
    if (flow->used && flow->y > low) {
        page_flow_break(flow);
    }
    bool beside = !flow->build->m.portrait && drawn->place != DECK_FULL &&
                  drawn->place != DECK_ALONE && has_text(flow, first, end);
    double share = beside ? best_share(flow, &shown, first, end) : 0;
    if (beside && room_beside(flow, &shown, share, first, end)) {
        place_beside(flow, &shown, share, first, end);
    } else {
        place_above(flow, &shown, first, end);
    }
}
