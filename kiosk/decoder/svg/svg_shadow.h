/* feDropShadow in the words that SVG 1.1 has for it, as SVG 2 explains it
 * (Filter Effects Module 1, 9.10). */
#ifndef KIOSK_SVG_SHADOW_H
#define KIOSK_SVG_SHADOW_H

#include "svg_node.h"

/* feDropShadow, which librsvg has from 2.60 on, in other words. */
void svg_shadow(struct svg_walk *walk, xmlNodePtr node);

#endif
