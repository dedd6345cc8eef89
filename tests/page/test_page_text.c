/* The words of a page, in the order in which they are read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "page_rig.h"
#include "str.h"
#include "utf8.h"
#include "page_text.h"

/* The words of page PAGE of the slide. */
static char *
words_of(struct page_rig *rig, int page, int scale)
{
    rig->state.page = page;
    rig->state.scale = scale;
    struct page *drawn = rig_page(rig);
    char *words = page_text(drawn);
    page_free(drawn);
    return words;
}

static void
expect_words(struct page_rig *rig, int slide, int language,
             const char *expected)
{
    rig->state.slide = slide;
    rig->state.language = language;
    char *words = words_of(rig, 0, 0);
    assert_string_equal(words, expected);
    free(words);
}

static void
a_slide_is_read_from_kind_to_foot(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    expect_words(&rig, 0, 0,
                 "Benefit\nMicroneedling · 1 of 1\nMore collagen\n\n"
                 "[Needles]\nCollagen keeps skin firm.\n"
                 "Needles prompt new collagen.\n\n"
                 "Clinic leaflet · reviewed 22 Nov 2026\n"
                 "Ask at the desk.\n");
    expect_words(&rig, 1, 0,
                 "Side effect\nMicroneedling · 1 of 2\nRedness\n\n"
                 "• Redness goes in a few hours.\n• Swelling takes a day.\n"
                 "1. Or two.\nImportant: Call when it hurts.\n\n"
                 "Clinic leaflet · reviewed 22 Nov 2026\n"
                 "Ask at the desk.\n");
    expect_words(&rig, 2, 0,
                 "Side effect\nMicroneedling · 2 of 2\nHow long?\n\n"
                 "Effect | Gone in\nRedness | hours\nBruises | 2 weeks\n\n"
                 "Clinic leaflet · reviewed 22 Nov 2026\n"
                 "Ask at the desk.\n");
    expect_words(&rig, 0, 2,
                 "فائدة\nالإبر · 1 من 1\nالمزيد من الكولاجين\n\n[إبر]\n"
                 "الكولاجين يشد البشرة.\n• خلال 3-5 أيام\n\n"
                 "Clinic leaflet · تمت المراجعة في 22 نوفمبر 2026\n"
                 "اسأل مكتب الاستقبال.\n");
    rig_release(&rig);
}

/* What is not there to be read: buttons, the strip, a page without a slide. */
static void
only_the_slide_is_read(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.state.mode = PLAY_ASKING;
    char *words = words_of(&rig, 0, 0);
    assert_null(strstr(words, "Still reading"));
    assert_null(strstr(words, "Text size"));
    free(words);
    rig.state.mode = PLAY_CLEANING;
    words = words_of(&rig, 0, 0);
    assert_string_equal(words, "");
    free(words);
    rig_release(&rig);
}

/* A deck of one slide in LANG with BODY, on a screen that breaks its lines. */
static void
init_body(struct page_rig *rig, const char *lang, const char *body)
{
    struct str deck = {0}, slide = {0};
    str_addf(&deck, "title: T\nlanguages: %s\n", lang);
    str_addf(&slide, "# Title\n\n%s\n", body);
    const struct rig_file files[] = {
        {"deck.txt", deck.text},
        {"1-a/topic.txt", "title: A\nkind: about\n"},
        {"1-a/1-s.md", slide.text},
        {"1-a/wide.png", NULL},
        {NULL, NULL}};
    rig_init(rig, files);
    rig_screen(rig, 540, 960, 344);
    str_release(&deck);
    str_release(&slide);
}

/* Adds the words of the body on all pages; no page has words of its own. */
static void
add_bodies(struct page_rig *rig, int scale, struct str *out)
{
    int count = 1;
    for (int page = 0; page < count; page++) {
        rig->state.page = page;
        rig->state.scale = scale;
        struct page *drawn = rig_page(rig);
        count = drawn->page_count;
        for (size_t i = 0; i < drawn->item_count; i++) {
            struct page_item *item = &drawn->items[i];
            item->part = item->part == PAGE_BODY ? PAGE_BODY : PAGE_PARTS;
        }
        char *words = page_text(drawn);
        str_add(out, words);
        free(words);
        page_free(drawn);
    }
}

