/* Files that nobody meant to show: which are left out, which are told, and
 * which are nothing of the kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "deck_reader.h"

#define GOOD "# A slide\n\nWords.\n"

/* Adds COUNT files, each a path and a text. */
static void
add_files(struct deck_reader *reader, const char *const (*files)[2],
          size_t count, struct report *report)
{
    for (size_t i = 0; i < count; i++) {
        struct deck_file file = {.path = files[i][0],
                                 .bytes = files[i][1],
                                 .len = strlen(files[i][1]),
                                 .size_bytes = strlen(files[i][1])};
        deck_reader_add(reader, &file, report);
    }
}

/* A deck of PATH beside 1-a/1-x.md, 1-a/photo.jpg, which it shows, and
 * DECK_TXT. */
static struct deck *
read_in(const char *deck_txt, const char *path, const char *text,
        struct report *report)
{
    const char *const files[][2] = {
        {"deck.txt", deck_txt},
        {"1-a/topic.txt", "title: A"},
        {"1-a/1-x.md", "# X\n\n![A photo](photo.jpg)\n"},
        {"1-a/photo.jpg", "jpg"},
        {path, text}};
    struct deck_reader *reader = deck_reader_new();
    add_files(reader, files, sizeof(files) / sizeof(files[0]), report);
    return deck_reader_finish(reader, report);
}

static struct deck *
read_with(const char *path, const char *text, struct report *report)
{
    return read_in("title: D\nlanguages: en, es", path, text, report);
}

static const struct finding *
finding_of(const struct report *report, const char *path)
{
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->findings[i].path, path) == 0) {
            return &report->findings[i];
        }
    }
    return NULL;
}

/* PATH beside the others: what is said of it (NULL: nothing), and whether it
 * is in the deck. */
