/* How many syllables words have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "deck_build.h"
#include "rules_grade.h"
#include "rules_syllables.h"
#include "str.h"

static void
english_syllables_are_counted_by_ear(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        int syllables;
    } rows[] = {{"skin", 1},    {"make", 1},      {"makes", 1},
                {"redness", 2}, {"table", 2},     {"tables", 2},
                {"treated", 2}, {"baked", 1},     {"bruises", 2},
                {"age", 1},     {"ages", 2},      {"collagen", 3},
                {"the", 1},     {"elastin", 3},   {"swelling", 2},
                {"you", 1},     {"infection", 3}, {"x", 1},
                {"see", 1},     {"scarred", 1},   {"bacteria", 3}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        int count = rules_syllables(rows[i].word, strlen(rows[i].word));
        if (count != rows[i].syllables) {
            fail_msg("%s: %d", rows[i].word, count);
        }
    }
}

/* Words as they are parted by rule (RAE, Ortografia 2010), one rule a row. */
static void
spanish_syllables_are_counted_by_rule(void **state)
{
    (void)state;
    static const char *const rows[] = {
        /* one vowel each */
        "piel ca-ra ro-ja al-ta en-tre ins-truc-tor ex-tra a sol pe-rro",
        /* weak and strong, or two weak: one syllable */
        "cau-sa pei-ne boi-na deu-da via-je cie-lo io-do a-gua fue-go cuo-ta "
        "ciu-dad viu-da cui-da-do rui-do muy",
        /* an accent on the strong one, or on the second weak one, changes
         * nothing */
        "in-fec-ción mo-re-tón quí-mi-co die-ci-séis tam-bién des-pués "
        "cuí-da-te cáus-ti-co",
        /* an accent on a weak one beside a strong one parts them */
        "dí-a pa-ís ra-íz o-í-do ba-úl re-ír te-ní-a e-fec-tú-a ma-íz a-ún",
        /* two strong ones are two */
        "le-er a-é-re-o po-e-ta ca-os zo-o-ló-gi-co re-al pro-te-í-na "
        "te-a-tro",
        /* the same weak one twice is two */
        "chi-i-ta fri-í-si-mo",
        /* three in one */
        "buey es-tu-diáis u-ru-guay miau",
        /* silent u, and one that is heard */
        "que-so quí-mi-ca gue-rra guí-a si-gue si-guió guion pin-güi-no "
        "a-ve-ri-güe a-gu-ja i-gual e-qui-po",
        /* y: a vowel alone and at the end, else a consonant */
        "y hoy ley rey a-yu-da yo-do ma-yor es-toy ra-yos",
        /* h parts nothing and is not heard */
        "prohi-bir a-ho-ra hue-so bú-ho co-he-te ahi-ja-do",
        /* of the shipped deck */
        "mi-cro-a-gu-jas co-lá-ge-no e-las-ti-na pro-te-í-na hin-cha-zón "
        "en-ro-je-ci-mien-to bac-te-rias sa-ni-ta-rio e-mer-gen-cia "
        "ci-ca-triz tra-ta-mien-to se-cun-da-rios san-guí-ne-os"};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        for (const char *word = rows[i]; *word;) {
            size_t len = strcspn(word, " ");
            struct str whole = {0};
            int expected = 1;
            for (size_t j = 0; j < len; j++) {
                expected += word[j] == '-';
                str_add_bytes(&whole, word + j, word[j] != '-');
            }
            int count = rules_syllables_spanish(whole.text, whole.len);
            if (count != expected) {
                fail_msg("%.*s: %d", (int)len, word, count);
            }
            str_release(&whole);
            word += len + (word[len] == ' ');
        }
    }
}

/* 30 words in 5 sentences, 60 syllables: 206.835 - 62.3 * 2 - 6. */
static void
the_score_is_szigriszt_pazos_s(void **state)
{
    (void)state;
    struct deck *deck = build_deck();
    struct deck_version *version =
        build_slide(deck, "Peeling", DECK_ABOUT, "x.md");
    build_text(version, "Título",
               "casa roja casa roja casa roja microagujas.\n"
               "casa roja casa roja casa roja 12.\ncasa roja casa roja casa "
               "roja.\n- casa roja casa roja casa roja\n"
               "- casa roja casa roja casa roja");
    struct rules_sentences sentences;
    rules_sentences_init(&sentences, version);
    double score = 0;
    assert_true(rules_inflesz(&sentences, " microagujas ", &score));
    assert_true(score > 76.234 && score < 76.236);
    assert_false(rules_inflesz(&sentences, " casa roja ", &score));
    rules_sentences_release(&sentences);
    deck_free(deck);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_syllables_are_counted_by_ear),
        cmocka_unit_test(spanish_syllables_are_counted_by_rule),
        cmocka_unit_test(the_score_is_szigriszt_pazos_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
