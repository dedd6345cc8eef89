/* Random slides through the layout: no word is lost, nothing overlaps, pages
 * are counted as they are drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "page_body.h"
#include "page_metrics.h"
#include "page_rig.h"
#include "random_slide.h"
#include "str.h"

/* Whether TEXT is the number of a list item, "12.". */
static bool
is_label(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && strcmp(text + digits, ".") == 0;
}

/* Adds the texts of PAGE's body to BODY, without spaces, so that a word broken
 * over lines or pages is whole again; those around it to AROUND. */
static void
note_words(const struct page *page, struct str *body, struct str *around)
{
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text && !is_label(item->text)) {
            str_add(item->part == PAGE_BODY ? body : around, item->text);
            str_add(around, " ");
        }
    }
}

/* All pages of the slide at a size: fit to be shown, and with all words but
 * those of a title that is cut. */
static void
check_slide(struct page_rig *rig, const struct random_slide *slide)
{
    struct str body = {0};
    struct str around = {0};
    const struct deck_version *version =
        &rig->deck->topics[0].slides[0].versions[0];
    int pages = page_count(rig->deck, version, version->lang, rig->state.scale,
                           &rig->screen, &rig->measure);
    for (rig->state.page = 0; rig->state.page < pages; rig->state.page++) {
        struct page *page = rig_page(rig);
        assert_int_equal(page->page_count, pages);
        assert_int_equal(page->page, rig->state.page);
        rig_check_page(rig, page);
        note_words(page, &body, &around);
        page_free(page);
    }
    bool cut = around.text != NULL && strstr(around.text, "…") != NULL;
    for (int i = cut ? slide->title + 1 : 1; i <= slide->words; i++) {
        if (!random_has_word(body.text, i) &&
            !random_has_word(around.text, i)) {
            fail_msg("w%d of %d is lost at size %d, %d px wide", i,
                     slide->words, rig->state.scale, rig->screen.width_px);
        }
    }
    str_release(&body);
    str_release(&around);
}

static void
test_no_word_is_lost_and_nothing_overlaps(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 24; seed++) {
        struct random_slide slide;
        random_slide_init(&slide, seed);
        const struct rig_file files[] = {
            {"deck.txt", "title: Random\n"},
            {"1-a/topic.txt", "title: A\nkind: about\n"},
            {"1-a/1-s.md", slide.text.text},
            {"1-a/wide.png", NULL},
            {"1-a/tall.png", NULL},
            {"1-a/small.png", NULL},
            {NULL, NULL}};
        struct page_rig rig;
        rig_init(&rig, files);
        for (int i = 0; i < rig_screen_count * 3; i++) {
            rig_screen_at(&rig, i / 3);
            rig.state.scale = i % 3;
            check_slide(&rig, &slide);
        }
        rig_release(&rig);
        random_slide_release(&slide);
    }
}

/* The text that a slide of one file gives, on a screen of 15.6 inches. */
static void
rig_slide(struct page_rig *rig, const char *text)
{
    const struct rig_file files[] = {
        {"deck.txt", "title: One\n"},
        {"1-a/topic.txt", "title: A\nkind: when-to-call\n"},
        {"1-a/1-s.md", text},
        {"1-a/wide.png", NULL},
        {NULL, NULL}};
    rig_init(rig, files);
}

static void
test_text_is_never_smaller_than_the_law_allows(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_slide(&rig, "# Title\n\nBody of the text.\n");
    for (int scale = 0; scale < 3; scale++) {
        rig.state.scale = scale;
        struct page *page = rig_page(&rig);
        double mm = rig.screen.px_per_mm;
        bool body = false;
        for (size_t i = 0; i < page->item_count; i++) {
            const struct page_item *item = &page->items[i];
            if (item->text) {
                double cap_mm = item->font.size_px * 0.7 / mm;
                assert_true(cap_mm > 4.8 - 0.7 / mm);
            }
            if (item->text && strstr(item->text, "Body")) {
                double cap_mm = item->font.size_px * 0.7 / mm;
                assert_true(cap_mm > 7.32 * page_scales[scale] - 0.7 / mm);
                body = true;
            }
        }
        assert_true(body);
        page_free(page);
    }
    rig_release(&rig);
}

static void
test_a_bold_number_is_large_when_to_call(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_slide(&rig, "# Call\n\nCall us.\n\n**(719) 555-0142**\n\n"
                    "Or **911** now.\n");
    struct page *page = rig_page(&rig);
    struct page_metrics m = page_metrics(&rig.screen, 0);
    int text = rig_text_of(page, "911")->font.size_px;
    assert_in_range(text, m.cap_body * 10 / 7, m.cap_title * 10 / 7);
    assert_true(rig_text_of(page, "555-0142")->font.size_px * 2 > text * 3);
    assert_int_equal(rig_text_of(page, "555-0142")->colour, 0x7A0030);
    page_free(page);
    rig_release(&rig);
}

static void
test_the_number_may_be_in_digits_of_any_script(void **state)
{
    (void)state;
    static const char *const numbers[] = {"০১২৩", "๐๑๒๓", "၀၁၂၃", "௦௧௨௩",
                                          "٠١٢٣"};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        char slide[64];
        snprintf(slide, sizeof(slide), "# Call\n\n**%s**\n", numbers[i]);
        struct page_rig rig;
        rig_slide(&rig, slide);
        struct page *page = rig_page(&rig);
        struct page_metrics m = page_metrics(&rig.screen, 0);
        /* alone on its page it is larger still */
        assert_true(rig_text_of(page, numbers[i])->font.size_px >=
                    m.cap_title * 10 / 7);
        page_free(page);
        rig_release(&rig);
    }
}

