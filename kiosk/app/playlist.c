/* A deck on show. See playlist.h. */
#include "playlist.h"

#include <stdlib.h>
#include <string.h>

#include "deck_dwell.h"
#include "deck_shown.h"
#include "mem.h"
#include "page_body.h"
#include "page_both.h"
#include "para.h"
#include "para_bidi.h"

enum { SCALE_COUNT = 3, WORDS_COUNT = 2 /* its own, easy ones */ };

/* A version that is set aside is treated as one with errors, to keep the show
 * fair: a treatment without its risks does not show its benefits. */
static void
set_aside_version(struct playlist *list, struct deck_version *version)
{
    const struct playlist_hooks *hooks = &list->tools->hooks;
    if (version->broken ||
        !hooks->is_aside(hooks->ctx, list->folder, version->path)) {
        return;
    }
    version->broken = true;
    report_add(&list->read.report, version->path, 0, REPORT_ERROR, "set-aside",
               "The show crashed 3 times while drawing this slide, so it is "
               "left out. It will be tried again when the file changes.");
}

static void
set_aside(struct playlist *list, const struct deck_slide *slide)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        struct deck_version *version = &slide->versions[i];
        set_aside_version(list, version);
        if (version->easy != NULL) {
            set_aside_version(list, version->easy);
        }
    }
}

static bool
any_rotates(const struct deck *deck, const struct deck_shown *shown,
            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct deck_topic *topic = &deck->topics[shown[i].topic];
        if (deck_shown_in(&shown[i], 0) &&
            !topic->slides[shown[i].slide].discreet) {
            return true;
        }
    }
    return false;
}

/* Hours are no news to staff, and are not told: they come and go as planned. */
static void
tell_withheld(struct playlist *list)
{
    if (list->tools->hooks.tell_withheld != NULL) {
        list->tools->hooks.tell_withheld(
            list->read.deck, deck_moment_any(list->tools->moment.day),
            &list->read.report);
    }
    report_sort(&list->read.report);
}

void
playlist_choose(struct playlist *list)
{
    const struct deck *deck = list->read.deck;
    struct deck_moment moment = list->tools->moment;
    free(list->shown);
    list->shown = NULL;
    list->shown_count = 0;
    if (deck != NULL) {
        list->has_hours = deck_hours_any(deck);
        list->shown_count =
            deck_shown(deck, deck_moment_any(moment.day), &list->shown);
        list->rotates = any_rotates(deck, list->shown, list->shown_count);
        if (list->has_hours) {
            free(list->shown);
            list->shown_count = deck_shown(deck, moment, &list->shown);
        }
        tell_withheld(list);
    }
    playlist_recount(list);
}

bool
playlist_is_due(const struct playlist *list)
{
    if (!list->has_hours) {
        return false;
    }
    struct deck_shown *shown;
    size_t count = deck_shown(list->read.deck, list->tools->moment, &shown);
    bool same = count == list->shown_count;
    for (size_t i = 0; same && i < count; i++) {
        const struct deck_shown *was = &list->shown[i];
        same = shown[i].topic == was->topic && shown[i].slide == was->slide &&
               shown[i].languages == was->languages;
    }
    free(shown);
    return !same;
}

struct playlist *
playlist_new(struct library_deck *read, const char *folder,
             const struct playlist_tools *tools)
{
    struct playlist *list = mem_new(1, sizeof(*list));
    *list =
        (struct playlist){.read = *read,
                          .folder = folder != NULL ? mem_string(folder) : NULL,
                          .tools = tools};
    *read = (struct library_deck){0};
    const struct deck *deck = list->read.deck;
    bool asks = deck != NULL && tools->hooks.is_aside != NULL;
    for (size_t i = 0; asks && i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            set_aside(list, &deck->topics[i].slides[j]);
        }
    }
    playlist_choose(list);
    return list;
}

void
playlist_free(struct playlist *list)
{
    if (list == NULL) {
        return;
    }
    free(list->page_counts);
    free(list->shown);
    library_deck_release(&list->read);
    free(list->folder);
    free(list);
}

bool
playlist_rotates(const struct playlist *list)
{
    return list->rotates;
}

void
playlist_recount(struct playlist *list)
{
    const struct deck *deck = list->read.deck;
    size_t languages = deck != NULL ? deck->language_count : 1;
    free(list->page_counts);
    list->page_counts =
        mem_new(list->shown_count * languages * 2 * SCALE_COUNT * WORDS_COUNT,
                sizeof(int));
}

int
playlist_first(const struct playlist *list, int topic)
{
    for (int i = 0; i < (int)list->shown_count; i++) {
        if (list->shown[i].topic == topic) {
            return i;
        }
    }
    return -1;
}

const struct deck_topic *
playlist_topic_of(const struct playlist *list, int index)
{
    return &list->read.deck->topics[list->shown[index].topic];
}

const struct deck_slide *
playlist_slide_of(const struct playlist *list, int index)
{
    return &playlist_topic_of(list, index)->slides[list->shown[index].slide];
}

static const struct deck_version *
version_of(const struct playlist *list, int slide, int language, bool easy)
{
    const struct deck *deck = list->read.deck;
    if (slide < 0 || slide >= (int)list->shown_count) {
        return NULL;
    }
    size_t lang =
        (size_t)language < deck->language_count ? (size_t)language : 0;
    return deck_version_for(deck_version(deck, playlist_slide_of(list, slide),
                                         deck->languages[lang]),
                            easy);
}

bool
playlist_has_pictures(const struct playlist *list,
                      const struct play_state *state, int slide)
{
    const struct deck_version *version =
        version_of(list, slide, state->language, state->easy);
    return version != NULL && version->pictures > 0;
}

