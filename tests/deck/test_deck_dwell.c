/* Counting words, the time they need, and days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_check.h"
#include "deck_date.h"
#include "deck_dwell.h"
#include "mem.h"

static int
words_of(const char *text, const char *lang)
{
    return deck_count_words(text, strlen(text), lang);
}

static void
spaced_scripts_are_counted_by_words(void **state)
{
    (void)state;
    assert_int_equal(words_of("", "en"), 0);
    assert_int_equal(words_of("  \n ", "en"), 0);
    assert_int_equal(words_of("Redness, swelling - and 2 bruises!", "en"), 5);
    assert_int_equal(words_of("it's a side-effect", "en"), 3);
    assert_int_equal(words_of("2\u00a0hours", "en"), 2);
    assert_int_equal(words_of("red\u2014or sore", "en"), 3);
    assert_int_equal(words_of("¿Cuánto dura?", "es"), 2);
    assert_int_equal(words_of("Da đỏ và sưng", "vi"), 4);
    assert_int_equal(words_of("قد يحمر الجلد ٢", "ar"), 4);
    assert_int_equal(words_of("त्वचा लाल हो सकती है।", "hi"), 5);
    assert_int_equal(words_of("피부가 붉어질 수 있습니다", "ko"), 4);
    assert_int_equal(words_of("血管 확장", "ko"), 2);
}

static void
chinese_and_japanese_are_counted_by_letters(void **state)
{
    (void)state;
    char text[3 * 256 + 1];
    for (size_t i = 0; i < 256; i++) {
        memcpy(text + 3 * i, "红", 4);
    }
    assert_int_equal(deck_count_words(text, 3 * 128, "zh"), 120);
    assert_int_equal(deck_count_words(text, 3 * 256, "zh"), 240);
    assert_int_equal(words_of("红", "zh"), 1);
    assert_int_equal(words_of("，。！", "zh"), 0);
    assert_int_equal(words_of("微针 Microneedling 是", "zh"), 4);
    assert_int_equal(words_of("はりは ", "ja"), 3);
}

/* Sentences of leaflets in English, and the same in Thai, Lao, Khmer, Burmese.
 */
