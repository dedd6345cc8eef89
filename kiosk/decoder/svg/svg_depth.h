/* How deeply the tags of an XML document are nested. */
#ifndef KIOSK_SVG_DEPTH_H
#define KIOSK_SVG_DEPTH_H

#include <stddef.h>
#include <stdint.h>

/* The depth, read without an XML parser: never less than one would find.
 * SIZE_MAX if it cannot be told, as with a DOCTYPE (whose entities hold tags),
 * in compressed documents and those that are not in UTF-8. */
size_t svg_depth(const uint8_t *bytes, size_t len);

#endif
