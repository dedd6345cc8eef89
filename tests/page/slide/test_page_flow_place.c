/* What stands on top of a page stays in view, in another size and in another
 * language, there and back again: random slides on panels from 7 to 32
 * inches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "deck.h"
#include "page_body.h"
#include "page_rig.h"
#include "random_slide.h"

static const struct rig_screen panels[] = {
    {"7 inch", 800, 480, 154},        {"10 inch", 1280, 800, 217},
    {"10 inch, low", 1024, 600, 223}, {"13 inch", 1280, 800, 294},
    {"15.6 inch", 1920, 1080, 344},   {"15.6 inch upright", 1080, 1920, 344},
    {"27 inch", 3840, 2160, 597},
};
enum { PANELS = sizeof(panels) / sizeof(*panels), WAYS = 6, PAGES_MAX = 400 };

/* A slide in a size and a language. */
struct way {
    int scale, language;
    const struct deck_version *version;
    struct page *pages[PAGES_MAX];
    struct str words[PAGES_MAX];
    int count;
};

/* ---- slides ---- */

/* TEXT with longer words, as in another language. */
static char *
longer(const char *text)
{
    struct str out = {0};
    for (const char *at = text; *at; at++) {
        bool word = *at == 'w' && at[1] >= '0' && at[1] <= '9';
        str_add(&out, word ? "dela" : "");
        str_add_bytes(&out, at, 1);
    }
    return str_take(&out);
}

/* Paragraphs of several sentences; and an act, which is read first. */
static void
add_more(struct random_slide *slide, bool call)
{
    struct str *text = &slide->text;
    for (int left = random_draw(slide, 3); left > 0; left--) {
        str_add(text, "\n");
        for (int i = 1 + random_draw(slide, 6); i > 0; i--) {
            str_addf(text, "Xw%d w%d. ", slide->words + 1, slide->words + 2);
            slide->words += 2;
        }
        str_add(text, "\n");
    }
    str_add(text, call ? "\nCall **911**.\n\n"
                         "**(719) 555-0142**\n\n![Handset](1300x800.png)\n"
                       : "");
}

static void
rig_slide(struct page_rig *rig, const char *text, bool call)
{
    char *spanish = longer(text);
    const struct rig_file files[] = {
        {"deck.txt", "title: T\nlanguages: en es\nemergency_phone: 911\n"},
        {"1-a/topic.txt", call ? "title: A\ntitle.es: A\nkind: when-to-call\n"
                               : "title: A\ntitle.es: A\nkind: about\n"},
        {"1-a/1-s.md", text},
        {"1-a/1-s.es.md", spanish},
        {"1-a/wide.png", NULL},
        {"1-a/tall.png", NULL},
        {"1-a/small.png", NULL},
        {"1-a/1300x800.png", NULL},
        {NULL, NULL}};
    rig_init(rig, files);
    free(spanish);
}

/* ---- pages ---- */

static void
way_init(struct way *way, struct page_rig *rig, int index)
{
    const struct deck_slide *slide = &rig->deck->topics[0].slides[0];
    *way = (struct way){.scale = index % 3, .language = index / 3, .count = 1};
    way->version =
        deck_version(rig->deck, slide, rig->deck->languages[way->language]);
    rig->state =
        (struct play_state){.scale = way->scale, .language = way->language};
    for (int i = 0; i < way->count; i++) {
        rig->state.page = i;
        way->pages[i] = rig_page(rig);
        way->count = way->pages[i]->page_count;
        assert_in_range(way->count, 1, PAGES_MAX);
        rig_body(way->pages[i], &way->words[i]);
    }
}

static void
way_release(struct way *way)
{
    for (int i = 0; i < way->count; i++) {
        page_free(way->pages[i]);
        str_release(&way->words[i]);
    }
}

static int
page_with(const struct page_rig *rig, const struct way *way, int place)
{
    return page_with_place(rig->deck, way->version,
                           rig->deck->languages[way->language], way->scale,
                           &rig->screen, &rig->measure, place);
}

/* ---- what is on top ---- */

/* The number of the first whole "wN" in TEXT; 0 when there is none. */
static int
first_word(const char *text)
{
    for (const char *at = text; at != NULL && (at = strchr(at, 'w')); at++) {
        int number = atoi(at + 1);
        if (number > 0 && random_has_word(text, number)) {
            return number;
        }
    }
    return 0;
}

/* The block of the picture on PAGE; -1 when there is none. */
static int
picture_on(const struct way *way, int page)
{
    for (size_t i = 0; i < way->pages[page]->slide_item_count; i++) {
        const struct page_item *item = &way->pages[page]->items[i];
        for (size_t block = 0;
             item->picture != NULL && block < way->version->block_count;
             block++) {
            if (item->picture == &way->version->blocks[block].picture) {
                return (int)block;
            }
        }
    }
    return -1;
}

