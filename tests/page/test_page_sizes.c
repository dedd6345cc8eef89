/* Who enlarges the text wants the picture at least as large: how large the
 * pictures of the shipped deck's shapes are, on all screens at all sizes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <string.h>

#include "page_golden.h"
#include "page_metrics.h"
#include "str.h"

/* The first is that of our drawings. */
static const char *const shapes[] = {"2400x2000.png", "2400x1800.png",
                                     "3200x1800.png", "1800x2400.png",
                                     "2000x2000.png", "4000x800.png"};
enum { SHAPES = sizeof(shapes) / sizeof(*shapes) };

/* Texts as the deck has them, and some that are no good. */
static const char *const texts[] = {
    "# Is it right for you?\n\n%s\n\nMicroneedling is a **popular beauty "
    "treatment**. It is also quite new.\n\n> [!TIP]\n> It is right to ask if "
    "it suits you. Ask us.\n",
    "# How long does it last?\n\n%s\n\nIt should go in:\n\n- Redness: **a few "
    "hours**\n- Swelling: **1 to 2 days**\n- Bruises: **1 to 2 weeks**, or "
    "longer\n",
    "# Think it is infected?\n\n%s\n\nPlease call us. A doctor needs to treat "
    "an infection.\n\n**(719) 555-0142**\n\nIn an emergency, call **911**.\n",
    "# Short\n\n%s\n\nA word.\n",
    "# Nothing but a picture\n\n%s\n",
    "# What you may see in the first hours and days after the treatment\n\n"
    "%s\n\nRedness goes in a few hours.\n",
    "# The day after\n\nText before.\n\n%s\n\nKeep your skin cool and clean. "
    "Wash your face with water and a mild soap, twice a day, and pat it dry "
    "with a clean towel. Do not rub it.\n\nUse sun cream every day, also when "
    "it is cloudy. Your new skin burns easily for two weeks.\n\n- No make-up "
    "for 24 hours.\n- No gym and no sauna for two days.\n",
    "# المزيد من الكولاجين في البشرة\n\n%s\n\nالكولاجين يشد البشرة ويعطيها "
    "القوة.\n\n- خلال أيام\n"};
enum {
    TIP,
    TIME_LINE,
    SHORT = 3,
    LONG_TITLE = 5,
    TEXTS = sizeof(texts) / sizeof(*texts),
    ARABIC = TEXTS - 1
};

static void
rig_text(struct page_rig *rig, int text, int shape)
{
    struct str picture = {0};
    struct str slide = {0};
    const char *at = strstr(texts[text], "%s");
    str_addf(&picture, "![Skin](%s)", shapes[shape]);
    str_add_bytes(&slide, texts[text], (size_t)(at - texts[text]));
    str_addf(&slide, "%s%s", picture.text, at + 2);
    str_clear(&picture);
    str_addf(&picture, "1-a/%s", shapes[shape]);
    const struct rig_file files[] = {
        {"deck.txt", text == ARABIC ? "title: S\nlanguages: ar\n"
                                    : "title: S\nlanguages: en\n"},
        {"1-a/topic.txt", "title: A\nkind: when-to-call\n"},
        {"1-a/1-s.md", slide.text},
        {picture.text, NULL},
        {NULL, NULL}};
    rig_init(rig, files);
    str_release(&picture);
    str_release(&slide);
}

/* What is to be seen of the slide's picture. */
struct seen {
    struct page_rect rect;  /* 0 px wide: it is left out */
    int page, pages, words; /* the last page that has words */
    bool alone;             /* no text of the body is on its page */
    bool titled;            /* each page is, as large as the text or larger */
};

/* Whether ITEM is as large as the text or larger. */
static bool
is_large(const struct page_rig *rig, const struct page_item *item)
{
    struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    return item->text && item->font.size_px * 7 / 10 >= m.cap_body - 1;
}