static const char *
path_of(const struct playlist *list, int slide, int language, bool easy)
{
    const struct deck_version *version =
        version_of(list, slide, language, easy);
    return version != NULL ? version->path : NULL;
}

const char *
playlist_path(const struct playlist *list, const struct play_state *state)
{
    return path_of(list, state->slide, state->language, state->easy);
}

const char *
playlist_lang(const struct playlist *list, const struct play_state *state)
{
    const struct deck_version *version =
        version_of(list, state->slide, state->language, state->easy);
    return version != NULL ? version->lang : "";
}

static void
note_work(const struct playlist *list, int slide, int language, bool easy)
{
    if (list->tools->hooks.working != NULL) {
        list->tools->hooks.working(list->tools->hooks.ctx, list->folder,
                                   path_of(list, slide, language, easy));
    }
}

int
playlist_pages(struct playlist *list, int slide, struct play_look look)
{
    const struct deck *deck = list->read.deck;
    size_t pair = look.both > 0 ? deck->language_count + (size_t)look.both : 0;
    size_t tongue = pair > 0 ? pair : (size_t)look.language;
    size_t at =
        (((size_t)slide * deck->language_count * 2 + tongue) * SCALE_COUNT +
         (size_t)look.scale) *
            WORDS_COUNT +
        look.easy;
    if (list->page_counts[at] == 0) {
        note_work(list, slide, look.language, look.easy);
        list->page_counts[at] =
            pair > 0
                ? page_both_count(deck, playlist_slide_of(list, slide),
                                  look.both, look.easy, look.scale,
                                  list->tools->screen, list->tools->measure)
                : page_count(deck,
                             version_of(list, slide, look.language, look.easy),
                             deck->languages[look.language], look.scale,
                             list->tools->screen, list->tools->measure);
    }
    return list->page_counts[at];
}

void
playlist_work(const struct playlist *list, const struct play_state *state)
{
    note_work(list, state->view == PLAY_VIEW_SLIDE ? state->slide : -1,
              state->language, state->easy);
}

static int
count_pages(void *ctx, int slide, struct play_look look)
{
    return playlist_pages(ctx, slide, look);
}

static int
place_on(void *ctx, int slide, struct play_look look, int page)
{
    const struct playlist *list = ctx;
    note_work(list, slide, look.language, look.easy);
    return page_place(list->read.deck,
                      version_of(list, slide, look.language, look.easy),
                      list->read.deck->languages[look.language], look.scale,
                      list->tools->screen, list->tools->measure, page);
}

static int
page_with(void *ctx, int slide, struct play_look look, int place)
{
    const struct playlist *list = ctx;
    note_work(list, slide, look.language, look.easy);
    return page_with_place(
        list->read.deck, version_of(list, slide, look.language, look.easy),
        list->read.deck->languages[look.language], look.scale,
        list->tools->screen, list->tools->measure, place);
}

static enum play_side
side_of(enum deck_kind kind)
{
    switch (kind) {
    case DECK_BENEFIT:
        return PLAY_BENEFIT;
    case DECK_SIDE_EFFECT:
        return PLAY_RISK;
    case DECK_WHEN_TO_CALL:
        return PLAY_CALL;
    case DECK_AFTERCARE:
        return PLAY_AFTERCARE;
    default:
        return PLAY_ABOUT;
    }
}

static bool
has_language(void *ctx, int slide, int language)
{
    const struct playlist *list = ctx;
    return deck_shown_in(&list->shown[slide], language);
}

static int64_t
dwell_of(void *ctx, int slide, int language)
{
    const struct deck_version *version =
        version_of(ctx, slide, language, false);
    return version != NULL ? deck_dwell_ms(version) : 0;
}

static bool
takes_turns(void *ctx, int language)
{
    const struct playlist *list = ctx;
    return deck_takes_turns(list->read.deck, list->shown, list->shown_count,
                            language);
}

static bool
has_pair(void *ctx, int language)
{
    const struct playlist *list = ctx;
    return page_both_offered(list->read.deck, list->tools->screen, language);
}

static struct play_slide
play_slide_of(const struct playlist *list, int index)
{
    const struct deck_topic *topic = playlist_topic_of(list, index);
    const struct deck_slide *slide = playlist_slide_of(list, index);
    return (struct play_slide){.topic = list->shown[index].topic,
                               .treatment = topic->treatment_index,
                               .side = side_of(slide->kind),
                               .discreet = slide->discreet};
}

void
playlist_play(struct playlist *list, struct player *player, int current,
              int resume, int64_t now_ms)
{
    int count = (int)list->shown_count;
    struct play_slide *slides = mem_new((size_t)count, sizeof(*slides));
    for (int i = 0; i < count; i++) {
        slides[i] = play_slide_of(list, i);
    }
    struct play_show play = {
        .slides = slides,
        .slide_count = count,
        .language_count =
            list->read.deck != NULL ? (int)list->read.deck->language_count : 1,
        .pages = count_pages,
        .place = place_on,
        .page = page_with,
        .has = has_language,
        .easy = list->read.deck != NULL && deck_has_easy(list->read.deck),
        .dwell = dwell_of,
        .turns = takes_turns,
        .pairs = has_pair,
        .ctx = list};
    player_set_show(player, &play, current, resume, now_ms);
    free(slides);
}

int
playlist_direction(const struct playlist *list, const struct play_state *state)
{
    const struct deck *deck = list->read.deck;
    return state->slide >= 0 && para_is_rtl(deck->languages[state->language])
               ? -1
               : 1;
}

int
playlist_index(const struct playlist *list, struct deck_shown slide)
{
    for (int i = 0; i < (int)list->shown_count; i++) {
        if (list->shown[i].topic == slide.topic &&
            list->shown[i].slide == slide.slide) {
            return i;
        }
    }
    return -1;
}
