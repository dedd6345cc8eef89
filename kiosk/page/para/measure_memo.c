/* A measure that remembers. See measure_memo.h. */
#include "measure_memo.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"

/* Of a slide of thousands of words not all is remembered. */
enum {
    WIDTHS_MAX = 2048,
    BYTES_MAX = 128 * 1024,
    SLOTS = 2 * WIDTHS_MAX,
    CODES = 0x100,
    STYLES = 4
};

struct width {
    struct page_font font;
    struct page_shape shape;
    size_t at, len; /* in the bytes */
    int width_px;
};

struct measure_memo {
    const struct measure *from;
    struct measure measure;
    struct width *widths;
    size_t count, cap;
    uint16_t slots[SLOTS]; /* where their hash says, or behind: which + 1 */
    struct str bytes;
    char lang[DECK_LANG_SIZE]; /* of FACES; another starts over */
    int faces[STYLES][CODES];  /* + 2; 0: not asked */
};

static uint64_t
hash_of(const struct page_font *font, const struct page_shape *shape,
        const char *text, size_t len)
{
    uint64_t hash = (uint64_t)font->face << 40 ^ (uint64_t)font->size_px << 8 ^
                    shape->script ^ (shape->rtl ? 1 : 0);
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001B3u;
    }
    return hash ^ hash >> 29;
}

static bool
is_it(const struct measure_memo *memo, const struct width *known,
      const struct page_font *font, const struct page_shape *shape,
      const char *text, size_t len)
{
    return known->len == len && known->font.face == font->face &&
           known->font.size_px == font->size_px &&
           known->shape.script == shape->script &&
           known->shape.rtl == shape->rtl &&
           memcmp(memo->bytes.text + known->at, text, len) == 0;
}

static int
memo_width(void *ctx, const struct page_font *font,
           const struct page_shape *shape, const char *text, size_t len)
{
    struct measure_memo *memo = ctx;
    size_t slot = (size_t)hash_of(font, shape, text, len) % SLOTS;
    for (; memo->slots[slot] > 0; slot = (slot + 1) % SLOTS) {
        const struct width *known = &memo->widths[memo->slots[slot] - 1];
        if (is_it(memo, known, font, shape, text, len)) {
            return known->width_px;
        }
    }
    int width_px = memo->from->width(memo->from->ctx, font, shape, text, len);
    if (memo->count < WIDTHS_MAX && len < BYTES_MAX - memo->bytes.len) {
        memo->widths = mem_grow(memo->widths, memo->count, &memo->cap,
                                sizeof(*memo->widths));
        memo->widths[memo->count++] =
            (struct width){*font, *shape, memo->bytes.len, len, width_px};
        memo->slots[slot] = (uint16_t)memo->count;
        str_add_bytes(&memo->bytes, text, len);
    }
    return width_px;
}

static int
memo_face(void *ctx, uint32_t code, unsigned style, const char *lang)
{
    struct measure_memo *memo = ctx;
    const struct measure *from = memo->from;
    if (code >= CODES || style >= STYLES || strlen(lang) >= DECK_LANG_SIZE) {
        return from->face(from->ctx, code, style, lang);
    }
    if (strcmp(memo->lang, lang) != 0) {
        memcpy(memo->lang, lang, strlen(lang) + 1);
        memset(memo->faces, 0, sizeof(memo->faces));
    }
    int *face = &memo->faces[style][code];
    if (*face == 0) {
        *face = from->face(from->ctx, code, style, lang) + 2;
    }
    return *face - 2;
}

static int
memo_size_for_caps(void *ctx, int face, int cap_px)
{
    struct measure_memo *memo = ctx;
    return memo->from->size_for_caps(memo->from->ctx, face, cap_px);
}

static void
memo_extent(void *ctx, const struct page_font *font, int *ascent_px,
            int *descent_px)
{
    struct measure_memo *memo = ctx;
    memo->from->extent(memo->from->ctx, font, ascent_px, descent_px);
}

static void
memo_ink(void *ctx, const struct page_font *font,
         const struct page_shape *shape, const char *text, int *above_px,
         int *below_px)
{
    struct measure_memo *memo = ctx;
    memo->from->ink(memo->from->ctx, font, shape, text, above_px, below_px);
}

struct measure_memo *
measure_memo_new(const struct measure *from)
{
    struct measure_memo *memo = mem_new(1, sizeof(*memo));
    memo->from = from;
    memo->measure = (struct measure){.ctx = memo,
                                     .face = memo_face,
                                     .size_for_caps = memo_size_for_caps,
                                     .width = memo_width,
                                     .extent = memo_extent,
                                     .ink = from->ink != NULL ? memo_ink : NULL,
                                     .pictures = from->pictures};
    return memo;
}

void
measure_memo_free(struct measure_memo *memo)
{
    str_release(&memo->bytes);
    free(memo->widths);
    free(memo);
}

const struct measure *
measure_memo_measure(struct measure_memo *memo)
{
    return &memo->measure;
}
