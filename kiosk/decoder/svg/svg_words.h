/* Words in an SVG that librsvg does not draw. */
#ifndef KIOSK_SVG_WORDS_H
#define KIOSK_SVG_WORDS_H

#include <stdbool.h>

#include "svg_node.h"

/* The text in NODE without spaces; freed with g_free(). */
char *svg_words(const xmlNode *node);

/* Records what is lost of a foreignObject, which librsvg does not draw. */
void svg_words_html(struct svg_walk *walk, const xmlNode *html);

/* Removes requiredFeatures, which SVG 2 ignores, and records a language that
 * hides NODE. */
void svg_words_open(struct svg_walk *walk, xmlNodePtr node);

/* Picks the child of a <switch> that is drawn, the fallback rather than HTML,
 * and removes the HTML. NULL if there is none. */
xmlNodePtr svg_words_switch(struct svg_walk *walk, xmlNodePtr node);

/* Records letters of TEXT that no font has; SYMBOLS: it is in a symbol font. */
void svg_words_text(struct svg_walk *walk, const char *text, bool symbols);

/* Whether a font family in DECLARATIONS has symbols in place of letters; BEFORE
 * if there is none. */
bool svg_words_symbols(const char *declarations, bool before);

#endif
