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

/* Finds ids and style sheets of all elements, and makes styles plain. */
void svg_sheets(struct svg_walk *walk);

/* Everything that is said of how NODE looks, the weakest first; freed with
 * g_free(). */
char *svg_declarations(const struct svg_walk *walk, const xmlNode *node);

/* What style sheets say of NODE for when somebody points at it or at something
 * else; freed with g_free(). */
char *svg_finger_declarations(const struct svg_walk *walk, const xmlNode *node);

/* ---- svg_motion.c ---- */

/* NODE is an element of an animation: what it ends with is drawn. */
void svg_motion_element(struct svg_walk *walk, xmlNodePtr node);

/* NODE has DECLARATIONS: those that an animation ends with; NULL without one.
 * Freed with g_free(). */
char *svg_motion_end(const struct svg_walk *walk, const char *declarations);

/* Whether NODE, which cannot be seen, is shown by an animation without end; one
 * with words also when somebody points at something. */
bool svg_motion_shows(const struct svg_walk *walk, const xmlNode *node,
                      const char *declarations);

/* ---- svg_words.c ---- */

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

/* ---- svg_text.c ---- */

enum svg_line { SVG_LINE_UNDER = 1, SVG_LINE_THROUGH = 2 };

/* NODE is a text: says it without line feeds and lists of places. */
void svg_text(struct svg_walk *walk, xmlNodePtr node);

/* Draws the LINES, of enum svg_line, through or under the words of NODE. */
void svg_text_lines(struct svg_walk *walk, xmlNodePtr node, unsigned lines);

/* The lines that DECLARATIONS ask for. */
unsigned svg_text_lines_of(const char *declarations);

enum svg_case { SVG_CASE_AS_IS, SVG_CASE_UPPER, SVG_CASE_LOWER };

/* How DECLARATIONS have letters written; BEFORE when they say nothing. */
enum svg_case svg_text_case_of(const char *declarations, enum svg_case before);

/* Writes the letters of NODE, a text node, so. */
void svg_text_case(struct svg_walk *walk, xmlNodePtr node,
                   enum svg_case letters);

/* ---- svg_length.c ---- */

/* NODE is a text or part of one, with letters of PX: makes its words as long as
 * it says. */
void svg_length(struct svg_walk *walk, xmlNodePtr node, double px);

/* ---- svg_unread.c ---- */

/* What DECLARATIONS and attributes of NODE, which is drawn, say in a way that
 * librsvg does not read is a loss. */
void svg_unread(struct svg_walk *walk, const xmlNode *node,
                const char *declarations);

/* ---- svg_letters.c ---- */

/* The size of letters by DECLARATIONS, px; OUTER_PX is that around. */
double svg_letters_px(const char *declarations, double outer_px);

/* NODE has letters of PX: says that, and that they stand higher or lower, as
 * librsvg understands it. */
void svg_letters_say(struct svg_walk *walk, xmlNodePtr node,
                     const char *declarations, double px);

/* What NODE or the nearest around it says of NAME; freed with g_free(). */
char *svg_inherited(const struct svg_walk *walk, const xmlNode *node,
                    const char *name);

/* NODE is a text, with letters of PX: says it at a size that can be drawn. */
void svg_letters(struct svg_walk *walk, xmlNodePtr node, double px);

/* ---- svg_place.c ---- */

/* NODE is drawn, with DECLARATIONS: says where in the words of SVG 1.1. */
void svg_place(struct svg_walk *walk, xmlNodePtr node,
               const char *declarations);

/* ---- svg_embed.c ---- */

/* A picture: embedded, it is made one that can be drawn. */
void svg_embed(struct svg_walk *walk, xmlNodePtr node);

/* ---- decode_svg.c ---- */

/* Draws the SVG of LEN BYTES that is a picture inside of DEPTH others; the
 * longer side of *SURFACE (freed by cairo) is SIDE_PX. Adds to *LOST as `lost`
 * of struct picture_reply. False when it cannot be drawn. */
bool svg_draw_inside(const uint8_t *bytes, size_t len, int depth, int side_px,
                     cairo_surface_t **surface, uint32_t *lost);

/* ---- svg_shadow.c ---- */

/* feDropShadow, which librsvg has from 2.60 on, in other words. */
void svg_shadow(struct svg_walk *walk, xmlNodePtr node);

#endif
