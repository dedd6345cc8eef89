/* The band and the pages of large buttons of random decks, on panels from 7 to
 * 32 inch, upright and not, in all languages and text sizes: nothing overlaps
 * or is torn, each control has one place, and no risk is hidden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "mem.h"
#include "page_check_controls.h"
#include "page_rig.h"
#include "page_topics.h"
#include "page_words.h"
#include "random_deck.h"

enum { DECKS = 6, PANELS = 3 };

/* ---- one place ---- */

/* Where each control of the band was first seen. */
struct places {
    struct page_control controls[64];
    int count;
};

/* A step that leads back, to the slide, or on has one place or the other. */
static void
check_place(struct places *places, const struct page_control *control)
{
    for (int i = 0; i < places->count; i++) {
        const struct page_control *seen = &places->controls[i];
        if (seen->action == control->action &&
            seen->argument == control->argument) {
            if (memcmp(&seen->rect, &control->rect, sizeof(seen->rect)) != 0) {
                fail_msg("\"%s\" moved", control->name);
            }
            return;
        }
    }
    if (places->count < 64) {
        places->controls[places->count++] = *control;
    }
}

/* ---- fairness ---- */

/* Benefits have a button only if all side effects have one, and when to call
 * always has. */
static void
check_fair(const struct page_rig *rig, const struct page *page, bool hidden)
{
    const struct deck *deck = rig->deck;
    int here = rig->shown[rig->state.slide].topic;
    bool sides[2] = {true, true}; /* all have one; none has */
    for (size_t t = 0; t < deck->topic_count; t++) {
        const struct deck_topic *topic = &deck->topics[t];
        if (topic->treatment_index != deck->topics[here].treatment_index) {
            continue;
        }
        bool has = false;
        for (size_t i = 0; i < page->control_count; i++) {
            has = has || (page->controls[i].action == PLAY_TOPIC &&
                          page->controls[i].argument == (int)t);
        }
        if (page_topic_fairness(topic) == FAIR_BALANCED) {
            sides[0] = sides[0] && has;
            sides[1] = sides[1] && !has;
        } else if (page_topic_fairness(topic) == FAIR_CALL && !has && !hidden) {
            fail_msg("\"%s\" has no button", topic->title.items[0].text);
        }
    }
    assert_true(sides[0] || sides[1]);
}

/* ---- help ---- */

/* Whether each word of WORDS, up to END, is on CONTROL. */
static bool
says(const struct page *page, const struct page_control *control,
     const char *words, const char *end)
{
    bool all = true;
    while (words < end && all) {
        size_t len = strcspn(words, " |");
        char *word = mem_copy(words, len);
        bool is = false;
        for (size_t i = 0; i < page->item_count; i++) {
            const struct page_item *item = &page->items[i];
            is = is || (item->text && strstr(item->text, word) &&
                        page_hit(page, item->rect.x + item->rect.w / 2,
                                 item->rect.y) == control);
        }
        all = is;
        free(word);
        words += len + (words[len] != '\0' ? 1 : 0);
    }
    return all;
}

/* Reading help has its words or a short form of them, whole. */
static void
check_help(const struct page_rig *rig, const struct page *page)
{
    const char *lang = rig->deck->languages[rig->state.language];
    const char *words = page_words_in(lang, rig->deck->languages[0]).help;
    const char *bar = strchr(words, '|'), *end = words + strlen(words);
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        if (control->action == PLAY_HELP &&
            !says(page, control, words, bar ? bar : end) &&
            !(bar && says(page, control, bar + 1, end))) {
            fail_msg("reading help says nothing in %s on %d x %d, %.0f mm",
                     lang, page->width_px, page->height_px,
                     page->width_px / rig->screen.px_per_mm);
        }
    }
}

static bool
may(const struct page *page, enum play_action action, int argument)
{
    bool is = false;
    for (size_t i = 0; i < page->control_count; i++) {
        is = is || (page->controls[i].action == action &&
                    page->controls[i].argument == argument);
    }
    return is;
}

/* How many touches it takes to each language, 0: it cannot be reached. */
struct ways {
    int touches[RANDOM_LANGUAGES];
};

/* By the pages of VIEW, which OPENS opens; that lead to a page of their own for
 * many languages, too, one touch further away. */
static void
find_ways(struct page_rig *rig, struct ways *ways, enum play_action opens,
          enum play_view view)
{
    int count = (int)rig->deck->language_count;
    struct page *page = rig_page(rig);
    int pages = 0;
    for (int i = 0; i < 3; i++) { /* whatever it says */
        pages = may(page, opens, i) ? 1 : pages;
    }
    page_free(page);
    rig->state.view = view;
    for (int p = 0; p < pages; p++) {
        rig->state.choice_page = p;
        page = rig_page(rig);
        pages = page->page_count;
        int further = view == PLAY_VIEW_HELP && count > 2 ? 1 : 0;
        for (int l = 0; l < count; l++) {
            int *touches = &ways->touches[l];
            int by = may(page, PLAY_SET_LANGUAGE, l) ? p + 2
                     : may(page, PLAY_LANGUAGE, 0) && view == PLAY_VIEW_HELP
                         ? p + 2 + further
                         : 0;
            *touches =
                by > 0 && (*touches == 0 || by < *touches) ? by : *touches;
        }
        page_free(page);
    }
    rig->state.view = PLAY_VIEW_SLIDE;
    rig->state.choice_page = 0;
}

