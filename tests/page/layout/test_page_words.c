/* Words and colours of the screen itself. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <string.h>

#include "page_theme.h"
#include "page_words.h"
#include "page_words_some.h"
#include "page_words_whole.h"

static void
test_ten_languages_have_every_word(void **state)
{
    (void)state;
    assert_int_equal(page_words_whole_count, 10);
    for (int i = 0; i < page_words_whole_count; i++) {
        const struct page_words *row = &page_words_whole[i];
        const struct page_words words = page_words_in(row->lang, "en");
        assert_null(page_words_lacking(row->lang, false));
        assert_string_equal(words.still, row->still);
        assert_string_equal(words.contrast, row->contrast);
        assert_non_null(words.easy_words);
        assert_string_not_equal(page_language_name(row->lang), row->lang);
    }
}

/* What is known is used, what is not comes whole from the other language, and
 * from English only what that lacks, too. */
static void
test_what_a_language_lacks_is_said_in_the_other(void **state)
{
    (void)state;
    struct page_words words = page_words_in("de", "es");
    assert_string_equal(words.page, "Seite {a} von {b}");
    assert_string_equal(words.kinds[DECK_SIDE_EFFECT], "Nebenwirkungen");
    assert_string_equal(words.kinds[DECK_WHEN_TO_CALL], "Cuándo llamar");
    assert_string_equal(words.keep, "Sí, seguir aquí");
    assert_string_equal(words.months[0], "ene");
    words = page_words_in("ht", "de");
    assert_string_equal(words.page, "Seite {a} von {b}");
    assert_string_equal(words.still, "Still reading?");
    words = page_words_in("xx", "yy");
    assert_string_equal(words.page, "Page {a} of {b}");
}

static void
test_what_a_language_lacks_is_told(void **state)
{
    (void)state;
    char *lacking = page_words_lacking("de-AT", false);
    assert_non_null(strstr(lacking, "“Still reading?”, "));
    assert_non_null(strstr(lacking, "“reviewed …”"));
    assert_null(strstr(lacking, "“Close”"));
    assert_null(strstr(lacking, "“Side effect”"));
    free(lacking);
}

/* Easy words are told of where a slide has some. */
static void
test_words_of_what_is_not_offered_are_not_missed(void **state)
{
    (void)state;
    assert_null(page_words_lacking("es", true));
    assert_null(page_words_lacking("ko", false));
    char *lacking = page_words_lacking("ko", true);
    assert_string_equal(lacking, "“Easy words”");
    free(lacking);
    assert_string_equal(page_words_in("ko", "es").full_text,
                        "Texto original|Original");
}

