/* A slide in two languages: nothing of either is lost, the same blocks stand
 * opposite each other, and only large panels offer it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "page_both.h"
#include "page_rig.h"

enum { BLOCKS_MAX = 8, SLIDES = 24 };

static int
roll(uint32_t *seed, int count)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (int)((*seed >> 8) % (uint32_t)count);
}

/* ---- random slides ---- */

/* A block of KIND whose first word is MARK with its NUMBER. */
static void
add_block(struct str *text, int kind, char mark, int number, uint32_t *seed)
{
    static const char *const forms[] = {
        "\n%c%dx %d", "- %c%dx %d", "\n> [!TIP]\n> %c%dx %d", "\n**%c%dx** %d"};
    str_addf(text, forms[kind], mark, number, number * 7);
    for (int i = roll(seed, 9); i > 0; i--) {
        static const char *const words[] = {" skin", " is", " redder", " a",
                                            " microneedling"};
        str_add(text, words[roll(seed, 5)]);
    }
    str_add(text, ".\n");
}

/* Wider than a column on smaller panels. */
static const char long_word[] = "Microneedlingnachbehandlung";

/* The same slide in two languages, or nearly. */
struct texts {
    struct str of[2];
    int count, lacks, odd; /* blocks; the one that the second lacks, and that
                            * is of another kind in it, -1 none */
    bool picture, code;
};

static void
make_texts(struct texts *texts, uint32_t *seed)
{
    int kinds[BLOCKS_MAX];
    *texts = (struct texts){.count = 1 + roll(seed, BLOCKS_MAX - 3),
                            .picture = roll(seed, 2) == 0};
    texts->lacks = roll(seed, 6) == 0 ? roll(seed, texts->count) : -1;
    texts->odd = roll(seed, 6) == 0 ? roll(seed, texts->count) : -1;
    texts->code = roll(seed, 8) == 0;
    int wide = roll(seed, 6); /* 0: in the title, 1: in the text */
    for (int i = 0; i < texts->count; i++) {
        kinds[i] = roll(seed, 4);
    }
    for (int lang = 0; lang < 2; lang++) {
        struct str *text = &texts->of[lang];
        str_add(text, "---\nsource: A leaflet\nreviewed: 2026-11-22\n");
        str_addf(text, "%s---\n", texts->code ? "qr: this\n" : "");
        str_addf(text, "# %cTitle of this %s\n\n", lang == 0 ? 'E' : 'S',
                 wide == 0 && lang == 1 ? long_word : "");
        if (texts->picture) {
            str_addf(text, "![Needles](%s)\n",
                     lang == 1 && texts->count % 2 == 0 ? "tall.png"
                                                        : "wide.png");
        }
        for (int i = 0; i < texts->count; i++) {
            if (lang == 0 || i != texts->lacks) {
                bool odd = lang == 1 && i == texts->odd;
                add_block(text, odd ? (kinds[i] + 1) % 3 : kinds[i],
                          lang == 0 ? 'E' : 'S', i, seed);
            }
        }
        str_addf(text, wide == 1 ? "\n%s.\n" : "\nAsk.\n", long_word);
    }
}

static void
texts_init(struct page_rig *rig, struct texts *texts)
{
    const struct rig_file files[] = {
        {"deck.txt", "title: Skin\nlanguages: en, es\n"},
        {"1-a/topic.txt", "title: About\nkind: about\n"},
        {"1-a/1-x.md", texts->of[0].text},
        {"1-a/1-x.es.md", texts->of[1].text},
        {"1-a/wide.png", ""},
        {"1-a/tall.png", ""},
        {NULL, NULL}};
    rig_init(rig, files);
    str_release(&texts->of[0]);
    str_release(&texts->of[1]);
}

/* ---- what must hold ---- */

/* The text on PAGE that begins with block NUMBER of language MARK; NULL. */
static const struct page_item *
find(const struct page *page, char mark, int number)
{
    char word[16];
    snprintf(word, sizeof(word), "%c%dx", mark, number);
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->type == PAGE_TEXT &&
            strncmp(item->text, word, strlen(word)) == 0) {
            return item;
        }
    }
    return NULL;
}

