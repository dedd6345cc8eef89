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
#include "page_theme.h"
#include "page_words.h"

static void
test_the_desk_is_on_every_page_of_choices(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 4; i++) {
        rig_screen_at(&rig, i / 4);
        rig.state.view = (enum play_view)(PLAY_VIEW_TOPICS + i % 4);
        struct page *page = rig_page(&rig);
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
        rig_screen_at(&rig, i);
        struct page *page = rig_page(&rig);
        char *number =
            page_words_numbers("Page {a} of {b}", 2, page->page_count);
        assert_true(page->page_count > 1);
        assert_true(rig_says(page, number));
        free(number);
        page_free(page);
    }
    rig.state.view = PLAY_VIEW_TREATMENTS;
    rig_screen_at(&rig, 0);
    struct page *page = rig_page(&rig);
    assert_false(rig_says(page, "Page 1"));
    page_free(page);
    rig_release(&rig);
}

/* As slides have one, in a colour that no kind has, with the title in it. */
static void
test_pages_of_choices_have_a_bar(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 4 * 3 * 2; i++) {
        rig_screen_at(&rig, i % rig_screen_count);
        int rest = i / rig_screen_count;
        rig.state.view = (enum play_view)(PLAY_VIEW_TOPICS + rest % 4);
        rig.state.language = rest / 4 % 3;
        rig.state.theme = rest / 12;
        rig.state.slide = i % 4;
        struct page *page = rig_page(&rig);
        const struct page_item *bar = &page->items[0];
        assert_int_equal(bar->type, PAGE_FILL);
        assert_true(bar->rect.x == 0 && bar->rect.y == 0 &&
                    bar->rect.w == page->width_px);
        assert_true(bar->rect.h >= (int)(11 * rig.screen.px_per_mm));
        for (int k = 0; k <= DECK_WHEN_TO_CALL; k++) {
            assert_true(rig.state.theme > 0 ||
                        bar->colour !=
                            page_kind_colour(PAGE_LIGHT, (enum deck_kind)k));
        }
        bool titled = false;
        for (size_t k = 1; k < page->slide_item_count; k++) {
            const struct page_item *item = &page->items[k];
            titled =
                titled || (item->text != NULL && item->rect.y < bar->rect.h &&
                           item->colour != bar->colour);
        }
        assert_true(titled);
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

static const struct rig_file ten_languages[] = {
    {"deck.txt", "title: A\nlanguages: en, es, vi, ar, he, hi, th, zh-Hans, "
                 "ko, ru\n"},
    {"1-b/topic.txt", "title: Bbb\nkind: benefit\n"},
    {"1-b/1-s.md", "# S\n\nText.\n"},
    {"2-s/topic.txt", "title: Sss\nkind: side-effect\n"},
    {"2-s/1-s.md", "# S\n\nText.\n"},
    {"3-c/topic.txt", "title: Ccc\nkind: when-to-call\n"},
    {"3-c/1-s.md", "# S\n\nCall **(719) 555-0142**.\n"},
    {NULL, NULL}};

/* From 10 inch on, each named and asked in its own words, to which one touch
 * leads. */
static void
test_ten_languages_have_one_page(void **state)
{
    (void)state;
    static const struct rig_screen screens[] = {
        {"10 inch", 1280, 800, 217},          {"10 inch, wide", 1024, 600, 223},
        {"12 inch", 1280, 800, 261},          {"13 inch", 1920, 1080, 294},
        {"15 inch", 1920, 1080, 344},         {"27 inch", 3840, 2160, 597},
        {"15 inch, upright", 1080, 1920, 344}};
    struct page_rig rig;
    rig_init(&rig, ten_languages);
    rig.state.view = PLAY_VIEW_LANGUAGES;
    for (int i = 0; i < 7 * 10; i++) {
        rig_screen(&rig, screens[i / 10].width, screens[i / 10].height,
                   screens[i / 10].longer_mm);
        rig.state.language = i % 10;
        struct page *page = rig_page(&rig);
        if (page->page_count != 1) {
            fail_msg("%d pages on %s", page->page_count, screens[i / 10].name);
        }
        for (int l = 0; l < 10; l++) {
            const char *lang = rig.deck->languages[l];
            if (!rig_says(page, page_language_name(lang)) ||
                !rig_says(page, page_words_in(lang, lang).choose_language)) {
                fail_msg("%s is not asked on %s", lang, screens[i / 10].name);
            }
        }
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

/* Who knows no word of a language is not asked in another one. */
static void
test_a_language_without_words_is_only_named(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt", "title: A\nlanguages: de, am, si\n"},
        {"1-b/topic.txt", "title: Bbb\nkind: about\n"},
        {"1-b/1-s.md", "# S\n\nText.\n"},
        {NULL, NULL}};
    struct page_rig rig;
    rig_init(&rig, files);
    rig.state.view = PLAY_VIEW_LANGUAGES;
    struct page *page = rig_page(&rig);
    assert_true(rig_says(page, page_language_name("am")));
    assert_true(rig_says(page, page_language_name("si")));
    assert_false(rig_says(page, "Choose a language"));
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
        rig_screen_at(&rig, i);
        static const char *const names[] = {"English", "العربية", "Close"};
        rig.state.language = 0;
        struct page *from_left = rig_page(&rig);
        rig.state.language = 2;
        struct page *from_right = rig_page(&rig);
        for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++) {
            const struct page_control *left = rig_control(from_left, names[k]);
            const struct page_control *right =
                rig_control(from_right, names[k]);
            assert_int_equal(left != NULL, right != NULL);
            struct page_rect read =
                mirrored(from_left, left ? left->rect : (struct page_rect){0});
            assert_true(left == NULL ||
                        memcmp(&read, &right->rect, sizeof(read)) == 0);
        }
        rig_check_page(&rig, from_right);
        page_free(from_left);
        page_free(from_right);
    }
    rig_release(&rig);
}

