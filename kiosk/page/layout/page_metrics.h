/* Every size of the page in px, from millimetres, the distance of the eye and
 * the chosen text size. The one place that knows the grid. */
#ifndef KIOSK_PAGE_METRICS_H
#define KIOSK_PAGE_METRICS_H

#include "page.h"

/* Text sizes: 1.0, 1.3, 2.0 (WCAG 2.2 SC 1.4.4). */
extern const double page_scales[3];

struct page_metrics {
    int width, height;
    double px_per_mm;
    double factor;      /* how much larger than on a panel of 15.6 inch; >= 1 */
    bool portrait;      /* two rows of buttons, one column */
    bool compact_panel; /* under 250 mm: the band is close */
    bool compact;       /* so few letters in a line that air is saved */
    bool close_lines;   /* lines are so few, or short, that they stand closer */
    bool closest_lines; /* and closer still, where a slide is less torn then */
    bool steps_in_band; /* Back and Next are; text goes from edge to edge */
    int spine;          /* width of the coloured edge */
    int edge;           /* from the screen's edge to the buttons */
    int button;         /* side of a button, 20 mm or more */
    int gap;            /* between buttons, 3 mm or more */
    int slop;           /* a hit reaches this far beyond what is drawn */
    int stroke;         /* of a button's edge */
    int radius;         /* of a button's corners */
    int hair;           /* a thin rule */
    int band_y, band_h, band_pad;
    struct page_rect left, right; /* Back and Next, above the band or as in its
                                   * first row */
    int strip_h;                  /* "Still reading?" and the foot below it */
    int column_x, column_w;
    int top;                            /* of the kind's icon */
    int icon;                           /* side of the kind's icon */
    int below_kind;                     /* from the icon to the title */
    int cap_small, cap_kind, cap_label; /* heights of capitals */
    int cap_band;  /* words of buttons: as large at every text size */
    int cap_print; /* small print of a slide: grows with panel and text size */
    int cap_strip, cap_body, cap_title;
    int cap_number;      /* a phone number on a line of its own, at most */
    int bar_h, bar_icon; /* the head's bar; its icon */
    int foot_y;          /* the foot is from here to the band */
    int cap_head;        /* titles of the screen's own pages */
    int cap_alt;         /* words in place of a picture */
};

/* Hands that sit reach this high above the floor (EN 301 549 8.3, ADA 308.2).
 */
#define PAGE_REACH_MM 1220.0

/* Whether a visitor may have the page lower on SCREEN whose lower edge is
 * BOTTOM_MM above the floor, 0 if that is not known: its upper edge is out of
 * reach, and what remains is no smaller than a panel of 7 inch. */
bool page_screen_lowers(const struct page_screen *screen, double bottom_mm);

/* The lowest 60 % of SCREEN. */
struct page_screen page_screen_lowered(const struct page_screen *screen);

/* SCALE is an index into page_scales; others are taken as 0. */
struct page_metrics page_metrics(const struct page_screen *screen, int scale);

/* MM in px, to the nearest, at least 1. */
int page_mm(const struct page_metrics *metrics, double mm);

/* The same of what is MM on a panel of 15.6 inch, and more on a larger one. */
int page_sized(const struct page_metrics *metrics, double mm);

/* From baseline to baseline for capitals of CAP_PX in LANG: 1.5 em (WCAG 2.2
 * SC 1.4.12). */
int page_leading(const struct measure *measure, const char *lang, int cap_px);

/* How far the parts of a line below its baseline reach, for capitals of CAP_PX.
 */
int page_descent(int cap_px);

#endif