static void
test_lines_stand_one_and_a_half_em_apart(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_slide(&rig, "# T\n\nfirst  \nsecond\n\nthird\n");
    struct page *page = rig_page(&rig);
    const struct page_item *first = rig_text_of(page, "first");
    int leading = rig_text_of(page, "second")->rect.y - first->rect.y;
    assert_true(leading * 2 >= first->font.size_px * 3);
    int gap = rig_text_of(page, "third")->rect.y -
              rig_text_of(page, "second")->rect.y;
    assert_true(gap * 2 >= leading * 3 - 2);
    page_free(page);
    rig_release(&rig);
}

static void
test_a_head_is_repeated_when_a_table_breaks(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_slide(&rig, "# T\n\n| Effect | Time |\n| --- | --- |\n"
                    "| one | 1 |\n| two | 2 |\n| three | 3 |\n"
                    "| five | 5 |\n");
    rig_screen(&rig, 1280, 800, 217);
    rig.state.scale = 1;
    struct page *page = rig_page(&rig);
    assert_int_equal(page->page_count, 2);
    assert_true(rig_says(page, "Page 1 of 2"));
    assert_true(rig_says(page, "two"));
    assert_false(rig_says(page, "three"));
    page_free(page);
    rig.state.page = 1;
    page = rig_page(&rig);
    assert_true(rig_says(page, "Effect"));
    assert_true(rig_says(page, "five"));
    page_free(page);
    rig.state = (struct play_state){.scale = 2, .page = 1};
    page = rig_page(&rig);
    assert_true(rig_says(page, "Time:"));
    page_free(page);
    rig_release(&rig);
}

static void
test_words_stand_for_a_missing_picture(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_slide(&rig, "# T\n\n![Three needles](none.png)\n\nText.\n");
    struct page *page = rig_page(&rig);
    assert_true(rig_says(page, "Three needles"));
    page_free(page);
    rig_release(&rig);
}

static void
test_equal_pages_have_equal_hashes(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    struct page *page = rig_page(&rig);
    struct page *again = rig_page(&rig);
    assert_int_equal(page->hash, again->hash);
    page_free(again);
    rig.deck->topics[0].slides[0].versions[0].blocks[0].picture.modified_ns++;
    again = rig_page(&rig);
    assert_int_not_equal(page->hash, again->hash);
    page_free(again);
    rig.deck->topics[0].slides[0].versions[0].blocks[0].picture.modified_ns--;
    rig.state.theme = PAGE_HIGH_CONTRAST;
    again = rig_page(&rig);
    assert_int_not_equal(page->hash, again->hash);
    page_free(again);
    page_free(page);
    rig_release(&rig);
}

/* The first text below the title: how far from its baseline, in px, are the
 * capitals of the next? */
static int
gap_below(const struct page *page, size_t index)
{
    const struct page_item *next = &page->items[index + 1];
    return next->rect.y - next->font.size_px * 7 / 10 -
           page->items[index].rect.y;
}

static void
test_large_text_keeps_its_rhythm(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_slide(&rig, "# Title\n\nFirst.\n\nSecond.\n");
    for (int i = 0; i < 3 * 2; i++) {
        const struct rig_screen *screen = rig_screen_at(&rig, i / 2);
        rig.state.scale = 1 + i % 2;
        if (page_metrics(&rig.screen, rig.state.scale).compact) {
            continue; /* the title is not above the text, but in the bar */
        }
        struct page *page = rig_page(&rig);
        size_t first = 0;
        while (!page->items[first].text ||
               strcmp(page->items[first].text, "First.") != 0) {
            first++;
        }
        size_t title = 0;
        while (!page->items[title].text ||
               strcmp(page->items[title].text, "Title") != 0) {
            title++;
        }
        assert_true(page->items[title].font.size_px >=
                    page->items[first].font.size_px);
        struct page_item above = page->items[title];
        int air = page->items[first].rect.y -
                  page->items[first].font.size_px * 7 / 10 - above.rect.y;
        if (air + 2 < gap_below(page, first)) {
            fail_msg("%d under the title, %d between paragraphs, %s at %d", air,
                     gap_below(page, first), screen->name, rig.state.scale);
        }
        page_free(page);
    }
    rig_release(&rig);
}

static void
test_a_low_screen_has_text_below_the_title(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_slide(&rig, "---\nsource: A rather long leaflet of the clinic\n"
                    "reviewed: 2026-11-22\n---\n# Redness\n\nIt goes in a "
                    "few hours.\n");
    rig_screen(&rig, 800, 480, 154);
    struct page *page = rig_page(&rig);
    assert_true(rig_says(page, "Redness"));
    assert_true(rig_says(page, "It goes"));
    rig_check_page(&rig, page);
    page_free(page);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_word_is_lost_and_nothing_overlaps),
        cmocka_unit_test(test_text_is_never_smaller_than_the_law_allows),
        cmocka_unit_test(test_a_bold_number_is_large_when_to_call),
        cmocka_unit_test(test_the_number_may_be_in_digits_of_any_script),
        cmocka_unit_test(test_lines_stand_one_and_a_half_em_apart),
        cmocka_unit_test(test_a_head_is_repeated_when_a_table_breaks),
        cmocka_unit_test(test_words_stand_for_a_missing_picture),
        cmocka_unit_test(test_large_text_keeps_its_rhythm),
        cmocka_unit_test(test_a_low_screen_has_text_below_the_title),
        cmocka_unit_test(test_equal_pages_have_equal_hashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
