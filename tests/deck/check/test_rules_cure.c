/* What staff are told when a treatment lacks risks that the deck seems to have:
 * the mistake first, the rest below it, and never to add a slide that is
 * there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck_check.h"
#include "deck_reader.h"

static const struct deck_date today = {2026, 11, 22};

#define HEAD "---\nsource: Clinic\nreviewed: 2026-11-01\n---\n"
#define TOPIC(kind)                                           \
    "title: T\ntitle.es: Z\ntreatment: Laser\ntreatment.es: " \
    "Láser\nkind: " kind "\n"

/* A file of the deck; NULL: there is none, "" it cannot be read. */
struct change {
    const char *path, *text;
};

static const struct change good[] = {
    {"deck.txt", "title: Show\ntitle.es: Muestra\nlanguages: en, es\n"
                 "clinic_phone: 719 555 0142\nemergency_phone: 911\n"},
    {"1-b/topic.txt", TOPIC("benefit")},
    {"1-b/1-a.md", HEAD "# Good\n\nGood.\n"},
    {"1-b/1-a.es.md", HEAD "# Bueno\n\nBueno.\n"},
    {"2-s/topic.txt", TOPIC("side-effect")},
    {"2-s/1-a.md", HEAD "# Harm\n\nHarm.\n"},
    {"2-s/1-a.es.md", HEAD "# Mal\n\nMal.\n"},
    {"3-c/topic.txt", TOPIC("when-to-call")},
    {"3-c/1-a.md", HEAD "# Call\n\n719 555 0142\n\n911\n"},
    {"3-c/1-a.es.md", HEAD "# Llame\n\n719 555 0142\n\n911\n"},
};

enum { FILES = sizeof(good) / sizeof(*good), CHANGES = 4 };

static void
add(struct deck_reader *reader, const struct change *change,
    struct report *report)
{
    size_t len = change->text ? strlen(change->text) : 0;
    struct deck_file file = {.path = change->path,
                             .bytes = len > 0 ? change->text : NULL,
                             .len = len,
                             .size_bytes = len};
    if (change->text) {
        deck_reader_add(reader, &file, report);
    }
}

/* The report on the good deck with CHANGES, and perhaps a finding of who has
 * read its folders. */
static struct report
check(const struct change *changes, const char *rule, const char *path)
{
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    for (size_t i = 0; i < FILES; i++) {
        bool changed = false;
        for (size_t j = 0; j < CHANGES && changes[j].path; j++) {
            changed |= strcmp(changes[j].path, good[i].path) == 0;
        }
        if (!changed) {
            add(reader, &good[i], &report);
        }
    }
    for (size_t j = 0; j < CHANGES && changes[j].path; j++) {
        add(reader, &changes[j], &report);
    }
    if (rule) {
        report_add(&report, path, 0, REPORT_WARNING, rule, "It is not read.");
    }
    struct deck *deck = deck_reader_finish(reader, &report);
    deck_check(deck, deck_moment_any(today), &report);
    report_sort(&report);
    deck_free(deck);
    return report;
}

struct row {
    struct change changes[CHANGES];
    const char *rule, *path; /* of a finding of the folder's reader, or NULL */
    const char *root;        /* where it is told first, or NULL */
    const char *words;       /* why benefits are not shown */
};

static const char no_effect[] = "it has no side-effect slide that can be read";
static const char no_call[] = "it has no when-to-call slide that can be read";

#define GONE_EFFECTS          \
    {"2-s/1-a.md", NULL},     \
    {                         \
        "2-s/1-a.es.md", NULL \
    }
#define GONE_CALLS            \
    {"3-c/1-a.md", NULL},     \
    {                         \
        "3-c/1-a.es.md", NULL \
    }

