/* Finds the words of a language. See page_words.h. */
#include "page_words.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "page_words_some.h"
#include "page_words_whole.h"
#include "para_bidi.h"
#include "str.h"
#include "utf8.h"

/* Whether LANG is TAG or begins with TAG and a hyphen. */
static bool
is_of(const char *lang, const char *tag)
{
    size_t len = strlen(tag);
    return strncasecmp(lang, tag, len) == 0 &&
           (lang[len] == '\0' || lang[len] == '-');
}

/* The tag under which words of LANG are kept: Chinese by script, others by the
 * name that is used most. */
static const char *
family(const char *lang)
{
    static const char *const others[][2] = {
        {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant"},   {"zh-MO", "zh-Hant"},
        {"yue", "zh-Hant"},   {"zh-Hant", "zh-Hant"}, {"zh", "zh-Hans"},
        {"iw", "he"},         {"fil", "tl"},          {"no", "nb"},
        {"prs", "fa"}};
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        if (is_of(lang, others[i][0])) {
            return others[i][1];
        }
    }
    return lang;
}

bool
page_words_are_of(const char *row, const char *lang)
{
    const char *tag = family(lang);
    return is_of(tag, row) && deck_same_language(tag, row);
}

static const struct page_words *
find(const struct page_words *rows, int count, const char *lang)
{
    int i = 0;
    while (i < count && !page_words_are_of(rows[i].lang, lang)) {
        i++;
    }
    return i < count ? &rows[i] : NULL;
}

/* The words of LANG, if it has all; if it has some. NULL: it has not. */
static const struct page_words *
whole(const char *lang)
{
    return find(page_words_whole, page_words_whole_count, lang);
}

static const struct page_words *
some(const char *lang)
{
    return find(page_words_some, page_words_some_count, lang);
}

/* What a person reads as one: COUNT words from AT on, of which a language that
 * has it needs the first NEED. */
struct group {
    size_t at;
    int count, need;
};

#define GROUP(first, count, need) \
    {offsetof(struct page_words, first), count, need}

static const struct group groups[] = {
    GROUP(kinds[DECK_KIND_NONE], 1, 1),
    GROUP(kinds[DECK_ABOUT], 1, 1),
    GROUP(kinds[DECK_BENEFIT], 1, 1),
    GROUP(kinds[DECK_SIDE_EFFECT], 1, 1),
    GROUP(kinds[DECK_AFTERCARE], 1, 1),
    GROUP(kinds[DECK_WHEN_TO_CALL], 1, 1),
    GROUP(leads[DECK_CALLOUT_NOTE], 1, 1),
    GROUP(leads[DECK_CALLOUT_TIP], 1, 1),
    GROUP(leads[DECK_CALLOUT_WARNING], 1, 1),
    GROUP(place, 1, 1),
    GROUP(page, 1, 1),
    GROUP(reviewed, 14, 2), /* and how dates are written */
    GROUP(ask, 1, 1),
    GROUP(take, 1, 1),
    GROUP(still, 3, 3),
    GROUP(more, 1, 1),
    GROUP(treatments, 1, 1),
    GROUP(language, 1, 1),
    GROUP(close, 1, 1),
    GROUP(topics, 1, 1),
    GROUP(help, 1, 1),
    GROUP(start_over, 1, 1),
    GROUP(larger_text, 1, 1),
    GROUP(normal_text, 1, 1),
    GROUP(pause, 1, 1),
    GROUP(play, 1, 1),
    GROUP(contrast, 1, 1),
    GROUP(easy_words, 2, 2),
    GROUP(lower, 2, 2),
    GROUP(choose_topic, 1, 1),
    GROUP(choose_treatment, 1, 1),
    GROUP(choose_language, 1, 1),
    GROUP(untranslated, 1, 1),
    GROUP(staff, 2, 2),
    GROUP(cleaning, 2, 2),
};

enum { GROUP_COUNT = sizeof(groups) / sizeof(groups[0]) };

static const char *
word_of(const struct page_words *words, const struct group *group, int index)
{
    const char *word;
    memcpy(&word,
           (const char *)words + group->at + (size_t)index * sizeof(word),
           sizeof(word));
    return word;
}

static bool
has_group(const struct page_words *words, const struct group *group)
{
    int there = 0;
    while (there < group->need && word_of(words, group, there) != NULL) {
        there++;
    }
    return there == group->need;
}

