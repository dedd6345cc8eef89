/* What layout says of a deck to staff. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "page_check.h"
#include "page_rig.h"

/* The finding of RULE in what page_check says of FILES; NULL when none. */
static const struct finding *
find(const struct rig_file *files, double bottom_mm, const char *rule,
     struct report *report)
{
    struct page_rig rig;
    struct settings settings;
    rig_init(&rig, files);
    settings_init(&settings);
    settings.panel_bottom_mm = bottom_mm;
    page_check(rig.deck, &rig.screen, &settings, &rig.measure, report);
    rig_release(&rig);
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->findings[i].rule, rule) == 0) {
            return &report->findings[i];
        }
    }
    return NULL;
}

static void
test_a_good_deck_has_no_findings(void **state)
{
    (void)state;
    struct report report = {0};
    assert_null(find(rig_deck, 600, "none", &report));
    for (size_t i = 0; i < report.count; i++) {
        fail_msg("%s", report.findings[i].words);
    }
    report_release(&report);
}

static void
check_finding(const char *slide, const char *topic, const char *rule,
              const char *path, int line, const char *words)
{
    const struct rig_file files[] = {{"deck.txt", "title: A\n"},
                                     {"1-a/topic.txt", topic},
                                     {"1-a/1-s.md", slide},
                                     {NULL, NULL}};
    struct report report = {0};
    const struct finding *finding = find(files, 0, rule, &report);
    assert_non_null(finding);
    assert_string_equal(finding->path, path);
    assert_int_equal(finding->line, line);
    assert_non_null(strstr(finding->words, words));
    report_release(&report);
}

static void
test_what_is_found(void **state)
{
    (void)state;
    const char *topic = "title: A\nkind: about\n";
    check_finding("# T\n\nA \U0001F600 and \U0001F600.\n", topic,
                  "missing-glyph", "1-a/1-s.md", 3, "(U+1F600).");
    check_finding("# T\n\n"
                  "Antidisestablishmentarianismantidisestablishmentarianism"
                  "antidisestablishmentarianism\n",
                  topic, "wide-word", "1-a/1-s.md", 3, "wider");
    check_finding("# T\n\none\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n", topic,
                  "long-slide", "1-a/1-s.md", 0, "2 pages");
    check_finding("# T\n\nText.\n",
                  "title: A title that is far too long to be read on any "
                  "button of a screen, even if it has two lines of it, and "
                  "no others beside it\nkind: about\n",
                  "long-title", "1-a/topic.txt", 1, "button");
}

/* RULE says WORDS of a slide on a panel; NULL: nothing. */
static void
check_on(const char *slide, const char *rule, int width, int height,
         double longer_mm, const char *words)
{
    const struct rig_file files[] = {
        {"deck.txt", "title: A\nlanguages: de\n"},
        {"1-a/topic.txt", "title: A\nkind: about\n"},
        {"1-a/1-s.md", slide},
        {NULL, NULL}};
    struct page_rig rig;
    struct settings settings;
    struct report report = {0};
    const struct finding *found = NULL;
    rig_init(&rig, files);
    rig_screen(&rig, width, height, longer_mm);
    settings_init(&settings);
    page_check(rig.deck, &rig.screen, &settings, &rig.measure, &report);
    for (size_t i = 0; i < report.count; i++) {
        bool is = strcmp(report.findings[i].rule, rule) == 0;
        found = is ? &report.findings[i] : found;
    }
    if (words == NULL) {
        assert_null(found);
    } else {
        assert_non_null(found);
        if (strstr(found->words, words) == NULL) {
            fail_msg("%s: %s", slide, found->words);
        }
    }
    report_release(&report);
    rig_release(&rig);
}

static void
check_wide(const char *slide, int width, int height, double longer_mm,
           const char *words)
{
    check_on(slide, "wide-word", width, height, longer_mm, words);
}

