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

static void
assert_word(const char *lang, const char *word)
{
    if (!word || !*word) {
        fail_msg("%s lacks a word", lang);
    }
}

static void
test_every_language_has_every_word(void **state)
{
    (void)state;
    assert_int_equal(page_words_count, 10);
    for (int i = 0; i < page_words_count; i++) {
        const struct page_words *words = &page_words_all[i];
        const char *const all[] = {words->place,
                                   words->page,
                                   words->reviewed,
                                   words->date,
                                   words->ask,
                                   words->take,
                                   words->still,
                                   words->countdown,
                                   words->keep,
                                   words->more,
                                   words->treatments,
                                   words->language,
                                   words->close,
                                   words->choose_topic,
                                   words->staff,
                                   words->choose_treatment,
                                   words->cleaning,
                                   words->choose_language,
                                   words->staff_more,
                                   words->cleaning_more,
                                   words->kinds[0],
                                   words->kinds[1],
                                   words->kinds[2],
                                   words->kinds[3],
                                   words->kinds[4],
                                   words->kinds[5],
                                   words->leads[DECK_CALLOUT_NOTE],
                                   words->leads[DECK_CALLOUT_TIP],
                                   words->leads[DECK_CALLOUT_WARNING]};
        for (size_t k = 0; k < sizeof(all) / sizeof(*all); k++) {
            assert_word(words->lang, all[k]);
        }
        assert_ptr_equal(page_words(words->lang), words);
        assert_string_not_equal(page_language_name(words->lang), words->lang);
    }
}

static void
test_numbers_go_where_the_language_wants_them(void **state)
{
    (void)state;
    for (int i = 0; i < page_words_count; i++) {
        const struct page_words *words = &page_words_all[i];
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
    assert_string_equal(page_words("es-MX")->lang, "es");
    assert_string_equal(page_words("zh")->lang, "zh-Hans");
    assert_string_equal(page_words("zh-HK")->lang, "zh-Hant");
    assert_string_equal(page_words("xx")->lang, "en");
    assert_string_equal(page_language_name("zh"), "中文");
    assert_string_equal(page_language_name("zh-TW"), "繁體中文");
    assert_string_equal(page_language_name("xx"), "xx");
}

static void
assert_reviewed(const char *lang, const char *expected)
{
    const struct deck_date date = {2026, 11, 22};
    char *text = page_words_reviewed(page_words(lang), date);
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
        cmocka_unit_test(test_every_language_has_every_word),
        cmocka_unit_test(test_numbers_go_where_the_language_wants_them),
        cmocka_unit_test(test_families_of_languages),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_contrasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
