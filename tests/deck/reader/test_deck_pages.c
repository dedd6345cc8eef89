/* A PDF as slides, from the words of its pages; what they look like stands in
 * tests/golden/deck/pages. Here is what is large, or in other languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "deck_check.h"
#include "deck_dwell.h"
#include "deck_pages.h"
#include "deck_reader.h"
#include "path_role.h"
#include "str.h"
#include "utf8.h"

static void
add(struct deck_reader *reader, const char *path, const struct str *words,
    struct report *report)
{
    struct deck_file file = {.path = path,
                             .bytes = words->text,
                             .len = words->len,
                             .size_bytes = 1000};
    deck_reader_add(reader, &file, report);
}

static struct str
words_of(const char *text)
{
    struct str words = {0};
    str_add(&words, text);
    return words;
}

/* A deck of one PDF with WORDS, called "1-a/1-w.pdf". */
static struct deck *
read_pdf(const char *languages, struct str words, struct report *report)
{
    struct deck_reader *reader = deck_reader_new();
    struct str text = words_of(languages);
    add(reader, "deck.txt", &text, report);
    add(reader, "1-a/1-w.pdf", &words, report);
    str_release(&text);
    str_release(&words);
    return deck_reader_finish(reader, report);
}

#define ENGLISH "title: D\nlanguages: en\n"

static void
a_page_stays_as_long_as_its_words_need(void **state)
{
    (void)state;
    struct report report = {0};
    struct str words = {0};
    for (int i = 0; i < 40; i++) {
        str_add(&words, "word ");
    }
    str_add(&words, "\fword\f");
    struct deck *deck = read_pdf(ENGLISH, words, &report);
    const struct deck_slide *slides = deck->topics[0].slides;
    assert_int_equal(deck_dwell_ms(&slides[0].versions[0]), 26500);
    assert_int_equal(deck_dwell_ms(&slides[1].versions[0]), 8000);
    deck_free(deck);
    report_release(&report);
}

static void
words_are_counted_as_in_their_language(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck *deck = read_pdf("title: D\nlanguages: zh-Hans\n",
                                 words_of("请勿触摸皮肤\f"), &report);
    assert_int_equal(deck->topics[0].slides[0].versions[0].words, 1 + 6);
    deck_free(deck);
    deck =
        read_pdf("title: D\nlanguages: ko\n", words_of("十分 後\f"), &report);
    assert_int_equal(deck->topics[0].slides[0].versions[0].words, 1 + 2);
    deck_free(deck);
    report_release(&report);
}

static void
two_hundred_pages_are_shown(void **state)
{
    (void)state;
    for (int pages = 199; pages <= 1000; pages = pages * 2 - 198) {
        struct report report = {0};
        struct str words = {0};
        for (int i = 1; i <= pages; i++) {
            str_addf(&words, "This is page %d.\f", i);
        }
        struct deck *deck = read_pdf(ENGLISH, words, &report);
        int shown = pages < DECK_PAGES_MAX ? pages : DECK_PAGES_MAX;
        assert_int_equal(deck->slide_count, shown);
        for (int i = 0; i < shown; i++) {
            const struct deck_slide *slide = &deck->topics[0].slides[i];
            char id[32], alt[32];
            snprintf(id, sizeof(id), "w-page-%d", i + 1);
            snprintf(alt, sizeof(alt), "This is page %d.", i + 1);
            assert_string_equal(slide->id, id);
            const struct deck_picture *picture =
                &slide->versions[0].blocks[0].picture;
            assert_string_equal(picture->alt, alt);
            assert_int_equal(picture->page, i + 1);
            assert_int_equal(picture->place, DECK_ALONE);
        }
        assert_int_equal(report.count, pages > DECK_PAGES_MAX ? 1 : 0);
        if (report.count > 0) {
            assert_string_equal(report.findings[0].rule, "too-many-pages");
            assert_string_equal(report.findings[0].path, "1-a/1-w.pdf");
        }
        deck_free(deck);
        report_release(&report);
    }
}

/* 100 PDFs of 200 pages in each of 3 folders are not 60,000 slides, not even
 * for a moment. */
