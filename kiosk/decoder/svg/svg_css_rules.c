/* The rules of style sheets. See svg_css_rules.h. */
#include "svg_css_rules.h"

#include <string.h>

#include "svg_css.h"

struct rule {
    int number;
    bool interactive; /* applies on interaction only, as :hover does */
    char *compound;   /* the last part of its selector */
    char *declarations;
};

static void
free_rule(gpointer pointer)
{
    struct rule *rule = pointer;
    g_free(rule->compound);
    g_free(rule->declarations);
    g_free(rule);
}

/* The length of the name at TEXT. */
static size_t
name_length(const char *text)
{
    return strcspn(text, ".#:[ \t\r\n");
}

static bool
is_interactive(const char *selector)
{
    static const char *const states[] = {":hover",  ":focus",   ":active",
                                         ":target", ":checked", NULL};
    return svg_css_contains(selector, states);
}

/* The key under which a rule for COMPOUND is stored: an id, else a class, else
 * a tag. NULL for pseudo-elements. */
static char *
key_of(const char *compound)
{
    const char *id = strchr(compound, '#');
    const char *class = strchr(compound, '.');
    const char *at = id != NULL ? id : class != NULL ? class : compound;
    size_t len = name_length(at + 1) + 1;
    if (strstr(compound, "::") != NULL) {
        return NULL;
    }
    if (g_str_has_prefix(compound, ":root")) {
        return g_strdup("svg");
    }
    return *at && strchr(":[", *at) == NULL ? g_strndup(at, len)
                                            : g_strdup("*");
}

static void
add_rule(struct svg_css *css, char *selector, const char *declarations)
{
    g_strstrip(selector);
    size_t len = strlen(selector);
    while (len > 0 && strchr(" \t\r\n>+~", selector[len - 1]) == NULL) {
        len--;
    }
    g_autofree char *key = key_of(selector + len);
    if (key == NULL) {
        return;
    }
    struct rule *rule = g_new(struct rule, 1);
    *rule = (struct rule){css->count++, is_interactive(selector),
                          g_strdup(selector + len), g_strdup(declarations)};
    GPtrArray *rules = g_hash_table_lookup(css->rules, key);
    if (rules == NULL) {
        rules = g_ptr_array_new_with_free_func(free_rule);
        g_hash_table_insert(css->rules, g_strdup(key), rules);
    }
    g_ptr_array_add(rules, rule);
}

void
svg_css_add_rules(struct svg_css *css, const char *sheet)
{
    struct svg_statement part;
    while (svg_css_statement(&sheet, &part)) {
        char **selectors = part.block != NULL && *part.head != '@'
                               ? g_strsplit(part.head, ",", 0)
                               : NULL;
        for (char **one = selectors; one != NULL && *one != NULL; one++) {
            add_rule(css, *one, part.block);
        }
        g_strfreev(selectors);
        svg_css_statement_release(&part);
    }
}

/* ---- which rules hold for an element ---- */

struct element {
    const char *tag, *id, *classes;
    bool interactive; /* match the rules for interaction */
};

static bool
has_class(const char *classes, const char *name, size_t len)
{
    for (const char *at = classes; at != NULL && *at;) {
        at += strspn(at, " \t\r\n");
        size_t here = strcspn(at, " \t\r\n");
        if (here == len && strncmp(at, name, len) == 0) {
            return true;
        }
        at += here;
    }
    return false;
}

/* Whether ELEMENT has the tag, id and classes of COMPOUND. Its other conditions
 * are assumed to hold. */
static bool
fits(const struct element *element, const char *compound)
{
    size_t len = name_length(compound);
    bool good = len == 0 || *compound == '*' ||
                (strlen(element->tag) == len &&
                 strncmp(element->tag, compound, len) == 0);
    for (const char *at = compound + len; good && *at; at += len) {
        len = name_length(at + 1) + 1;
        if (*at == '.') {
            good = has_class(element->classes, at + 1, len - 1);
        } else if (*at == '#') {
            good = element->id != NULL && strlen(element->id) == len - 1 &&
                   strncmp(element->id, at + 1, len - 1) == 0;
        }
    }
    return good;
}

static void
collect(const struct svg_css *css, const struct element *element,
        const char *key, GPtrArray *found)
{
    const GPtrArray *rules = g_hash_table_lookup(css->rules, key);
    for (guint i = 0; rules != NULL && i < rules->len; i++) {
        struct rule *rule = rules->pdata[i];
        if (rule->interactive == element->interactive &&
            fits(element, rule->compound) &&
            !g_ptr_array_find(found, rule, NULL)) {
            g_ptr_array_add(found, rule);
        }
    }
}

static int
by_number(gconstpointer a, gconstpointer b)
{
    const struct rule *const *left = a;
    const struct rule *const *right = b;
    return (*left)->number - (*right)->number;
}

void
svg_css_match(const struct svg_css *css, const char *tag, const char *id,
              const char *classes, bool interactive, GString *out)
{
    const struct element element = {tag, id, classes, interactive};
    GPtrArray *found = g_ptr_array_new();
    char **names = g_strsplit_set(classes != NULL ? classes : "", " \t\r\n", 0);
    collect(css, &element, "*", found);
    collect(css, &element, tag, found);
    for (char **name = names; *name != NULL; name++) {
        g_autofree char *key = g_strconcat(".", *name, NULL);
        collect(css, &element, key, found);
    }
    g_autofree char *key = g_strconcat("#", id != NULL ? id : "", NULL);
    collect(css, &element, key, found);
    g_strfreev(names);
    g_ptr_array_sort(found, by_number);
    for (guint i = 0; i < found->len; i++) {
        const struct rule *rule = found->pdata[i];
        g_string_append(out, rule->declarations);
        g_string_append_c(out, ';');
    }
    g_ptr_array_unref(found);
}
