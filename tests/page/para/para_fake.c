/* A measure of fixed advances. See para_fake.h. */
#include "para_fake.h"

#include "para_cluster.h"
#include "str.h"
#include "unicode.h"
#include "utf8.h"

static int
fake_face(void *ctx, uint32_t code, unsigned style, const char *lang)
{
    (void)ctx;
    (void)lang;
    if (code >= 0x1F000) {
        return -1;
    }
    int face;
    switch (unicode_script(code)) {
    case UNICODE_LATIN:
    case UNICODE_COMMON:
        face = FAKE_LATIN;
        break;
    case UNICODE_TAG('A', 'r', 'a', 'b'):
        face = FAKE_ARAB;
        break;
    case UNICODE_HEBREW:
        face = FAKE_HEBR;
        break;
    default:
        face = FAKE_OTHER;
    }
    return face + (int)style;
}

static int
fake_size(void *ctx, int face, int cap_px)
{
    (void)ctx;
    (void)face;
    return cap_px;
}

static int
fake_width(void *ctx, const struct page_font *font,
           const struct page_shape *shape, const char *text, size_t len)
{
    (void)font;
    (void)shape;
    struct para_fake *fake = ctx;
    fake->bytes += len;
    int width_px = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        bool wide =
            para_is_space(code) || code == 0xA0 || !unicode_inherits_font(code);
        width_px += wide ? FAKE_ADVANCE_PX : 0;
    }
    return width_px;
}

static void
fake_extent(void *ctx, const struct page_font *font, int *ascent_px,
            int *descent_px)
{
    (void)ctx;
    *ascent_px = font->face >= FAKE_ARAB ? 15 : 10;
    *descent_px = 5;
}

void
para_fake_init(struct para_fake *fake)
{
    *fake = (struct para_fake){.measure = {.ctx = fake,
                                           .face = fake_face,
                                           .size_for_caps = fake_size,
                                           .width = fake_width,
                                           .extent = fake_extent}};
}

char *
para_dump(const struct para *para)
{
    struct str out = {0};
    for (size_t i = 0; i < para->line_count; i++) {
        const struct para_line *line = &para->lines[i];
        str_addf(&out, "line %d\n", line->width_px);
        for (size_t k = 0; k < line->run_count; k++) {
            const struct para_run *run = &line->runs[k];
            uint32_t script = run->shape.script;
            str_addf(&out, "  %d+%d %d %c%c%c%c %s [%s]\n", run->x_px,
                     run->width_px, run->font.face, (char)(script >> 24),
                     (char)(script >> 16), (char)(script >> 8), (char)script,
                     run->shape.rtl ? "rtl" : "ltr", run->text);
        }
    }
    return str_take(&out);
}
