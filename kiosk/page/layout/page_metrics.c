/* The grid: millimetres become px here and nowhere else. */
#include "page_metrics.h"

#include <math.h>

const double page_scales[3] = {1.0, 1.3, 2.0};

/* EN 301 549 5.1.4: capital H subtends 0.7 degrees, 12.2 mm a metre. */
static const double cap_mm_per_mm = 12.2 / 1000.0;
/* US Section 508 402.4: 3/16 in; the next tenth. */
static const double cap_small_mm = 4.8;
/* 22 minutes of arc at 2 m (ISO 9241-303): read from the door. */
static const double cap_title_mm = 12.8;
/* The shorter side of 15.6 inch, whose sizes all others are measured by. */
static const double panel_mm = 194.0;
/* Small print grows with the text, but no further than this. */
static const double print_most = 1.3;
/* A panel smaller than this has no room for air around its buttons. */
static const double compact_longer_mm = 250.0;
static const double compact_mm = 150.0;
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

static void
init_caps(struct page_metrics *m, double distance_mm, double scale)
{
    double body_mm = fmax(cap_mm_per_mm * distance_mm, cap_small_mm);
    m->cap_small = mm_up(m, cap_small_mm);
    m->cap_print = mm_up(m, cap_small_mm * m->factor * fmin(scale, print_most));
    m->cap_kind = mm_up(m, 5.7);
    m->cap_label = mm_up(m, 5.6);
    m->cap_strip = mm_up(m, body_mm);
    m->cap_body = mm_up(m, body_mm * scale);
    /* a low screen is read from near, and must have room for text as well */
    double title_mm = m->compact ? body_mm : cap_title_mm;
    m->cap_title = mm_up(m, fmax(title_mm, body_mm * scale));
    m->cap_head = mm_up(m, m->compact ? 5.7 : cap_title_mm);
    m->cap_alt = mm_up(m, cap_small_mm * scale);
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
        m->column_x = page_sized(m, compact ? 5.0 : 11.0);
    }
    m->column_w = m->width - 2 * m->column_x;
    m->column_w = m->column_w < 1 ? 1 : m->column_w;
    m->top = page_mm(m, compact ? 3.0 : 9.4);
    m->icon = page_mm(m, compact ? 7.0 : 8.8);
    m->below_kind = page_mm(m, compact ? 3.4 : 5.6);
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
        .factor = fmax(1.0, fmin(width_mm, height_mm) / panel_mm),
        .portrait = screen->height_px > screen->width_px,
        .compact_panel =
            longer_mm < compact_longer_mm || height_mm < compact_mm,
        .compact = height_mm < compact_mm,
    };
    m.steps_in_band = m.compact_panel || m.portrait;
    bool known = scale >= 0 && scale < 3;
    init_caps(&m, screen->distance_mm, page_scales[known ? scale : 0]);
    init_band(&m);
    init_column(&m);
    return m;
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
