/* CSS transforms, rewritten as those of SVG 1.1. */
#ifndef KIOSK_SVG_PLACE_H
#define KIOSK_SVG_PLACE_H

#include "svg_node.h"

/* Rewrites the CSS transforms of NODE, which has DECLARATIONS, as an
 * attribute. */
void svg_place(struct svg_walk *walk, xmlNodePtr node,
               const char *declarations);

/* How much larger the SVG attribute transform TEXT (may be NULL) makes what is
 * drawn, from top to bottom. */
double svg_place_scale(const char *text);

#endif
