/* feDropShadow in terms of SVG 1.1. See svg_shadow.h. */
#include "svg_shadow.h"

#include "svg_node.h"

#if LIBRSVG_CHECK_VERSION(2, 60, 0)

void
svg_shadow(struct svg_walk *walk, xmlNodePtr node)
{
    (void)walk;
    (void)node;
}

#else

static void
copy(xmlNodePtr to, const xmlNode *from, const char *name)
{
    g_autofree char *value = svg_attribute(from, name);
    if (value != NULL) {
        xmlSetNsProp(to, NULL, (const xmlChar *)name, (const xmlChar *)value);
    }
}

/* Inserts an element before NODE. */
static xmlNodePtr
add(xmlNodePtr node, const char *name)
{
    return xmlAddPrevSibling(
        node, xmlNewDocNode(node->doc, node->ns, (const xmlChar *)name, NULL));
}

static void
say(xmlNodePtr node, const char *name, const char *value)
{
    xmlSetNsProp(node, NULL, (const xmlChar *)name, (const xmlChar *)value);
}

/* The input of the shadow: as given, else the previous result. */
static char *
source_of(const xmlNode *node)
{
    g_autofree char *in = svg_attribute(node, "in");
    xmlNodePtr before = xmlPreviousElementSibling((xmlNodePtr)node);
    char *source = g_strdup(in != NULL ? in : "SourceGraphic");
    if (in == NULL && before != NULL) {
        g_autofree char *result = svg_attribute(before, "result");
        g_free(source);
        source = result != NULL ? g_strdup(result)
                                : g_strdup_printf("kiosk-%p", (void *)before);
        say(before, "result", source);
    }
    return source;
}

/* The shadow alone. */
static void
add_shadow(xmlNodePtr node, const char *source)
{
    xmlNodePtr blur = add(node, "feGaussianBlur");
    say(blur, "in", source);
    say(blur, "stdDeviation", "2");
    copy(blur, node, "stdDeviation");
    xmlNodePtr offset = add(node, "feOffset");
    say(offset, "dx", "2");
    say(offset, "dy", "2");
    copy(offset, node, "dx");
    copy(offset, node, "dy");
    say(offset, "result", "kiosk-offset");
    xmlNodePtr flood = add(node, "feFlood");
    copy(flood, node, "flood-color");
    copy(flood, node, "flood-opacity");
    copy(flood, node, "style");
    copy(flood, node, "class");
    xmlNodePtr cut = add(node, "feComposite");
    say(cut, "in2", "kiosk-offset");
    say(cut, "operator", "in");
    say(cut, "result", "kiosk-shadow");
}

void
svg_shadow(struct svg_walk *walk, xmlNodePtr node)
{
    if (!svg_is(node, "feDropShadow")) {
        return;
    }
    g_autofree char *source = source_of(node);
    add_shadow(node, source);
    while (node->properties != NULL) {
        if (xmlStrEqual(node->properties->name, (const xmlChar *)"result")) {
            break;
        }
        xmlRemoveProp(node->properties);
    }
    xmlNodeSetName(node, (const xmlChar *)"feMerge");
    say(xmlNewChild(node, node->ns, (const xmlChar *)"feMergeNode", NULL), "in",
        "kiosk-shadow");
    say(xmlNewChild(node, node->ns, (const xmlChar *)"feMergeNode", NULL), "in",
        source);
    walk->changed = true;
}

#endif
