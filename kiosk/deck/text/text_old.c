/* Legacy encodings. See text_old.h. */
#include "text_old.h"

#include <stdint.h>
#include <string.h>

#include "lang_script.h"
#include "text_habit.h"
#include "text_twice.h"
#include "unicode.h"
#include "utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Of fewer letters nothing can be said. */
enum { LETTERS_MIN = 12 };

/* A file in more languages is rejected, or read as the first ones. */
enum { TAGS_MAX = 8 };

struct encoding {
    const char *iconv, *name;
};

static const struct encoding encodings[] = {
    {"CP1252", "Windows-1252"},
    {"ISO-8859-15", "ISO 8859-15"},
    {"CP1250", "Windows-1250"},
    {"ISO-8859-2", "ISO 8859-2"},
    {"CP1251", "Windows-1251"},
    {"KOI8-R", "KOI8-R"},
    {"KOI8-U", "KOI8-U"},
    {"CP1253", "Windows-1253"},
    {"ISO-8859-7", "ISO 8859-7"},
    {"CP1254", "Windows-1254"},
    {"CP1255", "Windows-1255"},
    {"CP1256", "Windows-1256"},
    {"ISO-8859-6", "ISO 8859-6"},
    {"CP1257", "Windows-1257"},
    {"CP1258", "Windows-1258"},
    {"CP874", "Windows-874"},
    {"CP936", "GBK (Windows-936)"},
    {"CP950", "Big5 (Windows-950)"},
    {"CP949", "Windows-949"},
    {"CP932", "Shift JIS (Windows-932)"},
    {"EUC-JP", "EUC-JP"}};

/* Signs between two letters of a word. */
static bool
is_joint(uint32_t code)
{
    return text_habit_lists("\xC2\xA0\xC2\xAD´·…ªº®™²³", code) ||
           (code >= 0x2010 && code <= 0x2019) || code == 0x201C ||
           code == 0x201D;
}

/* Signs that Chinese, Japanese and Korean texts have beside. */
static bool
is_wide_sign(uint32_t code)
{
    return (code >= 0x2000 && code <= 0x206F) ||
           (code >= 0x2100 && code <= 0x26FF) ||
           (code >= 0x3000 && code <= 0x303F) ||
           (code >= 0x3200 && code <= 0x33FF) ||
           (code >= 0xFE30 && code <= 0xFE6B) ||
           (code >= 0xFF01 && code <= 0xFF60) ||
           (code >= 0xFFE0 && code <= 0xFFE6);
}

/* What was counted of a text. */
struct tally {
    int ascii, own; /* letters */
    int common;     /* of OWN */
    int kana, hangul;
    bool strange; /* something that the language does not have */
};

static bool
is_capital(uint32_t code)
{
    return (code >= 0x391 && code <= 0x3AB) || (code >= 0x400 && code <= 0x42F);
}

/* Whether CODE, a letter behind the letter BEFORE (0 none) of a non-Latin
 * alphabet, cannot be in a word of it: a capital inside, or a Latin letter next
 * to it. */
static bool
is_misplaced(uint32_t before, uint32_t code)
{
    bool inside = before >= 0x370 && !is_capital(before) && is_capital(code);
    return inside || (before != 0 && (before < 0x80) != (code < 0x80));
}

static void
count_own(struct tally *tally, const struct text_habit *habit, uint32_t code)
{
    tally->own++;
    tally->common +=
        habit->common == NULL || text_habit_lists(habit->common, code);
    tally->kana += code >= 0x3040 && code <= 0x30FF;
    tally->hangul += code >= 0xAC00 && code <= 0xD7A3;
}

/* Counts the words of a line in LANG. */
static void
count_line(struct tally *tally, const char *text, size_t len, const char *lang)
{
    const struct text_habit *habit = text_habit_of(lang);
    bool latin = text_habit_latin(habit), wide = lang_script_wide(lang);
    uint32_t before = 0; /* a letter; 0 none */
    bool joint = false;  /* a sign after a letter that cannot have one */
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        bool own = text_habit_own(habit, lang, code);
        bool ascii = code < 0x80 && unicode_is_letter(code);
        if (own) {
            count_own(tally, habit, code);
        }
        tally->ascii += ascii;
        tally->strange =
            tally->strange ||
            (code >= 0x80 && !own && !text_habit_sign(code) &&
             !(wide && is_wide_sign(code))) ||
            (latin && joint && (own || ascii)) ||
            (!latin && !wide && (own || ascii) && is_misplaced(before, code));
        joint = code >= 0x80 && !own && before != 0 && !is_joint(code);
        before = own || ascii ? code : 0;
    }
}

/* Scores the counts for LANG: 0 is bad; otherwise more letters, and more common
 * ones, score higher. */
static int
judge_tally(const struct tally *tally, const char *lang)
{
    const struct text_habit *habit = text_habit_of(lang);
    bool japanese = lang_tag_in(lang, " ja ");
    bool korean = lang_tag_in(lang, " ko ");
    bool vietnamese = lang_tag_in(lang, " vi ");
    if (tally->strange || (japanese && tally->kana * 5 < tally->own) ||
        (korean && tally->hangul * 5 < tally->own * 4) ||
        (text_habit_latin(habit) && !vietnamese &&
         tally->own * 2 > tally->ascii + 2)) {
        return 0;
    }
    bool usual = habit == NULL || tally->own < LETTERS_MIN ||
                 tally->common * 1000 >= tally->own * habit->permille;
    return usual ? 1 + tally->own + tally->common : 0;
}

/* Counts the lines of TEXT that are in ONLY; those without a language of their
 * own are in LANG. */
