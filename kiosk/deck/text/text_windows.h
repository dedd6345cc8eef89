/* Windows-1252, the "ANSI" of Western Europe and America. Pure. */
#ifndef KIOSK_TEXT_WINDOWS_H
#define KIOSK_TEXT_WINDOWS_H

#include <stdint.h>

/* The character of BYTE by WHATWG's index of windows-1252; UTF8_REPLACEMENT
 * where it has none (five bytes of 0x80 to 0x9F). */
uint32_t text_windows_1252(unsigned char byte);

/* The byte 0x80 to 0xFF of CODE, of C1 controls the one that ISO 8859-1 has;
 * -1 for all others. */
int text_windows_1252_byte(uint32_t code);

#endif
