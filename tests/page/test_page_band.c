/* The band and all else that a finger can hit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "page_metrics.h"
#include "page_rig.h"
#include "str.h"

static bool
same_rect(struct page_rect a, struct page_rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* Same places, whatever they are called. */
static void
assert_same_places(const struct page *a, const struct page *b)
{
    assert_int_equal(a->control_count, b->control_count);
    for (size_t i = 0; i < a->control_count; i++) {
        if (!same_rect(a->controls[i].rect, b->controls[i].rect)) {
            fail_msg("\"%s\" moved", a->controls[i].name);
        }
    }
}

static void
test_controls_stay_in_every_language_size_and_theme(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int s = 0; s < rig_screen_count; s++) {
        rig_screen_at(&rig, s);
        memset(&rig.state, 0, sizeof(rig.state));
        struct page *first = rig_page(&rig);
        for (int i = 0; i < 4 * 3 * 3 * 2; i++) {
            rig.state.slide = i % 4;
            rig.state.language = i / 4 % 3;
            rig.state.scale = i / 12 % 3;
            rig.state.theme = i / 36;
            struct page *other = rig_page(&rig);
            assert_same_places(first, other);
            rig_check_page(&rig, other);
            page_free(other);
        }
        page_free(first);
    }
    rig_release(&rig);
}

static void
test_names_and_what_they_do(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    struct page *page = rig_page(&rig);
    static const struct {
        const char *name;
        enum play_action action;
        int argument;
    } rows[] = {
        {"Benefits", PLAY_TOPIC, 0},     {"Side effects", PLAY_TOPIC, 1},
        {"When to call", PLAY_TOPIC, 2}, {"Pause", PLAY_PAUSE, 0},
        {"Text size", PLAY_SCALE, 0},    {"Contrast", PLAY_THEME, 0},
        {"Language", PLAY_LANGUAGE, 0},  {"Back", PLAY_BACK, 0},
        {"Next", PLAY_NEXT, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct page_control *control = rig_control(page, rows[i].name);
        assert_non_null(control);
        assert_int_equal(control->action, rows[i].action);
        assert_int_equal(control->argument, rows[i].argument);
        struct page_rect r = control->rect;
        assert_ptr_equal(page_hit(page, r.x + r.w / 2, r.y + r.h / 2), control);
    }
    assert_int_equal(page->control_count, sizeof(rows) / sizeof(*rows));
    assert_null(page_hit(page, page->width_px / 2, page->height_px / 3));
    page_free(page);
    rig_release(&rig);
}

/* The largest letters on CONTROL, px. */
static int
size_on(const struct page *page, const struct page_control *control)
{
    int size = 0;
    for (size_t i = page->slide_item_count; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        bool on = page_hit(page, item->rect.x, item->rect.y) == control;
        size = item->text && on && item->font.size_px > size
                   ? item->font.size_px
                   : size;
    }
    return size;
}

/* As far as all have room for that, and none moves. */
static void
test_words_grow_with_the_text(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig_screen(&rig, 3840, 2160, 708);
    struct page *usual = rig_page(&rig);
    rig.state.scale = 2;
    struct page *large = rig_page(&rig);
    int before = size_on(usual, rig_control(usual, "Benefits"));
    int after = size_on(large, rig_control(large, "Benefits"));
    assert_true(after * 10 > before * 12);
    assert_same_places(usual, large);
    page_free(usual);
    page_free(large);
    rig_release(&rig);
}

/* Buttons are touched from near: on a panel twice as large they grow by a
 * third and no more. */
static void
test_buttons_grow_little_with_the_panel(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig_screen(&rig, 1920, 1080, 344);
    int mm_344 = page_metrics(&rig.screen, 0).button * 344;
    rig_screen(&rig, 1920, 1080, 708);
    int mm_708 = page_metrics(&rig.screen, 0).button * 708;
    assert_true(mm_708 > mm_344 * 12 / 10 && mm_708 < mm_344 * 14 / 10);
    rig_release(&rig);
}

/* A touch stops the show at once. What the finger is on goes on saying what it
 * said, pressed or held for too long; all else may say how it stands now. */
static void
test_a_control_does_not_change_under_a_finger(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 2 * 3; i++) {
        rig_screen_at(&rig, i / 6);
        bool help = i % 2 > 0;
        rig.state = (struct play_state){.language = i / 2 % 3,
                                        .view = help ? PLAY_VIEW_HELP
                                                     : PLAY_VIEW_SLIDE};
        rig.scene.held = NULL;
        struct page *before = rig_page(&rig);
        rig.state.mode = PLAY_HELD;
        rig.state.stopped = true;
        for (size_t c = 0; c < before->control_count; c++) {
            rig.scene.held = &before->controls[c];
            struct page *page = rig_page(&rig);
            assert_string_equal(page->controls[c].name,
                                before->controls[c].name);
            assert_int_equal(page->controls[c].icon, before->controls[c].icon);
            page_free(page);
        }
        rig.scene.held = NULL;
        struct page *after = rig_page(&rig);
        const struct page_control *play = rig_control(after, "Play");
        assert_int_equal(play != NULL, rig_control(before, "Pause") != NULL);
        assert_true(!play || strcmp(play->alias, "Pause") == 0);
        page_free(after);
        page_free(before);
    }
    rig_release(&rig);
}

