/* Where lines may break: the same places as in Pango, language by language,
 * but for the exceptions that are written out here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <pango/pango.h>

#include "mem.h"
#include "para_break.h"
#include "para_text.h"
#include "str.h"
#include "utf8.h"

/* Where only Pango 1.56 (Debian 13) breaks: it knows rules of UAX #14 that
 * libunibreak 6.1 does not yet (brackets behind quotes, LB15; quotes between
 * Chinese, LB19a; hyphens inside Hebrew, LB21a). */
#if PANGO_VERSION_CHECK(1, 56, 0)
#define PANGO_1_56(glue) glue
#else
#define PANGO_1_56(glue) ""
#endif

/* Glue of ours: where Pango breaks and we do not, as the text before '|' and
 * behind it. "" ends the list. */
struct sample {
    const char *lang, *text;
    const char *glued[16];
};

static const struct sample samples[] = {
    {"en",
     "Redness, like a mild sunburn, is normal: it well-nigh always goes "
     "within a few hours. “Bruises” (rarely) take longer; don't worry! "
     "About 1 in 10 people see it for 2–3 days. Call us at (719) 555-0142 "
     "or 911 if it's worse. Use 10 mg/ml, SPF 30… http://example.org/a?b=c",
     {PANGO_1_56("” |(rarely"), "1 |in 10", "1 in |10", "10 |people", "2–|3",
      "2–3 |days", "(719) |555", "911 |if", "10 |mg/ml"}},
    {"es",
     "El enrojecimiento, como una quemadura leve, es normal de 2 a 3 días. "
     "«Llámenos» al (719) 555-0142 si empeora; ¿ve líquido? ¡Avísenos! Más o "
     "menos 1 de cada 10 personas lo nota.",
     {"2 |a 3", "2 a |3", "3 |días", "(719) |555", "1 |de cada", "1 de |cada",
      "cada |10", "10 |personas"}},
    {"vi",
     "Da đỏ như bị cháy nắng nhẹ là bình thường trong 2–3 ngày. Hãy gọi số "
     "(719) 555-0142 nếu tình trạng xấu đi. Ẩm ướt, Ỡ Ặ Ữ; khoảng 1 trong 10 "
     "người.",
     {"2–|3", "2–3 |ngày", "(719) |555", "1 |trong", "trong |10", "10 |người"}},
    {"ar",
     "احمرار الجلد بعد Microneedling طبيعي لمدة 2-3 أيام. حوالي 1 من كل 10 "
     "أشخاص لديهم احمرار (تقريبًا)؛ اتصل بنا على (719) 555-0142 إذا ازداد "
     "الألم، أو إذا رأيت «سائلًا» أصفر.",
     {"2-3 |أيام", "1 |من", "1 من |كل", "كل |10", "10 |أشخاص", "(719) |555"}},
    {"he",
     "אדמומיות אחרי Microneedling (מיקרו-מחטים) היא רגילה למשך 2-3 ימים. "
     "בערך 1 מתוך 10 אנשים; התקשרו אלינו: (719) 555-0142 אם הכאב מחמיר.",
     {PANGO_1_56("מיקרו-|מחטים"), "2-3 |ימים", "1 |מתוך", "מתוך |10",
      "10 |אנשים", "(719) |555"}},
    {"hi",
     "माइक्रोनीडलिंग के बाद 2-3 दिन तक त्वचा का लाल होना सामान्य है। 10 में से "
     "1 व्यक्ति को हल्की सूजन होती है। दर्द बढ़े तो (719) 555-0142 पर फ़ोन करें।",
     {"2-3 |दिन", "10 |में", "में |से", "से |1", "1 |व्यक्ति", "(719) |555"}},
    {"th",
     "ผิวอาจแดงและบวมเล็กน้อยประมาณ 2-3 วันหลังการรักษา ประมาณ 1 ใน 10 "
     "คนมีอาการแดงนานกว่านั้น โปรดโทรหาเราที่ (719) 555-0142 "
     "หากมีอาการปวดมากขึ้นหรือมีหนอง น้ำคำ ใช้ครีมกันแดดทุกวัน",
     {"1 |ใน", "ใน |10", "(719) |555"}},
    {"zh-Hans",
     "微针治疗后，皮肤发红（像轻微晒伤）持续2至3天是正常的。大约每10人中有1人"
     "会发红。如果第二天以后情况恶化，请拨打(719) 555-0142。看到“黄色液体”或"
     "《脓》？请用Microneedling洁面乳……避免日晒！",
     {PANGO_1_56("看到|“黄"), PANGO_1_56("液体”|或"), "2|至", "至|3", "3|天",
      "10|人", "1|人", "(719) |555"}},
    {"zh-Hant",
     "請使用溫和的洁面乳，並避免日曬：「戶外」每兩小時塗一次。",
     {""}},
    {"ja",
     "施術後、肌が赤くなることがあります。「ヒリヒリ」する場合は、お電話を"
     "ください。ちょっとした腫れは普通です。",
     {""}},
};

/* Byte offsets where GLUED occur in TEXT. */
static void
mark_glued(const struct sample *sample, char *marks)
{
    for (size_t i = 0; i < 16 && sample->glued[i] != NULL; i++) {
        const char *bar = strchr(sample->glued[i], '|');
        if (bar == NULL) {
            continue;
        }
        struct str words = {0};
        size_t before = (size_t)(bar - sample->glued[i]);
        str_add_bytes(&words, sample->glued[i], before);
        str_add(&words, bar + 1);
        const char *at = strstr(sample->text, words.text);
        if (at == NULL) {
            fail_msg("no such glue: %s", sample->glued[i]);
        }
        marks[(size_t)(at - sample->text) + before - 1] = 1;
        str_release(&words);
    }
}