static bool
has_picture(const struct page *page, const char *name)
{
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->type == PAGE_PICTURE &&
            strstr(item->picture->file, name) != NULL) {
            return true;
        }
    }
    return false;
}

/* What was seen on the pages of a slide. */
struct seen {
    bool block[2][BLOCKS_MAX], title[2], wide, tall;
    int together;
};

static void
look_at(const struct page *page, const struct texts *texts, struct seen *seen)
{
    seen->title[0] = seen->title[0] || rig_says(page, "ETitle");
    seen->title[1] = seen->title[1] || rig_says(page, "STitle");
    seen->wide = seen->wide || has_picture(page, "wide");
    seen->tall = seen->tall || has_picture(page, "tall");
    bool both = rig_says(page, "ETitle") && rig_says(page, "STitle");
    seen->together += both ? 1 : 0;
    for (size_t i = 0; both && i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        assert_true(item->type != PAGE_TEXT || item->join < PAGE_JOIN_NONE ||
                    strstr(long_word, item->text) == NULL);
    }
    for (int i = 0; i < texts->count; i++) {
        const struct page_item *first = find(page, 'E', i);
        const struct page_item *other = find(page, 'S', i);
        seen->block[0][i] = seen->block[0][i] || first != NULL;
        seen->block[1][i] = seen->block[1][i] || other != NULL;
        if (both) { /* on one line, the first language at the left */
            assert_non_null(first);
            assert_non_null(other);
            assert_int_equal(first->rect.y, other->rect.y);
            assert_true(first->rect.x + first->rect.w < other->rect.x);
        }
    }
}

static int
expect_all(struct page_rig *rig, const struct texts *texts)
{
    struct seen seen = {0};
    int count = 1;
    for (int at = 0; at < count; at++) {
        rig->state.page = at;
        struct page *page = rig_page(rig);
        count = page->page_count;
        assert_int_equal(page->page, at);
        rig_check_page(rig, page);
        look_at(page, texts, &seen);
        page_free(page);
    }
    rig->state.page = 0;
    assert_int_equal(count,
                     page_both_count(rig->deck, &rig->deck->topics[0].slides[0],
                                     1, false, rig->state.scale, &rig->screen,
                                     &rig->measure));
    assert_true(seen.title[0] && seen.title[1]);
    if (seen.together > 0 && texts->picture) {
        assert_true(seen.wide);
        assert_true(seen.tall || texts->count % 2 != 0);
    }
    for (int i = 0; i < texts->count; i++) {
        assert_true(seen.block[0][i]);
        assert_true(seen.block[1][i] || i == texts->lacks);
    }
    bool alike = texts->lacks < 0 && texts->odd < 0 && !texts->code;
    assert_true(alike || seen.together == 0);
    return seen.together;
}

static void
test_nothing_is_lost_and_rows_are_level(void **state)
{
    (void)state;
    static const struct rig_screen panels[] = {{"15.6 inch", 1920, 1080, 344},
                                               {"16:10", 1280, 800, 344},
                                               {"27 inch", 3840, 2160, 597},
                                               {"32 inch", 1920, 1080, 708}};
    uint32_t seed = 5;
    int together = 0;
    for (int i = 0; i < SLIDES; i++) {
        struct texts texts;
        struct page_rig rig;
        make_texts(&texts, &seed);
        texts_init(&rig, &texts);
        rig.state.both = 1;
        for (int p = 0; p < 4; p++) {
            rig_screen(&rig, panels[p].width, panels[p].height,
                       panels[p].longer_mm);
            for (rig.state.scale = 0; rig.state.scale < 3; rig.state.scale++) {
                together += expect_all(&rig, &texts);
            }
        }
        rig_release(&rig);
    }
    assert_in_range(together, SLIDES / 3, 12 * SLIDES);
}

