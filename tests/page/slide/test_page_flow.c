/* What holds for the pages of every slide, on panels from 7 to 32 inches, at
 * all text sizes, read from the left and from the right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "flow_rig.h"
#include "page_metrics.h"
#include "random_slide.h"

/* ---- the title ---- */

/* The head has words as large as the text that are the title or go on with
 * it. */
static bool
has_title(const struct page_rig *rig, const struct page *page, bool rtl)
{
    rtl = rtl || page->page > 0;
    struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text && item->part == PAGE_HEAD &&
            item->font.size_px * 7 / 10 >= m.cap_body - 1 &&
            (rtl || strncmp(item->text, "w1", 2) == 0)) {
            return true;
        }
    }
    return false;
}

static void
check_titles(const struct page_rig *rig, const struct flow_pages *pages,
             bool rtl, const char *what)
{
    for (int i = 0; i < pages->count; i++) {
        if (!has_title(rig, pages->items[i], rtl)) {
            fail_msg("page %d of %d has no title, %s", i + 1, pages->count,
                     what);
        }
    }
}

/* ---- whole ---- */

/* The page that WORD is on; -1 when none. */
static int
page_of(const struct flow_pages *pages, int word)
{
    for (int i = 0; i < pages->count; i++) {
        if (random_has_word(pages->bodies[i].text, word)) {
            return i;
        }
    }
    return -1;
}

/* A slide with nothing but UNIT below the title of SLIDE. */
static char *
alone(const struct random_slide *slide, const struct random_unit *unit)
{
    struct str text = {0};
    const char *title = strstr(slide->text.text, "# ");
    str_add_bytes(&text, title, strcspn(title, "\n") + 1);
    str_addf(&text, "\n%s", unit->text.text);
    return str_take(&text);
}

static void
check_units(const struct random_slide *slide, const struct flow_pages *pages,
            bool rtl, int panel, int scale)
{
    for (size_t i = 0; i < slide->unit_count; i++) {
        const struct random_unit *unit = &slide->units[i];
        int first = page_of(pages, unit->first);
        int last = page_of(pages, unit->last);
        if (first < 0 || last < 0) {
            fail_msg("w%d to w%d are lost on %s at %d", unit->first, unit->last,
                     flow_panels[panel].name, scale);
        }
        /* a table that is a list, as "head: cell", for another of its rows
         * may be larger than that row by itself */
        bool listed =
            unit->row && strchr(pages->bodies[last].text, ':') != NULL;
        if (first == last || listed) {
            continue;
        }
        char *text = alone(slide, unit);
        if (flow_count(text, "about", rtl, panel, scale) == 1) {
            fail_msg("torn on %s at %d: %s", flow_panels[panel].name, scale,
                     text);
        }
        free(text);
    }
}

static void
test_nothing_torn_and_titled(void **state)
{
    (void)state;
    for (uint64_t seed = 101; seed <= 109; seed++) {
        struct random_slide slide;
        struct page_rig rig;
        bool rtl = seed % 4 == 0;
        random_slide_init(&slide, seed);
        if (strstr(slide.text.text, "\"full\"") != NULL) { /* is a page */
            random_slide_release(&slide);
            continue;
        }
        flow_slide(&rig, slide.text.text, "about", rtl);
        for (int panel = 0; panel < FLOW_PANELS; panel++) {
            struct flow_pages pages;
            int i = panel * 3 + (panel + (int)seed) % 3; /* sizes in turn */
            flow_panel(&rig, i / 3, i % 3);
            flow_pages_init(&pages, &rig);
            check_titles(&rig, &pages, rtl, flow_panels[i / 3].name);
            check_units(&slide, &pages, rtl, i / 3, i % 3);
            flow_pages_release(&pages);
        }
        rig_release(&rig);
        random_slide_release(&slide);
    }
}

/* ---- the act ---- */

