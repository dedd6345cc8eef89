/* Texts in the old encodings of their language are read as they were written,
 * and in those of another language not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "library_reader.h"
#include "rig.h"
#include "text_decode.h"

static const struct {
    const char *lang, *encodings, *text;
} texts[] = {
    {"ru", "CP1251 KOI8-R",
     "# Уход за кожей\n\nКожа может быть красной. Это длится от 1 до 2 дней, "
     "не больше 5 мг.\n"},
    {"uk", "CP1251 KOI8-U",
     "# Догляд за шкірою\n\nШкіра може бути червоною. Це триває від 1 до 2 "
     "днів, ґанок її.\n"},
    {"bg", "CP1251",
     "# Грижа за кожата\n\nКожата може да е червена. Това трае от 1 до 2 "
     "дни.\n"},
    {"sr", "CP1251",
     "# Нега коже\n\nКожа може бити црвена. То траје од 1 до 2 дана.\n"},
    {"zh-Hans", "CP936",
     "# 皮肤护理\n\n治疗后您的皮肤可能会发红。持续1到2天，不超过5毫克。\n"},
    {"zh-Hant", "CP950",
     "# 皮膚護理\n\n治療後您的皮膚可能會發紅。持續1到2天，不超過5毫克。\n"},
    {"ko", "CP949 EUC-KR",
     "# 피부 관리\n\n치료 후 피부가 붉어질 수 있습니다. 1일에서 2일 "
     "지속됩니다.\n"},
    {"ja", "CP932 EUC-JP",
     "# "
     "お肌のケア\n\n治療のあと、肌が赤くなることがあります。1日から2日続きます"
     "。\n"},
    {"ar", "CP1256 ISO-8859-6",
     "# العناية بالبشرة\n\nقد تكون بشرتك حمراء بعد العلاج. يستمر هذا من 1 إلى "
     "2 أيام.\n"},
    {"he", "CP1255",
     "# טיפול בעור\n\nלאחר הטיפול העור עלול להיות אדום. זה נמשך 1 עד 2 "
     "ימים.\n"},
    {"el", "CP1253 ISO-8859-7",
     "# Φροντίδα δέρματος\n\nΤο δέρμα σας μπορεί να είναι κόκκινο. Διαρκεί 1 "
     "έως 2 ημέρες. Άρα.\n"},
    {"tr", "CP1254 ISO-8859-9",
     "# Cilt bakımı\n\nCildiniz kızarabilir. Bu 1 ile 2 gün sürer. Şişlik "
     "olağan değil, İyi.\n"},
    {"pl", "CP1250 ISO-8859-2",
     "# Pielęgnacja skóry\n\nSkóra może być czerwona. Trwa to od 1 do 2 dni. "
     "Łatwo źle się żyje.\n"},
    {"cs", "CP1250 ISO-8859-2",
     "# Péče o pleť\n\nKůže může být červená. Trvá to 1 až 2 dny. Žádný "
     "šok.\n"},
    {"hu", "CP1250",
     "# Bőrápolás\n\nA bőr piros lehet. Ez 1-2 napig tart. Fűtő, őrült.\n"},
    {"ro", "CP1250",
     "# Îngrijirea pielii\n\nPielea poate fi roşie. Durează 1 până la 2 zile. "
     "Ţine.\n"},
    {"hr", "CP1250",
     "# Njega kože\n\nKoža može biti crvena. Traje 1 do 2 dana. Češće đak.\n"},
    {"th", "CP874", "# การดูแลผิว\n\nผิวของคุณอาจแดงหลังการรักษา ใช้เวลา 1 ถึง 2 วัน\n"},
    {"vi", "CP1258",
     "# Chăm sóc da\n\nSau khi điều trị da của bạn có thể đỏ. Kéo dài 1 đến 2 "
     "ngày.\n"},
    {"lt", "CP1257",
     "# Odos priežiūra\n\nOda gali būti raudona. Tai trunka nuo 1 iki 2 dienų, "
     "ąžuolas.\n"},
    {"lv", "CP1257",
     "# Ādas kopšana\n\nĀda var būt sarkana. Tas ilgst no 1 līdz 2 dienām, "
     "ķīļņš.\n"},
    {"et", "CP1257",
     "# Nahahooldus\n\nNahk võib olla punane. See kestab 1 kuni 2 päeva, "
     "šokk.\n"},
    {"es", "CP1252 ISO-8859-15",
     "# Cuidado de la piel\n\nSu piel puede estar roja después. Dura de 1 a 2 "
     "días, señora. ¿Qué? 5 µg.\n"},
    {"fr", "ISO-8859-15", "# Soin\n\nL'œil, 20 €, ça dure.\n"},
    {"fr", "CP1252",
     "# Soin de la peau\n\nVotre peau peut être rouge après. « Oui » : l’œil, "
     "5 µg, 20 €. Ça dure 1 à 2 jours.\n"},
    {"de", "CP1252",
     "# Pflege der Haut\n\nDie Haut kann gerötet sein. Das dauert 1–2 Tage. "
     "Größe „groß“.\n"},
    {"pt", "CP1252",
     "# Cuidados com a pele\n\nA pele pode ficar vermelha. NÃO coce. “MAÇÔ — 1 "
     "a 2 dias.\n"},
    {"en", "CP1252",
     "# Care\n\nDon’t worry — it’s 38 °C; 5 µg, “café”. It lasts 1–2 days.\n"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* TEXT in ENCODING; false when it has a character that is not in it. */
