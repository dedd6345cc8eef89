/* The position of pictures. See page_picture.h. */
#include "page_picture.h"

#include <limits.h>

#include "page_caption.h"
#include "page_shown.h"

/* How a picture and its text share the pages. */
enum way {
    WAY_BESIDE, /* text beside it, */
    WAY_ABOVE,  /* or below it, */
    WAY_OWN,    /* or not on its page; */
    WAY_WHOLE,  /* it has a page with a caption; */
    WAY_WORDS   /* there is none, and its words are drawn as text */
};

struct plan {
    enum way way;
    double share;          /* BESIDE: of the column, at most */
    int height;            /* ABOVE: at most */
    struct page_rect rect; /* OWN, WHOLE: its position */
    bool cover;            /* WHOLE: cut to fill it */
    bool bare;             /* OWN: the title is not above it */
};

/* A picture with the text around it, and where they begin. */
struct group {
    const struct page_flow *flow;
    struct page_flow below; /* the same below the title, to try things out */
    struct page_shown shown;
    size_t first, end; /* blocks */
};

/* Shares of the column that a picture beside text may take: as in a poster,
 * or less when that saves a page. */
static const double shares[] = {0.42, 0.34};

/* Between a picture and the text below it, and beside it. */
static const double gap_mm = 8.0;
static const double gutter_mm = 14.0;

/* Where the room of a picture beside text ends: on the last baseline that text
 * may have, clear of the number of the page. */
static int
floor_of(const struct page_flow *flow)
{
    const struct page_metrics *m = &flow->build->m;
    return flow->bottom - (m->compact ? 0 : page_descent(m->cap_body));
}

/* Whether any of the blocks of GROUP is text. */
static bool
has_text(const struct group *group)
{
    const struct deck_version *version = group->flow->build->version;
    for (size_t i = group->first; i < group->end; i++) {
        if (version->blocks[i].type != DECK_PICTURE) {
            return true;
        }
    }
    return false;
}

/* FLOW goes on below BOTTOM_PX, an edge of a picture. */
static void
go_below(struct page_flow *flow, int bottom_px)
{
    int below = bottom_px + page_mm(&flow->build->m, gap_mm);
    page_flow_go(flow, below > flow->y ? below : flow->y, 0, FLOW_GAP);
}

/* Whether this page is so full that a picture is better on the next. */
static bool
is_low(const struct page_flow *flow)
{
    int body = flow->bottom - flow->top;
    return page_flow_used(flow) &&
           flow->y > flow->top + body / (flow->state == FLOW_TITLED ? 2 : 3);
}

/* FLOW goes to where a picture with text begins. */
static void
go_to_picture(struct page_flow *flow)
{
    if (is_low(flow)) {
        page_flow_break(flow);
    }
    if (flow->state <= FLOW_TITLED) {
        page_flow_go(flow, flow->tight, 0, flow->state);
    }
}

/* ---- placing ---- */

/* The picture over the whole column, the text below it. */
static void
place_above(struct page_flow *flow, const struct page_shown *shown,
            const struct plan *plan)
{
    const struct page_metrics *m = &flow->build->m;
    go_to_picture(flow);
    struct page_rect box = {m->column_x, flow->y, m->column_w, plan->height};
    struct page_rect rect = page_shown_fit(flow, shown, box, 1);
    page_shown_draw(flow, shown, rect, false);
    go_below(flow, rect.y + rect.h);
}

/* Sets FLOW beside a picture in SHARE of the column; gives its rectangle. */
static struct page_rect
narrow(struct page_flow *flow, const struct page_shown *shown, double share)
{
    const struct page_build *build = flow->build;
    const struct page_metrics *m = &build->m;
    bool at_start = shown->picture->place == DECK_LEFT;
    int w = (int)(m->column_w * share);
    struct page_rect box = {0, flow->y, w, floor_of(flow) - flow->y};
    struct page_rect rect = page_shown_fit(flow, shown, box, 0);
    int gutter = page_mm(m, gutter_mm);
    page_flow_column(flow, at_start ? rect.w + gutter : 0,
                     m->column_w - rect.w - gutter);
    page_flow_go(flow, flow->y, flow->slack,
                 flow->state == FLOW_TITLED ? FLOW_TITLED : FLOW_GAP);
    /* its plate ends with the column, and goes into the gutter */
    int in = page_shown_plate(build);
    in = at_start ? in : m->column_w - rect.w - in;
    rect.x = build_x(build, in, rect.w);
    return rect;
}

static void
place_beside(struct page_flow *flow, const struct group *group,
             const struct plan *plan)
{
    go_to_picture(flow);
    int page = flow->page;
    struct page_rect rect = narrow(flow, &group->shown, plan->share);
    page_shown_draw(flow, &group->shown, rect, false);
    page_flow_blocks(flow, group->first, group->end);
    if (flow->page == page) {
        go_below(flow, rect.y + rect.h);
        page_flow_column(flow, 0, flow->build->m.column_w);
    }
}

