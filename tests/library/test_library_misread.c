/* UTF-8 that was read as an old encoding is read back or held back, and real
 * text of many languages is neither. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "library_reader.h"
#include "text_decode.h"
#include "utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* TEXT, UTF-8, as who takes it for PAGE saves it: a byte that is none there
 * becomes a C1 control, or is lost. */
static void
misread(const char *text, const char *page, struct str *out)
{
    size_t len = strlen(text);
    struct str whole = {0};
    if (library_convert(text, len, page, "UTF-8", &whole)) {
        str_add_bytes(out, whole.text, whole.len);
        str_release(&whole);
        return;
    }
    str_release(&whole);
    for (size_t at = 0; at < len;) {
        struct str piece = {0};
        size_t step = 1;
        bool good = library_convert(text + at, 1, page, "UTF-8", &piece);
        if (!good && at + 1 < len) {
            str_clear(&piece);
            good = library_convert(text + at, 2, page, "UTF-8", &piece);
            step = good ? 2 : 1;
        }
        if (good) {
            str_add_bytes(out, piece.text, piece.len);
        } else if ((unsigned char)text[at] < 0xA0) {
            str_add_code(out, (unsigned char)text[at]);
        }
        str_release(&piece);
        at += step;
    }
}

static enum text_state
decode(const char *bytes, const char *lang, struct str *text, size_t *findings)
{
    struct report report = {0};
    struct text_way way = {lang, library_convert, ""};
    enum text_state state =
        text_decode(bytes, strlen(bytes), "f", &way, text, &report);
    *findings = report.count;
    report_release(&report);
    return state;
}

static void
test_read_back_or_held_back(void **state)
{
    static const struct {
        const char *lang, *page;
        bool mended;
        const char *text;
    } texts[] = {
        {"ru", "CP1251", true, "Покраснение кожи проходит за 24 часа."},
        {"ru", "KOI8-R", true, "Покраснение кожи проходит за 24 часа."},
        {"ru", "CP866", true, "Покраснение кожи проходит за 24 часа."},
        {"ru", "MAC-UK", true, "Покраснение кожи проходит за 24 часа."},
        {"uk", "CP1251", true, "Догляд за шкірою: це триває 2 дні."},
        {"cs", "CP1250", true, "Kůže může být červená, žádný šok."},
        {"pl", "CP1250", true, "Skóra może być czerwona. Trwa to dłużej."},
        {"pl", "CP852", true, "Skóra może być czerwona. Trwa to dłużej."},
        {"el", "CP1253", true, "Το δέρμα σας μπορεί να είναι κόκκινο."},
        {"ar", "CP1256", true, "قد تكون بشرتك حمراء بعد العلاج."},
        {"he", "CP1255", true, "לאחר הטיפול העור עלול להיות אדום."},
        {"th", "CP874", true, "ผิวของคุณอาจแดงหลังการรักษา"},
        {"es", "CP850", true, "La señora Núñez tiene hinchazón."},
        {"es", "MACINTOSH", true, "La señora Núñez tiene hinchazón."},
        {"es", "MACINTOSH", true, "¿Pica? ¡No!"},
        {"es", "CP1251", true, "La señora Núñez tiene hinchazón."},
        {"es", "CP936", false, "La señora Núñez tiene hinchazón."},
        {"de", "CP437", true, "Die Haut ist gerötet. Größe, für 2 Tage."},
        {"fr", "MACINTOSH", true, "Votre peau peut être rouge. L’œil."},
        {"vi", "CP1258", true, "Sau khi điều trị da của bạn có thể đỏ."},
        {"en", "MACINTOSH", true, "What’s normal … ≥ 2 days at 38 °C ± 1"},
        {"en", "CP936", false, "What’s normal and what isn’t for café."},
        {"en", "CP862", true, "What’s normal … ≥ 2 days at 38 °C ± 1"},
        {"zh-Hans", "CP936", false, "治疗后您的皮肤可能会发红。持续2天。"},
        {"zh-Hant", "CP950", false, "治療後您的皮膚可能會發紅。持續2天。"},
        {"ja", "CP932", false, "治療のあと、肌が赤くなることがあります。"},
        {"zh-Hans", "CP1251", true, "治疗后您的皮肤可能会发红。"},
        {"en", "CP1251", true, "title: Skin\ntitle.ru: Кожа лица"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct str bytes = {0}, text = {0};
        size_t findings;
        misread(texts[i].text, texts[i].page, &bytes);
        enum text_state now =
            decode(bytes.text, texts[i].lang, &text, &findings);
        bool mended = now == TEXT_GOOD && strcmp(text.text, texts[i].text) == 0;
        if (mended != texts[i].mended || (!mended && now == TEXT_GOOD) ||
            findings == 0) {
            fail_msg("%s through %s: %s", texts[i].lang, texts[i].page,
                     text.text);
        }
        str_release(&bytes);
        str_release(&text);
    }
}

/* A line among right ones, a word, a sign of screens: held back. */
static void
test_part_of_a_text(void **state)
{
    static const struct {
        const char *lang, *text;
    } texts[] = {{"ru", "Уход за кожей.\nРџРѕРєСЂР°СЃРЅРµРЅРёРµ\nЕщё раз."},
                 {"pl", "Skóra się goi.\nbyć moĹĽe\n"},
                 {"pl", "skĂłry, bÄ…dĹş, moĹĽe ?\nJuż dobrze."},
                 {"es", "Señora.\nLa se├▒ora"},
                 {"es", "Señora.\nLa se√±ora"},
                 {"xx", "n╨ƒame"}};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct str text = {0};
        size_t findings;
        if (decode(texts[i].text, texts[i].lang, &text, &findings) ==
            TEXT_GOOD) {
            fail_msg("shown: %s", texts[i].text);
        }
        str_release(&text);
    }
}

