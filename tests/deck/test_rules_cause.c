/* One mistake breaks much: that it is read of first, and what follows from it
 * below, in decks in which one thing is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck_reader.h"
#include "deck_rules.h"
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
    deck_check(deck, (struct deck_date){2026, 11, 29}, report);
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_wrong_with_the_deck),
        cmocka_unit_test(what_a_file_of_another_name_leaves_missing_follows),
        cmocka_unit_test(a_date_is_its_own_cause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
