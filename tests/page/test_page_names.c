/* The button for the languages names scripts: of random languages, on all
 * screens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lang_script.h"
#include "page_rig.h"
#include "page_words.h"
#include "str.h"

enum { KNOWN = 16, ROUNDS = 40 };

static const char *const known[KNOWN] = {
    "en", "es", "vi",      "de", "ar", "fa", "he", "hi",
    "mr", "th", "zh-Hans", "ko", "ja", "ru", "uk", "el"};

/* xorshift64*: the next number from 0 to COUNT - 1. */
static int
roll(uint64_t *seed, int count)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (int)((*seed * UINT64_C(2685821657736338717) >> 33) %
                 (uint64_t)count);
}

/* Some of the known languages, in any order. */
static void
random_languages(struct page_rig *rig, uint64_t *seed)
{
    int order[KNOWN];
    struct str deck = {0};
    int count = 2 + roll(seed, KNOWN - 2);
    for (int i = 0; i < KNOWN; i++) {
        int at = roll(seed, i + 1);
        order[i] = order[at];
        order[at] = i;
    }
    str_add(&deck, "title: A\nlanguages: ");
    for (int i = 0; i < count; i++) {
        str_addf(&deck, "%s%s", i > 0 ? ", " : "", known[order[i]]);
    }
    str_add(&deck, "\n");
    const struct rig_file files[] = {
        {"deck.txt", deck.text},
        {"1-a/topic.txt", "title: Aaa\nkind: benefit\n"},
        {"1-a/1-s.md", "# S\n\nText.\n"},
        {"2-b/topic.txt", "title: Bbb\nkind: side-effect\n"},
        {"2-b/1-s.md", "# S\n\nText.\n"},
        {NULL, NULL}};
    rig_init(rig, files);
    str_release(&deck);
}

/* Whether CONTROL says WORDS. */
static bool
says(const struct page *page, const struct page_control *control,
     const char *words)
{
    bool is = false;
    for (size_t i = page->slide_item_count; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        is = is || (item->text != NULL && strstr(item->text, words) != NULL &&
                    page_hit(page, item->rect.x + item->rect.w / 2,
                             item->rect.y) == control);
    }
    return is;
}

static int
script_of(const char *lang)
{
    return (int)lang_script_letter(lang);
}

/* Of the scripts that the language on screen has not, two are shown if there
 * are two, before a second language of one of them. */
static void
check_button(const struct page_rig *rig, const struct page *page,
             const struct page_control *control)
{
    const struct deck *deck = rig->deck;
    int count = (int)deck->language_count;
    int own = script_of(deck->languages[rig->state.language]);
    int named = 0, scripts[KNOWN], script_count = 0, other_count = 0;
    int others[KNOWN];
    for (int i = 0; i < count; i++) {
        int script = script_of(deck->languages[i]);
        bool seen = script == own, shown = script == own;
        for (int k = 0; k < other_count; k++) {
            seen = seen || others[k] == script;
        }
        for (int k = 0; k < script_count; k++) {
            shown = shown || scripts[k] == script;
        }
        others[other_count] = script;
        other_count += seen ? 0 : 1;
        if (i != rig->state.language &&
            says(page, control, page_language_name(deck->languages[i]))) {
            named++;
            scripts[script_count] = script;
            script_count += shown ? 0 : 1;
        }
    }
    assert_in_range(named, count > 2 ? 2 : 1, 3);
    assert_true(script_count >= (other_count < named ? other_count : named));
}

static void
test_the_button_shows_other_scripts(void **state)
{
    (void)state;
    uint64_t seed = 17;
    int three = 0;
    for (int r = 0; r < ROUNDS; r++) {
        struct page_rig rig;
        random_languages(&rig, &seed);
        rig_screen_at(&rig, roll(&seed, rig_screen_count));
        for (int l = 0; l < (int)rig.deck->language_count; l++) {
            rig.state.language = l;
            struct page *page = rig_page(&rig);
            const struct page_control *control = rig_control(page, "Language");
            if (control != NULL) {
                check_button(&rig, page, control);
                three++;
            }
            rig_check_controls(&rig, page);
            page_free(page);
        }
        rig_release(&rig);
    }
    assert_true(three > ROUNDS);
}

static void
test_language_button_names_the_other_one(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt", "title: A\nlanguages: en, es\n"},
        {"1-a/topic.txt", "title: A\nkind: about\n"},
        {"1-a/1-x.md", "# X\n\nText.\n"},
        {NULL, NULL}};
    struct page_rig rig;
    rig_init(&rig, files);
    for (int language = 0; language < 2; language++) {
        rig.state.language = language;
        struct page *page = rig_page(&rig);
        const char *other = language ? "English" : "Español";
        assert_string_equal(rig_control(page, "Language")->alias, other);
        assert_true(rig_says(page, other));
        page_free(page);
    }
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_language_button_names_the_other_one),
        cmocka_unit_test(test_the_button_shows_other_scripts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
