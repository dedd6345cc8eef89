/* The show without clock and screen: ties library, player, touch and layout
 * together. `show` drives it with the real clock and a window, `rehearse` with
 * a virtual clock and no window, in the same steps. */
#ifndef KIOSK_APP_H
#define KIOSK_APP_H

#include <stdbool.h>
#include <stdint.h>

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
    /* While that deck has no slide for the rotation, the first of these that
     * has one is shown; NULL = none. */
    const char *else_folders[OPTIONS_ELSE];
    struct settings settings;
    struct fonts *fonts; /* not owned */
    int width_px, height_px;
    struct deck_moment moment;
    int64_t wall_s;         /* since 1970, now; 0: unknown */
    int64_t patience_ms;    /* how long the first deck may wait for the words of
                             * PDFs, of real time; 0: for ever, and it matters
                             * to nobody how soon photos are there */
    const char *ask_folder; /* see code_prompt.h; or NULL */
    const char *lasting_notice; /* shown as long as the app lives; or NULL */
    struct playlist_hooks hooks;
    /* Called for each deck that was read; may be NULL. */
    void (*on_deck)(const char *folder, const struct library_deck *read);
};

struct app;

/* Reads a first deck at once. Never fails: without slides it shows the
 * built-in one. */
struct app *app_new(const struct app_options *options, int64_t now_ms);
void app_free(struct app *app);

/* One step in time: the folder, the player, touch. */
void app_step(struct app *app, int64_t now_ms);

/* When app_step has something to do next; INT64_MAX = only on an event. */
int64_t app_deadline_ms(const struct app *app);

/* Descriptors that become readable when app_step has something to do: the
 * slides folder may have changed, a decoder has answered. Returns how many. */
enum { APP_FDS = 5 };
int app_fds(const struct app *app, int fds[APP_FDS]);

/* Does a bounded piece of work for pictures on screen and, if AHEAD, for those
 * that may come next. Returns false when there is nothing to do until the next
 * step. Call after drawing. */
bool app_prepare(struct app *app, bool ahead, int64_t now_ms);

/* Whether every picture of the page on screen is ready or has failed. */
bool app_complete(struct app *app, int64_t now_ms);

/* Where pictures come from, to wait for them. */
struct picture_store *app_pictures(struct app *app);

/* Waits until all pictures that may be needed soon are ready. For a virtual
 * clock, which does not advance meanwhile. */
void app_finish_pictures(struct app *app, int64_t now_ms);

/* Counts news about pictures: when it changes, pages painted ahead may be
 * stale. */
uint64_t app_picture_news(const struct app *app);

/* What the wall clock shows; its next minute begins at MINUTE_MS. Cheap while
 * that is the same minute. */
void app_set_moment(struct app *app, struct deck_moment moment,
                    int64_t minute_ms, int64_t now_ms);

/* Another screen size. */
void app_resize(struct app *app, int width_px, int height_px);

/* What a person should see now. Valid until the next call with this app. */
const struct page *app_page(struct app *app, int64_t now_ms);

/* The page before the last change, for fades; NULL if it can no longer be laid
 * out. Freed by the caller. */
struct page *app_page_before(struct app *app);

/* The page that Next (1), Back (-1) or the rotation (0) leads to, for painting
 * ahead and for swipes; NULL if there is none. Freed by the caller. */
struct page *app_page_ahead(struct app *app, int direction);

/* How far the previous picture has faded into the current one: 0..256, 256 =
 * complete. */
int app_fade(const struct app *app, int64_t now_ms);

const struct play_state *app_state(const struct app *app);

/* The screen's own page that covers the slide: "receipt", "code" or "remember";
 * "strip" if a strip above the band asks for the code; "" none. */
const char *app_over(const struct app *app);

/* The notices to staff on the screen, for adding to them. */
struct notices *app_notices(struct app *app);

/* Adds a notice if a screen of this size is mounted too high or too low. */
void app_say_reach(struct app *app, int64_t now_ms);

/* The slides on show, of the deck on screen. */
const struct playlist *app_playlist(const struct app *app);

/* The slides that the show continues with: different only while a slide that
 * was removed from them stays on screen for the rest of its time. */
const struct playlist *app_newest(const struct app *app);

#endif