static void
test_a_cut_title_is_named_with_its_text_size(void **state)
{
    (void)state;
    static const char *const rule = "cut-title";
    static const char *const text = "A sentence that needs many lines of a "
                                    "page, and then some more of them, "
                                    "wherever it is read.\n";
    struct str slide = {0};
    str_addf(&slide, "# Redness\n\n%s", text);
    check_on(slide.text, rule, 1280, 800, 217, NULL);
    check_on(slide.text, rule, 1920, 1080, 344, NULL);
    str_clear(&slide);
    str_addf(&slide, "# Redness and irritation\n\n%s", text);
    check_on(slide.text, rule, 1280, 800, 217, "at text size 2.0");
    check_on(slide.text, rule, 800, 480, 154, "at text size 1.3");
    check_on(slide.text, rule, 1920, 1080, 344, NULL);
    str_clear(&slide);
    str_add(&slide, "# Redness and irritation\n\nYes.\n"); /* two lines */
    check_on(slide.text, rule, 1280, 800, 217, NULL);
    str_release(&slide);
}

/* In a title, a paragraph and an item, with the least text size at which it is
 * broken. */
static void
test_a_wide_word_is_named_at_each_text_size(void **state)
{
    (void)state;
    static const char *const slides[] = {
        "# Folgen der Mikronadelbehandlung\n\nKurz.\n",
        "# Folgen\n\nFolgen der Mikronadelbehandlung.\n",
        "# Folgen\n\n- Folgen der Mikronadelbehandlung.\n",
        "# Folgen\n\n> [!TIP]\n> Folgen der Mikronadelbehandlung.\n"};
    for (size_t i = 0; i < sizeof(slides) / sizeof(*slides); i++) {
        check_wide(slides[i], 1920, 1080, 344, NULL);
        check_wide(slides[i], 1080, 1920, 344, "Mikronadelbehandlung");
        /* a call-out is narrower */
        check_wide(slides[i], 1080, 1920, 344,
                   i < 3 ? "at text size 2.0" : "at text size 1.3");
        check_wide(slides[i], 800, 480, 154, "at text size");
    }
}

/* The finding of a screen; with WORDS in it, or NULL: there is none. */
static void
check_panel(int width, int height, double longer_mm, double room_mm,
            const char *words)
{
    struct page_rig rig;
    struct settings settings;
    struct report report = {0};
    const struct finding *found = NULL;
    rig_init(&rig, rig_deck);
    rig_screen(&rig, width, height, longer_mm);
    rig.screen.room_distance_mm = room_mm;
    settings_init(&settings);
    page_check(rig.deck, &rig.screen, &settings, &rig.measure, &report);
    for (size_t i = 0; i < report.count; i++) {
        bool is = strcmp(report.findings[i].rule, "panel-small") == 0;
        found = is ? &report.findings[i] : found;
    }
    if (words == NULL) {
        assert_null(found);
    } else {
        assert_non_null(found);
        assert_int_equal(found->level, REPORT_ERROR);
        assert_non_null(strstr(found->words, words));
    }
    report_release(&report);
    rig_release(&rig);
}

static void
test_a_panel_is_too_small(void **state)
{
    (void)state;
    check_panel(1920, 1080, 344, 0, NULL);
    check_panel(1080, 1920, 344, 0, NULL);
    check_panel(1280, 800, 217, 0, NULL);
    check_panel(1024, 600, 223, 0, NULL);
    check_panel(3840, 2160, 708, 2500, NULL);
    check_panel(800, 480, 154, 0, "154 mm wide");
    check_panel(800, 480, 154, 0, "3 lines");
    check_panel(1920, 1080, 344, 6000, "room_distance_mm");
}

/* Words a hundredth of the picture's height high. */
static double
small_letters(void *ctx, const struct deck_picture *picture)
{
    (void)ctx;
    return strstr(picture->file, "wordless") ? 0 : 0.01;
}

/* What is said of the picture FILE, alone or in a slide, on a screen of
 * LONGER_MM, by RULE; freed with free(). NULL: nothing. */
