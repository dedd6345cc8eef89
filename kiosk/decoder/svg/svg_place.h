/* Transforms of CSS in the words of librsvg, which reads those of SVG 1.1. See
 * svg_walk.h. */
#ifndef KIOSK_SVG_PLACE_H
#define KIOSK_SVG_PLACE_H

#include "svg_node.h"

/* NODE is drawn, with DECLARATIONS: says where in the words of SVG 1.1. */
void svg_place(struct svg_walk *walk, xmlNodePtr node,
               const char *declarations);

#endif
