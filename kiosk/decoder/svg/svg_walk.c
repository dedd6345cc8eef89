/* The walk over all elements that are drawn. See svg_walk.h. */
#include "svg_walk.h"

#include <math.h>
#include <string.h>

#include "svg_embed.h"
#include "svg_letters.h"
#include "svg_motion.h"
#include "svg_place.h"
#include "svg_prepare.h"
#include "svg_text.h"
#include "svg_unread.h"
#include "svg_words.h"

/* What an element inherits from its ancestors. */
struct look {
    bool hidden;    /* visibility */
    bool text;      /* inside a <text> */
    bool symbols;   /* in a symbol font */
    unsigned lines; /* of enum svg_line */
    double px;      /* font size */
    double scale;   /* of its units to those of the root */
    enum svg_case letters;
    int deep;
};

/* "medium" */
#define PX_USUAL 16

/* References can be circular, and documents are at most 256 levels deep. */
enum { DEEP_MAX = 400 };

/* ---- references ---- */

static void visit(struct svg_walk *walk, xmlNodePtr node, struct look look);

static void
visit_children(struct svg_walk *walk, xmlNodePtr node, struct look look)
{
    for (xmlNodePtr at = node->children; at != NULL; at = at->next) {
        visit(walk, at, look);
    }
}

/* Visits what is drawn only because a drawn element refers to it. */
static void
visit_target(struct svg_walk *walk, const char *reference, struct look look)
{
    xmlNodePtr target = svg_target(walk, reference);
    if (target == NULL) {
        return;
    }
    if (svg_is(target, "meshgradient") || svg_is(target, "hatch")) {
        svg_lost(walk, PICTURE_LOSS_EFFECT);
    }
    /* a gradient may inherit its stops from another one */
    xmlAttrPtr href = svg_href(target);
    if (href != NULL && href->children != NULL && look.deep < DEEP_MAX &&
        !svg_is(target, "use") && !svg_is(target, "image")) {
        look.deep++;
        visit_target(walk, (const char *)href->children->content, look);
    }
    if (g_hash_table_add(walk->seen, target)) {
        visit_children(walk, target, look);
    }
}

/* Whether REFERENCE points to another file rather than into this one. */
static bool
is_outside(const char *reference)
{
    return *reference && *reference != '#' &&
           g_ascii_strncasecmp(reference, "data:", 5) != 0;
}

static void
visit_use(struct svg_walk *walk, const xmlNode *node, struct look look)
{
    xmlAttrPtr href = svg_href(node);
    g_autofree char *value =
        href != NULL ? svg_content((const xmlNode *)href) : NULL;
    if (value != NULL && is_outside(g_strstrip(value))) {
        svg_lost(walk, PICTURE_LOSS_OTHER_FILE);
    } else if (value != NULL) {
        xmlNodePtr target = svg_target(walk, value);
        if (target != NULL && svg_is(target, "symbol")) {
            visit_target(walk, value, look);
        } else if (target != NULL &&
                   !g_hash_table_contains(walk->seen, target)) {
            visit(walk, target, look);
        }
    }
}

/* ---- declarations ---- */

/* The reference in "url(...)". */
static void
visit_url(struct svg_walk *walk, const char *value, struct look look)
{
    const char *at = strstr(value, "url(");
    if (at == NULL) {
        return;
    }
    at += strlen("url(");
    at += strspn(at, " \t\r\n'\"");
    g_autofree char *reference = g_strndup(at, strcspn(at, "'\")"));
    g_strstrip(reference);
    if (is_outside(reference)) {
        svg_lost(walk, PICTURE_LOSS_OTHER_FILE);
    } else {
        visit_target(walk, reference, look);
    }
}

static void
visit_declarations(struct svg_walk *walk, const char *all, struct look look)
{
    static const char *const references[] = {
        "filter",     "mask",       "clip-path", "marker", "marker-start",
        "marker-mid", "marker-end", "fill",      "stroke", NULL};
    struct svg_declaration one;
    const char *at = all;
    while (svg_css_declaration(&at, &one)) {
        g_autofree char *name = g_ascii_strdown(one.name, (gssize)one.name_len);
        g_autofree char *value = g_strndup(one.value, one.value_len);
        if (svg_is_one_of(name, references)) {
            visit_url(walk, value, look);
        }
    }
}

/* ---- what is drawn ---- */

