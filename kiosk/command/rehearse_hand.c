/* The clock and the hand of a rehearsal. See rehearse_hand.h. */
#include "rehearse_hand.h"

#include <string.h>

#include "clock.h"
#include "key_names.h"

enum {
    DAY_MS = 24 * 60 * 60 * 1000,
    APART_MS = 400,  /* two taps that are not one strike of a trembling hand */
    TURNS_MAX = 1000 /* without time going on: something is wrong */
};

/* ---- time ---- */

void
rehearse_clock(struct rehearse_hand *hand, struct deck_moment moment)
{
    hand->began = moment;
    hand->began_ms = hand->now_ms;
    hand->began_s = clock_seconds(moment);
}

static void
tell_time(struct rehearse_hand *hand)
{
    enum { MINUTE_MS = 60 * 1000 };
    int64_t since_ms = hand->now_ms - hand->began_ms;
    int64_t wall_ms = hand->began_s * 1000 + since_ms;
    if (hand->began_s == 0) {
        app_set_moment(hand->app,
                       deck_moment_any(
                           clock_day_after(hand->began.day, since_ms / DAY_MS)),
                       INT64_MAX, hand->now_ms);
    } else {
        app_set_moment(hand->app, clock_moment(wall_ms / 1000),
                       hand->now_ms + MINUTE_MS - wall_ms % MINUTE_MS,
                       hand->now_ms);
    }
}

void
rehearse_turn(struct rehearse_hand *hand)
{
    tell_time(hand);
    app_step(hand->app, hand->now_ms);
    app_finish_pictures(hand->app, hand->now_ms);
    app_step(hand->app, hand->now_ms);
}

void
rehearse_pass(struct rehearse_hand *hand, int64_t until_ms)
{
    int turns = 0;
    rehearse_turn(hand);
    while (hand->now_ms < until_ms) {
        int64_t due_ms = app_deadline_ms(hand->app);
        if (due_ms <= hand->now_ms && turns++ > TURNS_MAX) {
            due_ms = hand->now_ms + 1;
        }
        if (due_ms > hand->now_ms) {
            turns = 0;
            hand->now_ms = due_ms < until_ms ? due_ms : until_ms;
        }
        rehearse_turn(hand);
    }
}

/* ---- fingers ---- */

void
rehearse_finger(struct rehearse_hand *hand, enum touch_phase phase, int64_t id,
                double x, double y)
{
    struct touch_event event = {phase, id, x, y};
    app_page(hand->app, hand->now_ms); /* it is seen, then touched */
    app_touch(hand->app, &event, hand->now_ms);
}

void
rehearse_tap(struct rehearse_hand *hand, double x, double y)
{
    rehearse_turn(hand);
    rehearse_finger(hand, TOUCH_DOWN, 0, x, y);
    rehearse_finger(hand, TOUCH_UP, 0, x, y);
}

static bool
is_among(const struct deck_words *words, const char *name)
{
    bool is = false;
    for (size_t i = 0; i < words->count; i++) {
        is = is || strcmp(words->items[i].text, name) == 0;
    }
    return is;
}

/* By its name, by what it says, or as the title of its topic or treatment in
 * any language of the deck. */
static bool
is_called(const struct rehearse_hand *hand, const struct page_control *control,
          const char *name)
{
    const struct deck *deck = app_playlist(hand->app)->read.deck;
    if (strcmp(control->name, name) == 0 ||
        (control->alias != NULL && strcmp(control->alias, name) == 0)) {
        return true;
    }
    return control->action == PLAY_TOPIC
               ? is_among(&deck->topics[control->argument].title, name)
           : control->action == PLAY_TREATMENT
               ? is_among(&deck->treatments[control->argument].name, name)
               : false;
}

/* False when no control on screen is called NAME. */
static bool
tap_if_there(struct rehearse_hand *hand, const char *name)
{
    rehearse_turn(hand);
    const struct page *page = app_page(hand->app, hand->now_ms);
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        if (is_called(hand, control, name)) {
            rehearse_tap(
                hand,
                (control->rect.x + control->rect.w / 2.0) / page->width_px,
                (control->rect.y + control->rect.h / 2.0) / page->height_px);
            return true;
        }
    }
    return false;
}

/* Taps NAME on one of the pages of choices that are open. */
static bool
tap_on_pages(struct rehearse_hand *hand, const char *name)
{
    int pages = app_page(hand->app, hand->now_ms)->page_count;
    bool tapped = tap_if_there(hand, name);
    for (int i = 1; i < pages && !tapped; i++) {
        tap_if_there(hand, "Next");
        rehearse_pass(hand, hand->now_ms + APART_MS);
        tapped = tap_if_there(hand, name);
    }
    return tapped;
}