static bool
encode(const char *text, const char *encoding, struct str *bytes)
{
    char out[4096];
    char *in = (char *)text, *end = out;
    size_t left = strlen(text), room = sizeof(out);
    iconv_t way = iconv_open(encoding, "UTF-8");
    assert_true(way != (iconv_t)-1);
    size_t made = iconv(way, &in, &left, &end, &room);
    iconv_close(way);
    str_add_bytes(bytes, out, sizeof(out) - room);
    return made == 0;
}

static enum text_state
decode(const struct str *bytes, const char *lang, struct str *text)
{
    struct report report = {0};
    struct text_way way = {lang, library_convert, ""};
    enum text_state state =
        text_decode(bytes->text, bytes->len, "f", &way, text, &report);
    assert_int_equal(report.count, 1);
    assert_string_equal(report.findings[0].rule, "encoding");
    assert_int_equal(report.error_count, state == TEXT_GOOD ? 0 : 1);
    report_release(&report);
    return state;
}

static void
check_encoding(const char *lang, const char *encoding, const char *expect)
{
    struct str bytes = {0}, text = {0};
    if (!encode(expect, encoding, &bytes)) {
        fail_msg("%s has not all letters of %s", encoding, lang);
    }
    if (decode(&bytes, lang, &text) != TEXT_GOOD ||
        strcmp(text.text, expect) != 0) {
        fail_msg("%s as %s is read as %s", lang, encoding, text.text);
    }
    str_release(&bytes);
    str_release(&text);
}

static void
test_each_language_in_its_encodings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        char names[64];
        snprintf(names, sizeof(names), "%s", texts[i].encodings);
        for (char *rest, *name = strtok_r(names, " ", &rest); name != NULL;
             name = strtok_r(NULL, " ", &rest)) {
            check_encoding(texts[i].lang, name, texts[i].text);
        }
    }
}

/* What comes out as letters of another script, or as signs in the middle of
 * words, is nobody's text. */
static void
test_other_languages_are_refused(void **state)
{
    static const struct {
        const char *from, *encoding, *to;
    } wrong[] = {{"ru", "CP1251", "es"},     {"ru", "CP1251", "en"},
                 {"ru", "CP1251", "pl"},     {"ru", "CP866", "ru"},
                 {"ru", "ISO-8859-5", "ru"}, {"ru", "MAC-CYRILLIC", "ru"},
                 {"es", "CP1252", "ru"},     {"es", "CP850", "es"},
                 {"es", "MACINTOSH", "es"},  {"zh-Hans", "CP936", "ko"},
                 {"zh-Hans", "CP936", "ja"}, {"zh-Hans", "CP936", "en"},
                 {"ko", "CP949", "zh-Hans"}, {"ko", "CP949", "ja"},
                 {"ja", "CP932", "ko"},      {"ja", "EUC-JP", "zh-Hant"},
                 {"ar", "CP1256", "he"},     {"ar", "CP1256", "en"},
                 {"el", "CP1253", "es"},     {"el", "CP1253", "ru"},
                 {"pl", "CP1250", "es"},     {"pl", "CP852", "pl"},
                 {"cs", "CP1250", "hu"},     {"he", "CP1255", "ar"},
                 {"th", "CP874", "vi"},      {"th", "CP874", "en"},
                 {"ru", "CP1251", "am"},     {"es", "CP1252", "hi"}};
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        size_t from = 0;
        while (strcmp(texts[from].lang, wrong[i].from) != 0) {
            from++;
        }
        struct str bytes = {0}, text = {0};
        encode(texts[from].text, wrong[i].encoding, &bytes);
        if (decode(&bytes, wrong[i].to, &text) == TEXT_GOOD) {
            fail_msg("%s as %s is taken for %s: %s", wrong[i].from,
                     wrong[i].encoding, wrong[i].to, text.text);
        }
        str_release(&bytes);
        str_release(&text);
    }
}

