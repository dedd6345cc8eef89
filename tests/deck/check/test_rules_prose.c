/* What check says about sentences: length, grade, misleading words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_build.h"
#include "deck_check.h"
#include "rules_grade.h"
#include "rules_sentence.h"

/* A deck of one about slide in LANG with BODY. */
static struct deck *
deck_of(const char *lang, const char *body)
{
    struct deck *deck = build_deck();
    deck->language_count = 1;
    snprintf(deck->languages[0], DECK_LANG_SIZE, "%s", lang);
    struct deck_version *version =
        build_slide(deck, "Microneedling", DECK_ABOUT, "x.md");
    snprintf(version->lang, sizeof(version->lang), "%s", lang);
    build_text(version, "Title", body);
    return deck;
}

/* The rules that BODY breaks, as "a b c", in the order found. */
static const char *
rules_of(const char *lang, const char *body)
{
    static char line[256];
    struct deck *deck = deck_of(lang, body);
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    line[0] = '\0';
    for (size_t i = 0; i < report.count; i++) {
        size_t len = strlen(line);
        snprintf(line + len, sizeof(line) - len, "%s%s", i ? " " : "",
                 report.findings[i].rule);
    }
    report_release(&report);
    deck_free(deck);
    return line;
}

struct row {
    const char *lang, *body, *rules;
};

static void
expect_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = rules_of(rows[i].lang, rows[i].body);
        if (strcmp(found, rows[i].rules) != 0) {
            fail_msg("“%s”: got “%s”, expected “%s”", rows[i].body, found,
                     rows[i].rules);
        }
    }
}

#define EXPECT_ROWS(rows) expect_rows(rows, sizeof(rows) / sizeof(*(rows)))

static void
frequency_words_need_a_number(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "Scars are rare.", "frequency-word"},
        {"en-US", "Bruises are Common!", "frequency-word"},
        {"en", "Scars are rare: 1 in 1,000 people.", ""},
        {"en", "Scars are rare. 1 in 1,000 people.", "frequency-word"},
        {"en", "Bruises usually clear in one to two weeks.", ""},
        {"en", "Scars are rare, but no number is known.", ""},
        {"en", "Redness is one of the most common effects.", ""},
        {"en", "How common are scars?", ""},
        {"en", "A rarebit is commonplace.", ""},
        {"en", "|Scars|rare", "frequency-word"},
        {"en", "|Scars|rare|1 in 1,000", ""},
        {"en", "- Sometimes red\n- Often sore\n- 2 days",
         "frequency-word frequency-word"},
        {"es", "Las cicatrices son raras.", "frequency-word"},
        {"es", "Los moretones suelen irse en 2 semanas.", ""},
        {"es", "Es de los efectos más comunes.", ""},
        {"fr", "Les cicatrices sont rares.", ""},
        {"de", "Narben sind rare.", ""}};
    EXPECT_ROWS(rows);
}

