/* Animations in an SVG: their final state is drawn. */
#ifndef KIOSK_SVG_MOTION_H
#define KIOSK_SVG_MOTION_H

#include <stdbool.h>

#include "svg_node.h"

/* Applies the final value of NODE if it is an animation element. */
void svg_motion_element(struct svg_walk *walk, xmlNodePtr node);

/* What the CSS animations in DECLARATIONS end with, or NULL. Freed with
 * g_free(). */
char *svg_motion_end(const struct svg_walk *walk, const char *declarations);

/* Whether an animation shows NODE, which is hidden, at times; if it has text,
 * interaction counts as well. */
bool svg_motion_shows(const struct svg_walk *walk, const xmlNode *node,
                      const char *declarations);

#endif