static char *
check_picture(const char *file, bool alone, double longer_mm, int page,
              const char *rule)
{
    char slide[200], path[100];
    snprintf(slide, sizeof(slide), "# T\n\nText.\n\n![Skin](%s)\n", file);
    snprintf(path, sizeof(path), "1-a/%s", file);
    const struct rig_file files[] = {
        {"deck.txt", "title: A\n"},
        {"1-a/topic.txt", "title: A\nkind: about\n"},
        {path, NULL},
        {alone ? NULL : "1-a/1-s.md", slide},
        {NULL, NULL}};
    struct page_rig rig;
    struct settings settings;
    struct report report = {0};
    char *said = NULL;
    rig_init(&rig, files);
    settings_init(&settings);
    rig_screen(&rig, 1920, 1080, longer_mm);
    rig.measure.pictures.letters = small_letters;
    size_t last = rig.deck->topics[0].slides[0].versions[0].block_count - 1;
    rig.deck->topics[0].slides[0].versions[0].blocks[last].picture.page = page;
    page_check(rig.deck, &rig.screen, &settings, &rig.measure, &report);
    for (size_t i = 0; i < report.count; i++) {
        if (strcmp(report.findings[i].rule, rule) == 0) {
            said = strdup(report.findings[i].words);
        }
    }
    rig_release(&rig);
    report_release(&report);
    return said;
}

static void
check_said(const char *file, bool alone, double longer_mm, int page,
           const char *rule, const char *words)
{
    char *said = check_picture(file, alone, longer_mm, page, rule);
    if ((words == NULL) != (said == NULL) ||
        (words != NULL && strstr(said, words) == NULL)) {
        fail_msg("%s: %s", file, said != NULL ? said : "nothing");
    }
    free(said);
}

/* In millimetres on the screen. */
static void
test_small_words(void **state)
{
    (void)state;
    check_said("1600x900.png", true, 344, 1, "small-words", " 1.5 mm");
    check_said("1600x900.png", true, 2000, 1, "small-words", NULL);
    check_said("900x1600.png", true, 344, 1, "small-words", " 1.5 mm");
    check_said("1200x900.svg", false, 344, 0, "small-words", "1200x900.svg");
    check_said("1600x900wordless.png", true, 344, 1, "small-words", NULL);
}

/* A photo of too few pixels; a drawing has none. */
static void
test_blurred_pictures(void **state)
{
    (void)state;
    check_said("300x200.png", true, 344, 0, "blurred-picture", "300 pixels");
    check_said("1600x900.png", true, 344, 0, "blurred-picture", NULL);
    check_said("300x200.svg", true, 344, 0, "blurred-picture", NULL);
    check_said("300x200.pdf", true, 344, 1, "blurred-picture", NULL);
}

static void
test_what_has_no_ink_needs_no_font(void **state)
{
    (void)state;
    const struct rig_file files[] = {
        {"deck.txt", "title: A\n"},
        {"1-a/topic.txt", "title: A\nkind: about\n"},
        {"1-a/1-s.md", "# T\n\nAfter\u2002a wide space.\n"},
        {NULL, NULL}};
    struct report report = {0};
    assert_null(find(files, 0, "missing-glyph", &report));
    report_release(&report);
}

static void
test_buttons_out_of_reach(void **state)
{
    (void)state;
    struct report report = {0};
    assert_non_null(find(rig_deck, 1300, "reach", &report));
    report_release(&report);
    report = (struct report){0};
    assert_non_null(find(rig_deck, 100, "reach", &report));
    report_release(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_good_deck_has_no_findings),
        cmocka_unit_test(test_what_is_found),
        cmocka_unit_test(test_a_wide_word_is_named_at_each_text_size),
        cmocka_unit_test(test_a_cut_title_is_named_with_its_text_size),
        cmocka_unit_test(test_a_panel_is_too_small),
        cmocka_unit_test(test_small_words),
        cmocka_unit_test(test_blurred_pictures),
        cmocka_unit_test(test_what_has_no_ink_needs_no_font),
        cmocka_unit_test(test_buttons_out_of_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
