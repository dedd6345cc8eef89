/* Ids, style sheets and styles of an SVG. See svg_sheets.h. */
#include "svg_sheets.h"

#include <string.h>

#include "svg_css_rules.h"
#include "svg_motion.h"
#include "svg_shadow.h"
#include "svg_node.h"

static char *
content(const xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    char *own = g_strdup(text ? (const char *)text : "");
    xmlFree(text);
    return own;
}

/* Calls VISIT for all elements, parents first. */
static void
each(struct svg_walk *walk, xmlNodePtr root,
     void (*visit)(struct svg_walk *walk, xmlNodePtr node))
{
    xmlNodePtr node = root;
    while (node) {
        if (node->type == XML_ELEMENT_NODE) {
            visit(walk, node);
        }
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node && node != root && !node->next) {
            node = node->parent;
        }
        node = !node || node == root ? NULL : node->next;
    }
}

static void
note(struct svg_walk *walk, xmlNodePtr node)
{
    char *id = svg_attribute(node, "id");
    char *style = svg_attribute(node, "style");
    if (id && !g_hash_table_contains(walk->ids, id)) {
        g_hash_table_insert(walk->ids, g_strdup(id), node);
    }
    if (style && strstr(style, "--")) {
        svg_css_note_variables(&walk->css, style);
    }
    xmlFree(id);
    xmlFree(style);
}

static void
replace_content(struct svg_walk *walk, xmlNodePtr node, const char *text)
{
    xmlNodeSetContent(node, NULL);
    xmlNodeAddContent(node, (const xmlChar *)text);
    walk->changed = true;
}

/* Whether NODE is a style sheet in CSS for this screen. */
static bool
holds(const xmlNode *node)
{
    char *media = svg_attribute(node, "media");
    char *type = svg_attribute(node, "type");
    bool good = (!media || svg_css_media_holds(media)) &&
                (!type || !*g_strstrip(type) ||
                 g_ascii_strncasecmp(type, "text/css", 8) == 0);
    xmlFree(media);
    xmlFree(type);
    return good;
}

/* What is in @media and the like of the style sheet NODE comes out of it. */
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
    char *text = content(node);
    char *flat = svg_css_flatten(&walk->css, text, &plain);
    if (!plain) {
        replace_content(walk, node, flat);
    }
    svg_css_note_variables(&walk->css, flat);
    g_free(flat);
    g_free(text);
}

static void
resolve_sheet(struct svg_walk *walk, xmlNodePtr node)
{
    bool plain;
    char *text = content(node);
    char *flat = svg_css_flatten(&walk->css, text, &plain);
    char *resolved = svg_css_resolve(&walk->css, flat);
    if (resolved) {
        replace_content(walk, node, resolved);
    }
    svg_css_add_rules(&walk->css, resolved ? resolved : flat);
    g_free(resolved);
    g_free(flat);
    g_free(text);
}

static void
resolve(struct svg_walk *walk, xmlNodePtr node)
{
    if (svg_is(node, "style")) {
        resolve_sheet(walk, node);
    }
    for (xmlAttrPtr at = node->properties; at; at = at->next) {
        const xmlNode *value = at->children;
        if (!value || value->next || value->type != XML_TEXT_NODE) {
            continue;
        }
        char *resolved =
            svg_css_resolve(&walk->css, (const char *)value->content);
        if (resolved) {
            svg_set(walk, node, (const char *)at->name, resolved);
            g_free(resolved);
        }
    }
}

void
svg_sheets(struct svg_walk *walk)
{
    xmlNodePtr root = xmlDocGetRootElement(walk->doc);
    each(walk, root, note);
    each(walk, root, flatten);
    each(walk, root, resolve);
    each(walk, root, svg_motion_element);
    each(walk, root, svg_shadow);
    if (walk->css.imports) {
        svg_lost(walk, PICTURE_LOSS_OTHER_FILE);
    }
    if (walk->css.unread) {
        svg_lost(walk, PICTURE_LOSS_STYLE);
    }
}