static void
test_what_goes_page_by_page(void **state)
{
    (void)state;
    static const struct {
        const char *first, *other;
        bool together;
    } cases[] = {
        {"# A\n\nIt goes.\n", "# B\n\nSe va.\n", true},
        {"# A\n\nIt goes.\n", "# B\n\nSe va.\n\nYa.\n", false},
        {"# A\n\nIt goes.\n", "# B\n\n| Se | va |\n| --- | --- |\n| a | b |\n",
         false},
        {"# A\n\nIt goes.\n", "# B\n\n- Se va.\n", false},
        {"# A\n\n1. It goes.\n", "# B\n\n- Se va.\n", false},
        {"# A\n\nIt goes.\n", "# B\n\nMicroneedlingnachbehandlung.\n", false},
        {"# A\n\nIt goes.\n", "# Microneedlingnachbehandlung\n\nSe va.\n",
         false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct rig_file files[] = {
            {"deck.txt", "title: Skin\nlanguages: en, es\n"},
            {"1-a/topic.txt", "title: About\nkind: about\n"},
            {"1-a/1-x.md", cases[i].first},
            {"1-a/1-x.es.md", cases[i].other},
            {NULL, NULL}};
        struct page_rig rig;
        struct page_both both;
        rig_init(&rig, files);
        rig_screen(&rig, 1920, 1080, 344);
        page_both_init(&both, rig.deck, &rig.deck->topics[0].slides[0], 1,
                       false, 0, &rig.screen, &rig.measure);
        assert_int_equal(both.parts[0].together, cases[i].together);
        assert_int_equal(both.page_count, cases[i].together ? 1 : 2);
        page_both_release(&both);
        rig_release(&rig);
    }
}

/* ---- who is offered it ---- */

static void
test_large_panels_offer_what_is_written(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt", "title: Skin\nlanguages: en, es, vi\n"},
        {"1-a/topic.txt", "title: About\nkind: about\n"},
        {"1-a/1-x.md", "# Redness\n\nIt goes.\n"},
        {"1-a/1-x.es.md", "# Rojez\n\nSe va.\n"},
        {NULL, NULL}};
    struct page_rig rig;
    rig_init(&rig, files);
    for (int i = 0; i < rig_screen_count; i++) {
        const struct rig_screen *at = rig_screen_at(&rig, i);
        bool large = at->width > at->height && at->longer_mm >= 340;
        assert_int_equal(page_both_offered(rig.deck, &rig.screen, 1), large);
        assert_false(page_both_offered(rig.deck, &rig.screen, 0));
        assert_false(page_both_offered(rig.deck, &rig.screen, 2));
        assert_false(page_both_offered(rig.deck, &rig.screen, 3));
    }
    rig_release(&rig);
}

/* The button for the languages says what it brings next; both are said as
 * such. */
static void
test_the_button_says_what_comes(void **state)
{
    (void)state;
    struct page_rig rig;
    struct texts texts;
    uint32_t seed = 1;
    make_texts(&texts, &seed);
    texts_init(&rig, &texts);
    rig_screen(&rig, 1920, 1080, 344);
    struct page *first = rig_page(&rig);
    rig.state.language = 1;
    struct page *other = rig_page(&rig);
    rig.state.language = 0;
    rig.state.both = 1;
    struct page *both = rig_page(&rig);
    assert_true(rig_says(first, "Español") && !rig_says(first, "English"));
    assert_true(rig_says(other, "Español") && rig_says(other, "English +"));
    assert_true(rig_says(both, "English") && !rig_says(both, "Español"));
    const struct page_rect rect = rig_control(first, "Language")->rect;
    assert_memory_equal(&rect, &rig_control(other, "Language")->rect,
                        sizeof(rect));
    assert_memory_equal(&rect, &rig_control(both, "Language")->rect,
                        sizeof(rect));
    page_free(first);
    page_free(other);
    page_free(both);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_lost_and_rows_are_level),
        cmocka_unit_test(test_what_goes_page_by_page),
        cmocka_unit_test(test_large_panels_offer_what_is_written),
        cmocka_unit_test(test_the_button_says_what_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
