/* Where sentences end. See sentence.h. */
#include "sentence.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "unicode.h"
#include "utf8.h"

/* Ends a sentence whatever follows. */
static bool
is_full_stop(uint32_t code)
{
    return code == '\n' || code == 0x3002 || code == 0xFF01 || code == 0xFF1F ||
           code == 0x0964 || code == 0x061F || code == 0x06D4;
}

static bool
is_closing(uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' ||
           code == 0x2019 || code == 0x201D || code == 0xBB;
}

/* "U.S.", "p.m.": a single letter stands before the full stop at AT. */
static bool
is_initial(const char *text, size_t at)
{
    return at >= 1 && unicode_is_alnum((unsigned char)text[at - 1]) &&
           unicode_digit((unsigned char)text[at - 1]) < 0 &&
           (at == 1 || text[at - 2] == '.' || text[at - 2] == ' ');
}

/* A title before a name, or a word before a number, stands before the full stop
 * at AT, and behind it, from NEXT on, what it belongs to: "Dr. Lee", "No. 5",
 * "EE. UU.", "at St. Mary's" but not "12 Main St. Call". */
static bool
is_short(const char *text, size_t len, size_t at, size_t next)
{
    static const char titles[] = " Dr Dra Sr Sra Srta Mr Mrs Ms Prof EE ";
    static const char before_numbers[] = " No no núm Núm tel Tel ext pág ";
    enum { LONGEST = 5 };
    size_t start = at;
    while (start > 0 && at - start <= LONGEST &&
           strchr(" \n(", text[start - 1]) == NULL) {
        start--;
    }
    char word[LONGEST + 3];
    if (at == start || at - start > LONGEST || next >= len) {
        return false;
    }
    snprintf(word, sizeof(word), " %.*s ", (int)(at - start), text + start);
    bool number = unicode_digit((unsigned char)text[next]) >= 0;
    size_t name = start;
    while (name > 1 && text[name - 2] != ' ') {
        name--;
    }
    bool capital = name > 1 && text[name - 1] >= 'A' && text[name - 1] <= 'Z';
    return strstr(titles, word) != NULL ||
           (number && strstr(before_numbers, word) != NULL) ||
           (!capital && strcmp(word, " St ") == 0);
}

/* Where the sentence ends whose . ! or ? is at AT, 0 if it goes on: white
 * space follows, perhaps behind closing marks, and after a full stop no small
 * letter. */
static size_t
end_at(const char *text, size_t len, size_t at)
{
    size_t end = at + 1, size = 0;
    uint32_t code = ' ';
    while (end < len) {
        size = utf8_decode(text + end, len - end, &code);
        if (!is_closing(code)) {
            break;
        }
        end += size;
    }
    if (end == len) {
        return end;
    }
    size_t next = end + size;
    bool goes_on = !unicode_parts_words(code) ||
                   (text[at] == '.' &&
                    (is_initial(text, at) || is_short(text, len, at, next) ||
                     (next < len && text[next] >= 'a' && text[next] <= 'z')));
    return goes_on ? 0 : end;
}

size_t
sentence_end(const char *text, size_t len, size_t start)
{
    for (size_t i = start; i < len;) {
        uint32_t code;
        size_t next = i + utf8_decode(text + i, len - i, &code);
        size_t end = is_full_stop(code) ? next : 0;
        if (code == '.' || code == '!' || code == '?') {
            end = end_at(text, len, i);
        }
        if (end > 0) {
            return end;
        }
        i = next;
    }
    return len;
}
