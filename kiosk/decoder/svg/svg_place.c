/* CSS transforms, rewritten as those of SVG 1.1. */
#include "svg_place.h"

#include <math.h>
#include <string.h>

#include <cairo.h>

#include "svg_node.h"
#include "svg_words.h"

#define PX_PER_IN 96.0

enum { ARGUMENTS_MAX = 16 };

/* The arguments of a function: lengths in px, angles in radians. */
struct call {
    char *name;
    double value[ARGUMENTS_MAX];
    int count;
    bool bare; /* one of them is a unitless number other than 0 */
};

/* ---- reading ---- */

/* Parses a number with its unit; false for relative values: em, %, calc(). */
static bool
read_value(const char *text, double *value, bool *bare)
{
    static const struct {
        const char *name;
        double factor;
    } units[] = {{"", 1},
                 {"px", 1},
                 {"pt", PX_PER_IN / 72},
                 {"pc", PX_PER_IN / 6},
                 {"in", PX_PER_IN},
                 {"mm", PX_PER_IN / 25.4},
                 {"cm", PX_PER_IN / 2.54},
                 {"q", PX_PER_IN / 101.6},
                 {"rad", 1},
                 {"deg", G_PI / 180},
                 {"grad", G_PI / 200},
                 {"turn", 2 * G_PI}};
    char *end;
    double number = g_ascii_strtod(text, &end);
    bool known = false;
    for (size_t i = 0; end > text && i < G_N_ELEMENTS(units) && !known; i++) {
        known = g_ascii_strcasecmp(end, units[i].name) == 0;
        *value = number * units[i].factor;
    }
    *bare = *bare || (known && *end == '\0' && number != 0);
    /* "0%" and "0em" are 0 as well */
    if (end > text && !known && number == 0) {
        known = true;
        *value = 0;
    }
    return known && isfinite(*value);
}

/* Parses values separated by commas or spaces; -1 if one is unknown. Sets *BARE
 * if one has no unit. */
static int
read_values(const char *text, double values[ARGUMENTS_MAX], bool *bare)
{
    char **parts = g_strsplit_set(text, ", \t\r\n", 0);
    int count = 0;
    for (char **part = parts; *part != NULL && count >= 0; part++) {
        if (!**part) {
            continue;
        }
        bool good =
            count < ARGUMENTS_MAX && read_value(*part, &values[count], bare);
        count = good ? count + 1 : -1;
    }
    g_strfreev(parts);
    return count;
}

/* Parses the function at *AT; false if it is unknown. */
static bool
read_call(const char **at, struct call *call)
{
    const char *open = strchr(*at, '(');
    const char *close = open != NULL ? strchr(open, ')') : NULL;
    *call = (struct call){.name = NULL};
    if (close == NULL) {
        return false;
    }
    g_autofree char *arguments = g_strndup(open + 1, (gsize)(close - open - 1));
    g_autofree char *name = g_strndup(*at, (gsize)(open - *at));
    call->name = g_ascii_strdown(g_strstrip(name), -1);
    call->count = read_values(arguments, call->value, &call->bare);
    *at = close + 1;
    return call->count > 0;
}

/* ---- functions ---- */

static bool
to_turn(const struct call *call, cairo_matrix_t *out)
{
    const double *v = call->value;
    bool flat = strcmp(call->name, "rotatex") == 0 ||
                strcmp(call->name, "rotatey") == 0;
    bool round = strcmp(call->name, "rotate3d") == 0;
    if (round && (call->count != 4 || v[0] != 0 || v[1] != 0)) {
        return false;
    }
    cairo_matrix_init_rotate(out, flat                ? 0
                                  : round && v[2] < 0 ? -v[3]
                                  : round             ? v[3]
                                                      : v[0]);
    return !flat || v[0] == 0;
}

static bool
to_matrix(const struct call *call, cairo_matrix_t *out)
{
    const double *v = call->value;
    if (call->count == 6) {
        cairo_matrix_init(out, v[0], v[1], v[2], v[3], v[4], v[5]);
    } else if (call->count == 16) {
        cairo_matrix_init(out, v[0], v[1], v[4], v[5], v[12], v[13]);
    }
    return call->count == 6 ||
           (call->count == 16 && v[3] == 0 && v[7] == 0 && v[15] == 1);
}

