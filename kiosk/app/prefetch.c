/* What the app wants of pictures. See prefetch.h and app.h. */
#include "prefetch.h"

#include <stdlib.h>

#include "app_private.h"

/* The old picture stays until the new one is drawn, but not longer. */
enum { HOLD_MS = 5000 };

/* The steps of a plan; then the topics, one a step. */
enum {
    STEP_PAGE,
    STEP_WAITING,
    STEP_ROTATION,
    STEP_NEXT,
    STEP_BACK,
    STEP_TOPICS
};

/* All is laid out anew. What is held back stays so until it is looked at. */
static void
plan_again(struct app *app)
{
    app->prefetch.want_count = app->prefetch.urgent_count = 0;
    app->prefetch.next = STEP_PAGE;
}

/* A deck without pictures on the slide that is on need not wait. */
void
prefetch_restart(struct app *app)
{
    struct prefetch *plan = &app->prefetch;
    int at = app->waiting != NULL ? app_place_in(app, app->waiting) : -1;
    plan_again(app);
    plan->changes = player_state(app->player)->changes;
    plan->rotation_ready = true;
    plan->waiting_ready =
        at < 0 ||
        !playlist_has_pictures(app->waiting, at, app_state(app)->language);
    plan->look_again = false;
}

void
prefetch_release(struct app *app)
{
    free(app->prefetch.wants);
    app->prefetch = (struct prefetch){0};
}

/* ---- pages that may come ---- */

/* The page of STATE in SHOW; NULL when its slide has no pictures. */
static struct page *
page_with_pictures(const struct playlist *show, const struct play_state *state)
{
    return playlist_has_pictures(show, state->slide, state->language)
               ? view_lay_out(show, state)
               : NULL;
}

static struct page *
page_waiting(const struct app *app)
{
    struct play_state state = *player_state(app->player);
    state.slide = app->waiting != NULL ? app_place_in(app, app->waiting) : -1;
    return state.slide >= 0 ? page_with_pictures(app->waiting, &state) : NULL;
}

static struct page *
page_ahead(const struct app *app, int direction)
{
    struct play_state state;
    return view_peek(app->show, app->player, direction, &state)
               ? page_with_pictures(app->show, &state)
               : NULL;
}

/* The first slide of a topic of the deck, as a finger comes to it. */
static struct page *
page_topic(const struct app *app, int topic)
{
    struct play_state state = *player_state(app->player);
    state.mode = PLAY_HELD;
    state.view = PLAY_VIEW_SLIDE;
    state.stopped = true;
    state.slide = playlist_first(app->show, topic);
    state.page = 0;
    return state.slide >= 0 ? page_with_pictures(app->show, &state) : NULL;
}

static struct page *
page_of_step(const struct app *app, int step)
{
    switch (step) {
    case STEP_WAITING:
        return page_waiting(app);
    case STEP_ROTATION:
        return page_ahead(app, 0);
    case STEP_NEXT:
        return page_ahead(app, 1);
    case STEP_BACK:
        return page_ahead(app, -1);
    default:
        return page_topic(app, step - STEP_TOPICS);
    }
}

static int
step_count(const struct app *app)
{
    const struct deck *deck = app->show->read.deck;
    return STEP_TOPICS + (deck != NULL ? (int)deck->topic_count : 0);
}

/* ---- the plan ---- */

static struct picture_store *
store_of(const struct app *app)
{
    return app->pictures.store;
}

static void
want(struct app *app)
{
    picture_store_want(store_of(app), app->prefetch.wants,
                       app->prefetch.want_count, app->prefetch.urgent_count);
}

/* Takes one step; what it wants is added only when all its sizes are known:
 * until then the step is taken again. */
static void
take_step(struct app *app, const struct page *page)
{
    struct prefetch *plan = &app->prefetch;
    bool sized = !picture_store_sizing(store_of(app));
    bool ready = sized;
    size_t before = plan->want_count;
    if (page != NULL && sized) {
        ready = deck_pictures_of_page(page, &plan->wants, &plan->want_count);
    }
    if (plan->next == STEP_WAITING) {
        plan->waiting_ready = ready;
    } else if (plan->next == STEP_ROTATION) {
        plan->rotation_ready = ready;
    }
    if (plan->next <= STEP_ROTATION) {
        plan->urgent_count = plan->want_count;
    }
    plan->next += sized ? 1 : 0;
    if (plan->want_count > before) {
        want(app);
    }
}

/* Whether the slide on screen has pictures: without, nothing is laid out. */
static bool
has_pictures(const struct app *app)
{
    const struct play_state *state = app_state(app);
    return state->view == PLAY_VIEW_SLIDE && state->slide >= 0 &&
           playlist_has_pictures(app->show, state->slide, state->language);
}

