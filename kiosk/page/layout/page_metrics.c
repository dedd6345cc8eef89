/* The grid: millimetres become px here and nowhere else. */
#include "page_metrics.h"

#include <math.h>

const double page_scales[3] = {1.0, 1.3, 2.0};

/* EN 301 549 5.1.4: capital H subtends 0.7 degrees, 12.2 mm a metre. */
static const double cap_mm_per_mm = 12.2 / 1000.0;
/* US Section 508 402.4: 3/16 in; the next tenth. */
static const double cap_small_mm = 4.8;
/* 22 minutes of arc (ISO 9241-303), for what is read from further away. */
static const double cap_mm_per_room_mm = 6.4 / 1000.0;
/* The same at 2 m: read from the door. */
static const double cap_title_mm = 12.8;
/* Capitals of Noto Sans and most others, in em. */
static const double cap_em = 0.714;
/* A page of fewer lines, or of short ones, has the title beside its kind: below
 * that it would hold less than a page with larger text whose title is there;
 * in em. */
static const double compact_high_em = 18.6;
static const double compact_wide_em = 29.0;
/* A page so narrow holds as much when its lines stand closer. */
static const double close_wide_em = 32.5;
/* An upright page so narrow has many short lines. */
static const double close_em = 14.0;
/* The shorter side of 15.6 inch, whose sizes all others are measured by. */
static const double panel_mm = 194.0;
/* Small print grows with the text, but no further than this. */
static const double print_most = 1.3;
/* A panel smaller than this has no room for air around its buttons. */
static const double compact_longer_mm = 250.0;
static const double compact_mm = 150.0;
/* A lower one has no room for margins with Back and Next. */
static const double steps_beside_mm = 190.0;
/* Buttons are touched from near: they grow with the panel no further. */
static const double button_most = 1.3;

static int
at_least_one(double px)
{
    return px < 1.0 ? 1 : px > 100000.0 ? 100000 : (int)px;
}

int
page_mm(const struct page_metrics *metrics, double mm)
{
    return at_least_one(floor(mm * metrics->px_per_mm + 0.5));
}

int
page_sized(const struct page_metrics *metrics, double mm)
{
    return page_mm(metrics, mm * metrics->factor);
}

/* MM in px, never less than MM: for sizes that have a legal minimum. */
static int
mm_up(const struct page_metrics *metrics, double mm)
{
    return at_least_one(ceil(mm * metrics->px_per_mm - 1e-9));
}

/* The body's capitals at the normal text size. */
static double
body_mm(const struct page_screen *screen)
{
    return fmax(cap_mm_per_mm * screen->distance_mm, cap_small_mm);
}

/* From the shorter side, or from how far away people sit. */
static double
panel_factor(const struct page_screen *screen)
{
    int shorter_px = screen->width_px < screen->height_px ? screen->width_px
                                                          : screen->height_px;
    double factor =
        screen->room_distance_mm > 0
            ? screen->room_distance_mm * cap_mm_per_room_mm / body_mm(screen)
            : shorter_px / screen->px_per_mm / panel_mm;
    return fmax(1.0, factor);
}

/* SMALL on panels of 10 inch, LARGE from 15.6 inch on: no panel has much less
 * room for text than one a little smaller. */
static double
between(const struct page_metrics *m, double small, double large)
{
    const double from_mm = 140.0;
    int shorter_px = m->width < m->height ? m->width : m->height;
    double share =
        (shorter_px / m->px_per_mm - from_mm) / (steps_beside_mm - from_mm);
    share = share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
    return small + share * (large - small);
}

static void
init_caps(struct page_metrics *m, double normal_mm, double scale)
{
    double body = normal_mm * scale;
    double print = fmin(scale, print_most);
    m->cap_small = mm_up(m, cap_small_mm);
    m->cap_print = mm_up(m, cap_small_mm * m->factor * print);
    m->cap_kind = m->compact ? m->cap_print : mm_up(m, 5.7 * m->factor * print);
    m->cap_label = mm_up(m, 5.6);
    m->cap_strip = mm_up(m, normal_mm);
    m->cap_body = mm_up(m, body);
    /* a small panel is read from near, and must have room for text as well */
    double title = between(m, normal_mm * 1.25, cap_title_mm * m->factor);
    if (m->compact_panel && m->height / m->px_per_mm < 110.0) {
        title = normal_mm;
    }
    m->cap_title = mm_up(m, fmax(title, body));
    m->cap_number = mm_up(m, fmax(body * 1.75, title));
    m->cap_head = mm_up(m, m->compact_panel ? 5.7 : cap_title_mm * m->factor);
    m->cap_alt = mm_up(m, cap_small_mm * m->factor * scale);
}

/* Back and Next: in the margins, low, or at the ends of the band's first row.
 */
static void
init_steps(struct page_metrics *m, double larger)
{
    int side = mm_up(m, 20.0 * larger);
    int tall = m->steps_in_band ? m->button : mm_up(m, 39.0 * larger);
    int y = m->steps_in_band ? m->band_y + m->band_pad
                             : m->band_y - page_mm(m, 7.0) - tall;
    m->left = (struct page_rect){m->edge, y, side, tall};
    m->right = (struct page_rect){m->width - m->edge - side, y, side, tall};
}

