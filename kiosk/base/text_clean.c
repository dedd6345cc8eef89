/* Code points that texts may have. See text_clean.h. */
#include "text_clean.h"

#include <string.h>

#include "str.h"
#include "unicode.h"
#include "utf8.h"

bool
text_code_allowed(uint32_t code)
{
    if (code < 0x20) {
        return code == '\n';
    }
    if ((code >= 0x7F && code <= 0x9F) || code == 0xFEFF) {
        return false;
    }
    if (code >= 0xFFF9 && code <= 0xFFFC) {
        return false;
    }
    return !(code >= 0xFDD0 && code <= 0xFDEF) && (code & 0xFFFE) != 0xFFFE;
}

enum { TURNS_MAX = 125 }; /* max_depth of UAX #9, BD2 */

bool
text_turns_balanced(const char *text, size_t len)
{
    uint32_t closers[TURNS_MAX];
    size_t depth = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        bool closes = code == 0x202C || code == 0x2069;
        if (!unicode_is_bidi_explicit(code)) {
            continue;
        }
        bool reverses = code == 0x202D || code == 0x202E;
        if (reverses || (closes && (depth == 0 || closers[--depth] != code))) {
            return false;
        }
        if (!closes) {
            if (depth == TURNS_MAX) {
                return false;
            }
            closers[depth++] = code >= 0x2066 ? 0x2069 : 0x202C;
        }
    }
    return depth == 0;
}

static bool
code_white(uint32_t code)
{
    return unicode_is_space(code) || code == 0x180E || code == 0x200B ||
           code == 0x2060 || code == 0xFEFF;
}

size_t
text_white(const char *text, size_t len)
{
    uint32_t code = 0;
    size_t size = len > 0 ? utf8_decode(text, len, &code) : 0;
    return code_white(code) ? size : 0;
}

size_t
text_trim(const char **text, size_t len)
{
    for (size_t step; (step = text_white(*text, len)) > 0;) {
        *text += step;
        len -= step;
    }
    for (size_t back = 1; back < UTF8_MAX && back <= len;) {
        bool white = text_white(*text + len - back, back) == back;
        len -= white ? back : 0;
        back = white ? 1 : back + 1;
    }
    return len;
}

bool
text_blank(const char *text, size_t len)
{
    return text_trim(&text, len) == 0;
}

bool
text_code_vanishes(uint32_t code)
{
    bool no_width =
        code == 0x180E || code == 0x200B || code == 0x2060 || code == 0xFEFF;
    return no_width || (text_code_allowed(code) && unicode_is_invisible(code) &&
                        !code_white(code));
}

bool
text_invisible(const char *text, size_t len)
{
    bool invisible = true;
    for (size_t at = 0; at < len && invisible;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        invisible = unicode_is_invisible(code);
    }
    return invisible;
}

char *
text_harmless(const char *text, size_t len)
{
    struct str out = {0};
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        bool odd = !text_code_allowed(code) || unicode_is_bidi_explicit(code) ||
                   code == '\n' || code == 0x2028 || code == 0x2029;
        str_add_code(&out, odd ? UTF8_REPLACEMENT : code);
    }
    return str_take(&out);
}

char *
text_harmless_start(const char *text, size_t most)
{
    size_t len = text_trim(&text, strlen(text));
    char *whole = text_harmless(text, len);
    whole[utf8_cut(whole, strlen(whole), most)] = '\0';
    return whole;
}
