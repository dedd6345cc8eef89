/* Text of an SVG in the words of librsvg (2.54 to 2.60), which joins the words
 * of two lines and of two parts, places no letter for itself, and draws no line
 * through words but where it is said in the plainest way. */
#ifndef KIOSK_SVG_TEXT_H
#define KIOSK_SVG_TEXT_H

#include "svg_node.h"

enum svg_line { SVG_LINE_UNDER = 1, SVG_LINE_THROUGH = 2 };

enum svg_case { SVG_CASE_AS_IS, SVG_CASE_UPPER, SVG_CASE_LOWER };

/* NODE is a text: says it without line feeds and lists of places. */
void svg_text(struct svg_walk *walk, xmlNodePtr node);

/* Draws the LINES, of enum svg_line, through or under the words of NODE. */
void svg_text_lines(struct svg_walk *walk, xmlNodePtr node, unsigned lines);

/* The lines that DECLARATIONS ask for. */
unsigned svg_text_lines_of(const char *declarations);

/* How DECLARATIONS have letters written; BEFORE when they say nothing. */
enum svg_case svg_text_case_of(const char *declarations, enum svg_case before);

/* Writes the letters of NODE, a text node, so. */
void svg_text_case(struct svg_walk *walk, xmlNodePtr node,
                   enum svg_case letters);

#endif
