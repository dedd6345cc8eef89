/* Animations in an SVG: what they end with is what is drawn. */
#ifndef KIOSK_SVG_MOTION_H
#define KIOSK_SVG_MOTION_H

#include <stdbool.h>

#include "svg_node.h"

/* NODE is an element of an animation: what it ends with is drawn. */
void svg_motion_element(struct svg_walk *walk, xmlNodePtr node);

/* NODE has DECLARATIONS: those that an animation ends with; NULL without one.
 * Freed with g_free(). */
char *svg_motion_end(const struct svg_walk *walk, const char *declarations);

/* Whether NODE, which cannot be seen, is shown by an animation without end; one
 * with words also when somebody points at something. */
bool svg_motion_shows(const struct svg_walk *walk, const xmlNode *node,
                      const char *declarations);

#endif
