/* Words out of pages. See pdf_words.h. */
#include "pdf_words.h"

#include <stdbool.h>
#include <string.h>

#include "picture_protocol.h"

/* A decoder that takes over 5 s is ended, and all words with it. */
#define TIME_MAX_US (3 * G_USEC_PER_SEC)

/* The character at *AT, which moves on: a space for a tab, 0 for what is left
 * out, as are bytes that are no UTF-8. */
static gunichar
next_char(const char **at)
{
    gunichar point = g_utf8_get_char_validated(*at, -1);
    if (point == (gunichar)-1 || point == (gunichar)-2) {
        ++*at;
        return 0;
    }
    *at = g_utf8_next_char(*at);
    if (point == '\t') {
        return ' ';
    }
    return point != '\n' && g_unichar_iscntrl(point) ? 0 : point;
}

/* Writes at most CAP bytes of TEXT to OUT. */
static size_t
copy_clean(char *out, size_t cap, const char *text)
{
    size_t len = 0;
    while (*text) {
        char bytes[6];
        gunichar point = next_char(&text);
        size_t count = point == 0 ? 0 : (size_t)g_unichar_to_utf8(point, bytes);
        if (len + count > cap) {
            break;
        }
        memcpy(out + len, bytes, count);
        len += count;
    }
    return len;
}

static size_t
page_words(PopplerDocument *document, int index, char *out, size_t cap)
{
    PopplerPage *page = poppler_document_get_page(document, index);
    if (!page) {
        return 0;
    }
    char *text = poppler_page_get_text(page);
    size_t most = cap < PDF_WORDS_PAGE_MAX ? cap : PDF_WORDS_PAGE_MAX;
    size_t len = text ? copy_clean(out, most, text) : 0;
    g_free(text);
    g_object_unref(page);
    return len;
}

size_t
pdf_words(PopplerDocument *document, char *words, size_t cap)
{
    gint64 end_us = g_get_monotonic_time() + TIME_MAX_US;
    int pages = poppler_document_get_n_pages(document);
    size_t len = 0;
    for (int i = 0; i < pages && i < PICTURE_PAGES_MAX && len < cap; i++) {
        if (g_get_monotonic_time() < end_us) {
            len += page_words(document, i, words + len, cap - len - 1);
        }
        words[len++] = '\f';
    }
    return len;
}
