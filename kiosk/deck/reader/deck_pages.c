/* Splits the words of a PDF into pages. See deck_pages.h. */
#include "deck_pages.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "deck_dwell.h"
#include "mem.h"
#include "str.h"
#include "text_clean.h"
#include "unicode.h"
#include "utf8.h"

/* Whether CODE may be part of a word: the decoder's output is trusted no more
 * than its file. Soft hyphens are useless once lines are joined. */
static bool
is_word_part(uint32_t code)
{
    return text_code_allowed(code) && !unicode_is_bidi_explicit(code) &&
           code != UTF8_REPLACEMENT && code != 0x00AD;
}

static void
squeeze(const char *bytes, size_t len, struct str *words)
{
    bool gap = false;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(bytes + at, len - at, &code);
        if (unicode_is_space(code)) {
            gap = words->len > 0;
        } else if (is_word_part(code)) {
            str_add(words, gap ? " " : "");
            str_add_code(words, code);
            gap = false;
        }
    }
}

/* How many bytes of WORDS become the alt text: all, else whole words or, in
 * scripts without spaces, whole characters. */
static size_t
alt_length(const struct str *words)
{
    size_t at = 0, space = 0;
    for (int chars = 0; at < words->len && chars < DECK_PAGES_CHARS_MAX;
         chars++) {
        uint32_t code;
        space = words->text[at] == ' ' ? at : space;
        at += utf8_decode(words->text + at, words->len - at, &code);
    }
    bool whole = at == words->len || words->text[at] == ' ';
    return whole || space < at / 2 ? at : space;
}

static struct deck_page
read_page(const char *bytes, size_t len)
{
    struct str words = {0};
    str_add(&words, "");
    squeeze(bytes, len, &words);
    if (text_invisible(words.text, words.len)) {
        str_clear(&words);
    }
    struct deck_page page = {
        .blank = len == 1 && bytes[0] == '\v',
        .words_spaced = deck_count_words(words.text, words.len, "ko"),
        .words = deck_count_words(words.text, words.len, "")};
    size_t alt = alt_length(&words);
    if (alt < words.len) {
        words.len = alt;
        str_add(&words, DECK_PAGES_CUT);
    }
    page.alt = str_take(&words);
    return page;
}

size_t
deck_pages_read(struct deck_pages *pages, const char *bytes, size_t len)
{
    size_t cap = 0, over = 0;
    *pages = (struct deck_pages){0};
    for (size_t at = 0; at < len;) {
        const char *end = memchr(bytes + at, '\f', len - at);
        size_t page_len = end != NULL ? (size_t)(end - bytes) - at : len - at;
        if (pages->count == DECK_PAGES_MAX) {
            over++;
        } else {
            pages->items = mem_grow(pages->items, pages->count, &cap,
                                    sizeof(*pages->items));
            pages->items[pages->count++] = read_page(bytes + at, page_len);
        }
        at += page_len + 1;
    }
    return over;
}

void
deck_pages_release(struct deck_pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        free(pages->items[i].alt);
    }
    free(pages->items);
    *pages = (struct deck_pages){0};
}
