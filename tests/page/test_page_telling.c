/* What the screen tells staff on a page of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "page_golden.h"

#define ALL "receipts/2026-11-23-101500.txt"

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
    .line_count = 4,
    .all = ALL};
static const struct page_telling refused = {
    .title = "The new slides are not shown",
    .words = "There is no slide in it that may be shown today. Mend what is "
             "listed, then try again.",
    .source = "From: the shared folder. Deck on show: 132d 8a7f e291",
    .lines = why,
    .line_count = 3,
    .all = ALL};

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

/* However long the list and small the screen: what is left out is counted. */
static void
check_long(struct page_rig *rig, size_t count)
{
    static const char *lines[61];
    char more[64];
    lines[0] = "Added:";
    for (size_t i = 0; i < count; i++) {
        lines[i + 1] = "- 2-benefits/1-collagen.md: Skin makes collagen";
    }
    struct page_telling telling = shown;
    telling.lines = lines;
    telling.line_count = count + 1;
    rig->scene.telling = &telling;
    struct page *page = rig_page(rig);
    rig_check_page(rig, page);
    size_t drawn = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        drawn +=
            page->items[i].type == PAGE_ICON && page->items[i].icon == ICON_DOT;
    }
    assert_true(drawn <= count);
    snprintf(more, sizeof(more), "and %zu more:", count - drawn);
    if (rig_says(page, more) != (drawn < count)) {
        fail_msg("%zu of %zu are drawn, %d px wide, at %d", drawn, count,
                 page->width_px, rig->state.scale);
    }
    assert_non_null(rig_control(page, "Close"));
    page_free(page);
}

static void
test_what_has_no_room_is_counted(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int s = 0; s < rig_screen_count; s++) {
        const struct rig_screen *screen = &rig_screens[s];
        rig_screen(&rig, screen->width, screen->height, screen->longer_mm);
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
        cmocka_unit_test(test_what_has_no_room_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
