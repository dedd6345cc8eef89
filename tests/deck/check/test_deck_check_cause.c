/* One mistake breaks much: that it is read of first, and what follows from it
 * below, in decks in which one thing is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck_check.h"
#include "deck_reader.h"
#include "str.h"

#define HEAD "---\nsource: Clinic leaflet\nreviewed: 2026-11-22\n"
#define EN HEAD "---\n\n# Words\n\nOne or two.\n"
#define ES HEAD "---\n\n# Palabras\n\nUna o dos.\n"
#define CALL "\n**(719) 555-0142**\n"
#define DECK "title: Show\ntitle.es: Muestra\n"
#define TOPIC "treatment: Peel\ntreatment.es: Peeling\n"

struct file {
    const char *path, *text; /* NULL: not there */
};

/* A deck in which nothing is wrong. */
static const struct file good[] = {
    {"1-good/1-a.es.md", ES},
    {"1-good/1-a.md", EN},
    {"1-good/topic.txt",
     "title: Good\ntitle.es: Bien\n" TOPIC "kind: benefit\n"},
    {"2-harm/1-a.es.md", ES},
    {"2-harm/1-a.md", EN},
    {"2-harm/topic.txt",
     "title: Harm\ntitle.es: Mal\n" TOPIC "kind: side-effect\n"},
    {"3-call/1-a.es.md", ES CALL},
    {"3-call/1-a.md", EN CALL},
    {"3-call/topic.txt",
     "title: Call\ntitle.es: Llame\n" TOPIC "kind: when-to-call\n"},
    {"deck.txt", DECK "languages: en, es\n"},
};

static void
add(struct deck_reader *reader, struct file file, struct report *report)
{
    if (file.text != NULL) {
        size_t len = strlen(file.text);
        struct deck_file read = {
            .path = file.path, .bytes = file.text, .len = len};
        read.size_bytes = len;
        deck_reader_add(reader, &read, report);
    }
}

/* What is said of the good deck with CHANGED, up to an empty path, in place of
 * its files or beside them: "PATH RULE", a dot before for each step below what
 * it follows from. *REPORT is freed with report_release(). */
static char *
say(const struct file *changed, struct report *report)
{
    struct deck_reader *reader = deck_reader_new();
    struct str said = {0};
    str_add(&said, "");
    for (size_t i = sizeof(good) / sizeof(good[0]); i-- > 0;) {
        bool kept = true;
        for (const struct file *file = changed; file->path != NULL; file++) {
            kept = kept && strcmp(file->path, good[i].path) != 0;
        }
        if (kept) {
            add(reader, good[i], report);
        }
    }
    for (const struct file *file = changed; file->path != NULL; file++) {
        add(reader, *file, report);
    }
    struct deck *deck = deck_reader_finish(reader, report);
    deck_check(deck, deck_moment_any((struct deck_date){2026, 11, 29}), report);
    deck_free(deck);
    report_sort(report);
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        str_addf(&said, "%s%.*s%s %s", i > 0 ? "\n" : "", finding->depth,
                 "....", finding->path, finding->rule);
    }
    return str_take(&said);
}

static void
expect(const struct file *changed, const char *list)
{
    struct report report = {0};
    char *said = say(changed, &report);
    assert_string_equal(said, list);
    free(said);
    report_release(&report);
}

static void
nothing_is_wrong_with_the_deck(void **state)
{
    (void)state;
    expect((struct file[]){{0}}, "");
}

static void
what_a_file_of_another_name_leaves_missing_follows(void **state)
{
    (void)state;
    expect(
        (struct file[]){{"2-harm/1-a.md", NULL}, {"2-harm/1-a_en.md", EN}, {0}},
        "2-harm/1-a_en.md wrong-language\n"
        ".2-harm/1-a.es.md missing-language\n"
        "..2-harm/1-a.es.md withheld");
    expect((struct file[]){{"2-harm/1-a.es.md", NULL},
                           {"2-harm/1-a-es.md", ES},
                           {0}},
           "2-harm/1-a-es.md wrong-language\n"
           ".2-harm/1-a.md missing-language");
}

static void
a_date_is_its_own_cause(void **state)
{
    (void)state;
    static const char soon[] = HEAD "dwell: 1\nvalid-from: 2026-12-20\n---\n\n"
                                    "# Words\n\nOne or two.\n";
    static const char late[] =
        HEAD "sorce: x\nvalid-until: 2026-11-01\n---\n\n# Palabras\n\nUna.\n";
    expect((struct file[]){{"2-harm/1-a.md", soon},
                           {"2-harm/1-a.es.md", NULL},
                           {0}},
           "2-harm/1-a.md not-yet\n"
           ".2-harm/1-a.md withheld\n"
           "2-harm/1-a.md missing-language\n"
           "2-harm/1-a.md short-dwell");
    expect((struct file[]){{"2-harm/1-a.es.md", late}, {0}},
           "2-harm/1-a.es.md expired\n"
           ".2-harm/1-a.es.md withheld\n"
           "2-harm/1-a.es.md unknown-key");
}

static void
a_missing_topic_txt_comes_first(void **state)
{
    (void)state;
    expect((struct file[]){{"2-harm/topic.txt", NULL}, {0}},
           "2-harm/topic.txt missing-topic\n"
           ".2-harm/1-a.es.md missing-kind\n"
           ".2-harm/1-a.md missing-kind\n"
           ".2-harm/topic.txt missing-language\n"
           ".1-good/1-a.md no-side-effects");
    expect((struct file[]){{"2-harm/topic.txt", NULL},
                           {"2-harm/topic - Copy.txt", TOPIC},
                           {0}},
           "2-harm/topic - Copy.txt copy\n"
           ".2-harm/topic.txt missing-topic\n"
           ".1-good/1-a.md no-side-effects\n"
           "..2-harm/1-a.es.md missing-kind\n"
           "..2-harm/1-a.md missing-kind\n"
           "..2-harm/topic.txt missing-language");
}

