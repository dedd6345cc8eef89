/* The building blocks of the player. See player_core.h. */
#include "player_core.h"

#define PAGE_MIN_MS (8 * SECOND_MS) /* nothing leaves the screen faster */

int64_t
core_clamp_ms(int64_t ms, int64_t low_ms)
{
    return ms < low_ms ? low_ms : ms > DAY_MS ? DAY_MS : ms;
}

int
core_clamp_index(int index, int count)
{
    return index < 0 ? 0 : index >= count ? count - 1 : index;
}

static bool
same_page(const struct play_state *a, const struct play_state *b)
{
    return a->mode == b->mode && a->view == b->view && a->slide == b->slide &&
           a->page == b->page && a->page_count == b->page_count &&
           a->choice_page == b->choice_page && a->language == b->language &&
           a->scale == b->scale && a->theme == b->theme && a->easy == b->easy &&
           a->lowered == b->lowered && a->both == b->both &&
           a->chosen == b->chosen;
}

void
core_settle(struct player *player, const struct play_state *before,
            bool by_itself, int direction, int64_t now)
{
    struct play_state *state = &player->state;
    state->chosen = core_is_chosen(player, state->slide);
    bool same = same_page(state, before);
    if (same && state->stopped == before->stopped &&
        state->countdown_s == before->countdown_s) {
        return;
    }
    state->changes++;
    state->by_itself = by_itself;
    state->direction = direction;
    if (by_itself && !same) {
        player->surprise_ms = now;
    }
}

static void
set_defaults(struct player *player)
{
    rounds_reset(&player->rounds);
    player->state.language = 0;
    player->state.easy = false;
    player->state.both = 0;
    player->state.scale = player->rules.first_scale;
    player->state.theme = player->rules.first_theme;
    player->state.lowered = false;
}

struct play_look
core_look(const struct player *player)
{
    return (struct play_look){.language = player->state.language,
                              .scale = player->state.scale,
                              .easy = player->state.easy,
                              .both = player->state.both};
}

bool
core_has_defaults(const struct player *player)
{
    return player->state.language == player->rounds.now.language &&
           !player->state.easy && !player->state.lowered &&
           player->state.both == 0 &&
           player->state.scale == player->rules.first_scale &&
           player->state.theme == player->rules.first_theme;
}

bool
core_is_chosen(const struct player *player, int slide)
{
    const struct play_slide *slides = player->walk.slides;
    enum play_mode mode = player->state.mode;
    bool stopped = mode == PLAY_HELD || mode == PLAY_ASKING;
    return !core_has_defaults(player) ||
           (stopped && slide >= 0 && player->resume >= 0 &&
            slides[slide].topic != slides[player->resume].topic);
}

void
core_count_pages(struct player *player)
{
    struct play_state *state = &player->state;
    state->page_count =
        walk_pages(&player->walk, state->slide, core_look(player));
    state->page = core_clamp_index(state->page, state->page_count);
}

static bool
same_look(struct play_look a, struct play_look b)
{
    return a.language == b.language && a.scale == b.scale && a.easy == b.easy &&
           a.both == b.both;
}

bool
core_has_place(const struct player *player)
{
    const struct play_state *state = &player->state;
    const struct player_place *kept = &player->kept;
    return kept->slide == state->slide && kept->page == state->page &&
           same_look(kept->look, core_look(player)) && state->slide >= 0;
}

int
core_place_in_view(const struct player *player)
{
    const struct play_state *state = &player->state;
    return core_has_place(player) ? player->kept.place
                                  : walk_place(&player->walk, state->slide,
                                               core_look(player), state->page);
}

void
core_keep_in_view(struct player *player, int place)
{
    struct play_state *state = &player->state;
    state->page =
        walk_page(&player->walk, state->slide, core_look(player), place);
    core_count_pages(player);
    player->kept = (struct player_place){state->slide, state->page,
                                         core_look(player), place};
}

void
core_put_on(struct player *player, int slide, int page)
{
    player->state.view = PLAY_VIEW_SLIDE;
    player->state.slide = slide;
    player->state.page = page;
    core_count_pages(player);
}

void
core_become_empty(struct player *player)
{
    struct play_state *state = &player->state;
    set_defaults(player);
    player->paused = false;
    state->mode = PLAY_EMPTY;
    state->view = PLAY_VIEW_SLIDE;
    state->slide = -1;
    state->page = 0;
    state->page_count = 1;
    state->stopped = false;
    state->countdown_s = 0;
}

int64_t
core_page_dwell_ms(const struct player *player)
{
    int64_t dwell_ms = walk_dwell_ms(&player->walk, player->state.slide,
                                     player->state.language);
    if (player->state.both > 0) {
        dwell_ms += walk_dwell_ms(&player->walk, player->state.slide,
                                  player->state.both);
    }
    return core_clamp_ms(dwell_ms / player->state.page_count, PAGE_MIN_MS);
}

void
core_rotate(struct player *player, int64_t now)
{
    struct play_state *state = &player->state;
    int slide = state->slide, page = state->page;
    if (slide < 0 || !walk_rotates(&player->walk, slide, state->language)) {
        slide = rounds_next(&player->rounds, &state->language,
                            !core_has_defaults(player));
        page = 0;
    }
    if (slide < 0) {
        core_become_empty(player);
        return;
    }
    rounds_start_at(&player->rounds, slide, state->language);
    player->paused = false;
    state->mode = PLAY_ROTATING;
    state->stopped = false;
    state->countdown_s = 0;
    core_put_on(player, slide, page);
    player->run_ms = now;
    player->page_ms = now;
}

void
core_start_over(struct player *player, int64_t now)
{
    set_defaults(player);
    player->state.slide = player->resume;
    player->state.page = 0;
    core_rotate(player, now);
}

void
core_add_time(struct player *player, int64_t now)
{
    int64_t end_ms = player->page_ms + core_page_dwell_ms(player);
    end_ms = now < end_ms ? now : end_ms;
    rounds_add_time(&player->rounds, player->state.slide,
                    player->state.language, end_ms - player->run_ms);
}

void
core_hold(struct player *player, int64_t now)
{
    if (player->state.mode == PLAY_ROTATING) {
        core_add_time(player, now);
        player->resume = player->state.slide;
    }
    player->state.mode = PLAY_HELD;
    player->state.stopped = true;
    player->state.countdown_s = 0;
}

void
core_count_down(struct player *player, int64_t now)
{
    int64_t left_ms = player->end_ms - now;
    if (left_ms <= 0) {
        core_start_over(player, now);
        return;
    }
    player->state.countdown_s = (int)((left_ms + SECOND_MS - 1) / SECOND_MS);
}

void
core_start_countdown(struct player *player, enum play_mode mode,
                     int64_t length_ms, int64_t now)
{
    player->state.mode = mode;
    player->end_ms = now + length_ms;
    core_count_down(player, now);
}