static void
close_pages(struct rehearse_hand *hand)
{
    if (app_state(hand->app)->view != PLAY_VIEW_SLIDE) {
        tap_if_there(hand, "Close");
        rehearse_pass(hand, hand->now_ms + APART_MS);
    }
}

static bool
is_one_of(const char *const *names, size_t count, const char *name)
{
    bool is = false;
    for (size_t i = 0; i < count; i++) {
        is = is || strcmp(names[i], name) == 0;
    }
    return is;
}

/* A control for which the band of this screen has no room is behind Reading
 * help, on one of its pages. Scripts for larger screens tap it as people then
 * do: they open that page, tap, and close it; or they find on it what another
 * button would open. */
static bool
tap_in_help(struct rehearse_hand *hand, const char *name)
{
    static const char *const aids[] = {
        "Pause",    "Play",       "Text size", "Contrast", "Easy words",
        "Language", "Treatments", "Lower",     "Higher",   "Start over"};
    static const char *const lists[] = {"Language", "More"};
    bool is_list = is_one_of(lists, 2, name);
    bool is_aid =
        is_list || is_one_of(aids, sizeof(aids) / sizeof(*aids), name);
    if (!is_aid || !tap_if_there(hand, "Reading help")) {
        return false;
    }
    bool tapped = tap_on_pages(hand, name);
    bool lists_it = is_list && !tapped;
    if (app_state(hand->app)->view == PLAY_VIEW_HELP && !lists_it) {
        close_pages(hand);
    }
    return tapped || is_list;
}

/* Whether a topic, or if OF_TREATMENT a treatment, has this title. */
static bool
is_title(const struct rehearse_hand *hand, const char *name, bool of_treatment)
{
    const struct playlist *playlist = app_playlist(hand->app);
    const struct deck *deck = playlist->read.deck;
    size_t count = deck == NULL   ? 0
                   : of_treatment ? deck->treatment_count
                                  : deck->topic_count;
    bool is = false;
    for (size_t i = 0; i < count; i++) {
        is = is || is_among(of_treatment ? &deck->treatments[i].name
                                         : &deck->topics[i].title,
                            name);
    }
    return is;
}

/* Topics without a button of their own are on the page of topics or in Reading
 * help, and where there are several treatments the way to these as well. */
static bool
tap_behind(struct rehearse_hand *hand, const char *name)
{
    static const char *const doors[] = {"More", "Reading help"};
    bool treatment = is_title(hand, name, true);
    if (treatment && rehearse_tap_name(hand, "Treatments")) {
        rehearse_pass(hand, hand->now_ms + APART_MS);
        if (tap_on_pages(hand, name)) {
            return true;
        }
        close_pages(hand);
    }
    bool listed =
        strcmp(name, "Treatments") == 0 || is_title(hand, name, false);
    bool tapped = false;
    for (int i = 0; i < 2 && listed && !tapped; i++) {
        if (tap_if_there(hand, doors[i])) {
            rehearse_pass(hand, hand->now_ms + APART_MS);
            tapped = tap_on_pages(hand, name);
            if (!tapped) {
                close_pages(hand);
            }
        }
    }
    return tapped;
}

bool
rehearse_tap_name(struct rehearse_hand *hand, const char *name)
{
    return tap_if_there(hand, name) || tap_in_help(hand, name) ||
           tap_behind(hand, name);
}

void
rehearse_swipe(struct rehearse_hand *hand, double direction)
{
    enum { MOVES = 10, MOVE_MS = 16 };
    const double y = 0.4, from = 0.5 - direction * 0.2;
    rehearse_turn(hand);
    rehearse_finger(hand, TOUCH_DOWN, 0, from, y);
    for (int i = 1; i <= MOVES; i++) {
        rehearse_pass(hand, hand->now_ms + MOVE_MS);
        rehearse_finger(hand, TOUCH_MOVE, 0,
                        from + direction * 0.4 * i / (double)MOVES, y);
    }
    rehearse_finger(hand, TOUCH_UP, 0, from + direction * 0.4, y);
}

bool
rehearse_key(struct rehearse_hand *hand, const struct key_table *keys,
             const char *name)
{
    int code = key_code(name);
    rehearse_turn(hand);
    app_key(hand->app, key_table_command(keys, code), hand->now_ms);
    return code >= 0;
}
