/* The title of a slide, however long, on all panels at all text sizes: it is
 * said once on each page, and where it has to be cut all of it stands once, on
 * the first page, with the text right behind it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "page_metrics.h"
#include "page_rig.h"
#include "random_slide.h"

static const struct rig_screen panels[] = {
    {"7 inch", 800, 480, 154},        {"10 inch", 1280, 800, 217},
    {"10 inch, low", 1024, 600, 223}, {"10 inch upright", 800, 1280, 217},
    {"13 inch", 1920, 1080, 294},     {"15 inch 4:3", 1024, 768, 304},
    {"15.6 inch", 1920, 1080, 344},   {"15.6 inch upright", 1080, 1920, 344},
    {"27 inch", 3840, 2160, 597},     {"32 inch upright", 1080, 1920, 708},
};
enum { PANELS = sizeof(panels) / sizeof(*panels), PAGES_MAX = 60 };

/* The slide's words are "t1" to "tWORDS", longer ones with more letters. */
static char *
slide_text(struct random_slide *random, int words, const char *body)
{
    struct str text = {0};
    str_add(&text, "---\nsource: Leaflet\nreviewed: 2026-11-22\n---\n#");
    for (int i = 1; i <= words; i++) {
        str_addf(&text, " t%d%.*s", i, random_draw(random, 9), "abcdefgh");
    }
    str_addf(&text, "\n\n%s", body);
    return str_take(&text);
}

static void
rig_titled(struct page_rig *rig, const char *text, const char *kind)
{
    struct str topic = {0};
    str_addf(&topic, "title: A\nkind: %s\n", kind);
    const struct rig_file files[] = {{"deck.txt", "title: T\n"},
                                     {"1-a/topic.txt", topic.text},
                                     {"1-a/1-s.md", text},
                                     {NULL, NULL}};
    rig_init(rig, files);
    str_release(&topic);
}

/* What is seen of the title, and whether words of the body are. */
struct seen {
    struct str title, body;
    bool cut;
};

/* Joins lines, but those in which a word goes on. */
static void
add_item(struct str *text, const struct page_item *item, int *line)
{
    bool parted = item->line != *line && item->join != PAGE_JOIN_NONE &&
                  item->join != PAGE_JOIN_HYPHEN && text->len > 0;
    if (item->line != *line && item->join == PAGE_JOIN_HYPHEN) {
        text->text[--text->len] = '\0';
    }
    str_addf(text, parted ? " %s" : "%s", item->text);
    *line = item->line;
}

static struct seen
seen_on(const struct page_rig *rig, const struct page *page)
{
    const struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    struct seen seen = {0};
    int line[2] = {0, 0};
    str_add(&seen.title, "");
    str_add(&seen.body, "");
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        bool large =
            item->text && item->font.size_px * 7 / 10 >= m.cap_body - 1;
        if (large && item->part == PAGE_HEAD) {
            add_item(&seen.title, item, &line[0]);
        } else if (item->text && item->part == PAGE_BODY) {
            add_item(&seen.body, item, &line[1]);
        }
    }
    seen.cut = strstr(seen.title.text, "…") != NULL;
    return seen;
}

/* All pages of the slide, each fit to be shown; returns how many. */
static int
see_all(struct page_rig *rig, struct seen *pages)
{
    int count = 1;
    for (rig->state.page = 0; rig->state.page < count; rig->state.page++) {
        struct page *page = rig_page(rig);
        assert_true(page->page_count <= PAGES_MAX);
        count = page->page_count;
        rig_check_page(rig, page);
        pages[rig->state.page] = seen_on(rig, page);
        page_free(page);
    }
    return count;
}

static void
forget(struct seen *pages, int count)
{
    for (int i = 0; i < count; i++) {
        str_release(&pages[i].title);
        str_release(&pages[i].body);
    }
}

static void
fail_on(const struct page_rig *rig, const char *panel, const char *what)
{
    fail_msg("%s on %s at %d: %s", what, panel, rig->state.scale,
             rig->deck->topics[0].slides[0].versions[0].title.text);
}

/* Whether a page has room for a line more than TITLE, whose letters are half an
 * em wide. */
static bool
has_one_line_more(const struct page_rig *rig, const struct str *title)
{
    const struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    int em = m.cap_body * 10 / 7;
    int letters = m.column_w * 2 / em;
    /* a word may leave a third of its line blank */
    int lines = 1 + (int)title->len * 3 / 2 / letters;
    int need = m.cap_body + lines * em * 3 / 2 + page_descent(m.cap_body);
    return m.foot_y - m.bar_h - page_sized(&m, 6.0) >= need;
}

