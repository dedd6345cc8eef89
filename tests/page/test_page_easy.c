/* Easy words of a slide, and the aid that brings them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "page_rig.h"

static const struct rig_file with_easy[] = {
    {"deck.txt", "title: Skin\nlanguages: en, es, ko\n"},
    {"1-a/topic.txt", "title: About\nkind: about\n"},
    {"1-a/1-x.md", "# Redness\n\nErythema for 2 days.\n"},
    {"1-a/1-x.easy.md", "# Red skin\n\nRed for 2 days.\n"},
    {"1-a/1-x.es.md", "# Rojez\n\nEritema 2 días.\n"},
    {"1-a/2-y.md", "# Rest\n\nSit down.\n"},
    {"1-a/2-y.es.md", "# Descanso\n\nRepose.\n"},
    {NULL, NULL}};

static const struct rig_file without[] = {
    {"deck.txt", "title: Skin\nlanguages: en, es\n"},
    {"1-a/topic.txt", "title: About\nkind: about\n"},
    {"1-a/1-x.md", "# Redness\n\nErythema for 2 days.\n"},
    {NULL, NULL}};

/* Whether the screen has the aid: in the band, else in reading help. */
static bool
offers(struct page_rig *rig)
{
    bool found = false;
    const enum play_view views[] = {PLAY_VIEW_SLIDE, PLAY_VIEW_HELP};
    for (size_t i = 0; i < 2 && !found; i++) {
        rig->state.view = views[i];
        int count = 1;
        for (int at = 0; at < count && !found; at++) {
            rig->state.choice_page = at;
            struct page *page = rig_page(rig);
            count = views[i] == PLAY_VIEW_HELP ? page->page_count : 1;
            const struct page_control *control =
                rig_control(page, "Easy words");
            found = control != NULL && control->action == PLAY_EASY;
            page_free(page);
        }
    }
    rig->state.view = PLAY_VIEW_SLIDE;
    return found;
}

static void
test_every_screen_offers_what_a_slide_has(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, with_easy);
    for (int i = 0; i < rig_screen_count; i++) {
        const struct rig_screen *screen = rig_screen_at(&rig, i);
        for (int lang = 0; lang < 3; lang++) {
            rig.state.language = lang;
            if (!offers(&rig)) {
                fail_msg("%s, language %d", screen->name, lang);
            }
        }
    }
    rig_release(&rig);
    rig_init(&rig, without);
    for (int i = 0; i < rig_screen_count; i++) {
        rig_screen_at(&rig, i);
        assert_false(offers(&rig));
    }
    rig_release(&rig);
}

/* The page of slide SLIDE in language LANG says TEXT. */
static void
expect_says(struct page_rig *rig, int slide, int lang, bool easy,
            const char *text)
{
    rig->state.slide = slide;
    rig->state.language = lang;
    rig->state.easy = easy;
    struct page *page = rig_page(rig);
    assert_true(rig_says(page, text));
    rig_check_page(rig, page);
    page_free(page);
}

static void
test_easy_words_stand_where_a_slide_has_them(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, with_easy);
    for (int i = 0; i < rig_screen_count; i++) {
        rig_screen_at(&rig, i);
        expect_says(&rig, 0, 0, false, "Redness");
        expect_says(&rig, 0, 0, true, "Red skin");
        expect_says(&rig, 0, 1, true, "Rojez");    /* none in Spanish */
        expect_says(&rig, 0, 2, true, "Red skin"); /* English instead */
        expect_says(&rig, 1, 0, true, "Rest");
    }
    rig.deck->topics[0].slides[0].versions[0].easy->broken = true;
    expect_says(&rig, 0, 0, true, "Redness");
    assert_false(deck_has_easy(rig.deck));
    rig_release(&rig);
}

/* The aid says what touching it does, and nothing moves. */
static void
test_the_aid_keeps_its_place(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, with_easy);
    rig_screen(&rig, 3840, 2160, 700);
    struct page *off = rig_page(&rig);
    rig.state.easy = true;
    struct page *on = rig_page(&rig);
    assert_true(rig_says(off, "Easy") && !rig_says(off, "Full"));
    assert_true(rig_says(on, "Full"));
    assert_int_equal(off->control_count, on->control_count);
    for (size_t i = 0; i < off->control_count; i++) {
        assert_memory_equal(&off->controls[i].rect, &on->controls[i].rect,
                            sizeof(off->controls[i].rect));
    }
    page_free(off);
    page_free(on);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_screen_offers_what_a_slide_has),
        cmocka_unit_test(test_easy_words_stand_where_a_slide_has_them),
        cmocka_unit_test(test_the_aid_keeps_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
