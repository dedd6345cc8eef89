/* What a person reads who chose a language that a slide, or the screen, lacks:
 * the note on the slide, the page of languages, the words that `check` tells.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "page_body.h"
#include "page_languages.h"
#include "page_rig.h"
#include "page_text.h"
#include "page_words.h"

/* All that PAGE says, on one line. */
static char *
words_of(const struct page *page)
{
    char *words = page_text(page);
    for (char *at = words; *at != '\0'; at++) {
        *at = *at == '\n' ? ' ' : *at;
    }
    return words;
}

/* Every page of the slide of RIG in its language: fit to be shown, as many as
 * were counted, with the whole note if FOREIGN, else without. On the smallest
 * panel large text, or a number to call, may leave no room for it. */
static void
check_pages(struct page_rig *rig, bool foreign)
{
    const char *lang = rig->deck->languages[rig->state.language];
    const struct deck_shown *shown = &rig->shown[rig->state.slide];
    const struct deck_slide *slide =
        &rig->deck->topics[shown->topic].slides[shown->slide];
    int count = page_count(rig->deck, deck_version(rig->deck, slide, lang),
                           lang, rig->state.scale, &rig->screen, &rig->measure);
    const struct page_words words = page_words_in(lang, "en");
    for (rig->state.page = 0; rig->state.page < count; rig->state.page++) {
        struct page *page = rig_page(rig);
        char *said = words_of(page);
        assert_int_equal(page->page_count, count);
        bool tiny = rig->screen.width_px / rig->screen.px_per_mm < 160;
        bool whole = strstr(said, words.untranslated) != NULL;
        bool filled = tiny && (rig->state.scale > 0 || rig->state.slide == 3);
        if (whole != foreign && !filled) {
            fail_msg("%s at %d x %d: %s", lang, page->width_px, page->height_px,
                     said);
        }
        rig_check_page(rig, page);
        free(said);
        page_free(page);
    }
}

static void
test_a_slide_in_another_language_says_so(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (int i = 0; i < rig_screen_count * 3; i++) {
        const struct rig_screen *screen = &rig_screens[i / 3];
        rig_screen(&rig, screen->width, screen->height, screen->longer_mm);
        rig.state.scale = i % 3;
        for (int k = 0; k < 4 * 3; k++) {
            rig.state.slide = k / 3;
            rig.state.language = k % 3;
            check_pages(&rig, k % 3 > 0 && k / 3 > 0);
        }
    }
    rig_release(&rig);
}

/* A strip or a notice may take the place of the note, never lie half over it.
 */
