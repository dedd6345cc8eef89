/* How long words of an SVG are to be: "textLength", which librsvg does not
 * read. See svg_length.h. */
#include "svg_length.h"

#include <math.h>
#include <string.h>

#include <librsvg/rsvg.h>

#include "svg_letters.h"
#include "svg_node.h"

/* Most programs write how long words are in their own fonts: so little more or
 * less does not matter. */
#define TOLERANCE 0.1

/* In documents with more of them the rest stays as it is. */
enum { MEASURED_MAX = 300 };

/* What the words of NODE look like, as a style. */
static GString *
style_of(const struct svg_walk *walk, const xmlNode *node, double px)
{
    static const char *const names[] = {"font-family", "font-weight",
                                        "font-style", "letter-spacing",
                                        "word-spacing"};
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    GString *style = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char *value = svg_inherited(walk, node, names[i]);
        if (value) {
            g_string_append_printf(style, "%s:%s;", names[i], value);
        }
        g_free(value);
    }
    g_ascii_formatd(number, sizeof(number), "%.9g", px);
    g_string_append_printf(style, "font-size:%spx", number);
    return style;
}

/* How long librsvg draws the words of NODE; 0 when that is not known. */
static double
measure(const struct svg_walk *walk, const xmlNode *node, double px)
{
    RsvgRectangle ink = {0};
    char *words = (char *)xmlNodeGetContent(node);
    GString *style = style_of(walk, node, px);
    char *text = g_markup_printf_escaped(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<text style='%s'>%s</text></svg>",
        style->str, words ? words : "");
    RsvgHandle *handle =
        rsvg_handle_new_from_data((const guint8 *)text, strlen(text), NULL);
    if (handle) {
        rsvg_handle_set_dpi(handle, 96);
        rsvg_handle_get_geometry_for_element(handle, NULL, &ink, NULL, NULL);
        g_object_unref(handle);
    }
    g_free(text);
    g_string_free(style, TRUE);
    xmlFree(words);
    return ink.width;
}

/* Whether VALUE (NULL: 0) is a length in the units of the drawing. */
static bool
read_length(const char *value, double *length)
{
    char *end;
    *length = value ? g_ascii_strtod(value, &end) : 0;
    return !value || (end > value && (*end == '\0' || strcmp(end, "px") == 0));
}

/* Puts MORE, a length, between the letters of NODE: whether it says so. */
static bool
space_out(struct svg_walk *walk, xmlNodePtr node, double more)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    char *how = svg_attribute(node, "lengthAdjust");
    char *words = (char *)xmlNodeGetContent(node);
    char *spacing = svg_inherited(walk, node, "letter-spacing");
    long gaps = words ? g_utf8_strlen(words, -1) - 1 : 0;
    bool can = (!how || strcmp(how, "spacing") == 0) && more > 0 && gaps > 0 &&
               (!spacing || strcmp(spacing, "normal") == 0);
    if (can) {
        g_ascii_formatd(number, sizeof(number), "%.9g", more / (double)gaps);
        char *style = g_strdup_printf("letter-spacing:%spx", number);
        svg_add_style(walk, node, style);
        g_free(style);
    }
    g_free(spacing);
    xmlFree(words);
    xmlFree(how);
    return can;
}

/* Stretches NODE from its place on; false when that cannot be said. */
static bool
stretch(struct svg_walk *walk, xmlNodePtr node, double ratio)
{
    char number[2][G_ASCII_DTOSTR_BUF_SIZE];
    double x;
    char *place = svg_attribute(node, "x");
    char *before = svg_attribute(node, "transform");
    char *all = svg_declarations(walk, node);
    char *transform = svg_css_value(all, "transform");
    bool whole = !before || (transform && strcmp(transform, before) == 0);
    bool can = svg_is(node, "text") && read_length(place, &x) && whole &&
               (before || !transform) && !xmlFirstElementChild(node);
    if (can) {
        g_ascii_formatd(number[0], sizeof(number[0]), "%.9g", ratio);
        g_ascii_formatd(number[1], sizeof(number[1]), "%.9g", x * (1 - ratio));
        char *after =
            g_strdup_printf("%s matrix(%s 0 0 1 %s 0)", before ? before : "",
                            number[0], number[1]);
        svg_set(walk, node, "transform", after);
        g_free(after);
    }
    g_free(transform);
    g_free(all);
    xmlFree(before);
    xmlFree(place);
    return can;
}

void
svg_length(struct svg_walk *walk, xmlNodePtr node, double px)
{
    double wanted;
    char *value = svg_attribute(node, "textLength");
    bool known = read_length(value, &wanted) && wanted > 0;
    if (value && known && walk->measured++ < MEASURED_MAX) {
        double now = measure(walk, node, px);
        double ratio = wanted / now;
        if (isfinite(ratio) && fabs(ratio - 1) > TOLERANCE &&
            !space_out(walk, node, wanted - now) &&
            !stretch(walk, node, ratio)) {
            svg_lost(walk, PICTURE_LOSS_PLACED);
        }
    }
    xmlFree(value);
}
