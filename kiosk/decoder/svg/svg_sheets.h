/* Ids, style sheets and styles of an SVG. */
#ifndef KIOSK_SVG_SHEETS_H
#define KIOSK_SVG_SHEETS_H

#include "svg_walk.h"

/* Finds ids and style sheets of all elements, and makes styles plain. */
void svg_sheets(struct svg_walk *walk);

/* Everything that is said of how NODE looks, the weakest first; freed with
 * g_free(). */
char *svg_declarations(const struct svg_walk *walk, const xmlNode *node);

/* What style sheets say of NODE for when somebody points at it or at something
 * else; freed with g_free(). */
char *svg_finger_declarations(const struct svg_walk *walk, const xmlNode *node);

#endif
