/* The text of style sheets. See svg_css.h. */
#include "svg_css.h"

#include <string.h>

/* Variables can refer to each other. */
enum { DEPTH_MAX = 8, SUBSTITUTIONS_MAX = 20000 };

static void
free_rules(gpointer rules)
{
    g_ptr_array_unref(rules);
}

void
svg_css_init(struct svg_css *css)
{
    *css = (struct svg_css){
        .rules =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_rules),
        .variables =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .frames =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .budget = SUBSTITUTIONS_MAX};
}

void
svg_css_release(struct svg_css *css)
{
    g_hash_table_unref(css->rules);
    g_hash_table_unref(css->variables);
    g_hash_table_unref(css->frames);
}

/* ---- statements ---- */

/* The first byte of ENDS from AT on outside quotes and parentheses, else the
 * end of the text. */
static const char *
find(const char *at, const char *ends)
{
    int deep = 0;
    char quote = '\0';
    for (; *at; at++) {
        if (quote) {
            at += *at == '\\' && at[1];
            quote = *at == quote ? '\0' : quote;
        } else if (*at == '"' || *at == '\'') {
            quote = *at;
        } else if (deep == 0 && strchr(ends, *at) != NULL) {
            break;
        } else {
            deep += *at == '(';
            deep -= *at == ')' && deep > 0;
        }
    }
    return at;
}

/* The brace that closes the block at AT. */
static const char *
block_end(const char *at)
{
    int deep = 1;
    for (at = find(at, "{}"); *at; at = find(at + 1, "{}")) {
        deep += *at == '{' ? 1 : -1;
        if (deep == 0) {
            break;
        }
    }
    return at;
}

bool
svg_css_statement(const char **at, struct svg_statement *out)
{
    const char *begin = *at + strspn(*at, " \t\r\n\f;}");
    const char *end = find(begin, "{;}");
    if (!*begin) {
        return false;
    }
    out->head = g_strstrip(g_strndup(begin, (gsize)(end - begin)));
    out->block = NULL;
    if (*end == '{') {
        const char *close = block_end(end + 1);
        out->block = g_strndup(end + 1, (gsize)(close - end - 1));
        end = close;
    }
    *at = end + (*end != '\0');
    return true;
}

void
svg_css_statement_release(struct svg_statement *statement)
{
    g_free(statement->head);
    g_free(statement->block);
}

/* Also drops the HTML comment that old programs put around a sheet. */
static char *
without_comments(const char *text)
{
    GString *out = g_string_new(NULL);
    text += strspn(text, " \t\r\n");
    text += g_str_has_prefix(text, "<!--") ? strlen("<!--") : 0;
    while (*text) {
        const char *open = strstr(text, "/*");
        const char *close = open != NULL ? strstr(open + 2, "*/") : NULL;
        gssize len = open != NULL ? open - text : (gssize)strlen(text);
        g_string_append_len(out, text, len);
        text = close != NULL ? close + 2 : text + strlen(text);
    }
    return g_string_free(out, FALSE);
}

/* ---- media ---- */

bool
svg_css_contains(const char *text, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strstr(text, *words) != NULL) {
            return true;
        }
    }
    return false;
}

/* About the size of a picture on a screen of 1280 x 800. */
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

/* Whether a size FEATURE, "min-width: 9px" or "width < 9px", holds for
 * SIDE_PX. */
static bool
side_holds(const char *feature, double side_px)
{
    const char *value = strpbrk(feature, ":<>=");
    bool least =
        g_str_has_prefix(feature, "min-") || (value != NULL && *value == '>');
    bool most =
        g_str_has_prefix(feature, "max-") || (value != NULL && *value == '<');
    if (value == NULL) {
        return true;
    }
    double asked_px = length_px(value + strspn(value, ":<>= \t\r\n"));
    return (least && side_px >= asked_px) || (most && side_px <= asked_px);
}

/* Whether a media FEATURE, without its parentheses, matches a touch screen in a
 * bright room without animation. */
static bool
feature_holds(const char *feature)
{
    static const char *const no[] = {
        "dark",     "reduce",  "more",     "custom", "aspect", "hover",
        "portrait", "pointer", "inverted", "active", NULL};
    static const char *const yes[] = {"no-preference", "none", "coarse", NULL};
    double side_px = strstr(feature, "width") != NULL    ? WIDTH_PX
                     : strstr(feature, "height") != NULL ? HEIGHT_PX
                                                         : 0;
    return side_px > 0 ? side_holds(feature, side_px)
                       : svg_css_contains(feature, yes) ||
                             !svg_css_contains(feature, no);
}