/* The text that nobody translated, under whatever title; but few words, a name
 * or a number, may be the same. */
static void
words_that_were_not_translated_are_told(void **state)
{
    (void)state;
    static const char text[] = HEAD "---\n\n# Words\n\nIt swells for a week.\n";
    static const char same[] =
        HEAD "---\n\n# Palabras\n\nIt swells for a week.\n";
    static const char other[] =
        HEAD "---\n\n# Palabras\n\nSe hincha toda la semana.\n";
    expect((struct file[]){{"2-harm/1-a.md", text},
                           {"2-harm/1-a.es.md", text},
                           {0}},
           "2-harm/1-a.es.md not-translated");
    expect((struct file[]){{"2-harm/1-a.md", text},
                           {"2-harm/1-a.es.md", same},
                           {0}},
           "2-harm/1-a.es.md not-translated");
    expect((struct file[]){{"2-harm/1-a.md", text},
                           {"2-harm/1-a.es.md", other},
                           {0}},
           "");
    expect((struct file[]){{"2-harm/1-a.es.md", EN}, {0}}, "");
}

/* The deck of the same slides whose first language is Spanish. */
#define ES_FIRST(languages)                                     \
    {"1-good/1-a.es.md", NULL}, {"1-good/1-a.md", ES},          \
        {"1-good/1-a.en.md", EN}, {"2-harm/1-a.es.md", NULL},   \
        {"2-harm/1-a.md", ES}, {"2-harm/1-a.en.md", EN},        \
        {"3-call/1-a.es.md", NULL}, {"3-call/1-a.md", ES CALL}, \
        {"3-call/1-a.en.md", EN CALL},                          \
    {                                                           \
        "deck.txt", languages                                   \
    }

static size_t
count_of(const struct report *report, int depth)
{
    size_t count = 0;
    for (size_t i = 0; i < report->count; i++) {
        count += depth < 0 || report->findings[i].depth == depth;
    }
    return count;
}

/* That one finding of deck.txt is all that stands by itself, that RULE and
 * WORDS are in it, and that nothing below gives advice that would destroy. */
static void
expect_deck(const struct file *changed, const char *rule, const char *words)
{
    static const char *const harm[] = {"another name", "Keep one", "Add it",
                                       "Have it"};
    struct report report = {0};
    char *said = say(changed, &report);
    const struct finding *first = &report.findings[0];
    assert_true(report.count > 3);
    assert_int_equal(count_of(&report, 0), 1);
    assert_string_equal(first->path, "deck.txt");
    assert_string_equal(first->rule, rule);
    assert_non_null(strstr(first->words, words));
    for (size_t i = 1; i < report.count; i++) {
        for (size_t k = 0; k < sizeof(harm) / sizeof(harm[0]); k++) {
            assert_null(strstr(report.findings[i].words, harm[k]));
        }
    }
    free(said);
    report_release(&report);
}

static void
languages_in_doubt_come_first(void **state)
{
    (void)state;
    static const struct {
        const char *deck, *rule, *words;
    } rows[] = {
        {NULL, "missing-deck", "“languages: en, es”"},
        {"\n", "missing-deck", "is empty"},
        {DECK, "missing-languages", "“languages: en, es”"},
        {DECK "languages: English\n", "bad-language", "mean “en”"},
        {DECK "languages: en, Spanish\n", "bad-language", "mean “es”"},
        {DECK "language: en, es\n", "unknown-key", "“languages”"},
        {DECK "languages: es, en\n", "first-language", "“languages: en, es”"},
        {DECK "languages: es, es\n", "repeated-language", "twice"},
        {"title: Sh\xEF\xBF\xBDw\n", "unreadable-character", "lost"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        expect_deck((struct file[]){{"deck.txt", rows[i].deck}, {0}},
                    rows[i].rule, rows[i].words);
    }
    expect_deck((struct file[]){ES_FIRST(NULL), {0}}, "missing-deck",
                "“languages: ..., en");
    expect_deck((struct file[]){ES_FIRST("title: D\nlanguages: Spanish"), {0}},
                "bad-language", "mean “es”");
    expect_deck((struct file[]){ES_FIRST("title: D\nlanguages: en, es"), {0}},
                "first-language", "“languages: es, en”");
    expect_deck((struct file[]){ES_FIRST("title: D\nlanguages: en"), {0}},
                "first-language", "“languages: ..., en");
}

/* One translation that has the default language in its name is not the whole
 * line, and a deck in one language needs none. */
static void
languages_are_not_doubted_for_less(void **state)
{
    (void)state;
    expect((struct file[]){{"1-good/1-a.en.md", EN}, {0}},
           "1-good/1-a.md duplicate-slide");
    expect((struct file[]){{"1-good/1-a.es.md", NULL},
                           {"2-harm/1-a.es.md", NULL},
                           {"3-call/1-a.es.md", NULL},
                           {"1-good/topic.txt", "kind: benefit"},
                           {"2-harm/topic.txt", "kind: side-effect"},
                           {"3-call/topic.txt", "kind: when-to-call"},
                           {"deck.txt", "title: Show"},
                           {0}},
           "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_wrong_with_the_deck),
        cmocka_unit_test(what_a_file_of_another_name_leaves_missing_follows),
        cmocka_unit_test(a_missing_topic_txt_comes_first),
        cmocka_unit_test(words_that_were_not_translated_are_told),
        cmocka_unit_test(languages_in_doubt_come_first),
        cmocka_unit_test(languages_are_not_doubted_for_less),
        cmocka_unit_test(a_date_is_its_own_cause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