/* Fill and letters change places, on the same place. */
static void
test_a_pressed_control_looks_so(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int theme = 0; theme < 2; theme++) {
        rig.state.theme = theme;
        rig.scene.pressed = NULL;
        struct page *usual = rig_page(&rig);
        for (size_t i = 0; i < usual->control_count; i++) {
            rig.scene.pressed = &usual->controls[i];
            struct page *page = rig_page(&rig);
            assert_int_not_equal(page->hash, usual->hash);
            assert_same_places(usual, page);
            for (size_t k = 0; k < page->control_count; k++) {
                assert_int_equal(page->controls[k].pressed, k == i);
            }
            page_free(page);
        }
        page_free(usual);
    }
    rig_release(&rig);
}

static void
test_who_reads_from_the_right_goes_on_to_the_left(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.state.language = 2;
    struct page *page = rig_page(&rig);
    assert_true(rig_control(page, "Next")->rect.x <
                rig_control(page, "Back")->rect.x);
    page_free(page);
    rig_release(&rig);
}

static bool
may_close(const struct page *page)
{
    bool may = false;
    for (size_t i = 0; i < page->control_count; i++) {
        may = may || page->controls[i].action == PLAY_CLOSE;
    }
    return may;
}

static int
topic_controls(const struct page *page)
{
    int count = 0;
    for (size_t i = 0; i < page->control_count; i++) {
        count += page->controls[i].action == PLAY_TOPIC;
    }
    return count;
}

static void
test_topics_that_do_not_fit_are_behind_more(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_of_topics(&rig, 40, 40);
    for (int s = 0; s < rig_screen_count; s++) {
        rig_screen_at(&rig, s);
        rig.state.view = PLAY_VIEW_SLIDE;
        struct page *page = rig_page(&rig);
        assert_non_null(rig_control(page, "More"));
        int in_band = topic_controls(page);
        assert_true(in_band < 40);
        rig_check_page(&rig, page);
        page_free(page);
        int choices = 0;
        int pages = 1;
        rig.state.view = PLAY_VIEW_TOPICS;
        for (rig.state.choice_page = 0; rig.state.choice_page < pages;
             rig.state.choice_page++) {
            page = rig_page(&rig);
            pages = page->page_count;
            assert_int_equal(page->page, rig.state.choice_page);
            assert_true(may_close(page));
            assert_int_equal(rig_control(page, "Next") != NULL, pages > 1);
            choices += topic_controls(page) - in_band;
            rig_check_page(&rig, page);
            page_free(page);
        }
        assert_int_equal(choices, 40);
        rig.state.choice_page = 0;
    }
    rig_release(&rig);
}

static void
test_treatments_come_first(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_of_topics(&rig, 6, 2);
    rig.state.slide = 3;
    struct page *page = rig_page(&rig);
    assert_string_equal(page->controls[0].name, "Treatments");
    assert_null(rig_control(page, "Topic 1"));
    assert_non_null(rig_control(page, "Topic 3"));
    assert_non_null(rig_control(page, "Topic 4"));
    assert_int_equal(topic_controls(page), 2);
    page_free(page);
    rig.state.view = PLAY_VIEW_TREATMENTS;
    page = rig_page(&rig);
    const struct page_control *third = rig_control(page, "T2");
    assert_non_null(third);
    assert_int_equal(third->action, PLAY_TREATMENT);
    assert_int_equal(third->argument, 2);
    page_free(page);
    rig_release(&rig);
}

/* The strip hides the foot wholly, and no word above it, but on a page that is
 * low. */
static void
check_strip(const struct page *page, bool low)
{
    int top = page->items[page->slide_item_count].rect.y;
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        int descent = item->font.size_px / 5;
        int cap = item->font.size_px * 7 / 10;
        bool above = item->rect.y + descent <= top;
        bool below = item->rect.y - cap >= top;
        bool foot = item->part == PAGE_FOOT;
        if (item->text && !above && !(below && foot) && (foot || !low)) {
            fail_msg("\"%s\" is cut", item->text);
        }
    }
}

