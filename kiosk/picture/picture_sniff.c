/* Magic bytes. See picture_sniff.h. */
#include "picture_sniff.h"

#include <stdbool.h>
#include <string.h>

struct magic {
    enum picture_format format;
    size_t at;
    const char *bytes;
    size_t len;
};

static const struct magic magics[] = {
    {PICTURE_JPEG, 0, "\xFF\xD8\xFF", 3},
    {PICTURE_PNG, 0, "\x89PNG\r\n\x1A\n", 8},
    {PICTURE_GIF, 0, "GIF87a", 6},
    {PICTURE_GIF, 0, "GIF89a", 6},
    {PICTURE_WEBP, 8, "WEBP", 4},
    {PICTURE_HEIF, 4, "ftyp", 4},
    {PICTURE_SVG, 0, "\x1F\x8B\x08", 3}, /* gzip: only SVG comes so */
};

/* Whether the first LEN bytes of BYTES contain WORD. */
static bool
contains(const uint8_t *bytes, size_t len, const char *word)
{
    return memmem(bytes, len, word, strlen(word)) != NULL;
}

/* UTF-16 is read by taking out the zeros: the tag is ASCII. */
static size_t
squeeze(uint8_t *out, const uint8_t *bytes, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] != 0) {
            out[count++] = bytes[i];
        }
    }
    return count;
}

static bool
is_svg(const uint8_t *bytes, size_t len)
{
    uint8_t plain[PICTURE_SNIFF_BYTES];
    size_t count = squeeze(plain, bytes, len);
    size_t at = count >= 3 && memcmp(plain, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (count >= 2 && plain[0] >= 0xFE && plain[1] >= 0xFE) {
        at = 2;
    }
    while (at < count && memchr(" \t\r\n", plain[at], 4) != NULL) {
        at++;
    }
    return at < count && plain[at] == '<' &&
           (contains(plain + at, count - at, "<svg") ||
            (contains(plain + at, count - at, ":svg") &&
             contains(plain + at, count - at, "http://www.w3.org/2000/svg")));
}

enum picture_format
picture_sniff(const uint8_t *bytes, size_t len)
{
    len = len < PICTURE_SNIFF_BYTES ? len : PICTURE_SNIFF_BYTES;
    for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
        const struct magic *magic = &magics[i];
        if (len >= magic->at + magic->len &&
            memcmp(bytes + magic->at, magic->bytes, magic->len) == 0) {
            return magic->format;
        }
    }
    /* Other programs write a few bytes before it; readers look that far. */
    if (contains(bytes, len < 1024 ? len : 1024, "%PDF-")) {
        return PICTURE_PDF;
    }
    return is_svg(bytes, len) ? PICTURE_SVG : PICTURE_FORMAT_NONE;
}
