/* Handles touches, controls and cleaning. See player_hand.h. */
#include "player_hand.h"

#include "player.h"
#include "player_core.h"

bool
player_touch(struct player *player, int64_t now_ms)
{
    int64_t now = steady_in(&player->clock, now_ms);
    struct play_state before = player->state;
    if (before.mode == PLAY_EMPTY || before.mode == PLAY_CLEANING) {
        return false;
    }
    player->touched_ms = now;
    player->fresh_hold = before.mode == PLAY_ROTATING;
    core_hold(player, now);
    core_settle(player, &before, false, 0, now);
    return now - player->surprise_ms >= player->rules.swallow_ms;
}

void
player_busy(struct player *player, int64_t now_ms)
{
    int64_t now = steady_in(&player->clock, now_ms);
    struct play_state before = player->state;
    if (before.mode == PLAY_HELD || before.mode == PLAY_ASKING) {
        player->touched_ms = now;
        core_hold(player, now);
        core_settle(player, &before, false, 0, now);
    }
}

static void
step(struct player *player, int direction)
{
    int slide, page;
    if (player->state.view != PLAY_VIEW_SLIDE) {
        player->state.choice_page += direction;
    } else if (player_peek(player, direction, &slide, &page)) {
        core_put_on(player, slide, page);
    }
}

static void
open_view(struct player *player, enum play_view view)
{
    player->state.view = view;
    player->state.choice_page = 0;
}

/* If the current slide lacks the language a visitor chooses, goes to one that
 * has it: nobody is shown a language they did not choose. */
static void
choose_language(struct player *player, int language)
{
    int slide = walk_same(&player->walk, player->state.slide, language);
    if (slide >= 0) {
        int place =
            slide == player->state.slide ? core_place_in_view(player) : 0;
        player->state.language = language;
        player->state.both = 0;
        player->state.slide = slide;
        core_keep_in_view(player, place);
    }
}

/* Shows OTHER beside the first language, from the first page of the slide. */
static void
choose_both(struct player *player, int other)
{
    const struct walk *walk = &player->walk;
    bool room = other > 0 && other < walk->language_count && walk->pairs[other];
    int slide = room ? walk_same(walk, player->state.slide, 0) : -1;
    if (slide >= 0) {
        player->state.language = 0;
        player->state.both = other;
        core_put_on(player, slide, 0);
    }
}

static void
change_language(struct player *player)
{
    int count = player->walk.language_count;
    int language = player->state.language;
    if (count == 2) {
        if (language == 1 && player->walk.pairs[1]) {
            choose_both(player, 1);
        } else {
            choose_language(player, player->state.both > 0 ? 0 : 1 - language);
        }
        if (player->state.view == PLAY_VIEW_HELP) {
            player->state.view = PLAY_VIEW_SLIDE;
        }
    } else if (count > 2) {
        open_view(player, PLAY_VIEW_LANGUAGES);
    }
}

static void
change_scale(struct player *player)
{
    struct play_state *state = &player->state;
    if (player->rules.scale_count > 1) {
        int place = core_place_in_view(player);
        state->scale = (state->scale + 1) % player->rules.scale_count;
        core_keep_in_view(player, place);
    }
}

/* Other words, and other pages: it begins with the first. */
static void
change_words(struct player *player)
{
    if (player->walk.easy) {
        player->state.easy = !player->state.easy;
        player->state.page = 0;
        core_count_pages(player);
    }
}

static void
open_slide(struct player *player, int slide)
{
    if (slide >= 0) {
        core_put_on(player, slide, 0);
    }
}

static void
perform(struct player *player, enum play_action action, int argument,
        int64_t now)
{
    struct play_state *state = &player->state;
    switch (action) {
    case PLAY_NEXT:
        step(player, 1);
        break;
    case PLAY_BACK:
        step(player, -1);
        break;
    case PLAY_SCALE:
        change_scale(player);
        break;
    case PLAY_THEME:
        state->theme = (state->theme + 1) % player->rules.theme_count;
        break;
    case PLAY_LOWER: /* as high as it was, it has other pages */
        player_keep_place(player);
        state->lowered = !state->lowered;
        break;
    case PLAY_LANGUAGE:
        change_language(player);
        break;
    case PLAY_SET_LANGUAGE:
        if (argument >= 0 && argument < player->walk.language_count) {
            choose_language(player, argument);
            state->view = PLAY_VIEW_SLIDE;
        }
        break;
    case PLAY_BOTH:
        choose_both(player, argument);
        break;
    case PLAY_EASY:
        change_words(player);
        break;
    case PLAY_TOPIC:
        open_slide(player,
                   walk_topic(&player->walk, argument, state->language));
        break;
    case PLAY_TREATMENT:
        open_slide(player,
                   walk_treatment(&player->walk, argument, state->language));
        break;
    case PLAY_MORE_TOPICS:
        open_view(player, PLAY_VIEW_TOPICS);
        break;
    case PLAY_TREATMENTS:
        open_view(player, PLAY_VIEW_TREATMENTS);
        break;
    case PLAY_HELP:
        open_view(player, PLAY_VIEW_HELP);
        break;
    case PLAY_START_OVER:
        core_start_over(player, now);
        break;
    case PLAY_CLOSE:
        state->view = PLAY_VIEW_SLIDE;
        break;
    case PLAY_PAUSE: /* holding was enough */
        player->paused = true;
        break;
    case PLAY_KEEP:
    case PLAY_KEY:
    case PLAY_KEYPAD:
    case PLAY_NOTHING:
        break;
    }
}

/* Whether this is the second hit of a trembling finger; remembers it if not. */
static bool
is_second_strike(struct player *player, enum play_action action, int argument,
                 int64_t now)
{
    if (action == player->struck && argument == player->struck_argument &&
        now - player->struck_ms < player->rules.strike_ms) {
        return true;
    }
    player->struck = action;
    player->struck_argument = argument;
    player->struck_ms = now;
    return false;
}

void
player_act(struct player *player, enum play_action action, int argument,
           int64_t now_ms)
{
    int64_t now = steady_in(&player->clock, now_ms);
    struct play_state before = player->state;
    if (before.mode == PLAY_EMPTY || before.mode == PLAY_CLEANING ||
        action == PLAY_NOTHING ||
        is_second_strike(player, action, argument, now)) {
        return;
    }
    /* The touch itself stopped the rotation, so the label of the control when
     * the finger went down decides: Pause or Play. */
    bool play = action == PLAY_PAUSE && before.stopped && !player->fresh_hold;
    player->fresh_hold = false;
    player->touched_ms = now;
    core_hold(player, now);
    if (play) {
        core_rotate(player, now);
    } else {
        perform(player, action, argument, now);
    }
    int direction = action == PLAY_NEXT ? 1 : action == PLAY_BACK ? -1 : 0;
    core_settle(player, &before, false, direction, now);
}

void
player_clean(struct player *player, int64_t now_ms)
{
    int64_t now = steady_in(&player->clock, now_ms);
    struct play_state before = player->state;
    if (before.mode == PLAY_CLEANING) {
        return;
    }
    if (before.mode == PLAY_ROTATING) {
        core_add_time(player, now);
        player->resume = player->state.slide;
    }
    player->state.view = PLAY_VIEW_SLIDE;
    player->state.stopped = false;
    core_start_countdown(player, PLAY_CLEANING, player->rules.clean_ms, now);
    core_settle(player, &before, false, 0, now);
}
