/* Letters of a size that librsvg (2.54 to 2.60) draws as something else. */
#ifndef KIOSK_SVG_LETTERS_H
#define KIOSK_SVG_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a document with words says a size of letters, in its own units, with
 * which numbers could not be told any more: outlines are made in 256ths of a
 * unit, so that below a quarter of one they are blots, whatever enlarges them
 * afterwards; FreeType has none above 65,535. Compressed documents are not
 * looked into. */
bool svg_letters_spoil(const uint8_t *bytes, size_t len);

#endif
