/* The words of a page in the order in which they are read. See page_text in
 * page.h. */
#include "page_text.h"

#include <string.h>

#include "page.h"
#include "str.h"
#include "utf8.h"

static void
drop_end(struct str *out, char end)
{
    if (out->len > 0 && out->text[out->len - 1] == end) {
        out->text[--out->len] = '\0';
    }
}

static void
add_join(struct str *out, enum page_join join)
{
    if (out->len == 0 || out->text[out->len - 1] == '\n') {
        return;
    }
    switch (join) {
    case PAGE_JOIN_LINE:
        str_add(out, "\n");
        break;
    case PAGE_JOIN_SPACE:
        str_add(out, " ");
        break;
    case PAGE_JOIN_HYPHEN:
        drop_end(out, '-');
        break;
    case PAGE_JOIN_NONE:
        break;
    }
}

/* TEXT without characters that only control line breaks: soft hyphen, word
 * joiner, byte order mark; or which way it is read: isolates. */
static void
add_words(struct str *out, const char *text)
{
    for (size_t i = 0, len = strlen(text); i < len;) {
        uint32_t code;
        size_t size = utf8_decode(text + i, len - i, &code);
        if (code != 0xAD && code != 0x2060 && code != 0xFEFF &&
            code != 0x2066 && code != 0x2068 && code != 0x2069) {
            str_add_bytes(out, text + i, size);
        }
        i += size;
    }
}

/* The runs of the line that begins at FIRST stand from left to right; they are
 * read by where they begin. Returns the item behind the line. */
static size_t
add_line(struct str *out, const struct page *page, size_t first)
{
    const struct page_item *items = page->items;
    size_t end = first;
    while (end < page->slide_item_count && items[end].type == PAGE_TEXT &&
           items[end].line == items[first].line) {
        end++;
    }
    add_join(out, items[first].join);
    for (int i = 0; i < items[first].cells; i++) {
        str_add(out, " | ");
    }
    size_t least = 0;
    for (size_t count = first; count < end; count++) {
        const struct page_item *next = NULL;
        for (size_t i = first; i < end; i++) {
            if (items[i].start >= least &&
                (next == NULL || items[i].start < next->start)) {
                next = &items[i];
            }
        }
        if (next == NULL) {
            break;
        }
        add_words(out, next->text);
        least = next->start + 1;
    }
    return end;
}

static void
add_bracketed(struct str *out, const char *words)
{
    add_join(out, PAGE_JOIN_LINE);
    str_add(out, "[");
    add_words(out, words);
    str_add(out, "]");
}

/* Adds the words of ITEM, which is not text. */
static void
add_item(struct str *out, const struct page_item *item)
{
    bool bullet = item->icon == ICON_DOT || item->icon == ICON_DOT_OPEN;
    if (item->type == PAGE_PICTURE) {
        const char *alt = item->picture->alt;
        add_bracketed(out, alt != NULL && *alt ? alt : item->picture->file);
    } else if (item->type == PAGE_CODE) {
        add_bracketed(out, "QR code");
    } else if (item->type == PAGE_ICON && bullet && item->part == PAGE_BODY) {
        add_join(out, PAGE_JOIN_LINE);
        str_add(out, item->icon == ICON_DOT ? "•" : "◦");
    }
}

char *
page_text(const struct page *page)
{
    struct str out = {0};
    for (enum page_part part = 0; part < PAGE_PARTS; part++) {
        size_t before = out.len;
        add_join(&out, PAGE_JOIN_LINE);
        str_add(&out, before > 0 ? "\n" : "");
        size_t start = out.len;
        for (size_t i = 0; i < page->slide_item_count;) {
            const struct page_item *item = &page->items[i];
            if (item->part == part && item->type == PAGE_TEXT) {
                i = add_line(&out, page, i);
                continue;
            }
            if (item->part == part) {
                add_item(&out, item);
            }
            i++;
        }
        if (out.len == start && before > 0) {
            out.text[out.len = before] = '\0'; /* nothing in this part */
        }
    }
    add_join(&out, PAGE_JOIN_LINE);
    return str_take(&out);
}