/* A word counts only where it says how often something happens. */
static void
other_senses_of_frequency_words_are_not_told(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "This is not for a common cold.", ""},
        {"en", "Use common sense.", ""},
        {"en", "Common questions", ""},
        {"en", "What these creams have in common.", ""},
        {"en", "Common warts go away by themselves.", ""},
        {"en", "Wash your hands often.", ""},
        {"en", "Drink water often and rest.", ""},
        {"en", "Tell us if you have a rare disease.", ""},
        {"en", "A common myth: it hurts.", ""},
        {"en", "Common painkillers help.", ""},
        {"en", "Call as often as you like.", ""},
        {"en", "In a common cold, 1 in 2 people cough.", ""},
        {"en", "Frequently asked questions", ""},
        {"en", "We use a rare earth magnet.", ""},
        {"en", "You will almost never need a doctor.", "frequency-word"},
        {"en", "Redness is common.", "frequency-word"},
        {"en", "Scars are often red.", "frequency-word"},
        {"en", "A common effect is redness.", "frequency-word"},
        {"en", "Rarely, scars form.", "frequency-word"},
        {"en", "Infections are rare.", "frequency-word"},
        {"en", "Ask us, since scars are common.", "frequency-word"},
        {"en", "In rare cases, 1 in 5, scars form.", "band-differs"},
        {"en", "Something rare happens: 1 in 5.", "band-differs"},
        {"en", "Often washed, rarely red.", "frequency-word"},
        {"en", "Colds are common.", "frequency-word"},
        {"es", "Llame si nota algo raro.", ""},
        {"es", "Si ve algo muy raro, llame.", ""},
        {"es", "No sienta nada raro.", ""},
        {"es", "La piel tiene un olor raro.", ""},
        {"es", "Puede sentirse raro.", ""},
        {"es", "El olor es raro.", ""},
        {"es", "Es una sensación rara.", ""},
        {"es", "No es un resfriado común.", ""},
        {"es", "Use el sentido común.", ""},
        {"es", "Preguntas frecuentes", ""},
        {"es", "Lo que tienen en común.", ""},
        {"es", "Lave sus manos a menudo.", ""},
        {"es", "Beba agua con frecuencia.", ""},
        {"es", "Coma normalmente.", ""},
        {"es", "Llame si ve algo raro: 1 de cada 5 llama.", ""},
        {"es", "Si nota algo extraño o raro, llámenos.", ""},
        {"es", "La sala común está a la izquierda.", ""},
        {"es", "Con poca frecuencia deja marcas.", "frequency-word"},
        {"es", "Casi nunca pasa.", "frequency-word"},
        {"es", "Es raro.", "frequency-word"},
        {"es", "Los efectos raros son leves.", "frequency-word"},
        {"es", "Las verrugas son comunes.", "frequency-word"},
        {"es", "Es algo frecuente.", "frequency-word"},
        {"es", "A menudo hay rojez.", "frequency-word"},
        {"es", "En casos raros hay fiebre.", "frequency-word"},
        {"es", "Raro: 1 de cada 5.", "band-differs"},
        {"es", "En casos raros, 1 de cada 5.", "band-differs"},
        {"es", "Una reacción muy rara: 20 %.", "band-differs"}};
    EXPECT_ROWS(rows);
}

static void
absolute_claims_are_told(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "It is safe.", "absolute-claim"},
        {"en", "It is pain-free and Guaranteed.", "absolute-claim"},
        {"en", "There are no side effects.", "absolute-claim"},
        {"en", "It is not safe for children.", ""},
        {"en", "It isn't a cure.", ""},
        {"en", "Redness is not usually permanent, 1 in 100.", ""},
        {"en", "Is it safe?", ""},
        {"en", "Keep it in the safety box.", ""},
        {"en", "We cannot promise a cure.", "absolute-claim"},
        {"es", "Este tratamiento es seguro.", "absolute-claim"},
        {"es", "No es permanente.", ""}};
    EXPECT_ROWS(rows);
}

/* The words of the only finding that BODY gives, of RULE. */
static void
expect_words(const char *body, const char *rule, const char *words)
{
    build_expect(deck_of("en", body), rule,
                 strcmp(rule, "band-differs") == 0 ? REPORT_ERROR
                                                   : REPORT_WARNING,
                 "x.md", words);
}

static void
every_claim_of_a_sentence_is_told(void **state)
{
    (void)state;
    expect_words("It is safe, painless and a cure.", "absolute-claim",
                 "“safe”, “painless”, “cure” promise what");
    expect_words("It is no cure, but it will cure you.", "absolute-claim",
                 "“cure” promises what");
}

