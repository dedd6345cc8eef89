/* The script of a text. See lang_script.h. */
#include "lang_script.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "unicode.h"
#include "utf8.h"

enum { LETTERS_MIN = 20, SYLLABLE_LETTERS = 3 };

enum script {
    LATIN,
    GREEK,
    CYRILLIC,
    ARMENIAN,
    HEBREW,
    ARABIC,
    DEVANAGARI,
    BENGALI,
    GURMUKHI,
    GUJARATI,
    TAMIL,
    TELUGU,
    KANNADA,
    MALAYALAM,
    THAI,
    LAO,
    BURMESE,
    GEORGIAN,
    ETHIOPIC,
    KHMER,
    KOREAN,
    JAPANESE,
    CHINESE,
    SCRIPT_COUNT
};

static const struct {
    uint32_t tag;
    const char *name;
    uint32_t letter; /* one that all who write it need */
} scripts[SCRIPT_COUNT] = {
    {UNICODE_LATIN, "Latin", 'a'},
    {UNICODE_TAG('G', 'r', 'e', 'k'), "Greek", 0x3B1},
    {UNICODE_TAG('C', 'y', 'r', 'l'), "Cyrillic", 0x430},
    {UNICODE_TAG('A', 'r', 'm', 'n'), "Armenian", 0x561},
    {UNICODE_HEBREW, "Hebrew", 0x5D0},
    {UNICODE_ARABIC, "Arabic", 0x628},
    {UNICODE_TAG('D', 'e', 'v', 'a'), "Devanagari", 0x915},
    {UNICODE_TAG('B', 'e', 'n', 'g'), "Bengali", 0x995},
    {UNICODE_TAG('G', 'u', 'r', 'u'), "Gurmukhi", 0xA15},
    {UNICODE_TAG('G', 'u', 'j', 'r'), "Gujarati", 0xA95},
    {UNICODE_TAG('T', 'a', 'm', 'l'), "Tamil", 0xB95},
    {UNICODE_TAG('T', 'e', 'l', 'u'), "Telugu", 0xC15},
    {UNICODE_TAG('K', 'n', 'd', 'a'), "Kannada", 0xC95},
    {UNICODE_TAG('M', 'l', 'y', 'm'), "Malayalam", 0xD15},
    {UNICODE_TAG('T', 'h', 'a', 'i'), "Thai", 0xE01},
    {UNICODE_TAG('L', 'a', 'o', 'o'), "Lao", 0xE81},
    {UNICODE_TAG('M', 'y', 'm', 'r'), "Burmese", 0x1000},
    {UNICODE_TAG('G', 'e', 'o', 'r'), "Georgian", 0x10D0},
    {UNICODE_TAG('E', 't', 'h', 'i'), "Ethiopic", 0x1200},
    {UNICODE_TAG('K', 'h', 'm', 'r'), "Khmer", 0x1780},
    {UNICODE_HANGUL, "Korean", 0xAC00},
    {UNICODE_TAG('K', 'a', 'n', 'a'), "Japanese", 0x30A2},
    {UNICODE_HAN, "Chinese", 0x4E00}};

/* Languages that are written in one script wherever they are spoken. */
static const struct {
    const char *languages;
    enum script script;
} languages[] = {
    {" bs ca cs cy da de en es et eu fi fil fr ga gl hmn hr ht hu id is it lt "
     "lv ms nb nl nn no pl pt ro sk sl so sq sv sw tl tr vi ",
     LATIN},
    {" el ", GREEK},
    {" be bg mk ru uk ", CYRILLIC},
    {" hy ", ARMENIAN},
    {" he yi ", HEBREW},
    {" ar fa prs ps ur ", ARABIC},
    {" hi mr ne ", DEVANAGARI},
    {" as bn ", BENGALI},
    {" gu ", GUJARATI},
    {" ta ", TAMIL},
    {" te ", TELUGU},
    {" kn ", KANNADA},
    {" ml ", MALAYALAM},
    {" th ", THAI},
    {" lo ", LAO},
    {" my ", BURMESE},
    {" ka ", GEORGIAN},
    {" am ti ", ETHIOPIC},
    {" km ", KHMER},
    {" ko ", KOREAN},
    {" ja ", JAPANESE},
    {" yue zh ", CHINESE}};