/* Gives WORDS what it lacks and FROM has. */
static void
complete(struct page_words *words, const struct page_words *from)
{
    for (size_t i = 0; from != NULL && i < GROUP_COUNT; i++) {
        const struct group *group = &groups[i];
        if (!has_group(words, group) && has_group(from, group)) {
            memcpy((char *)words + group->at, (const char *)from + group->at,
                   (size_t)group->count * sizeof(char *));
        }
    }
}

struct page_words
page_words_in(const char *lang, const char *other)
{
    const struct page_words *own = whole(lang);
    struct page_words words = {.lang = lang};
    if (own != NULL) {
        words = *own;
        words.lang = lang;
    }
    complete(&words, some(lang));
    own = whole(other);
    complete(&words, own != NULL ? own : some(other));
    complete(&words, &page_words_whole[0]);
    return words;
}

/* WORD, the longer form of it, with "…" for what is filled in. */
static void
add_example(struct str *list, const char *word)
{
    for (; *word != '\0' && *word != '|'; word++) {
        if (*word == '{') {
            word += strcspn(word, "}");
            str_add(list, "…");
        } else {
            str_add_bytes(list, word, 1);
        }
    }
}

char *
page_words_lacking(const char *lang, bool easy)
{
    struct page_words words = {.lang = lang};
    struct str list = {0};
    const char *said = ""; /* slides of two kinds have the word "About" */
    const struct page_words *own = whole(lang);
    complete(&words, own != NULL ? own : some(lang));
    for (size_t i = 0; i < GROUP_COUNT; i++) {
        const char *word = word_of(&page_words_whole[0], &groups[i], 0);
        bool offered =
            easy || groups[i].at != offsetof(struct page_words, easy_words);
        if (offered && !has_group(&words, &groups[i]) &&
            strcmp(word, said) != 0) {
            str_add(&list, list.len > 0 ? ", “" : "“");
            add_example(&list, word);
            str_add(&list, "”");
            said = word;
        }
    }
    return list.text;
}

const char *
page_language_name(const char *lang)
{
    /* CLDR 41, as names begin in a list */
    static const struct {
        const char *tag, *name;
    } names[] = {
        {"en", "English"},    {"es", "Español"},       {"vi", "Tiếng Việt"},
        {"ar", "العربية"},    {"he", "עברית"},         {"hi", "हिन्दी"},
        {"th", "ไทย"},        {"zh-Hans", "简体中文"}, {"zh-Hant", "繁體中文"},
        {"ko", "한국어"},     {"ja", "日本語"},        {"fr", "Français"},
        {"de", "Deutsch"},    {"it", "Italiano"},      {"pt", "Português"},
        {"ru", "Русский"},    {"uk", "Українська"},    {"pl", "Polski"},
        {"tl", "Tagalog"},    {"fil", "Filipino"},     {"ht", "Kreyòl"},
        {"fa", "فارسی"},      {"ur", "اردو"},          {"so", "Soomaali"},
        {"am", "አማርኛ"},       {"bn", "বাংলা"},         {"el", "Ελληνικά"},
        {"tr", "Türkçe"},     {"nl", "Nederlands"},    {"sv", "Svenska"},
        {"id", "Indonesia"},  {"sw", "Kiswahili"},     {"ro", "Română"},
        {"af", "Afrikaans"},  {"az", "Azərbaycan"},    {"be", "Беларуская"},
        {"bg", "Български"},  {"bs", "Bosanski"},      {"ca", "Català"},
        {"cs", "Čeština"},    {"cy", "Cymraeg"},       {"da", "Dansk"},
        {"et", "Eesti"},      {"eu", "Euskara"},       {"fi", "Suomi"},
        {"ga", "Gaeilge"},    {"gl", "Galego"},        {"gu", "ગુજરાતી"},
        {"hr", "Hrvatski"},   {"hu", "Magyar"},        {"hy", "Հայերեն"},
        {"is", "Íslenska"},   {"ka", "ქართული"},       {"kk", "Қазақ тілі"},
        {"km", "ខ្មែរ"},       {"kn", "ಕನ್ನಡ"},          {"lo", "ລາວ"},
        {"lt", "Lietuvių"},   {"lv", "Latviešu"},      {"mk", "Македонски"},
        {"ml", "മലയാളം"},     {"mr", "मराठी"},         {"ms", "Melayu"},
        {"my", "မြန်မာ"},      {"nb", "Norsk"},         {"ne", "नेपाली"},
        {"pa", "ਪੰਜਾਬੀ"},      {"ps", "پښتو"},          {"si", "සිංහල"},
        {"sk", "Slovenčina"}, {"sl", "Slovenščina"},   {"sq", "Shqip"},
        {"sr", "Српски"},     {"ta", "தமிழ்"},          {"te", "తెలుగు"},
        {"ti", "ትግርኛ"},       {"uz", "O‘zbek"},        {"yi", "ייִדיש"}};
    if (strcasecmp(lang, "zh") == 0) {
        return "中文";
    }
    const char *tag = is_of(lang, "fil") ? "fil" : family(lang);
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (is_of(tag, names[i].tag) && deck_same_language(tag, names[i].tag)) {
            return names[i].name;
        }
    }
    return lang;
}

