/* Scans an SVG before librsvg draws it: finds what it would leave out, and
 * rewrites what it can so that it does not. */
#ifndef KIOSK_SVG_WALK_H
#define KIOSK_SVG_WALK_H

#include "svg_node.h"

/* Walks DOC, which is nested in DEPTH other drawings, and edits it. LETTERS are
 * in the units of its root. */
void svg_walk(xmlDocPtr doc, int depth, svg_nested *nested, uint32_t *lost,
              struct letters *letters, bool *changed);

#endif
