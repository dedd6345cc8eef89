/* What layout says of the controls of a deck. See page_check_controls.h. */
#include "page_check_controls.h"

#include <stdlib.h>

#include "deck_shown.h"
#include "mem.h"
#include "page_metrics.h"
#include "page_new.h"
#include "page_topics.h"
#include "str.h"

/* Not below this height above the floor (EN 301 549 8.3, ADA 308.2). */
static const double reach_low_mm = 380.0;

/* The pages that are looked at, and what is found. */
struct check {
    const struct deck *deck;
    const struct page_screen *screen;
    const struct measure *measure;
    struct report *report; /* NULL: only LOW_PX and HIGH_PX are wanted */
    struct deck_shown *shown;
    size_t shown_count;
    bool *hidden;        /* [topic]: said that it has no button */
    bool *titles;        /* [topic * languages + language]: said too long */
    bool *names;         /* the same of a treatment */
    uint32_t actions;    /* of the controls of a treatment, as bits */
    int low_px, high_px; /* of all controls, from the lower edge of the panel */
};

static void
check_init(struct check *check, const struct deck *deck,
           const struct page_screen *screen, const struct measure *measure,
           struct report *report)
{
    const struct deck_date unknown = {0, 0, 0};
    size_t languages = deck->language_count;
    *check = (struct check){
        .deck = deck,
        .screen = screen,
        .measure = measure,
        .report = report,
        .hidden = mem_new(deck->topic_count + 1, sizeof(bool)),
        .titles = mem_new(deck->topic_count * languages + 1, sizeof(bool)),
        .names = mem_new(deck->treatment_count * languages + 1, sizeof(bool)),
        .low_px = screen->height_px};
    check->shown_count =
        deck_shown(deck, deck_moment_any(unknown), &check->shown);
}

static void
check_release(struct check *check)
{
    free(check->hidden);
    free(check->titles);
    free(check->names);
    free(check->shown);
}

/* ---- what is on a page ---- */

/* Where the word of WORDS for LANG stands: FILE, or the place of a topic. */
static void
say_too_long(const struct check *check, const struct deck_words *words,
             const char *path, const char *lang)
{
    const char *said = deck_word(check->deck, words, lang);
    int line = 0;
    for (size_t i = 0; i < words->count; i++) {
        line = words->items[i].text == said ? words->items[i].line : line;
    }
    report_add(check->report, path, line, REPORT_WARNING, "long-title",
               "The title “%s” does not fit its button. Use one or two short "
               "words.",
               said != NULL ? said : "");
}

/* The first topic that gives TREATMENT its name. */
static const struct deck_topic *
topic_of_treatment(const struct deck *deck, int treatment)
{
    const struct deck_topic *found = &deck->topics[0];
    for (size_t i = deck->topic_count; i-- > 0;) {
        const struct deck_topic *topic = &deck->topics[i];
        if (topic->treatment_index == treatment && topic->treatment.count > 0) {
            found = topic;
        }
    }
    return found;
}

static void
check_label(const struct check *check, const struct page_control *control,
            int language)
{
    const struct deck *deck = check->deck;
    size_t languages = deck->language_count;
    bool topic = control->action == PLAY_TOPIC;
    if (!control->cut || (!topic && control->action != PLAY_TREATMENT)) {
        return;
    }
    size_t at = (size_t)control->argument;
    bool *said = topic ? check->titles : check->names;
    if (said[at * languages + (size_t)language]) {
        return;
    }
    said[at * languages + (size_t)language] = true;
    const struct deck_topic *of =
        topic ? &deck->topics[at] : topic_of_treatment(deck, control->argument);
    say_too_long(check, topic ? &of->title : &of->treatment, of->place,
                 deck->languages[language]);
}

static bool
has_button(const struct page *page, int topic)
{
    bool has = false;
    for (size_t i = 0; i < page->control_count; i++) {
        has = has || (page->controls[i].action == PLAY_TOPIC &&
                      page->controls[i].argument == topic);
    }
    return has;
}

/* When to call must have a button on each page of a slide, and on the first
 * page of topics. */
static void
check_risks(struct check *check, const struct page_build *build,
            const struct page *page)
{
    struct page_choices topics;
    page_topics(build, &topics);
    for (int i = 0; i < topics.count; i++) {
        int at = topics.items[i];
        const struct deck_topic *topic = &check->deck->topics[at];
        if (page_topic_fairness(topic) == FAIR_CALL && !check->hidden[at] &&
            page_topic_is_shown(build, at) && !has_button(page, at)) {
            check->hidden[at] = true;
            report_add(
                check->report, topic->place, 0, REPORT_ERROR, "risk-hidden",
                "This screen has no room for a button “%s” on every "
                "page, so the number to call is behind another one. "
                "Give the topics shorter titles, make one topic of all "
                "that say when to call, or use a wider screen.",
                page_topic_title(check->deck, at, check->deck->languages[0]));
        }
    }
    page_choices_release(&topics);
}

