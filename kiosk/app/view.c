/* The page on screen. See view.h. */
#include "view.h"

#include <string.h>

#include "page_new.h"

void
view_release(struct view *view)
{
    page_free(view->page);
    *view = (struct view){0};
}

static struct page *
lay_out(const struct view_scene *scene)
{
    const struct playlist *playlist = scene->playlist;
    const struct play_state *state = scene->state;
    char hash[LIBRARY_SHORT_SIZE];
    playlist_work(playlist, state);
    library_hash_short(playlist->read.hash, hash);
    const struct page_scene page = {.deck = playlist->read.deck,
                                    .shown = playlist->shown,
                                    .shown_count = playlist->shown_count,
                                    .state = state,
                                    .notice = scene->notice,
                                    .notice_good = scene->notice_good,
                                    .telling = scene->telling,
                                    .keypad = scene->keypad,
                                    .pressed = scene->pressed,
                                    .held = scene->held,
                                    .focus = scene->focus,
                                    .hash = hash};
    return page_new(&page, playlist->tools->screen, playlist->tools->measure);
}

struct page *
view_lay_out(const struct playlist *playlist, const struct play_state *state)
{
    return lay_out(&(struct view_scene){.playlist = playlist, .state = state});
}

static bool
has_all_pictures(const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->type == PAGE_PICTURE && item->pixels != PIXELS_HERE) {
            return false;
        }
    }
    return true;
}

/* The page, laid out again if one of the first COUNT counts has changed. */
static const struct page *
update(struct view *view, const struct view_scene *scene, int count)
{
    bool old = view->page == NULL;
    for (int i = 0; i < count; i++) {
        old = old || (scene->counts[i] != view->counts[i] &&
                      !(i == VIEW_PICTURES && view->ready));
    }
    if (old) {
        page_free(view->page);
        view->page = lay_out(scene);
        view->ready = has_all_pictures(view->page);
        memcpy(view->counts, scene->counts, sizeof(view->counts));
    }
    return view->page;
}

const struct page *
view_now(struct view *view, const struct view_scene *scene)
{
    return update(view, scene, VIEW_COUNTS);
}

const struct page *
view_seen(struct view *view, const struct view_scene *scene)
{
    return update(view, scene, VIEW_SEEN);
}

int
view_place(const struct view *view, const struct play_state *state)
{
    bool same =
        view->page != NULL && view->counts[VIEW_STATE] == state->changes;
    return same ? view->page->place : -1;
}

bool
view_peek(struct playlist *playlist, const struct player *player, int direction,
          struct play_state *state)
{
    *state = *player_state(player);
    bool there =
        direction == 0
            ? player_peek_rotation(player, &state->slide, &state->page,
                                   &state->language)
            : player_peek(player, direction, &state->slide, &state->page);
    if (!there || state->view != PLAY_VIEW_SLIDE || state->slide < 0) {
        return false;
    }
    state->page_count =
        playlist_pages(playlist, state->slide,
                       (struct play_look){state->language, state->scale,
                                          state->easy, state->both});
    state->countdown_s = 0;
    state->chosen = player_peek_chosen(player, state->slide);
    if (direction != 0) { /* a finger goes there, and a finger holds */
        state->mode = PLAY_HELD;
        state->stopped = true;
    }
    return true;
}
