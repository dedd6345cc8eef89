/* Which pictures are wanted. See prefetch.h. */
#include "prefetch.h"

#include <stdlib.h>

#include "deck_pictures.h"
#include "playlist_place.h"
#include "view.h"

/* The old picture stays until the new one is drawn, but not longer. */
enum { HOLD_MS = 5000 };

/* The steps of a plan; then one step per topic. */
enum {
    STEP_PAGE,
    STEP_WAITING,
    STEP_ROTATION,
    STEP_NEXT,
    STEP_BACK,
    STEP_TOPICS
};

void
prefetch_init(struct prefetch *prefetch, struct picture_store *store)
{
    *prefetch = (struct prefetch){.store = store, .rotation_ready = true};
}

void
prefetch_release(struct prefetch *prefetch)
{
    free(prefetch->wants);
}

/* ---- pages that may come ---- */

static int
place_in_waiting(const struct prefetch_scene *scene)
{
    return scene->waiting == NULL
               ? -1
               : playlist_place_slide(scene->waiting, scene->on,
                                      player_state(scene->player)->slide);
}

/* The state in which STEP shows its slide, of *PLAYLIST; false when there is
 * none. */
static bool
state_of_step(const struct prefetch_scene *scene, int step,
              struct playlist **playlist, struct play_state *state)
{
    *state = *player_state(scene->player);
    *playlist = scene->on;
    switch (step) {
    case STEP_PAGE:
        return state->view == PLAY_VIEW_SLIDE && state->slide >= 0;
    case STEP_WAITING:
        *playlist = scene->waiting;
        state->slide = place_in_waiting(scene);
        return state->slide >= 0;
    case STEP_ROTATION:
        return view_peek(scene->on, scene->player, 0, state);
    case STEP_NEXT:
        return view_peek(scene->on, scene->player, 1, state);
    case STEP_BACK:
        return view_peek(scene->on, scene->player, -1, state);
    default: /* the first slide of a topic, as reached by a tap */
        state->mode = PLAY_HELD;
        state->view = PLAY_VIEW_SLIDE;
        state->stopped = true;
        state->slide = playlist_first(scene->on, step - STEP_TOPICS);
        state->page = 0;
        return state->slide >= 0;
    }
}

/* The page of STEP; NULL when its slide has no pictures: then nothing need be
 * laid out. */
static struct page *
page_of_step(const struct prefetch_scene *scene, int step)
{
    struct playlist *playlist;
    struct play_state state;
    return state_of_step(scene, step, &playlist, &state) &&
                   playlist_has_pictures(playlist, &state, state.slide)
               ? view_lay_out(playlist, &state)
               : NULL;
}

/* ---- the plan ---- */

/* Lays everything out again. What is held back stays held back until it is
 * checked. */
static void
plan_again(struct prefetch *prefetch)
{
    prefetch->want_count = prefetch->urgent_count = 0;
    prefetch->next = STEP_PAGE;
}

/* A deck without pictures on the current slide need not wait. */
static bool
needs_no_wait(const struct prefetch_scene *scene)
{
    int at = place_in_waiting(scene);
    return at < 0 || !playlist_has_pictures(scene->waiting,
                                            player_state(scene->player), at);
}

static void
want(struct prefetch *prefetch)
{
    picture_store_want(prefetch->store, prefetch->wants, prefetch->want_count,
                       prefetch->urgent_count);
}

bool
prefetch_begin(struct prefetch *prefetch, const struct prefetch_scene *scene)
{
    uint64_t state = player_state(scene->player)->changes;
    if (prefetch->changes != scene->changes || prefetch->state != state) {
        plan_again(prefetch);
        prefetch->changes = scene->changes;
        prefetch->state = state;
        prefetch->rotation_ready = true;
        prefetch->waiting_ready = needs_no_wait(scene);
        prefetch->look_again = false;
    }
    struct playlist *playlist;
    struct play_state page;
    return prefetch->next == STEP_PAGE &&
           state_of_step(scene, STEP_PAGE, &playlist, &page) &&
           playlist_has_pictures(playlist, &page, page.slide);
}

bool
prefetch_goes_on(const struct prefetch *prefetch)
{
    return prefetch->next > STEP_PAGE || !picture_store_sizing(prefetch->store);
}

/* Takes one step. Its wants are added only once all sizes are known: until then
 * the step is repeated. */
