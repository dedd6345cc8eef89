/* The script of a text. See rules_script.h. */
#include "rules_script.h"

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

static const char *const names[SCRIPT_COUNT] = {
    "Latin",      "Greek",     "Cyrillic", "Armenian", "Hebrew",  "Arabic",
    "Devanagari", "Bengali",   "Gurmukhi", "Gujarati", "Tamil",   "Telugu",
    "Kannada",    "Malayalam", "Thai",     "Lao",      "Burmese", "Georgian",
    "Ethiopic",   "Khmer",     "Korean",   "Japanese", "Chinese"};

/* Blocks of Unicode 15, in order. */
static const struct {
    uint32_t first, last;
    enum script script;
} blocks[] = {{'A', 'Z', LATIN},           {'a', 'z', LATIN},
              {0x00C0, 0x024F, LATIN},     {0x0370, 0x03FF, GREEK},
              {0x0400, 0x052F, CYRILLIC},  {0x0531, 0x058F, ARMENIAN},
              {0x0590, 0x05FF, HEBREW},    {0x0600, 0x077F, ARABIC},
              {0x08A0, 0x08FF, ARABIC},    {0x0900, 0x097F, DEVANAGARI},
              {0x0980, 0x09FF, BENGALI},   {0x0A00, 0x0A7F, GURMUKHI},
              {0x0A80, 0x0AFF, GUJARATI},  {0x0B80, 0x0BFF, TAMIL},
              {0x0C00, 0x0C7F, TELUGU},    {0x0C80, 0x0CFF, KANNADA},
              {0x0D00, 0x0D7F, MALAYALAM}, {0x0E00, 0x0E7F, THAI},
              {0x0E80, 0x0EFF, LAO},       {0x1000, 0x109F, BURMESE},
              {0x10A0, 0x10FF, GEORGIAN},  {0x1100, 0x11FF, KOREAN},
              {0x1200, 0x139F, ETHIOPIC},  {0x1780, 0x17FF, KHMER},
              {0x1E00, 0x1EFF, LATIN},     {0x1F00, 0x1FFF, GREEK},
              {0x3040, 0x30FF, JAPANESE},  {0x3130, 0x318F, KOREAN},
              {0x31F0, 0x31FF, JAPANESE},  {0x3400, 0x9FFF, CHINESE},
              {0xAC00, 0xD7AF, KOREAN},    {0xF900, 0xFAFF, CHINESE},
              {0xFB1D, 0xFB4F, HEBREW},    {0xFB50, 0xFDFF, ARABIC},
              {0xFE70, 0xFEFC, ARABIC},    {0x20000, 0x323AF, CHINESE}};

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
    char word[DECK_LANG_SIZE + 2] = " ";
    size_t len = strcspn(lang, "-");
    bool chinese = strncmp(lang, "zh", 2) == 0;
    if (!chinese && lang[len] == '-' && strcspn(lang + len + 1, "-") == 4) {
        return false;
    }
    memcpy(word + 1, lang, len);
    word[len + 1] = ' ';
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (strstr(languages[i].languages, word)) {
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
    size_t block = 0, end = sizeof blocks / sizeof *blocks;
    while (block < end && code > blocks[block].last) {
        block++;
    }
    return block < end && code >= blocks[block].first
               ? (int)blocks[block].script
               : SCRIPT_COUNT;
}

bool
rules_script_has(const char *lang, uint32_t code)
{
    enum script own;
    int script = script_of_code(code);
    return script_of(lang, &own) &&
           (script == (int)own ||
            (script == CHINESE && (own == JAPANESE || own == KOREAN)));
}

bool
rules_script_latin(const char *lang)
{
    enum script own;
    return !script_of(lang, &own) || own == LATIN;
}

bool
rules_script_wide(const char *lang)
{
    enum script own;
    return script_of(lang, &own) && own >= KOREAN;
}

const char *
rules_script_name(uint32_t code)
{
    int script = script_of_code(code);
    return script < SCRIPT_COUNT ? names[script] : NULL;
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
            /* A character of these says as much as a syllable or a word. */
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
rules_script_wrong(const struct deck_version *version, const char **found,
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
    *found = names[best];
    *expected = names[own];
    return counts[best] >= LETTERS_MIN && counts[best] > 2 * counts[own];
}