/* CALL as a matrix in the plane; false if there is none. */
static bool
to_plane(const struct call *call, cairo_matrix_t *out)
{
    const char *name = call->name;
    const double *v = call->value;
    double second = call->count > 1 ? v[1] : 0;
    bool known = true;
    cairo_matrix_init_identity(out);
    if (strcmp(name, "translate") == 0 || strcmp(name, "translate3d") == 0) {
        cairo_matrix_init_translate(out, v[0], second);
    } else if (strcmp(name, "translatex") == 0) {
        cairo_matrix_init_translate(out, v[0], 0);
    } else if (strcmp(name, "translatey") == 0) {
        cairo_matrix_init_translate(out, 0, v[0]);
    } else if (strcmp(name, "scale") == 0 || strcmp(name, "scale3d") == 0) {
        cairo_matrix_init_scale(out, v[0], call->count > 1 ? v[1] : v[0]);
    } else if (strcmp(name, "scalex") == 0) {
        cairo_matrix_init_scale(out, v[0], 1);
    } else if (strcmp(name, "scaley") == 0) {
        cairo_matrix_init_scale(out, 1, v[0]);
    } else if (strcmp(name, "skew") == 0 || strcmp(name, "skewx") == 0) {
        cairo_matrix_init(out, 1, tan(second), tan(v[0]), 1, 0, 0);
    } else if (strcmp(name, "skewy") == 0) {
        cairo_matrix_init(out, 1, tan(v[0]), 0, 1, 0, 0);
    } else if (g_str_has_prefix(name, "rotate")) {
        known = to_turn(call, out);
    } else if (g_str_has_prefix(name, "matrix")) {
        known = to_matrix(call, out);
    } else {
        known = strcmp(name, "translatez") == 0 || strcmp(name, "scalez") == 0;
    }
    return known;
}

/* Applies the functions in TEXT before MATRIX. */
static bool
add_calls(const char *text, cairo_matrix_t *matrix)
{
    bool known = true;
    const char *at = text + strspn(text, " \t\r\n");
    if (g_ascii_strcasecmp(at, "none") == 0) {
        return true;
    }
    while (known && *at) {
        struct call call;
        cairo_matrix_t one;
        known = read_call(&at, &call) && to_plane(&call, &one);
        if (known) {
            cairo_matrix_multiply(matrix, &one, matrix);
        }
        g_free(call.name);
        at += strspn(at, " \t\r\n");
    }
    return known;
}

/* The angle of a rotation makes no difference, and angles of other functions,
 * which are read as radians, are rare. */
double
svg_place_scale(const char *text)
{
    cairo_matrix_t matrix;
    cairo_matrix_init_identity(&matrix);
    bool known = text != NULL && add_calls(text, &matrix);
    double scale = known ? hypot(matrix.xy, matrix.yy) : 1;
    return isnormal(scale) ? scale : 1;
}

/* Whether a length or an angle in TEXT has no unit. */
static bool
lacks_units(const char *text)
{
    const char *at = text;
    struct call call;
    bool lacks = false;
    while (!lacks && read_call(&at, &call)) {
        lacks = call.bare && (strchr("tr", *call.name) != NULL ||
                              g_str_has_prefix(call.name, "skew"));
        lacks = lacks && strcmp(call.name, "rotate3d") != 0;
        g_free(call.name);
        call.name = NULL;
        at += strspn(at, " \t\r\n");
    }
    g_free(call.name);
    return lacks;
}

/* ---- properties ---- */

/* Applies the property NAME, whose value is the arguments of a function. */
static bool
add_property(const char *declarations, const char *name, cairo_matrix_t *matrix)
{
    g_autofree char *value = svg_css_value(declarations, name);
    bool known = true;
    if (value != NULL && g_ascii_strcasecmp(value, "none") != 0) {
        g_autofree char *call = g_strdup_printf("%s(%s)", name, value);
        known = add_calls(call, matrix);
    }
    return known;
}