static void
many_pdfs_are_capped(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    struct str text = words_of(ENGLISH), pages = {0};
    add(reader, "deck.txt", &text, &report);
    for (int i = 0; i < DECK_PAGES_MAX; i++) {
        str_addf(&pages, "%d\f", i);
    }
    for (int i = 0; i < 300; i++) {
        char path[48];
        snprintf(path, sizeof(path), "%d-t/%d-w%d.pdf", i % 3, i, i);
        add(reader, path, &pages, &report);
    }
    struct deck *deck = deck_reader_finish(reader, &report);
    assert_int_equal(deck->slide_count, DECK_SLIDES_MAX);
    assert_int_equal(deck->topics[0].slide_count, DECK_SLIDES_MAX);
    assert_string_equal(deck->topics[0].slides[200].id, "w3-page-1");
    assert_int_equal(report.count, 1);
    assert_string_equal(report.findings[0].rule, "too-many-slides");
    deck_free(deck);
    report_release(&report);
    str_release(&text);
    str_release(&pages);
}

/* Characters of TEXT without the mark that it was cut. */
static size_t
characters(const char *text)
{
    size_t count = 0, len = strlen(text);
    assert_true(utf8_valid(text, len));
    for (size_t at = 0; at < len; count++) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
    }
    return count;
}

static void
words_are_cut_between_words(void **state)
{
    (void)state;
    static const struct {
        const char *part;
        size_t times, kept; /* characters, with the mark of a cut */
    } rows[] = {{"word ", 80, 399}, {"word ", 81, 400}, {"words ", 90, 396},
                {"字", 400, 400},   {"字", 401, 401},   {"é", 401, 401},
                {"a字 ", 200, 399}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct str words = {0};
        for (size_t j = 0; j < rows[i].times; j++) {
            str_add(&words, rows[i].part);
        }
        struct deck_pages pages;
        deck_pages_read(&pages, words.text, words.len);
        assert_int_equal(pages.count, 1);
        assert_int_equal(characters(pages.items[0].alt), rows[i].kept);
        deck_pages_release(&pages);
        str_release(&words);
    }
}

static void
no_bytes_are_too_odd(void **state)
{
    (void)state;
    static const char odd[] = "\xff\xfe\xc3(\xe2\x80\xae x\0y\x1b[2J"
                              "\f\xf0\x9f\f\r\n\t\v \xc2\xa0";
    struct deck_pages pages;
    deck_pages_read(&pages, odd, sizeof(odd) - 1);
    assert_int_equal(pages.count, 3);
    assert_string_equal(pages.items[0].alt, "( xy[2J");
    assert_string_equal(pages.items[1].alt, "");
    assert_string_equal(pages.items[2].alt, "");
    deck_pages_release(&pages);
}

static void
without_words_a_pdf_is_one_picture(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck *deck = read_pdf(ENGLISH, (struct str){0}, &report);
    assert_int_equal(deck->slide_count, 1);
    assert_string_equal(deck->topics[0].slides[0].id, "w");
    assert_int_equal(
        deck->topics[0].slides[0].versions[0].blocks[0].picture.page, 0);
    deck_free(deck);
    deck = read_pdf(ENGLISH, words_of(""), &report);
    assert_int_equal(deck->slide_count, 1);
    deck_free(deck);
    assert_int_equal(report.count, 0);
    report_release(&report);
}

static void
only_pictures_called_pdf_have_pages(void **state)
{
    (void)state;
    assert_true(deck_file_has_pages("1-a/1-w.pdf"));
    assert_true(deck_file_has_pages("1-A.PDF"));
    assert_false(deck_file_has_pages("1-a/1-w.pdf.txt"));
    assert_false(deck_file_has_pages("1-a/1-w.jpg"));
    assert_false(deck_file_has_pages("1-a/.1-w.pdf"));
    assert_false(deck_file_has_pages("1-a/b/1-w.pdf"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_stays_as_long_as_its_words_need),
        cmocka_unit_test(words_are_counted_as_in_their_language),
        cmocka_unit_test(two_hundred_pages_are_shown),
        cmocka_unit_test(many_pdfs_are_capped),
        cmocka_unit_test(words_are_cut_between_words),
        cmocka_unit_test(no_bytes_are_too_odd),
        cmocka_unit_test(without_words_a_pdf_is_one_picture),
        cmocka_unit_test(only_pictures_called_pdf_have_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
