/* Words in Thai. See thai_words.h. */
#include "thai_words.h"

#include <stdbool.h>

#include <thai/thwbrk.h>

#include "unicode.h"

/* libthai looks up to the end of what it is given for each word: pieces of
 * this many letters keep its work linear. */
#define THAI_PIECE 512

static bool
is_thai(uint32_t code)
{
    return unicode_script(code) == UNICODE_THAI;
}

/* The same for LEN letters from START on, all Thai. */
static void
mark_piece(const uint32_t *codes, size_t start, size_t len,
           unsigned char *marks, unsigned char mark)
{
    thwchar_t letters[THAI_PIECE + 1];
    int found[THAI_PIECE];
    for (size_t i = 0; i < len; i++) {
        letters[i] = (thwchar_t)codes[start + i];
    }
    letters[len] = 0;
    int count = th_brk_wc_find_breaks(NULL, letters, found, THAI_PIECE);
    for (int i = 0; i < count; i++) {
        size_t at = (size_t)found[i];
        if (at > 0 && at < len) {
            marks[start + at - 1] = mark;
        }
    }
}

void
thai_mark_words(const uint32_t *codes, size_t count, unsigned char *marks,
                unsigned char mark)
{
    for (size_t i = 0; i < count;) {
        size_t start = i;
        while (i < count && i - start < THAI_PIECE && is_thai(codes[i])) {
            i++;
        }
        if (i > start) {
            mark_piece(codes, start, i - start, marks, mark);
        } else {
            i++;
        }
    }
}
