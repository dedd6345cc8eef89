/* What all passes over an SVG share: the state of the walk, look-ups of
 * elements, attributes and styles, and edits of the document. */
#ifndef KIOSK_SVG_NODE_H
#define KIOSK_SVG_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include <libxml/tree.h>

#include "letters.h"
#include "picture_protocol.h"
#include "svg_css.h"

/* Converts the SVG of LEN BYTES, nested in DEPTH other drawings, to a data URI
 * that librsvg can draw; NULL if it cannot be drawn. Adds to *LOST as `lost` of
 * struct picture_reply. Freed with g_free(). */
typedef char *svg_nested(const uint8_t *bytes, size_t len, int depth,
                         uint32_t *lost);

struct svg_walk {
    xmlDocPtr doc;
    svg_nested *nested;
    struct svg_css css;
    GHashTable *ids;        /* to the first element with that id */
    GHashTable *seen;       /* elements already visited */
    uint32_t lost;          /* bits, as in struct picture_reply */
    struct letters letters; /* drawn, in units of the root */
    int measured;           /* texts measured so far */
    bool changed;           /* the document was edited */
    int depth;              /* of nested drawings, from 0 */
};

/* Records a loss. */
static inline void
svg_lost(struct svg_walk *walk, enum picture_loss loss)
{
    walk->lost |= UINT32_C(1) << loss;
}

/* Whether WORD is one of WORDS, which end with NULL. */
bool svg_is_one_of(const char *word, const char *const *words);

bool svg_is_svg(const xmlNode *node);

/* Whether NODE is the SVG element NAME. */
bool svg_is(const xmlNode *node, const char *name);

/* An attribute without namespace, NULL without one; freed with g_free(). */
char *svg_attribute(const xmlNode *node, const char *name);

/* The text in NODE; freed with g_free(). */
char *svg_content(const xmlNode *node);

/* The href attribute, with or without the XLink namespace; may be NULL. */
xmlAttrPtr svg_href(const xmlNode *node);

/* The element that REFERENCE, "#id", points to, or NULL. */
xmlNodePtr svg_target(const struct svg_walk *walk, const char *reference);

/* Sets an attribute of NODE. */
void svg_set(struct svg_walk *walk, xmlNodePtr node, const char *name,
             const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Adds declarations to the style of NODE: they override all others. */
void svg_add_style(struct svg_walk *walk, xmlNodePtr node, const char *format,
                   ...) __attribute__((format(printf, 3, 4)));

/* All style declarations for NODE, the weakest first; freed with g_free(). */
char *svg_declarations(const struct svg_walk *walk, const xmlNode *node);

/* The declarations for NODE from rules that need interaction, such as :hover;
 * freed with g_free(). */
char *svg_interactive_declarations(const struct svg_walk *walk,
                                   const xmlNode *node);

/* The value of property NAME on NODE or its nearest ancestor that has one;
 * freed with g_free(). */
char *svg_inherited(const struct svg_walk *walk, const xmlNode *node,
                    const char *name);

#endif