static bool
is_straight(const cairo_matrix_t *m)
{
    const double least = 1e-6;
    return fabs(m->xx - 1) < least && fabs(m->yy - 1) < least &&
           fabs(m->xy) < least && fabs(m->yx) < least;
}

/* Moves the origin of MATRIX to transform-origin; false if that is unknown,
 * such as a percentage of a box. */
static bool
add_origin(const char *declarations, cairo_matrix_t *matrix)
{
    g_autofree char *origin = svg_css_value(declarations, "transform-origin");
    double at[ARGUMENTS_MAX] = {0};
    bool known = true;
    bool bare = false;
    if (!is_straight(matrix)) {
        int count = origin != NULL ? read_values(origin, at, &bare) : 2;
        g_autofree char *box = svg_css_value(declarations, "transform-box");
        known = count >= 2 && (box == NULL || strcmp(box, "view-box") == 0);
    }
    if (known && !is_straight(matrix)) {
        cairo_matrix_t move;
        cairo_matrix_init_translate(&move, -at[0], -at[1]);
        cairo_matrix_multiply(matrix, &move, matrix);
        cairo_matrix_init_translate(&move, at[0], at[1]);
        cairo_matrix_multiply(matrix, matrix, &move);
    }
    return known;
}

/* The CSS transform, NULL if there is none or it is the attribute SAID, which
 * has other units. Numbers without a unit are invalid in CSS, and the whole
 * transform is ignored. Freed with g_free(). */
static char *
css_transform(const char *declarations, const char *said)
{
    char *value = svg_css_value(declarations, "transform");
    if (value != NULL &&
        ((said != NULL && strcmp(said, value) == 0) || lacks_units(value))) {
        g_free(value);
        value = NULL;
    }
    return value;
}

/* The transform of DECLARATIONS and the CSS property TRANSFORM (may be NULL) as
 * matrix(); NULL if unknown. Freed with g_free(). */
static char *
matrix_of(const char *declarations, const char *transform)
{
    cairo_matrix_t m;
    cairo_matrix_init_identity(&m);
    if (!add_property(declarations, "translate", &m) ||
        !add_property(declarations, "rotate", &m) ||
        !add_property(declarations, "scale", &m) ||
        (transform != NULL && !add_calls(transform, &m)) ||
        !add_origin(declarations, &m)) {
        return NULL;
    }
    return g_strdup_printf("matrix(%.9f,%.9f,%.9f,%.9f,%.9f,%.9f)", m.xx, m.yx,
                           m.xy, m.yy, m.x0, m.y0);
}

/* Replaces all CSS transforms with MATRIX, before the attribute SAID if that
 * still applies. */
static void
say(struct svg_walk *walk, xmlNodePtr node, const char *matrix,
    const char *said)
{
    svg_set(walk, node, "transform", "%s%s%s", matrix, said != NULL ? " " : "",
            said != NULL ? said : "");
    svg_add_style(walk, node, "translate:none;rotate:none;scale:none");
    if (said == NULL) {
        svg_add_style(walk, node, "transform:%s", matrix);
    }
}

static bool
has_property(const char *declarations)
{
    static const char *const names[] = {"translate", "rotate", "scale", NULL};
    for (const char *const *name = names; *name != NULL; name++) {
        g_autofree char *value = svg_css_value(declarations, *name);
        if (value != NULL && g_ascii_strcasecmp(value, "none") != 0) {
            return true;
        }
    }
    return false;
}

void
svg_place(struct svg_walk *walk, xmlNodePtr node, const char *declarations)
{
    g_autofree char *said = svg_attribute(node, "transform");
    g_autofree char *transform = css_transform(declarations, said);
    if (transform != NULL || has_property(declarations)) {
        g_autofree char *matrix = matrix_of(declarations, transform);
        g_autofree char *words = svg_words(node);
        if (matrix != NULL) {
            say(walk, node, matrix, transform != NULL ? NULL : said);
        } else {
            svg_lost(walk, *words ? PICTURE_LOSS_PLACED : PICTURE_LOSS_STYLE);
        }
    }
}
