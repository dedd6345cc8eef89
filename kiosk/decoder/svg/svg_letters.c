/* The size and length of text. See svg_letters.h. */
#include "svg_letters.h"

#include <math.h>
#include <string.h>

#include <librsvg/rsvg.h>

#include "svg_node.h"

#define LEAST_PX 0.5
#define MOST_PX 65000.0
#define COMMON_PX 32.0

/* Below this, coordinates are too coarse for cairo as well. */
#define VISIBLE_PX 0.004

/* UNIT in CSS px, where OUTER_PX is the inherited font size; 0 if unknown. */
static double
unit_px(const char *unit, double outer_px)
{
    static const struct {
        const char *name;
        double px;
    } units[] = {{"px", 1},         {"pt", 96 / 72.0}, {"pc", 16}, {"in", 96},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"rem", 16}};
    if (g_str_has_prefix(unit, "em") || g_str_has_prefix(unit, "ex")) {
        return unit[1] == 'm' ? outer_px : outer_px / 2;
    }
    if (*unit == '%') {
        return outer_px / 100;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (g_str_has_prefix(unit, units[i].name)) {
            return units[i].px;
        }
    }
    return 0;
}

/* The font size in VALUE: in "font" it has a unit, in "font-size" (BARE) it
 * need not. OUTER_PX if there is none. */
static double
read_px(const char *value, bool bare, double outer_px)
{
    while (value != NULL && *value) {
        char *end;
        double number = g_ascii_strtod(value, &end);
        if (end == value) {
            value += strcspn(value, " \t\r\n");
            value += strspn(value, " \t\r\n");
            continue;
        }
        bool alone = *end == '\0' || g_ascii_isspace(*end);
        double unit = !alone ? unit_px(end, outer_px) : bare ? 1 : 0;
        if (unit > 0 && isfinite(number)) {
            return number * unit;
        }
        value = end + strspn(end, " \t\r\n");
    }
    return outer_px;
}

double
svg_letters_px(const char *declarations, double outer_px)
{
    g_autofree char *font = svg_css_value(declarations, "font");
    g_autofree char *size = svg_css_value(declarations, "font-size");
    return size != NULL ? read_px(size, true, outer_px)
                        : read_px(font, false, outer_px);
}

void
svg_letters_rewrite(struct svg_walk *walk, xmlNodePtr node,
                    const char *declarations, double px)
{
    g_autofree char *size = svg_css_value(declarations, "font-size");
    g_autofree char *shift = svg_css_value(declarations, "vertical-align");
    if (size != NULL && g_str_has_suffix(size, "rem")) {
        svg_add_style(walk, node, "font-size:%.9gpx", px);
    }
    g_autofree char *glyphs =
        svg_css_value(declarations, "font-variant-position");
    if (glyphs != NULL && strcmp(glyphs, "normal") != 0) {
        svg_lost(walk, PICTURE_LOSS_PLACED);
    }
    if (svg_is(node, "tspan") && shift != NULL &&
        (strcmp(shift, "super") == 0 || strcmp(shift, "sub") == 0)) {
        svg_add_style(walk, node, "baseline-shift:%s", shift);
    }
}

static double
own_px(const struct svg_walk *walk, const xmlNode *node, double outer_px)
{
    g_autofree char *all = svg_declarations(walk, node);
    return svg_letters_px(all, outer_px);
}

/* The smallest font size above 0 and the largest in NODE, whose own is PX. */
static void
measure(const struct svg_walk *walk, const xmlNode *node, double px,
        double *least_px, double *most_px)
{
    if (px > 0) {
        *least_px = fmin(*least_px, px);
        *most_px = fmax(*most_px, px);
    }
    for (const xmlNode *at = node->children; at != NULL; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            measure(walk, at, own_px(walk, at, px), least_px, most_px);
        }
    }
}

/* The length VALUE times SCALE; NULL if it is relative to the font size or not
 * a length. Freed with g_free(). */
static char *
times(const char *value, double scale)
{
    char *end;
    double length = g_ascii_strtod(value, &end) * scale;
    if (end == value || g_str_has_prefix(end, "em") ||
        g_str_has_prefix(end, "ex") || !isfinite(length)) {
        return NULL;
    }
    return g_strdup_printf("%.9g%s", length, end);
}

/* Rewrites NODE, with a font size of PX, in units SCALE times as small. */
static void
scale_one(struct svg_walk *walk, xmlNodePtr node, double px, double scale)
{
    static const char *const places[] = {"x", "y", "dx", "dy"};
    static const char *const lengths[] = {"stroke-width", "letter-spacing",
                                          "word-spacing"};
    GString *style = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *value = svg_attribute(node, places[i]);
        g_autofree char *scaled = value != NULL ? times(value, scale) : NULL;
        if (scaled != NULL) {
            svg_set(walk, node, places[i], "%s", scaled);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autofree char *value = svg_inherited(walk, node, lengths[i]);
        g_autofree char *scaled = times(value != NULL ? value
                                        : i == 0      ? "1"
                                                      : "",
                                        scale);
        if (scaled != NULL) {
            g_string_append_printf(style, "%s:%s;", lengths[i], scaled);
        }
    }
    svg_add_style(walk, node, "%sfont-size:%.9gpx", style->str, px * scale);
    g_string_free(style, TRUE);
}

/* Children first: they inherit from NODE. */
static void
scale_all(struct svg_walk *walk, xmlNodePtr node, double px, double scale)
{
    for (xmlNodePtr at = node->children; at != NULL; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            scale_all(walk, at, own_px(walk, at, px), scale);
        }
    }
    scale_one(walk, node, px, scale);
}

