/* The tag 0x0112 in the first directory of a TIFF header. See exif.h. */
#include "exif.h"

#include <stdbool.h>
#include <string.h>

enum {
    TAG_ORIENTATION = 0x0112,
    TYPE_SHORT = 3,
    TYPE_LONG = 4,
    HEADER_BYTES = 8,
    ENTRY_BYTES = 12
};

struct tiff {
    const uint8_t *bytes;
    size_t len;
    bool big_endian;
};

/* COUNT bytes, 2 or 4, as a number; 0 beyond the end. */
static uint32_t
number(const struct tiff *tiff, size_t at, size_t count)
{
    uint32_t value = 0;
    if (at > tiff->len || tiff->len - at < count) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        size_t next = tiff->big_endian ? i : count - 1 - i;
        value = value << 8 | tiff->bytes[at + next];
    }
    return value;
}

static bool
open_tiff(const uint8_t *bytes, size_t len, struct tiff *tiff)
{
    if (len >= 6 && memcmp(bytes, "Exif\0\0", 6) == 0) {
        bytes += 6;
        len -= 6;
    }
    if (len < HEADER_BYTES) {
        return false;
    }
    *tiff = (struct tiff){bytes, len, bytes[0] == 'M'};
    return (memcmp(bytes, "II", 2) == 0 || memcmp(bytes, "MM", 2) == 0) &&
           number(tiff, 2, 2) == 42;
}

int
exif_orientation(const uint8_t *bytes, size_t len)
{
    struct tiff tiff;
    if (bytes == NULL || !open_tiff(bytes, len, &tiff)) {
        return 1;
    }
    size_t directory = number(&tiff, 4, 4);
    uint32_t count = number(&tiff, directory, 2);
    for (uint32_t i = 0; i < count; i++) {
        size_t entry = directory + 2 + (size_t)i * ENTRY_BYTES;
        uint32_t type = number(&tiff, entry + 2, 2);
        if (number(&tiff, entry, 2) != TAG_ORIENTATION) {
            continue;
        }
        uint32_t value = type == TYPE_SHORT  ? number(&tiff, entry + 8, 2)
                         : type == TYPE_LONG ? number(&tiff, entry + 8, 4)
                                             : 0;
        return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}