static void
words_for_how_often_fit_their_numbers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "Common: 1 in 1,000.", "band-differs"},
        {"en", "Scars are very rare (1 in 5).", "band-differs"},
        {"en", "Scars are rare: 20 %.", "band-differs"},
        {"en", "Bruises are uncommon (1 out of 20).", "band-differs"},
        {"en", "|Scars|rare|1 in 10", "band-differs"},
        {"en", "Common: 1 in 10.", ""},
        {"en", "Common: 1 in 100.", ""},
        {"en", "Very common: 3 in 10.", ""},
        {"en", "Uncommon: 0.5%.", ""},
        {"en", "Rare: 1 in 10 000 people.", ""},
        {"en", "Very rare: fewer than 1 in 10,000.", ""},
        {"en", "Not common: 1 in 1,000.", ""},
        {"en", "The most common effect: 1 in 2.", ""},
        {"en", "How common: 1 in 1,000?", ""},
        {"en", "Rare or common, 1 in 5.", ""},
        {"en", "Rare in the first 2 weeks.", ""},
        {"es", "Frecuente: 1 de cada 1000.", "band-differs"},
        {"es", "Muy raros: 1 de cada 5.", "band-differs"},
        {"es", "Poco frecuente: 1 de cada 500.", ""}};
    EXPECT_ROWS(rows);
    expect_words("Common: 1 in 1,000.", "band-differs",
                 "“common” does not match “1 in 1,000”: in medicine it "
                 "means 1 in 100 to 1 in 10.");
}

static void
one_slide_counts_in_one_number_of_people(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "Red: 1 in 10 people.\nSore: 5 in 10 people.", ""},
        {"en", "Red: 1 in 10.\nScars: 1 in 1,000.", "mixed-denominators"},
        {"en", "Red: 1 in 10, sore: 2 out of 100, scar: 1 in 500.",
         "mixed-denominators"},
        {"en", "Come in 2 weeks. Day 1 in bed.", ""},
        {"es", "Roja: 1 de cada 10.\nCicatriz: 1 de cada 100.",
         "mixed-denominators"}};
    EXPECT_ROWS(rows);
}

static void
long_sentences_are_told(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "go go go go go go go go go go go go go go go go go go go go.",
         ""},
        {"en",
         "go go go go go go go go go go go go go go go go go go go go go.",
         "long-sentence"},
        {"es",
         "go go go go go go go go go go go go go go go go go go go go go.",
         "long-sentence"},
        {"en",
         "go go go go go go go go go go. go go go go go go go go go go go.",
         "long-sentence"},
        {"en",
         "Go go go go go go go go go go go. Go go go go go go go go go go go.",
         ""},
        {"en",
         "Go go go go go go go go go go go\n- Go go go go go go go go go go go",
         ""},
        {"th", "ผิวหนังแดงผิวหนังแดงผิวหนังแดงผิวหนังแดง", ""}};
    EXPECT_ROWS(rows);
}

static void
hard_texts_are_told(void **state)
{
    (void)state;
    static const char hard[] =
        "Transient erythema and localized oedema are anticipated.\n"
        "Vasodilation accompanies percutaneous perforation of tissue.\n"
        "Considerable extravasation occasions visible discoloration.\n"
        "Bacterial contamination necessitates immediate evaluation by "
        "qualified practitioners of medicine. Complications include "
        "hypertrophic scarring.";
    static const char middling[] =
        "After the visit, protect your skin from the sun for seven days.\n"
        "Wash your face with gentle soap and only lukewarm water.\n"
        "Swelling or redness may appear and then settle by itself.\n"
        "Never scratch or pick the treated area.";
    static const char plain[] = "Your skin may look red and feel tight.\n"
                                "The red color goes in a few hours.\n"
                                "Swelling may last a day or two.\n"
                                "Use a cool cloth if you like.\n"
                                "Call us if it gets worse.";
    assert_string_equal(rules_of("en", hard), "reading-grade");
    assert_string_equal(rules_of("en", middling), "");
    assert_string_equal(rules_of("en", plain), "");
    assert_string_equal(rules_of("fr", hard), "");
    assert_string_equal(rules_of("en", "Vasodilation accompanies perforation."),
                        "");
}

