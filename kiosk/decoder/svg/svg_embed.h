/* Pictures inside an SVG. librsvg 2.54 goes by what an address says of them,
 * 2.60 by that and by what they are; neither knows "image/jpg", and behind the
 * walls 2.54 has readers of PNG and JPEG only: those of GIF, WebP and SVG are
 * modules of gdk-pixbuf. What can be read is said in the
 * plainest way, what cannot is a loss. */
#ifndef KIOSK_SVG_EMBED_H
#define KIOSK_SVG_EMBED_H

#include <cairo.h>

#include "svg_node.h"

/* The longest side of what is drawn again: no screen shows more of a part. */
enum { SVG_EMBED_SIDE_PX = 2000 };

/* "data:image/KIND;base64,..." of LEN BYTES; freed with g_free(). */
char *svg_embed_address(const char *kind, const void *bytes, gsize len);

/* SURFACE as the address of a PNG, NULL when there is no memory for it; freed
 * with g_free(). */
char *svg_embed_png(cairo_surface_t *surface);

/* A picture: embedded, it is made one that can be drawn. */
void svg_embed(struct svg_walk *walk, xmlNodePtr node);

#endif
