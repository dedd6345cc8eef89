/* Words in an SVG that librsvg does not draw. */
#ifndef KIOSK_SVG_WORDS_H
#define KIOSK_SVG_WORDS_H

#include <stdbool.h>

#include "svg_node.h"

/* Text inside NODE without any spaces; freed with g_free(). */
char *svg_words(const xmlNode *node);

/* A foreignObject that is drawn, or would be. */
void svg_words_html(struct svg_walk *walk, const xmlNode *html);

/* In SVG 2 no feature is asked for: what asks for one is drawn. */
void svg_words_open(struct svg_walk *walk, xmlNodePtr node);

/* Leaves of a switch what is to be drawn: of HTML and what stands for it, the
 * latter. The element that is drawn; NULL when there is none. */
xmlNodePtr svg_words_switch(struct svg_walk *walk, xmlNodePtr node);

/* Text that is drawn; SYMBOLS: in a font of signs. */
void svg_words_text(struct svg_walk *walk, const char *text, bool symbols);

/* Whether one of the families in DECLARATIONS has signs in place of letters;
 * BEFORE when they say nothing. */
bool svg_words_symbols(const char *declarations, bool before);

#endif
