/* How much room the controls of the band need, and where they stand: the parts
 * of page_band_plan.h that do not choose. */
#ifndef KIOSK_PAGE_BAND_ROOM_H
#define KIOSK_PAGE_BAND_ROOM_H

#include "page_band_slot.h"
#include "page_button.h"
#include "page_topics.h"

/* How words are set, the roomiest first: then shorter ones, with marks before
 * the second line, as small as on 15.6 inch, and on small panels not bold; at
 * last those of reading help are shorter, too. */
enum { ONE_LINE, TWO_LINES, BRIEF, LOW_MARK, TIGHT, SHORT, STYLES };

/* What may have a place. */
struct entry {
    enum play_action action;
    int argument;
    enum page_fairness fairness; /* of a topic */
    int widths[STYLES];          /* 0 = not measured yet */
    int rank; /* of topics of no side: the lower, the longer they stay */
    bool in;
};

/* In the order of the band: the step to the left, what leads to other topics,
 * the topics, what follows, the step to the right. */
enum {
    LEFT,
    TREATMENTS,
    BOTH_SIDES, /* the button that benefits and side effects are behind */
    TOPICS,     /* the first of them; these count from behind the last: */
    MORE = 0,
    START_OVER,
    PAUSE,
    SCALE,
    THEME,
    EASY,
    LOWER,
    HELP,
    SHARED, /* by reading help and the language */
    LANGUAGE,
    RIGHT,
    BEHIND
};

/* Where the steps and what leads to other topics stand in two rows. */
struct rows {
    bool steps_below, more_below;
};

struct plan {
    const struct page_build *build;
    struct entry *entries;
    int count, topic_count;
    int other_count; /* topics that need not be fair */
    bool many_treatments;
    bool terse; /* when to call is called so, whatever its title says */
    int style;
    struct entry *yields; /* to Start over; NULL: nobody */
    struct entry *joins;  /* reading help, when the language yields: it then has
                           * a button for both; else NULL */
    struct rows rows;
};

/* The entry that comes AT places behind the topics. */
struct entry *plan_behind(const struct plan *plan, int at);

struct page_button_style plan_style(const struct page_metrics *m, int style);

/* Whether all that is in has room; sets the rows to those where it has. */
bool plan_fits(struct plan *plan);

/* Gives all that is in its place, in SLOTS; returns how many those are. */
int plan_place(struct plan *plan, struct page_slot *slots);

#endif
