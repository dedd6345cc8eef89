/* What a name says. See path_name.h. */
#include "path_name.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "lang_tag.h"
#include "rules_unit.h"
#include "str.h"
#include "text_clean.h"
#include "unicode.h"
#include "utf8.h"

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int
path_compare_caseless(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return (int)(unsigned char)lower(*a) - (int)(unsigned char)lower(*b);
}

static bool
same_caseless(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (lower(a[i]) != lower(b[i])) {
            return false;
        }
    }
    return true;
}

bool
path_is_one_of(const char *name, size_t len, const char *list)
{
    for (size_t word; *list != '\0'; list += word + (list[word] == '|')) {
        word = strcspn(list, "|");
        if (word == len && same_caseless(name, list, len)) {
            return true;
        }
    }
    return false;
}

bool
path_ends_with(const char *name, size_t len, const char *ending)
{
    size_t ending_len = strlen(ending);
    return len > ending_len &&
           same_caseless(name + len - ending_len, ending, ending_len);
}

/* LEN without the ending behind the last dot, if there is one. */
static size_t
without_ending(const char *name, size_t len)
{
    for (size_t at = len; at > 1; at--) {
        if (name[at - 1] == '.') {
            return at - 1;
        }
    }
    return len;
}

struct path_name
path_name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct path_name name = {
        .folder = path,
        .folder_len = slash != NULL ? (size_t)(slash - path) : 0,
        .base = slash != NULL ? slash + 1 : path,
    };
    name.stem_len = without_ending(name.base, strlen(name.base));
    while (path_ends_with(name.base, name.stem_len, ".md") ||
           path_ends_with(name.base, name.stem_len, ".txt")) {
        name.stem_len = without_ending(name.base, name.stem_len);
    }
    return name;
}

size_t
path_folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash - path) : 0;
}

bool
path_same_folder(const char *a, const char *b)
{
    size_t len = path_folder_length(a);
    return path_folder_length(b) == len && memcmp(a, b, len) == 0;
}

size_t
path_language(const char *stem, size_t len, char (*languages)[DECK_LANG_SIZE],
              size_t count, char lang[DECK_LANG_SIZE])
{
    size_t dot = without_ending(stem, len);
    if (dot == len || !lang_tag_read(stem + dot + 1, len - dot - 1, lang)) {
        return len;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(languages[i], lang) == 0) {
            return dot;
        }
    }
    return lang_tag_likely(lang) ? dot : len;
}

size_t
path_easy(const char *stem, size_t len)
{
    static const char ending[] = ".easy";
    bool easy = path_ends_with(stem, len, ending);
    return easy ? len - (sizeof(ending) - 1) : len;
}

static size_t
count_digits(const char *name, size_t len)
{
    size_t count = 0;
    while (count < len && is_digit(name[count])) {
        count++;
    }
    return count;
}

/* The bytes of the number that gives NAME its place, and of the separator
 * behind it. "3.5 mg", "2-3 tablets", "10 mg" and "2026-11-22" are none. */
static size_t
order_length(const char *name, size_t len)
{
    enum { YEAR_DIGITS = 4 };
    size_t at = count_digits(name, len);
    if (at == 0 || at + 1 >= len || strchr("-_. ", name[at]) == NULL) {
        return 0;
    }
    size_t second = count_digits(name + at + 1, len - at - 1);
    size_t behind = at + 1 + second, unit;
    bool decimal = name[at] == '.' && second > 0;
    bool range = name[at] == '-' && second > 0 &&
                 (at == YEAR_DIGITS || behind == len ||
                  (name[0] != '0' && strchr("-_.", name[behind]) == NULL));
    bool amount = name[at] == ' ' && name[0] != '0' &&
                  rules_unit_read(name + at, len - at, &unit) != NULL;
    return decimal || range || amount ? 0 : at + 1;
}

char *
path_id(const char *name, size_t len)
{
    size_t at = order_length(name, len);
    struct str id = {0};
    while (at < len) {
        uint32_t code;
        at += utf8_decode(name + at, len - at, &code);
        if (text_code_allowed(code) && !unicode_is_bidi_explicit(code) &&
            code != '\n') {
            str_add_code(&id, code == ':' ? '-' : code);
        }
    }
    str_add(&id, id.len == 0 ? "_" : "");
    return str_take(&id);
}

char *
path_title(const char *id)
{
    struct str title = {0};
    str_add(&title, id);
    for (size_t i = 0; i < title.len; i++) {
        bool range = title.text[i] == '-' && i > 0 &&
                     is_digit(title.text[i - 1]) && is_digit(title.text[i + 1]);
        if ((title.text[i] == '-' && !range) || title.text[i] == '_') {
            title.text[i] = ' ';
        }
    }
    if (title.len > 0 && title.text[0] >= 'a' && title.text[0] <= 'z') {
        title.text[0] = (char)(title.text[0] - 32);
    }
    if (text_invisible(title.text, title.len)) {
        str_clear(&title);
        str_add(&title, id);
    }
    return str_take(&title);
}

bool
path_is_remote(const char *file)
{
    size_t scheme = strspn(file, "abcdefghijklmnopqrstuvwxyz"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    return (scheme > 0 && file[scheme] == ':') || file[0] == '/' ||
           file[0] == '\\';
}

/* What a byte counts in the order: '/' first, so that a folder comes before
 * its longer namesakes, then bytes with capitals as small letters. */
static int
rank(char c)
{
    if (c == '/') {
        return 1;
    }
    unsigned char byte = (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return byte == '\0' ? 0 : byte + 1;
}

/* Compares the numbers that *A and *B begin with by value, however long, and
 * moves both behind them. */
static int
compare_numbers(const char **a, const char **b)
{
    const char *x = *a + strspn(*a, "0"), *y = *b + strspn(*b, "0");
    size_t x_len = strspn(x, "0123456789"), y_len = strspn(y, "0123456789");
    *a = x + x_len;
    *b = y + y_len;
    if (x_len != y_len) {
        return x_len < y_len ? -1 : 1;
    }
    return memcmp(x, y, x_len);
}

int
deck_order(const char *a, const char *b)
{
    const char *x = a, *y = b;
    while (*x != '\0' || *y != '\0') {
        int order;
        if (is_digit(*x) && is_digit(*y)) {
            order = compare_numbers(&x, &y);
        } else {
            order = rank(*x++) - rank(*y++);
        }
        if (order != 0) {
            return order;
        }
    }
    return strcmp(a, b);
}
