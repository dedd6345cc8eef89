/* Rules about days and hours, over a whole week. See rules_hours.h. */
#include "rules_hours.h"

#include <stdlib.h>

#include "deck_date.h"
#include "deck_shown.h"
#include "mem.h"
#include "rules_check.h"
#include "str.h"

/* At how many minutes of a week slides may begin or end for all of them to be
 * looked at: each costs a walk over the deck. A slide with different hours
 * each day has 14. */
enum { TIMES_MAX = 200 };

/* Parts of the week in which something is wrong. Minutes may be those of the
 * week after. */
struct gaps {
    int from, until; /* the first */
    int end;         /* of the last */
    int count;       /* how many */
};

/* What lacks its risks at some time. */
struct apart {
    struct gaps gaps;
    const struct deck_version *benefit, *risk; /* of the first one */
};

struct week {
    const struct rules_case *rules;
    bool *begins;        /* minutes at which a slide begins or ends */
    int times;           /* so many */
    bool *never;         /* slides, in deck order, that no time allows yet */
    struct apart *apart; /* of each treatment */
    struct gaps empty;   /* nothing comes up by itself */
};

static void
note_gap(struct gaps *gaps, int from, int until)
{
    if (gaps->count == 0) {
        gaps->from = from;
    }
    if (gaps->count == 0 || gaps->end != from) {
        gaps->count++;
    }
    if (gaps->count == 1) {
        gaps->until = until;
    }
    gaps->end = until;
}

/* "from Monday 12:00 to Tuesday 08:00 and at 4 other times of the week". */
static void
print_gaps(const struct gaps *gaps, struct str *out)
{
    if (gaps->until - gaps->from == DECK_WEEK_MINUTES) {
        str_add(out, "at any time");
        return;
    }
    str_add(out, "from ");
    deck_hours_print_minute(gaps->from, out);
    str_add(out, " to ");
    deck_hours_print_minute(gaps->until, out);
    if (gaps->count > 1) {
        str_addf(out, " and at %d other time%s of the week", gaps->count - 1,
                 gaps->count > 2 ? "s" : "");
    }
}

/* ---- when slides begin and end ---- */

static void
mark_hours(struct week *week, const struct deck_hours *hours)
{
    static const struct deck_hours_span whole = {0, DECK_DAY_MINUTES};
    int count = hours->span_count > 0 ? hours->span_count : 1;
    for (int day = 0; day < 7; day++) {
        for (int i = 0; i < count; i++) {
            const struct deck_hours_span *span =
                hours->span_count > 0 ? &hours->spans[i] : &whole;
            int start = day * DECK_DAY_MINUTES;
            week->begins[(start + span->from) % DECK_WEEK_MINUTES] = true;
            week->begins[(start + span->until) % DECK_WEEK_MINUTES] = true;
        }
    }
}

/* False if the deck has no hours. */
static bool
mark_times(struct week *week)
{
    const struct deck *deck = week->rules->deck;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            for (size_t k = 0; k < topic->slides[j].version_count; k++) {
                const struct deck_hours *hours =
                    &topic->slides[j].versions[k].hours;
                if (deck_hours_given(hours)) {
                    mark_hours(week, hours);
                }
            }
        }
    }
    for (int minute = 0; minute < DECK_WEEK_MINUTES; minute++) {
        week->times += week->begins[minute];
    }
    return week->times > 0;
}

/* ---- one time of the week ---- */

/* The slide that TREATMENT lacks at this time: the first that its hours hide.
 */
static const struct deck_version *
find_risk(const struct rules_walk *walk, size_t treatment, enum rules_risk risk)
{
    for (size_t i = 0; i < walk->deck->topic_count; i++) {
        const struct deck_topic *topic = &walk->deck->topics[i];
        bool serves = rules_serves(walk, topic, treatment, risk);
        for (size_t j = 0; serves && j < topic->slide_count; j++) {
            struct rules_found found;
            if (rules_slide_risks(&topic->slides[j], risk) &&
                rules_state_of(walk, topic, j, &found) == RULES_CLOSED) {
                return found.dated;
            }
        }
    }
    return NULL;
}

static void
note_withheld(struct week *week, const struct rules_walk *walk,
              const struct deck_topic *topic, const struct deck_slide *slide,
              int from, int until)
{
    size_t treatment = (size_t)topic->treatment_index;
    struct apart *apart = &week->apart[treatment];
    const struct deck_version *risk =
        find_risk(walk, treatment, RULES_SIDE_EFFECT);
    risk = risk != NULL ? risk : find_risk(walk, treatment, RULES_WHEN_TO_CALL);
    if (risk == NULL || apart->gaps.end == until) { /* noted already */
        return;
    }
    if (apart->benefit == NULL) {
        apart->benefit = &slide->versions[0];
        apart->risk = risk;
    }
    note_gap(&apart->gaps, from, until);
}

/* Compares what is shown from minute FROM on with BASE, what would be if
 * nothing had hours. */