/* The picture on PAGE; false when there is none. */
static bool
see(const struct page_rig *rig, const struct page *page, struct seen *seen)
{
    bool found = false;
    bool titled = false;
    struct seen is = *seen;
    is.page = page->page;
    is.alone = true;
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        bool words = item->text && item->part == PAGE_BODY;
        titled = titled ||
                 (item->part == PAGE_HEAD && is_large(rig, item) && item->text);
        is.alone = is.alone && !words;
        seen->words = words ? page->page : seen->words;
        if (item->type == PAGE_PICTURE) {
            is.rect = item->rect;
            found = true;
        }
    }
    if (found) {
        is.words = seen->words;
        *seen = is;
    }
    seen->titled = seen->titled && titled;
    return found;
}

/* The picture of the slide at SCALE; all pages are looked at. Where few letters
 * stand in a line it may be left out. */
static struct seen
seen_at(struct page_rig *rig, int scale, int theme)
{
    struct seen seen = {.pages = 1, .titled = true};
    int count = 0;
    rig->state = (struct play_state){.scale = scale, .theme = theme};
    bool small = page_metrics(&rig->screen, scale).compact;
    for (; rig->state.page < seen.pages; rig->state.page++) {
        struct page *page = rig_page(rig);
        rig_check_page(rig, page);
        seen.pages = page->page_count;
        count += see(rig, page, &seen);
        page_free(page);
    }
    assert_true(count == 1 || (small && count == 0));
    return seen;
}

static double
area(struct page_rect rect)
{
    return (double)rect.w * rect.h;
}

/* As high as a page under its head allows, or as wide as the column: larger it
 * cannot be. */
static bool
is_largest(const struct page_rig *rig, struct page_rect rect)
{
    struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    int strip_y = m.band_y - m.strip_h;
    int end = m.compact || m.foot_y < strip_y ? m.foot_y : strip_y;
    return rect.y + rect.h >= end - page_sized(&m, 5.0) ||
           rect.w >= m.column_w - page_sized(&m, 1.0);
}

/* One picture under one text on one screen. */
struct trial {
    int text, shape;
    const char *screen;
    struct seen normal; /* at the normal text size */
};

static void
fail_trial(const struct trial *trial, int scale, const char *what)
{
    fail_msg("%s under \"%.20s\" on %s %s at size %d", shapes[trial->shape],
             texts[trial->text], trial->screen, what, scale);
}

/* As large as at the normal text size or larger; at the end edge beside text,
 * else at the start edge; never before words that would have had its room. */
static void
check_place(const struct page_rig *rig, const struct trial *trial,
            const struct seen *seen)
{
    int scale = rig->state.scale;
    struct page_metrics m = page_metrics(&rig->screen, scale);
    bool rtl = trial->text == ARABIC;
    int left = seen->rect.x - m.column_x;
    int right = m.column_w - seen->rect.w - left;
    bool beside =
        !m.portrait && !seen->alone && seen->rect.w * 10 <= seen->rect.h * 22;
    if (seen->rect.w == 0) {
        return;
    }
    if (area(seen->rect) < 0.99 * area(trial->normal.rect) &&
        !is_largest(rig, seen->rect)) {
        fail_trial(trial, scale, "is too small");
    }
    if ((beside != rtl ? right : left) > 1) {
        fail_trial(trial, scale, "does not stand at the edge");
    }
    if (seen->alone && seen->page < seen->words) {
        fail_trial(trial, scale, "pushes words away");
    }
}

/* Contrast changes nothing but colours: no other pages, no other sizes, so
 * that no picture has to be drawn anew. */
static void
check_themes(const struct trial *trial, int scale, const struct seen *light,
             const struct seen *dark)
{
    if (dark->rect.w != light->rect.w || dark->rect.h != light->rect.h ||
        dark->page != light->page || dark->pages != light->pages) {
        fail_trial(trial, scale, "differs in high contrast");
    }
}

static void
check_trial(struct page_rig *rig, struct trial *trial)
{
    for (int scale = 0; scale < 3; scale++) {
        struct seen light = seen_at(rig, scale, PAGE_LIGHT);
        struct seen dark = seen_at(rig, scale, PAGE_HIGH_CONTRAST);
        trial->normal = scale == 0 ? light : trial->normal;
        check_place(rig, trial, &light);
        check_themes(trial, scale, &light, &dark);
    }
}