static const struct {
    const char *path, *text, *rule, *words;
    bool shown;
} rows[] = {
    {"1-a/1-x.conflict1.md", GOOD, "conflict-file", "“1-x.md”", false},
    {"1-a/1-x (Ana's conflicted copy 2026-11-29).md", "no title",
     "conflict-file", "two places", false},
    {"1-a/9-y (Ana's conflicted copy 2026-11-29).md", GOOD, "conflict-file",
     "no longer there", false},
    {"1-a/1-x-DESKTOP-7QK2.md", GOOD, "conflict-file", "“1-x.md”", false},
    {"1-a/9-y-DESKTOP-7QK2.md", GOOD, NULL, NULL, true},
    {"1-a/1-x-FRONT-PC.md", GOOD, "conflict-file", "“1-x.md”", false},
    {"1-a/1-x-FRONT-PC1.md", GOOD, NULL, NULL, true},
    {"1-a/1-x.md - Copy.md", GOOD, "copy", "both are shown", true},
    {"1-a/1-x.md (2).md", GOOD, "copy", "“1-x.md”", true},
    {"1-a/topics.txt", "kind: benefit", "unused-file", "“topic.txt”", false},
    {"decks.txt", "title: D", "unused-file", "“deck.txt”", false},
    {"1-a/topical.md", GOOD, NULL, NULL, true},
    {"1-a/tonic.md", GOOD, NULL, NULL, true},
    {"1-a/1-x.md.es", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/a.epub", "x", "unused-file", "e-book", false},
    {"1-a/a.ics", "x", "unused-file", "calendar", false},
    {"Papierkorb/1-x.md", GOOD, NULL, NULL, false},
    {"1-a/1-x-FRONT-PC.md", "# X\n\nOther.\n", "conflict-file", "“1-x.md”",
     false},
    {"1-a/1-x - Copy.md", GOOD, "copy", "both are shown", true},
    {"1-a/9-x (1).md", GOOD, "copy", "“1-x.md”", true},
    {"1-a/1-y (1).md", GOOD, NULL, NULL, true},
    {"1-a/2-copy.md", GOOD, NULL, NULL, true},
    {"1-a/photo (1).jpg", "jpg", "copy", "which a slide shows", false},
    {"1-a - Copy/1-x.md", GOOD, NULL, NULL, true}, /* said of the folder */
    {"1-a (conflicted copy 2026-11-29)/1-x.md", GOOD, NULL, NULL, false},
    {"1-a.es/1-x.md", GOOD, NULL, NULL, false},
    {"1-a/topic (1).txt", "kind: benefits", "copy", "“topic.txt”", false},
    {"1-a/topic.es.txt", "title: A", "unused-file", "title.es", false},
    {"deck - Kopie.txt", "title: D", "copy", "“deck.txt”", false},
    {"1-a/1-x.sp.md", GOOD, "wrong-language", "Spanish, call it “1-x.es.md”",
     false},
    {"1-a/1-x_es.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/2-x-es.md", GOOD, "wrong-language", "“2-x.es.md”", false},
    {"1-a/1-x es.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x (es).md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x.español.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x-Spanish.md", "no title", "wrong-language", "“1-x.es.md”", false},
    {"1-a/es-1-x.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x_es-MX.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x.german.md", GOOD, "wrong-language", "“1-x.de.md”", false},
    {"1-a/1-x.ESMX.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x.mx.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x.ch.md", GOOD, "wrong-language", "If this is a translation",
     false},
    {"1-a/1-x.zz-ZZ.md", GOOD, "wrong-language", "for Spanish", false},
    {"1-a/9-y.ch.md", GOOD, NULL, NULL, true},
    {"1-a/1-x,es.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x.es .md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-es-x.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x.tieng-viet.md", GOOD, "wrong-language", "“1-x.vi.md”", false},
    {"1-a/1-x.es - Copy.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x.es (2).md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x_es - Copy.md", GOOD, "wrong-language", "“1-x.es.md”", false},
    {"1-a/1-x.es-419.md", GOOD, "unlisted-language", "add “es-419” there",
     true},
    {"1-a/1-x-no.md", GOOD, NULL, NULL, true},
    {"1-a/1-x-it.md", GOOD, NULL, NULL, true},
    {"1-a/1-x-german.md", GOOD, NULL, NULL, true},
    {"1-a/1-x.es-MX.md", GOOD, "unlisted-language",
     "Call it “1-x.es.md”, or add “es-MX” there.", true},
    {"notes.txt", "ring Ana", "missing-title", "move it out", false},
    {"ideas.md", "ring Ana", "missing-title", "move it out", false},
    {"1-a/todo.txt", "ring Ana", "missing-title", "move it out", false},
    {"1-a/2-itching.md", "Call us.", "missing-title", "The slide has no title",
     true},
    {"notes.md", "# Notes\n\nWords.\n", NULL, NULL, true},
    {"1-a/2-x.md", GOOD, "duplicate-slide", "only sets the order", false},
    {"1-a/door.jpg", "jpg", "lone-picture", "a slide of its own", true},
    {"1-a/flyer.pdf", "words\f", NULL, NULL, true},
    {"1-a/1-x.md.conflict1", "x", "conflict-file", "“1-x.md”", false},
    {"1-a/2-z.path1.md", GOOD, "conflict-file", "“2-z.md”", false},
    {"1-a/a.docx", "x", "unused-file", "Word", false},
    {"1-a/a.ppsx", "x", "unused-file", "PowerPoint", false},
    {"1-a/a.ods", "x", "unused-file", "Excel", false},
    {"1-a/a.pub", "x", "unused-file", "Publisher", false},
    {"1-a/a.key", "x", "unused-file", "Keynote", false},
    {"1-a/a.MP4", "x", "unused-file", "video", false},
    {"1-a/a.zip", "x", "unused-file", "archive", false},
    {"1-a/a.pdf - Shortcut.lnk", "x", "unused-file", "shortcut", false},
    {"1-a/a.webloc", "x", "unused-file", "shortcut", false},
    {"1-a/a.html", "x", "unused-file", "web page", false},
    {"1-a/a.ttf", "x", "unused-file", "font", false},
    {"1-a/a.exe", "x", "unused-file", "program", false},
    {"1-a/1-tone.md.", "x", "unused-file", "“1-tone.md”", false},
    {"1-a/1-tone.markdown", "x", "unused-file", "“1-tone.md”", false},
    {"1-a/1-tone", "x", "unused-file", "“1-tone.md”", false},
    {"1-a/a.xyz", "x", "unused-file", "this kind of file", false},
    {"1-a/~5 minutes.md", GOOD, NULL, NULL, true},
};

static bool
is_in_deck(const struct deck *deck, const char *path)
{
    for (size_t t = 0; t < deck->topic_count; t++) {
        for (size_t s = 0; s < deck->topics[t].slide_count; s++) {
            const struct deck_slide *slide = &deck->topics[t].slides[s];
            for (size_t v = 0; v < slide->version_count; v++) {
                if (strcmp(slide->versions[v].path, path) == 0) {
                    return true;
                }
            }
        }
    }
    return false;
}

static void
names_say_what_is_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct report report = {0};
        struct deck *deck = read_with(rows[i].path, rows[i].text, &report);
        const struct finding *found = finding_of(&report, rows[i].path);
        bool same = (found != NULL) == (rows[i].rule != NULL) &&
                    is_in_deck(deck, rows[i].path) == rows[i].shown;
        if (!same ||
            (found != NULL && (strcmp(found->rule, rows[i].rule) != 0 ||
                               strstr(found->words, rows[i].words) == NULL))) {
            print_error("%s: %s\n", rows[i].path,
                        found != NULL ? found->words : "nothing");
            fail();
        }
        deck_free(deck);
        report_release(&report);
    }
}