static void
look_at(struct week *week, const struct deck_shown *base, size_t base_count,
        int from, int until)
{
    const struct deck *deck = week->rules->deck;
    struct deck_moment moment = {week->rules->today, from % DECK_WEEK_MINUTES};
    struct rules_walk walk;
    struct deck_shown *shown;
    size_t count = deck_shown(deck, moment, &shown), at = 0;
    bool any = false, any_ever = false;
    rules_walk_init(&walk, deck, moment);
    for (size_t i = 0; i < base_count; i++) {
        const struct deck_topic *topic = &deck->topics[base[i].topic];
        const struct deck_slide *slide = &topic->slides[base[i].slide];
        bool found = at < count && shown[at].topic == base[i].topic &&
                     shown[at].slide == base[i].slide;
        uint64_t lost = base[i].languages & ~(found ? shown[at].languages : 0);
        bool open = rules_slide_open(slide, moment.minute);
        at += found;
        any = any ||
              (found && deck_shown_in(&shown[at - 1], 0) && !slide->discreet);
        any_ever = any_ever || (deck_shown_in(&base[i], 0) && !slide->discreet);
        week->never[i] = week->never[i] && !open;
        if (open && lost != 0) {
            note_withheld(week, &walk, topic, slide, from, until);
        }
    }
    if (!any && any_ever) {
        note_gap(&week->empty, from, until);
    }
    rules_walk_release(&walk);
    free(shown);
}

/* ---- what to say ---- */

static void
report_apart(const struct week *week, size_t treatment)
{
    const struct apart *apart = &week->apart[treatment];
    if (apart->benefit == NULL) {
        return;
    }
    struct str times = {0};
    print_gaps(&apart->gaps, &times);
    report_add(week->rules->report, apart->benefit->path, 0, REPORT_WARNING,
               "hours-apart",
               "The benefits of “%s” are shown only while their risks are. "
               "This slide is not shown %s, because “%s” is not. Give both "
               "files the same “days” and “hours”.",
               rules_treatment_name(week->rules->deck, treatment), times.text,
               apart->risk->path);
    str_release(&times);
}

static void
report_never(const struct week *week, const struct deck_shown *base,
             size_t count)
{
    const struct deck *deck = week->rules->deck;
    for (size_t i = 0; i < count; i++) {
        if (week->never[i]) {
            const struct deck_topic *topic = &deck->topics[base[i].topic];
            report_add(week->rules->report,
                       topic->slides[base[i].slide].versions[0].path, 0,
                       REPORT_ERROR, "hours-never",
                       "This slide is never shown: the “days” and “hours” of "
                       "its languages have no time in common. Give them in "
                       "one file only: they apply to all languages.");
        }
    }
}

static void
report_empty(const struct week *week)
{
    if (week->empty.count == 0) {
        return;
    }
    struct str times = {0};
    print_gaps(&week->empty, &times);
    report_add(week->rules->report, "deck.txt", 0, REPORT_WARNING,
               "hours-empty",
               "No slide is shown %s, because of their “days” and “hours”. "
               "Leave these out for one that is always right, such as a "
               "welcome.",
               times.text);
    str_release(&times);
}

/* At the moment that is looked at, if there is one. */
static void
report_closed(const struct rules_case *rules)
{
    for (size_t i = 0; rules->trusted && i < rules->deck->topic_count; i++) {
        const struct deck_topic *topic = &rules->deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            const struct deck_slide *slide = &topic->slides[j];
            size_t at = 0;
            while (at < slide->version_count &&
                   deck_hours_open(&slide->versions[at].hours, rules->minute)) {
                at++;
            }
            if (at == slide->version_count) {
                continue;
            }
            struct str words = {0};
            str_add(&words, "This slide is not shown on ");
            deck_hours_print_minute(rules->minute, &words);
            str_add(&words, ": its times are ");
            deck_hours_print(&slide->versions[at].hours, &words);
            report_add(rules->report, slide->versions[at].path, 0,
                       REPORT_WARNING, "off-hours", "%s.", words.text);
            str_release(&words);
        }
    }
}

/* Each time of the week at which another choice may begin, from the first on,
 * so that no gap is torn where the week begins. */
static void
look_at_week(struct week *week, const struct deck_shown *base, size_t count)
{
    int first = 0;
    while (!week->begins[first]) {
        first++;
    }
    for (int from = first, minute = first + 1;
         minute <= first + DECK_WEEK_MINUTES; minute++) {
        if (week->begins[minute % DECK_WEEK_MINUTES]) {
            look_at(week, base, count, from, minute);
            from = minute;
        }
    }
}

void
rules_check_hours(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    struct week week = {.rules = rules,
                        .begins = mem_new(DECK_WEEK_MINUTES, sizeof(bool))};
    if (mark_times(&week) && week.times > TIMES_MAX) {
        report_add(rules->report, "deck.txt", 0, REPORT_WARNING,
                   "too-many-hours",
                   "The slides begin and end at %d different times of the "
                   "week, too many to check. Give more slides the same "
                   "“hours”.",
                   week.times);
    } else if (week.times > 0) {
        struct deck_shown *base;
        size_t count = deck_shown(deck, deck_moment_any(rules->today), &base);
        week.apart = mem_new(deck->treatment_count, sizeof(*week.apart));
        week.never = mem_new(count, sizeof(*week.never));
        for (size_t i = 0; i < count; i++) {
            week.never[i] = true;
        }
        look_at_week(&week, base, count);
        for (size_t i = 0; i < deck->treatment_count; i++) {
            report_apart(&week, i);
        }
        report_never(&week, base, count);
        report_empty(&week);
        free(base);
    }
    report_closed(rules);
    free(week.apart);
    free(week.never);
    free(week.begins);
}
