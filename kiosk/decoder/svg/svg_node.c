/* Look-ups in an SVG and edits of it. See svg_node.h. */
#include "svg_node.h"

#include <stdarg.h>
#include <string.h>

#include "svg_css_rules.h"

static const char *const svg_space = "http://www.w3.org/2000/svg";

/* Presentation attributes that matter here. */
static const char *const looks[] = {
    "fill",   "stroke",    "font-style",  "font-family",  "vector-effect",
    "font",   "display",   "marker-end",  "font-weight",  "letter-spacing",
    "mask",   "opacity",   "marker-mid",  "white-space",  "lighting-color",
    "color",  "clip-path", "stop-color",  "marker-start", "text-transform",
    "filter", "font-size", "visibility",  "stroke-width", "text-decoration",
    "marker", "transform", "flood-color", "word-spacing", "stroke-dashoffset",
    NULL};

/* librsvg accepts elements without a namespace as SVG too, and libxml2 gives
 * none to elements that come from an entity. */
bool
svg_is_svg(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE &&
           (node->ns == NULL ||
            strcmp((const char *)node->ns->href, svg_space) == 0);
}

bool
svg_is(const xmlNode *node, const char *name)
{
    return svg_is_svg(node) && strcmp((const char *)node->name, name) == 0;
}

char *
svg_attribute(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    char *copy = g_strdup((const char *)value);
    xmlFree(value);
    return copy;
}

char *
svg_content(const xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    char *copy = g_strdup(text != NULL ? (const char *)text : "");
    xmlFree(text);
    return copy;
}

xmlAttrPtr
svg_href(const xmlNode *node)
{
    xmlAttrPtr plain = xmlHasNsProp(node, (const xmlChar *)"href", NULL);
    return plain != NULL
               ? plain
               : xmlHasNsProp(node, (const xmlChar *)"href",
                              (const xmlChar *)"http://www.w3.org/1999/xlink");
}

void
svg_set(struct svg_walk *walk, xmlNodePtr node, const char *name,
        const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *value = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *before = svg_attribute(node, name);
    if (before == NULL || strcmp(before, value) != 0) {
        xmlSetNsProp(node, NULL, (const xmlChar *)name, (const xmlChar *)value);
        walk->changed = true;
    }
}

void
svg_add_style(struct svg_walk *walk, xmlNodePtr node, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *declarations = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *before = svg_attribute(node, "style");
    svg_set(walk, node, "style", "%s;%s", before != NULL ? before : "",
            declarations);
}

xmlNodePtr
svg_target(const struct svg_walk *walk, const char *reference)
{
    return *reference == '#' ? g_hash_table_lookup(walk->ids, reference + 1)
                             : NULL;
}

bool
svg_is_one_of(const char *word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcmp(word, *words) == 0) {
            return true;
        }
    }
    return false;
}

static void
add_rules(const struct svg_walk *walk, const xmlNode *node, bool interactive,
          GString *out)
{
    g_autofree char *id = svg_attribute(node, "id");
    g_autofree char *classes = svg_attribute(node, "class");
    svg_css_match(&walk->css, (const char *)node->name, id, classes,
                  interactive, out);
}

char *
svg_declarations(const struct svg_walk *walk, const xmlNode *node)
{
    GString *all = g_string_new(NULL);
    g_autofree char *style = svg_attribute(node, "style");
    for (const char *const *name = looks; *name != NULL; name++) {
        g_autofree char *value = svg_attribute(node, *name);
        if (value != NULL) {
            g_string_append_printf(all, "%s:%s;", *name, value);
        }
    }
    add_rules(walk, node, false, all);
    g_string_append(all, style != NULL ? style : "");
    return g_string_free(all, FALSE);
}

char *
svg_interactive_declarations(const struct svg_walk *walk, const xmlNode *node)
{
    GString *all = g_string_new(NULL);
    add_rules(walk, node, true, all);
    return g_string_free(all, FALSE);
}

char *
svg_inherited(const struct svg_walk *walk, const xmlNode *node,
              const char *name)
{
    char *value = NULL;
    for (; value == NULL && node != NULL && node->type == XML_ELEMENT_NODE;
         node = node->parent) {
        g_autofree char *all = svg_declarations(walk, node);
        value = svg_css_value(all, name);
    }
    return value;
}