/* Where the title is not cut each page has it; where it is, the words of those
 * pages that have it whole are the title, once. Returns the page where that
 * ends, -1 when it is not cut. */
static int
check_once(const struct page_rig *rig, const char *panel,
           const struct seen *pages, int count)
{
    const char *title = rig->deck->topics[0].slides[0].versions[0].title.text;
    struct str whole = {0};
    bool cut = false;
    int last = 0;
    for (int i = 0; i < count; i++) {
        cut = cut || pages[i].cut;
        if (strcmp(pages[i].title.text, title) != 0) {
            cut = true;
        }
    }
    for (int i = 0; cut && i < count; i++) {
        if (!pages[i].cut && pages[i].title.len > 0) {
            str_addf(&whole, whole.len > 0 ? " %s" : "%s", pages[i].title.text);
            last = i;
        }
    }
    if (cut && (whole.len == 0 || strcmp(whole.text, title) != 0)) {
        fail_on(rig, panel, whole.len > 0 ? whole.text : "never whole");
    }
    str_release(&whole);
    return cut ? last : -1;
}

static void
test_a_title_is_said_once(void **state)
{
    (void)state;
    struct random_slide random = {.seed = 12345};
    for (int words = 1; words <= 25; words += 1 + words / 5) {
        char *text = slide_text(&random, words,
                                "Yes. No.\n\nMore text that is not short.\n");
        struct page_rig rig;
        rig_titled(&rig, text, "about");
        for (int i = 0; i < PANELS * 3; i++) {
            const struct rig_screen *panel = &panels[i / 3];
            struct seen pages[PAGES_MAX];
            rig_screen(&rig, panel->width, panel->height, panel->longer_mm);
            rig.state = (struct play_state){.scale = i % 3};
            int count = see_all(&rig, pages);
            int last = check_once(&rig, panel->name, pages, count);
            if (last >= 0 && pages[last].body.len == 0 &&
                has_one_line_more(&rig, &pages[last].title)) {
                fail_on(&rig, panel->name, "the title is alone");
            }
            forget(pages, count);
        }
        rig_release(&rig);
        free(text);
    }
}

/* Who opens "When to call" sees the number, however long the title. */
static void
test_the_number_is_on_the_first_page(void **state)
{
    (void)state;
    struct random_slide random = {.seed = 99};
    for (int words = 1; words <= 25; words += 1 + words / 5) {
        char *text = slide_text(
            &random, words,
            "Please call us.\n\n**(719) 555-0142**\n\nIn an emergency, call "
            "**911**.\n");
        struct page_rig rig;
        rig_titled(&rig, text, "when-to-call");
        for (int i = 0; i < PANELS * 3; i++) {
            const struct rig_screen *panel = &panels[i / 3];
            struct seen pages[PAGES_MAX];
            rig_screen(&rig, panel->width, panel->height, panel->longer_mm);
            rig.state = (struct play_state){.scale = i % 3};
            int count = see_all(&rig, pages);
            if (strncmp(pages[0].body.text, "(719) 555-0142", 14) != 0) {
                fail_on(&rig, panel->name, "the number is not first");
            }
            (void)check_once(&rig, panel->name, pages, count);
            forget(pages, count);
        }
        rig_release(&rig);
        free(text);
    }
}

/* A title of 80 to 140 letters is not cut where two lines of it have room. */
static void
test_two_lines_before_it_is_cut(void **state)
{
    (void)state;
    static const char *const title =
        "# What you may see in the first hours and days after the treatment\n\n"
        "Redness goes in a few hours.\n";
    static const int wide[] = {1, 4, 6};
    for (int i = 0; i < 3; i++) {
        const struct rig_screen *panel = &panels[wide[i]];
        struct seen pages[PAGES_MAX];
        struct page_rig rig;
        rig_titled(&rig, title, "about");
        rig_screen(&rig, panel->width, panel->height, panel->longer_mm);
        int count = see_all(&rig, pages);
        assert_int_equal(count, 1);
        assert_false(pages[0].cut);
        forget(pages, count);
        rig_release(&rig);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_title_is_said_once),
        cmocka_unit_test(test_the_number_is_on_the_first_page),
        cmocka_unit_test(test_two_lines_before_it_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