/* Where WORDS first stand in the bodies of all pages. */
static size_t
reads_at(const struct flow_pages *pages, const char *words)
{
    size_t before = 0;
    for (int i = 0; i < pages->count; i++) {
        const char *text = pages->bodies[i].text;
        const char *at = text ? strstr(text, words) : NULL;
        if (at) {
            return before + (size_t)(at - text);
        }
        before += pages->bodies[i].len;
    }
    return SIZE_MAX;
}

/* A number, a line with 911 and a picture at random places between paragraphs
 * w1, w2, ... */
static char *
call_slide(struct random_slide *slide)
{
    static const char *const acts[] = {"**(719) 555-0142**\n",
                                       "In an emergency call **911**.\n",
                                       "![Handset](wide.png)\n"};
    struct str text = {0};
    bool used[3] = {false, false, false};
    int word = 1;
    str_add(&text, "# w1 call\n");
    for (int left = 3; left > 0 || word < 4;) {
        int act = random_draw(slide, 5);
        if (act < 3 && !used[act]) {
            str_addf(&text, "\n%s", acts[act]);
            used[act] = true;
            left--;
        } else if (act >= 3) {
            str_addf(&text, "\nw%d and more words that say why.\n", ++word);
        }
    }
    return str_take(&text);
}

static void
check_act(const struct flow_pages *pages, const char *panel, int scale)
{
    size_t number = reads_at(pages, "(719)");
    size_t emergency = reads_at(pages, "911");
    bool first = number < emergency && emergency < SIZE_MAX;
    size_t before = 0;
    for (int word = 2; word <= 4; word++) {
        char text[16];
        snprintf(text, sizeof(text), "w%d", word);
        size_t at = reads_at(pages, text);
        first = first && at > emergency && at > before && at < SIZE_MAX;
        before = at;
    }
    if (!first) {
        fail_msg("the act is not first on %s at %d", panel, scale);
    }
    assert_true(strstr(pages->bodies[0].text, "(719)") != NULL);
}

/* Whether number and emergency number have room on one page, with room to
 * spare for lines that stand closer. */
static bool
is_act_one_page(int panel, int scale)
{
    return flow_count("# w1\n\n**(719) 555-0142**\n\nIn an emergency call "
                      "**911**.\n",
                      "when-to-call", false, panel, scale) == 1;
}

static void
test_the_act_comes_first(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct random_slide slide = {.seed = seed * 0x9E3779B97F4A7C15u + 1};
        struct page_rig rig;
        char *text = call_slide(&slide);
        flow_slide(&rig, text, "when-to-call", false);
        for (int i = 0; i < FLOW_PANELS * 3; i++) {
            struct flow_pages pages;
            flow_panel(&rig, i / 3, i % 3);
            flow_pages_init(&pages, &rig);
            check_act(&pages, flow_panels[i / 3].name, i % 3);
            if (is_act_one_page(i / 3, i % 3) &&
                strstr(pages.bodies[0].text, "911") == NULL) {
                fail_msg("the act is torn on %s at %d", flow_panels[i / 3].name,
                         i % 3);
            }
            flow_pages_release(&pages);
        }
        rig_release(&rig);
        free(text);
    }
}

/* A number and little more is larger than text is, up to the title. */
static void
test_a_short_act_is_large(void **state)
{
    (void)state;
    struct page_rig rig;
    flow_slide(&rig, "# w1\n\nHere.\n\n**555 0142**\n\nOr **911**.\n",
               "when-to-call", false);
    for (int i = 0; i < FLOW_PANELS * 2; i++) {
        flow_panel(&rig, i / 2, i % 2);
        struct page_metrics m = page_metrics(&rig.screen, i % 2);
        struct page *page = rig_page(&rig);
        int size = rig_text_of(page, "Or")->font.size_px;
        const struct page_item *last = &page->items[0];
        for (size_t k = 0; k < page->slide_item_count; k++) {
            bool body = page->items[k].text && page->items[k].part == PAGE_BODY;
            last = body ? &page->items[k] : last;
        }
        /* half an empty page, and a title that is larger */
        if (page->page_count == 1 && last->rect.y * 2 < m.foot_y &&
            m.cap_title > m.cap_body * 11 / 10 &&
            size * 7 / 10 <= m.cap_body * 21 / 20) {
            fail_msg("small on %s at %d", flow_panels[i / 2].name, i % 2);
        }
        page_free(page);
    }
    rig_release(&rig);
}

