/* Passes over all elements of an SVG, drawn or not: ids, style sheets,
 * animations, scripts. */
#ifndef KIOSK_SVG_PREPARE_H
#define KIOSK_SVG_PREPARE_H

#include "svg_node.h"

/* Finds ids, style sheets and losses, and says styles, ends of animations and
 * shadows as librsvg reads them. */
void svg_prepare(struct svg_walk *walk);

#endif
