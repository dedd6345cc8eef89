/* Where pictures stand. See page_picture.h. */
#include "page_picture.h"

#include <math.h>

#include "page_shown.h"
#include "page_whole.h"

/* Shares of the column that a picture beside words may take, the best first. */
static const double shares[] = {0.45, 0.41, 0.37, 0.33, 0.29};
enum { SHARES = sizeof(shares) / sizeof(*shares) };

static const struct deck_picture *
deck_picture_of(const struct page_flow *flow,
                const struct page_picture *picture)
{
    return &flow->build->version->blocks[picture->block].picture;
}

int
page_picture_start(const struct page_flow *flow,
                   const struct page_picture *picture)
{
    bool at_start = deck_picture_of(flow, picture)->place == DECK_LEFT;
    return at_start ? picture->box.w + page_flow_gutter(flow->build) : 0;
}

int64_t
page_picture_size(const struct page_flow *flow,
                  const struct page_picture *picture)
{
    const struct page_shown shown = page_shown_of(flow, picture->block);
    return picture->way == WAY_WHOLE ? page_whole_size(flow, &shown)
                                     : (int64_t)picture->box.w * picture->box.h;
}

void
page_picture_draw(const struct page_flow *flow,
                  const struct page_picture *picture, int y)
{
    const struct page_build *build = flow->build;
    const struct page_shown shown = page_shown_of(flow, picture->block);
    struct page_rect rect = picture->box;
    if (picture->way == WAY_WHOLE) {
        page_whole_draw(flow, &shown,
                        (int)page_flow_part(flow, (size_t)flow->page));
        return;
    }
    /* its plate ends with the column */
    int in = page_shown_plate(build);
    int spare = (flow->width - rect.w) / 2;
    in = in < spare ? in : spare;
    bool at_end =
        picture->way == WAY_BESIDE && shown.picture->place != DECK_LEFT;
    rect.x = build_x(build, at_end ? flow->width - rect.w - in : in, rect.w);
    rect.y = y;
    page_shown_draw(flow, &shown, rect, (struct crop){0});
}

/* ---- planning ---- */

/* How much more pages may cost for a picture: no row is left alone; no heading
 * is. */
static const double less_even = 1.0;
static const double not_parted = 50.0;

/* A picture that is planned, in its section. */
struct trial {
    struct page_flow *flow;
    const struct page_section *section;
    struct page_picture *picture;
    struct page_shown shown;
    struct page_fill most; /* pages that the words need without it */
    double worse;          /* their cost may be so much more; */
    bool was_worse;        /* it was in a trial */
    int64_t least;         /* square px that it must have */
};

/* Whether the words need no more pages with the picture of BOX before piece AT,
 * and fill them as well. */
static bool
goes(struct trial *trial, enum page_way way, size_t at, struct page_rect box)
{
    struct page_picture *picture = trial->picture;
    picture->way = way;
    picture->at = at;
    picture->box = (struct page_rect){0, 0, box.w, box.h};
    bool fits = box.w > 0 && box.h > 0 && box.h <= trial->flow->height &&
                (int64_t)box.w * box.h >= trial->least &&
                page_shown_holds(trial->flow, &trial->shown, box);
    if (fits) {
        const struct page_fill fill =
            page_flow_section(trial->flow, trial->section, false);
        bool worse = fill.cost > trial->most.cost + trial->worse;
        fits = fill.pages <= trial->most.pages && !worse;
        trial->was_worse |= fill.pages <= trial->most.pages && worse;
    }
    picture->way = fits ? way : WAY_OUT;
    return fits;
}

/* How high a picture may be: clear of the foot. */
static int
highest(const struct page_flow *flow)
{
    const struct page_metrics *m = &flow->build->m;
    int less = m->compact ? page_sized(m, 2.4) : 0;
    return flow->height > less + 1 ? flow->height - less : 1;
}

/* The picture as it goes into W x H px. */
static struct page_rect
fit(const struct trial *trial, int w, int h)
{
    const struct page_rect box = {0, 0, w, h};
    return page_shown_fit(trial->flow, &trial->shown, box, 0);
}

/* The least that it must be, to the px. */
static struct page_rect
least_box(const struct trial *trial)
{
    const struct page_shown *shown = &trial->shown;
    double w = sqrt((double)trial->least * shown->width / shown->height);
    int wide = (int)ceil(w) + 1;
    return fit(trial, wide, highest(trial->flow));
}

/* Whether so little room is left beside BOX that all the words do not fit,
 * which need not be tried. */
static bool
is_hopeless(const struct trial *trial, struct page_rect box)
{
    const struct page_flow *flow = trial->flow;
    int beside = flow->width - box.w - page_flow_gutter(flow->build);
    return beside < 10 * flow->build->m.cap_body;
}

static bool
plan_beside(struct trial *trial, size_t at)
{
    struct page_flow *flow = trial->flow;
    struct page_rect before = {0};
    for (size_t i = 0; i <= SHARES; i++) {
        struct page_rect box =
            i < SHARES
                ? fit(trial, (int)(flow->width * shares[i]), highest(flow))
            : trial->least > 0 ? least_box(trial)
                               : before;
        if (box.w == before.w && box.h == before.h) {
            continue;
        }
        before = box;
        if (!is_hopeless(trial, box) && goes(trial, WAY_BESIDE, at, box)) {
            return true;
        }
    }
    return false;
}