/* Whether NODE is drawn in place, not only where it is referenced. */
static bool
is_shown(const xmlNode *node)
{
    static const char *const apart[] = {
        "defs",   "symbol",   "clipPath", "mask",           "pattern",
        "marker", "metadata", "title",    "linearGradient", "desc",
        "filter", "script",   "style",    "radialGradient", "meshgradient",
        "hatch",  "font",     "cursor",   "view",           NULL};
    return svg_is_svg(node) && !svg_is_one_of((const char *)node->name, apart);
}

static bool
is_nothing(const char *value, const char *word)
{
    return value != NULL && g_ascii_strcasecmp(value, word) == 0;
}

/* Whether DECLARATIONS hide NODE and all its children. */
static bool
is_off(const char *declarations)
{
    g_autofree char *display = svg_css_value(declarations, "display");
    g_autofree char *opacity = svg_css_value(declarations, "opacity");
    return is_nothing(display, "none") ||
           (opacity != NULL && *opacity && g_ascii_strtod(opacity, NULL) <= 0);
}

static bool
is_hidden(const char *declarations, bool before)
{
    g_autofree char *value = svg_css_value(declarations, "visibility");
    return value != NULL
               ? is_nothing(value, "hidden") || is_nothing(value, "collapse")
               : before;
}

/* Text on a path that exists. */
static void
visit_curve(struct svg_walk *walk, const xmlNode *node)
{
    xmlAttrPtr href = svg_href(node);
    bool there =
        xmlHasNsProp(node, (const xmlChar *)"path", NULL) != NULL ||
        (href != NULL && href->children != NULL &&
         svg_target(walk, (const char *)href->children->content) != NULL);
    g_autofree char *words = svg_words(node);
    if (there && *words) {
        svg_lost(walk, PICTURE_LOSS_CURVED);
    }
}

static void
visit_kind(struct svg_walk *walk, xmlNodePtr node, struct look look)
{
    static const char *const players[] = {"video", "iframe", "canvas", NULL};
    if (svg_is(node, "image") || svg_is(node, "feImage")) {
        svg_embed(walk, node);
    } else if (svg_is(node, "text")) {
        svg_text(walk, node);
        svg_letters_length(walk, node, look.px);
        svg_letters_scale(walk, node, look.px);
    } else if (svg_is(node, "tspan")) {
        svg_letters_length(walk, node, look.px);
    } else if (svg_is(node, "use")) {
        visit_use(walk, node, look);
    } else if (svg_is(node, "foreignObject")) {
        svg_words_html(walk, node);
    } else if (svg_is_one_of((const char *)node->name, players)) {
        svg_lost(walk, PICTURE_LOSS_EMBEDDED);
    } else if (svg_is(node, "textPath")) {
        visit_curve(walk, node);
    } else if (svg_is(node, "flowRoot")) {
        g_autofree char *words = svg_words(node);
        if (*words) {
            svg_lost(walk, PICTURE_LOSS_FLOWED);
        }
    }
}

/* Puts NODE in the final state of its CSS animations and returns its
 * declarations; freed with g_free(). */
static char *
at_end(struct svg_walk *walk, xmlNodePtr node)
{
    char *all = svg_declarations(walk, node);
    g_autofree char *end = svg_motion_end(walk, all);
    if (end != NULL) {
        svg_add_style(walk, node, "%s", end);
        g_free(all);
        all = svg_declarations(walk, node);
    }
    return all;
}

static void
visit_inside(struct svg_walk *walk, xmlNodePtr node, struct look look)
{
    if (svg_is(node, "switch")) {
        xmlNodePtr drawn = svg_words_switch(walk, node);
        if (drawn != NULL) {
            visit(walk, drawn, look);
        }
    } else if (!svg_is(node, "foreignObject") && !svg_is(node, "flowRoot")) {
        visit_children(walk, node, look);
    }
}

static double
number_of(const xmlNode *node, const char *name)
{
    g_autofree char *value = svg_attribute(node, name);
    return value != NULL ? g_ascii_strtod(value, NULL) : 0;
}

/* How much larger NODE, an inner <svg> or the <use> of a <symbol>, is than what
 * VIEW has in its viewBox. */
static double
view_scale(const xmlNode *node, const xmlNode *view)
{
    double box[4] = {0};
    g_autofree char *value = svg_attribute(view, "viewBox");
    char *at = value;
    for (int i = 0; at != NULL && i < 4; i++) {
        at += strspn(at, " ,\t\r\n");
        box[i] = g_ascii_strtod(at, &at);
    }
    double across = number_of(node, "width") / box[2];
    double down = number_of(node, "height") / box[3];
    double scale = across > 0 && down > 0 ? fmin(across, down) : 0;
    return isnormal(scale) ? scale : 1;
}

