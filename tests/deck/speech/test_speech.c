/* What is read of a slide, and where it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "sentence.h"
#include "speech.h"
#include "speech_say.h"
#include "str.h"

static void
expect_said(const char *lang, const char *text, const char *expected)
{
    struct str said = {0};
    speech_say(&said, text, strlen(text), lang, NULL);
    assert_string_equal(said.text, expected);
    str_release(&said);
}

static void
test_other_languages_are_read_as_written(void **state)
{
    (void)state;
    expect_said("vi", "3-5 ngày, < 38 °C", "3-5 ngày, < 38 °C");
    expect_said("ar", "من 3 إلى 5\nأيام", "من 3 إلى 5 أيام");
    expect_said("es-MX", "3-5 mg", "de 3 a 5 miligramos");
    expect_said("en-GB", "3-5 mg", "3 to 5 milligrams");
}

/* A full stop that belongs to a word ends no sentence. */
static void
test_sentences_end_behind_sentences(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "Ask Dr. Lee or Mrs. Day.", "Vea al Dr. Paz y a la Sra. Luz.",
        "Come to room No. 5.", "Ask at St. Mary's.",
        "La FDA de EE. UU. lo dice."};
    static const char *const first[] = {
        "Is it safe? No. Ask us.",      "Is it safe?",
        "Come to 12 Main St. Call us.", "Come to 12 Main St.",
        "No. We are closed.",           "No."};
    for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++) {
        size_t len = strlen(whole[i]);
        assert_int_equal(sentence_end(whole[i], len, 0), len);
    }
    for (size_t i = 0; i < sizeof(first) / sizeof(*first); i += 2) {
        assert_int_equal(sentence_end(first[i], strlen(first[i]), 0),
                         strlen(first[i + 1]));
    }
}

/* The text that SENTENCE is of; NULL: it has no bytes there. */
static const char *
source(const struct deck_version *version,
       const struct speech_sentence *sentence)
{
    size_t at = sentence->block;
    return sentence->part == SPEECH_TITLE     ? version->title.text
           : sentence->part == SPEECH_BLOCK   ? version->blocks[at].text.text
           : sentence->part == SPEECH_PICTURE ? version->blocks[at].picture.alt
                                              : NULL;
}

/* Every byte of TEXT, block BLOCK of PART, is in just one sentence, unless it
 * is a space. */
static void
expect_all_read(const struct deck_version *version, const struct speech *speech,
                enum speech_part part, size_t block, const char *text)
{
    size_t at = 0;
    for (size_t i = 0; i < speech->count; i++) {
        const struct speech_sentence *sentence = &speech->items[i];
        if (sentence->part != part || sentence->block != block) {
            continue;
        }
        assert_ptr_equal(source(version, sentence), text);
        assert_true(sentence->start >= at && sentence->end > sentence->start);
        assert_int_equal(strspn(text + at, " \n"), sentence->start - at);
        assert_true(strlen(sentence->said) > 0);
        at = sentence->end;
    }
    assert_int_equal(strspn(text + at, " \n"), strlen(text) - at);
}

static uint32_t seed = 7;

static int
below(int most)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return (int)(seed % (uint32_t)most);
}

static void
add_words(struct str *text)
{
    static const char *const words[] = {
        "skin",   "Dr. Lee", "3-5 days", "38 °C.", "Why?",           "«sí»",
        "911",    "e.g.",    "p. ej.",   "2.5 mg", "a\u00a0b",       "皮肤。",
        "الجلد؟", "No.",     "Stop!",    "U.S.",   "(719) 555-0142", "1."};
    for (int left = 1 + below(12); left > 0; left--) {
        str_addf(text, "%s%s", words[below(sizeof(words) / sizeof(*words))],
                 left == 1   ? ""
                 : below(12) ? " "
                             : "  ");
    }
}

static void
test_nothing_of_a_slide_is_lost(void **state)
{
    (void)state;
    static const struct speech_names names = {
        .kind = "Benefit", .leads = {[DECK_CALLOUT_WARNING] = "Important:"}};
    static const char *const langs[] = {"en", "es", "zh", "ar", "vi"};
    for (int i = 0; i < 2000; i++) {
        struct deck *deck = build_deck();
        struct deck_version *version =
            build_slide(deck, "Peeling", DECK_BENEFIT, "1/1.md");
        struct str title = {0}, body = {0};
        add_words(&title);
        for (int left = below(5); left > 0; left--) {
            static const char *const begins[] = {"", "- ", "!"};
            str_add(&body, begins[below(3)]);
            add_words(&body);
            str_add(&body, left > 1 ? "\n" : "");
        }
        build_text(version, title.text, body.len > 0 ? body.text : "A");
        snprintf(version->lang, sizeof(version->lang), "%s", langs[below(5)]);
        struct speech speech;
        speech_init(&speech, deck, version, &names);
        assert_int_equal(speech.items[0].part, SPEECH_KIND);
        expect_all_read(version, &speech, SPEECH_TITLE, 0, version->title.text);
        for (size_t j = 0; j < version->block_count; j++) {
            struct deck_block *block = &version->blocks[j];
            bool picture = block->type == DECK_PICTURE;
            expect_all_read(version, &speech,
                            picture ? SPEECH_PICTURE : SPEECH_BLOCK, j,
                            picture ? block->picture.alt : block->text.text);
        }
        speech_release(&speech);
        str_release(&title);
        str_release(&body);
        deck_free(deck);
    }
}

/* As long a text as a slide can have, of what calls itself. */
static void
test_long_texts(void **state)
{
    (void)state;
    static const char *const parts[] = {"1x",      "1-", "1/2 ",     "(1) ",
                                        "call 9 ", "a.", "22 nov. ", "5 mg/"};
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        struct str text = {0}, said = {0};
        while (text.len < DECK_BLOCK_CHARS_MAX) {
            str_add(&text, parts[i]);
        }
        speech_say(&said, text.text, text.len, i % 2 ? "en" : "es", NULL);
        assert_true(said.len > 0);
        str_release(&text);
        str_release(&said);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_other_languages_are_read_as_written),
        cmocka_unit_test(test_sentences_end_behind_sentences),
        cmocka_unit_test(test_nothing_of_a_slide_is_lost),
        cmocka_unit_test(test_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