static const struct {
    const char *english, *others[4];
} leaflets[] = {
    {"Welcome", {"ยินดีต้อนรับ", "ຍິນດີຕ້ອນຮັບ", "សូមស្វាគមន៍", "ကြိုဆိုပါတယ်"}},
    {"After the treatment your skin may be red.",
     {"หลังการรักษา ผิวของคุณอาจแดง", "ຫຼັງຈາກການປິ່ນປົວ ຜິວໜັງຂອງທ່ານອາດຈະແດງ",
      "បន្ទាប់ពីការព្យាបាល ស្បែករបស់អ្នកអាចឡើងក្រហម។", "ကုသမှုပြီးနောက် သင့်အရေပြား နီနိုင်သည်။"}},
    {"This lasts 1 to 2 days.",
     {"อาการนี้อยู่ 1 ถึง 2 วัน", "ມັນຢູ່ 1 ຫາ 2 ມື້", "វាមានរយៈពេល ១ ទៅ ២ ថ្ងៃ។",
      "၁ ရက်မှ ၂ ရက် ကြာနိုင်သည်။"}},
    {"Call the clinic if you have a fever.",
     {"โทรหาคลินิกหากคุณมีไข้", "ໂທຫາຄລີນິກ ຖ້າທ່ານມີໄຂ້",
      "ទូរស័ព្ទទៅគ្លីនិក ប្រសិនបើអ្នកមានគ្រុនក្តៅ។", "ဖျားနာပါက ဆေးခန်းသို့ ဖုန်းဆက်ပါ။"}},
    {"Do not scratch the skin.",
     {"ห้ามเกาผิวหนัง", "ຢ່າເກົາຜິວໜັງ", "កុំអេះស្បែក។", "အရေပြားကို မကုတ်ပါနှင့်။"}},
    {"Drink plenty of water every day.",
     {"ดื่มน้ำมาก ๆ ทุกวัน", "ດື່ມນ້ຳຫຼາຍໆ ທຸກມື້", "ផឹកទឹកឱ្យបានច្រើនជារៀងរាល់ថ្ងៃ។",
      "နေ့စဉ် ရေများများ သောက်ပါ။"}},
    {"Protect your skin from the sun for one week.",
     {"ปกป้องผิวของคุณจากแสงแดดเป็นเวลาหนึ่งสัปดาห์",
      "ປົກປ້ອງຜິວໜັງຂອງທ່ານຈາກແສງແດດ ເປັນເວລາໜຶ່ງອາທິດ",
      "ការពារស្បែករបស់អ្នកពីកម្ដៅថ្ងៃរយៈពេលមួយសប្តាហ៍។",
      "သင့်အရေပြားကို နေရောင်မှ တစ်ပတ်ကြာ ကာကွယ်ပါ။"}},
    {"Take the medicine twice a day after meals.",
     {"กินยาวันละสองครั้งหลังอาหาร", "ກິນຢາມື້ລະສອງຄັ້ງ ຫຼັງອາຫານ",
      "លេបថ្នាំពីរដងក្នុងមួយថ្ងៃបន្ទាប់ពីអាហារ។",
      "အစာစားပြီးနောက် တစ်နေ့လျှင် နှစ်ကြိမ် ဆေးသောက်ပါ။"}},
    {"Some people have pain or swelling.",
     {"บางคนมีอาการปวดหรือบวม", "ບາງຄົນມີອາການເຈັບ ຫຼື ບວມ", "មនុស្សខ្លះមានការឈឺចាប់ ឬហើម។",
      "အချို့လူများတွင် နာကျင်ခြင်း သို့မဟုတ် ရောင်ရမ်းခြင်း ရှိသည်။"}},
    {"Wash your hands with soap and water before you touch your face.",
     {"ล้างมือด้วยสบู่และน้ำก่อนสัมผัสใบหน้า", "ລ້າງມືດ້ວຍສະບູ ແລະ ນ້ຳ ກ່ອນສຳຜັດໃບໜ້າ",
      "លាងដៃរបស់អ្នកជាមួយសាប៊ូ និងទឹក មុនពេលប៉ះមុខរបស់អ្នក។",
      "သင့်မျက်နှာကို မထိမီ လက်ကို ဆပ်ပြာနှင့် ရေဖြင့် ဆေးပါ။"}},
    {"Tell the doctor about all medicines that you use.",
     {"แจ้งแพทย์เกี่ยวกับยาทั้งหมดที่คุณใช้", "ບອກທ່ານໝໍກ່ຽວກັບຢາທັງໝົດທີ່ທ່ານໃຊ້",
      "ប្រាប់វេជ្ជបណ្ឌិតអំពីថ្នាំទាំងអស់ដែលអ្នកប្រើ។",
      "သင်အသုံးပြုသော ဆေးအားလုံးအကြောင်း ဆရာဝန်ကို ပြောပြပါ။"}},
    {"The bruise goes away by itself.",
     {"รอยช้ำจะหายไปเอง", "ຮອຍຊ້ຳຈະຫາຍໄປເອງ", "ស្នាមជាំនឹងបាត់ទៅវិញដោយខ្លួនឯង។",
      "အညိုအမည်းစွဲခြင်းသည် အလိုလို ပျောက်သွားမည်။"}},
    {"Go to the emergency room if you cannot breathe.",
     {"ไปที่ห้องฉุกเฉินหากคุณหายใจไม่ออก", "ໄປຫ້ອງສຸກເສີນ ຖ້າທ່ານຫາຍໃຈບໍ່ອອກ",
      "ទៅបន្ទប់សង្គ្រោះបន្ទាន់ ប្រសិនបើអ្នកមិនអាចដកដង្ហើមបាន។",
      "အသက်ရှူမရပါက အရေးပေါ်ခန်းသို့ သွားပါ။"}},
};

static bool
within(int words, int english, int percent)
{
    return abs(words - english) * 100 <= english * percent;
}

static void
unspaced_slides_take_as_long_as_english_ones(void **state)
{
    (void)state;
    static const char *const langs[] = {"th", "lo", "km", "my"};
    enum { COUNT = sizeof(leaflets) / sizeof(*leaflets), SLIDE = 3 };
    for (size_t k = 0; k < 4; k++) {
        for (size_t i = 0; i + SLIDE <= COUNT; i++) {
            int english = 0, words = 0;
            for (size_t j = i; j < i + SLIDE; j++) {
                english += words_of(leaflets[j].english, "en");
                words += words_of(leaflets[j].others[k], langs[k]);
            }
            if (!within(words, english, 30)) {
                fail_msg("%s, slide of “%s”: %d words for %d", langs[k],
                         leaflets[i].english, words, english);
            }
        }
    }
}

