/* The focus of people who use keys, over all screens, languages and pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "page_focus.h"
#include "page_rig.h"

/* ---- all pages ---- */

struct pages {
    struct page_rig rig;
    int screen, number;
};

enum {
    VIEWS = PLAY_VIEW_HELP + 1,
    LANGUAGES = 3,
    KINDS = VIEWS * LANGUAGES * 2 * 2 * 2
};

/* The next page of all screens, views, languages, themes, asking or not, with
 * Start over or without; NULL behind the last. */
static struct page *
next_page(struct pages *pages)
{
    struct page_rig *rig = &pages->rig;
    if (pages->number == KINDS) {
        pages->number = 0;
        pages->screen++;
    }
    if (pages->screen == rig_screen_count) {
        return NULL;
    }
    rig_screen_at(rig, pages->screen);
    int n = pages->number++;
    rig->state = (struct play_state){
        .view = (enum play_view)(n % VIEWS),
        .language = n / VIEWS % LANGUAGES % (int)rig->deck->language_count,
        .theme = n / VIEWS / LANGUAGES % 2,
        .mode = n / VIEWS / LANGUAGES / 2 % 2 > 0 ? PLAY_ASKING : PLAY_HELD,
        .chosen = n / VIEWS / LANGUAGES / 4 > 0,
        .countdown_s = 18,
        .scale = n % 3};
    return rig_page(rig);
}

static void
for_all_pages(void (*check)(struct page_rig *rig, struct page *page))
{
    for (int deck = 0; deck < 2; deck++) {
        struct pages pages = {.screen = 0};
        struct page *page;
        int count = 0;
        if (deck == 0) {
            rig_init(&pages.rig, rig_deck);
        } else {
            rig_of_topics(&pages.rig, 12, 3);
        }
        while ((page = next_page(&pages)) != NULL) {
            check(&pages.rig, page);
            page_free(page);
            count++;
        }
        assert_int_equal(count, KINDS * rig_screen_count);
        rig_release(&pages.rig);
    }
}

/* ---- the order ---- */

/* Every control is reached once. */
static void
check_round(const struct page *page)
{
    int stops = (int)page->control_count + 1;
    int seen = 0, at = PAGE_FOCUS_PAGE;
    bool *visited = calloc((size_t)stops, sizeof(*visited));
    do {
        assert_false(visited[at + 1]);
        visited[at + 1] = true;
        assert_int_equal(page_focus_place(page, at), seen);
        int next = page_focus_step(page, at, 1);
        assert_int_equal(page_focus_step(page, next, -1), at);
        at = next;
        seen++;
    } while (at != PAGE_FOCUS_PAGE && seen <= stops);
    assert_int_equal(seen, stops);
    free(visited);
}

/* Of what stands in one column of the page, or in the band. */
static bool
together(const struct page *page, struct page_rect a, struct page_rect b)
{
    struct page_rect area = page->slide_area;
    int end = area.y + area.h;
    bool in_a = a.x < area.x + area.w && a.x + a.w > area.x;
    bool in_b = b.x < area.x + area.w && b.x + b.w > area.x;
    return (a.y >= end) == (b.y >= end) && (a.y >= end || in_a == in_b);
}

static void
check_order(const struct page_rig *rig, const struct page *page)
{
    bool rtl = strcmp(rig->deck->languages[rig->state.language], "ar") == 0;
    int count = (int)page->control_count;
    int places[64];
    assert_true(count <= 64);
    for (int i = 0; i < count; i++) {
        places[i] = page_focus_place(page, i);
    }
    for (int i = 0; i < count * count; i++) {
        struct page_rect a = page->controls[i / count].rect;
        struct page_rect b = page->controls[i % count].rect;
        bool above = a.y + a.h <= b.y;
        bool row = !above && b.y + b.h > a.y;
        bool before = row && (rtl ? a.x >= b.x + b.w : a.x + a.w <= b.x);
        if (together(page, a, b) && (above || before) &&
            places[i / count] >= places[i % count]) {
            fail_msg("“%s” comes behind “%s” on %d px",
                     page->controls[i / count].name,
                     page->controls[i % count].name, page->width_px);
        }
    }
}

