/* Styles that librsvg cannot read. See svg_unread.h. */
#include "svg_unread.h"

#include <string.h>

#include "svg_node.h"

static const char *const colours[] = {
    "fill",        "stroke",         "color", "stop-color",
    "flood-color", "lighting-color", NULL};

/* Colour syntax that librsvg ignores. */
static const char *const colour_words[] = {
    "oklch(", "oklab(", "lab(", "lch(", "color(", "color-mix(", "light-dark(",
#if !LIBRSVG_CHECK_VERSION(2, 60, 0)
    "hwb(",
#endif
    NULL};

static const char *const lengths[] = {
    "r", "y",  "cy", "ry",    "height",    "stroke-width", "baseline-shift",
    "x", "cx", "rx", "width", "font-size", "word-spacing", "letter-spacing",
    NULL};

/* Length syntax that librsvg ignores; svg_letters.c rewrites font sizes in
 * "rem". */
static const char *const length_words[] = {
    "calc(", "min(", "max(", "clamp(", "vw", "vh", "vmin", "vmax", "ch", NULL};

static const char *const clips[] = {"clip-path", "mask", "mask-image", NULL};

static const char *const shapes[] = {"circle(",   "ellipse(", "polygon(",
                                     "inset(",    "rect(",    "xywh(",
                                     "gradient(", NULL};

/* Whether NAME is also declared before END: librsvg falls back to that. */
static bool
said_before(const char *declarations, const char *end, const char *name)
{
    g_autofree char *before =
        g_strndup(declarations, (gsize)(end - declarations));
    g_autofree char *value = svg_css_value(before, name);
    return value != NULL;
}

/* Whether VALUE of the property NAME is one that librsvg cannot read. */
static bool
is_unread(const struct svg_walk *walk, const char *name, const char *value)
{
    return (svg_is_one_of(name, colours) &&
            (svg_css_contains(value, colour_words) ||
             svg_css_unresolved(&walk->css, value))) ||
           (svg_is_one_of(name, lengths) &&
            svg_css_contains(value, length_words));
}

/* Whether NODE is scaled: librsvg scales its lines too, even with
 * non-scaling-stroke. */
static bool
keeps_width(const xmlNode *node)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE;
         node = node->parent) {
        g_autofree char *transform = svg_attribute(node, "transform");
        if (transform != NULL && (strstr(transform, "scale") != NULL ||
                                  strstr(transform, "matrix") != NULL)) {
            return true;
        }
    }
    return false;
}

void
svg_unread(struct svg_walk *walk, const xmlNode *node, const char *declarations)
{
    struct svg_declaration one;
    const char *at = declarations;
    while (svg_css_declaration(&at, &one)) {
        g_autofree char *name = g_ascii_strdown(one.name, (gssize)one.name_len);
        g_autofree char *value = g_strndup(one.value, one.value_len);
        if (strcmp(name, "d") == 0 ||
            (is_unread(walk, name, value) && !svg_is(node, "svg") &&
             !said_before(declarations, one.name, name))) {
            svg_lost(walk, PICTURE_LOSS_STYLE);
        }
        if ((svg_is_one_of(name, clips) && svg_css_contains(value, shapes)) ||
            (strcmp(name, "vector-effect") == 0 &&
             strcmp(value, "non-scaling-stroke") == 0 && keeps_width(node))) {
            svg_lost(walk, PICTURE_LOSS_EFFECT);
        }
    }
    for (const char *const *name = lengths; *name != NULL; name++) {
        g_autofree char *value = svg_attribute(node, *name);
        if (value != NULL && !svg_is(node, "svg") &&
            svg_css_contains(value, length_words)) {
            svg_lost(walk, PICTURE_LOSS_STYLE);
        }
    }
}