/* Turns NODE, a <text>, into a group with that text in it. */
static xmlNodePtr
wrap(xmlNodePtr node)
{
    static const char *const names[] = {"x", "y", "dx", "dy"};
    xmlNodePtr text =
        xmlNewDocNode(node->doc, node->ns, (const xmlChar *)"text", NULL);
    while (node->children != NULL) {
        xmlNodePtr first = node->children;
        xmlUnlinkNode(first);
        xmlAddChild(text, first);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *value = svg_attribute(node, names[i]);
        if (value != NULL) {
            xmlNewProp(text, (const xmlChar *)names[i], (const xmlChar *)value);
            xmlUnsetProp(node, (const xmlChar *)names[i]);
        }
    }
    xmlNodeSetName(node, (const xmlChar *)"g");
    return xmlAddChild(node, text);
}

void
svg_letters_scale(struct svg_walk *walk, xmlNodePtr node, double px)
{
    double least_px = MOST_PX;
    double most_px = LEAST_PX;
    measure(walk, node, px, &least_px, &most_px);
    if (least_px >= LEAST_PX && most_px <= MOST_PX) {
        return;
    }
    if (least_px < VISIBLE_PX) {
        svg_lost(walk, PICTURE_LOSS_PLACED);
    }
    double scale = COMMON_PX / (least_px < LEAST_PX ? least_px : most_px);
    xmlNodePtr text = wrap(node);
    scale_all(walk, text, px, scale);
    svg_set(walk, text, "transform", "scale(%.9g)", 1 / scale);
}

/* ---- textLength ---- */

/* Most programs write the length of text in their own fonts: a deviation this
 * small does not matter. */
#define TOLERANCE 0.1

/* Further texts of a document keep their length. */
enum { MEASURED_MAX = 300 };

/* The font of NODE as a style. */
static GString *
style_of(const struct svg_walk *walk, const xmlNode *node, double px)
{
    static const char *const names[] = {"font-family", "font-weight",
                                        "font-style", "letter-spacing",
                                        "word-spacing"};
    GString *style = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *value = svg_inherited(walk, node, names[i]);
        if (value != NULL) {
            g_string_append_printf(style, "%s:%s;", names[i], value);
        }
    }
    g_string_append_printf(style, "font-size:%.9gpx", px);
    return style;
}

/* The length at which librsvg draws the text of NODE; 0 if unknown. */
static double
drawn_length(const struct svg_walk *walk, const xmlNode *node, double px)
{
    RsvgRectangle ink = {0};
    g_autofree char *words = svg_content(node);
    GString *style = style_of(walk, node, px);
    g_autofree char *text = g_markup_printf_escaped(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<text style='%s'>%s</text></svg>",
        style->str, words);
    RsvgHandle *handle =
        rsvg_handle_new_from_data((const guint8 *)text, strlen(text), NULL);
    if (handle != NULL) {
        rsvg_handle_set_dpi(handle, 96);
        rsvg_handle_get_geometry_for_element(handle, NULL, &ink, NULL, NULL);
        g_object_unref(handle);
    }
    g_string_free(style, TRUE);
    return ink.width;
}

/* Parses VALUE (NULL: 0) as a length in user units. */
static bool
read_length(const char *value, double *length)
{
    char *end;
    *length = value != NULL ? g_ascii_strtod(value, &end) : 0;
    return value == NULL ||
           (end > value && (*end == '\0' || strcmp(end, "px") == 0));
}

/* Spreads MORE user units between the letters of NODE; false if it cannot. */
static bool
space_out(struct svg_walk *walk, xmlNodePtr node, double more)
{
    g_autofree char *how = svg_attribute(node, "lengthAdjust");
    g_autofree char *words = svg_content(node);
    g_autofree char *spacing = svg_inherited(walk, node, "letter-spacing");
    long gaps = g_utf8_strlen(words, -1) - 1;
    bool can = (how == NULL || strcmp(how, "spacing") == 0) && more > 0 &&
               gaps > 0 && (spacing == NULL || strcmp(spacing, "normal") == 0);
    if (can) {
        svg_add_style(walk, node, "letter-spacing:%.9gpx", more / (double)gaps);
    }
    return can;
}

/* Stretches NODE from its x; false if no transform can do that. */
static bool
stretch(struct svg_walk *walk, xmlNodePtr node, double ratio)
{
    double x;
    g_autofree char *place = svg_attribute(node, "x");
    g_autofree char *before = svg_attribute(node, "transform");
    g_autofree char *all = svg_declarations(walk, node);
    g_autofree char *transform = svg_css_value(all, "transform");
    bool whole =
        before == NULL || (transform != NULL && strcmp(transform, before) == 0);
    bool can = svg_is(node, "text") && read_length(place, &x) && whole &&
               (before != NULL || transform == NULL) &&
               xmlFirstElementChild(node) == NULL;
    if (can) {
        svg_set(walk, node, "transform", "%s matrix(%.9g 0 0 1 %.9g 0)",
                before != NULL ? before : "", ratio, x * (1 - ratio));
    }
    return can;
}

void
svg_letters_length(struct svg_walk *walk, xmlNodePtr node, double px)
{
    double wanted;
    g_autofree char *value = svg_attribute(node, "textLength");
    bool known = read_length(value, &wanted) && wanted > 0;
    if (value != NULL && known && walk->measured++ < MEASURED_MAX) {
        double now = drawn_length(walk, node, px);
        double ratio = wanted / now;
        if (isfinite(ratio) && fabs(ratio - 1) > TOLERANCE &&
            !space_out(walk, node, wanted - now) &&
            !stretch(walk, node, ratio)) {
            svg_lost(walk, PICTURE_LOSS_PLACED);
        }
    }
}
