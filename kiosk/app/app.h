/* The show itself, without a clock and without a screen: library, player,
 * fingers and layout tied together. `show` drives it with the real clock and a
 * window, `rehearse` with a virtual clock and none: the same turns. */
#ifndef KIOSK_APP_H
#define KIOSK_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "deck_shown.h"
#include "fonts.h"
#include "notices.h"
#include "options.h"
#include "page.h"
#include "picture_store.h"
#include "player.h"
#include "playlist.h"
#include "settings.h"
#include "touch.h"

struct app_options {
    const char *deck_folder; /* NULL: none, the built-in slide */
    /* While that has no slide that may be shown by itself, the first of these
     * that has one is; NULL = none. */
    const char *else_folders[OPTIONS_ELSE];
    struct settings settings;
    struct fonts *fonts; /* not owned */
    int width_px, height_px;
    struct deck_date today;
    int64_t wall_s;         /* since 1970, now; 0: unknown */
    int64_t patience_ms;    /* how long the first deck may wait for the words of
                             * PDFs, of real time; 0: for ever, and it matters
                             * to nobody how soon photos are there */
    const char *ask_folder; /* see code_prompt_files.h; or NULL */
    const char *lasting_notice; /* shown as long as the app lives; or NULL */
    struct playlist_hooks hooks;
    /* Told of each deck that was read; may be NULL. */
    void (*on_deck)(const char *folder, const struct library_deck *read);
};

struct app;

/* Reads a first deck at once. Never fails: without slides it shows the
 * built-in one. */
struct app *app_new(const struct app_options *options, int64_t now_ms);
void app_free(struct app *app);

/* One turn of time: the folder, the player, the fingers. */
void app_step(struct app *app, int64_t now_ms);

/* One finger event. A finger means what app_page gave last: what was seen. */
void app_touch(struct app *app, const struct touch_event *event,
               int64_t now_ms);

/* For people at a desk: Back (-1) or Next (1) without a finger. */
void app_walk(struct app *app, int step, int64_t now_ms);

/* When app_step has something to do next; INT64_MAX = only on an event. */
int64_t app_deadline_ms(const struct app *app);

/* Descriptors that become readable when app_step has something to do: the
 * slides folder may have changed, a decoder has answered. Returns how many. */
enum { APP_FDS = 5 };
int app_fds(const struct app *app, int fds[APP_FDS]);

/* Does a bounded piece of work for pictures that are on screen, and if AHEAD
 * for those that may come next. False when there is nothing to do until the
 * next step. To be called after drawing. */
bool app_prepare(struct app *app, bool ahead, int64_t now_ms);

/* Whether all pictures of the page on screen are there, or cannot be. */
bool app_complete(struct app *app, int64_t now_ms);

/* Where pictures come from, to wait for them. */
struct picture_store *app_pictures(struct app *app);

/* Waits until all pictures that may be needed soon are there: for a virtual
 * clock, which stands still meanwhile. */
void app_finish_pictures(struct app *app, int64_t now_ms);

/* Counts what became known of pictures: what was painted ahead may be old. */
uint64_t app_picture_news(const struct app *app);

/* The wall clock shows another day. */
void app_set_today(struct app *app, struct deck_date today, int64_t now_ms);

/* Another screen size. */
void app_resize(struct app *app, int width_px, int height_px);

/* What a person should see now. Valid until the next call with this app. */
const struct page *app_page(struct app *app, int64_t now_ms);

/* The page before the last change, as far as it can still be told; NULL when
 * it cannot. For fades. Freed by the caller. */
struct page *app_page_before(struct app *app);

/* The page that Next (1) or Back (-1), or the rotation (0) comes to, for
 * painting ahead and for swipes; NULL when there is none. Freed by the
 * caller. */
struct page *app_page_ahead(struct app *app, int direction);

/* How far the picture has faded from the one before to the one now: 0..256.
 * 256 = the picture is complete. */
int app_fade(const struct app *app, int64_t now_ms);

/* The finger has moved the slide sideways by this much of the width (0 when
 * not): negative to the left. */
double app_drag(const struct app *app);

/* The side that the drag opens, as in app_page_ahead: a finger that goes left
 * leads on, in a text from right to left it leads back. */
int app_drag_direction(const struct app *app);

const struct play_state *app_state(const struct app *app);

/* The page of the screen's own that covers the slide: "receipt", "code",
 * "remember"; "strip" when one asks for the code above the band; "" none. */
const char *app_over(const struct app *app);

/* What staff read on the screen, to add to it. */
struct notices *app_notices(struct app *app);

/* Says so when the screen of this size hangs too high or too low. */
void app_say_reach(struct app *app, int64_t now_ms);

/* The slides on show, of the deck on screen. */
const struct playlist *app_playlist(const struct app *app);

/* Those that the show goes on with: others only while a slide that is gone from
 * them is on for the rest of its time. */
const struct playlist *app_newest(const struct app *app);

#endif
