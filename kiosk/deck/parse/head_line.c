/* Lines of a head. See head_line.h. */
#include "head_line.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "nearest.h"
#include "path_name.h"
#include "str.h"
#include "text_clean.h"
#include "unicode.h"
#include "utf8.h"

size_t
head_line_length(const char *text, size_t len)
{
    const char *end = memchr(text, '\n', len);
    return end != NULL ? (size_t)(end - text) : len;
}

static bool
is_hyphen(uint32_t code)
{
    return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 ||
           code == 0xFE58 || code == 0xFE63 || code == 0xFF0D;
}

/* Whether anything of the letter CODE, of SIZE bytes at TEXT, is left when it
 * is written plainly; then how. */
static bool
plain_code(const char *text, size_t size, uint32_t *code)
{
    int digit = unicode_digit(*code);
    if (digit >= 0) {
        *code = (uint32_t)('0' + digit);
    } else if (is_hyphen(*code)) {
        *code = '-';
    } else if (*code >= 0xFF01 && *code <= 0xFF5E) {
        *code -= 0xFF01 - '!';
    } else if (text_code_vanishes(*code)) {
        return false;
    } else if (text_white(text, size) > 0) {
        *code = ' ';
    }
    return true;
}

char *
head_line_plain(const char *text, size_t len)
{
    struct str out = {0};
    for (size_t at = 0, size; at < len; at += size) {
        uint32_t code;
        size = utf8_decode(text + at, len - at, &code);
        if (plain_code(text + at, size, &code)) {
            str_add_code(&out, code);
        }
    }
    return str_take(&out);
}

/* The first colon, as people type it in any script: full-width, small, ratio,
 * and the one of Hebrew and Chinese keyboards; NULL for none. */
static const char *
find_colon(const char *text, size_t len, size_t *size)
{
    for (size_t at = 0; at < len; at += *size) {
        uint32_t code;
        *size = utf8_decode(text + at, len - at, &code);
        if (code == ':' || code == 0xFF1A || code == 0xFE55 || code == 0x2236 ||
            code == 0xFE13 || code == 0xFE30 || code == 0xA789 ||
            code == 0x02D0) {
            return text + at;
        }
    }
    return NULL;
}

struct head_line
head_line_split(const char *text, size_t len)
{
    struct head_line line = {0};
    len = text_trim(&text, len);
    line.blank =
        len == 0 || text[0] == '#' || (len >= 3 && memcmp(text, "＃", 3) == 0);
    line.key = text;
    line.key_len = len;
    size_t size = 0;
    const char *colon = find_colon(text, len, &size);
    if (line.blank || colon == NULL || colon == text) {
        return line;
    }
    line.has_colon = true;
    line.key_len = text_trim(&line.key, (size_t)(colon - text));
    line.value = colon + size;
    line.value_len = text_trim(&line.value, len - (size_t)(line.value - text));
    return line;
}

const struct head_key *
head_line_key(const struct head_form *form, const char *name)
{
    for (size_t i = 0; i < form->count; i++) {
        if (path_compare_caseless(form->keys[i].name, name) == 0) {
            return &form->keys[i];
        }
    }
    return NULL;
}

const struct head_key *
head_line_nearest(const struct head_form *form, const char *name)
{
    size_t near =
        nearest_word(name, form->keys, form->count, sizeof(form->keys[0]));
    return near < form->count && !form->keys[near].unlisted ? &form->keys[near]
                                                            : NULL;
}

bool
head_line_meant(const struct head_line *line, const struct head_form *form)
{
    if (!line->has_colon || line->key_len > NEAREST_WORD_MAX) {
        return false;
    }
    char *name = head_line_plain(line->key, line->key_len);
    name[strcspn(name, ".")] = '\0';
    bool meant = head_line_key(form, name) != NULL ||
                 head_line_nearest(form, name) != NULL;
    free(name);
    return meant;
}

/* Asked of each line of a head: most are none by their first letter. */
bool
head_line_is_fence(const char *text, size_t len)
{
    int hyphens = 0;
    len = text_trim(&text, len);
    for (size_t at = 0, size; at < len && hyphens <= 3; at += size) {
        uint32_t code;
        size = utf8_decode(text + at, len - at, &code);
        if (plain_code(text + at, size, &code)) {
            if (code != '-') {
                return false;
            }
            hyphens++;
        }
    }
    return hyphens == 3;
}

bool
head_line_like_fence(const char *text, size_t len)
{
    len = text_trim(&text, len);
    size_t marks = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        bool dash = is_hyphen(code);
        if (!dash && code != ' ' &&
            (code > 0x7F || strchr("-*_=~+", (int)code) == NULL)) {
            return false;
        }
        marks += dash ? 2 : code != ' ';
    }
    return marks >= 2;
}