/* Each key of a file that has several languages is in its own. */
static void
test_keys_in_their_languages(void **state)
{
    static const char keys[] = "title: Care\ntitle.ru: Уход за кожей\n";
    (void)state;
    check_encoding("en", "CP1251", keys);
    check_encoding("en", "KOI8-R", keys);
    check_encoding("ru", "CP1251", "title: Уход\ntitle.en: Care\n");
}

static void
collect_digits(const char *bytes, size_t len, struct str *digits)
{
    for (size_t i = 0; i < len; i++) {
        if (isdigit((unsigned char)bytes[i])) {
            str_add_bytes(digits, bytes + i, 1);
        }
    }
    str_add(digits, "");
}

/* Whatever bytes stand between digits, in whatever language: the digits are
 * the same in the same order, or there is an error. */
static void
test_digits_survive(void **state)
{
    (void)state;
    srand(20261129);
    for (int round = 0; round < 4000; round++) {
        struct str bytes = {0}, text = {0}, before = {0}, after = {0};
        size_t len = 1 + (size_t)(rand() % 60);
        for (size_t i = 0; i < len; i++) {
            int kind = rand() % 4;
            char byte = (char)(kind == 0   ? '0' + rand() % 10
                               : kind == 1 ? ' ' + rand() % 95
                                           : 0x80 + rand() % 128);
            str_add_bytes(&bytes, &byte, 1);
        }
        struct report report = {0};
        struct text_way way = {texts[(size_t)round % COUNT(texts)].lang,
                               library_convert, ""};
        if (text_decode(bytes.text, len, "f", &way, &text, &report) ==
            TEXT_GOOD) {
            collect_digits(bytes.text, len, &before);
            collect_digits(text.text, text.len, &after);
            assert_string_equal(after.text, before.text);
        } else {
            assert_true(report.error_count > 0);
        }
        report_release(&report);
        str_release(&bytes);
        str_release(&text);
        str_release(&before);
        str_release(&after);
    }
}

/* deck.txt says what language a slide without one in its name is in, although
 * its folder sorts before it. */
static void
test_the_language_of_the_deck(void **state)
{
    struct rig *rig = *state;
    struct str bytes = {0};
    encode("# Уход за кожей\n\nКожа может быть красной.\n", "CP1251", &bytes);
    rig_mkdir(rig, "deck/1-a");
    rig_write(rig, "deck/1-a/1-x.md", bytes.text);
    rig_write(rig, "deck/deck.txt", "title: T\nlanguages: ru\n");
    rig_start(rig);
    rig_run(rig, 100);
    assert_string_equal(rig_titles(rig), "Уход за кожей");
    assert_true(rig_found(rig, "1-a/1-x.md", "encoding"));
    str_release(&bytes);
}

/* A good version stays when its file becomes what cannot be read, and staff
 * are told that it does. */
static void
test_the_last_good_version_stays(void **state)
{
    struct rig *rig = *state;
    rig_write(rig, "deck/deck.txt", "title: T\nlanguages: en\n");
    rig_slide(rig, "deck/1-x.md", "Good");
    rig_start(rig);
    rig_run(rig, 100);
    rig_write(rig, "deck/1-x.md", "{\\rtf1 Bad}");
    rig_run(rig, 3000);
    assert_string_equal(rig_titles(rig), "Good");
    assert_true(rig_found(rig, "1-x.md", "foreign-format"));
    bool told = false;
    for (size_t i = 0; i < rig->read.report.count; i++) {
        told = told || strstr(rig->read.report.findings[i].words,
                              "its last good version is shown") != NULL;
    }
    assert_true(told);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_language_in_its_encodings),
        cmocka_unit_test(test_other_languages_are_refused),
        cmocka_unit_test(test_keys_in_their_languages),
        cmocka_unit_test(test_digits_survive),
        cmocka_unit_test_setup_teardown(test_the_language_of_the_deck,
                                        rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(test_the_last_good_version_stays,
                                        rig_setup, rig_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