/* Marks in MARKS[i] (LEN bytes) with 1 where a line may break after byte i. */
static void
mark_ours(const char *text, size_t len, const char *lang, char *marks)
{
    struct para_text decoded;
    para_text_init(&decoded, text, len);
    para_find_breaks(decoded.codes, decoded.count, lang, decoded.breaks);
    memset(marks, 0, len);
    size_t at = 0;
    for (size_t i = 0; i < decoded.count; i++) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        marks[at - 1] = decoded.breaks[i] == PARA_BREAK_ALLOWED ||
                        decoded.breaks[i] == PARA_BREAK_HARD;
    }
    para_text_release(&decoded);
}

/* Where Pango breaks, after each byte. */
static void
mark_pango(const char *text, const char *lang, char *marks)
{
    int chars = (int)g_utf8_strlen(text, -1);
    PangoLogAttr *attrs = mem_new((size_t)chars + 1, sizeof(*attrs));
    pango_get_log_attrs(text, (int)strlen(text), -1,
                        pango_language_from_string(lang), attrs, chars + 1);
    const char *at = text;
    for (int i = 1; i < chars; i++) {
        at = g_utf8_next_char(at);
        marks[at - text - 1] = attrs[i].is_line_break != 0;
    }
    free(attrs);
}

static void
expect_like_pango(const struct sample *sample, const char *text, bool glue)
{
    size_t len = strlen(text);
    char *ours = mem_new(len, 1), *pango = mem_new(len, 1);
    char *glued = mem_new(len, 1);
    mark_ours(text, len, sample->lang, ours);
    mark_pango(text, sample->lang, pango);
    if (glue) {
        mark_glued(sample, glued);
    }
    for (size_t i = 0; i < len; i++) {
        if (glue && ours[i] != (pango[i] && !glued[i])) {
            fail_msg("%s: ours %d, Pango %d, glued %d behind: %.*s",
                     sample->lang, ours[i], pango[i], glued[i], (int)i + 1,
                     text);
        }
        if (!glue && ours[i] && !pango[i]) {
            fail_msg("%s: Pango does not break: %.*s", sample->lang, (int)i + 1,
                     text);
        }
    }
    free(glued);
    free(pango);
    free(ours);
}

static void
test_breaks_are_those_of_pango(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        expect_like_pango(&samples[i], samples[i].text, true);
    }
}

/* The same text taken apart into letters and marks breaks as often. */
static void
test_decomposed_vietnamese_breaks_alike(void **state)
{
    (void)state;
    const struct sample *vi = &samples[2];
    char *apart = g_utf8_normalize(vi->text, -1, G_NORMALIZE_NFD);
    expect_like_pango(vi, apart, false);
    size_t counts[2] = {0};
    const char *texts[2] = {vi->text, apart};
    for (size_t k = 0; k < 2; k++) {
        size_t len = strlen(texts[k]);
        char *marks = mem_new(len, 1);
        mark_ours(texts[k], len, "vi", marks);
        for (size_t i = 0; i < len; i++) {
            counts[k] += (size_t)marks[i];
        }
        free(marks);
    }
    assert_int_equal(counts[0], counts[1]);
    g_free(apart);
}

/* Korean: words stay whole, which Pango 1.50 leaves to the caller. All our
 * breaks are Pango's, and every space but the glued ones is one. */
static void
test_korean_breaks_at_spaces(void **state)
{
    (void)state;
    static const struct sample ko = {
        "ko",
        "미세침 치료 후 가벼운 햇볕 화상처럼 피부가 붉어지는 것은 정상입니다. "
        "악화되면 전화해 주세요.",
        {""}};
    expect_like_pango(&ko, ko.text, false);
    size_t len = strlen(ko.text);
    char *marks = mem_new(len, 1);
    mark_ours(ko.text, len, "ko", marks);
    for (size_t i = 0; i < len; i++) {
        assert_int_equal(marks[i], ko.text[i] == ' ');
    }
    free(marks);
}

/* libunibreak 1.1 aborts on these unless they are guarded. */
static void
test_what_libunibreak_cannot_stand(void **state)
{
    (void)state;
    static const char *const texts[] = {"a 🇪🇸 b", "🇦🇧🇨", "x\xEF\xBF\xBFy",
                                        "\xEF\xB7\x90", "\xF0\x9F\xBF\xBE"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        size_t len = strlen(texts[i]);
        char *marks = mem_new(len, 1);
        mark_ours(texts[i], len, "en", marks);
        assert_int_equal(marks[len - 1], 0);
        free(marks);
    }
    char marks[16] = {0};
    const char *flags = "🇪🇸🇻🇳";
    mark_ours(flags, strlen(flags), "en", marks);
    assert_int_equal(marks[3], 0); /* inside a flag */
    assert_int_equal(marks[7], 1); /* between two */
    mark_ours("", 0, "en", marks);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_breaks_are_those_of_pango),
        cmocka_unit_test(test_decomposed_vietnamese_breaks_alike),
        cmocka_unit_test(test_korean_breaks_at_spaces),
        cmocka_unit_test(test_what_libunibreak_cannot_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