/* Where hands reach: on an upright 32 inch, too. */
static void
test_choices_stand_low(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_of_topics(&rig, 40, 5);
    rig_screen(&rig, 2160, 3840, 708);
    for (int v = PLAY_VIEW_TOPICS; v <= PLAY_VIEW_HELP; v++) {
        rig.state.view = (enum play_view)v;
        struct page *page = rig_page(&rig);
        for (size_t i = 0; i < page->control_count; i++) {
            int top = page->height_px - page->controls[i].rect.y;
            assert_true(top / rig.screen.px_per_mm <= 420);
        }
        page_free(page);
    }
    rig_release(&rig);
}

static const struct rig_file call_is_last[] = {
    {"deck.txt", "title: A\n"},
    {"1-a/topic.txt", "title: AaaAaaAaaAaaAaa\nkind: about\n"},
    {"1-a/1-s.md", "# S\n\nText.\n"},
    {"2-b/topic.txt", "title: BbbBbbBbbBbbBbb\nkind: about\n"},
    {"2-b/1-s.md", "# S\n\nText.\n"},
    {"3-c/topic.txt", "title: CccCccCccCccCcc\nkind: aftercare\n"},
    {"3-c/1-s.md", "# S\n\nText.\n"},
    {"4-d/topic.txt", "title: DddDddDddDddDdd\nkind: about\n"},
    {"4-d/1-s.md", "# S\n\nText.\n"},
    {"5-e/topic.txt", "title: EeeEeeEeeEeeEee\nkind: benefit\n"},
    {"5-e/1-s.md", "# S\n\nText.\n"},
    {"6-f/topic.txt", "title: FffFffFffFffFff\nkind: side-effect\n"},
    {"6-f/1-s.md", "# S\n\nText.\n"},
    {"7-g/topic.txt", "title: GggGggGggGggGgg\nkind: when-to-call\n"},
    {"7-g/1-s.md", "# S\n\nCall **(719) 555-0142**.\n"},
    {NULL, NULL}};

/* Of several pages the first one has what must be fair. */
static void
test_when_to_call_is_on_the_first_page(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, call_is_last);
    rig_screen(&rig, 800, 480, 154);
    rig.state.view = PLAY_VIEW_TOPICS;
    struct page *page = rig_page(&rig);
    assert_true(page->page_count > 1);
    bool first[7] = {false};
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        if (control->action == PLAY_TOPIC && control->rect.y < 300) {
            first[control->argument] = true;
        }
    }
    assert_true(first[4] && first[5] && first[6]);
    page_free(page);
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
        rig_screen_at(&rig, i / 3);
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
        rig_screen_at(&rig, i / 3);
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
        cmocka_unit_test(test_pages_of_choices_have_a_bar),
        cmocka_unit_test(test_ten_languages_have_one_page),
        cmocka_unit_test(test_a_language_without_words_is_only_named),
        cmocka_unit_test(test_choices_mirror_for_who_reads_from_the_right),
        cmocka_unit_test(test_choices_stand_low),
        cmocka_unit_test(test_when_to_call_is_on_the_first_page),
        cmocka_unit_test(test_asking_hides_nothing_that_is_drawn),
        cmocka_unit_test(test_the_countdown_keeps_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
