/* Animations in an SVG: what they end with is what is drawn. See svg_motion.h.
 */
#include "svg_motion.h"

#include <string.h>

#include "svg_node.h"
#include "svg_words.h"

static bool
says(const xmlNode *node, const char *name, const char *wanted)
{
    char *value = svg_attribute(node, name);
    bool same = value && strcmp(value, wanted) == 0;
    xmlFree(value);
    return same;
}

static bool
is_animation(const xmlNode *node)
{
    return svg_is(node, "animate") || svg_is(node, "set") ||
           svg_is(node, "animateTransform") || svg_is(node, "animateMotion") ||
           svg_is(node, "animateColor");
}

/* Whether it begins by itself, and not by a finger or a script. */
static bool
begins(const xmlNode *node)
{
    static const char *const no[] = {"indefinite", "click", "mouse", "focus",
                                     "access",     "down",  "up",    NULL};
    char *begin = svg_attribute(node, "begin");
    bool good = !begin || !svg_css_contains(begin, no);
    xmlFree(begin);
    return good;
}

/* Whether its last value stays. */
static bool
stays(const xmlNode *node)
{
    char *dur = svg_attribute(node, "dur");
    bool set = svg_is(node, "set") && (!dur || strcmp(dur, "indefinite") == 0);
    xmlFree(dur);
    return begins(node) && !says(node, "repeatCount", "indefinite") &&
           (set || says(node, "fill", "freeze"));
}

/* The value that it ends with; NULL when that cannot be told. Freed with
 * g_free(). */
static char *
last_value(const xmlNode *node)
{
    char *values = svg_attribute(node, "values");
    char *to = svg_attribute(node, "to");
    char *value = NULL;
    if (values) {
        char *end = values + strlen(values);
        while (end > values && (end[-1] == ';' || g_ascii_isspace(end[-1]))) {
            *--end = '\0';
        }
        const char *last = strrchr(values, ';');
        value = g_strstrip(g_strdup(last ? last + 1 : values));
    } else if (to) {
        value = g_strdup(to);
    }
    xmlFree(values);
    xmlFree(to);
    return value;
}

/* A transform of its own, or added to the one that is there. */
static void
set_transform(struct svg_walk *walk, xmlNodePtr target, const xmlNode *node,
              const char *value)
{
    char *type = svg_attribute(node, "type");
    char *before = says(node, "additive", "sum")
                       ? svg_attribute(target, "transform")
                       : NULL;
    char *after = g_strdup_printf("%s %s(%s)", before ? before : "",
                                  type ? type : "translate", value);
    svg_set(walk, target, "transform", after);
    g_free(after);
    xmlFree(before);
    xmlFree(type);
}

/* Properties are set as styles, which go before all else. */
static void
set_last(struct svg_walk *walk, xmlNodePtr target, const xmlNode *node,
         const char *value)
{
    static const char *const properties[] = {
        "opacity", "visibility", "display", "fill",    "stroke",
        "color",   "stop-",      "font-",   "stroke-", NULL};
    char *name = svg_attribute(node, "attributeName");
    if (svg_is(node, "animateTransform")) {
        set_transform(walk, target, node, value);
    } else if (name && svg_css_contains(name, properties)) {
        char *style = g_strconcat(name, ":", value, NULL);
        svg_add_style(walk, target, style);
        g_free(style);
    } else if (name && !strstr(name, "href") && !strchr(name, ':')) {
        svg_set(walk, target, name, value);
    }
    xmlFree(name);
}

void
svg_motion_element(struct svg_walk *walk, xmlNodePtr node)
{
    if (!is_animation(node) || !stays(node)) {
        return;
    }
    xmlAttrPtr href = svg_href(node);
    xmlNodePtr target =
        href && href->children
            ? svg_target(walk, (const char *)href->children->content)
            : node->parent;
    char *value = last_value(node);
    if (svg_is(node, "animateMotion") || !value) {
        svg_lost(walk, PICTURE_LOSS_MOVING);
    } else if (target && target->type == XML_ELEMENT_NODE) {
        set_last(walk, target, node, value);
    }
    g_free(value);
}

/* ---- of style sheets ---- */

/* What ANIMATION, "name 1s forwards", leaves; NULL: nothing. FILL is its
 * animation-fill-mode, if that is said apart. */
static const char *
end_of(const struct svg_walk *walk, const char *animation, const char *fill)
{
    const char *end = NULL;
    char **words = g_strsplit_set(animation, " \t\r\n", 0);
    bool keeps = fill && (strstr(fill, "forwards") || strstr(fill, "both"));
    bool ends = true;
    for (char **word = words; *word; word++) {
        const char *found = g_hash_table_lookup(walk->css.frames, *word);
        end = found ? found : end;
        keeps = keeps || strcmp(*word, "forwards") == 0 ||
                strcmp(*word, "both") == 0;
        ends = ends && strcmp(*word, "infinite") != 0;
    }
    g_strfreev(words);
    return keeps && ends ? end : NULL;
}

/* Takes what stands in brackets out of TEXT: it may hold commas. */
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
    if (!strstr(declarations, "animation")) {
        return NULL;
    }
    char *all = svg_css_value(declarations, "animation");
    char *name = svg_css_value(declarations, "animation-name");
    char *fill = svg_css_value(declarations, "animation-fill-mode");
    char *times = svg_css_value(declarations, "animation-iteration-count");
    char *joined = g_strdup_printf("%s,%s %s", all ? all : "", name ? name : "",
                                   times ? times : "");
    GString *out = g_string_new(NULL);
    drop_brackets(joined);
    char **parts = g_strsplit(joined, ",", 0);
    for (char **part = parts; *part; part++) {
        const char *end = end_of(walk, *part, fill);
        g_string_append(out, end ? end : "");
    }
    g_strfreev(parts);
    g_free(joined);
    g_free(all);
    g_free(name);
    g_free(fill);
    g_free(times);
    bool any = out->len > 0;
    char *text = g_string_free(out, FALSE);
    if (!any) {
        g_free(text);
        text = NULL;
    }
    return text;
}

static const char *const shown[] = {"opacity", "visibility", "display", NULL};

/* Whether one of the animations in NODE, of those that begin BY ITSELF or of
 * the others, changes whether it is seen. */
static bool
has_showing(const xmlNode *node, bool by_itself)
{
    bool has = false;
    for (const xmlNode *at = node->children; at && !has; at = at->next) {
        char *name = is_animation(at) && begins(at) == by_itself
                         ? svg_attribute(at, "attributeName")
                         : NULL;
        has = name && svg_css_contains(name, shown);
        xmlFree(name);
    }
    return has;
}

bool
svg_motion_shows(const struct svg_walk *walk, const xmlNode *node,
                 const char *declarations)
{
    bool shows = (strstr(declarations, "animation") != NULL &&
                  strstr(declarations, "animation:none") == NULL) ||
                 has_showing(node, true);
    char *words = svg_words(node);
    if (!shows && *words) {
        char *then = svg_finger_declarations(walk, node);
        shows = has_showing(node, false) || svg_css_contains(then, shown);
        g_free(then);
    }
    g_free(words);
    return shows;
}
