/* What the screen tells staff on a page of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "page_golden.h"

static const char *const few[] = {"Added:", "- 1-a/1-b.md: A new slide",
                                  "Changed:", "- 1-a/2-c.md: Another one"};
#define WHY                                                              \
    "- 1-a/1-b.md, line 2: “kind: no” cannot be used. It can be about, " \
    "benefit, side-effect, aftercare or when-to-call."
static const char *const why[] = {"Not shown, and why:", WHY, "- and 7 more"};

static const struct page_telling shown = {
    .good = true,
    .title = "New slides are shown",
    .words = "12 slides, 1 file added, 1 file changed.",
    .advice = "You may remove the stick.",
    .source = "From: USB stick CLINIC. Deck on show: 132d 8a7f e291",
    .lines = few,
    .line_count = 4};
static const struct page_telling refused = {
    .title = "The new slides are not shown",
    .words = "There is no slide in it that may be shown today. Mend what is "
             "listed, then try again.",
    .source = "From: the shared folder. Deck on show: 132d 8a7f e291",
    .lines = why,
    .line_count = 3};

static const struct golden {
    const char *name;
    int screen; /* of rig_screens */
    const struct page_telling *telling;
    struct play_state state;
} goldens[] = {
    {"telling", 0, &shown, {.page_count = 1}},
    {"telling-portrait", 2, &shown, {.scale = 1}},
    {"telling-refused", 1, &refused, {.theme = PAGE_HIGH_CONTRAST}},
    {"telling-seven-inch", 5, &refused, {.page_count = 1}},
};

static void
test_goldens(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (size_t i = 0; i < sizeof(goldens) / sizeof(*goldens); i++) {
        rig.scene.telling = goldens[i].telling;
        page_golden_on(&rig, goldens[i].screen, goldens[i].state,
                       goldens[i].name);
    }
    rig_release(&rig);
}

static size_t
count_dots(const struct page *page)
{
    size_t dots = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        dots +=
            page->items[i].type == PAGE_ICON && page->items[i].icon == ICON_DOT;
    }
    return dots;
}

/* However long the list and small the screen: the pages have all of it, each
 * says that there are others, and the last one that there are none. */
static void
check_long(struct page_rig *rig, size_t count)
{
    static const char *lines[61];
    lines[0] = "Added:";
    for (size_t i = 0; i < count; i++) {
        lines[i + 1] = "- 2-benefits/1-collagen.md: Skin makes collagen";
    }
    struct page_telling telling = shown;
    telling.lines = lines;
    telling.line_count = count + 1;
    rig->scene.telling = &telling;
    size_t drawn = 0;
    do {
        struct page *page = rig_page(rig);
        rig_check_page(rig, page);
        drawn += count_dots(page);
        assert_true(page->told > telling.first || telling.page == 0);
        assert_true(rig_says(page, "Added:") || telling.page == 0);
        assert_non_null(rig_control(page, "Close"));
        assert_int_equal(rig_control(page, "Back") != NULL, telling.page > 0);
        assert_int_equal(rig_control(page, "Next") != NULL,
                         page->told < telling.line_count);
        telling.first = page->told;
        telling.page++;
        page_free(page);
    } while (telling.first < telling.line_count);
    assert_int_equal(drawn, count);
}

/* What is longer than a page is cut, and the next one goes on behind it. */
static void
test_an_item_longer_than_a_page(void **state)
{
    (void)state;
    static char longest[6000] = "- 2-benefits/1-collagen.md: ";
    struct page_rig rig;
    for (size_t at = strlen(longest); at + 6 < sizeof(longest); at += 5) {
        strcpy(longest + at, "word ");
    }
    const char *const lines[] = {"To mend:", longest, "- Another", longest};
    struct page_telling telling = refused;
    telling.lines = lines;
    telling.line_count = 4;
    rig_init(&rig, rig_deck);
    rig.scene.telling = &telling;
    for (; telling.first < 4 && telling.page < 9; telling.page++) {
        struct page *page = rig_page(&rig);
        rig_check_page(&rig, page);
        telling.first = page->told;
        page_free(page);
    }
    assert_int_equal(telling.first, 4);
    rig_release(&rig);
}

static void
test_what_has_no_room_has_pages(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int s = 0; s < rig_screen_count; s++) {
        rig_screen_at(&rig, s);
        for (int scale = 0; scale < 3; scale++) {
            rig.state.scale = scale;
            for (size_t count = 0; count <= 60; count += count < 12 ? 1 : 16) {
                check_long(&rig, count);
            }
        }
    }
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_what_has_no_room_has_pages),
        cmocka_unit_test(test_an_item_longer_than_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