static void
hard_spanish_is_told(void **state)
{
    (void)state;
    static const char hard[] =
        "Se prevé la aparición de eritema transitorio y edema localizado.\n"
        "La vasodilatación acompaña a la perforación percutánea.\n"
        "La contaminación bacteriana requiere valoración inmediata por "
        "facultativos cualificados. Las complicaciones incluyen cicatrización "
        "hipertrófica generalizada.";
    static const char press[] =
        "Después de la consulta, proteja la piel del sol durante siete días.\n"
        "Lávese la cara solamente con jabón suave y agua templada.\n"
        "La inflamación y el enrojecimiento pueden aparecer y luego "
        "desaparecer.\n"
        "Nunca rasque la superficie tratada.";
    static const char plain[] = "La piel puede verse roja y tensa.\n"
                                "El color rojo se va en unas horas.\n"
                                "La hinchazón dura un día o dos.\n"
                                "Use un paño frío si quiere.\n"
                                "Llame si la piel se ve peor.";
    assert_string_equal(rules_of("es", hard), "reading-grade");
    assert_string_equal(rules_of("es-MX", press), "reading-grade");
    assert_string_equal(rules_of("es", plain), "");
    assert_string_equal(rules_of("es", "La vasodilatación es percutánea."), "");
    build_expect(deck_of("es", hard), "reading-grade", REPORT_WARNING, "x.md",
                 "a text for specialists (0 on the INFLESZ scale)");
    build_expect(deck_of("es", press), "reading-grade", REPORT_WARNING, "x.md",
                 "a newspaper (");
}

/* What is told in one language is told in the other. */
static void
spanish_is_checked_as_english_is(void **state)
{
    (void)state;
    static const char *const pairs[][3] = {
        {"Scars are usually red.", "Las cicatrices son habitualmente rojas.",
         "frequency-word"},
        {"Infection is unlikely.", "Una infección es improbable.",
         "frequency-word"},
        {"It seldom hurts.", "Pocas veces molesta.", "frequency-word"},
        {"Most people get bruises.", "La mayoría tiene moretones.",
         "frequency-word"},
        {"Very common: 1 in 100.", "Muy frecuente: 1 de cada 100.",
         "band-differs"},
        {"Rarely: 1 in 5.", "Raramente: 1 de cada 5.", "band-differs"},
        {"Scars: 1 in 10. Fever: 1 in 1,000.",
         "Marcas: 1 de cada 10. Fiebre: 1 de cada 1.000.",
         "mixed-denominators"},
        {"It is harmless.", "Es inofensivo.", "absolute-claim"},
        {"There is no risk.", "No hay ningún riesgo.", "absolute-claim"},
        {"It has no side effects.", "No tiene efectos secundarios.",
         "absolute-claim"},
        {"We guarantee it.", "Tiene garantía.", "absolute-claim"},
        {"It always works.", "Siempre funciona.", "absolute-claim"},
        {"Wash it and dry it and cover it and keep it cool and clean and do "
         "not touch it and call us.",
         "Lave la piel y séquela y cúbrala y manténgala fresca y limpia y no "
         "la toque nunca y si empeora llame.",
         "long-sentence"},
        {"It is not harmless.", "No es inofensivo.", ""},
        {"Is it safe?", "¿Es seguro?", ""}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        expect_rows((struct row[]){{"en", pairs[i][0], pairs[i][2]},
                                   {"es", pairs[i][1], pairs[i][2]}},
                    2);
    }
}

static void
a_grade_is_told_in_years_of_school(void **state)
{
    (void)state;
    char body[40 * 36] = "";
    for (int i = 0; i < 36; i++) {
        strcat(body, i % 2 ? "incomprehensibility\n" : "uncharacteristically ");
    }
    expect_words(body, "reading-grade", "takes more than 12 years of school");
}

