/* Question marks and codes in place of letters. See text_lost.h. */
#include "text_lost.h"

#include <stdint.h>
#include <string.h>

#include "unicode.h"
#include "utf8.h"

/* This many question marks, and more of them than letters, mean a text in
 * another script saved as "ANSI". */
enum { MARKS_MIN = 8 };

/* A single one may be a missing space: "Pain?call us". */
enum { WORDS_MIN = 2 };

/* How far from a question mark signs of an address are looked for. */
enum { ADDRESS_BYTES = 64 };

static bool
is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool
is_hex(char c)
{
    return c != '\0' && strchr("0123456789ABCDEFabcdef", c) != NULL;
}

/* Whether the word around AT is an address, of a page or a mailbox. */
static bool
is_address(const char *text, size_t len, size_t at)
{
    size_t begin = at, end = at;
    while (begin > 0 && at - begin < ADDRESS_BYTES && text[begin - 1] > ' ') {
        begin--;
    }
    while (end < len && end - at < ADDRESS_BYTES && text[end] > ' ') {
        end++;
    }
    bool address = false;
    for (size_t i = begin; i < end; i++) {
        address = address || strchr("/=&@", text[i]) != NULL;
    }
    return address || (end - at > 4 && memcmp(text + at + 1, "www.", 4) == 0);
}

/* "Se?ora", "V?t": between letters of a word that is not an address; of "N??ez"
 * the last one. */
static bool
in_word(const char *text, size_t len, size_t at)
{
    size_t begin = at;
    bool small = at + 1 < len && is_small(text[at + 1]);
    while (small && begin > 0 && text[begin - 1] == '?') {
        begin--;
    }
    return small && begin > 0 &&
           unicode_is_alnum((unsigned char)text[begin - 1]) &&
           unicode_digit((unsigned char)text[begin - 1]) < 0 &&
           !is_address(text, len, at);
}

/* "=C3=B1" and "%C3%B1": how mail and addresses write the bytes of a letter. */
static bool
is_byte_code(const char *text, size_t len, char mark)
{
    return len >= 6 && text[0] == mark && text[3] == mark &&
           strchr("CDEF", text[1]) != NULL && is_hex(text[2]) &&
           strchr("89AB", text[4]) != NULL && is_hex(text[5]);
}

/* "+APE-", one letter of UTF-7: six bits in each of three signs, of which the
 * last two bits are none. */
static bool
is_utf7(const char *text, size_t len)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t code = 0;
    if (len < 5 || text[0] != '+' || text[4] != '-') {
        return false;
    }
    for (int i = 1; i <= 3; i++) {
        const char *at = text[i] != '\0' ? strchr(signs, text[i]) : NULL;
        if (at == NULL) {
            return false;
        }
        code = code << 6 | (uint32_t)(at - signs);
    }
    return (code & 3) == 0 && code >> 2 >= 0xA0 &&
           (unicode_is_alnum(code >> 2) || code >> 2 < 0xC0 ||
            code >> 8 == 0x20);
}

/* What LEN bytes at AT of TEXT begin with, in place of a letter; NULL for
 * none. */
static const char *
code_at(const char *text, size_t len, size_t at)
{
    const char *code = text + at;
    size_t left = len - at;
    bool escape = left >= 6 && code[0] == '\\' && code[1] == 'u' &&
                  is_hex(code[2]) && is_hex(code[3]) && is_hex(code[4]) &&
                  is_hex(code[5]);
    return escape                          ? "\\u00f1"
           : is_byte_code(code, left, '=') ? "=C3=B1"
           : is_utf7(code, left)           ? "+APE-"
           : is_byte_code(code, left, '%') && !is_address(text, len, at)
               ? "%C3%B1"
               : NULL;
}

const char *
text_lost(const char *text, size_t len, int *line, bool *many)
{
    int number = 1, marks = 0, letters = 0, first_mark = 0, words = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t step = utf8_decode(text + at, len - at, &code);
        const char *found = code < 0x80 ? code_at(text, len, at) : NULL;
        if (found != NULL) {
            *line = number;
            *many = true;
            return found;
        }
        number += code == '\n';
        letters += unicode_is_alnum(code) && unicode_digit(code) < 0;
        marks += code == '?';
        first_mark = marks == 1 && code == '?' ? number : first_mark;
        if (code == '?' && in_word(text, len, at)) {
            *line = words == 0 ? number : *line;
            words++;
        }
        at += step;
    }
    bool most = marks >= MARKS_MIN && marks > letters;
    *many = most || words >= WORDS_MIN;
    *line = most ? first_mark : *line;
    return *many || words > 0 ? "?" : NULL;
}
