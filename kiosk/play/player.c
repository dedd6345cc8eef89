/* What is on now, as a state machine: the show and its time. See player.h.
 * Touches are handled in player_hand.c. */
#include "player.h"

#include <stdlib.h>

#include "mem.h"
#include "player_core.h"

#define ASK_MIN_MS (20 * SECOND_MS) /* WCAG 2.2 SC 2.2.1 */

struct player_rules
player_rules_default(void)
{
    return (struct player_rules){
        .idle_ms = 90 * SECOND_MS,
        .pause_ms = 600 * SECOND_MS,
        .ask_ms = 20 * SECOND_MS,
        .swallow_ms = 700,
        .strike_ms = 300,
        .clean_ms = 30 * SECOND_MS,
        .scale_count = 3,
        .theme_count = 2,
    };
}

static struct player_rules
sound_rules(struct player_rules rules)
{
    rules.idle_ms = core_clamp_ms(rules.idle_ms, SECOND_MS);
    rules.pause_ms = core_clamp_ms(rules.pause_ms, rules.idle_ms);
    rules.ask_ms = core_clamp_ms(rules.ask_ms, ASK_MIN_MS);
    rules.swallow_ms = core_clamp_ms(rules.swallow_ms, 0);
    rules.strike_ms = core_clamp_ms(rules.strike_ms, 0);
    rules.clean_ms = core_clamp_ms(rules.clean_ms, 0);
    rules.scale_count = rules.scale_count > 1 ? rules.scale_count : 1;
    rules.theme_count = rules.theme_count > 1 ? rules.theme_count : 1;
    rules.first_scale = core_clamp_index(rules.first_scale, rules.scale_count);
    rules.first_theme = core_clamp_index(rules.first_theme, rules.theme_count);
    return rules;
}

struct player *
player_new(const struct player_rules *rules, int64_t now_ms)
{
    struct player *player = mem_new(1, sizeof(*player));
    int64_t now = steady_in(&player->clock, now_ms);
    player->rules = sound_rules(*rules);
    walk_init(&player->walk, NULL);
    rounds_init(&player->rounds, &player->walk, (struct rounds_now){0});
    player->touched_ms = now;
    player->surprise_ms = now - DAY_MS;
    player->resume = -1;
    player->kept.slide = -1;
    core_become_empty(player);
    return player;
}

void
player_free(struct player *player)
{
    if (player == NULL) {
        return;
    }
    rounds_release(&player->rounds);
    walk_release(&player->walk);
    free(player);
}

/* The current slide has left the show: goes to its neighbour. */
static void
leave(struct player *player, int64_t now)
{
    struct play_state *state = &player->state;
    state->view = PLAY_VIEW_SLIDE;
    state->page = 0;
    if (state->mode == PLAY_EMPTY) {
        core_rotate(player, now);
        return;
    }
    state->slide = walk_near(&player->walk, state->slide, state->language);
    if (state->mode == PLAY_ROTATING) {
        core_rotate(player, now);
    } else if (state->slide >= 0) {
        core_count_pages(player);
    } else if (state->mode == PLAY_CLEANING) {
        state->page_count = 1;
    } else {
        core_become_empty(player);
    }
}

/* The current slide is SLIDE in the new show, -1 if it has left; PLACE of it
 * was noted, or -1. */
static void
go_on_at(struct player *player, int slide, int place, int64_t now)
{
    struct play_state *state = &player->state;
    bool rotating = state->mode == PLAY_ROTATING;
    player->kept.slide = -1;
    if (slide < 0 || state->slide < 0 ||
        !walk_has(&player->walk, slide, state->language) ||
        (rotating && !walk_rotates(&player->walk, slide, state->language))) {
        leave(player, now);
        return;
    }
    state->slide = slide;
    if (place >= 0) {
        core_keep_in_view(player, place);
    } else {
        core_count_pages(player);
    }
    if (rotating) {
        rounds_start_at(&player->rounds, slide, state->language);
    }
}

void
player_keep_place(struct player *player)
{
    const struct play_state *state = &player->state;
    if (state->slide >= 0) {
        player->kept =
            (struct player_place){state->slide, state->page, core_look(player),
                                  core_place_in_view(player)};
    }
}

void
player_recount(struct player *player, int place)
{
    place = core_has_place(player) ? player->kept.place : place;
    if (player->state.slide >= 0 && place >= 0) {
        core_keep_in_view(player, place);
    } else if (player->state.slide >= 0) {
        core_count_pages(player);
    }
}

/* The round goes on. Without a reader, its language is on, and a reader keeps
 * the own one, as long as there is such a language. */
static void
replace_walk(struct player *player, const struct play_show *show)
{
    struct play_state *state = &player->state;
    const struct rounds_now round = player->rounds.now;
    bool follows = player_may_swap(player) && state->language == round.language;
    rounds_release(&player->rounds);
    walk_release(&player->walk);
    walk_init(&player->walk, show);
    rounds_init(&player->rounds, &player->walk, round);
    if (follows || state->language >= player->walk.language_count) {
        state->language = follows ? player->rounds.now.language : 0;
    }
}

