/* Styles in an SVG that librsvg (2.54 to 2.60) cannot read. */
#ifndef KIOSK_SVG_UNREAD_H
#define KIOSK_SVG_UNREAD_H

#include "svg_node.h"

/* Records a loss for what librsvg cannot read in the DECLARATIONS and
 * attributes of NODE, which is drawn. */
void svg_unread(struct svg_walk *walk, const xmlNode *node,
                const char *declarations);

#endif