/* QUERY is in lower case. */
static bool
query_holds(char *query)
{
    g_strstrip(query);
    bool negated = g_str_has_prefix(query, "not ");
    bool holds =
        strstr(query, "print") == NULL && strstr(query, "speech") == NULL;
    for (const char *at = strchr(query, '('); holds && at != NULL;
         at = strchr(at, '(')) {
        at += strspn(at, "( \t\r\n");
        size_t len = strcspn(at, ")");
        g_autofree char *feature = g_strndup(at, len);
        bool inner = g_str_has_prefix(feature, "not");
        holds = feature_holds(feature) != inner;
        at += len;
    }
    return holds != negated;
}

bool
svg_css_media_holds(const char *media)
{
    g_autofree char *small = g_ascii_strdown(media, -1);
    char **queries = g_strsplit(small, ",", 0);
    bool holds = false;
    for (char **query = queries; *query != NULL; query++) {
        holds = query_holds(*query) || holds;
    }
    g_strfreev(queries);
    return holds;
}

/* ---- what librsvg does not look into ---- */

/* Whether the rules inside the at-rule HEAD apply. */
static bool
opens(const char *head)
{
    return (g_str_has_prefix(head, "@media") &&
            svg_css_media_holds(head + strlen("@media"))) ||
           (g_str_has_prefix(head, "@supports") &&
            strstr(head, "not") == NULL) ||
           g_str_has_prefix(head, "@layer");
}

/* Records the declarations of the last keyframe. */
static void
note_frames(struct svg_css *css, const struct svg_statement *frames)
{
    const char *at = frames->block;
    const char *space = strpbrk(frames->head, " \t\r\n");
    struct svg_statement frame;
    GString *end = g_string_new(NULL);
    while (at != NULL && svg_css_statement(&at, &frame)) {
        if (frame.block != NULL && (strstr(frame.head, "100%") != NULL ||
                                    strstr(frame.head, "to") != NULL)) {
            g_string_append(end, frame.block);
            g_string_append_c(end, ';');
        }
        svg_css_statement_release(&frame);
    }
    g_hash_table_replace(css->frames, g_strstrip(g_strdup(space ? space : "")),
                         g_string_free(end, FALSE));
}

/* Whether librsvg (2.54 to 2.60) ignores RULE: it has nested rules or a
 * selector newer than 2018. */
static bool
is_unread(const struct svg_statement *rule)
{
    static const char *const selectors[] = {":is(", ":where(", ":has(", NULL};
    return *rule->head != '@' && (svg_css_contains(rule->head, selectors) ||
                                  strchr(rule->block, '{') != NULL);
}

static void
flatten(struct svg_css *css, const char *text, int depth, GString *out,
        bool *plain)
{
    struct svg_statement part;
    while (svg_css_statement(&text, &part)) {
        if (part.block != NULL && opens(part.head) && depth < DEPTH_MAX) {
            *plain = false;
            flatten(css, part.block, depth + 1, out, plain);
        } else if (part.block != NULL &&
                   strstr(part.head, "keyframes") != NULL &&
                   *part.head == '@') {
            note_frames(css, &part);
        } else if (g_str_has_prefix(part.head, "@import")) {
            css->imports = css->imports || strstr(part.head, "font") == NULL;
        } else if (part.block != NULL && is_unread(&part)) {
            css->unread = true;
        } else if (part.block != NULL && *part.head != '@') {
            g_string_append_printf(out, "%s{%s}\n", part.head, part.block);
        } else if (part.block == NULL && *part.head == '@') {
            g_string_append_printf(out, "%s;\n", part.head);
        }
        svg_css_statement_release(&part);
    }
}

char *
svg_css_flatten(struct svg_css *css, const char *text, bool *plain)
{
    GString *out = g_string_new(NULL);
    g_autofree char *bare = without_comments(text);
    *plain = true;
    flatten(css, bare, 0, out, plain);
    return g_string_free(out, FALSE);
}

/* ---- declarations ---- */

static void
trim(const char **text, size_t *len)
{
    while (*len > 0 && g_ascii_isspace(**text)) {
        (*text)++;
        (*len)--;
    }
    while (*len > 0 && g_ascii_isspace((*text)[*len - 1])) {
        (*len)--;
    }
}

