/* Letters that are tiny or vast in the units of the drawing. Pango has the
 * outlines of librsvg (2.54 to 2.60) made at that size, in steps of 1/64 px:
 * at less than half a px they are blots, and above 65,535 px FreeType has none.
 * Such a text is said at a common size inside a group that scales it back. See
 * svg_walk.h. */
#include "svg_letters.h"

#include <math.h>
#include <string.h>

#include "svg_node.h"

#define LEAST_PX 0.5
#define MOST_PX 65000.0
#define COMMON_PX 32.0

/* Below, places are too coarse for cairo as well. */
#define VISIBLE_PX 0.004

/* CSS px of a unit, where OUTER_PX is the size of the letters around; 0 for
 * what is none. */
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

/* The size in VALUE: of "font" it has a unit, of "font-size" (BARE) it need
 * not. Without one the letters are those around. */
static double
read_px(const char *value, bool bare, double outer_px)
{
    while (value && *value) {
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
    char *font = svg_css_value(declarations, "font");
    char *size = svg_css_value(declarations, "font-size");
    double px =
        size ? read_px(size, true, outer_px) : read_px(font, false, outer_px);
    g_free(font);
    g_free(size);
    return px;
}

void
svg_letters_say(struct svg_walk *walk, xmlNodePtr node,
                const char *declarations, double px)
{
    char *size = svg_css_value(declarations, "font-size");
    char *shift = svg_css_value(declarations, "vertical-align");
    if (size && g_str_has_suffix(size, "rem")) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(number, sizeof(number), "%.9g", px);
        char *style = g_strconcat("font-size:", number, "px", NULL);
        svg_add_style(walk, node, style);
        g_free(style);
    }
    char *glyphs = svg_css_value(declarations, "font-variant-position");
    if (glyphs && strcmp(glyphs, "normal") != 0) {
        svg_lost(walk, PICTURE_LOSS_PLACED);
    }
    g_free(glyphs);
    if (svg_is(node, "tspan") && shift &&
        (strcmp(shift, "super") == 0 || strcmp(shift, "sub") == 0)) {
        char *style = g_strconcat("baseline-shift:", shift, NULL);
        svg_add_style(walk, node, style);
        g_free(style);
    }
    g_free(shift);
    g_free(size);
}

static double
own_px(const struct svg_walk *walk, const xmlNode *node, double outer_px)
{
    char *all = svg_declarations(walk, node);
    double px = svg_letters_px(all, outer_px);
    g_free(all);
    return px;
}

/* The least size above nothing, and the most, of words of PX in NODE. */
static void
measure(const struct svg_walk *walk, const xmlNode *node, double px,
        double *least_px, double *most_px)
{
    if (px > 0) {
        *least_px = fmin(*least_px, px);
        *most_px = fmax(*most_px, px);
    }
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            measure(walk, at, own_px(walk, at, px), least_px, most_px);
        }
    }
}

/* The length VALUE times SCALE; NULL for what follows the letters, or is none.
 * Freed with g_free(). */
static char *
times(const char *value, double scale)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    char *end;
    double length = g_ascii_strtod(value, &end) * scale;
    if (end == value || g_str_has_prefix(end, "em") ||
        g_str_has_prefix(end, "ex") || !isfinite(length)) {
        return NULL;
    }
    g_ascii_formatd(number, sizeof(number), "%.9g", length);
    return g_strconcat(number, end, NULL);
}

/* NODE, with letters of PX, in units that are SCALE times as small. */
static void
scale_one(struct svg_walk *walk, xmlNodePtr node, double px, double scale)
{
    static const char *const places[] = {"x", "y", "dx", "dy"};
    static const char *const lengths[] = {"stroke-width", "letter-spacing",
                                          "word-spacing"};
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    GString *style = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        char *value = svg_attribute(node, places[i]);
        char *scaled = value ? times(value, scale) : NULL;
        if (scaled) {
            svg_set(walk, node, places[i], scaled);
        }
        g_free(scaled);
        xmlFree(value);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        char *value = svg_inherited(walk, node, lengths[i]);
        char *scaled = times(value ? value : i == 0 ? "1" : "", scale);
        if (scaled) {
            g_string_append_printf(style, "%s:%s;", lengths[i], scaled);
        }
        g_free(scaled);
        g_free(value);
    }
    g_ascii_formatd(number, sizeof(number), "%.9g", px * scale);
    g_string_append_printf(style, "font-size:%spx", number);
    svg_add_style(walk, node, style->str);
    g_string_free(style, TRUE);
}

/* What is in NODE first: it goes by what is around it. */
static void
scale_all(struct svg_walk *walk, xmlNodePtr node, double px, double scale)
{
    for (xmlNodePtr at = node->children; at; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            scale_all(walk, at, own_px(walk, at, px), scale);
        }
    }
    scale_one(walk, node, px, scale);
}

/* Makes NODE, a text, a group with that text in it. */
static xmlNodePtr
wrap(xmlNodePtr node)
{
    static const char *const names[] = {"x", "y", "dx", "dy"};
    xmlNodePtr text =
        xmlNewDocNode(node->doc, node->ns, (const xmlChar *)"text", NULL);
    while (node->children) {
        xmlNodePtr first = node->children;
        xmlUnlinkNode(first);
        xmlAddChild(text, first);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char *value = svg_attribute(node, names[i]);
        if (value) {
            xmlNewProp(text, (const xmlChar *)names[i], (const xmlChar *)value);
            xmlUnsetProp(node, (const xmlChar *)names[i]);
        }
        xmlFree(value);
    }
    xmlNodeSetName(node, (const xmlChar *)"g");
    return xmlAddChild(node, text);
}

void
svg_letters(struct svg_walk *walk, xmlNodePtr node, double px)
{
    double least_px = MOST_PX;
    double most_px = LEAST_PX;
    char number[G_ASCII_DTOSTR_BUF_SIZE];
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
    g_ascii_formatd(number, sizeof(number), "%.9g", 1 / scale);
    char *back = g_strdup_printf("scale(%s)", number);
    svg_set(walk, text, "transform", back);
    g_free(back);
}
