/* Lays out one page of the show from its parts. See page_new.h. */
#include "page_new.h"

#include "deck_shown.h"
#include "mem.h"
#include "page_band.h"
#include "page_body.h"
#include "page_both.h"
#include "page_build.h"
#include "page_choice.h"
#include "page_focus.h"
#include "page_head.h"
#include "page_items.h"
#include "page_keypad.h"
#include "page_strip.h"
#include "page_telling.h"

/* The language that people chose. */
static const char *
chosen_language(const struct page_scene *scene)
{
    const struct deck *deck = scene->deck;
    if (deck == NULL || deck->language_count == 0) {
        return "en";
    }
    size_t index = (size_t)scene->state->language;
    return deck->languages[index < deck->language_count ? index : 0];
}

static const struct deck_version *
shown_version(const struct page_build *build)
{
    const struct deck_shown *shown = build_shown(build);
    if (build->deck == NULL || shown == NULL) {
        return NULL;
    }
    const struct deck_slide *slide =
        &build->deck->topics[shown->topic].slides[shown->slide];
    return deck_version_for(
        deck_version(build->deck, slide, chosen_language(build->scene)),
        build->scene->state->easy);
}

/* Draws page WANT of the version of BUILD with its head and foot; FRAME then
 * says where the foot is. */
static void
draw_version(struct page_build *build, struct page_frame *frame, int want)
{
    struct page *page = build->page;
    struct page_code code;
    page_code_init(&code, build->version, build->words);
    build->code = code.words != NULL ? &code : NULL;
    page_frame_init(frame, build);
    /* the body first: it knows how many pages there are */
    page->part = PAGE_BODY;
    want = want < 0 ? 0 : want;
    page->page_count = page_body(build, frame, want);
    page->page = want;
    if (want >= page->page_count) {
        page->page = page->page_count - 1;
        page_body(build, frame, page->page);
    }
    page_frame_draw(frame, build, page->page, page->page_count);
    page_frame_release(frame);
    build->code = NULL;
    page_code_release(&code);
}

/* The same of a slide in two languages. */
static void
draw_both(struct page_build *build, struct page_frame *frame)
{
    const struct play_state *state = build->scene->state;
    const struct deck_shown *shown = build_shown(build);
    const struct deck_slide *slide =
        &build->deck->topics[shown->topic].slides[shown->slide];
    struct page_both both;
    page_both_init(&both, build->deck, slide, state->both, state->easy,
                   state->scale, build->screen, build->measure);
    int want = state->page < 0                 ? 0
               : state->page < both.page_count ? state->page
                                               : both.page_count - 1;
    const struct page_both_part *part = both.parts;
    int first = 0;
    while (want - first >= part->page_count) {
        first += part->page_count;
        part++;
    }
    struct page_build own = *build;
    own.version = part->version;
    build_set_language(&own, part->lang);
    if (part->together) {
        frame->rule_y = page_both_draw(&both, &own);
    } else {
        draw_version(&own, frame, want - first);
    }
    build->page->page = want;
    build->page->page_count = both.page_count;
    build->page->place = -1;
    page_both_release(&both);
}

static void
draw_slide(struct page_build *build, struct page_frame *frame)
{
    if (build->scene->state->both > 0) {
        draw_both(build, frame);
    } else {
        draw_version(build, frame, build->scene->state->page);
    }
}

/* A page of choices is the screen's own: in the language of the person. */
static struct page_choice
draw_choices(const struct page_build *build, const struct page_band *band)
{
    const struct play_state *state = build->scene->state;
    struct page_build own = *build;
    own.m = page_metrics(build->screen, 0); /* controls stay where they are */
    own.scale = 0;
    own.lang = build->ui_lang;
    own.words = build->ui;
    own.rtl = build->ui_rtl;
    const struct page_choice drawn =
        page_choice_draw(&own, band, state->view, state->choice_page);
    build->page->page = drawn.page;
    build->page->page_count = drawn.page_count;
    return drawn;
}

/* What the ends of the band do, or the buttons beside the text: on a page of
 * choices Back in the band leads to the slide, unless there are more pages and
 * Close. */