static void
check_asking(struct page_rig *rig, enum play_view view)
{
    rig->state = (struct play_state){
        .mode = PLAY_ASKING, .view = view, .slide = 1, .countdown_s = 18};
    struct page *page = rig_page(rig);
    const struct page_control *keep = rig_control(page, "Keep reading");
    assert_non_null(keep);
    assert_string_equal(keep->alias, "Yes, keep this page");
    /* steps beside the text would be under the strip */
    bool in_band = page_metrics(&rig->screen, 0).steps_in_band;
    assert_int_equal(rig_control(page, "Next") != NULL,
                     in_band && view == PLAY_VIEW_SLIDE);
    assert_null(rig_control(page, "Close"));
    assert_true(rig_says(page, "18"));
    check_strip(page, page_metrics(&rig->screen, 0).compact);
    rig_check_page(rig, page);
    page_free(page);
}

static void
test_asking_leaves_the_text_alone(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int s = 0; s < rig_screen_count; s++) {
        rig_screen_at(&rig, s);
        check_asking(&rig, PLAY_VIEW_SLIDE);
    }
    rig_screen(&rig, 1920, 1080, 344);
    check_asking(&rig, PLAY_VIEW_LANGUAGES);
    rig_release(&rig);
}

/* It takes the place of the foot: all of it, and no more. */
static void
check_notice(const struct page *page, const char *screen, bool low)
{
    struct page_rect box = page->items[page->slide_item_count].rect;
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        int bottom = item->rect.y + (item->text ? item->font.size_px / 5 : 0);
        if (item->text && bottom > box.y) {
            fail_msg("\"%s\" is under the notice on %s", item->text, screen);
        }
    }
    assert_true(rig_says(page, "line 4"));
    assert_true(low || rig_says(page, "known."));
}

static void
test_a_notice_hides_nothing(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.scene.notice = "kiosk.txt, line 4: the key “tilte” is not known.";
    for (int i = 0; i < rig_screen_count * 6; i++) {
        const struct rig_screen *screen = rig_screen_at(&rig, i / 6);
        rig.state.slide = 1;
        rig.state.scale = i % 3;
        rig.state.language = i % 6 < 3 ? 0 : 2; /* read from the right */
        struct page *page = rig_page(&rig);
        check_notice(page, screen->name,
                     page_metrics(&rig.screen, rig.state.scale).compact);
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

/* What is wrong and what to do about it, to the last word: 130 letters. */
static void
test_a_notice_has_room(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.scene.notice =
        "kiosk.txt, line 14: “panel_width_mm: thirty” cannot be used. It can "
        "be a number from 50 to 4000, such as 344, measured at the glass.";
    rig_screen(&rig, 1920, 1080, 344);
    struct page *page = rig_page(&rig);
    assert_true(rig_says(page, "glass."));
    page_free(page);
    rig_screen(&rig, 1280, 800, 344);
    page = rig_page(&rig);
    assert_true(rig_says(page, "glass."));
    page_free(page);
    rig_release(&rig);
}

/* The built-in slide is what remains after the worst: staff must learn why. */
static void
test_a_notice_without_slides(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.scene.notice = "Safe mode.";
    rig.state.mode = PLAY_EMPTY;
    rig.state.slide = -1;
    for (int i = 0; i < rig_screen_count; i++) {
        rig_screen_at(&rig, i);
        struct page *page = rig_page(&rig);
        assert_true(rig_says(page, "Safe mode."));
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_controls_stay_in_every_language_size_and_theme),
        cmocka_unit_test(test_names_and_what_they_do),
        cmocka_unit_test(test_words_grow_with_the_text),
        cmocka_unit_test(test_buttons_grow_little_with_the_panel),
        cmocka_unit_test(test_a_control_does_not_change_under_a_finger),
        cmocka_unit_test(test_a_pressed_control_looks_so),
        cmocka_unit_test(test_who_reads_from_the_right_goes_on_to_the_left),
        cmocka_unit_test(test_topics_that_do_not_fit_are_behind_more),
        cmocka_unit_test(test_treatments_come_first),
        cmocka_unit_test(test_asking_leaves_the_text_alone),
        cmocka_unit_test(test_a_notice_hides_nothing),
        cmocka_unit_test(test_a_notice_has_room),
        cmocka_unit_test(test_a_notice_without_slides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
