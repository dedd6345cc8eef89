/* How deeply the tags of an XML document are nested. */
#ifndef KIOSK_SVG_DEPTH_H
#define KIOSK_SVG_DEPTH_H

#include <stddef.h>
#include <stdint.h>

/* An upper bound of the depth, without an XML parser. SIZE_MAX if unknown: with
 * a DOCTYPE (entities may contain tags), if compressed, or not in UTF-8. */
size_t svg_depth(const uint8_t *bytes, size_t len);

#endif