static void
take_step(struct prefetch *prefetch, const struct page *page)
{
    bool sized = !picture_store_sizing(prefetch->store);
    bool ready = sized;
    size_t before = prefetch->want_count;
    if (page != NULL && sized) {
        ready = deck_pictures_of_page(page, &prefetch->wants,
                                      &prefetch->want_count);
    }
    if (prefetch->next == STEP_WAITING) {
        prefetch->waiting_ready = ready;
    } else if (prefetch->next == STEP_ROTATION) {
        prefetch->rotation_ready = ready;
    }
    if (prefetch->next <= STEP_ROTATION) {
        prefetch->urgent_count = prefetch->want_count;
    }
    prefetch->next += sized ? 1 : 0;
    if (prefetch->want_count > before) {
        want(prefetch);
    }
}

/* Whether all pictures of the page of STEP are ready, now that some have
 * arrived. */
static bool
is_ready(const struct prefetch *prefetch, const struct prefetch_scene *scene,
         int step, bool was_ready)
{
    if (prefetch->next <= step || was_ready) {
        return was_ready;
    }
    struct picture_want *ignored = NULL;
    size_t count = 0;
    struct page *page = page_of_step(scene, step);
    bool ready = page == NULL || deck_pictures_of_page(page, &ignored, &count);
    free(ignored);
    page_free(page);
    return ready;
}

bool
prefetch_step(struct prefetch *prefetch, const struct prefetch_scene *scene,
              const struct page *page, bool ahead)
{
    const struct deck *deck = scene->on->read.deck;
    int topics = deck != NULL ? (int)deck->topic_count : 0;
    if (prefetch->next == STEP_PAGE) {
        want(prefetch); /* nothing of the page before */
    } else if (!ahead || picture_store_sizing(prefetch->store) ||
               (!prefetch->look_again &&
                prefetch->next >= STEP_TOPICS + topics)) {
        return false;
    } else if (prefetch->look_again) {
        prefetch->look_again = false;
        prefetch->waiting_ready =
            is_ready(prefetch, scene, STEP_WAITING, prefetch->waiting_ready);
        prefetch->rotation_ready =
            is_ready(prefetch, scene, STEP_ROTATION, prefetch->rotation_ready);
        return true;
    }
    struct page *made =
        page == NULL ? page_of_step(scene, prefetch->next) : NULL;
    take_step(prefetch, page == NULL ? made : page);
    page_free(made);
    return true;
}

bool
prefetch_take_news(struct prefetch *prefetch, enum picture_news news)
{
    if (news == PICTURE_NEWS_NONE) {
        return false;
    }
    bool sizes = news != PICTURE_NEWS_DRAWN;
    prefetch->news++;
    prefetch->layouts += sizes ? 1 : 0;
    prefetch->look_again = true;
    if (news == PICTURE_NEWS_CHANGED) {
        plan_again(prefetch);
    }
    return sizes;
}

/* ---- holding back ---- */

/* Whether missing pictures of STEP can still arrive: some are broken, or exceed
 * the memory. */
static bool
may_come(const struct prefetch *prefetch, int step)
{
    return prefetch->next <= step || picture_store_busy(prefetch->store);
}

bool
prefetch_is_done(const struct prefetch *prefetch,
                 const struct prefetch_scene *scene)
{
    return prefetch->changes == scene->changes &&
           prefetch->state == player_state(scene->player)->changes &&
           !may_come(prefetch, STEP_PAGE);
}

static bool
hold(int64_t since_ms, int64_t now_ms, int64_t *until_ms)
{
    bool holds = now_ms < since_ms + HOLD_MS;
    *until_ms = holds ? since_ms + HOLD_MS : *until_ms;
    return holds;
}

bool
prefetch_holds_clock(const struct prefetch *prefetch,
                     const struct prefetch_scene *scene, int64_t now_ms,
                     int64_t *until_ms)
{
    int64_t due_ms = player_deadline_ms(scene->player);
    if (player_state(scene->player)->mode != PLAY_ROTATING ||
        prefetch->changes != scene->changes || prefetch->rotation_ready ||
        !may_come(prefetch, STEP_ROTATION) || due_ms == INT64_MAX ||
        now_ms < due_ms) {
        return false;
    }
    return hold(due_ms, now_ms, until_ms);
}

bool
prefetch_holds_deck(const struct prefetch *prefetch,
                    const struct prefetch_scene *scene, int64_t now_ms,
                    int64_t *until_ms)
{
    bool begun = prefetch->changes == scene->changes;
    if (scene->waiting == NULL ||
        (begun ? prefetch->waiting_ready : needs_no_wait(scene)) ||
        (begun && !may_come(prefetch, STEP_WAITING))) {
        return false;
    }
    return hold(scene->waiting_since_ms, now_ms, until_ms);
}
