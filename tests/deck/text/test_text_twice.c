/* Letters that went through two encodings are read back where they have one
 * reading, and what people may have meant stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "text_twice.h"
#include "utf8.h"

/* TEXT read as Windows-1252, bytes without a character as C1 controls. */
static void
twice(struct str *text)
{
    struct str out = {0};
    for (size_t i = 0; i < text->len; i++) {
        unsigned char byte = (unsigned char)text->text[i];
        uint32_t code = text_windows_1252(byte);
        str_add_code(&out, code == UTF8_REPLACEMENT ? byte : code);
    }
    str_release(text);
    *text = out;
}

static void
check(const char *from, const char *expect, enum text_twice result)
{
    struct str text = {0};
    struct text_twice_place place;
    str_add(&text, from);
    assert_int_equal(text_twice_repair(&text, &place), result);
    assert_string_equal(text.text, expect);
    assert_int_equal(place.line != 0, result != TWICE_NONE);
    str_release(&text);
}

static void
test_what_was_saved_twice_is_read_back(void **state)
{
    static const char *const texts[] = {
        "Señora, mañana él irá aquí. ¿Qué? ¡Sí! Época, Él, ÑANDÚ, Índice.",
        "L’œil à la française : déjà vu… « Noël » où, À demain. 5 µg, 20 €.",
        "NÃO coce, irmã, coração, ação, ÁGUA, 38 °C.",
        "Chăm sóc da. Sau khi điều trị da của bạn có thể đỏ.",
        "Уход за кожей. Это длится от 1 до 2 дней.",
        "治疗后您的皮肤可能会发红。持续1到2天。",
        "قد تكون بشرتك حمراء بعد العلاج.",
        "Fine 😀 and — “good” it’s ≥ 5 × 3 − 2.",
        "Cilt bakımı İyi şişlik ğ.",
        "Łatwo źle się żyje ćma."};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct str text = {0};
        str_add(&text, texts[i]);
        for (int times = 1; times <= 3; times++) {
            twice(&text);
            check(text.text, texts[i], TWICE_REPAIRED);
        }
        check(texts[i], texts[i], TWICE_NONE);
        str_release(&text);
    }
}

static void
test_only_the_lines_that_need_it_change(void **state)
{
    (void)state;
    check("Señora “MAÇÔ\nSeÃ±ora\nNÃO", "Señora “MAÇÔ\nSeñora\nNÃO",
          TWICE_REPAIRED);
    check("Señora (SeÃ±ora)", "Señora (Señora)", TWICE_REPAIRED);
    check("dÃ©jÃ  vu, voilÃ .", "déjà vu, voilà.", TWICE_REPAIRED);
    check("5 Ã  6", "5 à 6", TWICE_REPAIRED);
    check("10Â mg and 5Â°C", "10Â mg and 5°C", TWICE_UNSURE);
    check("10\xC3\x82\xC2\xA0mg", "10\xC2\xA0mg", TWICE_REPAIRED);
}

static void
test_what_was_lost_is_told(void **state)
{
    static const char *const texts[] = {"JaÃn", "aquÃn", "\xC3\xA2€ quoted",
                                        "\xC3\xB0Ÿ ok", "medicaciÃ"};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        check(texts[i], texts[i], TWICE_UNSURE);
    }
}

static void
test_words_that_people_write_stay(void **state)
{
    static const char *const texts[] = {
        "NÃO coce. “MAÇÔ — “IRMÖ, MANHÅ MANHû.",
        "« Le\u00A0café\u00A0» : l’été… «\u00A0voilà\u00A0».",
        "«CAFÉ» “QUALITÀ” PERÚ” Spaß” Spaß… daß—",
        "Ångström 5 Å… Åland Ä” Ä, Â, Ã",
        "IKEÅ® BLÅ™ MAÇò",
        "NGÃ BA, ĐÃ… MÃ, Ã",
        "Țară și Încă — „Â”",
        "é… è” à» ê’ ç™ ù°",
        "Ñandú ESPAÑ”",
        "“À” “Á” “É”, É… Í’ Ó”",
        "café”… café…” Café»… 5 €… 10 €”",
        "mø… Æ” øre ÐA Ðað þ Þ”",
        "Citroën’s naïve… Zoë” Zoé… Brontë»",
        "5 µg ± 2, 38 °C, 10 €, ½, 3²"};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        check(texts[i], texts[i], TWICE_NONE);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_saved_twice_is_read_back),
        cmocka_unit_test(test_only_the_lines_that_need_it_change),
        cmocka_unit_test(test_what_was_lost_is_told),
        cmocka_unit_test(test_words_that_people_write_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
