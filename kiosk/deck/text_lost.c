/* Question marks and codes in place of letters. See text_lost.h. */
#include "text_lost.h"

#include <stdint.h>
#include <string.h>

#include "rules_letter.h"
#include "utf8.h"

/* So many question marks, and more of them than letters: a text in another
 * script, saved as "ANSI". */
enum { MARKS_MIN = 8 };

/* No further from a question mark is looked for what makes an address. */
enum { ADDRESS_BYTES = 64 };

static bool
is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* "Se?ora": between small letters of a word that is no address. */
static bool
in_word(const char *text, size_t len, size_t at)
{
    if (at == 0 || at + 1 >= len || !is_small(text[at - 1]) ||
        !is_small(text[at + 1])) {
        return false;
    }
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
    return !address;
}

/* "=C3=B1": how mail writes the bytes of a letter. */
static bool
is_mail_code(const char *text, size_t len)
{
    return len >= 6 && text[3] == '=' &&
           (memcmp(text, "=C3", 3) == 0 || memcmp(text, "=C2", 3) == 0 ||
            memcmp(text, "=E2", 3) == 0 || memcmp(text, "=D0", 3) == 0 ||
            memcmp(text, "=D1", 3) == 0) &&
           strchr("89AB", text[4]) != NULL;
}

const char *
text_lost(const char *text, size_t len, int *line, bool *many)
{
    int number = 1, marks = 0, letters = 0, first_mark = 0;
    const char *found = NULL;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t step = utf8_decode(text + at, len - at, &code);
        number += code == '\n';
        letters += rules_letter_is(code) && rules_letter_digit(code) < 0;
        marks += code == '?';
        first_mark = marks == 1 && code == '?' ? number : first_mark;
        if (found == NULL && code == '=' && is_mail_code(text + at, len - at)) {
            *line = number;
            *many = true;
            return "=C3=B1";
        }
        if (found == NULL && code == '?' && in_word(text, len, at)) {
            *line = number;
            found = "?";
        }
        at += step;
    }
    *many = marks >= MARKS_MIN && marks > letters;
    *line = *many ? first_mark : *line;
    return *many ? "?" : found;
}