static const struct row rows[] = {
    /* What lies unread. */
    {.changes = {GONE_EFFECTS},
     .rule = "folder-too-deep",
     .path = "2-s/x",
     .root = "2-s/x",
     .words = no_effect},
    {.changes = {GONE_EFFECTS, {"2-s/topic.txt", NULL}},
     .rule = "unreadable",
     .path = "2-s",
     .root = "2-s",
     .words = no_effect},
    {.changes = {GONE_EFFECTS, {"2-s/1-a.docx", "x"}},
     .root = "2-s/1-a.docx",
     .words = no_effect},
    {.changes = {GONE_EFFECTS, {"2-s/1-a.md.", "x"}},
     .root = "2-s/1-a.md.",
     .words = no_effect},
    {.changes = {GONE_EFFECTS,
                 {"2-s/1-a (conflicted copy 2026-11-01).md", "# X\n\nX.\n"}},
     .root = "2-s/1-a (conflicted copy 2026-11-01).md",
     .words = no_effect},
    {.changes = {{"2-s/topic.txt", NULL},
                 {"2-s/topic (1).txt", TOPIC("side-effect")}},
     .root = "2-s/topic (1).txt",
     .words = no_effect},
    {.changes = {{"2-s/topic.txt", "\n"}},
     .root = "2-s/topic.txt",
     .words = no_effect},
    {.changes = {{"2-s/topic.txt", ""}},
     .rule = "unreadable",
     .path = "2-s/topic.txt",
     .root = "2-s/topic.txt",
     .words = no_effect},
    {.changes = {{"2-s/topic.txt", TOPIC("")}},
     .root = "2-s/topic.txt",
     .words = no_effect},
    {.changes = {GONE_CALLS, {"3-c/topic.txt", NULL}, {"3-call.zip", "x"}},
     .root = "3-call.zip",
     .words = no_call},
    /* A risk that is empty or unreadable is one that is left out. */
    {.changes = {{"2-s/2-b.md", "\n"}},
     .root = "2-s/2-b.md",
     .words = "this side-effect slide has errors"},
    {.changes = {{"2-s/2-b.md", "\xEF\xBB\xBF\n \n"}},
     .root = "2-s/2-b.md",
     .words = "this side-effect slide has errors"},
    {.changes = {{"2-s/2-b.md", ""}},
     .rule = "unreadable",
     .path = "2-s/2-b.md",
     .root = "2-s/2-b.md",
     .words = "this side-effect slide has errors"},
    {.changes = {{"2-s/2-b.jpg", ""}},
     .rule = "empty-file",
     .path = "2-s/2-b.jpg",
     .root = "2-s/2-b.jpg",
     .words = "this side-effect slide has errors"},
    /* Kinds that cannot be read. */
    {.changes = {{"3-c/topic.txt", TOPIC("when to call")}},
     .root = "3-c/topic.txt",
     .words = "no when-to-call slide that can be read: fix line 5 of "
              "3-c/topic.txt first."},
    {.changes = {{"3-c/topic.txt", "title: T\ntitle.es: Z\n"},
                 {"3-c/1-a.es.md", NULL},
                 {"3-c/1-a.md", "---\nkind: when to call\n---\n# Call\n\n.\n"}},
     .root = "3-c/1-a.md",
     .words = "no when-to-call slide that can be read: fix 3-c/1-a.md first."},
    {.changes = {{"2-s/1-a.md", "---\nkind: about\n---\n# Harm\n\nHarm.\n"}},
     .root = "2-s/1-a.es.md",
     .words = "“2-s/1-a.md” lacks “kind: side-effect”"},
    {.changes = {{"2-s/1-a.es.md", "---\nkind: about\n---\n# Mal\n\nMal.\n"}},
     .root = "2-s/1-a.es.md",
     .words = "are not shown, because “2-s/1-a.es.md” lacks “kind: "
              "side-effect”"},
    /* Benefits without a treatment. */
    {.changes = {{"1-b/topic.txt", "title: T\ntitle.es: Z\nkind: benefit\n"}},
     .words = "Write “treatment: Laser” in 1-b/topic.txt."},
    {.changes = {{"1-b/topic.txt",
                  "title: T\ntitle.es: Z\ntreatment.es: Láser\n"
                  "kind: benefit\n"}},
     .root = "1-b/topic.txt",
     .words = "Write “treatment: Laser” in 1-b/topic.txt."},
};

