/* Receipts: what is written is read back, what is torn is not believed, and
 * what staff read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "receipt.h"
#include "receipt_file.h"
#include "receipt_words.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
fill(struct receipt *receipt)
{
    receipt_init(receipt);
    receipt->outcome = RECEIPT_REFUSED;
    receipt->number = 7;
    receipt->when_s = 1795776183;
    free(receipt->from);
    receipt->from = strdup("the stick of Ana, 8 GB");
    memcpy(receipt->deck, HASH, sizeof(HASH));
    receipt_because(receipt, "It has %d errors.", 2);
    receipt->slides = 12;
    receipt->timed = 3;
    receipt->shown = 10;
    receipt_add(receipt, RECEIPT_WARNING, "", 0, "No title.", "no-title");
    receipt_add(receipt, RECEIPT_ADDED, "1-a/10.md", 0, "A\ttab", "");
    receipt_add(receipt, RECEIPT_ADDED, "1-a/2.md", 0, "", "");
    receipt_add(receipt, RECEIPT_LEFT_OUT, "1-a/x\ny.md", 3, "Wrong.", "");
    receipt_sort(receipt);
}

static void
assert_same_item(const struct receipt_item *item, enum receipt_kind kind,
                 const char *path, int line, const char *words)
{
    assert_int_equal(item->kind, kind);
    assert_string_equal(item->path, path);
    assert_int_equal(item->line, line);
    assert_string_equal(item->words, words);
}

static void
test_round_trip(void **state)
{
    (void)state;
    struct receipt receipt, back;
    struct str text = {0};
    fill(&receipt);
    receipt_write(&receipt, &text);
    assert_true(receipt_parse(text.text, text.len, &back));
    assert_int_equal(back.outcome, RECEIPT_REFUSED);
    assert_int_equal(back.number, 7);
    assert_int_equal(back.when_s, 1795776183);
    assert_string_equal(back.from, "the stick of Ana, 8 GB");
    assert_string_equal(back.deck, HASH);
    assert_string_equal(back.offered, "");
    assert_string_equal(back.why, "It has 2 errors.");
    assert_int_equal(back.slides, 12);
    assert_int_equal(back.shown, 10);
    assert_int_equal(back.timed, 3);
    assert_int_equal(back.count, 4);
    assert_int_equal(back.counts[RECEIPT_ADDED], 2);
    /* Control characters would break lines; 2 comes before 10. */
    assert_same_item(&back.items[0], RECEIPT_ADDED, "1-a/2.md", 0, "");
    assert_same_item(&back.items[1], RECEIPT_ADDED, "1-a/10.md", 0,
                     "A\uFFFDtab");
    assert_same_item(&back.items[2], RECEIPT_LEFT_OUT, "1-a/x\uFFFDy.md", 3,
                     "Wrong.");
    assert_string_equal(back.items[3].rule, "no-title");
    receipt_release(&back);
    receipt_release(&receipt);
    str_release(&text);
}

static void
test_torn(void **state)
{
    (void)state;
    struct receipt receipt, back;
    struct str text = {0};
    fill(&receipt);
    receipt_write(&receipt, &text);
    for (size_t len = 0; len < text.len; len++) {
        char *part = malloc(len + 1); /* so that ASan sees its end */
        memcpy(part, text.text, len);
        assert_false(receipt_parse(part, len, &back));
        free(part);
    }
    receipt_release(&receipt);
    str_release(&text);
}

/* Any byte may be any other: refused or read, never worse. */
static void
test_damaged(void **state)
{
    (void)state;
    struct receipt receipt, back;
    struct str text = {0};
    fill(&receipt);
    receipt_write(&receipt, &text);
    uint32_t luck = 1;
    for (int i = 0; i < 20000; i++) {
        luck = luck * 1664525 + 1013904223;
        size_t at = luck % text.len;
        char was = text.text[at];
        text.text[at] = (char)(luck >> 24);
        if (receipt_parse(text.text, text.len, &back)) {
            receipt_release(&back);
        }
        text.text[at] = was;
    }
    receipt_release(&receipt);
    str_release(&text);
}

static void
test_too_many(void **state)
{
    (void)state;
    struct receipt receipt, back;
    struct str text = {0}, words = {0};
    receipt_init(&receipt);
    for (int i = 0; i < RECEIPT_ITEMS_MAX + 5; i++) {
        receipt_add(&receipt, RECEIPT_ADDED, "a.md", 0, "", "");
    }
    receipt_write(&receipt, &text);
    assert_true(receipt_parse(text.text, text.len, &back));
    assert_int_equal(back.count, RECEIPT_ITEMS_MAX);
    assert_int_equal(back.counts[RECEIPT_ADDED], RECEIPT_ITEMS_MAX + 5);
    receipt_words(&back, &words);
    assert_non_null(strstr(words.text, "and 5 more"));
    receipt_release(&back);
    receipt_release(&receipt);
    str_release(&text);
    str_release(&words);
}

static void
assert_says(const struct receipt *receipt, const char *expected)
{
    struct str words = {0};
    receipt_summary(receipt, &words);
    assert_string_equal(words.text, expected);
    str_release(&words);
}

static void
assert_starts(const struct receipt *receipt, const char *expected)
{
    struct str words = {0};
    receipt_summary(receipt, &words);
    assert_memory_equal(words.text, expected, strlen(expected));
    str_release(&words);
}