/* Each language can be reached, by two touches but where a screen or their
 * number leaves no room for all of them on one page. */
static void
check_languages(struct page_rig *rig, bool any_title)
{
    int count = (int)rig->deck->language_count;
    const struct page_screen *screen = &rig->screen;
    int longer = screen->width_px > screen->height_px ? screen->width_px
                                                      : screen->height_px;
    bool small = any_title || longer / screen->px_per_mm < 217 || count > 7;
    struct ways ways = {{0}};
    find_ways(rig, &ways, PLAY_LANGUAGE, PLAY_VIEW_LANGUAGES);
    find_ways(rig, &ways, PLAY_HELP, PLAY_VIEW_HELP);
    for (int l = 0; l < count; l++) {
        int touches = ways.touches[l];
        if (l != rig->state.language &&
            (touches == 0 || (touches > 2 && !small))) {
            fail_msg("%s is %d touches away on %d x %d, %.0f mm",
                     rig->deck->languages[l], touches, screen->width_px,
                     screen->height_px, longer / screen->px_per_mm);
        }
    }
}

/* What check says of the deck on this screen. */
static struct report
said_of(const struct page_rig *rig)
{
    struct report report = {0};
    page_check_controls(rig->deck, &rig->screen, &rig->measure, &report);
    return report;
}

/* Whether REPORT has a finding of RULE that names WORDS. */
static bool
is_said(const struct report *report, const char *rule, const char *words)
{
    bool is = false;
    for (size_t i = 0; i < report->count; i++) {
        is = is || (strcmp(report->findings[i].rule, rule) == 0 &&
                    strstr(report->findings[i].words, words) != NULL);
    }
    return is;
}

/* ---- all pages ---- */

/* Words are cut only where check says so, of these words. */
static void
check_cut(const struct page *page, const struct report *said)
{
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        if (control->cut && !is_said(said, "long-title", control->name)) {
            fail_msg("\"%s\" is cut", control->name);
        }
    }
}

static void
check_views(struct page_rig *rig, const struct report *said)
{
    for (int v = PLAY_VIEW_TOPICS; v <= PLAY_VIEW_HELP; v++) {
        int pages = 1;
        rig->state.view = (enum play_view)v;
        for (rig->state.choice_page = 0; rig->state.choice_page < pages;
             rig->state.choice_page++) {
            struct page *page = rig_page(rig);
            pages = page->page_count;
            rig_check_controls(rig, page);
            check_cut(page, said);
            check_help(rig, page);
            page_free(page);
        }
    }
    rig->state.view = PLAY_VIEW_SLIDE;
    rig->state.choice_page = 0;
}

static void
check_deck(struct page_rig *rig, uint64_t *seed, bool any_title)
{
    struct report said = any_title ? said_of(rig) : (struct report){0};
    int last = -1;
    for (size_t s = 0; s < rig->shown_count; s++) {
        int treatment = rig->deck->topics[rig->shown[s].topic].treatment_index;
        if (treatment == last) {
            continue;
        }
        last = treatment;
        struct places places = {.count = 0};
        int count = (int)rig->deck->language_count;
        for (int i = 0; i < count + 2; i++) {
            rig->state = (struct play_state){.slide = (int)s,
                                             .language = i % count,
                                             .scale = i % 3,
                                             .theme = random_roll(seed, 2),
                                             .stopped = i % 2 == 0,
                                             .chosen = i % 4 > 1};
            struct page *page = rig_page(rig);
            rig_check_controls(rig, page);
            check_cut(page, &said);
            check_fair(rig, page, is_said(&said, "risk-hidden", ""));
            check_help(rig, page);
            bool from_right = strcmp(random_languages[i % count], "ar") == 0 ||
                              strcmp(random_languages[i % count], "he") == 0;
            for (size_t c = 0; c < page->control_count; c++) {
                enum play_action action = page->controls[c].action;
                bool step = action == PLAY_NEXT || action == PLAY_BACK;
                if (!step || !from_right) {
                    check_place(&places, &page->controls[c]);
                }
            }
            page_free(page);
        }
        rig->state.language = random_roll(seed, count);
        check_views(rig, &said);
        for (int i = 0; i < 2; i++) {
            rig->state.chosen = i > 0;
            check_languages(rig, any_title);
        }
    }
    report_release(&said);
}

static void
check_decks(int longest, bool any_title, uint64_t seed)
{
    for (int d = 0; d < DECKS; d++) {
        struct page_rig rig;
        random_deck(&rig, &seed, longest);
        for (int p = 0; p < PANELS; p++) {
            random_panel(&rig, &seed);
            check_deck(&rig, &seed, any_title);
        }
        rig_release(&rig);
    }
}

static void
test_usual_titles(void **state)
{
    (void)state;
    check_decks(6, false, 7);
}

/* Whatever a title says: what then finds no room is told. */
static void
test_titles_of_any_length(void **state)
{
    (void)state;
    check_decks(40, true, 11);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usual_titles),
        cmocka_unit_test(test_titles_of_any_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