static struct page_steps
steps_of(const struct page_build *build, const struct page_choice *choice)
{
    const struct play_state *state = build->scene->state;
    bool in_band = build->m.steps_in_band;
    bool many = build->page->page_count > 1;
    if (state->mode == PLAY_ASKING && !in_band) {
        return (struct page_steps){PLAY_NOTHING, PLAY_NOTHING};
    }
    if (state->view == PLAY_VIEW_SLIDE) {
        return (struct page_steps){PLAY_BACK, PLAY_NEXT};
    }
    bool closes = in_band && state->mode != PLAY_ASKING;
    return (struct page_steps){many && choice->closes ? PLAY_BACK
                               : closes               ? PLAY_CLOSE
                                                      : PLAY_NOTHING,
                               many ? PLAY_NEXT : PLAY_NOTHING};
}

/* While the screen asks, any touch outside the buttons of the band only keeps
 * the page. */
static void
only_keep(struct page *page)
{
    for (size_t i = 0; i < page->control_count; i++) {
        page->controls[i].action = PLAY_KEEP;
        page->controls[i].argument = 0;
    }
}

/* Slide or choices, the band, and what is above the band. */
static void
draw_show(struct page_build *build)
{
    struct page *page = build->page;
    const struct page_scene *scene = build->scene;
    bool slide = scene->state->view == PLAY_VIEW_SLIDE;
    page->rtl = build->ui_rtl;
    struct page_frame frame = {.rule_y = build->m.band_y};
    struct page_band band;
    page_band_plan(&band, build);
    page->slide_area = (struct page_rect){build->m.column_x, 0,
                                          build->m.column_w, build->m.band_y};
    struct page_choice choice = {0};
    if (slide) {
        draw_slide(build, &frame);
    } else {
        choice = draw_choices(build, &band);
        frame.rule_y = choice.foot_y;
    }
    page->slide_item_count = page->item_count;
    if (scene->state->mode == PLAY_ASKING) {
        page_strip_draw(build, frame.rule_y);
        only_keep(page);
    } else if (slide && scene->keypad != NULL) {
        page_code_strip_draw(build, frame.rule_y);
    } else if (slide && build_has_notice(build)) {
        page_notice_draw(build, frame.rule_y, build->m.band_y);
    }
    page_band_draw(build, &band, steps_of(build, &choice));
    page_band_release(&band);
}

/* Moves all of the page down by what is free above it. */
static void
lower(struct page_build *build, int above)
{
    struct page *page = build->page;
    for (size_t i = 0; i < page->item_count; i++) {
        page->items[i].rect.y += above;
    }
    for (size_t i = 0; i < page->control_count; i++) {
        page->controls[i].rect.y += above;
        page->controls[i].hit.y += above;
    }
    page->slide_area.y += above;
    page->height_px += above;
    struct page_rect free = {0, 0, page->width_px, above};
    page_add_fill(page, free, build->c.band, 0);
    free.y = above - build->m.hair;
    free.h = build->m.hair;
    page_add_fill(page, free, build->c.rule, 0);
}

/* Whether the scene is a slide or a page of choices; other pages are the
 * screen's own, over all of the panel. */
static bool
is_show(const struct page_scene *scene)
{
    return (scene->keypad == NULL || scene->keypad->strip) &&
           scene->telling == NULL && scene->state->mode != PLAY_CLEANING;
}

struct page *
page_new(const struct page_scene *scene, const struct page_screen *panel,
         const struct measure *measure)
{
    const struct play_state *state = scene->state;
    struct page *page = mem_new(1, sizeof(*page));
    struct page_screen screen = *panel;
    int above = is_show(scene) ? panel->above_px : 0;
    screen.height_px += panel->above_px - above;
    page->width_px = screen.width_px;
    page->height_px = screen.height_px;
    page->page_count = 1;
    page->place = -1;
    page->focus = PAGE_FOCUS_NONE;
    struct page_build build =
        build_init(&screen, measure, state->scale, state->theme);
    build.page = page;
    build.scene = scene;
    build.deck = scene->deck;
    build.version = shown_version(&build);
    build_set_language(&build, chosen_language(scene));
    page->background = build.c.paper;
    page->slide_area =
        (struct page_rect){0, 0, screen.width_px, screen.height_px};
    if (scene->keypad != NULL && !scene->keypad->strip) {
        page_keypad_draw(&build);
    } else if (scene->telling != NULL) {
        page_telling_draw(&build);
    } else if (state->mode == PLAY_CLEANING) {
        page_cleaning_draw(&build);
    } else if (build.version == NULL || state->mode == PLAY_EMPTY) {
        page_staff_draw(&build);
    } else {
        draw_show(&build);
    }
    if (state->mode != PLAY_CLEANING) {
        page_focus_draw(&build);
    }
    if (above > 0) {
        lower(&build, above);
    }
    page->hash = page_items_hash(page);
    return page;
}
