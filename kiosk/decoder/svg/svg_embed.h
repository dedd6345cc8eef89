/* Pictures inside an SVG. librsvg 2.54 goes by what an address says of them,
 * 2.60 by that and by what they are; neither knows "image/jpg", and behind the
 * walls 2.54 has readers of PNG and JPEG only: those of GIF, WebP and SVG are
 * modules of gdk-pixbuf. What can be read is said in the
 * plainest way, what cannot is a loss. */
#ifndef KIOSK_SVG_EMBED_H
#define KIOSK_SVG_EMBED_H

#include "svg_walk.h"

/* A picture: embedded, it is made one that can be drawn. */
void svg_embed(struct svg_walk *walk, xmlNodePtr node);

#endif
