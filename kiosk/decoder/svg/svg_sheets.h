/* Ids and style sheets of an SVG. */
#ifndef KIOSK_SVG_SHEETS_H
#define KIOSK_SVG_SHEETS_H

#include "svg_node.h"

/* Finds ids and style sheets of all elements, and makes styles plain. */
void svg_sheets(struct svg_walk *walk);

#endif