static void
the_cause_comes_first(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct report report =
            check(rows[i].changes, rows[i].rule, rows[i].path);
        const char *root = NULL;
        int told = 0;
        for (size_t j = 0; j < report.count; j++) {
            const struct finding *finding = &report.findings[j];
            root = finding->depth == 0 ? finding->path : root;
            assert_null(strstr(finding->words, "Add a slide"));
            assert_null(strstr(finding->words, "two treatments"));
            if (strstr(finding->words, rows[i].words)) {
                told++;
                assert_int_equal(finding->depth > 0, rows[i].root != NULL);
                assert_string_equal(root, rows[i].root ? rows[i].root
                                                       : finding->path);
            }
        }
        if (told == 0) {
            fail_msg("row %zu: not told", i);
        }
        report_release(&report);
    }
}

/* What lies elsewhere is not what is missing. */
static void
what_is_not_there_is_to_be_added(void **state)
{
    (void)state;
    static const struct change gone[][CHANGES] = {
        {GONE_EFFECTS, {"2-s/topic.txt", NULL}},
        {GONE_EFFECTS, {"2-s/topic.txt", NULL}, {"1-b/1-a.docx", "x"}},
        {GONE_EFFECTS, {"2-s/topic.txt", NULL}, {"1-benefits.zip", "x"}},
        {GONE_EFFECTS, {"2-s/topic.txt", NULL}, {"film.mp4", "x"}}};
    for (size_t i = 0; i < sizeof(gone) / sizeof(*gone); i++) {
        struct report report = check(gone[i], NULL, NULL);
        const struct finding *finding = report_find(&report, "no-side-effects");
        assert_non_null(finding);
        assert_non_null(strstr(finding->words, "Add a slide with “kind: "
                                               "side-effect”."));
        assert_int_equal(finding->depth, 0);
        report_release(&report);
    }
}

static void
every_line_and_slide_is_named(void **state)
{
    (void)state;
#define PEEL "title: P\ntitle.es: P\ntreatment: Peel\nkind: "
    const struct change changes[CHANGES] = {
        {"4-b/topic.txt", PEEL "benefit\n"},
        {"4-b/1-a.md", HEAD "# Fine\n\nFine.\n"},
        {"5-c/topic.txt", "title: Q\ntitle.es: Q\ntreatment: Laser\n"
                          "kind: when-to-call\n"},
        {"5-c/1-a.md", HEAD "# Ring\n\n719 555 0142\n\n911\n"}};
    struct report report = check(changes, NULL, NULL);
    const struct finding *finding = report_find(&report, "no-when-to-call");
    assert_non_null(finding);
    assert_non_null(strstr(finding->words,
                           "“3-c/1-a.md” is only for “Laser”: if it is for "
                           "all treatments, remove the lines “treatment” and "
                           "“treatment.es” from 3-c/topic.txt."));
    assert_non_null(strstr(finding->words,
                           "remove the line “treatment” from 5-c/topic.txt."));
    report_release(&report);
}

/* A no-break space is a space. */
static void
names_of_treatments_are_read_as_they_look(void **state)
{
    (void)state;
    const struct change changes[CHANGES] = {
        {"2-s/topic.txt",
         "title: T\ntitle.es: Z\ntreatment: Laser\xC2\xA0 Peel\n"
         "kind: side-effect\n"},
        {"1-b/topic.txt", "title: T\ntitle.es: Z\ntreatment: Laser Peel\n"
                          "kind: benefit\n"},
        {"3-c/topic.txt", "title: T\ntitle.es: Z\nkind: when-to-call\n"}};
    struct report report = check(changes, NULL, NULL);
    assert_int_equal(report.error_count, 0);
    assert_null(report_find(&report, "treatments-alike"));
    report_release(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cause_comes_first),
        cmocka_unit_test(what_is_not_there_is_to_be_added),
        cmocka_unit_test(every_line_and_slide_is_named),
        cmocka_unit_test(names_of_treatments_are_read_as_they_look),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
