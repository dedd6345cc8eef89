/* Text of an SVG, rewritten for librsvg (2.54 to 2.60), which joins words
 * across line feeds and elements, cannot position single letters, and reads
 * text-decoration only in its simplest form. */
#ifndef KIOSK_SVG_TEXT_H
#define KIOSK_SVG_TEXT_H

#include "svg_node.h"

enum svg_line { SVG_LINE_UNDER = 1, SVG_LINE_THROUGH = 2 };

enum svg_case { SVG_CASE_AS_IS, SVG_CASE_UPPER, SVG_CASE_LOWER };

/* Rewrites NODE, a <text>, without line feeds and lists of coordinates. */
void svg_text(struct svg_walk *walk, xmlNodePtr node);

/* Draws the LINES, of enum svg_line, through or under the words of NODE. */
void svg_text_lines(struct svg_walk *walk, xmlNodePtr node, unsigned lines);

/* The lines that DECLARATIONS ask for, of enum svg_line. */
unsigned svg_text_lines_of(const char *declarations);

/* The text-transform in DECLARATIONS, else BEFORE. */
enum svg_case svg_text_case_of(const char *declarations, enum svg_case before);

/* Applies it to NODE, a text node. */
void svg_text_case(struct svg_walk *walk, xmlNodePtr node,
                   enum svg_case letters);

#endif