bool
svg_css_declaration(const char **at, struct svg_declaration *out)
{
    const char *begin = *at + strspn(*at, " \t\r\n\f;{}");
    const char *end = find(begin, ";{}");
    const char *colon = find(begin, ":;{}");
    if (!*begin) {
        return false;
    }
    const char *value = *colon == ':' ? colon + 1 : colon;
    *out = (struct svg_declaration){begin, value, (size_t)(colon - begin),
                                    (size_t)(end > value ? end - value : 0)};
    trim(&out->name, &out->name_len);
    trim(&out->value, &out->value_len);
    static const char important[] = "!important";
    size_t tail = sizeof(important) - 1;
    if (out->value_len >= tail &&
        strncmp(out->value + out->value_len - tail, important, tail) == 0) {
        out->value_len -= tail;
        trim(&out->value, &out->value_len);
    }
    *at = end;
    return true;
}

char *
svg_css_value(const char *declarations, const char *property)
{
    struct svg_declaration found = {0};
    struct svg_declaration one;
    while (svg_css_declaration(&declarations, &one)) {
        if (one.name_len == strlen(property) &&
            g_ascii_strncasecmp(one.name, property, one.name_len) == 0) {
            found = one;
        }
    }
    return found.value != NULL ? g_strndup(found.value, found.value_len) : NULL;
}

/* ---- variables ---- */

void
svg_css_note_variables(struct svg_css *css, const char *text)
{
    struct svg_declaration one;
    while (svg_css_declaration(&text, &one)) {
        if (one.name_len < 3 || strncmp(one.name, "--", 2) != 0) {
            continue;
        }
        char *name = g_strndup(one.name, one.name_len);
        char *value = g_strndup(one.value, one.value_len);
        const char *before = g_hash_table_lookup(css->variables, name);
        if (before != NULL && strcmp(before, value) != 0) {
            *value = '\0';
        }
        g_hash_table_replace(css->variables, name, value);
    }
}

/* The value of var() or light-dark() with ARGUMENTS; NULL if unknown. Freed
 * with g_free(). */
static char *
substitute(const struct svg_css *css, bool variable, const char *arguments)
{
    const char *comma = find(arguments, ",");
    char *first = g_strstrip(g_strndup(arguments, (gsize)(comma - arguments)));
    if (!variable) {
        return first;
    }
    const char *value = g_hash_table_lookup(css->variables, first);
    bool known = g_hash_table_contains(css->variables, first);
    g_free(first);
    if (known) {
        return *value ? g_strdup(value) : NULL;
    }
    return *comma ? g_strstrip(g_strdup(comma + 1)) : NULL;
}

static bool resolve(struct svg_css *css, const char *text, int depth,
                    GString *out);

/* Resolves the function at AT, whose name and parenthesis take LEN bytes.
 * Returns its end, or NULL if it stays. */
static const char *
resolve_one(struct svg_css *css, const char *at, size_t len, int depth,
            GString *out)
{
    const char *close = find(at + len, ")");
    if (!*close || depth == DEPTH_MAX || css->budget-- <= 0) {
        return NULL;
    }
    g_autofree char *arguments = g_strndup(at + len, (gsize)(close - at) - len);
    g_autofree char *value = substitute(css, *at == 'v', arguments);
    if (value == NULL) {
        return NULL;
    }
    resolve(css, value, depth + 1, out);
    return close + 1;
}

/* Appends TEXT to OUT; true if anything in it was resolved. */
static bool
resolve(struct svg_css *css, const char *text, int depth, GString *out)
{
    bool any = false;
    while (*text) {
        size_t len = g_str_has_prefix(text, "var(") ? strlen("var(")
                     : g_str_has_prefix(text, "light-dark(")
                         ? strlen("light-dark(")
                         : 0;
        const char *behind =
            len > 0 ? resolve_one(css, text, len, depth, out) : NULL;
        any = any || behind != NULL;
        if (behind == NULL) {
            g_string_append_c(out, *text);
            behind = text + 1;
        }
        text = behind;
    }
    return any;
}

char *
svg_css_resolve(struct svg_css *css, const char *text)
{
    if (strstr(text, "var(") == NULL && strstr(text, "light-dark(") == NULL) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    bool any = resolve(css, text, 0, out);
    return g_string_free(out, !any);
}

bool
svg_css_unresolved(const struct svg_css *css, const char *value)
{
    const char *at = strstr(value, "var(");
    if (at == NULL) {
        return false;
    }
    at += strlen("var(");
    at += strspn(at, " \t\r\n");
    g_autofree char *name = g_strndup(at, strcspn(at, ", \t\r\n)"));
    return g_hash_table_contains(css->variables, name);
}
