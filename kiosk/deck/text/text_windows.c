/* Windows-1252, both ways. See text_windows.h. */
#include "text_windows.h"

#include "utf8.h"

/* 0x80 to 0x9F; 0 where it has no character. */
static const uint16_t codes[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

uint32_t
text_windows_1252(unsigned char byte)
{
    if (byte < 0x80 || byte > 0x9F) {
        return byte;
    }
    return codes[byte - 0x80] != 0 ? codes[byte - 0x80] : UTF8_REPLACEMENT;
}

int
text_windows_1252_byte(uint32_t code)
{
    if (code >= 0x80 && code <= 0xFF) {
        return (int)code;
    }
    for (int i = 0; i < 32; i++) {
        if (codes[i] == code && code != 0) {
            return 0x80 + i;
        }
    }
    return -1;
}