/* What is dialled stays with the words before it, however the sentence is cut,
 * where a page has more than one line. */
static void
test_a_number_stays_with_its_words(void **state)
{
    (void)state;
    for (int words = 1; words <= 30; words += 1 + words / 6) {
        struct str text = {0};
        struct page_rig rig;
        str_add(&text, "# w1\n\nIf");
        for (int i = 0; i < words; i++) {
            str_addf(&text, " w%d", i + 2);
        }
        str_add(&text, " then call **911**.\n");
        flow_slide(&rig, text.text, "when-to-call", false);
        for (int i = 0; i < FLOW_PANELS * 3; i++) {
            struct flow_pages pages;
            flow_panel(&rig, i / 3, i % 3);
            flow_pages_init(&pages, &rig);
            const char *last = pages.bodies[pages.count - 1].text;
            if (strstr(last, "call") == NULL &&
                flow_count("# w1\n\none  \ntwo\n", "about", false, i / 3,
                           i % 3) == 1) {
                fail_msg("“%s” is alone on %s at %d", last,
                         flow_panels[i / 3].name, i % 3);
            }
            flow_pages_release(&pages);
        }
        rig_release(&rig);
        str_release(&text);
    }
}

/* Equal paragraphs are shared out evenly. */
static void
test_pages_are_even(void **state)
{
    (void)state;
    for (int count = 2; count <= 14; count += 3) {
        struct str text = {0};
        struct page_rig rig;
        str_add(&text, "# w1\n");
        for (int i = 0; i < count; i++) {
            str_addf(&text, "\n%s\n", "word");
        }
        flow_slide(&rig, text.text, "about", false);
        for (int i = 0; i < FLOW_PANELS * 3; i++) {
            struct flow_pages pages;
            flow_panel(&rig, i / 3, i % 3);
            flow_pages_init(&pages, &rig);
            size_t least = SIZE_MAX;
            size_t most = 0;
            for (int k = 0; k < pages.count; k++) {
                size_t len = pages.bodies[k].len;
                least = len < least ? len : least;
                most = len > most ? len : most;
            }
            if (most - least > strlen(" word")) {
                fail_msg("%d words are uneven on %s at %d", count,
                         flow_panels[i / 3].name, i % 3);
            }
            flow_pages_release(&pages);
        }
        rig_release(&rig);
        str_release(&text);
    }
}

static void
test_no_row_alone(void **state)
{
    (void)state;
    struct page_rig rig;
    struct flow_pages pages;
    flow_slide(&rig,
               "# w1\n\n| Effect | Time |\n| --- | --- |\n| a1 | 1 |\n"
               "| a2 | 2 |\n| a3 | 3 |\n| a4 | 4 |\n| a5 | 5 |\n",
               "about", false);
    flow_panel(&rig, 1, 1);
    flow_pages_init(&pages, &rig);
    assert_int_equal(pages.count, 2);
    assert_non_null(strstr(pages.bodies[0].text, "a3"));
    assert_non_null(strstr(pages.bodies[1].text, "a4"));
    assert_non_null(strstr(pages.bodies[1].text, "Effect"));
    flow_pages_release(&pages);
    rig_release(&rig);
}

/* ---- large text, pictures, the foot ---- */

static int
body_size(const struct page *page)
{
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text && item->part == PAGE_BODY) {
            return item->font.size_px;
        }
    }
    return 0;
}