static bool
shows_picture(const struct way *way, int block)
{
    bool shows = false;
    for (int i = 0; i < way->count; i++) {
        shows = shows || picture_on(way, i) == block;
    }
    return shows;
}

/* Whether WORDS have one of those that stand on the line of Markdown with
 * WORD: each is a block, or a row. */
static bool
has_block(const struct random_slide *slide, const char *words, int word)
{
    const char *text = slide->text.text;
    for (const char *line = text; *line;) {
        size_t len = strcspn(line, "\n");
        struct str one = {0};
        str_add_bytes(&one, line, len);
        bool here = random_has_word(one.text, word);
        for (int i = 1; here && i <= slide->words; i++) {
            if (random_has_word(one.text, i) && random_has_word(words, i)) {
                str_release(&one);
                return true;
            }
        }
        str_release(&one);
        line += len + (line[len] == '\n');
    }
    return false;
}

/* Whether page AT of TO has what is on top of page PAGE of FROM, as far as TO
 * shows it at all. */
static bool
keeps(const struct random_slide *slide, const struct way *from, int page,
      const struct way *to, int at)
{
    const char *words = from->words[page].text;
    const char *there = to->words[at].text;
    int word = first_word(words);
    int picture = picture_on(from, page);
    static const char *const acts[] = {"(719)", "911"};
    for (size_t i = 0; i < 2; i++) {
        if (words != NULL && strstr(words, acts[i]) != NULL) {
            return there != NULL && strstr(there, acts[i]) != NULL;
        }
    }
    if (word == 0 && picture >= 0) {
        return picture_on(to, at) == picture || !shows_picture(to, picture);
    }
    if (word == 0 || word <= slide->title) {
        return true;
    }
    return from->language == to->language ? random_has_word(there, word)
                                          : has_block(slide, there, word);
}

static void
check_way(const struct random_slide *slide, const struct page_rig *rig,
          const struct way *ways, int from, int to, const char *panel)
{
    int step = 1 + ways[from].count / 12; /* of many pages not all */
    for (int page = 0; page < ways[from].count; page += step) {
        int place = ways[from].pages[page]->place;
        int at = page_with(rig, &ways[to], place);
        if (!keeps(slide, &ways[from], page, &ways[to], at)) {
            fail_msg("page %d, size %d, language %d: page %d, size %d, "
                     "language %d does not have it, on %s: %s / %s\n%s",
                     page, ways[from].scale, ways[from].language, at,
                     ways[to].scale, ways[to].language, panel,
                     ways[from].words[page].text, ways[to].words[at].text,
                     slide->text.text);
        }
        assert_true(from != to || at == page);
    }
}

static void
check_panel(const struct random_slide *slide, struct page_rig *rig,
            const struct rig_screen *panel)
{
    struct way ways[WAYS];
    rig_screen(rig, panel->width, panel->height, panel->longer_mm);
    for (int i = 0; i < WAYS; i++) {
        way_init(&ways[i], rig, i);
    }
    int skip = (int)(slide->seed % 3); /* others with other slides */
    for (int i = 0; i < WAYS * WAYS; i++) {
        if (i / WAYS != i % WAYS && i % 3 == skip) {
            continue;
        }
        check_way(slide, rig, ways, i / WAYS, i % WAYS, panel->name);
    }
    for (int i = 0; i < WAYS; i++) {
        way_release(&ways[i]);
    }
}

static void
test_what_is_on_top_stays_in_view(void **state)
{
    (void)state;
    for (uint64_t seed = 301; seed <= 312; seed++) {
        struct random_slide slide;
        struct page_rig rig;
        bool call = seed % 3 == 0;
        random_slide_init(&slide, seed);
        add_more(&slide, call);
        if (strstr(slide.text.text, "(no.") != NULL) {
            /* words beside others are not what is on top */
            random_slide_release(&slide);
            continue;
        }
        rig_slide(&rig, slide.text.text, call);
        check_panel(&slide, &rig, &panels[seed % PANELS]);
        rig_release(&rig);
        random_slide_release(&slide);
    }
}

/* The page says itself what stands on top of it, as a page that is not drawn
 * does; a page behind the last has none. */
static void
test_a_page_knows_its_place(void **state)
{
    (void)state;
    struct page_rig rig;
    struct way way;
    rig_slide(&rig, "# T\n\nw1 one.\n\nw2 two.\n\nw3 three.\n", false);
    rig_screen(&rig, 800, 480, 154);
    way_init(&way, &rig, 2);
    assert_true(way.count > 1);
    int before = -1;
    for (int i = 0; i <= way.count; i++) {
        int page = i < way.count ? i : way.count - 1;
        int place = page_place(rig.deck, way.version, "en", way.scale,
                               &rig.screen, &rig.measure, i);
        assert_int_equal(place, way.pages[page]->place);
        assert_true(i == way.count || place > before);
        before = place;
    }
    way_release(&way);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_on_top_stays_in_view),
        cmocka_unit_test(test_a_page_knows_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
