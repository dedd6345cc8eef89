/* Pages of large buttons, and "Still reading?" over them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "page_rig.h"
#include "page_metrics.h"
#include "page_words.h"

static void
use_screen(struct page_rig *rig, int index)
{
    const struct rig_screen *screen = &rig_screens[index];
    rig_screen(rig, screen->width, screen->height, screen->longer_mm);
}

static void
test_the_desk_is_on_every_page_of_choices(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 3; i++) {
        use_screen(&rig, i / 3);
        rig.state.view = (enum play_view)(PLAY_VIEW_TOPICS + i % 3);
        struct page *page = rig_page(&rig);
        assert_true(rig_says(page, "Prefer paper"));
        assert_true(rig_says(page, "desk."));
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

static void
test_pages_of_choices_say_which_they_are(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_of_topics(&rig, 40, 40);
    rig.state.view = PLAY_VIEW_TOPICS;
    rig.state.choice_page = 1;
    for (int i = 0; i < rig_screen_count; i++) {
        use_screen(&rig, i);
        struct page *page = rig_page(&rig);
        char *number =
            page_words_numbers("Page {a} of {b}", 2, page->page_count);
        assert_true(page->page_count > 1);
        assert_true(rig_says(page, number));
        free(number);
        page_free(page);
    }
    rig.state.view = PLAY_VIEW_TREATMENTS;
    struct page *page = rig_page(&rig);
    assert_false(rig_says(page, "Page 1"));
    page_free(page);
    rig_release(&rig);
}

/* Where READ stands in the mirror of PAGE. */
static struct page_rect
mirrored(const struct page *page, struct page_rect read)
{
    read.x = page->width_px - read.x - read.w;
    return read;
}

static void
test_choices_mirror_for_who_reads_from_the_right(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.state.view = PLAY_VIEW_LANGUAGES;
    for (int i = 0; i < rig_screen_count; i++) {
        use_screen(&rig, i);
        static const char *const names[] = {"English", "العربية", "Close"};
        rig.state.language = 0;
        struct page *from_left = rig_page(&rig);
        rig.state.language = 2;
        struct page *from_right = rig_page(&rig);
        for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++) {
            struct page_rect left =
                mirrored(from_left, rig_control(from_left, names[k])->rect);
            struct page_rect right = rig_control(from_right, names[k])->rect;
            assert_memory_equal(&left, &right, sizeof(left));
        }
        rig_check_page(&rig, from_right);
        page_free(from_left);
        page_free(from_right);
    }
    rig_release(&rig);
}

/* Nothing is drawn or can be hit where the strip stands, but the strip. */
static void
check_asking(const struct page_rig *rig, const struct page *page)
{
    int band_y = page_metrics(&rig->screen, 0).band_y;
    int top = page->items[page->slide_item_count].rect.y;
    assert_null(rig_control(page, "Close"));
    for (size_t i = 1; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        assert_true(item->rect.y + item->rect.h <= top);
    }
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        bool above = control->rect.y + control->rect.h <= top;
        if (!above && control->action != PLAY_KEEP) {
            assert_true(control->rect.y >= band_y);
        }
    }
}

static void
test_asking_hides_nothing_that_is_drawn(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_of_topics(&rig, 40, 5);
    rig.state.mode = PLAY_ASKING;
    rig.state.countdown_s = 18;
    for (int i = 0; i < rig_screen_count * 3; i++) {
        use_screen(&rig, i / 3);
        rig.state.view = (enum play_view)(PLAY_VIEW_TOPICS + i % 3);
        struct page *page = rig_page(&rig);
        check_asking(&rig, page);
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

/* A sentence that does not fit behind the question is below it, whole. */
static void
test_the_countdown_keeps_its_number(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.state.mode = PLAY_ASKING;
    rig.state.countdown_s = 18;
    for (int i = 0; i < 5 * 3; i++) {
        use_screen(&rig, i / 3);
        rig.state.language = i % 3;
        const char *lang = rig.deck->languages[i % 3];
        char *rest =
            page_words_numbers(page_words_in(lang, "en").countdown, 18, 0);
        struct page *page = rig_page(&rig);
        if (i % 3 < 2) { /* Arabic is in runs of two directions */
            assert_true(rig_says(page, rest));
        }
        rig_check_page(&rig, page);
        page_free(page);
        free(rest);
    }
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_desk_is_on_every_page_of_choices),
        cmocka_unit_test(test_pages_of_choices_say_which_they_are),
        cmocka_unit_test(test_choices_mirror_for_who_reads_from_the_right),
        cmocka_unit_test(test_asking_hides_nothing_that_is_drawn),
        cmocka_unit_test(test_the_countdown_keeps_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