/* The picture on a page without text; what follows goes onto the next. */
static void
place_alone(struct page_flow *flow, const struct page_shown *shown,
            const struct plan *plan)
{
    bool below =
        flow->state == FLOW_TITLED && plan->way == WAY_OWN && !plan->bare;
    if (page_flow_used(flow) && !below) {
        page_flow_break(flow);
    }
    if (page_flow_draws(flow) && plan->way == WAY_WHOLE) {
        flow->frame->form = FORM_CAPTION;
    } else if (page_flow_draws(flow) && plan->bare) {
        flow->frame->form = FORM_BARE;
    }
    page_shown_draw(flow, shown, plan->rect, plan->cover);
    page_flow_go(flow, flow->bottom, 0, FLOW_TEXT);
}

/* The title comes before everything except a picture that leaves no room for
 * it: then it is beside the kind. A page with a caption has its own. */
static bool
is_title_first(const struct page_flow *flow, const struct plan *plan)
{
    return !plan->bare || flow->frame->number_in_head;
}

static void
place(struct page_flow *flow, const struct group *group,
      const struct plan *plan)
{
    bool titled = flow->state != FLOW_UNTITLED || plan->way == WAY_WHOLE;
    if (!titled && is_title_first(flow, plan)) {
        page_flow_title(flow);
        titled = true;
    }
    if (plan->way == WAY_BESIDE) {
        place_beside(flow, group, plan);
        return;
    }
    if (plan->way == WAY_ABOVE) {
        place_above(flow, &group->shown, plan);
    } else if (plan->way == WAY_WORDS) {
        page_flow_alt(flow, group->shown.picture);
    } else {
        place_alone(flow, &group->shown, plan);
    }
    if (!titled) {
        page_flow_title(flow);
    }
    page_flow_blocks(flow, group->first, group->end);
}

/* ---- planning ---- */

/* The page on which the group ends by PLAN; if that is behind MOST, any such
 * page. */
static int
last_page(const struct group *group, int most, const struct plan *plan)
{
    struct page_flow trial = *group->flow;
    trial.want = -1;
    trial.drawn = NULL;
    trial.most = most;
    place(&trial, group, plan);
    return trial.page;
}

/* Whether RECT is large enough for the picture. */
static bool
is_enough(const struct group *group, struct page_rect rect)
{
    return (int64_t)rect.w * rect.h >= group->shown.least;
}

/* Whether a picture in SHARE of the column leaves room for text beside it. */
static bool
room_beside(const struct group *group, double share)
{
    struct page_flow trial = group->below;
    const struct page_metrics *m = &trial.build->m;
    go_to_picture(&trial);
    int w = (int)(m->column_w * share);
    struct page_rect box = {0, trial.y, w, floor_of(&trial) - trial.y};
    return box.h >= page_mm(m, 30.0) &&
           page_shown_holds(&trial, &group->shown, box) &&
           m->column_w - w >= 12 * m->cap_body &&
           is_enough(group, narrow(&trial, &group->shown, share));
}

/* The largest picture beside text with which the group ends on page MOST. */
static bool
plan_beside(const struct group *group, int most, struct plan *plan)
{
    enum deck_place place = group->shown.picture->place;
    if (group->flow->build->m.portrait || place == DECK_FULL ||
        place == DECK_ALONE) {
        return false;
    }
    for (size_t i = 0; i < sizeof(shares) / sizeof(*shares); i++) {
        *plan = (struct plan){.way = WAY_BESIDE, .share = shares[i]};
        if (room_beside(group, shares[i]) &&
            last_page(group, most, plan) <= most) {
            return true;
        }
    }
    return false;
}

/* Whether the group ends on page MOST with a picture of HEIGHT above its
 * text. */
static bool
goes_above(const struct group *group, int height, int most, struct plan *plan)
{
    struct page_flow trial = group->below;
    const struct page_metrics *m = &trial.build->m;
    go_to_picture(&trial);
    struct page_rect box = {m->column_x, trial.y, m->column_w, height};
    *plan = (struct plan){.way = WAY_ABOVE, .height = height};
    return height > 0 && page_shown_holds(&trial, &group->shown, box) &&
           is_enough(group, page_shown_fit(&trial, &group->shown, box, 1)) &&
           last_page(group, most, plan) <= most;
}

/* The least height, of ROOM px, that a picture above text is worth. */
static int
least_above(const struct group *group, int room)
{
    const struct page_shown *shown = &group->shown;
    int least = room * (group->flow->build->m.portrait ? 3 : 5) / 10;
    while (least < room && (int64_t)least * least * shown->width <
                               shown->least * shown->height) {
        least++;
    }
    return least;
}