static int
score_language(const struct str *text, const char *lang, const char *only)
{
    struct tally tally = {0};
    for (size_t at = 0; at < text->len;) {
        const char *line = text->text + at;
        size_t len = text_habit_line_length(line, text->len - at);
        char own[DECK_LANG_SIZE];
        text_habit_line_language(line, len, own);
        if (strcmp(*own != '\0' ? own : lang, only) == 0) {
            count_line(&tally, line, len, only);
        }
        at += len + 1;
    }
    return judge_tally(&tally, only);
}

/* The languages that lines of a text are in by their keys. */
struct tags {
    char items[TAGS_MAX][DECK_LANG_SIZE];
    size_t count;
};

/* Of TEXT, LANG apart; no more than TAGS_MAX. */
static void
find_tags(const char *text, size_t len, const char *lang, struct tags *tags)
{
    *tags = (struct tags){0};
    for (size_t at = 0; at < len && tags->count < TAGS_MAX;) {
        size_t line = text_habit_line_length(text + at, len - at);
        char own[DECK_LANG_SIZE];
        text_habit_line_language(text + at, line, own);
        bool seen = *own == '\0' || strcmp(own, lang) == 0;
        for (size_t i = 0; i < tags->count; i++) {
            seen = seen || strcmp(own, tags->items[i]) == 0;
        }
        if (!seen) {
            memcpy(tags->items[tags->count++], own, sizeof(own));
        }
        at += line + 1;
    }
}

/* How good TEXT is for the languages that it is in; 0 bad for one of them. */
static int
score_text(const struct str *text, const char *lang, const struct tags *tags)
{
    int score = score_language(text, lang, lang);
    for (size_t i = 0; i < tags->count && score > 0; i++) {
        int other = score_language(text, lang, tags->items[i]);
        score = other > 0 ? score + other : 0;
    }
    return score;
}

/* The 3755 characters of GB 2312 level 1, and the 5401 of Big5 level 1, are
 * nearly all that a text has; read as the other it has few of them. */
static bool
is_chinese(const char *bytes, size_t len, bool big5)
{
    unsigned char low = big5 ? 0xA4 : 0xB0, high = big5 ? 0xC6 : 0xD7;
    int usual = 0, all = 0;
    for (size_t at = 0; at + 1 < len; at++) {
        unsigned char lead = (unsigned char)bytes[at];
        unsigned char trail = (unsigned char)bytes[at + 1];
        if (lead < 0x80) {
            continue;
        }
        at++;
        bool letter = lead > 0xA9 || lead < 0xA1 || (big5 && lead > 0xA3);
        all += letter;
        usual +=
            letter && lead >= low && lead <= high && (big5 || trail >= 0xA1);
    }
    return usual * 10 >= all * 7;
}

static bool
convert(const char *bytes, size_t len, const struct text_way *way,
        const struct encoding *encoding, struct str *text)
{
    if (strcmp(encoding->iconv, "CP1252") != 0) {
        return way->convert != NULL &&
               way->convert(bytes, len, encoding->iconv, "UTF-8", text);
    }
    for (size_t at = 0; at < len; at++) {
        uint32_t code = text_windows_1252((unsigned char)bytes[at]);
        if (code == UTF8_REPLACEMENT) {
            return false;
        }
        str_add_code(text, code);
    }
    return true;
}

/* The best reading so far, and its score. */
struct reading {
    const struct tags *tags;
    struct str text;
    const char *name;
    int score;
};

/* Tries ENCODING. A file of two encodings, pasted together, is read by the old
 * one; what was UTF-8 in it shows then as twice encoded. */
static void
try_encoding(const char *bytes, size_t len, const struct text_way *way,
             const struct encoding *encoding, struct reading *best)
{
    struct str text = {0};
    struct text_twice_place place;
    bool good = convert(bytes, len, way, encoding, &text);
    if (good && text_twice_repair(&text, &place) != TWICE_UNSURE) {
        int score = score_text(&text, way->lang, best->tags);
        bool big5 = strcmp(encoding->iconv, "CP950") == 0;
        bool gbk = strcmp(encoding->iconv, "CP936") == 0;
        if ((big5 || gbk) && !is_chinese(bytes, len, big5)) {
            score = 0;
        }
        if (score > best->score) {
            struct str old = best->text;
            *best = (struct reading){best->tags, text, encoding->name, score};
            text = old;
        }
    }
    str_release(&text);
}

static void
try_language(const char *bytes, size_t len, const struct text_way *way,
             const char *lang, struct reading *best)
{
    const struct text_habit *habit = text_habit_of(lang);
    for (size_t i = 0; habit != NULL && i < COUNT(encodings); i++) {
        const char *name = encodings[i].iconv;
        const char *listed = strstr(habit->encodings, name);
        char after = listed != NULL ? listed[strlen(name)] : '-';
        if (after == ' ' || after == '\0') {
            try_encoding(bytes, len, way, &encodings[i], best);
        }
    }
}

bool
text_old_read(const char *bytes, size_t len, const struct text_way *way,
              struct str *text, const char **name)
{
    struct tags tags;
    find_tags(bytes, len, way->lang, &tags);
    struct reading best = {.tags = &tags};
    try_language(bytes, len, way, way->lang, &best);
    for (size_t i = 0; i < tags.count && best.score == 0; i++) {
        try_language(bytes, len, way, tags.items[i], &best);
    }
    if (best.score > 0) {
        str_add_bytes(text, best.text.text != NULL ? best.text.text : "",
                      best.text.len);
        *name = best.name;
    }
    str_release(&best.text);
    return best.score > 0;
}
