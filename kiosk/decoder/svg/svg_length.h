/* How long words of an SVG are to be: "textLength", which librsvg does not
 * read. */
#ifndef KIOSK_SVG_LENGTH_H
#define KIOSK_SVG_LENGTH_H

#include "svg_node.h"

/* NODE is a text or part of one, with letters of PX: makes its words as long as
 * it says. */
void svg_length(struct svg_walk *walk, xmlNodePtr node, double px);

#endif