/* The largest picture above its text with which the group ends on page
 * MOST. */
static bool
plan_above(const struct group *group, int most, struct plan *plan)
{
    struct page_flow trial = group->below;
    go_to_picture(&trial);
    int room = floor_of(&trial) - trial.y;
    int low = least_above(group, room);
    if (!goes_above(group, low, most, plan)) {
        return false;
    }
    struct plan larger;
    while (room - low > 1) {
        int middle = low + (room - low) / 2;
        if (goes_above(group, middle, most, &larger)) {
            *plan = larger;
            low = middle;
        } else {
            room = middle;
        }
    }
    return true;
}

/* The picture as large as it may be from TOP to BOTTOM, in the middle; to the
 * eye that is nearer to the title than to the foot. */
static struct page_rect
in_middle(const struct group *group, int top, int bottom)
{
    const struct page_metrics *m = &group->flow->build->m;
    struct page_rect box = {m->column_x, top, m->column_w, bottom - top};
    if (box.h < 1) {
        return (struct page_rect){box.x, box.y, 0, 0};
    }
    struct page_rect rect =
        page_shown_fit(&group->below, &group->shown, box, 1);
    rect.y += (box.h - rect.h) / 3;
    return rect;
}

/* The picture on a page without text: under the title where that leaves it
 * enough room, else under the kind; on a low screen down to the foot, where
 * "Still reading?" may hide some of it. */
static struct plan
plan_own(const struct group *group)
{
    const struct page_flow *below = &group->below;
    const struct page_metrics *m = &below->build->m;
    const struct page_frame *frame = below->frame;
    int air = page_mm(m, 4.0); /* above the number of the page */
    int bottom = below->bottom - (m->compact ? 0 : air);
    bool fresh = below->state <= FLOW_TITLED;
    int top = fresh ? below->tight : frame->tight_y;
    struct plan titled = {.way = WAY_OWN,
                          .rect = in_middle(group, top, bottom)};
    struct plan bare = {.way = WAY_OWN,
                        .rect = in_middle(group, frame->bare_y, bottom),
                        .bare = true};
    if (is_enough(group, titled.rect) && titled.rect.h * 2 >= bare.rect.h) {
        return titled;
    }
    if (m->compact && !is_enough(group, bare.rect)) {
        bare.rect = in_middle(group, frame->bare_y, frame->foot_y);
    }
    return bare;
}

/* The position of a picture that fills a page, and whether it is cropped. One
 * that would be blurred is not enlarged to fill the page. */
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

/* Not when a title takes too much of the page, nor the words of a missing
 * picture. */
static bool
plan_whole(const struct group *group, struct plan *plan)
{
    const struct page_flow *flow = group->flow;
    const struct page_shown *shown = &group->shown;
    struct page_caption caption;
    enum deck_place place = shown->picture->place;
    if (place != DECK_FULL && place != DECK_ALONE) {
        return false;
    }
    *plan = (struct plan){.way = WAY_WHOLE};
    bool whole = page_caption_init(&caption, flow->build, flow->frame);
    if (whole) {
        plan->rect = whole_rect(flow->build, &caption, shown, &plan->cover);
        whole = plan->rect.w > 0 && plan->rect.h > 0 &&
                page_shown_holds(flow, shown, plan->rect);
    }
    page_caption_release(&caption);
    return whole;
}

/* All on one page, or else with fewer pages than the picture and its text have
 * one after the other. A picture that is missing gets no page. */
static struct plan
plan_group(const struct group *group)
{
    struct plan plan;
    struct plan apart = {.way = WAY_WORDS};
    struct page_flow begin = group->below;
    go_to_picture(&begin);
    bool shared = has_text(group) || !group->shown.there;
    if (plan_whole(group, &plan)) {
        return plan;
    }
    if (group->shown.there) {
        apart = plan_own(group);
    }
    if (!shared ||
        (is_low(&group->below) && group->below.state == FLOW_TITLED)) {
        return apart;
    }
    if (plan_beside(group, begin.page, &plan) ||
        plan_above(group, begin.page, &plan)) {
        return plan;
    }
    int most = last_page(group, INT_MAX, &apart) - (group->shown.there ? 1 : 0);
    return plan_beside(group, most, &plan) || plan_above(group, most, &plan)
               ? plan
               : apart;
}

void
page_flow_picture(struct page_flow *flow, size_t first, size_t end,
                  size_t picture)
{
    struct group group = {.flow = flow,
                          .below = *flow,
                          .shown = page_shown_of(flow, picture),
                          .first = first,
                          .end = end};
    group.below.want = -1;
    group.below.drawn = NULL;
    if (flow->state == FLOW_UNTITLED) {
        page_flow_title(&group.below);
    }
    const struct plan plan = plan_group(&group);
    place(flow, &group, &plan);
}