/* The highest that goes. */
static bool
plan_above(struct trial *trial, size_t at)
{
    struct page_flow *flow = trial->flow;
    int low = flow->height / 4;
    int high = highest(flow);
    struct page_rect box = fit(trial, flow->width, low);
    if (trial->least > (int64_t)box.w * box.h) {
        box = least_box(trial);
        low = box.h;
    }
    if (!goes(trial, WAY_ABOVE, at, box)) {
        return false;
    }
    while (high - low > flow->height / 40) {
        int middle = low + (high - low) / 2;
        struct page_rect larger = fit(trial, flow->width, middle);
        if (goes(trial, WAY_ABOVE, at, larger)) {
            box = larger;
            low = middle;
        } else {
            high = middle;
        }
    }
    return goes(trial, WAY_ABOVE, at, box);
}

/* Of a slide with hundreds of pages not all ways are tried. */
enum { PIECES_MAX = 150 };

static bool
plan_with_words(struct trial *trial)
{
    const struct page_shown *shown = &trial->shown;
    const struct page_metrics *m = &trial->flow->build->m;
    size_t at = trial->picture->at;
    size_t last = trial->section->end;
    bool wide = shown->width * 10 > shown->height * 22;
    if (last - trial->section->first > PIECES_MAX) {
        return false;
    }
    if (m->portrait || wide) {
        return plan_above(trial, at) || (at < last && plan_above(trial, last));
    }
    return plan_beside(trial, at) || (at < last && plan_beside(trial, last));
}

/* Words are not parted from what they lead to for a picture; nor are they
 * spread less evenly, if it goes in another way. */
static bool
plan_shared(struct trial *trial)
{
    trial->worse = less_even;
    trial->was_worse = false;
    if (plan_with_words(trial)) {
        return true;
    }
    trial->worse = not_parted;
    return trial->was_worse && plan_with_words(trial);
}

/* The picture on a page without words, as large as it may be. */
static void
plan_own(struct trial *trial)
{
    struct page_flow *flow = trial->flow;
    struct page_picture *picture = trial->picture;
    int less = flow->pieces.count == 0 ? page_frame_first_more(flow->frame) : 0;
    picture->way = WAY_OWN;
    picture->box = fit(trial, flow->width, highest(flow) - less);
}

/* Whether the slide is about the picture, so that it is never left out. */
static bool
is_the_slide(const struct page_shown *shown)
{
    return shown->picture->place == DECK_FULL ||
           shown->picture->place == DECK_ALONE;
}

/* A picture goes beside words if they need no page more; else it follows them,
 * or on a small panel, which has no room for a page of it, is left out. */
static void
plan(struct trial *trial, bool *worded)
{
    const struct page_flow *flow = trial->flow;
    struct page_picture *picture = trial->picture;
    bool words = trial->section->end > trial->section->first;
    const struct page_shown *shown = &trial->shown;
    size_t at = picture->at;
    trial->least = flow->normal != NULL ? flow->normal[shown->block] : 0;
    if (words && plan_shared(trial)) {
        return;
    }
    picture->at = at;
    if (!shown->there) {
        worded[shown->block] = true;
    } else if (words && flow->build->m.compact_panel && !is_the_slide(shown)) {
        picture->way = WAY_OUT;
    } else {
        plan_own(trial);
    }
}

static void
plan_section(struct page_flow *flow, const struct page_section *section,
             bool *worded)
{
    struct page_fill most = page_flow_section(flow, section, false);
    most.pages = most.pages == SIZE_MAX ? 0 : most.pages;
    for (size_t i = section->first_picture; i < section->end_picture; i++) {
        struct trial trial = {.flow = flow,
                              .section = section,
                              .picture = &flow->pictures[i],
                              .shown =
                                  page_shown_of(flow, flow->pictures[i].block),
                              .most = most};
        plan(&trial, worded);
    }
    flow->cost += page_flow_section(flow, section, true).cost;
    for (size_t i = section->first_picture; i < section->end_picture; i++) {
        if (flow->pictures[i].way == WAY_OWN) {
            page_flow_add(flow, section->end, section->end, &flow->pictures[i]);
        }
    }
}

bool
page_pictures_plan(struct page_flow *flow, bool *worded)
{
    const struct page_pieces *pieces = &flow->pieces;
    struct page_section section = {0};
    for (size_t i = 0; i < pieces->picture_count; i++) {
        const struct page_mark *mark = &pieces->pictures[i];
        struct page_picture *picture = &flow->pictures[i];
        const struct page_shown shown = page_shown_of(flow, mark->block);
        *picture = (struct page_picture){
            .block = mark->block, .place = mark->place, .at = mark->at};
        picture->parts = page_whole_count(flow, &shown);
        if (picture->parts > 0) {
            picture->way = WAY_WHOLE;
            picture->at = i == 0 ? 0 : mark->at; /* a slide begins with it */
        }
    }
    for (size_t i = 0; i <= pieces->picture_count; i++) {
        bool end = i == pieces->picture_count;
        if (!end && flow->pictures[i].way != WAY_WHOLE) {
            continue;
        }
        section.end = end ? pieces->count : flow->pictures[i].at;
        section.end_picture = i;
        plan_section(flow, &section, worded);
        for (int part = 0; !end && part < flow->pictures[i].parts; part++) {
            page_flow_add(flow, section.end, section.end, &flow->pictures[i]);
        }
        section.first = section.end;
        section.first_picture = i + 1;
    }
    if (flow->count == 0) {
        page_flow_add(flow, 0, 0, NULL);
    }
    for (size_t i = 0; i < pieces->picture_count; i++) {
        if (worded[pieces->pictures[i].block]) {
            return true;
        }
    }
    return false;
}