/* Without the file that it translates: what only a language can be, or what
 * its words say. */
static const struct {
    const char *languages, *path, *text;
    bool shown;
} alone[] = {
    {"en, es", "1-a/2-y.sp.md", GOOD, false},
    {"en, es", "1-a/2-y.spanish.md", GOOD, false},
    {"en, es", "1-a/2-y (Spanish).md", GOOD, false},
    {"en, es", "1-a/2-y (Español) - Copy.md", GOOD, false},
    {"en, es", "1-a/2-y_es.md", GOOD, false},
    {"en, es", "1-a/2_y_es.md", GOOD, false},
    {"en, es", "1-a/2-y-español.md", GOOD, false},
    {"en, es", "1-a/2-y-Spanish.md", GOOD, false},
    {"en, es", "1-a/es-2-y.md", GOOD, false},
    {"en, es", "1-a/y.spanish.png", "png", false},
    {"en, es", "1-a/y-es.png", "png", true},
    {"en, es", "1-a/y-es.pdf", "Llámenos si tiene fiebre\f", false},
    {"en, es", "1-a/y-es.pdf", "Call us if you have a fever\f", true},
    {"en, es", "1-a/2-y-es.md", "# Las cicatrices\n\nSon raras.\n", false},
    {"en, es", "1-a/2-es-y.md", "# Y\n\n- Las cicatrices\n", false},
    {"en, es", "1-a/2-y-es.md", GOOD, true},
    {"en, es", "1-a/2-we-speak-spanish.md",
     "# We speak Spanish\n\nAsk at the "
     "desk.\n",
     true},
    {"en, es", "1-a/2-french-manicure.md", GOOD, true},
    {"en, pl", "1-a/2-nail-polish.md",
     "# Polish\n\nTake it off before you "
     "come to the clinic.\n",
     true},
    {"en, it", "1-a/2-leave-it.md", "# Scabs\n\nLeave them.\n", true},
    {"de, es", "1-a/2-was-ist-es.md", "# Was ist es?\n\nEin Pilz.\n", true},
    {"de, es", "1-a/2_was_ist_es.md", "# Was ist es?\n\nEin Pilz.\n", true},
    {"en, zh-Hant", "1-a/2-y_chinese.md", GOOD, false},
    {"en, zh-Hant", "1-a/2-y_zh.md", GOOD, false},
    {"de, en", "1-a/2-y-en.md", "# Scars\n\nCall us if you see one.\n", false},
};

static void
a_translation_alone_is_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(alone) / sizeof(alone[0]); i++) {
        struct report report = {0};
        char deck_txt[64] = "title: D\nlanguages: ";
        strcat(deck_txt, alone[i].languages);
        struct deck *deck =
            read_in(deck_txt, alone[i].path, alone[i].text, &report);
        const struct finding *found = finding_of(&report, alone[i].path);
        bool told = found != NULL && strcmp(found->rule, "wrong-language") == 0;
        if (told == alone[i].shown ||
            is_in_deck(deck, alone[i].path) != alone[i].shown) {
            print_error("%s: %s\n", alone[i].path,
                        found != NULL ? found->words : "nothing");
            fail();
        }
        deck_free(deck);
        report_release(&report);
    }
}