static const struct {
    const char *lang, *lines;
} real[] = {
    {"pt", "NÃO coce. IRMÃ, MANHÃ, LIMÃO, MAÇÃ.\n“NÃO” — É só por 2 dias…\n"
           "— É verdade? — Às vezes.\nA AÇÃO É RÁPIDA: ATÉ 5 µg\n"},
    {"vi", "Chăm sóc da sau điều trị.\nKéo dài 1 đến 2 ngày – không quá 38 °C."
           "\nĐỎ, NGỨA, SƯNG: GỌI CHÚNG TÔI.\nÃ, Â, Ă, Ê, Ô, Ơ, Ư\n"},
    {"ar", "العناية بالبشرة، ط، ظ.\nقد تكون حمراء؛ لا أكثر من ٥ ملغ.\n"
           "هل تشعر بألم؟ اتصل بنا.\nطبيب\nظهر الطفح «اليوم»\n"},
    {"fa", "پوست شما ممکن است قرمز شود.\nآب بنوشید، آرام باشید.\nطول "
           "می‌کشد؟\n"
           "۵ میلی‌گرم\n"},
    {"el", "ΤΟ ΔΕΡΜΑ ΣΑΣ — ΟΧΙ «ΖΕΣΤΟ»\nΟ γιατρός, Ξένος.\nΤο 5 % · 38 °C\n"
           "Όχι… Ξ, Ο, Π\nΌνομα εικονιδίου λογοτύπου\nΑΠΟ ΕΔΩ Ο ΟΡΟΣ\n"},
    {"ru", "С 1 до 2 дней. РАБАТ. Р. С.\n«ФАКТОР» и «СЕВЕР»\nСаван, Кандагар\n"
           "№ 5 — § 3\nРис. 1: “кожа”\n"},
    {"uk", "Різні дні. Сіль. Її ґанок.\nГіпс\nВід 1 до 2 днів\nСіль і рис\n"},
    {"sr", "Вјен, Сјај, Рј.\nКожа може бити црвена.\nЉубав, њега, ђак\n"},
    {"zh-Hans", "联通\n治疗后\n毛发没有\n持续1到2天，不超过5毫克。\n"},
    {"zh-Hant", "坦巴孔達\n皮膚護理\n請勿抓癢。\n約 38 °C\n"},
    {"ja", "お肌のケア\n皮膚\nカユミ、赤み\n１～２日\n"},
    {"ko", "피부 관리\n발적\n1일에서 2일\n가려움·통증\n"},
    {"th", "เธอเนยเธก\nผิวแดง 1–2 วัน\nเธน\nดูแลผิว\n"},
    {"he", "טיפול בעור\nד״ר כהן — 5 מ״ג\nאדום\n"},
    {"fr", "√ Éviter le soleil : « l’été »\nŒuf, cœur, Ÿ\nL’ÉTÉ — Â, Ê, Î\n"},
    {"de", "‚Ändern‘ – „Übel“\nGRÖSSE ÄÖÜ ß\n5 µg ± 2 ≥ 3\n"},
    {"ro", "Îşi, Îţi, CASĂ…\n„FĂRĂ”\nPielea roșie, țesut\n"},
    {"tr", "IŞIĞI, ŞİŞLİK, ÇĞİ\nışığı\nÖĞÜN\n"},
    {"cs", "Žďár nad Sázavou\nŘíše, Ďáb\nŽÁDNÝ\n"},
    {"pl", "Łódź, żółć, źdźbło\nĆŚŻŹ\nSkóra może być czerwona.\n"},
    {"is", "Þú, Þó, ÍÁ\nÆð\n"},
    {"hi", "त्वचा की देखभाल\n१–२ दिन\n"},
    {"en", "We speak: Español, Polski, العربية, Tiếng Việt, Русский, 中文\n"
           "Українська: Від болю\nHair (毛)\n│Day│Dose│\n────\n"
           "├── Day 1\n☐ → √ done ✓ 😀\nRh+AB- is a group. 5+APP-free\n"}};

static void
test_real_text_stays(void **state)
{
    (void)state;
    int count = 0;
    for (size_t i = 0; i < COUNT(real); i++) {
        for (const char *at = real[i].lines; *at != '\0'; count++) {
            size_t len = strcspn(at, "\n"), findings;
            struct str line = {0}, text = {0};
            str_add_bytes(&line, at, len);
            decode(line.text, real[i].lang, &text, &findings);
            if (findings > 0 || strcmp(text.text, line.text) != 0) {
                fail_msg("%s: %s became %s", real[i].lang, line.text,
                         text.text);
            }
            str_release(&line);
            str_release(&text);
            at += len + 1;
        }
    }
    assert_true(count >= 60);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read_back_or_held_back),
        cmocka_unit_test(test_part_of_a_text),
        cmocka_unit_test(test_real_text_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
