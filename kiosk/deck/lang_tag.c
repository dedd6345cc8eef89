/* Language tags. See lang_tag.h. */
#include "lang_tag.h"

#include <string.h>

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char
in_case(char c, bool upper)
{
    char lower = (char)(c | 0x20);
    return upper ? (char)(lower - 0x20) : lower;
}

/* The letters that TEXT begins with. */
static size_t
letters(const char *text, size_t len)
{
    size_t count = 0;
    while (count < len && is_letter(text[count])) {
        count++;
    }
    return count;
}

static size_t
digits(const char *text, size_t len)
{
    size_t count = 0;
    while (count < len && text[count] >= '0' && text[count] <= '9') {
        count++;
    }
    return count;
}

static bool
is_joint(char c)
{
    return c == '-' || c == '_';
}

/* Copies a part of a tag: how many capitals it begins with is its case. */
static size_t
copy_part(char *tag, const char *part, size_t len, size_t capitals)
{
    for (size_t i = 0; i < len; i++) {
        tag[i] = is_letter(part[i]) ? in_case(part[i], i < capitals) : part[i];
    }
    return len;
}

bool
lang_tag_read(const char *text, size_t len, char tag[DECK_LANG_SIZE])
{
    size_t at = letters(text, len);
    if (at < 2 || at > 3) {
        return false;
    }
    size_t used = copy_part(tag, text, at, 0), language = used;
    /* What may still come: a script of 4 letters, then a region of 2. */
    for (size_t size = 4; size >= 2 && at < len; size -= 2) {
        if (is_joint(text[at]) &&
            letters(text + at + 1, len - at - 1) == size) {
            tag[used++] = '-';
            used += copy_part(tag + used, text + at + 1, size,
                              size == 4 ? 1 : size);
            at += 1 + size;
        }
    }
    /* A region of several countries: "es-419". */
    if (used == language && at + 4 == len && is_joint(text[at]) &&
        digits(text + at + 1, 3) == 3) {
        tag[used++] = '-';
        used += copy_part(tag + used, text + at + 1, 3, 0);
        at = len;
    }
    tag[used] = '\0';
    return at == len;
}

bool
lang_tag_in(const char *tag, const char *languages)
{
    char word[8] = " ";
    size_t len = strcspn(tag, "-");
    if (len > 3) {
        return false;
    }
    memcpy(word + 1, tag, len);
    word[len + 1] = ' ';
    return strstr(languages, word) != NULL;
}

bool
lang_tag_likely(const char *tag)
{
    return lang_tag_in(
        tag, " ar bg bn bs cs da de el en es et fa fi fil fr gu he hi hmn hr "
             "ht hu hy id it ja ka ko km lo lt lv ml mr my nb ne nl nn pa pl "
             "ps pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi yi zh ");
}
