/* Passes over all elements of an SVG, drawn or not: ids, style sheets,
 * animations, scripts. */
#ifndef KIOSK_SVG_PREPARE_H
#define KIOSK_SVG_PREPARE_H

#include "svg_node.h"

/* Collects ids and style sheets, records losses, and rewrites styles,
 * animations and shadows in a form that librsvg reads. */
void svg_prepare(struct svg_walk *walk);

#endif
