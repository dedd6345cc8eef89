/* Animations in an SVG. See svg_motion.h. */
#include "svg_motion.h"

#include <string.h>

#include "svg_node.h"
#include "svg_words.h"

static bool
says(const xmlNode *node, const char *name, const char *wanted)
{
    g_autofree char *value = svg_attribute(node, name);
    return value != NULL && strcmp(value, wanted) == 0;
}

static bool
is_animation(const xmlNode *node)
{
    return svg_is(node, "animate") || svg_is(node, "set") ||
           svg_is(node, "animateTransform") || svg_is(node, "animateMotion") ||
           svg_is(node, "animateColor");
}

/* Whether it starts by itself, not by an event. */
static bool
begins(const xmlNode *node)
{
    static const char *const no[] = {"indefinite", "click", "mouse", "focus",
                                     "access",     "down",  "up",    NULL};
    g_autofree char *begin = svg_attribute(node, "begin");
    return begin == NULL || !svg_css_contains(begin, no);
}

/* Whether its final value persists. */
static bool
stays(const xmlNode *node)
{
    g_autofree char *dur = svg_attribute(node, "dur");
    bool set =
        svg_is(node, "set") && (dur == NULL || strcmp(dur, "indefinite") == 0);
    return begins(node) && !says(node, "repeatCount", "indefinite") &&
           (set || says(node, "fill", "freeze"));
}

/* Its final value; NULL if unknown. Freed with g_free(). */
static char *
last_value(const xmlNode *node)
{
    g_autofree char *values = svg_attribute(node, "values");
    if (values == NULL) {
        return svg_attribute(node, "to");
    }
    char *end = values + strlen(values);
    while (end > values && (end[-1] == ';' || g_ascii_isspace(end[-1]))) {
        *--end = '\0';
    }
    const char *last = strrchr(values, ';');
    return g_strstrip(g_strdup(last ? last + 1 : values));
}

/* Sets the transform, or appends it to the existing one. */
static void
set_transform(struct svg_walk *walk, xmlNodePtr target, const xmlNode *node,
              const char *value)
{
    g_autofree char *type = svg_attribute(node, "type");
    g_autofree char *before = says(node, "additive", "sum")
                                  ? svg_attribute(target, "transform")
                                  : NULL;
    svg_set(walk, target, "transform", "%s %s(%s)",
            before != NULL ? before : "", type != NULL ? type : "translate",
            value);
}

/* Properties are set in the style attribute, which overrides everything. */
static void
set_last(struct svg_walk *walk, xmlNodePtr target, const xmlNode *node,
         const char *value)
{
    static const char *const properties[] = {
        "opacity", "visibility", "display", "fill",    "stroke",
        "color",   "stop-",      "font-",   "stroke-", NULL};
    g_autofree char *name = svg_attribute(node, "attributeName");
    if (svg_is(node, "animateTransform")) {
        set_transform(walk, target, node, value);
    } else if (name != NULL && svg_css_contains(name, properties)) {
        svg_add_style(walk, target, "%s:%s", name, value);
    } else if (name != NULL && strstr(name, "href") == NULL &&
               strchr(name, ':') == NULL) {
        svg_set(walk, target, name, "%s", value);
    }
}

void
svg_motion_element(struct svg_walk *walk, xmlNodePtr node)
{
    if (!is_animation(node) || !stays(node)) {
        return;
    }
    xmlAttrPtr href = svg_href(node);
    xmlNodePtr target =
        href != NULL && href->children != NULL
            ? svg_target(walk, (const char *)href->children->content)
            : node->parent;
    g_autofree char *value = last_value(node);
    if (svg_is(node, "animateMotion") || value == NULL) {
        svg_lost(walk, PICTURE_LOSS_MOVING);
    } else if (target != NULL && target->type == XML_ELEMENT_NODE) {
        set_last(walk, target, node, value);
    }
}

/* ---- of style sheets ---- */

/* The declarations that persist after ANIMATION, "name 1s forwards", or NULL.
 * FILL is a separate animation-fill-mode, or NULL. */
static const char *
end_of(const struct svg_walk *walk, const char *animation, const char *fill)
{
    const char *end = NULL;
    char **words = g_strsplit_set(animation, " \t\r\n", 0);
    bool keeps = fill != NULL && (strstr(fill, "forwards") != NULL ||
                                  strstr(fill, "both") != NULL);
    bool ends = true;
    for (char **word = words; *word != NULL; word++) {
        const char *found = g_hash_table_lookup(walk->css.frames, *word);
        end = found != NULL ? found : end;
        keeps = keeps || strcmp(*word, "forwards") == 0 ||
                strcmp(*word, "both") == 0;
        ends = ends && strcmp(*word, "infinite") != 0;
    }
    g_strfreev(words);
    return keeps && ends ? end : NULL;
}

/* Removes parenthesised parts of TEXT, which may contain commas. */
static void
drop_brackets(char *text)
{
    char *to = text;
    int deep = 0;
    for (const char *at = text; *at; at++) {
        deep += *at == '(';
        if (deep == 0) {
            *to++ = *at;
        }
        deep -= *at == ')' && deep > 0;
    }
    *to = '\0';
}

char *
svg_motion_end(const struct svg_walk *walk, const char *declarations)
{
    if (strstr(declarations, "animation") == NULL) {
        return NULL;
    }
    g_autofree char *all = svg_css_value(declarations, "animation");
    g_autofree char *name = svg_css_value(declarations, "animation-name");
    g_autofree char *fill = svg_css_value(declarations, "animation-fill-mode");
    g_autofree char *times =
        svg_css_value(declarations, "animation-iteration-count");
    g_autofree char *joined =
        g_strdup_printf("%s,%s %s", all != NULL ? all : "",
                        name != NULL ? name : "", times != NULL ? times : "");
    GString *out = g_string_new(NULL);
    drop_brackets(joined);
    char **parts = g_strsplit(joined, ",", 0);
    for (char **part = parts; *part != NULL; part++) {
        const char *end = end_of(walk, *part, fill);
        g_string_append(out, end != NULL ? end : "");
    }
    g_strfreev(parts);
    return g_string_free(out, out->len == 0);
}

static const char *const shown[] = {"opacity", "visibility", "display", NULL};

/* Whether an animation in NODE that starts BY ITSELF (or does not) changes its
 * visibility. */
static bool
has_showing(const xmlNode *node, bool by_itself)
{
    for (const xmlNode *at = node->children; at != NULL; at = at->next) {
        g_autofree char *name = is_animation(at) && begins(at) == by_itself
                                    ? svg_attribute(at, "attributeName")
                                    : NULL;
        if (name != NULL && svg_css_contains(name, shown)) {
            return true;
        }
    }
    return false;
}

bool
svg_motion_shows(const struct svg_walk *walk, const xmlNode *node,
                 const char *declarations)
{
    if ((strstr(declarations, "animation") != NULL &&
         strstr(declarations, "animation:none") == NULL) ||
        has_showing(node, true)) {
        return true;
    }
    g_autofree char *words = svg_words(node);
    g_autofree char *then =
        *words ? svg_interactive_declarations(walk, node) : NULL;
    return then != NULL &&
           (has_showing(node, false) || svg_css_contains(then, shown));
}