/* Whether a form of A, which a bar parts, is one of B. */
static bool
share_a_form(const char *a, const char *b)
{
    for (const char *at = a; at != NULL; at = strchr(at, '|')) {
        at += *at == '|' ? 1 : 0;
        size_t len = strcspn(at, "|");
        for (const char *in = b; in != NULL; in = strchr(in, '|')) {
            in += *in == '|' ? 1 : 0;
            if (strcspn(in, "|") == len && strncmp(at, in, len) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* However short its words have to be. */
static void
test_no_two_aids_have_the_same_words(void **state)
{
    (void)state;
    for (int i = 0; i < page_words_whole_count; i++) {
        const struct page_words *row = &page_words_whole[i];
        const char *said[] = {
            row->topics,      row->help,     row->start_over, row->larger_text,
            row->normal_text, row->contrast, row->pause,      row->play,
            row->easy_words,  row->full_text};
        for (size_t a = 0; a < sizeof(said) / sizeof(*said); a++) {
            for (size_t b = 0; b < a; b++) {
                if (said[a] != NULL && said[b] != NULL &&
                    share_a_form(said[a], said[b])) {
                    fail_msg("%s: %s, %s", row->lang, said[a], said[b]);
                }
            }
        }
    }
}

static bool
is_null_or_written(const char *word)
{
    return word == NULL || *word != '\0';
}

/* A sentence is whole or not there: each form has its numbers, and no row is
 * there twice or stands behind one that hides it. */
static void
test_rows_of_catalogues(void **state)
{
    (void)state;
    for (int i = 0; i < page_words_some_count; i++) {
        const struct page_words *row = &page_words_some[i];
        for (size_t k = 0; k < sizeof(*row) / sizeof(char *); k++) {
            const char *word;
            memcpy(&word, (const char *)row + k * sizeof(word), sizeof(word));
            assert_true(is_null_or_written(word));
        }
        assert_true(!row->place ||
                    (strstr(row->place, "{a}") && strstr(row->place, "{b}")));
        assert_true(!row->page ||
                    (strstr(row->page, "{a}") && strstr(row->page, "{b}")));
        struct page_words words = page_words_in(row->lang, "en");
        assert_string_equal(words.more, row->more ? row->more : "More");
        assert_true(!row->close || words.close == row->close);
        assert_string_not_equal(page_language_name(row->lang), row->lang);
    }
}

static void
assert_joined(const char *first, const char *second, const char *expected)
{
    char *joined = page_words_joined(first, second, true);
    assert_string_equal(joined, expected);
    free(joined);
}

static void
test_parts_are_isolated(void **state)
{
    (void)state;
    assert_joined("A", "B", "\u2068A\u2069 · \u2068B\u2069");
    assert_joined("A א", "2", "\u2068\u200FA א\u2069 · \u2068\u200F2\u2069");
    char *plain = page_words_joined("A", "1 of 2", false);
    assert_string_equal(plain, "A · 1 of 2");
    free(plain);
    assert_joined("A", NULL, "A");
    assert_joined("", "B", "B");
    assert_joined(NULL, "", "");
    char *left = page_words_brief(14, 30, false);
    char *right = page_words_brief(14, 30, true);
    assert_string_equal(left, "14/30");
    assert_string_equal(right, "\u206614/30\u2069");
    free(left);
    free(right);
}

static void
test_numbers_go_where_the_language_wants_them(void **state)
{
    (void)state;
    for (int i = 0; i < page_words_whole_count; i++) {
        const struct page_words *words = &page_words_whole[i];
        char *page = page_words_numbers(words->page, 71, 92);
        assert_non_null(strstr(page, "71"));
        assert_non_null(strstr(page, "92"));
        assert_null(strchr(page, '{'));
        free(page);
        char *left = page_words_numbers(words->countdown, 18, 0);
        assert_non_null(strstr(left, "18"));
        free(left);
    }
}

static void
test_families_of_languages(void **state)
{
    (void)state;
    assert_string_equal(page_words_in("es-MX", "en").more, "Más");
    assert_string_equal(page_words_in("zh", "en").more, "更多");
    assert_string_equal(page_words_in("zh-HK", "en").close, "關閉");
    assert_string_equal(page_words_in("zh-Hant", "en").close, "關閉");
    assert_string_equal(page_words_in("pt-PT", "en").kinds[DECK_SIDE_EFFECT],
                        "Efeitos indesejáveis");
    assert_string_equal(page_words_in("pt-BR", "en").close, "Fechar");
    assert_string_equal(page_words_in("fil", "en").close, "Isara");
    assert_string_equal(page_words_in("sr", "en").close, "Затвори");
    assert_string_equal(page_words_in("sr-Latn", "en").close, "Close");
    assert_string_equal(page_words_in("xx", "en").close, "Close");
    assert_string_equal(page_language_name("zh"), "中文");
    assert_string_equal(page_language_name("zh-TW"), "繁體中文");
    assert_string_equal(page_language_name("fil"), "Filipino");
    assert_string_equal(page_language_name("sr-Latn"), "sr-Latn");
    assert_string_equal(page_language_name("xx"), "xx");
}

static void
assert_reviewed(const char *lang, const char *expected)
{
    const struct deck_date date = {2026, 11, 22};
    const struct page_words words = page_words_in(lang, "en");
    char *text = page_words_reviewed(&words, date);
    assert_string_equal(text, expected);
    free(text);
}

static void
test_dates(void **state)
{
    (void)state;
    assert_reviewed("en", "reviewed 22 Nov 2026");
    assert_reviewed("es", "revisado 22 nov 2026");
    assert_reviewed("vi", "duyệt ngày 22/11/2026");
    assert_reviewed("zh", "2026年11月22日审核");
    assert_reviewed("ko", "2026년 11월 22일 검토");
    assert_reviewed("he", "נבדק ב-22 בנובמבר 2026");
}

static double
linear(uint32_t channel)
{
    double c = (double)(channel & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t colour)
{
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) +
           0.0722 * linear(colour);
}

/* Contrast of two colours, 1..21 (WCAG 2.2, relative luminance). */
static double
contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a);
    double lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

static void
assert_contrast(uint32_t a, uint32_t b, double least)
{
    if (contrast(a, b) < least) {
        fail_msg("#%06X on #%06X: %.1f", (unsigned)a, (unsigned)b,
                 contrast(a, b));
    }
}

static void
test_contrasts(void **state)
{
    (void)state;
    assert_true(contrast(0xFFFFFF, 0x000000) > 20.99);
    for (int i = 0; i < PAGE_THEME_COUNT * (DECK_WHEN_TO_CALL + 1); i++) {
        int theme = i % PAGE_THEME_COUNT;
        struct page_colours c =
            page_colours(theme, (enum deck_kind)(i / PAGE_THEME_COUNT));
        assert_contrast(c.ink, c.paper, 7);
        assert_contrast(c.small, c.paper, 7);
        assert_contrast(c.kind, c.paper, 7);
        assert_contrast(c.kind_ink, c.kind, 7);
        assert_contrast(c.control, c.control_paper, 7);
        assert_contrast(c.aid_ink, c.aid, 7);
        assert_contrast(c.strip_ink, c.strip, 7);
        assert_contrast(c.control, c.band, 3);
        assert_contrast(c.aid, c.band, 3);
        assert_contrast(c.aid, c.strip, 3);
        assert_contrast(c.kind, c.band, 3);
        for (int k = 0; k <= DECK_CALLOUT_WARNING; k++) {
            assert_contrast(c.ink, c.boxes[k].fill, 7);
            assert_contrast(c.small, c.boxes[k].fill, 7);
            assert_contrast(c.kind, c.boxes[k].fill, 3);
            assert_contrast(c.boxes[k].accent, c.boxes[k].fill, 3);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ten_languages_have_every_word),
        cmocka_unit_test(test_what_a_language_lacks_is_said_in_the_other),
        cmocka_unit_test(test_what_a_language_lacks_is_told),
        cmocka_unit_test(test_words_of_what_is_not_offered_are_not_missed),
        cmocka_unit_test(test_no_two_aids_have_the_same_words),
        cmocka_unit_test(test_rows_of_catalogues),
        cmocka_unit_test(test_parts_are_isolated),
        cmocka_unit_test(test_numbers_go_where_the_language_wants_them),
        cmocka_unit_test(test_families_of_languages),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_contrasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