/* Who reads simplified Chinese may not read traditional. */
static void
another_script_is_another_language(void **state)
{
    (void)state;
    static const char *const scripts[] = {"zh-Hant", "zh-TW", "zh-HK"};
    for (size_t i = 0; i < 3; i++) {
        struct report report = {0};
        char path[32] = "1-a/1-x.";
        strcat(strcat(path, scripts[i]), ".md");
        struct deck *deck = read_in("title: D\nlanguages: en, zh-Hans", path,
                                    "# 皮膚變紅\n\n這是正常的。\n", &report);
        const struct finding *found = finding_of(&report, path);
        assert_string_equal(found->rule, "unlisted-language");
        assert_null(strstr(found->words, "Call it"));
        assert_string_equal(
            deck_version(deck, &deck->topics[0].slides[0], "zh-Hans")->path,
            "1-a/1-x.md");
        deck_free(deck);
        report_release(&report);
    }
    assert_true(deck_same_language("zh-Hans", "zh-CN"));
    assert_false(deck_same_language("sr-Latn", "sr-Cyrl"));
}

/* A tag that is another's, or none, in the line “languages”. */
static void
a_language_by_its_name_is_told_its_tag(void **state)
{
    (void)state;
    static const char *const rows_of[][2] = {
        {"title: D\nlanguages: en, sp", "Spanish, write “es”"},
        {"title: D\nlanguages: en, mx", "Spanish, write “es”"},
        {"title: D\nlanguages: en, cn", "Chinese, write “zh”"},
        {"title: D\nlanguages: en, Spanish", "Did you mean “es”?"},
        {"title: D\nlanguages: en, es-419", NULL}};
    for (size_t i = 0; i < sizeof(rows_of) / sizeof(rows_of[0]); i++) {
        struct report report = {0};
        struct deck *deck = read_in(rows_of[i][0], "1-a/2-y.md", GOOD, &report);
        const struct finding *found = report_find(&report, "bad-language");
        assert_int_equal(found != NULL, rows_of[i][1] != NULL);
        if (found != NULL) {
            assert_non_null(strstr(found->words, rows_of[i][1]));
        }
        deck_free(deck);
        report_release(&report);
    }
}

/* Where one translation is called so, the others are, too. */
static void
a_usual_mark_is_known(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    const char *const files[][2] = {{"deck.txt", "title: D\nlanguages: en, es"},
                                    {"1-a/1-x.md", GOOD},
                                    {"1-a/1-x-es.md", GOOD},
                                    {"1-a/2-y-es.png", "png"}};
    add_files(reader, files, 4, &report);
    struct deck *deck = deck_reader_finish(reader, &report);
    assert_false(is_in_deck(deck, "1-a/2-y-es.png"));
    deck_free(deck);
    report_release(&report);
}

static void
folders_are_told_once(void **state)
{
    (void)state;
    static const struct {
        const char *path, *folder, *rule;
    } folders[] = {
        {"1-a - Copy/1-x.md", "1-a - Copy", "copy"},
        {"1-a (conflicted copy 2026-11-29)/1-x.md",
         "1-a (conflicted copy 2026-11-29)", "conflict-file"},
        {"1-a.es/1-x.md", "1-a.es", "wrong-language"},
        {"1-a_es/1-x.md", "1-a_es", "wrong-language"},
    };
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        struct report report = {0};
        struct deck *deck = read_with(folders[i].path, "no title", &report);
        const struct finding *found = finding_of(&report, folders[i].folder);
        assert_non_null(found);
        assert_string_equal(found->rule, folders[i].rule);
        deck_free(deck);
        report_release(&report);
    }
}