static void
test_larger_text_has_no_smaller_pictures(void **state)
{
    (void)state;
    for (int i = 0; i < TEXTS * SHAPES; i++) {
        struct trial trial = {.text = i / SHAPES, .shape = i % SHAPES};
        struct page_rig rig;
        rig_text(&rig, trial.text, trial.shape);
        for (int k = 0; k < rig_screen_count; k++) {
            const struct rig_screen *screen = rig_screen_at(&rig, k);
            trial.screen = screen->name;
            check_trial(&rig, &trial);
        }
        rig_release(&rig);
    }
}

/* All that is on all pages of a slide with two pictures is fit to be shown. */
static void
test_two_pictures(void **state)
{
    (void)state;
    const struct rig_file files[] = {
        {"deck.txt", "title: S\nlanguages: en\n"},
        {"1-a/topic.txt", "title: A\nkind: about\n"},
        {"1-a/1-s.md", "# Two pictures and nothing else\n\n![A](1800x1200.png)"
                       "\n\n![B](1200x1600.png)\n"},
        {"1-a/1800x1200.png", NULL},
        {"1-a/1200x1600.png", NULL},
        {NULL, NULL}};
    struct page_rig rig;
    rig_init(&rig, files);
    for (int i = 0; i < rig_screen_count * 3; i++) {
        rig_screen_at(&rig, i / 3);
        rig.state = (struct play_state){.scale = i % 3};
        for (int pages = 1; rig.state.page < pages; rig.state.page++) {
            struct page *page = rig_page(&rig);
            rig_check_page(&rig, page);
            pages = page->page_count;
            page_free(page);
        }
        assert_true(rig.state.page >= 2);
    }
    rig_release(&rig);
}

/* A drawing of the deck's shape, its title and its text: where they are. */
static void
test_the_decks_slides(void **state)
{
    (void)state;
    for (int text = 0; text < 3; text++) {
        struct page_rig rig;
        rig_text(&rig, text, 0);
        for (int i = 0; i < 4 * 3; i++) {
            rig_screen_at(&rig, i / 3);
            struct seen seen = seen_at(&rig, i % 3, PAGE_LIGHT);
            assert_true(seen.titled);
            assert_true(i % 3 > 0 ||
                        (seen.pages == 1 && !seen.alone && seen.rect.w > 0));
            /* letters of 46 px in a drawing 600 px wide: 4.8 mm */
            assert_true(text != TIME_LINE || seen.rect.w == 0 ||
                        seen.rect.w >= 88 * rig.screen.px_per_mm);
        }
        rig_release(&rig);
    }
}

static const struct golden {
    const char *name;
    int text, screen; /* of rig_screens */
    struct play_state state;
} goldens[] = {
    {"size-beside", TIP, 0, {.scale = 1}},
    {"size-beside-contrast", SHORT, 0, {.theme = PAGE_HIGH_CONTRAST}},
    {"size-beside-arabic", ARABIC, 0, {.theme = PAGE_HIGH_CONTRAST}},
    {"size-above", TIME_LINE, 2, {.theme = PAGE_HIGH_CONTRAST}},
    {"size-own", TIP, 0, {.scale = 2}},
    {"size-own-portrait", TIP, 2, {.scale = 2, .theme = PAGE_HIGH_CONTRAST}},
    {"size-own-bare", LONG_TITLE, 0, {.scale = 2}},
    {"size-own-bare-2", LONG_TITLE, 0, {.scale = 2, .page = 1}},
    {"size-seven-inch", TIP, 5, {.scale = 1}},
};

static void
test_goldens(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(goldens) / sizeof(*goldens); i++) {
        const struct golden *golden = &goldens[i];
        struct page_rig rig;
        rig_text(&rig, golden->text, 0);
        page_golden_on(&rig, golden->screen, golden->state, golden->name);
        rig_release(&rig);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_larger_text_has_no_smaller_pictures),
        cmocka_unit_test(test_two_pictures),
        cmocka_unit_test(test_the_decks_slides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
