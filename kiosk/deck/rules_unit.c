/* Units behind numbers. See rules_unit.h. */
#include "rules_unit.h"

#include <stdint.h>
#include <string.h>

#include "str.h"
#include "unicode.h"
#include "utf8.h"

enum quantity { MASS, VOLUME, LENGTH, ACTIVITY, TIME, HEAT, SHARE };

/* A unit is FACTOR of the first of its quantity: mg, ml, mm, IU, minutes. Words
 * are small letters, parted by spaces; those in a script without spaces need
 * not end where the text's word does. */
static const struct rules_unit {
    enum quantity quantity;
    double factor;
    const char *words;
} units[] = {
    {MASS, 0.001, "µg μg ug mcg мкг 微克"},
    {MASS, 1,
     "mg мг ملغ مجم মিগ্রা मिलीग्राम मिग्रा מג 毫克 มก มิลลิกรัม milligram "
     "milligrams "
     "miligramo miligramos milligramme milligrammes milligramm miligrama "
     "miligramas"},
    {MASS, 1000,
     "g gr г gram grams gramo gramos gramme grammes gramm grama gramas غرام "
     "جرام گرم ग्राम 克 กรัม"},
    {MASS, 1e6, "kg кг كغ كجم 公斤 千克 กก กิโลกรัม kilo kilos किलो"},
    {VOLUME, 1, "ml cc мл مل 毫升 มล มิลลิลิตร"},
    {VOLUME, 10, "cl"},
    {VOLUME, 100, "dl"},
    {VOLUME, 1000,
     "l л liter liters litre litres litro litros litri لتر लीटर 升 ลิตร"},
    {LENGTH, 1, "mm мм 毫米"},
    {LENGTH, 10, "cm см سم 厘米 ซม"},
    {ACTIVITY, 1, "iu ui ie ме"},
    {TIME, 1.0 / 60,
     "sec secs second seconds segundo segundos seconde secondes sekunde "
     "sekunden secondi секунд секунды ثانية ثوان 秒 วินาที"},
    {TIME, 1,
     "min mins minute minutes minuto minutos minuten minuti минут минуты "
     "минута мин دقيقة دقائق دقیقه דקות דקה मिनट 分钟 分鐘 นาที phút minut "
     "minit"},
    {TIME, 60,
     "h hr hrs hour hours hora horas heure heures stunde stunden std ora ore "
     "час часа часов ч ساعة ساعات ساعت שעות שעה घंटे घंटा घंटों 小时 小時 時間 시간 "
     "ชั่วโมง giờ "
     "godzin godziny godzina oras èdtan"},
    {TIME, 1440,
     "day days día días dia dias jour jours tag tage tagen giorno giorni день "
     "дня дней يوم يوما يوماً يومًا أيام ايام روز ימים יום दिन दिनों 天 日 일 "
     "일간 วัน ngày dni "
     "dzień araw jou"},
    {TIME, 10080,
     "week weeks wk wks semana semanas semaine semaines woche wochen "
     "settimana settimane неделя недели недель неделю أسبوع أسابيع أسبوعين "
     "هفته שבועות שבוע सप्ताह हफ्ते हफ़्ते हफ्तों 周 週 星期 주 주간 สัปดาห์ อาทิตย์ tuần "
     "tygodni "
     "tygodnie tydzień linggo semèn"},
    {TIME, 43830,
     "month months mes meses mois monat monate monaten mese mesi mês месяц "
     "месяца месяцев شهر أشهر شهور ماه חודשים חודש महीने महीना माह 个月 個月 "
     "か月 ヶ月 カ月 개월 "
     "เดือน tháng miesiąc miesiące miesięcy buwan mwa"},
    {TIME, 525960,
     "year years yr yrs año años an ans année années jahr jahre jahren anno "
     "anni ano anos год года лет سنة سنوات عام أعوام سال שנים שנה साल वर्ष 年 "
     "년 ปี năm lat "
     "lata rok taon"},
    {HEAT, 1, "°c ºc ℃ c°"},
    {HEAT, 0, "°f ºf ℉ f°"},
    {SHARE, 1, "% ٪ ％ percent prozent pourcent"}};

