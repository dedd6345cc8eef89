/* Passes over all elements of an SVG, drawn or not. See svg_prepare.h. */
#include "svg_prepare.h"

#include <string.h>

#include "svg_css_rules.h"
#include "svg_motion.h"
#include "svg_shadow.h"
#include "svg_node.h"

/* Calls VISIT for every element, parents first. */
static void
each(struct svg_walk *walk,
     void (*visit)(struct svg_walk *walk, xmlNodePtr node))
{
    xmlNodePtr root = xmlDocGetRootElement(walk->doc);
    xmlNodePtr node = root;
    while (node != NULL) {
        if (node->type == XML_ELEMENT_NODE) {
            visit(walk, node);
        }
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node != NULL && node != root && node->next == NULL) {
            node = node->parent;
        }
        node = node == NULL || node == root ? NULL : node->next;
    }
}

static void
note(struct svg_walk *walk, xmlNodePtr node)
{
    g_autofree char *id = svg_attribute(node, "id");
    g_autofree char *style = svg_attribute(node, "style");
    if (id != NULL && !g_hash_table_contains(walk->ids, id)) {
        g_hash_table_insert(walk->ids, g_strdup(id), node);
    }
    if (style != NULL && strstr(style, "--") != NULL) {
        svg_css_note_variables(&walk->css, style);
    }
}

static void
replace_content(struct svg_walk *walk, xmlNodePtr node, const char *text)
{
    xmlNodeSetContent(node, NULL);
    xmlNodeAddContent(node, (const xmlChar *)text);
    walk->changed = true;
}

/* Whether NODE is a CSS style sheet that applies to this screen. */
static bool
holds(const xmlNode *node)
{
    g_autofree char *media = svg_attribute(node, "media");
    g_autofree char *type = svg_attribute(node, "type");
    return (media == NULL || svg_css_media_holds(media)) &&
           (type == NULL || !*g_strstrip(type) ||
            g_ascii_strncasecmp(type, "text/css", 8) == 0);
}

/* Unwraps @media and similar blocks in the style sheet NODE. */
static void
flatten(struct svg_walk *walk, xmlNodePtr node)
{
    bool plain;
    if (!svg_is(node, "style")) {
        return;
    }
    if (!holds(node)) {
        replace_content(walk, node, "");
    }
    g_autofree char *text = svg_content(node);
    g_autofree char *flat = svg_css_flatten(&walk->css, text, &plain);
    if (!plain) {
        replace_content(walk, node, flat);
    }
    svg_css_note_variables(&walk->css, flat);
}

static void
resolve_sheet(struct svg_walk *walk, xmlNodePtr node)
{
    bool plain;
    g_autofree char *text = svg_content(node);
    g_autofree char *flat = svg_css_flatten(&walk->css, text, &plain);
    g_autofree char *resolved = svg_css_resolve(&walk->css, flat);
    if (resolved != NULL) {
        replace_content(walk, node, resolved);
    }
    svg_css_add_rules(&walk->css, resolved != NULL ? resolved : flat);
}

static void
resolve(struct svg_walk *walk, xmlNodePtr node)
{
    if (svg_is(node, "style")) {
        resolve_sheet(walk, node);
    }
    for (xmlAttrPtr at = node->properties; at != NULL; at = at->next) {
        const xmlNode *value = at->children;
        if (value == NULL || value->next != NULL ||
            value->type != XML_TEXT_NODE) {
            continue;
        }
        g_autofree char *resolved =
            svg_css_resolve(&walk->css, (const char *)value->content);
        if (resolved != NULL) {
            svg_set(walk, node, (const char *)at->name, "%s", resolved);
        }
    }
}

/* Records scripts that create parts of the drawing; most only handle input. */
static void
note_script(struct svg_walk *walk, xmlNodePtr node)
{
    static const char *const makers[] = {"createElement",  "innerHTML",
                                         "appendChild",    "insertAdjacent",
                                         "document.write", NULL};
    if (svg_is(node, "script")) {
        g_autofree char *text = svg_content(node);
        if (svg_href(node) != NULL || svg_css_contains(text, makers)) {
            svg_lost(walk, PICTURE_LOSS_SCRIPT);
        }
    }
}

void
svg_prepare(struct svg_walk *walk)
{
    static void (*const passes[])(struct svg_walk *walk, xmlNodePtr node) = {
        note_script, note, flatten, resolve, svg_motion_element, svg_shadow};
    for (size_t i = 0; i < G_N_ELEMENTS(passes); i++) {
        each(walk, passes[i]);
    }
    if (walk->css.imports) {
        svg_lost(walk, PICTURE_LOSS_OTHER_FILE);
    }
    if (walk->css.unread) {
        svg_lost(walk, PICTURE_LOSS_STYLE);
    }
}