/* 32 words in 4 sentences, 40 syllables: 0.39 * 8 + 11.8 * 1.25 - 15.59. */
static void
the_grade_is_flesch_and_kincaid_s(void **state)
{
    (void)state;
    struct deck *deck = deck_of(
        "en", "Swelling red skin swelling red skin for days.\n"
              "- Swelling red skin swelling red skin for days\n"
              "Swelling red skin swelling red skin for days. "
              "Swelling red skin swelling red skin for days. Microneedling 2.");
    struct rules_sentences sentences;
    rules_sentences_init(&sentences, build_at(deck, 0, 0, 0));
    double grade = 0;
    assert_true(rules_grade(&sentences, " microneedling ", &grade));
    assert_true(grade > 2.279 && grade < 2.281);
    sentences.count -= 2;
    assert_false(rules_grade(&sentences, "", &grade));
    sentences.count += 2;
    rules_sentences_release(&sentences);
    deck_free(deck);
}

static void
expect_sentences(const char *body, const char *expected)
{
    struct deck *deck = deck_of("en", body);
    struct rules_sentences sentences;
    rules_sentences_init(&sentences, build_at(deck, 0, 0, 0));
    char line[256] = "";
    for (size_t i = 1; i < sentences.count; i++) {
        size_t len = strlen(line);
        snprintf(line + len, sizeof(line) - len, "[%s]",
                 sentences.items[i].text);
    }
    assert_string_equal(line, expected);
    rules_sentences_release(&sentences);
    deck_free(deck);
}

static void
sentences_end_where_people_pause(void **state)
{
    (void)state;
    expect_sentences("One. Two! Three? Four", "[One.][Two!][Three?][Four]");
    expect_sentences("It costs 3.5 dollars. Yes.",
                     "[It costs 3.5 dollars.][Yes.]");
    expect_sentences("The U.S. Food and Drug Administration.",
                     "[The U.S. Food and Drug Administration.]");
    expect_sentences("Use a cold pack, e.g. ice.",
                     "[Use a cold pack, e.g. ice.]");
    expect_sentences("He said “No.” Then left.", "[He said “No.”][Then left.]");
    expect_sentences("很红。会好。", "[很红。][会好。]");
    expect_sentences("...", "");
    expect_sentences("Wait... Now. ", "[Wait...][Now.]");
    expect_sentences("|Red|2 days", "[Red 2 days]");
}

static void
plain_words_stand_between_spaces(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain;
    } rows[] = {{"", " "},
                {"Pain-free!", " pain free "},
                {"1 in 1,000 people", " 1 in 1000 people "},
                {"It’s “ÉXITO”", " it's éxito "},
                {" -- ", " "}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char *plain = rules_plain(rows[i].text, strlen(rows[i].text));
        assert_string_equal(plain, rows[i].plain);
        free(plain);
    }
}

static void
excerpts_are_cut_between_words(void **state)
{
    (void)state;
    char out[16];
    assert_string_equal(rules_excerpt("short", out, sizeof(out)), "short");
    assert_string_equal(rules_excerpt("123456789012345", out, sizeof(out)),
                        "123456789012345");
    assert_string_equal(rules_excerpt("one two three four", out, sizeof(out)),
                        "one two…");
    assert_string_equal(rules_excerpt("ééééééééééééé", out, sizeof(out)),
                        "éééééé…");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frequency_words_need_a_number),
        cmocka_unit_test(other_senses_of_frequency_words_are_not_told),
        cmocka_unit_test(absolute_claims_are_told),
        cmocka_unit_test(every_claim_of_a_sentence_is_told),
        cmocka_unit_test(words_for_how_often_fit_their_numbers),
        cmocka_unit_test(one_slide_counts_in_one_number_of_people),
        cmocka_unit_test(long_sentences_are_told),
        cmocka_unit_test(hard_texts_are_told),
        cmocka_unit_test(hard_spanish_is_told),
        cmocka_unit_test(spanish_is_checked_as_english_is),
        cmocka_unit_test(a_grade_is_told_in_years_of_school),
        cmocka_unit_test(the_grade_is_flesch_and_kincaid_s),
        cmocka_unit_test(sentences_end_where_people_pause),
        cmocka_unit_test(plain_words_stand_between_spaces),
        cmocka_unit_test(excerpts_are_cut_between_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
