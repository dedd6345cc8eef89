/* What is read in an SVG before librsvg draws it: what it will leave out, and
 * what can be said otherwise, so that it does not. All files svg_*.c share
 * this. */
#ifndef KIOSK_SVG_WALK_H
#define KIOSK_SVG_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include <cairo.h>
#include <libxml/tree.h>

#include "picture_protocol.h"
#include "svg_css.h"

struct svg_walk {
    xmlDocPtr doc;
    struct svg_css css;
    GHashTable *ids;  /* to the first element that has it */
    GHashTable *seen; /* elements that were looked at */
    uint32_t lost;    /* bits, as in struct picture_reply */
    int measured;     /* texts so far */
    bool changed;     /* the document says something otherwise now */
    int depth;        /* of drawings inside each other, from 0 */
};

/* Reads DOC, and changes it. */
void svg_walk(xmlDocPtr doc, int depth, uint32_t *lost, bool *changed);

/* Notes one loss. */
static inline void
svg_lost(struct svg_walk *walk, enum picture_loss loss)
{
    walk->lost |= UINT32_C(1) << loss;
}

/* Whether NODE is an element of SVG called NAME. */
bool svg_is(const xmlNode *node, const char *name);

/* An attribute without namespace, NULL without one; freed with xmlFree(). */
char *svg_attribute(const xmlNode *node, const char *name);

/* The attribute HREF, with or without the namespace of XLink; may be NULL. */
xmlAttrPtr svg_href(const xmlNode *node);

/* Gives NODE another value of an attribute. */
void svg_set(struct svg_walk *walk, xmlNodePtr node, const char *name,
             const char *value);

/* Adds DECLARATIONS to the style of NODE: they go before all others. */
void svg_add_style(struct svg_walk *walk, xmlNodePtr node,
                   const char *declarations);

/* The element that REFERENCE, "#id", names; NULL when there is none. */
xmlNodePtr svg_target(const struct svg_walk *walk, const char *reference);

/* ---- svg_sheets.c ---- */

/* ---- svg_motion.c ---- */

/* ---- svg_words.c ---- */

/* ---- svg_text.c ---- */

enum svg_line { SVG_LINE_UNDER = 1, SVG_LINE_THROUGH = 2 };

enum svg_case { SVG_CASE_AS_IS, SVG_CASE_UPPER, SVG_CASE_LOWER };

/* ---- svg_length.c ---- */

/* ---- svg_unread.c ---- */

/* ---- svg_letters.c ---- */

/* ---- svg_place.c ---- */

/* ---- svg_embed.c ---- */

/* ---- decode_svg.c ---- */

/* Draws the SVG of LEN BYTES that is a picture inside of DEPTH others; the
 * longer side of *SURFACE (freed by cairo) is SIDE_PX. Adds to *LOST as `lost`
 * of struct picture_reply. False when it cannot be drawn. */
bool svg_draw_inside(const uint8_t *bytes, size_t len, int depth, int side_px,
                     cairo_surface_t **surface, uint32_t *lost);

/* ---- svg_shadow.c ---- */

#endif