/* In Arabic the band begins at the right. */
static void
test_right_to_left(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.state.language = 2;
    struct page *page = rig_page(&rig);
    const struct page_control *back =
        &page->controls[page_focus_step(page, PAGE_FOCUS_PAGE, 1)];
    assert_int_equal(back->action, PLAY_BACK);
    assert_true(back->rect.x > page->width_px / 2);
    const struct page_control *last =
        &page->controls[page_focus_step(page, PAGE_FOCUS_PAGE, -1)];
    assert_int_equal(last->action, PLAY_TOPIC);
    assert_true(last->rect.x < page->width_px / 4);
    page_free(page);
    rig_release(&rig);
}

/* ---- the ring ---- */

static struct page_rect
grown(struct page_rect rect, int px)
{
    return (struct page_rect){rect.x - px, rect.y - px, rect.w + 2 * px,
                              rect.h + 2 * px};
}

static bool
touch(struct page_rect a, struct page_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
           b.y < a.y + a.h;
}

static bool
holds(struct page_rect outer, struct page_rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

static struct page_rect
ink(const struct page_item *item)
{
    int cap = item->font.size_px * 7 / 10;
    return (struct page_rect){item->rect.x, item->rect.y - cap, item->rect.w,
                              cap};
}

/* Whether a strip over the whole width lies over item I. */
static bool
is_hidden(const struct page *page, size_t i, size_t count)
{
    bool hidden = false;
    for (size_t k = i + 1; k < count; k++) {
        const struct page_item *item = &page->items[k];
        hidden = hidden || (item->type == PAGE_FILL && item->border_px == 0 &&
                            item->rect.w == page->width_px &&
                            touch(item->rect, ink(&page->items[i])));
    }
    return hidden;
}

static void
check_covers_no_words(const struct page *page, const struct page_item *ring,
                      struct page_rect hole)
{
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text != NULL && touch(ink(item), ring->rect) &&
            !holds(hole, ink(item)) &&
            !is_hidden(page, i, page->item_count - 8)) {
            struct page_rect box = ink(item);
            fail_msg("the ring at %d,%d %dx%d covers “%s” at %d,%d %dx%d",
                     hole.x, hole.y, hole.w, hole.h, item->text, box.x, box.y,
                     box.w, box.h);
        }
    }
}

/* The two last items are the ring: 3 mm in all but beside words that are near,
 * over none, 1 mm free of other controls. */
static void
check_ring(const struct page_rig *rig, const struct page *page)
{
    double mm = rig->screen.px_per_mm;
    const struct page_item *outside = &page->items[page->item_count - 2];
    const struct page_item *rim = &page->items[page->item_count - 1];
    const struct page_rect all = {0, 0, page->width_px, page->height_px};
    assert_false(outside->filled || rim->filled);
    assert_true(holds(all, outside->rect));
    assert_true(outside->border_px + rim->border_px >= 2 * mm);
    assert_int_equal(outside->rect.x + outside->border_px, rim->rect.x);
    for (int i = 0; i < (int)page->control_count; i++) {
        struct page_rect free = grown(page->controls[i].rect, (int)mm);
        if (i != page->focus && touch(outside->rect, free)) {
            fail_msg("the ring of “%s” is too near to “%s”",
                     page->controls[page->focus].name, page->controls[i].name);
        }
    }
    check_covers_no_words(page, outside, grown(rim->rect, -rim->border_px));
}

/* The last eight items are its sides: the outer ones 2 mm, and beside them the
 * others 1 mm where words leave room for that. */
