/* Start over in the band of random decks, and of one that is like a clinic's:
 * it comes and goes, and hides nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "page_rig.h"
#include "page_topics.h"
#include "random_deck.h"

/* The control of ACTION and, unless it is that of help, of ARGUMENT. */
static const struct page_control *
control_of(const struct page *page, enum play_action action, int argument)
{
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        if (control->action == action &&
            (action == PLAY_HELP || control->argument == argument)) {
            return control;
        }
    }
    return NULL;
}

/* Whether WAS, which is not on PAGE, may have left: to Reading help, which then
 * names the languages if it has these. */
static bool
may_leave(const struct page_rig *rig, const struct page *page,
          const struct page_control *was)
{
    const struct page_control *help = control_of(page, PLAY_HELP, 0);
    return was->action == PLAY_LANGUAGE ? help != NULL && help->argument > 0
           : was->action == PLAY_TOPIC
               ? page_topic_fairness(&rig->deck->topics[was->argument]) ==
                     FAIR_OTHER
               : was->action == PLAY_TREATMENTS ||
                     (was->action == PLAY_MORE_TOPICS && was->argument == 0);
}

/* What a visitor chose can be taken back, by a touch in the band or on the
 * first page of Reading help, and nothing moves for that. One control may leave
 * for it, none that must be fair. */
static void
check_start_over(struct page_rig *rig)
{
    bool chosen = rig->state.chosen;
    rig->state.chosen = false;
    struct page *before = rig_page(rig);
    rig->state.chosen = true;
    struct page *after = rig_page(rig);
    rig->state.view = PLAY_VIEW_HELP;
    struct page *help = rig_page(rig);
    rig->state.view = PLAY_VIEW_SLIDE;
    const struct page_control *over = control_of(after, PLAY_START_OVER, 0);
    int left = 0;
    assert_null(control_of(before, PLAY_START_OVER, 0));
    assert_true(over || control_of(help, PLAY_START_OVER, 0));
    for (size_t i = 0; i < before->control_count; i++) {
        const struct page_control *was = &before->controls[i];
        const struct page_control *is =
            control_of(after, was->action, was->argument);
        const struct page_rect *rect = is ? &is->rect : &over->rect;
        if (memcmp(rect, &was->rect, sizeof(*rect)) != 0 ||
            (!is && !may_leave(rig, after, was))) {
            fail_msg("\"%s\" is gone or moves on %d x %d, %.0f mm", was->name,
                     after->width_px, after->height_px,
                     after->width_px / rig->screen.px_per_mm);
        }
        left += is ? 0 : 1;
    }
    assert_true(left <= (over ? 1 : 0));
    page_free(before);
    page_free(after);
    page_free(help);
    rig->state.chosen = chosen;
}

static void
test_a_usual_deck(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 3; i++) {
        rig_screen_at(&rig, i / 3);
        rig.state = (struct play_state){.language = i % 3};
        check_start_over(&rig);
    }
    rig_release(&rig);
}

static void
test_random_decks(void **state)
{
    (void)state;
    uint64_t seed = 14;
    for (int d = 0; d < 8; d++) {
        struct page_rig rig;
        random_deck(&rig, &seed, d % 2 == 0 ? 6 : 40);
        for (int p = 0; p < 4; p++) {
            random_panel(&rig, &seed);
            rig.state = (struct play_state){
                .slide = random_roll(&seed, (int)rig.shown_count),
                .language = random_roll(&seed, (int)rig.deck->language_count)};
            check_start_over(&rig);
        }
        rig_release(&rig);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_usual_deck),
        cmocka_unit_test(test_random_decks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
