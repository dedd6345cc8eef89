/* feDropShadow in terms of SVG 1.1, as SVG 2 defines it (Filter Effects Module
 * 1, 9.10). */
#ifndef KIOSK_SVG_SHADOW_H
#define KIOSK_SVG_SHADOW_H

#include "svg_node.h"

/* Rewrites NODE if it is a feDropShadow, which librsvg reads from 2.60 on. */
void svg_shadow(struct svg_walk *walk, xmlNodePtr node);

#endif