static void
check_page_ring(const struct page_rig *rig, const struct page *page)
{
    double mm = rig->screen.px_per_mm;
    const struct page_rect none = {0, 0, 0, 0};
    const struct page_item *sides = &page->items[page->item_count - 8];
    int whole = 0;
    for (int i = 0; i < 4; i++) {
        struct page_rect inner = sides[i].rect, outer = sides[4 + i].rect;
        int thick = i % 2 == 0 ? inner.w + outer.w : inner.h + outer.h;
        whole += thick >= 2.8 * mm;
        if (i != 1 && thick < 1.5 * mm) {
            fail_msg("side %d is %.1f mm thick on %d x %d", i, thick / mm,
                     page->width_px, page->height_px);
        }
        check_covers_no_words(page, &sides[i], none);
        check_covers_no_words(page, &sides[4 + i], none);
        for (size_t k = 0; k < page->control_count; k++) {
            assert_false(touch(outer, page->controls[k].rect));
            assert_false(touch(inner, page->controls[k].rect));
        }
    }
    assert_true(whole >= 1);
}

static void
check_rings(struct page_rig *rig, struct page *page)
{
    static int number;
    bool looks = number++ % 7 == 0; /* at some of each kind */
    for (int stop = PAGE_FOCUS_PAGE; looks && stop < (int)page->control_count;
         stop++) {
        const struct page_focus focus = page_focus_at(page, stop);
        rig->scene.focus = &focus;
        struct page *ringed = rig_page(rig);
        rig->scene.focus = NULL;
        assert_int_equal(ringed->focus, stop);
        assert_true(ringed->hash != page->hash);
        if (stop == PAGE_FOCUS_PAGE) {
            check_page_ring(rig, ringed);
        } else {
            check_ring(rig, ringed);
        }
        page_free(ringed);
    }
}

static void
check_page(struct page_rig *rig, struct page *page)
{
    check_round(page);
    check_order(rig, page);
    check_rings(rig, page);
}

static void
test_every_control_in_reading_order_and_its_ring(void **state)
{
    (void)state;
    for_all_pages(check_page);
}

/* ---- from page to page ---- */

static void
test_hidden_it_changes_nothing(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    const struct page_focus hidden = {.action = PLAY_NEXT};
    struct page *without = rig_page(&rig);
    rig.scene.focus = &hidden;
    struct page *with = rig_page(&rig);
    assert_true(without->hash == with->hash);
    assert_int_equal(with->focus, PAGE_FOCUS_NONE);
    page_free(without);
    page_free(with);
    rig_release(&rig);
}

/* On whatever page it was: on any other it is on a control that does the same,
 * or on the page itself, never on what merely stands there now; it is back
 * where it was when that page is. */
static void
test_it_is_never_lost(void **state)
{
    (void)state;
    struct pages pages = {.screen = 0};
    struct page *page, *before = NULL;
    rig_init(&pages.rig, rig_deck);
    while ((page = next_page(&pages)) != NULL) {
        for (int k = 0; before != NULL && k < (int)before->control_count; k++) {
            const struct page_focus focus = page_focus_at(before, k);
            int found = page_focus_find(page, &focus);
            bool there = false;
            for (size_t i = 0; i < page->control_count; i++) {
                const struct page_control *control = &page->controls[i];
                there = there || (control->action == focus.action &&
                                  control->argument == focus.argument);
            }
            if (found >= 0) {
                const struct page_control *on = &page->controls[found];
                assert_true(on->action == PLAY_KEEP ||
                            (on->action == focus.action &&
                             on->argument == focus.argument));
            }
            assert_true(found >= 0 || !there);
            assert_true(found >= PAGE_FOCUS_PAGE);
            if (focus.action != PLAY_KEEP) {
                assert_int_equal(page_focus_find(before, &focus), k);
            }
        }
        page_free(before);
        before = page;
    }
    page_free(before);
    rig_release(&pages.rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_every_control_in_reading_order_and_its_ring),
        cmocka_unit_test(test_hidden_it_changes_nothing),
        cmocka_unit_test(test_it_is_never_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
