/* What is read in an SVG before librsvg draws it: what it will leave out, and
 * what can be said otherwise, so that it does not. */
#ifndef KIOSK_SVG_WALK_H
#define KIOSK_SVG_WALK_H

#include "svg_node.h"

/* Reads DOC, which is inside DEPTH other drawings, and changes it. */
void svg_walk(xmlDocPtr doc, int depth, svg_nested *nested, uint32_t *lost,
              bool *changed);

#endif
