/* Which deck is on show. See feed.h. */
#include "feed.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "feed_words.h"
#include "library.h"
#include "mem.h"
#include "playlist_place.h"
#include "str.h"

/* How long the slides that were read stay when a share is briefly gone, or a
 * stick is pulled and plugged in again. */
enum { MISSING_MS = 60 * 1000, SWEEP_MS = 10 * 60 * 1000 };

static struct playlist *
new_playlist(const struct feed *feed, struct library_deck *read,
             const char *folder)
{
    struct playlist *list = playlist_new(read, folder, &feed->tools);
    if (feed->on_deck != NULL) {
        feed->on_deck(folder, &list->read);
    }
    return list;
}

static struct library *
open_library(struct feed *feed, const char *folder, int64_t now_ms)
{
    struct library_options options =
        deck_pictures_library(&feed->pictures, feed->tools.measure);
    return library_new(folder, &options, now_ms);
}

static void
close_other(struct feed *feed)
{
    library_free(feed->other);
    feed->other = NULL;
}

static void
say_why(struct feed *feed, const struct report *report, int64_t now_ms)
{
    char *words = feed_words_why(&feed->watch, report);
    if (words != NULL) {
        notices_news(feed->notices, words, false, now_ms);
    }
    free(words);
}

/* The first fallback deck that has something to show, else the last one. Frees
 * FAILED (may be NULL), the deck it replaces. */
static struct playlist *
fall_back(struct feed *feed, struct playlist *failed, int64_t now_ms)
{
    static const struct report nothing;
    struct playlist *list = NULL;
    say_why(feed, failed != NULL ? &failed->read.report : &nothing, now_ms);
    playlist_free(failed);
    feed->missing_since_ms = INT64_MAX;
    for (int i = 0; i < OPTIONS_ELSE && feed->others[i] != NULL; i++) {
        struct library_deck read = {0};
        playlist_free(list);
        close_other(feed);
        feed->other_folder = feed->others[i];
        deck_pictures_other(&feed->pictures, feed->other_folder);
        feed->other = open_library(feed, feed->other_folder, now_ms);
        library_quick_load(feed->other, &read);
        list = new_playlist(feed, &read, feed->other_folder);
        if (playlist_rotates(list)) {
            break;
        }
    }
    return list;
}

static bool
must_fall_back(const struct feed *feed, const struct playlist *list)
{
    return feed->others[0] != NULL && !playlist_rotates(list);
}

void
feed_init(struct feed *feed, const struct feed_options *options, int64_t now_ms)
{
    const char *const *others = options->others;
    struct library_deck read = {0};
    *feed = (struct feed){.tools = options->tools,
                          .notices = options->notices,
                          .on_deck = options->on_deck,
                          .swept_ms = now_ms,
                          .minute_ms = INT64_MAX,
                          .missing_since_ms = INT64_MAX};
    deck_pictures_init(&feed->pictures, options->folder, others[0],
                       options->settings, deck_pictures_print);
    if (options->patience_ms > 0) {
        feed->pictures.patience_ms = options->patience_ms;
        picture_store_expect(feed->pictures.store, now_ms);
    }
    if (options->folder == NULL) {
        feed->on = new_playlist(feed, &read, NULL);
        return;
    }
    store_watch_init(&feed->watch, options->folder, options->wall_s, now_ms);
    store_watch_deck(&feed->watch);
    deck_pictures_move(&feed->pictures, feed->watch.deck, NULL);
    for (int i = 0; i < OPTIONS_ELSE && others[i] != NULL; i++) {
        feed->others[i] = mem_string(others[i]);
    }
    feed->library = open_library(feed, feed->watch.deck, now_ms);
    library_quick_load(feed->library, &read);
    feed->on = new_playlist(feed, &read, feed->watch.deck);
    if (must_fall_back(feed, feed->on)) {
        feed->on = fall_back(feed, feed->on, now_ms);
    }
}

