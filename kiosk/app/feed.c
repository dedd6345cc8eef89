/* Which deck is on show. See feed.h. */
#include "feed.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "playlist_place.h"
#include "app_private.h"
#include "library.h"
#include "mem.h"
#include "str.h"

/* A share that is gone for a moment, a stick that is pulled and put back: the
 * slides that were read stay so long. */
enum { MISSING_MS = 60 * 1000 };

static struct playlist *
new_show(const struct app *app, struct library_deck *read, const char *folder)
{
    struct playlist_way way = {.folder = folder,
                               .hooks = &app->hooks,
                               .today = app->today,
                               .screen = &app->screen,
                               .measure = fonts_measure(app->fonts)};
    struct playlist *show = playlist_new(read, &way);
    if (app->on_deck != NULL) {
        app->on_deck(folder, &show->read);
    }
    return show;
}

static struct library *
open_library(struct app *app, const char *folder, int64_t now_ms)
{
    struct library_options options =
        deck_pictures_library(&app->pictures, fonts_measure(app->fonts));
    return library_new(folder, &options, now_ms);
}

static void
close_other(struct app *app)
{
    library_free(app->feed.other);
    app->feed.other = NULL;
}

/* The first error of a file, or what errors follow from; NULL when there is
 * neither. */
static const struct finding *
first_error(const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        bool leads = i + 1 < report->count && finding[1].depth > 0;
        if (finding->depth == 0 && finding->path[0] != '\0' &&
            (leads || finding->level == REPORT_ERROR)) {
            return finding;
        }
    }
    return NULL;
}

/* Of a deck without a slide to show, and without an error that says why. */
static void
add_no_slides(const struct store_watch *follow, const char *name,
              struct str *words)
{
    if (store_watch_state(follow) == STORE_WATCH_STORE) {
        str_add(words, "The slides that came last cannot be read, or have "
                       "none for today. Bring them once more.");
    } else {
        str_addf(words,
                 "The folder “%s” is not there, or has no slide for today. "
                 "Check the card or stick that it is on.",
                 name);
    }
}

/* What staff should know of a deck that has nothing to show. They know its
 * folder by its name, not by where this board has it. */
static void
say_why(struct app *app, const struct report *report, int64_t now_ms)
{
    struct str words = {0};
    const struct store_watch *follow = &app->feed.follow;
    const struct finding *finding = first_error(report);
    const char *slash = strrchr(follow->folder, '/');
    const char *name =
        slash != NULL && slash[1] != '\0' ? slash + 1 : follow->folder;
    if (finding == NULL && store_watch_state(follow) == STORE_WATCH_NEW) {
        return; /* a board that is on for the first time, and all is well */
    }
    if (finding == NULL) {
        add_no_slides(follow, name, &words);
    } else {
        char *error = notices_words(finding->path, finding);
        if (store_watch_state(follow) == STORE_WATCH_STORE) {
            str_addf(&words, "No slide that came last can be shown. %s", error);
        } else {
            str_addf(&words, "No slide in “%s” can be shown. %s", name, error);
        }
        free(error);
    }
    notices_news(&app->notices, words.text, false, now_ms);
    str_release(&words);
}

/* The show of the first other deck that has one, else of the last. */
static struct playlist *
show_other(struct app *app, int64_t now_ms)
{
    struct feed *decks = &app->feed;
    struct playlist *show = NULL;
    for (int i = 0; i < APP_ELSE && decks->other_folders[i] != NULL; i++) {
        struct library_deck read = {0};
        playlist_free(show);
        close_other(app);
        decks->other_folder = decks->other_folders[i];
        deck_pictures_other(&app->pictures, decks->other_folder);
        decks->other = open_library(app, decks->other_folder, now_ms);
        library_quick_load(decks->other, &read);
        show = new_show(app, &read, decks->other_folder);
        if (playlist_rotates(show)) {
            break;
        }
    }
    return show;
}

/* The show of another deck; frees FAILED (may be NULL), which has nothing to
 * show. */
static struct playlist *
fall_back(struct app *app, struct playlist *failed, int64_t now_ms)
{
    struct feed *decks = &app->feed;
    static const struct report nothing;
    say_why(app, failed != NULL ? &failed->read.report : &nothing, now_ms);
    playlist_free(failed);
    decks->missing_since_ms = INT64_MAX;
    return show_other(app, now_ms);
}

