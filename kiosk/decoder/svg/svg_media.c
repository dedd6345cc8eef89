/* Style sheets of an SVG: which media are this screen. See svg_media.h. */
#include "svg_media.h"

#include <string.h>

#include "svg_css.h"

/* How large a picture is shown, about: less than a screen of 1280 x 800. */
#define WIDTH_PX 1200.0
#define HEIGHT_PX 700.0
#define EM_PX 16.0

/* The length at TEXT, px. */
static double
length_px(const char *text)
{
    char *end;
    double length = g_ascii_strtod(text, &end);
    return g_str_has_prefix(end, "em") || g_str_has_prefix(end, "rem")
               ? length * EM_PX
               : length;
}

/* Whether FEATURE, which asks for a SIDE_PX, holds: "min-width: 9px", "width <
 * 9px". */
static bool
side_holds(const char *feature, double side_px)
{
    const char *value = strpbrk(feature, ":<>=");
    bool least = g_str_has_prefix(feature, "min-") || (value && *value == '>');
    bool most = g_str_has_prefix(feature, "max-") || (value && *value == '<');
    if (!value) {
        return true;
    }
    double asked_px = length_px(value + strspn(value, ":<>= \t\r\n"));
    return (least && side_px >= asked_px) || (most && side_px <= asked_px);
}

/* Whether a FEATURE, without its brackets, is one of a touch screen in a bright
 * room that plays nothing. */
static bool
feature_holds(const char *feature)
{
    static const char *const no[] = {
        "dark",     "reduce",  "more",     "custom", "aspect", "hover",
        "portrait", "pointer", "inverted", "active", NULL};
    static const char *const yes[] = {"no-preference", "none", "coarse", NULL};
    double side_px = strstr(feature, "width")    ? WIDTH_PX
                     : strstr(feature, "height") ? HEIGHT_PX
                                                 : 0;
    return side_px > 0 ? side_holds(feature, side_px)
                       : svg_css_contains(feature, yes) ||
                             !svg_css_contains(feature, no);
}

/* QUERY is in small letters. */
static bool
query_holds(char *query)
{
    g_strstrip(query);
    bool negated = g_str_has_prefix(query, "not ");
    bool holds = !strstr(query, "print") && !strstr(query, "speech");
    for (const char *at = strchr(query, '('); holds && at;
         at = strchr(at, '(')) {
        at += strspn(at, "( \t\r\n");
        size_t len = strcspn(at, ")");
        char *feature = g_strndup(at, len);
        bool inner = g_str_has_prefix(feature, "not");
        holds = feature_holds(feature) != inner;
        g_free(feature);
        at += len;
    }
    return holds != negated;
}

bool
svg_css_media_holds(const char *media)
{
    char *small = g_ascii_strdown(media, -1);
    char **queries = g_strsplit(small, ",", 0);
    bool holds = false;
    for (char **query = queries; *query; query++) {
        holds = query_holds(*query) || holds;
    }
    g_strfreev(queries);
    g_free(small);
    return holds;
}