void
feed_release(struct feed *feed)
{
    playlist_free(feed->waiting);
    playlist_free(feed->on);
    close_other(feed);
    library_free(feed->library);
    if (feed->watch.folder != NULL) {
        store_watch_release(&feed->watch);
    }
    for (int i = 0; i < OPTIONS_ELSE; i++) {
        free((char *)feed->others[i]);
    }
    deck_pictures_release(&feed->pictures);
}

/* ---- one deck after another ---- */

static void
offer(struct feed *feed, struct playlist *list, int slide, int64_t now_ms)
{
    playlist_free(feed->waiting);
    feed->waiting = list;
    feed->waiting_at = slide;
    feed->waiting_since_ms = now_ms;
    feed->offers++;
}

/* A removed slide leaves at the next change, not while somebody who does not
 * touch the screen may be reading it. */
static bool
must_finish(const struct feed *feed, const struct player *player)
{
    const struct play_state *state = player_state(player);
    return state->mode == PLAY_ROTATING && state->slide == feed->waiting_at &&
           feed->waiting->shown_count > 0 &&
           playlist_place_slide(feed->waiting, feed->on, state->slide) < 0 &&
           player_deadline_ms(player) < INT64_MAX;
}

bool
feed_may_swap(const struct feed *feed, const struct player *player)
{
    return feed->waiting != NULL &&
           (feed->lost ||
            (player_may_swap(player) && !must_finish(feed, player)));
}

void
feed_swap(struct feed *feed, struct player *player, int64_t now_ms)
{
    struct playlist *old = feed->on;
    int slide = player_state(player)->slide, resume = player_resume(player);
    player_keep_place(player);
    feed->on = feed->waiting;
    feed->waiting = NULL;
    feed->lost = false;
    feed->another_choice = feed->another_day;
    feed->slides++;
    playlist_play(feed->on, player, playlist_place_slide(feed->on, old, slide),
                  playlist_place_slide(feed->on, old, resume), now_ms);
    playlist_free(old);
}

static struct deck_shown
shown_at(const struct playlist *list, int at)
{
    return at >= 0 && at < (int)list->shown_count
               ? list->shown[at]
               : (struct deck_shown){.topic = -1, .slide = -1};
}

/* Where the slide WAS is on show now, for playlist_play. */
static int
place_now(const struct playlist *list, struct deck_shown was)
{
    int found = playlist_index(list, was), after = 0;
    while (found < 0 && after < (int)list->shown_count &&
           (list->shown[after].topic < was.topic ||
            (list->shown[after].topic == was.topic &&
             list->shown[after].slide < was.slide))) {
        after++;
    }
    return found >= 0 ? found : -2 - after;
}

/* Chooses the slides of the deck on screen anew. */
static void
choose_again(struct feed *feed, struct player *player, int64_t now_ms)
{
    struct playlist *on = feed->on;
    struct deck_shown slide = shown_at(on, player_state(player)->slide);
    struct deck_shown resume = shown_at(on, player_resume(player));
    player_keep_place(player);
    feed->another_choice = false;
    feed->slides++;
    playlist_choose(on);
    playlist_play(on, player, place_now(on, slide), playlist_index(on, resume),
                  now_ms);
}

/* The same for a reader who performs ACTION. */
static bool
leave_choice(struct feed *feed, struct player *player, enum play_action action,
             int argument, int64_t now_ms)
{
    struct deck_shown was = shown_at(feed->on, player_state(player)->slide);
    choose_again(feed, player, now_ms);
    return action == PLAY_TOPIC ? playlist_first(feed->on, argument) >= 0
                                : playlist_index(feed->on, was) >= 0;
}