static bool
must_fall_back(const struct app *app, const struct playlist *show)
{
    return app->feed.other_folders[0] != NULL && !playlist_rotates(show);
}

struct playlist *
feed_begin(struct app *app, const struct app_options *options, int64_t now_ms)
{
    struct feed *decks = &app->feed;
    struct library_deck read = {0};
    *decks = (struct feed){.missing_since_ms = INT64_MAX};
    if (options->deck_folder == NULL) {
        return new_show(app, &read, NULL);
    }
    store_watch_init(&decks->follow, options->deck_folder, options->wall_s,
                     now_ms);
    store_watch_deck(&decks->follow);
    deck_pictures_move(&app->pictures, decks->follow.deck, NULL);
    for (int i = 0; i < APP_ELSE && options->else_folders[i] != NULL; i++) {
        decks->other_folders[i] = mem_string(options->else_folders[i]);
    }
    decks->library = open_library(app, decks->follow.deck, now_ms);
    library_quick_load(decks->library, &read);
    struct playlist *show = new_show(app, &read, decks->follow.deck);
    return must_fall_back(app, show) ? fall_back(app, show, now_ms) : show;
}

void
feed_end(struct app *app)
{
    close_other(app);
    library_free(app->feed.library);
    if (app->feed.follow.folder != NULL) {
        store_watch_release(&app->feed.follow);
    }
    free(app->feed.follow.deck);
    for (int i = 0; i < APP_ELSE; i++) {
        free(app->feed.other_folders[i]);
    }
    app->feed = (struct feed){0};
}

/* ---- one deck after another ---- */

void
app_swap_show(struct app *app, struct playlist *next, int64_t now_ms)
{
    struct playlist *old = app->show;
    int current = playlist_place_slide(next, old, app_state(app)->slide);
    input_refuse(&app->input);
    app->show = next;
    app->slides++;
    playlist_play(next, app->player, current, now_ms);
    app_note_change(app, now_ms);
    playlist_free(old);
}

/* A slide that was removed leaves at the next change, not under the eyes of
 * who reads it without touching. */
static bool
must_finish(const struct app *app)
{
    const struct play_state *state = player_state(app->player);
    return state->mode == PLAY_ROTATING && state->slide == app->waiting_at &&
           app->waiting->shown_count > 0 &&
           playlist_place_slide(app->waiting, app->show, state->slide) < 0 &&
           player_deadline_ms(app->player) < INT64_MAX;
}

void
app_swap_waiting(struct app *app, int64_t now_ms)
{
    if (app->waiting != NULL && player_may_swap(app->player) &&
        !must_finish(app) && !app_holds_deck(app, now_ms)) {
        struct playlist *next = app->waiting;
        app->waiting = NULL;
        app_swap_show(app, next, now_ms);
    }
}

static void
offer_show(struct app *app, struct playlist *show, int64_t now_ms)
{
    playlist_free(app->waiting);
    app->waiting = show;
    app->waiting_at = player_state(app->player)->slide;
    app->waiting_since_ms = now_ms;
    app->offers++;
    app_swap_waiting(app, now_ms);
}

/* ---- time ---- */

/* A store has only decks with slides to show: what has none there is damaged,
 * and the last good one stays. */
static bool
must_stay(const struct app *app, const struct playlist *show)
{
    const struct feed *decks = &app->feed;
    return decks->other == NULL &&
           store_watch_state(&decks->follow) == STORE_WATCH_STORE &&
           !playlist_rotates(show) && playlist_rotates(app->show);
}

static void
take_deck(struct app *app, struct library_deck *read, int64_t now_ms)
{
    struct playlist *show = new_show(app, read, app->feed.follow.deck);
    if (must_stay(app, show)) {
        say_why(app, &show->read.report, now_ms);
        playlist_free(show);
    } else if (!must_fall_back(app, show)) {
        if (store_watch_state(&app->feed.follow) == STORE_WATCH_DECK) {
            notices_news(&app->notices, NULL, false, now_ms);
        }
        close_other(app);
        offer_show(app, show, now_ms);
    } else if (app->feed.other == NULL) {
        offer_show(app, fall_back(app, show, now_ms), now_ms);
    } else {
        playlist_free(show);
    }
}

/* Forgets the deck, so that it is given as a new one when it is there. */
static void
read_anew(struct app *app, int64_t now_ms)
{
    struct feed *decks = &app->feed;
    library_free(decks->library);
    decks->library = open_library(app, decks->follow.deck, now_ms);
}