/* A word in braces and what stands for it: VALUE, or if that is NULL NUMBER. */
struct slot {
    const char *name, *value;
    int number;
};

/* FORM with each {NAME} replaced by its value. */
static char *
fill(const char *form, const struct slot *slots, size_t count)
{
    struct str filled = {0};
    while (*form) {
        size_t plain = strcspn(form, "{");
        str_add_bytes(&filled, form, plain);
        form += plain;
        size_t len = strcspn(form, "}");
        for (size_t i = 0; *form && i < count; i++) {
            if (strlen(slots[i].name) + 1 == len &&
                strncmp(form + 1, slots[i].name, len - 1) == 0) {
                if (slots[i].value != NULL) {
                    str_add(&filled, slots[i].value);
                } else {
                    str_addf(&filled, "%d", slots[i].number);
                }
            }
        }
        form += *form ? len + 1 : 0;
    }
    return str_take(&filled);
}

char *
page_words_numbers(const char *form, int a, int b)
{
    const struct slot slots[] = {{"a", NULL, a}, {"b", NULL, b}};
    return fill(form, slots, 2);
}

char *
page_words_brief(int a, int b, bool rtl)
{
    struct str text = {0};
    str_addf(&text, rtl ? "\u2066%d/%d\u2069" : "%d/%d", a, b);
    return str_take(&text);
}

static uint32_t *
decode(const char *text, size_t *count)
{
    size_t len = strlen(text);
    uint32_t *codes = mem_new(len, sizeof(*codes));
    *count = 0;
    for (size_t i = 0; i < len; (*count)++) {
        i += utf8_decode(text + i, len - i, &codes[*count]);
    }
    return codes;
}

/* PART isolated (UAX #9, 2.4); what has letters of both directions, or of none,
 * keeps the direction of the page by a mark (2.6). */
static void
add_isolated(struct str *joined, const char *part, bool rtl)
{
    size_t count;
    uint32_t *codes = decode(part, &count);
    bool open = para_base_rtl(codes, count, true) &&
                !para_base_rtl(codes, count, false);
    free(codes);
    str_add(joined, "\u2068");
    str_add(joined, !open ? "" : rtl ? "\u200F" : "\u200E");
    str_add(joined, part);
    str_add(joined, "\u2069");
}

static bool
has_rtl(const char *text)
{
    size_t count;
    uint32_t *codes = decode(text, &count);
    bool has = para_has_rtl(codes, count);
    free(codes);
    return has;
}

char *
page_words_joined(const char *first, const char *second, bool rtl)
{
    struct str joined = {0};
    bool both = first != NULL && *first && second != NULL && *second;
    if (both && (rtl || has_rtl(first) || has_rtl(second))) {
        add_isolated(&joined, first, rtl);
        str_add(&joined, " · ");
        add_isolated(&joined, second, rtl);
    } else if (both) {
        str_addf(&joined, "%s · %s", first, second);
    } else {
        str_add(&joined, first != NULL && *first ? first
                         : second != NULL        ? second
                                                 : "");
    }
    return str_take(&joined);
}

char *
page_words_reviewed(const struct page_words *words, struct deck_date date)
{
    bool month = date.month >= 1 && date.month <= 12;
    const struct slot parts[] = {
        {"d", NULL, date.day},
        {"n", NULL, date.month},
        {"m", month ? words->months[date.month - 1] : NULL, date.month},
        {"y", NULL, date.year}};
    char *written = fill(words->date, parts, 4);
    const struct slot whole = {"date", written, 0};
    char *filled = fill(words->reviewed, &whole, 1);
    free(written);
    return filled;
}