/* One bad line: what follows from it stands below it and nowhere else; what
 * leaves out most comes first, in the file of the receipt as in words. */
static void
test_what_follows_is_told_once(void **state)
{
    (void)state;
    struct receipt receipt, back;
    struct str text = {0}, words = {0};
    receipt_init(&receipt);
    receipt_add(&receipt, RECEIPT_LEFT_OUT, "1-a/1.md", 0, "Odd.", "");
    receipt_add(&receipt, RECEIPT_ERROR, "1-a/1.md", 2, "Odd.", "odd");
    receipt_add(&receipt, RECEIPT_ERROR, "2-b/topic.txt", 3, "No.", "bad");
    for (char name[] = "2-b/1.md"; name[4] <= '8'; name[4]++) {
        receipt_add_after(&receipt, "2-b/topic.txt", 3, RECEIPT_LEFT_OUT, name,
                          0, "Unknown.", "");
        receipt_add_after(&receipt, "2-b/topic.txt", 3, RECEIPT_ERROR, name, 0,
                          "Unknown.", "unknown");
    }
    receipt_sort(&receipt);
    receipt_write(&receipt, &text);
    assert_true(receipt_parse(text.text, text.len, &back));
    assert_string_equal(receipt_first(&back)->path, "2-b/topic.txt");
    receipt_list(&back, &words);
    assert_string_equal(
        words.text,
        "\nFix first:\n- 2-b/topic.txt, line 3: No.\n"
        "  Because of this, 8 slides are not shown: 2-b/1.md, 2-b/2.md, "
        "2-b/3.md, 2-b/4.md, 2-b/5.md, 2-b/6.md and 2 more.\n"
        "\nNot shown, and why:\n- 1-a/1.md, line 2: Odd.\n");
    receipt_release(&back);
    receipt_release(&receipt);
    str_release(&text);
    str_release(&words);
}

/* A slide that is left out is named once for one mistake. */
static void
test_said_once(void **state)
{
    (void)state;
    struct receipt receipt;
    struct str words = {0};
    receipt_init(&receipt);
    receipt_add(&receipt, RECEIPT_LEFT_OUT, "1-a/1.md", 0, "It is odd.", "");
    receipt_add(&receipt, RECEIPT_ERROR, "1-a/1.md", 2, "It is odd.", "odd");
    receipt_add(&receipt, RECEIPT_ERROR, "1-a/1.md", 9, "It is long.", "long");
    receipt_sort(&receipt);
    receipt_words(&receipt, &words);
    assert_non_null(strstr(words.text, "Fix first:\n"
                                       "- 1-a/1.md, line 2: It is odd.\n"
                                       "\nTo fix:\n"
                                       "- 1-a/1.md, line 9: It is long.\n"));
    receipt_release(&receipt);
    str_release(&words);
}

static void
test_summaries(void **state)
{
    (void)state;
    struct receipt receipt;
    fill(&receipt);
    receipt_add(&receipt, RECEIPT_ERROR, "1-a/10.md", 3, "It is odd.", "odd");
    assert_says(&receipt, "The new slides are not shown. It has 2 errors. Fix "
                          "first: 1-a/10.md, line 3: It is odd.");
    receipt.outcome = RECEIPT_SHOWN;
    assert_says(&receipt,
                "2 of your 12 slides are not shown. Fix first: 1-a/10.md, "
                "line 3: It is odd.");
    receipt.outcome = RECEIPT_UNDONE;
    assert_says(&receipt,
                "The previous slides are shown again. 2 of your 12 slides are "
                "not shown. Fix first: 1-a/10.md, line 3: It is odd.");
    receipt.outcome = RECEIPT_UNCHANGED;
    receipt_because(&receipt, "%s", "");
    assert_says(&receipt,
                "2 of your 12 slides are not shown. Nothing has changed. Fix "
                "first: 1-a/10.md, line 3: It is odd.");
    receipt.shown = 11;
    assert_starts(&receipt, "1 of your 12 slides is not shown. ");
    receipt.shown = 12;
    assert_starts(&receipt, "All 12 slides are shown, but 1 file is left out.");
    assert_false(receipt_is_good(&receipt));
    receipt_release(&receipt);
    receipt_init(&receipt);
    receipt_add(&receipt, RECEIPT_ADDED, "1-a/2.md", 0, "", "");
    receipt.slides = receipt.shown = 1;
    assert_says(&receipt, "New slides are shown: 1 slide, 1 file added.");
    receipt.timed = 1;
    assert_says(&receipt, "New slides are shown: 1 slide, 1 of them at their "
                          "own hours, 1 file added.");
    receipt.timed = 0;
    receipt.outcome = RECEIPT_UNDONE;
    assert_says(&receipt, "The previous slides are shown again: 1 slide, 1 "
                          "file added.");
    receipt.outcome = RECEIPT_UNCHANGED;
    assert_says(&receipt,
                "Nothing has changed. These slides are already on the screen.");
    assert_true(receipt_is_good(&receipt));
    receipt.outcome = RECEIPT_REFUSED;
    assert_false(receipt_is_good(&receipt));
    receipt.outcome = RECEIPT_SHOWN;
    receipt_add(&receipt, RECEIPT_ERROR, "1-a/2.md", 1, "It is odd.", "odd");
    assert_false(receipt_is_good(&receipt));
    receipt_release(&receipt);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_torn),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_what_follows_is_told_once),
        cmocka_unit_test(test_summaries),
        cmocka_unit_test(test_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
