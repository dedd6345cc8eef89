/* The page low on the panel, for who cannot reach higher. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "page_metrics.h"
#include "page_rig.h"

enum { VIEWS = PLAY_VIEW_HELP + 1, STATES = VIEWS * 3 * 3 * 2 };

/* Takes the screen at INDEX of those that are large enough. */
static bool
take_screen(struct page_rig *rig, int index)
{
    rig_screen_at(rig, index % rig_screen_count);
    return page_screen_lowers(&rig->screen, 1200);
}

static struct play_state
state_of(int n)
{
    return (struct play_state){.view = (enum play_view)(n % VIEWS),
                               .language = n / VIEWS % 3,
                               .scale = n / VIEWS / 3 % 3,
                               .mode = n / VIEWS / 9 % 2 > 0 ? PLAY_ASKING
                                                             : PLAY_HELD,
                               .countdown_s = 18,
                               .chosen = true,
                               .lowered = true};
}

/* Everything is in the lowest 60 %, as it is on a panel of that height. */
static void
test_all_of_it_is_low(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * STATES; i++) {
        if (!take_screen(&rig, i)) {
            continue;
        }
        rig.state = state_of(i / rig_screen_count);
        rig.screen.lowers = true;
        int height = rig.screen.height_px;
        rig.screen = page_screen_lowered(&rig.screen);
        int above = rig.screen.above_px;
        assert_int_equal(above + rig.screen.height_px, height);
        assert_true(above * 100 >= height * 40 && above * 100 <= height * 41);
        struct page *low = rig_page(&rig);
        rig.screen.above_px = 0;
        struct page *same = rig_page(&rig);
        rig_check_page(&rig, same);
        assert_int_equal(low->height_px, height);
        assert_int_equal(low->item_count, same->item_count + 2);
        assert_int_equal(low->control_count, same->control_count);
        for (size_t k = 0; k < same->item_count; k++) {
            assert_int_equal(low->items[k].rect.y,
                             same->items[k].rect.y + above);
        }
        for (size_t k = 0; k < same->control_count; k++) {
            struct page_rect hit = low->controls[k].hit;
            assert_true(hit.y >= above && hit.y + hit.h <= height);
            assert_ptr_equal(
                page_hit(low, hit.x + hit.w / 2, hit.y + hit.h / 2),
                &low->controls[k]);
        }
        assert_int_equal(low->slide_area.y, same->slide_area.y + above);
        page_free(low);
        page_free(same);
    }
    rig_release(&rig);
}

/* Pages for staff have all of the panel. */
static void
test_the_screens_own_pages_are_not(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.scene.hash = "6ba550f38f72";
    const struct page_keypad pad = {.what = "CLINIC, 16 GB"};
    const struct page_telling telling = {.title = "The new slides are on",
                                         .words = "All 3 are shown.",
                                         .source = "Stick"};
    for (int i = 0; i < 3; i++) {
        rig_screen_at(&rig, 0);
        rig.scene.keypad = i == 0 ? &pad : NULL;
        rig.scene.telling = i == 1 ? &telling : NULL;
        rig.state = (struct play_state){
            .mode = i == 2 ? PLAY_CLEANING : PLAY_HELD, .lowered = true};
        struct page *whole = rig_page(&rig);
        rig.screen = page_screen_lowered(&rig.screen);
        struct page *low = rig_page(&rig);
        assert_true(whole->hash == low->hash);
        page_free(whole);
        page_free(low);
    }
    rig_release(&rig);
}

static bool
has_lower(struct page_rig *rig)
{
    struct page *page = rig_page(rig);
    bool has = false;
    for (size_t i = 0; i < page->control_count; i++) {
        has = has || page->controls[i].action == PLAY_LOWER;
    }
    page_free(page);
    return has;
}

/* On every panel, high or low: in the band or behind Reading help; and nowhere
 * when nothing is out of reach. */
static void
test_it_is_offered_where_something_is_out_of_reach(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 6; i++) {
        for (int lowers = 0; lowers < 2; lowers++) {
            if (!take_screen(&rig, i)) {
                continue;
            }
            rig.screen.lowers = lowers > 0;
            rig.state =
                (struct play_state){.language = i / rig_screen_count % 3,
                                    .lowered = i / rig_screen_count / 3 > 0};
            if (rig.state.lowered) {
                rig.screen = page_screen_lowered(&rig.screen);
            }
            bool has = has_lower(&rig);
            rig.state.view = PLAY_VIEW_HELP;
            assert_int_equal(has || has_lower(&rig), lowers > 0);
        }
    }
    rig_release(&rig);
}

static void
test_what_is_out_of_reach(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig_screen(&rig, 1080, 1920, 708);
    assert_false(page_screen_lowers(&rig.screen, 0)); /* not known */
    assert_false(page_screen_lowers(&rig.screen, 512));
    assert_true(page_screen_lowers(&rig.screen, 513));
    rig_screen(&rig, 1920, 1080, 344);
    assert_false(page_screen_lowers(&rig.screen, 1026));
    assert_true(page_screen_lowers(&rig.screen, 1027));
    rig_screen(&rig, 800, 480, 154); /* 60 % of it are no page */
    assert_false(page_screen_lowers(&rig.screen, 1500));
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_of_it_is_low),
        cmocka_unit_test(test_the_screens_own_pages_are_not),
        cmocka_unit_test(test_it_is_offered_where_something_is_out_of_reach),
        cmocka_unit_test(test_what_is_out_of_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