static void
test_nothing_lies_over_the_note(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.state.slide = 1;
    for (int i = 0; i < rig_screen_count * 4; i++) {
        const struct rig_screen *screen = &rig_screens[i / 4];
        rig_screen(&rig, screen->width, screen->height, screen->longer_mm);
        rig.state.language = 1 + i % 2;
        rig.state.mode = i % 4 < 2 ? PLAY_ASKING : PLAY_ROTATING;
        rig.scene.notice = i % 4 < 2 ? NULL : "Slides: one has a mistake.";
        struct page *page = rig_page(&rig);
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

static const struct rig_file photos[] = {
    {"deck.txt", "title: Photos\nlanguages: en, ar\n"},
    {"1-a/topic.txt", "title: A\nkind: about\n"},
    {"1-a/1-full.md", "# Skin\n\n![Skin](wide.png \"full\")\n"},
    {"1-a/2-alone.md", "# Skin\n\n![Skin](tall.png)\n"},
    {"1-a/tall.png", NULL},
    {"1-a/wide.png", NULL},
    {NULL, NULL}};

/* A picture that fills the page leaves room for its first sentence. */
static void
test_a_note_stands_by_a_picture(void **state)
{
    (void)state;
    static const char begin[] = "هذه الصفحة";
    struct page_rig rig;
    rig_init(&rig, photos);
    rig.state.language = 1;
    for (int i = 0; i < rig_screen_count * 6; i++) {
        const struct rig_screen *screen = &rig_screens[i / 6];
        rig_screen(&rig, screen->width, screen->height, screen->longer_mm);
        rig.state.scale = i % 3;
        rig.state.slide = i / 3 % 2;
        if (screen->longer_mm < 160 && rig.state.scale > 0) {
            continue; /* as above */
        }
        struct page *page = rig_page(&rig);
        const struct page_item *note = rig_text_of(page, begin);
        for (size_t k = 0; k < page->slide_item_count; k++) {
            const struct page_item *item = &page->items[k];
            assert_true(item->type != PAGE_PICTURE ||
                        item->rect.y + item->rect.h <
                            note->rect.y - note->font.size_px * 7 / 10);
        }
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

#define TEN "ar, he, th, zh-Hans, ko, hi, vi, ru, es, en"

static const struct rig_file ten[] = {
    {"deck.txt", "title: Skin\nlanguages: " TEN "\n"},
    {"1-a/topic.txt", "title: Skin\nkind: about\n"},
    {"1-a/1-s.md",
     "# العناية بالبشرة\n\nقد تصبح البشرة حمراء لمدة يوم أو يومين.\n"},
    {NULL, NULL}};

/* With its own letters, for who reads no other. */
static void
test_choose_a_language_in_all_of_them(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, ten);
    rig.state.view = PLAY_VIEW_LANGUAGES;
    for (int i = 0; i < rig_screen_count * 10; i++) {
        const struct rig_screen *screen = &rig_screens[i / 10];
        rig_screen(&rig, screen->width, screen->height, screen->longer_mm);
        rig.state.language = i % 10;
        struct page *page = rig_page(&rig);
        int said = 0;
        for (int k = 0; k < 10; k++) {
            const char *lang = rig.deck->languages[k];
            const struct page_words words = page_words_in(lang, "en");
            bool here = rig_says(page, words.choose_language);
            assert_true(here || k != i % 10);
            said += here;
        }
        if (said < (screen->longer_mm < 200 ? 1 : 10)) {
            fail_msg("%s says it in %d languages", screen->name, said);
        }
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

/* On panels of any size, on each page of the languages. */
static void
test_languages_on_any_panel(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, ten);
    rig.state.view = PLAY_VIEW_LANGUAGES;
    for (int mm = 217; mm < 720; mm += 11) {
        int upright = mm % 2;
        rig_screen(&rig, upright ? 720 : 1280, upright ? 1280 : 720, mm);
        rig.state.language = mm % 10;
        int count = 1;
        for (int i = 0; i < count; i++) {
            rig.state.choice_page = i;
            struct page *page = rig_page(&rig);
            count = page->page_count;
            rig_check_page(&rig, page);
            page_free(page);
        }
    }
    rig_release(&rig);
}

/* Where nothing can be shown nobody can choose a language either. */
static void
test_staff_are_named_in_all_languages(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, ten);
    rig.state.mode = PLAY_EMPTY;
    for (int i = 0; i < rig_screen_count; i++) {
        const struct rig_screen *screen = &rig_screens[i];
        rig_screen(&rig, screen->width, screen->height, screen->longer_mm);
        struct page *page = rig_page(&rig);
        int said = 0;
        for (int k = 0; k < 10; k++) {
            const struct page_words words =
                page_words_in(rig.deck->languages[k], "en");
            said += words.staff != NULL && rig_says(page, words.staff);
        }
        /* Arabic comes first; Russian has no such words */
        assert_true(said >= (screen->longer_mm < 300 ? 1 : 9));
        rig_check_page(&rig, page);
        page_free(page);
    }
    rig_release(&rig);
}

/* One without words of its own is said nothing for: the head says it in the
 * person's language, and each that has words says it below its name. */
static void
test_nothing_is_said_twice(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt", "title: Skin\nlanguages: en, ht, so, de\n"},
        {"1-a/topic.txt", "title: Skin\nkind: about\n"},
        {"1-a/1-s.md", "# Skin\n\nIt may be red for a day.\n"},
        {NULL, NULL}};
    struct page_rig rig;
    rig_init(&rig, files);
    rig.state.view = PLAY_VIEW_LANGUAGES;
    struct page *page = rig_page(&rig);
    int english = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        english += page->items[i].text &&
                   strcmp(page->items[i].text, "Choose a language") == 0;
    }
    assert_int_equal(english, 2);
    assert_true(rig_says(page, "Sprache auswählen"));
    page_free(page);
    rig_release(&rig);
}

/* Where a language has no ask line it is that of the deck, if it has one. */
static void
test_the_ask_line_of_the_deck(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt",
         "title: Skin\nlanguages: en, de, es, so\n"
         "ask_line: Talk to Maria.\nask_line.so: La hadal Maria.\n"},
        {"1-a/topic.txt", "title: Skin\nkind: about\n"},
        {"1-a/1-s.md", "# Skin\n\nIt may be red for a day.\n"},
        {NULL, NULL}};
    static const char *const lines[] = {"Talk to Maria.", "Talk to Maria.",
                                        "Pregunte en", "La hadal Maria."};
    struct page_rig rig;
    rig_init(&rig, files);
    for (int i = 0; i < 4; i++) {
        rig.state.language = i;
        struct page *page = rig_page(&rig);
        assert_true(rig_says(page, lines[i]));
        page_free(page);
    }
    rig_release(&rig);
}

static void
test_words_that_are_not_known_are_told(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt", "title: Piel\nlanguages: es, en, de, pl\n"},
        {"1-a/topic.txt", "title: Piel\nkind: about\n"},
        {"1-a/1-s.md", "# La piel\n\nPuede estar roja por un día.\n"},
        {NULL, NULL}};
    struct page_rig rig;
    struct report report = {0};
    rig_init(&rig, files);
    page_languages_check(rig.deck, &report);
    assert_int_equal(report.count, 2);
    assert_string_equal(report.findings[0].rule, "words-missing");
    assert_string_equal(report.findings[0].path, "deck.txt");
    assert_int_equal(report.findings[0].line, 2);
    const char *words = report.findings[0].words;
    assert_non_null(strstr(words, "German (“de”)"));
    assert_non_null(strstr(words, "Spanish (“es”)"));
    assert_non_null(strstr(words, "“Still reading?”"));
    assert_null(strstr(words, "“Close”"));
    assert_non_null(strstr(report.findings[1].words, "Polish (“pl”)"));
    report_release(&report);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_slide_in_another_language_says_so),
        cmocka_unit_test(test_nothing_lies_over_the_note),
        cmocka_unit_test(test_a_note_stands_by_a_picture),
        cmocka_unit_test(test_choose_a_language_in_all_of_them),
        cmocka_unit_test(test_languages_on_any_panel),
        cmocka_unit_test(test_staff_are_named_in_all_languages),
        cmocka_unit_test(test_nothing_is_said_twice),
        cmocka_unit_test(test_the_ask_line_of_the_deck),
        cmocka_unit_test(test_words_that_are_not_known_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