/* However short a slide, and however large it is set for that, a larger size
 * is larger. */
static void
test_larger_is_larger(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "# w1\n\nYes.\n", "# w1\n\nYes, and more.\n\nAnd more.\n",
        "# w1\n\n![A](wide.png)\n\nYes.\n\n- One\n- Two\n"};
    for (int i = 0; i < 3 * FLOW_PANELS; i++) {
        struct page_rig rig;
        flow_slide(&rig, texts[i / FLOW_PANELS], "about", false);
        int size = 0;
        for (int scale = 0; scale < 3; scale++) {
            flow_panel(&rig, i % FLOW_PANELS, scale);
            struct page_metrics m = page_metrics(&rig.screen, scale);
            struct page *page = rig_page(&rig);
            int larger = body_size(page);
            assert_true(larger >= m.cap_body * 10 / 7 - 1);
            assert_true(larger >= size * 11 / 10);
            size = larger;
            page_free(page);
        }
        rig_release(&rig);
    }
}

/* Words need as many pages with a picture as without, and it has one more at
 * most, on a small panel none. */
static void
test_a_picture_takes_no_room_from_words(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Redness goes in a few hours.\n\nIt is rare.\n",
        "One sentence. Another one, which is longer than the first. A third.\n"
        "\n- One item\n- Another item\n\n> [!WARNING]\n> Call us.\n"};
    for (int i = 0; i < 2 * FLOW_PANELS * 3; i++) {
        struct str with = {0};
        struct str without = {0};
        int panel = i / 3 % FLOW_PANELS;
        bool small = flow_panels[panel].longer_mm < 250;
        str_addf(&without, "# w1\n\n%s", words[i / 3 / FLOW_PANELS]);
        str_addf(&with, "# w1\n\n![A](wide.png)\n\n%s",
                 words[i / 3 / FLOW_PANELS]);
        int count = flow_count(with.text, "about", false, panel, i % 3);
        int least = flow_count(without.text, "about", false, panel, i % 3);
        assert_in_range(count, 1, least + (small ? 0 : 1));
        str_release(&with);
        str_release(&without);
    }
}

static int
ask_y(const struct page *page)
{
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text && strstr(item->text, "Ask at the desk")) {
            return item->rect.y;
        }
    }
    return 0;
}

/* The foot is at one height on all pages of all slides, also with a source that
 * is too long for it, which takes the place of the ask line on the last of
 * several pages. */
static void
test_the_foot_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "# w1\n\nYes.\n",
        "---\nsource: A leaflet of the clinic with a name that is far longer "
        "than any line of small print\nreviewed: 2026-11-22\n---\n# w1\n\n"
        "One sentence. Another one, which is longer than the first.\n"};
    for (int i = 0; i < FLOW_PANELS * 3; i++) {
        int y = 0;
        for (int k = 0; k < 2; k++) {
            struct page_rig rig;
            struct flow_pages pages;
            flow_slide(&rig, texts[k], "side-effect", false);
            flow_panel(&rig, i / 3, i % 3);
            flow_pages_init(&pages, &rig);
            for (int page = 0; page < pages.count; page++) {
                int here = ask_y(pages.items[page]);
                bool last = page > 0 && page + 1 == pages.count;
                y = y ? y : here;
                assert_true(here == y || (here == 0 && last && k == 1));
            }
            flow_pages_release(&pages);
            rig_release(&rig);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_torn_and_titled),
        cmocka_unit_test(test_the_act_comes_first),
        cmocka_unit_test(test_a_short_act_is_large),
        cmocka_unit_test(test_a_number_stays_with_its_words),
        cmocka_unit_test(test_pages_are_even),
        cmocka_unit_test(test_no_row_alone),
        cmocka_unit_test(test_larger_is_larger),
        cmocka_unit_test(test_a_picture_takes_no_room_from_words),
        cmocka_unit_test(test_the_foot_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
