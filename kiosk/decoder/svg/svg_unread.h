/* What an SVG says of looks in a way that librsvg (2.54 to 2.60) does not read.
 */
#ifndef KIOSK_SVG_UNREAD_H
#define KIOSK_SVG_UNREAD_H

#include "svg_node.h"

/* What DECLARATIONS and attributes of NODE, which is drawn, say in a way that
 * librsvg does not read is a loss. */
void svg_unread(struct svg_walk *walk, const xmlNode *node,
                const char *declarations);

#endif