bool
feed_leave(struct feed *feed, struct player *player, enum play_action action,
           int *argument, int64_t now_ms)
{
    if (action != PLAY_NEXT && action != PLAY_BACK && action != PLAY_TOPIC) {
        return true;
    }
    if (feed->waiting == NULL) {
        return !feed->another_choice ||
               leave_choice(feed, player, action, *argument, now_ms);
    }
    if (action == PLAY_TOPIC) {
        *argument = playlist_place_topic(feed->waiting, feed->on, *argument);
    }
    int slide = player_state(player)->slide;
    bool good = action == PLAY_TOPIC
                    ? *argument >= 0
                    : playlist_place_slide(feed->waiting, feed->on, slide) >= 0;
    feed_swap(feed, player, now_ms);
    return good;
}

/* ---- time ---- */

/* A store has only decks with slides to show: one without is damaged, so the
 * last good one stays. */
static bool
must_stay(const struct feed *feed, const struct playlist *list)
{
    return feed->other == NULL &&
           store_watch_state(&feed->watch) == STORE_WATCH_STORE &&
           !playlist_rotates(list) && playlist_rotates(feed->on);
}

static void
take_deck(struct feed *feed, struct library_deck *read, int slide,
          int64_t now_ms)
{
    struct playlist *list = new_playlist(feed, read, feed->watch.deck);
    if (must_stay(feed, list)) {
        say_why(feed, &list->read.report, now_ms);
        playlist_free(list);
    } else if (!must_fall_back(feed, list)) {
        if (store_watch_state(&feed->watch) == STORE_WATCH_DECK) {
            notices_news(feed->notices, NULL, false, now_ms);
        }
        close_other(feed);
        offer(feed, list, slide, now_ms);
    } else if (feed->other == NULL) {
        offer(feed, fall_back(feed, list, now_ms), slide, now_ms);
    } else {
        playlist_free(list);
    }
}

/* Forgets the deck, so that it is reported as new when it reappears. */
static void
reopen_library(struct feed *feed, int64_t now_ms)
{
    library_free(feed->library);
    feed->library = open_library(feed, feed->watch.deck, now_ms);
}

/* The store shows another deck. It gets a new library, because an old one would
 * keep last good versions of broken slides, which here would be those of
 * another deck. A deck on screen whose folder is gone still has its texts in
 * memory, but not its pictures. */
static void
follow_store(struct feed *feed, int64_t now_ms)
{
    const char *folder = feed->on->folder;
    if (store_watch_deck(&feed->watch)) {
        memcpy(feed->before, feed->on->read.hash, sizeof(feed->before));
        playlist_free(feed->waiting); /* its pictures would not be found */
        feed->waiting = NULL;
        feed->offers++;
        feed->missing_since_ms = INT64_MAX;
        deck_pictures_move(&feed->pictures, feed->watch.deck, folder);
        reopen_library(feed, now_ms);
    } else if (feed->waiting != NULL) {
        feed->lost = store_watch_state(&feed->watch) == STORE_WATCH_STORE &&
                     folder != NULL && access(folder, F_OK) != 0;
    }
}

static void
watch_for_loss(struct feed *feed, int slide, int64_t now_ms)
{
    if (feed->others[0] == NULL || feed->other != NULL ||
        !library_missing(feed->library)) {
        feed->missing_since_ms = INT64_MAX;
    } else if (feed->missing_since_ms == INT64_MAX) {
        feed->missing_since_ms = now_ms;
    } else if (now_ms - feed->missing_since_ms >= MISSING_MS) {
        reopen_library(feed, now_ms);
        offer(feed, fall_back(feed, NULL, now_ms), slide, now_ms);
    }
}

bool
feed_step(struct feed *feed, int slide, int64_t now_ms, struct receipt *receipt)
{
    struct library_deck read = {0};
    if (feed->library == NULL) {
        return false;
    }
    bool due = folder_watch_due(&feed->watch.watch, now_ms);
    if (due) {
        follow_store(feed, now_ms);
    }
    if (library_step(feed->library, now_ms, &read)) {
        take_deck(feed, &read, slide, now_ms);
    }
    if (feed->other != NULL && library_step(feed->other, now_ms, &read)) {
        offer(feed, new_playlist(feed, &read, feed->other_folder), slide,
              now_ms);
    }
    watch_for_loss(feed, slide, now_ms);
    return due && store_watch_receipt(&feed->watch, receipt);
}

