/* Languages in legacy encodings. See text_habit.h. */
#include "text_habit.h"

#include <string.h>

#include "lang_script.h"
#include "lang_tag.h"
#include "unicode.h"
#include "utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char western_letters[] = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœ";

/* In each list: names from elsewhere, where the encodings have the same byte
 * for them. */
static const char guest_letters[] = "áäéëíóöúüýçßâô";

static const char slavic[] = "оаеинтсрвлі";
static const char greek[] = "αοιετσνηρκ";
static const char hebrew[] = "יוהלארתמבש";
static const char arabic[] = "اليمنروتبدهی";
static const char chinese[] =
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就"
    "出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡您";
static const char hangul[] = "이다는을에가의고하지로기도한은사어리일인";

static const struct text_habit habits[] = {
    {" ru ", "CP1251 KOI8-R", "ё", slavic, 350},
    {" bg ", "CP1251 KOI8-R", "", slavic, 350},
    {" uk ", "CP1251 KOI8-U", "єіїґ", slavic, 350},
    {" be ", "CP1251 KOI8-U", "ёіў", slavic, 350},
    {" mk ", "CP1251", "ѓѕјљњќџђћ", slavic, 350},
    {" el ", "CP1253 ISO-8859-7", NULL, greek, 350},
    {" he yi ", "CP1255", NULL, hebrew, 350},
    {" ar fa ps prs ur ", "CP1256 ISO-8859-6", NULL, arabic, 350},
    {" th ", "CP874", NULL, NULL, 0},
    {" yue zh ", "CP936 CP950", NULL, chinese, 60},
    {" ko ", "CP949", NULL, hangul, 120},
    {" ja ", "CP932 EUC-JP", NULL, NULL, 0},
    {" pl ", "CP1250 ISO-8859-2", "ąćęłńóśźż", NULL, 0},
    {" cs sk ", "CP1250 ISO-8859-2", "áčďéěíňóřšťúůýžäĺľôŕ", NULL, 0},
    {" hu ", "CP1250 ISO-8859-2", "áéíóöőúüű", NULL, 0},
    {" ro ", "CP1250 ISO-8859-2", "ăâîşţșț", NULL, 0},
    {" bs hr sl ", "CP1250 ISO-8859-2", "čćđšž", NULL, 0},
    {" tr ", "CP1254", "çğıiöşüâîû", NULL, 0},
    {" et lt lv ", "CP1257", "ąčęėįšųūžāēģīķļņŗōäöüõ", NULL, 0},
    {" vi ", "CP1258",
     "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
     "\xCC\x80\xCC\x81\xCC\x83\xCC\x89\xCC\xA3",
     NULL, 0},
    {" fi ", "CP1252 ISO-8859-15", "äöåšž", NULL, 0},
    {" is ", "CP1252", "áéíóúýþæöð", NULL, 0},
};

static const struct text_habit western = {"", "CP1252 ISO-8859-15",
                                          western_letters, NULL, 0};

/* Serbian has two scripts: in each it is saved like its neighbours. */
static const char *
like(const char *lang)
{
    bool serbian = strncmp(lang, "sr", 2) == 0 && strcspn(lang, "-") == 2;
    return !serbian ? lang : strcmp(lang, "sr-Latn") == 0 ? "hr" : "mk";
}

/* NULL for a language that was hardly ever saved in legacy encodings. */
const struct text_habit *
text_habit_of(const char *lang)
{
    lang = like(lang);
    for (size_t i = 0; i < COUNT(habits); i++) {
        if (lang_tag_in(lang, habits[i].languages)) {
            return &habits[i];
        }
    }
    return lang_script_latin(lang) ? &western : NULL;
}

bool
text_habit_lists(const char *list, uint32_t code)
{
    uint32_t lower = unicode_lower(code);
    for (size_t at = 0, len = strlen(list); at < len;) {
        uint32_t listed;
        at += utf8_decode(list + at, len - at, &listed);
        if (listed == lower) {
            return true;
        }
    }
    return false;
}

/* Signs that people type between words, whatever they write. */
bool
text_habit_sign(uint32_t code)
{
    static const char signs[] =
        "\xC2\xA0¡£§©«\xC2\xAD®°±²³´µ¶·¹º»¼½¾¿×÷ª†•…‰€™";
    return text_habit_lists(signs, code) ||
           (code >= 0x2010 && code <= 0x201E) || code == 0x2039 ||
           code == 0x203A || code == 0x2116 || code == 0x200E ||
           code == 0x200F || code == 0x200C || code == 0x200D;
}

bool
text_habit_latin(const struct text_habit *habit)
{
    return habit != NULL && habit->letters != NULL && habit->common == NULL;
}

/* Whether CODE is a letter of LANG outside ASCII. */
bool
text_habit_own(const struct text_habit *habit, const char *lang, uint32_t code)
{
    if (code < 0x80 || habit == NULL) {
        return false;
    }
    if (text_habit_latin(habit)) {
        return text_habit_lists(habit->letters, code) ||
               text_habit_lists(guest_letters, code);
    }
    if (habit->letters != NULL) {
        return (code >= 0x410 && code <= 0x44F) ||
               text_habit_lists(habit->letters, code) || code == 0x490 ||
               code == 0x491;
    }
    return lang_script_has(like(lang), code);
}

/* The language of a line `key.LANG: ...`; "" when it is none. */
void
text_habit_line_language(const char *line, size_t len,
                         char lang[DECK_LANG_SIZE])
{
    *lang = '\0';
    const char *colon = memchr(line, ':', len);
    const char *dot = memchr(line, '.', len);
    if (colon != NULL && dot != NULL && dot < colon) {
        size_t tag = (size_t)(colon - dot) - 1;
        while (tag > 0 && dot[tag] == ' ') {
            tag--;
        }
        if (tag < DECK_LANG_SIZE - 1 && !lang_tag_read(dot + 1, tag, lang)) {
            *lang = '\0';
        }
    }
}

size_t
text_habit_line_length(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len && text[at] != '\n' && text[at] != '\r') {
        at++;
    }
    return at;
}
