/* The size of text. Pango makes glyph outlines for librsvg (2.54 to 2.60) at
 * the font size in user units, in steps of 1/64 px: below half a px they are
 * blots, and FreeType has none above 65,535 px. Such a text is rewritten at a
 * common size inside a group that scales it back. */
#ifndef KIOSK_SVG_LETTERS_H
#define KIOSK_SVG_LETTERS_H

#include "svg_node.h"

/* The font size from DECLARATIONS, px; OUTER_PX is the inherited one. */
double svg_letters_px(const char *declarations, double outer_px);

/* Rewrites the font size PX and the baseline shift of NODE in a form that
 * librsvg reads. */
void svg_letters_rewrite(struct svg_walk *walk, xmlNodePtr node,
                         const char *declarations, double px);

/* Rewrites NODE, a <text> with a font size of PX, at a size that can be
 * drawn. */
void svg_letters_scale(struct svg_walk *walk, xmlNodePtr node, double px);

/* Fits NODE, a <text> or <tspan> with a font size of PX, to its textLength,
 * which librsvg ignores. */
void svg_letters_length(struct svg_walk *walk, xmlNodePtr node, double px);

#endif
