/* What a name says. See path_name.h. */
#include "path_name.h"

#include <stdint.h>
#include <string.h>

#include "lang_tag.h"
#include "str.h"
#include "text_clean.h"
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

char *
path_id(const char *name, size_t len)
{
    size_t at = 0;
    while (at < len && is_digit(name[at])) {
        at++;
    }
    bool numbered = at > 0 && at + 1 < len && strchr("-_. ", name[at]) != NULL;
    at = numbered ? at + 1 : 0;
    struct str id = {0};
    while (at < len) {
        uint32_t code;
        at += utf8_decode(name + at, len - at, &code);
        if (text_code_allowed(code) && !text_code_turns(code) && code != '\n') {
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
        if (title.text[i] == '-' || title.text[i] == '_') {
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