static void
look_at(struct check *check, const struct page_scene *scene,
        const struct page *page)
{
    const struct play_state *state = scene->state;
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        int top = page->height_px - control->rect.y;
        int bottom = top - control->rect.h;
        check->low_px = bottom < check->low_px ? bottom : check->low_px;
        check->high_px = top > check->high_px ? top : check->high_px;
        check->actions |= UINT32_C(1) << control->action;
        if (check->report != NULL) {
            check_label(check, control, state->language);
        }
    }
    bool first = state->view == PLAY_VIEW_SLIDE ||
                 (state->view == PLAY_VIEW_TOPICS && state->choice_page == 0);
    if (check->report != NULL && first && page->control_count > 0) {
        const struct page_build build = {.deck = check->deck, .scene = scene};
        check_risks(check, &build, page);
    }
}

/* ---- which pages ---- */

/* All pages of VIEW with SLIDE on, in LANGUAGE. */
static void
look_at_view(struct check *check, int slide, int language, enum play_view view)
{
    struct play_state state = {
        .mode = PLAY_HELD, .view = view, .slide = slide, .language = language};
    const struct page_scene scene = {.deck = check->deck,
                                     .shown = check->shown,
                                     .shown_count = check->shown_count,
                                     .state = &state};
    int pages = 1;
    while (state.choice_page < pages) {
        struct page *page = page_new(&scene, check->screen, check->measure);
        look_at(check, &scene, page);
        pages = view == PLAY_VIEW_SLIDE ? 1 : page->page_count;
        state.choice_page++;
        page_free(page);
    }
}

/* The pages of a treatment with its first slide SLIDE on: those that lead to
 * others before these. */
static void
look_at_treatment(struct check *check, int slide, int language)
{
    static const struct {
        enum play_view view;
        enum play_action by; /* leads there */
    } ways[] = {{PLAY_VIEW_TOPICS, PLAY_MORE_TOPICS},
                {PLAY_VIEW_HELP, PLAY_HELP},
                {PLAY_VIEW_TREATMENTS, PLAY_TREATMENTS},
                {PLAY_VIEW_LANGUAGES, PLAY_LANGUAGE}};
    check->actions = 0;
    look_at_view(check, slide, language, PLAY_VIEW_SLIDE);
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        bool opens = ways[i].by != PLAY_LANGUAGE ||
                     check->deck->language_count > 2; /* else it changes */
        if (opens && (check->actions >> ways[i].by & 1) != 0) {
            look_at_view(check, slide, language, ways[i].view);
        }
    }
}

static void
look_at_all(struct check *check)
{
    const struct deck *deck = check->deck;
    for (int l = 0; l < (int)deck->language_count; l++) {
        int last = -1;
        for (size_t i = 0; i < check->shown_count; i++) {
            const struct deck_shown *shown = &check->shown[i];
            int treatment = deck->topics[shown->topic].treatment_index;
            if (deck_shown_in(shown, l) && treatment != last) {
                look_at_treatment(check, (int)i, l);
                last = treatment;
            }
        }
    }
}

void
page_check_controls(const struct deck *deck, const struct page_screen *screen,
                    const struct measure *measure, struct report *report)
{
    struct check check;
    check_init(&check, deck, screen, measure, report);
    look_at_all(&check);
    check_release(&check);
}

char *
page_check_reach(const struct deck *deck, const struct page_screen *screen,
                 const struct settings *settings, const struct measure *measure)
{
    struct check check;
    struct str words = {0};
    if (settings->panel_bottom_mm <= 0 || deck == NULL) {
        return NULL;
    }
    check_init(&check, deck, screen, measure, NULL);
    look_at_all(&check);
    double low = settings->panel_bottom_mm + check.low_px / screen->px_per_mm;
    double high = settings->panel_bottom_mm + check.high_px / screen->px_per_mm;
    if (check.high_px > 0 && (low < reach_low_mm || high > PAGE_REACH_MM)) {
        str_addf(&words,
                 "The buttons are between %.0f and %.0f mm above the floor. "
                 "Hang the screen so that they are between 380 and 1220 mm: "
                 "people in a wheelchair cannot reach further.",
                 low, high);
    }
    check_release(&check);
    return words.text;
}