static void
units_of_unspaced_scripts_are_counted(void **state)
{
    (void)state;
    assert_int_equal(words_of("ผิวหนังแดง", "th"), 2);
    assert_int_equal(words_of("ผิวหนังแดง", "en"), 2);
    assert_int_equal(words_of("มาก ๆ", "th"), 1);
    assert_int_equal(words_of("ใช้ SPF 50 ๒ ครั้ง", "th"), 5);
    assert_int_equal(words_of("ผิว\u200bหนัง ฯ", "th"), 2);
    assert_int_equal(words_of("๑๒", "th"), 1);
    /* three syllables, and one with a vowel around its consonant */
    assert_int_equal(words_of("ຜິວໜັງແດງ", "lo"), 3);
    assert_int_equal(words_of("ເພື່ອ", "lo"), 1);
    assert_int_equal(words_of("໑໒ ມື້", "lo"), 2);
    /* ស្បែ and ក; the foot of ស is none of its own */
    assert_int_equal(words_of("ស្បែក", "km"), 1);
    assert_int_equal(words_of("១២។", "km"), 1);
    assert_int_equal(words_of("ស្បែក\u200bស្បែក ស្បែក", "km"), 3);
    /* ရက် is a syllable, as is each of အ-ရေ-ပြား */
    assert_int_equal(words_of("၁၂ ရက်", "my"), 2);
    assert_int_equal(words_of("အရေပြား၊", "my"), 2);
    assert_int_equal(words_of("။ ၊", "my"), 0);
    assert_int_equal(words_of("SPF 50 ကို", "my"), 3);
}

static void
broken_bytes_do_no_harm(void **state)
{
    (void)state;
    assert_int_equal(deck_count_words("\xff\xfe red \xc3", 9, "en"), 1);
    assert_int_equal(deck_count_words("two words", 3, "en"), 1);
}

static void
dwell_comes_from_words_and_pictures(void **state)
{
    (void)state;
    /* Slow readers: 10 words 8 s, 25 -> 16, 40 -> 23, 90 -> 48. */
    static const struct {
        int words, pictures;
        int64_t ms;
    } rows[] = {{0, 0, 8000},       {10, 0, 8000},  {11, 0, 8500},
                {25, 0, 15500},     {40, 0, 23000}, {90, 0, 48000},
                {0, 2, 9000},       {40, 1, 26000}, {174, 0, 90000},
                {INT_MAX, 5, 90000}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct deck_version version = {.words = rows[i].words,
                                       .pictures = rows[i].pictures};
        assert_int_equal(deck_dwell_ms(&version), rows[i].ms);
        version.dwell_s = 600;
        assert_int_equal(deck_dwell_ms(&version), 600000);
        assert_int_equal(deck_reading_ms(&version), rows[i].ms);
    }
}

static void
days_are_counted_through_leap_years(void **state)
{
    (void)state;
    static const struct {
        struct deck_date date;
        int64_t days;
    } rows[] = {{{1970, 1, 1}, 0},       {{1969, 12, 31}, -1},
                {{2000, 2, 29}, 11016},  {{2000, 3, 1}, 11017},
                {{2026, 11, 22}, 20779}, {{2100, 3, 1}, 47541},
                {{2026, 3, 1}, 20513},   {{2026, 2, 29}, 20513}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_int_equal(deck_date_days(rows[i].date), rows[i].days);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spaced_scripts_are_counted_by_words),
        cmocka_unit_test(chinese_and_japanese_are_counted_by_letters),
        cmocka_unit_test(unspaced_slides_take_as_long_as_english_ones),
        cmocka_unit_test(units_of_unspaced_scripts_are_counted),
        cmocka_unit_test(broken_bytes_do_no_harm),
        cmocka_unit_test(dwell_comes_from_words_and_pictures),
        cmocka_unit_test(days_are_counted_through_leap_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