/* Whether the deck on screen has lost its folder: its texts are in memory, but
 * its pictures are not. */
static bool
has_lost_folder(const struct app *app)
{
    return store_watch_state(&app->feed.follow) == STORE_WATCH_STORE &&
           app->show->folder != NULL && access(app->show->folder, F_OK) != 0;
}

/* The store shows another deck: read from a library of its own, for one that is
 * watched keeps the last good version of a broken slide, which here would be
 * another deck's. */
static void
follow_store(struct app *app, int64_t now_ms)
{
    struct feed *decks = &app->feed;
    struct receipt receipt;
    if (!store_watch_due(&decks->follow, now_ms)) {
        return;
    }
    if (store_watch_deck(&decks->follow)) {
        memcpy(decks->before, app->show->read.hash, sizeof(decks->before));
        playlist_free(app->waiting); /* its pictures would not be found */
        app->waiting = NULL;
        app->offers++;
        decks->missing_since_ms = INT64_MAX;
        deck_pictures_move(&app->pictures, decks->follow.deck,
                           app->show->folder);
        read_anew(app, now_ms);
    } else if (app->waiting != NULL && has_lost_folder(app)) {
        struct playlist *next = app->waiting;
        app->waiting = NULL;
        app_swap_show(app, next, now_ms);
    }
    if (store_watch_receipt(&decks->follow, &receipt)) {
        receipt_page_take(&app->receipt, &receipt, decks->before);
    }
}

static void
watch_for_loss(struct app *app, int64_t now_ms)
{
    struct feed *decks = &app->feed;
    if (decks->other_folders[0] == NULL || decks->other != NULL ||
        !library_missing(decks->library)) {
        decks->missing_since_ms = INT64_MAX;
    } else if (decks->missing_since_ms == INT64_MAX) {
        decks->missing_since_ms = now_ms;
    } else if (now_ms - decks->missing_since_ms >= MISSING_MS) {
        read_anew(app, now_ms);
        offer_show(app, fall_back(app, NULL, now_ms), now_ms);
    }
}

void
feed_step(struct app *app, int64_t now_ms)
{
    struct feed *decks = &app->feed;
    struct library_deck read = {0};
    if (decks->library == NULL) {
        return;
    }
    follow_store(app, now_ms);
    if (library_step(decks->library, now_ms, &read)) {
        take_deck(app, &read, now_ms);
    }
    if (decks->other != NULL && library_step(decks->other, now_ms, &read)) {
        offer_show(app, new_show(app, &read, decks->other_folder), now_ms);
    }
    watch_for_loss(app, now_ms);
}

void
feed_judged(struct app *app, int64_t now_ms)
{
    if (app->feed.other != NULL) {
        read_anew(app, now_ms);
    } else if (app->feed.library != NULL && must_fall_back(app, app->show)) {
        read_anew(app, now_ms);
        offer_show(app, fall_back(app, NULL, now_ms), now_ms);
    }
}

int64_t
feed_deadline_ms(const struct app *app)
{
    const struct feed *decks = &app->feed;
    if (decks->library == NULL) {
        return INT64_MAX;
    }
    int64_t due_ms = library_deadline_ms(decks->library);
    if (decks->other != NULL && library_deadline_ms(decks->other) < due_ms) {
        due_ms = library_deadline_ms(decks->other);
    }
    if (store_watch_deadline_ms(&decks->follow) < due_ms) {
        due_ms = store_watch_deadline_ms(&decks->follow);
    }
    if (decks->missing_since_ms < INT64_MAX &&
        decks->missing_since_ms + MISSING_MS < due_ms) {
        due_ms = decks->missing_since_ms + MISSING_MS;
    }
    return due_ms;
}

int
feed_fds(const struct app *app, int *fds)
{
    const struct feed *decks = &app->feed;
    const struct library *libraries[] = {decks->library, decks->other};
    int count = 0;
    for (int i = 0; i < 2; i++) {
        int fd = libraries[i] != NULL ? library_fd(libraries[i]) : -1;
        if (fd >= 0) {
            fds[count++] = fd;
        }
    }
    if (decks->library != NULL && store_watch_fd(&decks->follow) >= 0) {
        fds[count++] = store_watch_fd(&decks->follow);
    }
    return count;
}

void
feed_sweep(struct app *app)
{
    if (app->feed.library != NULL) {
        library_sweep(app->feed.library);
    }
    if (app->feed.other != NULL) {
        library_sweep(app->feed.other);
    }
}