/* How much larger NODE makes what is in it. */
static double
scale_of(const struct svg_walk *walk, const xmlNode *node)
{
    g_autofree char *transform = svg_attribute(node, "transform");
    double scale = svg_place_scale(transform);
    if (svg_is(node, "svg") && node != xmlDocGetRootElement(walk->doc)) {
        scale *= view_scale(node, node);
    } else if (svg_is(node, "use")) {
        xmlAttrPtr href = svg_href(node);
        const xmlNode *target =
            href != NULL && href->children != NULL
                ? svg_target(walk, (const char *)href->children->content)
                : NULL;
        scale *= target != NULL && svg_is(target, "symbol")
                     ? view_scale(node, target)
                     : 1;
    }
    return scale;
}

/* The letters in TEXT. */
static void
measure_letters(struct svg_walk *walk, const char *text, struct look look)
{
    for (; *text; text = g_utf8_next_char(text)) {
        letters_add(&walk->letters, g_utf8_get_char(text),
                    look.px * look.scale * LETTERS_CAPITAL);
    }
}

/* Rewrites position, text decoration and font size in a form that librsvg
 * reads. */
static void
rewrite_look(struct svg_walk *walk, xmlNodePtr node, const char *all,
             struct look look)
{
    if (look.text && look.lines) {
        svg_text_lines(walk, node, look.lines);
    }
    svg_letters_rewrite(walk, node, all, look.px);
    if ((!look.text || svg_is(node, "text")) &&
        node != xmlDocGetRootElement(walk->doc)) {
        svg_place(walk, node, all);
    }
}

static void
visit_element(struct svg_walk *walk, xmlNodePtr node, struct look look)
{
    char *all = at_end(walk, node);
    bool off = is_off(all);
    look.deep++;
    look.hidden = is_hidden(all, look.hidden);
    look.text = look.text || svg_is(node, "text");
    look.symbols = svg_words_symbols(all, look.symbols);
    look.lines |= svg_text_lines_of(all);
    look.px = svg_letters_px(all, look.px);
    look.letters = svg_text_case_of(all, look.letters);
    if ((off || look.hidden) && svg_motion_shows(walk, node, all)) {
        svg_lost(walk, PICTURE_LOSS_MOVING);
    }
    svg_words_open(walk, node);
    if (!off && !look.hidden) {
        g_hash_table_add(walk->seen, node);
        rewrite_look(walk, node, all, look);
        look.scale *= scale_of(walk, node);
        visit_declarations(walk, all, look);
        svg_unread(walk, node, all);
        visit_kind(walk, node, look);
    }
    g_free(all);
    if (!off) {
        visit_inside(walk, node, look);
    }
}

static void
visit(struct svg_walk *walk, xmlNodePtr node, struct look look)
{
    bool words =
        node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if (words && look.text && !look.hidden) {
        svg_text_case(walk, node, look.letters);
        svg_words_text(walk, (const char *)node->content, look.symbols);
        measure_letters(walk, (const char *)node->content, look);
    } else if (is_shown(node) && look.deep < DEEP_MAX) {
        visit_element(walk, node, look);
    }
}

/* ---- the document ---- */

/* "<?xml-stylesheet href=...?>" */
static void
visit_instructions(struct svg_walk *walk)
{
    for (const xmlNode *node = walk->doc->children; node != NULL;
         node = node->next) {
        if (node->type == XML_PI_NODE &&
            strcmp((const char *)node->name, "xml-stylesheet") == 0 &&
            node->content != NULL &&
            strstr((const char *)node->content, "\"#") == NULL &&
            strstr((const char *)node->content, "data:") == NULL) {
            svg_lost(walk, PICTURE_LOSS_OTHER_FILE);
        }
    }
}

void
svg_walk(xmlDocPtr doc, int depth, svg_nested *nested, uint32_t *lost,
         struct letters *letters, bool *changed)
{
    struct svg_walk walk = {
        .doc = doc,
        .nested = nested,
        .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .seen = g_hash_table_new(NULL, NULL),
        .depth = depth};
    xmlNodePtr root = xmlDocGetRootElement(doc);
    svg_css_init(&walk.css);
    svg_prepare(&walk);
    visit_instructions(&walk);
    visit(&walk, root, (struct look){.px = PX_USUAL, .scale = 1});
    svg_css_release(&walk.css);
    g_hash_table_unref(walk.ids);
    g_hash_table_unref(walk.seen);
    *lost |= walk.lost;
    *letters = walk.letters;
    *changed = walk.changed;
}
