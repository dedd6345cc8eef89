/* What all passes over an SVG share: the document with what is known of it,
 * look-ups of elements, attributes and styles, and edits. */
#ifndef KIOSK_SVG_NODE_H
#define KIOSK_SVG_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include <libxml/tree.h>

#include "picture_protocol.h"
#include "svg_css.h"

/* The address, "data:...", of what librsvg can draw of the SVG of LEN BYTES
 * that is a picture inside of DEPTH others; NULL when it cannot be drawn. Adds
 * to *LOST as `lost` of struct picture_reply. Freed with g_free(). */
typedef char *svg_nested(const uint8_t *bytes, size_t len, int depth,
                         uint32_t *lost);

struct svg_walk {
    xmlDocPtr doc;
    svg_nested *nested;
    struct svg_css css;
    GHashTable *ids;  /* to the first element that has it */
    GHashTable *seen; /* elements that were looked at */
    uint32_t lost;    /* bits, as in struct picture_reply */
    int measured;     /* texts so far */
    bool changed;     /* the document was edited */
    int depth;        /* of drawings inside each other, from 0 */
};

/* Notes one loss. */
static inline void
svg_lost(struct svg_walk *walk, enum picture_loss loss)
{
    walk->lost |= UINT32_C(1) << loss;
}

/* Whether WORD is one of WORDS, which end with NULL. */
bool svg_is_one_of(const char *word, const char *const *words);

bool svg_is_svg(const xmlNode *node);

/* Whether NODE is an element of SVG called NAME. */
bool svg_is(const xmlNode *node, const char *name);

/* An attribute without namespace, NULL without one; freed with g_free(). */
char *svg_attribute(const xmlNode *node, const char *name);

/* The text in NODE; freed with g_free(). */
char *svg_content(const xmlNode *node);

/* The attribute HREF, with or without the namespace of XLink; may be NULL. */
xmlAttrPtr svg_href(const xmlNode *node);

/* The element that REFERENCE, "#id", names; NULL when there is none. */
xmlNodePtr svg_target(const struct svg_walk *walk, const char *reference);

/* Sets an attribute of NODE. */
G_GNUC_PRINTF(4, 5)
void svg_set(struct svg_walk *walk, xmlNodePtr node, const char *name,
             const char *format, ...);

/* Adds declarations to the style of NODE: they override all others. */
G_GNUC_PRINTF(3, 4)
void svg_add_style(struct svg_walk *walk, xmlNodePtr node, const char *format,
                   ...);

/* Everything that is said of how NODE looks, the weakest first; freed with
 * g_free(). */
char *svg_declarations(const struct svg_walk *walk, const xmlNode *node);

/* What style sheets say of NODE for when somebody points at it or at something
 * else; freed with g_free(). */
char *svg_finger_declarations(const struct svg_walk *walk, const xmlNode *node);

/* What NODE or the nearest around it says of NAME; freed with g_free(). */
char *svg_inherited(const struct svg_walk *walk, const xmlNode *node,
                    const char *name);

#endif