/* A tag with a script ("ur-Latn") says what its text may be written in; only
 * Chinese has two under one name here. */
static bool
script_of(const char *lang, enum script *script)
{
    const char *part = strchr(lang, '-');
    if (part != NULL && strcspn(part + 1, "-") == 4 &&
        !lang_tag_in(lang, " zh ")) {
        return false;
    }
    for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
        if (lang_tag_in(lang, languages[i].languages)) {
            *script = languages[i].script;
            return true;
        }
    }
    return false;
}

/* The script of CODE; SCRIPT_COUNT for none of these. */
static int
script_of_code(uint32_t code)
{
    uint32_t tag = unicode_script(code);
    /* Signs that scripts share ("؟", "।", "ー") are of the letters before them
     * in their block. */
    while (tag == UNICODE_COMMON && ((code > 0x370 && code < 0x1100) ||
                                     (code > 0x3098 && code < 0x3100))) {
        tag = unicode_script(--code);
    }
    if (tag == UNICODE_TAG('H', 'i', 'r', 'a')) {
        return JAPANESE;
    }
    /* Half- and full-width forms also result from wrong encodings. */
    bool wide = code >= 0xFF00 && code <= 0xFFEF;
    int script = 0;
    while (script < SCRIPT_COUNT && (wide || scripts[script].tag != tag)) {
        script++;
    }
    return script;
}

bool
lang_script_has(const char *lang, uint32_t code)
{
    enum script own;
    int script = script_of_code(code);
    return script_of(lang, &own) &&
           (script == (int)own ||
            (script == CHINESE && (own == JAPANESE || own == KOREAN)));
}

bool
lang_script_latin(const char *lang)
{
    enum script own;
    return !script_of(lang, &own) || own == LATIN;
}

bool
lang_script_wide(const char *lang)
{
    enum script own;
    return script_of(lang, &own) && own >= KOREAN;
}

uint32_t
lang_script_letter(const char *lang)
{
    enum script own;
    return script_of(lang, &own) ? scripts[own].letter : 0;
}

const char *
lang_script_name(uint32_t code)
{
    int script = script_of_code(code);
    return script < SCRIPT_COUNT ? scripts[script].name : NULL;
}

static void
count_letters(int counts[SCRIPT_COUNT], const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t code;
        i += utf8_decode(text + i, len - i, &code);
        int script = script_of_code(code);
        if (script < SCRIPT_COUNT && unicode_is_alnum(code) &&
            unicode_digit(code) < 0) {
            /* A character of these scripts is a syllable or a word. */
            counts[script] += script >= KOREAN ? SYLLABLE_LETTERS : 1;
        }
    }
}

static void
count_version(int counts[SCRIPT_COUNT], const struct deck_version *version)
{
    count_letters(counts, version->title.text, version->title.len);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        int cells = block->table.rows * block->table.columns;
        for (int j = 0; block->type == DECK_TABLE && j < cells; j++) {
            count_letters(counts, block->table.cells[j].text,
                          block->table.cells[j].len);
        }
        if (block->type == DECK_PARAGRAPH || block->type == DECK_ITEM) {
            count_letters(counts, block->text.text, block->text.len);
        }
    }
}

bool
lang_script_wrong(const struct deck_version *version, const char **found,
                  const char **expected)
{
    int counts[SCRIPT_COUNT] = {0};
    enum script own;
    if (!script_of(version->lang, &own)) {
        return false;
    }
    count_version(counts, version);
    if (own == JAPANESE || own == KOREAN) {
        counts[own] += counts[CHINESE]; /* they write it as well */
        counts[CHINESE] = 0;
    }
    int best = own == LATIN ? GREEK : LATIN;
    for (int script = 0; script < SCRIPT_COUNT; script++) {
        if (script != (int)own && counts[script] > counts[best]) {
            best = script;
        }
    }
    *found = scripts[best].name;
    *expected = scripts[own].name;
    return counts[best] >= LETTERS_MIN && counts[best] > 2 * counts[own];
}
