/* Letters that are tiny or vast in the units of the drawing. Pango has the
 * outlines of librsvg (2.54 to 2.60) made at that size, in steps of 1/64 px:
 * at less than half a px they are blots, and above 65,535 px FreeType has none.
 * Such a text is said at a common size inside a group that scales it back. See
 * svg_walk.h. */
#ifndef KIOSK_SVG_LETTERS_H
#define KIOSK_SVG_LETTERS_H

#include "svg_node.h"

/* The size of letters by DECLARATIONS, px; OUTER_PX is that around. */
double svg_letters_px(const char *declarations, double outer_px);

/* NODE has letters of PX: says that, and that they stand higher or lower, as
 * librsvg understands it. */
void svg_letters_say(struct svg_walk *walk, xmlNodePtr node,
                     const char *declarations, double px);

/* NODE is a text, with letters of PX: says it at a size that can be drawn. */
void svg_letters(struct svg_walk *walk, xmlNodePtr node, double px);

/* NODE is a text or part of one, with letters of PX: makes its words as long as
 * its "textLength", which librsvg does not read. */
void svg_letters_length(struct svg_walk *walk, xmlNodePtr node, double px);

#endif