static void
expect_body(const char *lang, const char *body, int scale, const char *expected)
{
    struct page_rig rig;
    struct str words = {0};
    init_body(&rig, lang, body);
    add_bodies(&rig, scale, &words);
    assert_string_equal(words.text, expected);
    str_release(&words);
    rig_release(&rig);
}

static void
broken_lines_are_joined_as_they_were(void **state)
{
    (void)state;
    expect_body("en",
                "Swelling **may take** a day or two, and sometimes one day "
                "more than that, so be patient with it.",
                0,
                "Swelling may take a day or two, and sometimes one day more "
                "than that, so be patient with it.\n");
    expect_body("zh",
                "治疗后皮肤可能会发红发热，这通常会在 3 到 5 天内消退，"
                "使用 SPF 50 的防晒霜，请不要担心也不要抓挠皮肤。",
                0,
                "治疗后皮肤可能会发红发热，这通常会在 3 到 5 天内消退，"
                "使用 SPF 50 的防晒霜，请不要担心也不要抓挠皮肤。\n");
    /* a soft hyphen, whether it shows or not, and a word broken inside */
    expect_body("en",
                "Do not fear immunohisto\u00adchemistry, electro\u00adencephalo"
                "\u00adgraphy or pseudo\u00adhypo\u00adparathyroidism.",
                0,
                "Do not fear immunohistochemistry, electroencephalography or "
                "pseudohypoparathyroidism.\n");
    expect_body("en", "1. One\\\n   two\n2. Three", 0,
                "1. One\ntwo\n2. Three\n");
}

/* Runs stand from left to right; they are read from the right. */
static void
mixed_directions_are_read_in_order(void **state)
{
    (void)state;
    static const char *const bodies[][2] = {
        {"ar", "خذ 500 mg من Ibuprofen كل 6 إلى 8 ساعات، ولا تتجاوز 1200 mg في "
               "اليوم، واتصل على (719) 555-0142 إذا زادت عن 38.5 °C."},
        {"fa", "روزی ۲ تا ۳ بار، هر بار ۵۰۰ mg، نه بیش از "
               "۱٬۵۰۰ mg در روز، ٪۵ از mg 20."},
        {"he",
         "קחו 400 mg כל 6-8 שעות (עד 3 פעמים ביום), לא יותר מ-1,200 mg."}};
    for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
        struct str expected = {0};
        str_addf(&expected, "%s\n", bodies[i][1]);
        expect_body(bodies[i][0], bodies[i][1], 0, expected.text);
        str_release(&expected);
    }
}

static void
a_table_that_became_a_list_and_a_missing_picture_are_read(void **state)
{
    (void)state;
    expect_body("en",
                "| Effect | Gone in |\n| --- | --- |\n| Redness | 2 days |", 2,
                "Effect: Redness\nGone in: 2 days\n");
    expect_body("en", "| A | B | C |\n|---|---|---|\n| 1 |  | 3 |\n|  | 2 |  |",
                0, "A | B | C\n1 |  | 3\n | 2\n");
    expect_body("en", "Before.\n\n![A face](wide.png)\n\nAfter.", 0,
                "Before.\n[A face]\nAfter.\n");
}

static void
a_code_is_read_after_the_text(void **state)
{
    (void)state;
    struct page_rig rig;
    const struct rig_file files[] = {
        {"deck.txt", "title: T\n"},
        {"1-a/topic.txt", "title: A\nkind: about\n"},
        {"1-a/1-s.md", "---\nqr: https://example.org\n---\n# Title\n\nText.\n"},
        {NULL, NULL}};
    rig_init(&rig, files);
    char *words = words_of(&rig, 0, 0);
    const char *code = strstr(words, "\n\n[QR code]\n");
    assert_non_null(code);
    assert_true(strstr(words, "Text.") < code);
    free(words);
    rig_release(&rig);
}

static unsigned
next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