/* The slide on screen, or that which another page covers. */
static void
take_first_step(struct app *app, int64_t now_ms)
{
    bool covered = receipt_page_telling(&app->receipt) != NULL ||
                   code_prompt_is_on(&app->prompt);
    if (has_pictures(app) && covered) {
        struct page *under = view_lay_out(app->show, app_state(app));
        take_step(app, under);
        page_free(under);
    } else {
        take_step(app, has_pictures(app) ? app_page(app, now_ms) : NULL);
    }
}

/* Whether all pictures of the page of STEP are there. */
static bool
step_ready(struct app *app, int step)
{
    struct picture_want *ignored = NULL;
    size_t count = 0;
    struct page *page = page_of_step(app, step);
    bool ready = page == NULL || deck_pictures_of_page(page, &ignored, &count);
    free(ignored);
    page_free(page);
    return ready;
}

static void
look_again(struct app *app)
{
    struct prefetch *plan = &app->prefetch;
    plan->look_again = false;
    if (plan->next > STEP_WAITING && !plan->waiting_ready) {
        plan->waiting_ready = step_ready(app, STEP_WAITING);
    }
    if (plan->next > STEP_ROTATION && !plan->rotation_ready) {
        plan->rotation_ready = step_ready(app, STEP_ROTATION);
    }
}

/* Layouts may differ: other pages, other sizes of their pictures. */
static void
forget_layouts(struct app *app)
{
    playlist_forget_pages(app->show);
    if (app->waiting != NULL) {
        playlist_forget_pages(app->waiting);
    }
    player_recount(app->player);
    app->prefetch.layouts++;
}

static void
take_news(struct app *app, enum picture_news news)
{
    if (news == PICTURE_NEWS_NONE) {
        return;
    }
    app->prefetch.news++;
    app->prefetch.look_again = true;
    if (news != PICTURE_NEWS_DRAWN) {
        forget_layouts(app);
    }
    if (news == PICTURE_NEWS_CHANGED) {
        plan_again(app);
    }
}

void
app_step_pictures(struct app *app, int64_t now_ms)
{
    take_news(app, picture_store_step(store_of(app), now_ms));
}

bool
app_prepare(struct app *app, bool ahead, int64_t now_ms)
{
    struct prefetch *plan = &app->prefetch;
    if (plan->changes != player_state(app->player)->changes) {
        prefetch_restart(app);
    }
    app_step_pictures(app, now_ms);
    if (plan->next == STEP_PAGE) {
        want(app); /* nothing of the page before */
        take_first_step(app, now_ms);
        app_step_pictures(app, now_ms);
        return plan->next != STEP_PAGE || !picture_store_sizing(store_of(app));
    }
    if (!ahead || picture_store_sizing(store_of(app))) {
        return false;
    }
    if (plan->look_again) {
        look_again(app);
        return true;
    }
    if (plan->next >= step_count(app)) {
        return false;
    }
    struct page *page = page_of_step(app, plan->next);
    take_step(app, page);
    page_free(page);
    app_step_pictures(app, now_ms);
    return true;
}

bool
app_pictures_quick(const struct app *app)
{
    return picture_store_quick(store_of(app));
}

bool
app_wait_pictures(const struct app *app, int timeout_ms)
{
    return picture_store_wait(store_of(app), timeout_ms);
}

void
app_finish_pictures(struct app *app, int64_t now_ms)
{
    while (app_prepare(app, true, now_ms) ||
           picture_store_busy(store_of(app))) {
        take_news(app, picture_store_finish(store_of(app)));
    }
}

uint64_t
app_picture_news(const struct app *app)
{
    return app->prefetch.news;
}

/* ---- holding back ---- */

/* Whether pictures of STEP that are not there can still come: some are broken,
 * or more than there is room for. */
static bool
may_come(const struct app *app, int step)
{
    return app->prefetch.next <= step || picture_store_busy(store_of(app));
}

bool
app_complete(struct app *app, int64_t now_ms)
{
    app_page(app, now_ms);
    bool planned = app->prefetch.changes == player_state(app->player)->changes;
    return !picture_store_sizing(store_of(app)) &&
           (app->view.ready || (planned && !may_come(app, STEP_PAGE)));
}

bool
prefetch_holds_clock(const struct app *app, int64_t now_ms, int64_t *until_ms)
{
    int64_t due_ms = player_deadline_ms(app->player);
    if (player_state(app->player)->mode != PLAY_ROTATING ||
        app->prefetch.rotation_ready || !may_come(app, STEP_ROTATION) ||
        due_ms == INT64_MAX || now_ms < due_ms) {
        return false;
    }
    *until_ms = due_ms + HOLD_MS;
    return now_ms < *until_ms;
}

bool
prefetch_holds_deck(const struct app *app, int64_t now_ms, int64_t *until_ms)
{
    if (app->waiting == NULL || app->prefetch.waiting_ready ||
        !may_come(app, STEP_WAITING)) {
        return false;
    }
    *until_ms = app->waiting_since_ms + HOLD_MS;
    return now_ms < *until_ms;
}