/* Where each language has its mark in the wrong place, the first one stays. */
static void
a_pair_of_languages_is_known(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"1-a/2-r-en.md", "1-a/2-r-es.md"},
                                           {"1-a/en_2-r.md", "1-a/es_2-r.md"}};
    for (size_t i = 0; i < 2; i++) {
        struct report report = {0};
        struct deck_reader *reader = deck_reader_new();
        const char *const files[][2] = {
            {"deck.txt", "title: D\nlanguages: en, es"},
            {pairs[i][0], GOOD},
            {pairs[i][1], GOOD}};
        add_files(reader, files, 3, &report);
        struct deck *deck = deck_reader_finish(reader, &report);
        assert_true(is_in_deck(deck, pairs[i][0]));
        assert_false(is_in_deck(deck, pairs[i][1]));
        assert_non_null(strstr(finding_of(&report, pairs[i][0])->words,
                               "call it “2-r.md”"));
        assert_non_null(strstr(finding_of(&report, pairs[i][1])->words,
                               "call it “2-r.es.md”"));
        deck_free(deck);
        report_release(&report);
    }
}

/* A picture beside a slide of TEXT that has a mistake may belong to it. */
static void
a_picture_waits_for_its_slide(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool waits;
    } slides[] = {{"# Y\n\n![A bruise](foto.jpg)\n", true},
                  {"# Y\n\n![A bruise](<door.jpg)\n", true},
                  {"PK\003\004\024\n\001", true},
                  {"# Y\n\n![A bruise](photo.jpg)\n", false},
                  {"No title.\n", false},
                  {"# Y\n\nNo picture.\n", false}};
    for (size_t i = 0; i < sizeof(slides) / sizeof(slides[0]); i++) {
        struct report report = {0};
        struct deck_reader *reader = deck_reader_new();
        const char *const files[][2] = {{"deck.txt", "title: D\nlanguages: en"},
                                        {"1-a/1-x.md", GOOD},
                                        {"1-a/2-y.md", slides[i].text},
                                        {"1-a/photo.jpg", "jpg"},
                                        {"1-a/door.jpg", "jpg"}};
        add_files(reader, files, 5, &report);
        deck_reader_shown_before(reader, "1-a/photo.jpg");
        struct deck *deck = deck_reader_finish(reader, &report);
        const struct finding *found = finding_of(&report, "1-a/door.jpg");
        assert_non_null(found);
        assert_string_equal(found->rule, slides[i].waits ? "waiting-picture"
                                                         : "lone-picture");
        assert_int_equal(is_in_deck(deck, "1-a/door.jpg"), !slides[i].waits);
        deck_free(deck);
        report_release(&report);
    }
}

/* Pages keep their numbers; of a PDF with nothing on it nothing is left. */
static void
blank_pages_are_no_slides(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck *deck =
        read_with("1-a/2-tour.pdf", "One\f\v\fThree\f\v\f", &report);
    assert_int_equal(deck->topics[0].slide_count, 3);
    assert_string_equal(deck->topics[0].slides[1].id, "tour-page-1");
    assert_string_equal(deck->topics[0].slides[2].id, "tour-page-3");
    const struct finding *found = finding_of(&report, "1-a/2-tour.pdf");
    assert_string_equal(found->rule, "blank-page");
    assert_non_null(strstr(found->words, "pages 2, 4 of"));
    deck_free(deck);
    report_release(&report);
    deck = read_with("1-a/2-tour.pdf", "\v\f", &report);
    assert_int_equal(deck->topics[0].slide_count, 1);
    assert_non_null(finding_of(&report, "1-a/2-tour.pdf"));
    deck_free(deck);
    report_release(&report);
    deck = read_with("2-b/1-tour.pdf", "\v\f\v\f", &report);
    assert_int_equal(deck->topic_count, 1); /* alone in its topic */
    assert_non_null(finding_of(&report, "2-b/1-tour.pdf"));
    deck_free(deck);
    report_release(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_say_what_is_meant),
        cmocka_unit_test(a_translation_alone_is_known),
        cmocka_unit_test(another_script_is_another_language),
        cmocka_unit_test(a_language_by_its_name_is_told_its_tag),
        cmocka_unit_test(a_usual_mark_is_known),
        cmocka_unit_test(folders_are_told_once),
        cmocka_unit_test(a_pair_of_languages_is_known),
        cmocka_unit_test(a_picture_waits_for_its_slide),
        cmocka_unit_test(blank_pages_are_no_slides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
