/* The title of a slide, however long, on all panels at all text sizes: it is in
 * the head of each page, all of it wherever that has room, else cut at a word;
 * and no page is a title with nothing below. */
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
    str_addf(&text, "---\nsource: %s\nreviewed: 2026-11-22\n---\n#",
             words % 2 ? "Leaflet"
                       : "A leaflet whose name has no room in any foot");
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
                                     {"1-a/wide.png", NULL},
                                     {NULL, NULL}};
    rig_init(rig, files);
    str_release(&topic);
}

/* What is seen of the title and of the body, and how far that reaches. */
struct seen {
    struct str title, body;
    int end_px;
    bool picture;
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
        if (item->text && item->part != PAGE_HEAD && item->rect.y < m.foot_y) {
            int end = item->rect.y + item->font.size_px / 4;
            seen.end_px = end > seen.end_px ? end : seen.end_px;
        } else if (item->type == PAGE_PICTURE) {
            int end = item->rect.y + item->rect.h;
            seen.picture = true;
            seen.end_px = end > seen.end_px ? end : seen.end_px;
        }
    }
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

static const char *
title_of(const struct page_rig *rig)
{
    return rig->deck->topics[0].slides[0].versions[0].title.text;
}

/* Whether SEEN, which ends in "…", is the beginning of the title, cut at a word
 * unless it is cut in the first. */
static bool
is_cut_at_a_word(const char *seen, const char *title)
{
    size_t len = strlen(seen) - strlen("…");
    bool word = title[len] == ' ' || memchr(seen, ' ', len) == NULL;
    return strncmp(seen, title, len) == 0 && word;
}

/* How much higher the head is at most with all of the title, whose letters are
 * half an em wide; each line may leave a third of it blank. */
static int
more_px(const struct page_rig *rig)
{
    const struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    int em = m.cap_body * 10 / 7;
    int letters = (m.column_w - (m.compact ? 3 * em : 0)) * 2 / em;
    int lines =
        (int)strlen(title_of(rig)) * 3 / 2 / (letters > 1 ? letters : 1);
    return (lines + 1) * em * 3 / 2;
}

/* Each page has the title, all of it where there is room, and text below. */
static void
check_titles(const struct page_rig *rig, const char *panel,
             const struct seen *pages, int count)
{
    const struct page_metrics m = page_metrics(&rig->screen, rig->state.scale);
    const char *title = title_of(rig);
    int blank = m.height;
    int cut = 0;
    for (int i = 0; i < count; i++) {
        const char *seen = pages[i].title.text;
        bool part = strcmp(seen, title) != 0;
        int room = m.foot_y - pages[i].end_px;
        if (part &&
            (strstr(seen, "…") == NULL || !is_cut_at_a_word(seen, title))) {
            fail_on(rig, panel, seen);
        }
        if (part && !m.compact && room > more_px(rig)) {
            fail_on(rig, panel, "cut on a page with room");
        }
        if (pages[i].body.len == 0 && !pages[i].picture) {
            fail_on(rig, panel, "a title alone");
        }
        if (m.compact && strcmp(seen, pages[0].title.text) != 0) {
            fail_on(rig, panel, "the title changes");
        }
        blank = room < blank ? room : blank;
        cut += part;
    }
    if (m.compact && cut > 0 && blank > more_px(rig)) {
        fail_on(rig, panel, "cut though each page has room");
    }
}

static void
check_everywhere(struct page_rig *rig, bool call)
{
    for (int i = 0; i < PANELS * 3; i++) {
        const struct rig_screen *panel = &panels[i / 3];
        struct seen pages[PAGES_MAX];
        rig_screen(rig, panel->width, panel->height, panel->longer_mm);
        rig->state = (struct play_state){.scale = i % 3};
        int count = see_all(rig, pages);
        check_titles(rig, panel->name, pages, count);
        if (call && strncmp(pages[0].body.text, "(719) 555-0142", 14) != 0) {
            fail_on(rig, panel->name, "the number is not first");
        }
        forget(pages, count);
    }
}

static void
test_each_page_has_title_and_text(void **state)
{
    (void)state;
    static const char long_one[] =
        "One sentence that goes on and on, over several lines of a page, until "
        "there is no room for any more of it.\n\nAnother one.\n";
    static const char *const bodies[] = {
        "Yes. No.\n\nMore text that is not short.\n", long_one,
        "![A](wide.png)\n\nYes.\n"};
    struct random_slide random = {.seed = 12345};
    for (int words = 1; words <= 25; words += 1 + words / 5) {
        struct page_rig rig;
        char *text = slide_text(&random, words, bodies[words % 3]);
        rig_titled(&rig, text, "about");
        check_everywhere(&rig, false);
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
        struct page_rig rig;
        char *text = slide_text(
            &random, words,
            "Please call us.\n\n**(719) 555-0142**\n\nIn an emergency, call "
            "**911**.\n");
        rig_titled(&rig, text, "when-to-call");
        check_everywhere(&rig, true);
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
        assert_string_equal(pages[0].title.text, title_of(&rig));
        forget(pages, count);
        rig_release(&rig);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_page_has_title_and_text),
        cmocka_unit_test(test_the_number_is_on_the_first_page),
        cmocka_unit_test(test_two_lines_before_it_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