/* A random line of numbers, signs, units and words in LANG's script. */
static void
add_line(struct str *out, unsigned *seed, int script)
{
    static const char *const common[] = {
        "5",  "12",   "500 mg", "3-5",   "2*500 mg", "38.5 °C", "1,000",
        "±2", "20 %", "x < 3",  "≥ 38",  "−5 °C",    "1/2",     "555-0142",
        "½",  "2×3",  "(7)",    "10:30", "e.g. 4"};
    static const char *const words[][4] = {
        {"skin", "redness,", "swelling", "two"},
        {"بعد", "أيام،", "٣٫٥", "الجلد"},
        {"روز", "۱۲", "پوست", "هفته‌ها"},
        {"ימים", "עור", "ב-4", "שבוע"},
        {"皮肤", "２天", "发红。", "三周"},
        {"दिन", "१२", "त्वचा", "सूजन"},
        {"ผิวหนัง", "๓", "วัน", "อาการแดง"}};
    for (unsigned i = 0, n = 1 + next_random(seed) % 24; i < n; i++) {
        unsigned pick = next_random(seed);
        str_add(out, i > 0 ? " " : "");
        str_add(out,
                pick % 2
                    ? words[script][pick / 2 % 4]
                    : common[pick / 2 % (sizeof(common) / sizeof(*common))]);
    }
}

/* Adds TEXT without its white space. */
static void
add_dense(struct str *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] != ' ' && text[i] != '\n') {
            str_add_bytes(out, text + i, 1);
        }
    }
}

/* What the deck says, marks of lists and all. */
static void
add_deck(struct str *out, const struct deck_version *version)
{
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        if (block->type == DECK_ITEM && block->ordinal) {
            str_addf(out, "%d.", block->ordinal);
        } else if (block->type == DECK_ITEM) {
            str_add(out, block->depth > 1 ? "◦" : "•");
        }
        add_dense(out, block->text.text, block->text.len);
    }
}

static void
every_character_of_the_deck_is_on_a_page_in_order(void **state)
{
    (void)state;
    static const char *const langs[] = {"en", "ar", "fa", "he",
                                        "zh", "hi", "th"};
    unsigned seed = 7;
    for (int round = 0; round < 210; round++) {
        int script = round % 7;
        struct str body = {0}, drawn = {0}, dense = {0}, expected = {0};
        for (unsigned i = 0, n = 1 + next_random(&seed) % 4; i < n; i++) {
            static const char *const marks[] = {"", "- ", "1. ", "w "};
            str_add(&body, marks[next_random(&seed) % 4]);
            add_line(&body, &seed, script);
            str_add(&body, "\n\n");
        }
        struct page_rig rig;
        init_body(&rig, langs[script], body.text);
        add_bodies(&rig, round % 3, &drawn);
        add_dense(&dense, drawn.text, drawn.len);
        str_add(&expected, "");
        add_deck(&expected, &rig.deck->topics[0].slides[0].versions[0]);
        assert_string_equal(dense.text, expected.text);
        rig_release(&rig);
        str_release(&body);
        str_release(&drawn);
        str_release(&dense);
        str_release(&expected);
    }
}

/* "Botox · 1 of 2": the number belongs to what is behind it, from whichever
 * side that is read. */
static void
test_a_latin_name_takes_no_number(void **state)
{
    (void)state;
    static const struct rig_file files[] = {
        {"deck.txt", "title: A\nlanguages: ar\n"},
        {"1-a/topic.txt", "title: عن\nkind: about\ntreatment: Botox\n"},
        {"1-a/1-x.md", "# واحد\n\nنص قصير.\n"},
        {"1-a/2-y.md", "# اثنان\n\nنص قصير.\n"},
        {NULL, NULL}};
    struct page_rig rig;
    rig_init(&rig, files);
    struct page *page = rig_page(&rig);
    assert_true(rig_says(page, "Botox"));
    assert_false(rig_says(page, "Botox · 1"));
    page_free(page);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slide_is_read_from_kind_to_foot),
        cmocka_unit_test(only_the_slide_is_read),
        cmocka_unit_test(broken_lines_are_joined_as_they_were),
        cmocka_unit_test(mixed_directions_are_read_in_order),
        cmocka_unit_test(
            a_table_that_became_a_list_and_a_missing_picture_are_read),
        cmocka_unit_test(a_code_is_read_after_the_text),
        cmocka_unit_test(every_character_of_the_deck_is_on_a_page_in_order),
        cmocka_unit_test(test_a_latin_name_takes_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