/* TEXT in small letters as far as a unit may reach. */
static void
small_letters(const char *text, size_t len, struct str *small)
{
    enum { LONGEST = 40 };
    str_add(small, "");
    for (size_t i = 0; i < len && small->len < LONGEST;) {
        uint32_t code;
        i += utf8_decode(text + i, len - i, &code);
        str_add_code(small, unicode_lower(code));
    }
}

/* Whether WORD, LEN bytes, is the first of SMALL. */
static bool
begins_with(const struct str *small, const char *word, size_t len)
{
    uint32_t first, next = ' ';
    if (small->len < len || memcmp(small->text, word, len) != 0) {
        return false;
    }
    (void)utf8_decode(word, len, &first);
    if (small->len > len) {
        (void)utf8_decode(small->text + len, small->len - len, &next);
    }
    bool sign = !unicode_is_alnum(first) && first != 0xB0 && first != 0xBA;
    return sign || unicode_is_unspaced(first) || !unicode_is_alnum(next);
}

/* How long the longest word of UNIT is that SMALL begins with; 0: none. */
static size_t
match(const struct rules_unit *unit, const struct str *small)
{
    size_t longest = 0;
    for (const char *word = unit->words; *word;) {
        size_t len = strcspn(word, " ");
        if (len > longest && begins_with(small, word, len)) {
            longest = len;
        }
        word += len + (word[len] == ' ');
    }
    return longest;
}

const struct rules_unit *
rules_unit_read(const char *text, size_t len, size_t *size)
{
    size_t gap = 0;
    uint32_t code = 0;
    *size = 0;
    if (len > 0) {
        gap = utf8_decode(text, len, &code);
    }
    if (code != ' ' && code != 0xA0 && code != 0x202F && code != '-') {
        gap = 0;
    }
    const struct rules_unit *found = NULL;
    size_t longest = 0;
    struct str small = {0};
    small_letters(text + gap, len - gap, &small);
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
        size_t long_now = match(&units[i], &small);
        if (long_now > longest) {
            longest = long_now;
            found = &units[i];
        }
    }
    str_release(&small);
    *size = found != NULL ? gap + longest : 0; /* small letters are as long */
    return found;
}

bool
rules_unit_joins(const char *text, size_t len)
{
    static const char *const joints[] = {
        "-",   "–",    "—",   "to", "or", "and", "a",   "o",  "y",   "bis",
        "und", "oder", "à",   "ou", "et", "e",   "и",   "до", "или", "至",
        "到",  "إلى",  "الى", "أو", "تا", "से",   "đến", "ถึง"};
    while (len > 0 && *text == ' ') {
        text++;
        len--;
    }
    while (len > 0 && text[len - 1] == ' ') {
        len--;
    }
    for (size_t i = 0; i < sizeof(joints) / sizeof(*joints); i++) {
        if (strlen(joints[i]) == len && memcmp(text, joints[i], len) == 0) {
            return true;
        }
    }
    return false;
}

int
rules_unit_order(const struct rules_unit *a, const struct rules_unit *b)
{
    return (a > b) - (a < b);
}

/* Whether A and B are no further apart than MOST. */
static bool
near(double a, double b, double most)
{
    return a - b <= most && b - a <= most;
}

static double
in_celsius(double degrees, const struct rules_unit *unit)
{
    return unit->factor > 0 ? degrees : (degrees - 32) / 1.8;
}

bool
rules_unit_same(double a, const struct rules_unit *unit_a, double b,
                const struct rules_unit *unit_b)
{
    static const double month = 43830, rounding = 1e-6, about = 0.09;
    if (unit_a == NULL || unit_b == NULL ||
        unit_a->quantity != unit_b->quantity) {
        return false;
    }
    if (unit_a->quantity == HEAT) {
        return near(in_celsius(a, unit_a), in_celsius(b, unit_b), 0.3);
    }
    bool loose = unit_a->quantity == TIME &&
                 (unit_a->factor >= month) != (unit_b->factor >= month);
    a *= unit_a->factor;
    b *= unit_b->factor;
    double size = a > b ? a : b;
    return near(a, b, (loose ? about : rounding) * (size > 0 ? size : -size));
}
