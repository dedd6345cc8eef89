/* Any text as a paragraph. The first byte chooses language, column and
 * alignment, the rest is the text; bytes above 0xF0 at odd places make it
 * richer in strange characters than plain bytes would. All that goes in must
 * come out: runs that stand side by side and add up to their line. */
#include <string.h>

#include "fuzz.h"
#include "mem.h"
#include "para.h"
#include "str.h"
#include "utf8.h"

static int
face(void *ctx, uint32_t code, unsigned style, const char *lang)
{
    (void)ctx;
    (void)lang;
    return code % 7 == 6 ? -1 : (int)(code >> 8 & 3) * 4 + (int)style;
}

static int
size_for_caps(void *ctx, int face_index, int cap_px)
{
    (void)ctx;
    return cap_px + face_index;
}

static int
width(void *ctx, const struct page_font *font, const struct page_shape *shape,
      const char *text, size_t len)
{
    (void)ctx;
    (void)shape;
    require(font->face >= 0 && len > 0 && utf8_valid(text, len));
    return (int)len * 3;
}

static void
extent(void *ctx, const struct page_font *font, int *ascent_px, int *descent_px)
{
    (void)ctx;
    *ascent_px = font->size_px;
    *descent_px = 3;
}

static const struct measure measure = {
    .face = face,
    .size_for_caps = size_for_caps,
    .width = width,
    .extent = extent,
};

/* Strange characters, one for each byte from 0xC0 on when it stands alone:
 * controls of direction, joiners, flags, brackets, marks, letters. */
static const uint32_t strange[64] = {
    0x202A,  0x202B,  0x202C,  0x202D,  0x202E, 0x2066, 0x2067,   0x2068,
    0x2069,  0x200E,  0x200F,  0x200B,  0x200C, 0x200D, 0x2060,   0xFEFF,
    0x00AD,  0x00A0,  0x3000,  0x2028,  0x2029, 0x0085, 0x000D,   0x000A,
    0x1F1E6, 0x1F1FF, 0x1F468, 0x1F3FB, 0xFE0F, 0xFFFF, 0x10FFFF, 0xE0041,
    0x0301,  0x0323,  0x064B,  0x05B8,  0x094D, 0x093F, 0x0E33,   0x0E40,
    0x0627,  0x0644,  0x05D0,  0x05D1,  0x0915, 0x0937, 0x0E01,   0x0E49,
    0x4E2D,  0x3001,  0x300C,  0xAC00,  0x1100, 0x1161, 0x11A8,   0x3063,
    0x0661,  0x2013,  0xFF5E,  0x00AB,  '(',    '[',    ')',      '-',
};

static char *
text_of(const uint8_t *bytes, size_t len, size_t *text_len)
{
    struct str text = {0};
    str_add(&text, "");
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] >= 0xC0 && i % 2 == 1) {
            str_add_code(&text, strange[bytes[i] - 0xC0]);
        } else {
            str_add_bytes(&text, (const char *)&bytes[i], 1);
        }
    }
    *text_len = text.len;
    return str_take(&text);
}

static void
check_line(const struct para_line *line)
{
    int x_px = line->run_count > 0 ? line->runs[0].x_px : 0, sum_px = 0;
    for (size_t i = 0; i < line->run_count; i++) {
        const struct para_run *run = &line->runs[i];
        require(run->x_px == x_px && run->text[0] != '\0');
        require(run->width_px == (int)strlen(run->text) * 3);
        require(utf8_valid(run->text, strlen(run->text)));
        x_px += run->width_px;
        sum_px += run->width_px;
    }
    require(sum_px == line->width_px && line->ascent_px > 0);
}

static void
check(const struct para *para, const struct para_style *style)
{
    require(para->line_count >= 1);
    for (size_t i = 0; i < para->line_count; i++) {
        check_line(&para->lines[i]);
        require(para->lines[i].width_px <= para->width_px);
        require(style->width_px <= 0 || para->overfull ||
                para->lines[i].width_px <= style->width_px);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char *const langs[] = {"en", "ar", "he", "th",
                                        "ko", "zh", "",   "hi"};
    if (len == 0) {
        return 0;
    }
    const char *lang = langs[bytes[0] & 7];
    struct para_style style = {.cap_px = 10,
                               .bold = bytes[0] & 8,
                               .width_px = (bytes[0] >> 6) * 60,
                               .end = bytes[0] & 16,
                               .center = bytes[0] & 32};
    size_t text_len;
    char *text = text_of(bytes + 1, len - 1, &text_len);
    struct deck_span spans[] = {
        {text_len / 3, DECK_ITALIC}, {text_len / 2, DECK_BOLD}, {text_len, 0}};
    struct deck_text spanned = {text, text_len, spans, 3};
    struct para *para = para_new(&spanned, lang, &style, &measure);
    check(para, &style);
    para_free(para);
    free(text);
    return 0;
}