static void
init_band(struct page_metrics *m)
{
    bool compact = m->compact_panel;
    double larger = fmin(m->factor, button_most);
    m->cap_band = mm_up(m, cap_small_mm * larger);
    m->edge = page_mm(m, compact ? 3.0 : m->portrait ? 3.5 : 4.0 * larger);
    m->button = mm_up(m, compact ? 20.0 : 20.8 * larger);
    m->gap = mm_up(m, 3.0);
    m->slop = (int)(1.5 * m->px_per_mm);
    m->slop = m->slop < m->gap / 2 ? m->slop : m->gap / 2;
    m->stroke = page_mm(m, 0.55);
    m->radius = page_mm(m, 2.0);
    m->hair = page_mm(m, 0.35);
    double pad_mm = compact ? 3.0 : m->portrait ? 4.0 * larger : 5.6 * larger;
    m->band_pad = page_mm(m, pad_mm);
    int rows = m->portrait ? 2 : 1;
    m->band_h = rows * m->button + (rows - 1) * m->gap + 2 * m->band_pad;
    m->band_y = m->height - m->band_h;
    init_steps(m, larger);
}

static void
init_column(struct page_metrics *m)
{
    bool compact = m->compact_panel;
    m->spine = page_mm(m, compact ? 2.0 : 3.6);
    m->strip_h = m->button + 2 * page_mm(m, 1.0);
    m->column_x = m->edge + m->left.w + page_sized(m, 4.0);
    if (m->steps_in_band) {
        m->column_x = page_sized(m, between(m, 5.0, 11.0));
    }
    m->column_w = m->width - 2 * m->column_x;
    m->column_w = m->column_w < 1 ? 1 : m->column_w;
    m->top = page_mm(m, compact ? 3.0 : 9.4);
    m->icon = page_mm(m, compact ? 7.0 : 8.8);
    m->below_kind = page_mm(m, compact ? 3.4 : 5.6);
}

/* The bar across the top, and the foot above the band. */
static void
init_head(struct page_metrics *m)
{
    m->bar_h = m->cap_kind + 2 * page_sized(m, 4.2);
    if (m->compact) {
        int eighth = m->height / 8;
        int most = page_sized(m, 16.0);
        int least = most < eighth ? most : eighth;
        m->bar_h = m->cap_title * 7 / 5;
        m->bar_h = m->bar_h < least ? least : m->bar_h;
    }
    m->bar_icon = m->compact ? m->cap_print * 9 / 5 : m->cap_kind * 8 / 5;
    int air = page_sized(m, m->compact ? 1.0 : 3.6);
    m->foot_y =
        m->band_y - m->cap_print - page_descent(m->cap_print) / 2 - 2 * air;
}

struct page_metrics
page_metrics(const struct page_screen *screen, int scale)
{
    double width_mm = screen->width_px / screen->px_per_mm;
    double height_mm = screen->height_px / screen->px_per_mm;
    double longer_mm = fmax(width_mm, height_mm);
    struct page_metrics m = {
        .width = screen->width_px,
        .height = screen->height_px,
        .px_per_mm = screen->px_per_mm,
        .factor = panel_factor(screen),
        .portrait = screen->height_px > screen->width_px,
    };
    double enlarged = page_scales[scale >= 0 && scale < 3 ? scale : 0];
    double normal_mm = body_mm(screen) * m.factor;
    double em_mm = normal_mm * enlarged / cap_em;
    m.compact_panel = longer_mm < compact_longer_mm || height_mm < compact_mm;
    m.steps_in_band =
        m.compact_panel || m.portrait || height_mm < steps_beside_mm;
    m.compact = !m.portrait && (height_mm < compact_high_em * em_mm ||
                                width_mm < compact_wide_em * em_mm);
    m.close_lines =
        m.compact || width_mm < (m.portrait ? close_em : close_wide_em) * em_mm;
    init_caps(&m, normal_mm, enlarged);
    init_band(&m);
    init_column(&m);
    init_head(&m);
    return m;
}

/* Of the height, when a visitor wants it low. */
static const double low_part = 0.6;
static const double low_least_mm = 80.0;

bool
page_screen_lowers(const struct page_screen *screen, double bottom_mm)
{
    double high_mm = screen->height_px / screen->px_per_mm;
    return bottom_mm > 0 && bottom_mm + high_mm > PAGE_REACH_MM &&
           high_mm * low_part >= low_least_mm;
}

struct page_screen
page_screen_lowered(const struct page_screen *screen)
{
    struct page_screen low = *screen;
    low.height_px = (int)(screen->height_px * low_part);
    low.above_px = screen->height_px - low.height_px;
    return low;
}

int
page_leading(const struct measure *measure, const char *lang, int cap_px)
{
    int face = measure->face(measure->ctx, 'H', 0, lang);
    int em = measure->size_for_caps(measure->ctx, face < 0 ? 0 : face, cap_px);
    return (em * 3 + 1) / 2;
}

int
page_descent(int cap)
{
    return (cap * 2 + 4) / 5;
}
