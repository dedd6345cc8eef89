/* Character references of HTML. See entity.h. */
#include "entity.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

/* Sorted by bytes, for bsearch. What plain text about health may need, of the
 * 2231 names of HTML. */
static const struct entity {
    const char *name;
    uint32_t code;
} entities[] = {
    {"AElig", 0xC6},   {"Aacute", 0xC1},   {"Agrave", 0xC0},
    {"Auml", 0xC4},    {"Ccedil", 0xC7},   {"Delta", 0x394},
    {"Eacute", 0xC9},  {"Egrave", 0xC8},   {"Iacute", 0xCD},
    {"Ntilde", 0xD1},  {"Oacute", 0xD3},   {"Omega", 0x3A9},
    {"Ouml", 0xD6},    {"Uacute", 0xDA},   {"Uuml", 0xDC},
    {"aacute", 0xE1},  {"acirc", 0xE2},    {"aelig", 0xE6},
    {"agrave", 0xE0},  {"alpha", 0x3B1},   {"amp", '&'},
    {"apos", '\''},    {"aring", 0xE5},    {"ast", '*'},
    {"asymp", 0x2248}, {"atilde", 0xE3},   {"auml", 0xE4},
    {"beta", 0x3B2},   {"bull", 0x2022},   {"ccedil", 0xE7},
    {"cent", 0xA2},    {"check", 0x2713},  {"colon", ':'},
    {"comma", ','},    {"copy", 0xA9},     {"darr", 0x2193},
    {"deg", 0xB0},     {"delta", 0x3B4},   {"divide", 0xF7},
    {"dollar", '$'},   {"eacute", 0xE9},   {"ecirc", 0xEA},
    {"egrave", 0xE8},  {"emsp", 0x2003},   {"ensp", 0x2002},
    {"eth", 0xF0},     {"euml", 0xEB},     {"euro", 0x20AC},
    {"frac12", 0xBD},  {"frac14", 0xBC},   {"frac34", 0xBE},
    {"gamma", 0x3B3},  {"ge", 0x2265},     {"gt", '>'},
    {"half", 0xBD},    {"hearts", 0x2665}, {"hellip", 0x2026},
    {"iacute", 0xED},  {"icirc", 0xEE},    {"iexcl", 0xA1},
    {"igrave", 0xEC},  {"iquest", 0xBF},   {"iuml", 0xEF},
    {"laquo", 0xAB},   {"larr", 0x2190},   {"ldquo", 0x201C},
    {"le", 0x2264},    {"lrm", 0x200E},    {"lsquo", 0x2018},
    {"lt", '<'},       {"mdash", 0x2014},  {"micro", 0xB5},
    {"middot", 0xB7},  {"minus", 0x2212},  {"mu", 0x3BC},
    {"nbsp", 0xA0},    {"ndash", 0x2013},  {"ne", 0x2260},
    {"ntilde", 0xF1},  {"num", '#'},       {"oacute", 0xF3},
    {"ocirc", 0xF4},   {"oelig", 0x153},   {"ograve", 0xF2},
    {"omega", 0x3C9},  {"ordf", 0xAA},     {"ordm", 0xBA},
    {"oslash", 0xF8},  {"otilde", 0xF5},   {"ouml", 0xF6},
    {"para", 0xB6},    {"percnt", '%'},    {"period", '.'},
    {"plusmn", 0xB1},  {"pound", 0xA3},    {"quot", '"'},
    {"raquo", 0xBB},   {"rarr", 0x2192},   {"rdquo", 0x201D},
    {"reg", 0xAE},     {"rlm", 0x200F},    {"rsquo", 0x2019},
    {"sect", 0xA7},    {"semi", ';'},      {"shy", 0xAD},
    {"sup1", 0xB9},    {"sup2", 0xB2},     {"sup3", 0xB3},
    {"szlig", 0xDF},   {"thinsp", 0x2009}, {"times", 0xD7},
    {"trade", 0x2122}, {"uacute", 0xFA},   {"uarr", 0x2191},
    {"ucirc", 0xFB},   {"ugrave", 0xF9},   {"uuml", 0xFC},
    {"yacute", 0xFD},  {"yen", 0xA5},      {"yuml", 0xFF},
    {"zwj", 0x200D},   {"zwnj", 0x200C},
};

static int
compare(const void *name, const void *entity)
{
    return strcmp(name, ((const struct entity *)entity)->name);
}

static bool
named(const char *name, uint32_t *code)
{
    const struct entity *found =
        bsearch(name, entities, sizeof(entities) / sizeof(entities[0]),
                sizeof(entities[0]), compare);
    if (found != NULL) {
        *code = found->code;
    }
    return found != NULL;
}

bool
entity_decode(const char *text, size_t len, uint32_t *code)
{
    char name[16];
    if (len < 4 || len - 2 >= sizeof(name)) {
        return false;
    }
    memcpy(name, text + 1, len - 2);
    name[len - 2] = '\0';
    if (name[0] != '#') {
        return named(name, code);
    }
    bool hex = name[1] == 'x' || name[1] == 'X';
    unsigned long number =
        hex ? strtoul(name + 2, NULL, 16) : strtoul(name + 1, NULL, 10);
    bool scalar = number > 0 && number <= 0x10FFFF &&
                  !(number >= 0xD800 && number <= 0xDFFF);
    *code = scalar ? (uint32_t)number : UTF8_REPLACEMENT;
    return true;
}