void
feed_set_moment(struct feed *feed, struct deck_moment moment, int64_t minute_ms,
                const struct play_state *state)
{
    struct deck_moment was = feed->tools.moment;
    feed->minute_ms = minute_ms;
    if (deck_moment_same(was, moment)) {
        return;
    }
    bool day = !deck_moment_same(deck_moment_any(was.day),
                                 deck_moment_any(moment.day));
    feed->tools.moment = moment;
    feed->another_day = feed->another_day || day;
    bool choice = feed->another_day || playlist_is_due(feed->on);
    if (choice && !feed->another_choice) {
        feed->chosen_at = state->mode == PLAY_ROTATING ? state->slide : -1;
        feed->chosen_language = state->language;
    }
    feed->another_choice = choice;
    if (feed->waiting != NULL && (day || playlist_is_due(feed->waiting))) {
        playlist_choose(feed->waiting);
    }
}

/* As with a slide that was removed. */
static bool
must_end(const struct feed *feed, const struct player *player)
{
    const struct play_state *state = player_state(player);
    return state->mode == PLAY_ROTATING && state->slide == feed->chosen_at &&
           state->language == feed->chosen_language &&
           player_deadline_ms(player) < INT64_MAX;
}

void
feed_choose_slides(struct feed *feed, struct player *player, int64_t now_ms)
{
    if (!feed->another_choice || !player_may_swap(player) ||
        must_end(feed, player)) {
        return;
    }
    bool day = feed->another_day;
    feed->another_day = false;
    choose_again(feed, player, now_ms);
    if (!day) {
        return;
    }
    if (feed->other != NULL) {
        reopen_library(feed, now_ms);
    } else if (feed->library != NULL && must_fall_back(feed, feed->on)) {
        reopen_library(feed, now_ms);
        offer(feed, fall_back(feed, NULL, now_ms), player_state(player)->slide,
              now_ms);
    }
}

void
feed_recount(struct feed *feed, struct player *player, const struct view *view)
{
    playlist_recount(feed->on);
    if (feed->waiting != NULL) {
        playlist_recount(feed->waiting);
    }
    player_recount(player, view_place(view, player_state(player)));
}

int64_t
feed_deadline_ms(const struct feed *feed)
{
    if (feed->library == NULL) {
        return INT64_MAX;
    }
    const int64_t times_ms[] = {
        library_deadline_ms(feed->library),
        feed->other != NULL ? library_deadline_ms(feed->other) : INT64_MAX,
        store_watch_deadline_ms(&feed->watch),
        feed->on->has_hours ? feed->minute_ms : INT64_MAX,
        feed->missing_since_ms < INT64_MAX ? feed->missing_since_ms + MISSING_MS
                                           : INT64_MAX};
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < sizeof(times_ms) / sizeof(times_ms[0]); i++) {
        due_ms = times_ms[i] < due_ms ? times_ms[i] : due_ms;
    }
    return due_ms;
}

int
feed_fds(const struct feed *feed, int *fds)
{
    const int all[] = {
        feed->library != NULL ? library_fd(feed->library) : -1,
        feed->other != NULL ? library_fd(feed->other) : -1,
        feed->library != NULL ? folder_watch_fd(&feed->watch.watch) : -1,
        picture_store_fd(feed->pictures.store)};
    int count = 0;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (all[i] >= 0) {
            fds[count++] = all[i];
        }
    }
    return count;
}

void
feed_sweep(struct feed *feed, int64_t now_ms)
{
    if (feed->library == NULL || now_ms - feed->swept_ms < SWEEP_MS) {
        return;
    }
    feed->swept_ms = now_ms;
    library_sweep(feed->library);
    if (feed->other != NULL) {
        library_sweep(feed->other);
    }
}
