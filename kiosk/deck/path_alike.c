/* Names that look alike but are stored in other bytes. See path_alike.h. */
#include "path_alike.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "str.h"
#include "unicode.h"
#include "utf8.h"

/* The code points of a text in NFD, but for the order of marks. */
struct decomposed {
    const char *at;
    size_t left;       /* bytes */
    uint32_t queue[4]; /* of the last one, in reverse: none has more */
    size_t queued;
};

static struct decomposed
decompose(const char *text)
{
    return (struct decomposed){.at = text, .left = strlen(text)};
}

static int
ascii_lower(int code)
{
    return code >= 'A' && code <= 'Z' ? code + 32 : code;
}

/* The next code point, with ASCII in small letters; 0 at the end. */
static uint32_t
next(struct decomposed *text)
{
    if (text->queued == 0 && text->left > 0) {
        uint32_t code, mark;
        size_t size = utf8_decode(text->at, text->left, &code);
        text->at += size;
        text->left -= size;
        while (code >= 0xC0 && text->queued < 3 &&
               unicode_decompose(code, &code, &mark)) {
            text->queue[text->queued] = mark;
            text->queued += mark != 0;
        }
        text->queue[text->queued++] = (uint32_t)ascii_lower((int)code);
    }
    return text->queued > 0 ? text->queue[--text->queued] : 0;
}

/* Most names are ASCII, and thousands are sorted. */
int
path_compare_alike(const char *a, const char *b)
{
    for (; (*a & 0x80) == 0 && (*b & 0x80) == 0; a++, b++) {
        if (*a == '\0' || ascii_lower(*a) != ascii_lower(*b)) {
            return ascii_lower(*a) - ascii_lower(*b);
        }
    }
    struct decomposed x = decompose(a), y = decompose(b);
    uint32_t one, other;
    do {
        one = next(&x);
        other = next(&y);
    } while (one == other && one != 0);
    return (one > other) - (one < other);
}

/* Accents, vowel points of Hebrew and Arabic, apostrophes, and what cannot be
 * seen. */
static bool
is_dropped(uint32_t code)
{
    uint32_t script = unicode_script(code);
    bool accent = script == UNICODE_COMMON || script == UNICODE_HEBREW ||
                  script == UNICODE_ARABIC;
    return (accent && unicode_is_mark(code)) || code == '\'' ||
           code == 0x2019 || code == 0x00AD ||
           (code >= 0x200C && code <= 0x200F) || code == 0xFEFF;
}

/* Adds CODE to FOLD. Only a Latin letter is the same without its mark; "й" and
 * "デ" become one code point again. */
static void
fold_code(struct str *fold, uint32_t code)
{
    char bytes[UTF8_MAX];
    uint32_t last = utf8_before(fold->text, fold->len), whole;
    bool letter = !unicode_is_space(code) &&
                  (unicode_is_alnum(code) || unicode_is_unspaced(code));
    if (code >= 0x300 && unicode_script(last) != UNICODE_LATIN &&
        unicode_compose(last, code, &whole)) {
        fold->len -= utf8_encode(last, bytes);
        str_add_code(fold, whole);
    } else if (is_dropped(code)) {
        return;
    } else if (letter) {
        str_add_code(fold, unicode_lower(code));
    } else if (last != ' ') {
        str_add(fold, " ");
    }
}

char *
path_fold(const char *text)
{
    struct str fold = {0};
    struct decomposed rest = decompose(text);
    str_add(&fold, " ");
    for (uint32_t code; (code = next(&rest)) != 0;) {
        fold_code(&fold, code);
    }
    fold_code(&fold, ' ');
    return str_take(&fold);
}