void
player_set_show(struct player *player, const struct play_show *show,
                int current, int resume, int64_t now_ms)
{
    int64_t now = steady_in(&player->clock, now_ms);
    struct play_state before = player->state;
    int place = core_has_place(player) ? player->kept.place : -1;
    replace_walk(player, show);
    player->state.easy = player->state.easy && player->walk.easy;
    if (player->state.both >= player->walk.language_count ||
        !player->walk.pairs[player->state.both]) {
        player->state.both = 0;
    }
    player->resume = resume < player->walk.slide_count ? resume : -1;
    if (current < -1 && player->state.slide >= 0) {
        player->state.slide = -2 - current;
    }
    go_on_at(player, current < player->walk.slide_count ? current : -1, place,
             now);
    /* The slide may have new content even if the state is the same. */
    player->state.changes++;
    player->state.by_itself = true;
    player->state.direction = 0;
    core_settle(player, &before, true, 0, now);
    /* Buttons may have moved under a finger. An empty screen had none. */
    player->surprise_ms = before.mode == PLAY_EMPTY ? now - DAY_MS : now;
}

int
player_resume(const struct player *player)
{
    return player->resume;
}

const struct play_state *
player_state(const struct player *player)
{
    return &player->state;
}

bool
player_peek(const struct player *player, int direction, int *slide, int *page)
{
    const struct play_state *state = &player->state;
    if (state->mode == PLAY_EMPTY || state->mode == PLAY_CLEANING ||
        state->view != PLAY_VIEW_SLIDE || direction == 0) {
        return false;
    }
    direction = direction > 0 ? 1 : -1;
    *slide = state->slide;
    *page = state->page + direction;
    if (*page >= 0 && *page < state->page_count) {
        return true;
    }
    *slide =
        walk_beside(&player->walk, state->slide, direction, state->language);
    if (*slide < 0) {
        return false;
    }
    *page = direction > 0
                ? 0
                : walk_pages(&player->walk, *slide, core_look(player)) - 1;
    return *slide != state->slide || *page != state->page;
}

bool
player_peek_rotation(const struct player *player, int *slide, int *page,
                     int *language)
{
    const struct play_state *state = &player->state;
    if (state->mode != PLAY_ROTATING) {
        return false;
    }
    *slide = state->slide;
    *page = state->page + 1;
    *language = state->language;
    if (*page < state->page_count) {
        return true;
    }
    *page = 0;
    int64_t end_ms = player->page_ms + core_page_dwell_ms(player);
    *slide = rounds_peek(&player->rounds, language, !core_has_defaults(player),
                         state->slide, end_ms - player->run_ms);
    return *slide >= 0 && (*slide != state->slide || state->page_count > 1 ||
                           *language != state->language);
}

bool
player_may_swap(const struct player *player)
{
    return player->state.mode == PLAY_ROTATING ||
           player->state.mode == PLAY_EMPTY ||
           player->state.mode == PLAY_CLEANING;
}

bool
player_peek_chosen(const struct player *player, int slide)
{
    return core_is_chosen(player, slide);
}

/* When the rotation moves on; never when that would change nothing. */
static int64_t
page_due_ms(const struct player *player)
{
    if (player->state.page_count == 1 &&
        rounds_alone(&player->rounds, player->state.language,
                     !core_has_defaults(player))) {
        return INT64_MAX;
    }
    return player->page_ms + core_page_dwell_ms(player);
}

/* When the screen asks before it resets what a visitor chose before Play: after
 * the same time as for a reader. */
static int64_t
choices_due_ms(const struct player *player)
{
    return core_has_defaults(player)
               ? INT64_MAX
               : player->touched_ms + player->rules.idle_ms;
}

static void
advance(struct player *player, int64_t now)
{
    struct play_state *state = &player->state;
    if (state->page + 1 < state->page_count) {
        state->page++;
        player->page_ms = now;
        return;
    }
    core_add_time(player, now);
    int slide = rounds_next(&player->rounds, &state->language,
                            !core_has_defaults(player));
    core_put_on(player, slide, 0);
    player->run_ms = now;
    player->page_ms = now;
}

static int64_t
steady_deadline_ms(const struct player *player)
{
    int64_t page_ms, choices_ms;
    switch (player->state.mode) {
    case PLAY_ROTATING:
        page_ms = page_due_ms(player);
        choices_ms = choices_due_ms(player);
        return choices_ms < page_ms ? choices_ms : page_ms;
    case PLAY_HELD:
        return player->touched_ms + (player->paused ? player->rules.pause_ms
                                                    : player->rules.idle_ms);
    case PLAY_ASKING:
    case PLAY_CLEANING:
        return player->end_ms - (player->state.countdown_s - 1) * SECOND_MS;
    case PLAY_EMPTY:
        break;
    }
    return INT64_MAX;
}

int64_t
player_deadline_ms(const struct player *player)
{
    return steady_out(&player->clock, steady_deadline_ms(player));
}

void
player_tick(struct player *player, int64_t now_ms)
{
    int64_t now = steady_in(&player->clock, now_ms);
    if (now < steady_deadline_ms(player)) {
        return;
    }
    struct play_state before = player->state;
    int direction = 0;
    bool rotates = before.mode == PLAY_ROTATING;
    if (rotates && now < choices_due_ms(player)) {
        advance(player, now);
        direction = 1;
    } else if (rotates || before.mode == PLAY_HELD) {
        core_hold(player, now);
        core_start_countdown(player, PLAY_ASKING, player->rules.ask_ms, now);
    } else {
        core_count_down(player, now);
    }
    core_settle(player, &before, true, direction, now);
}
