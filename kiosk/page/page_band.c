/* Draws the lowest band. See page_band.h. */
#include "page_band.h"

#include "page_control.h"
#include "page_items.h"
#include "page_topics.h"

/* What SLOT is for now. */
static struct page_slot
now(const struct page_build *build, const struct page_slot *slot)
{
    struct page_slot as = *slot;
    if (slot->yields && build->scene->state->chosen) {
        as.action = slot->then;
        as.argument = slot->then_argument;
    }
    return as;
}

static bool
has_now(const struct page_build *build, const struct page_band *band, int topic)
{
    bool has = false;
    for (int i = 0; i < band->count; i++) {
        const struct page_slot slot = now(build, &band->slots[i]);
        has = has || (slot.action == PLAY_TOPIC && slot.argument == topic);
    }
    return has;
}

/* Whether the button of ACTION and ARGUMENT leads to where people are. */
static bool
is_here(const struct page_build *build, const struct page_band *band,
        enum play_action action, int argument)
{
    enum play_view view = build->scene->state->view;
    int topic = build_topic(build);
    switch (action) {
    case PLAY_TREATMENTS:
        return view == PLAY_VIEW_TREATMENTS;
    case PLAY_TOPIC:
        return view == PLAY_VIEW_SLIDE && argument == topic;
    case PLAY_MORE_TOPICS:
        return view == PLAY_VIEW_TOPICS ||
               (view == PLAY_VIEW_SLIDE && !has_now(build, band, topic));
    default:
        return false;
    }
}

/* Some have their place and are not always there. */
static bool
is_there(const struct page_build *build, const struct page_slot *slot)
{
    switch (slot->action) {
    case PLAY_START_OVER:
        return build->scene->state->chosen;
    case PLAY_TOPIC:
        return page_topic_is_shown(build, slot->argument);
    case PLAY_NOTHING:
        return false;
    default:
        return true;
    }
}

static bool
is_step(const struct page_slot *slot)
{
    return slot->action == PLAY_BACK || slot->action == PLAY_NEXT;
}

/* It has its longer words where they fit, although others may have their
 * shorter ones. */
static struct page_button
button_of(const struct page_build *build, const struct page_band *band,
          const struct page_slot *slot, const struct page_button_style *style,
          struct page_control_words *kept)
{
    const struct play_state *state = build->scene->state;
    for (int brief = 0;; brief++) {
        struct page_button button = page_control_button(
            build, state, slot->action, slot->argument, brief > 0, kept);
        button.rect = slot->rect;
        if (brief > 0 || !band->brief ||
            page_button_fits(build, &button, style)) {
            return button;
        }
    }
}

/* Who reads larger text has larger words on the buttons, too, as far as they
 * all have room for that: they never move. */
static struct page_button_style
style_for_text(const struct page_build *build, const struct page_band *band)
{
    static const int percents[] = {130, 115};
    struct page_button_style style = band->style;
    int pad = page_mm(&build->m, 1.5); /* larger words need more air */
    style.pad = style.pad > pad ? style.pad : pad;
    for (size_t i = 0; i < 2 && build->scale > 0; i++) {
        bool fits = true;
        style.cap = band->style.cap * percents[i] / 100;
        for (int k = 0; k < 2 * band->count && fits; k++) {
            struct page_control_words kept;
            struct page_slot slot = band->slots[k / 2];
            if (slot.yields && k % 2 > 0) { /* as now() may have it */
                slot.action = slot.then;
                slot.argument = slot.then_argument;
            }
            if (!is_step(&slot) && slot.action != PLAY_NOTHING) {
                struct page_button button =
                    button_of(build, band, &slot, &style, &kept);
                fits = page_button_fits(build, &button, &style);
            }
        }
        if (fits) {
            return style;
        }
    }
    return band->style;
}

static void
draw_slot(const struct page_build *build, const struct page_band *band,
          const struct page_slot *slot, const struct page_button_style *style)
{
    struct page_control_words kept;
    struct page_button button = button_of(build, band, slot, style, &kept);
    page_names_third(&button, build, build->scene->state->language, style,
                     &kept);
    if (is_here(build, band, slot->action, slot->argument)) {
        button.filled = true;
        button.ink = build->c.kind_ink;
        button.fill = slot->action == PLAY_TOPIC ? button.fill : build->c.kind;
    }
    page_button_draw(build, &button, style);
}

/* The step at RECT, which does ACTION. */
static void
draw_step(const struct page_build *build, struct page_rect rect, bool next,
          enum play_action action)
{
    const struct page_button_style style = {
        .icon = true, .icon_side = page_mm(&build->m, 12.0)};
    struct page_control_words kept;
    struct page_button button =
        page_control_button(build, build->scene->state,
                            next ? PLAY_NEXT : PLAY_BACK, 0, false, &kept);
    button.rect = rect;
    button.action = action;
    button.alias = action == PLAY_CLOSE ? "Close" : NULL;
    if (action != PLAY_NOTHING) {
        page_button_draw(build, &button, &style);
    }
}

void
page_band_draw(const struct page_build *build, const struct page_band *band,
               struct page_steps steps)
{
    const struct page_metrics *m = &build->m;
    struct page_rect ground = {0, m->band_y, m->width, m->band_h};
    page_add_fill(build->page, ground, build->c.band, 0);
    ground.h = m->hair;
    page_add_fill(build->page, ground, build->c.rule, 0);
    const struct page_button_style style = style_for_text(build, band);
    for (int i = 0; i < band->count; i++) {
        const struct page_slot slot = now(build, &band->slots[i]);
        bool next = slot.action == PLAY_NEXT;
        if (is_step(&slot)) {
            draw_step(build, slot.rect, next, next ? steps.next : steps.back);
        } else if (is_there(build, &slot)) {
            draw_slot(build, band, &slot, &style);
        }
    }
    if (!m->steps_in_band) {
        bool rtl = build->ui_rtl; /* they go on to the left */
        draw_step(build, m->left, rtl, rtl ? steps.next : steps.back);
        draw_step(build, m->right, !rtl, rtl ? steps.back : steps.next);
    }
}
