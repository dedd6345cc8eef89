/* Words out of pages. See pdf_words.h. */
#include "pdf_words.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "picture_protocol.h"

/* Paper of 800 pixels shows any mark that a reader could see. */
#define BLANK_SIDE_PX 800.0

/* A decoder that works for over 5 s is ended, and all words with it. */
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

/* Whether nothing of PAGE can be seen: drawn on white paper, it stays white. A
 * page with a picture is not drawn: that may take long, and of a damaged one
 * nothing is known. */
static bool
is_blank(PopplerPage *page)
{
    double width = 0, height = 0;
    GList *images = poppler_page_get_image_mapping(page);
    bool has_image = images != NULL;
    poppler_page_free_image_mapping(images);
    poppler_page_get_size(page, &width, &height);
    double most = width > height ? width : height;
    if (has_image || !(most > 0)) {
        return false;
    }
    double scale = most > BLANK_SIDE_PX ? BLANK_SIDE_PX / most : 1;
    int width_px = (int)(width * scale) + 1;
    int height_px = (int)(height * scale) + 1;
    cairo_surface_t *paper =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, height_px);
    cairo_t *cairo = cairo_create(paper);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    poppler_page_render(page, cairo);
    bool blank = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_flush(paper);
    const unsigned char *pixels = cairo_image_surface_get_data(paper);
    int stride = cairo_image_surface_get_stride(paper);
    for (int y = 0; blank && y < height_px; y++) {
        for (int x = 0; x < width_px; x++) {
            const unsigned char *pixel =
                pixels + (size_t)y * (size_t)stride + (size_t)x * 4;
            uint32_t code;
            memcpy(&code, pixel, sizeof(code));
            blank = blank && (code & 0xFFFFFF) == 0xFFFFFF;
        }
    }
    cairo_surface_destroy(paper);
    return blank;
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
    if (len == 0 && most > 0 && is_blank(page)) {
        out[len++] = PDF_WORDS_BLANK;
    }
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
    if (pages > PICTURE_PAGES_MAX && len < cap) {
        words[len++] = '\f';
    }
    return len;
}
