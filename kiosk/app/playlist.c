/* A deck on show. See playlist.h. */
#include "playlist.h"

#include <stdlib.h>
#include <string.h>

#include "deck_dwell.h"
#include "deck_shown.h"
#include "mem.h"
#include "page_body.h"
#include "rules_withheld.h"

enum { SCALE_COUNT = 3 };

static int *
new_page_counts(const struct playlist *show)
{
    size_t languages =
        show->read.deck != NULL ? show->read.deck->language_count : 1;
    return mem_new(show->shown_count * languages * SCALE_COUNT, sizeof(int));
}

/* A version that is set aside counts as one with errors, so that the show
 * stays fair: without its risks a treatment does not show its benefits. */
static void
set_version_aside(struct playlist *show, struct deck_version *version)
{
    const struct app_hooks *hooks = show->hooks;
    if (version->broken ||
        !hooks->is_aside(hooks->ctx, show->folder, version->path)) {
        return;
    }
    version->broken = true;
    report_add(&show->read.report, version->path, 0, REPORT_ERROR, "set-aside",
               "The show ended 3 times while it drew this slide, so it is left "
               "out. Change the file, and it is tried again.");
}

static void
set_aside(struct playlist *show)
{
    const struct deck *deck = show->read.deck;
    if (deck == NULL || show->hooks->is_aside == NULL) {
        return;
    }
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        for (size_t j = 0; j < topic->slide_count; j++) {
            const struct deck_slide *slide = &topic->slides[j];
            for (size_t k = 0; k < slide->version_count; k++) {
                set_version_aside(show, &slide->versions[k]);
            }
        }
    }
}

struct playlist *
playlist_new(struct library_deck *read, const struct playlist_way *way)
{
    struct playlist *show = mem_new(1, sizeof(*show));
    *show = (struct playlist){
        .read = *read,
        .folder = way->folder != NULL ? mem_string(way->folder) : NULL,
        .hooks = way->hooks,
        .screen = *way->screen,
        .measure = way->measure};
    *read = (struct library_deck){0};
    set_aside(show);
    playlist_judge(show, way->today);
    return show;
}

void
playlist_judge(struct playlist *show, struct deck_date today)
{
    free(show->shown);
    show->shown = NULL;
    show->shown_count = 0;
    if (show->read.deck != NULL) {
        show->shown_count = deck_shown(show->read.deck, today, &show->shown);
        rules_tell_withheld(show->read.deck, today, &show->read.report);
        report_sort(&show->read.report);
    }
    playlist_forget_pages(show);
}

void
playlist_free(struct playlist *show)
{
    if (show == NULL) {
        return;
    }
    free(show->page_counts);
    free(show->shown);
    library_deck_release(&show->read);
    free(show->folder);
    free(show);
}

bool
playlist_rotates(const struct playlist *show)
{
    for (int i = 0; i < (int)show->shown_count; i++) {
        if (deck_shown_in(&show->shown[i], 0) &&
            !playlist_slide_of(show, i)->discreet) {
            return true;
        }
    }
    return false;
}

void
playlist_forget_pages(struct playlist *show)
{
    free(show->page_counts);
    show->page_counts = new_page_counts(show);
}

void
playlist_resize(struct playlist *show, const struct page_screen *screen)
{
    show->screen = *screen;
    playlist_forget_pages(show);
}

int
playlist_first(const struct playlist *show, int topic)
{
    for (int i = 0; i < (int)show->shown_count; i++) {
        if (show->shown[i].topic == topic) {
            return i;
        }
    }
    return -1;
}

const struct deck_topic *
playlist_topic_of(const struct playlist *show, int index)
{
    return &show->read.deck->topics[show->shown[index].topic];
}

const struct deck_slide *
playlist_slide_of(const struct playlist *show, int index)
{
    return &playlist_topic_of(show, index)->slides[show->shown[index].slide];
}

static const struct deck_version *
version_of(const struct playlist *show, int slide, int language)
{
    const struct deck *deck = show->read.deck;
    size_t lang =
        (size_t)language < deck->language_count ? (size_t)language : 0;
    return deck_version(deck, playlist_slide_of(show, slide),
                        deck->languages[lang]);
}

bool
playlist_has_pictures(const struct playlist *show, int slide, int language)
{
    const struct deck_version *version = version_of(show, slide, language);
    return version != NULL && version->pictures > 0;
}

const char *
playlist_path(const struct playlist *show, int slide, int language)
{
    const struct deck_version *version =
        slide >= 0 && slide < (int)show->shown_count
            ? version_of(show, slide, language)
            : NULL;
    return version != NULL ? version->path : NULL;
}

static void
note_work(const struct playlist *show, int slide, int language)
{
    if (show->hooks->working != NULL) {
        show->hooks->working(show->hooks->ctx, show->folder,
                             playlist_path(show, slide, language));
    }
}

int
playlist_pages(struct playlist *show, int slide, int language, int scale)
{
    const struct deck *deck = show->read.deck;
    size_t at = ((size_t)slide * deck->language_count + (size_t)language) *
                    SCALE_COUNT +
                (size_t)scale;
    if (show->page_counts[at] == 0) {
        note_work(show, slide, language);
        show->page_counts[at] =
            page_count(deck, version_of(show, slide, language), scale,
                       &show->screen, show->measure);
    }
    return show->page_counts[at];
}

void
playlist_work(const struct playlist *show, const struct play_state *state)
{
    note_work(show, state->view == PLAY_VIEW_SLIDE ? state->slide : -1,
              state->language);
}

static int
count_pages(void *ctx, int slide, int language, int scale)
{
    return playlist_pages(ctx, slide, language, scale);
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
    const struct playlist *show = ctx;
    return deck_shown_in(&show->shown[slide], language);
}

/* The rotation runs in the default language, so that version's words say how
 * long the slide stays; one without does not rotate. */
static struct play_slide
play_slide_of(const struct playlist *show, int index)
{
    const struct deck_version *version = version_of(show, index, 0);
    const struct deck_topic *topic = playlist_topic_of(show, index);
    const struct deck_slide *slide = playlist_slide_of(show, index);
    return (struct play_slide){.topic = show->shown[index].topic,
                               .treatment = topic->treatment_index,
                               .side = side_of(slide->kind),
                               .discreet = slide->discreet,
                               .dwell_ms =
                                   version ? deck_dwell_ms(version) : 0};
}

void
playlist_play(struct playlist *show, struct player *player, int current,
              int64_t now_ms)
{
    int count = (int)show->shown_count;
    struct play_slide *slides = mem_new((size_t)count, sizeof(*slides));
    for (int i = 0; i < count; i++) {
        slides[i] = play_slide_of(show, i);
    }
    struct play_show play = {
        .slides = slides,
        .slide_count = count,
        .language_count =
            show->read.deck != NULL ? (int)show->read.deck->language_count : 1,
        .pages = count_pages,
        .has = has_language,
        .ctx = show};
    player_set_show(player, &play, current, now_ms);
    free(slides);
}

int
playlist_index(const struct playlist *show, struct deck_shown slide)
{
    for (int i = 0; i < (int)show->shown_count; i++) {
        if (show->shown[i].topic == slide.topic &&
            show->shown[i].slide == slide.slide) {
            return i;
        }
    }
    return -1;
}
