/* Style sheets of an SVG, as far as needed to see what librsvg leaves out. It
 * does not read @media, @supports, @layer, var() and light-dark(), so they are
 * resolved here. */
#ifndef KIOSK_SVG_CSS_H
#define KIOSK_SVG_CSS_H

#include <stdbool.h>
#include <stddef.h>

#include <librsvg/rsvg.h>

struct svg_css {
    GHashTable *rules;     /* "#id", ".class", "tag" or "*": GPtrArray of
                            * rules, in the order of the sheets */
    GHashTable *variables; /* "--name": its value; "" when there are several */
    GHashTable *frames;    /* @keyframes by name: the declarations of the
                            * last */
    int count;             /* of rules so far */
    int budget;            /* substitutions left */
    bool imports;          /* refers to another sheet */
    bool unread;           /* has rules that librsvg ignores */
};

struct svg_declaration {
    const char *name, *value; /* not terminated */
    size_t name_len, value_len;
};

/* The prelude of a rule, and its block or NULL. */
struct svg_statement {
    char *head, *block;
};

void svg_css_init(struct svg_css *css);
void svg_css_release(struct svg_css *css);

/* The sheet TEXT without comments, with @media and similar blocks that apply to
 * this screen unwrapped; *PLAIN is true if there was none. Records animations
 * and imports. Freed with g_free(). */
char *svg_css_flatten(struct svg_css *css, const char *text, bool *plain);

/* Whether a media query in the comma-separated list MEDIA matches this
 * screen. */
bool svg_css_media_holds(const char *media);

/* Records the variables that the declarations or the sheet in TEXT set. */
void svg_css_note_variables(struct svg_css *css, const char *text);

/* TEXT with var() and light-dark() resolved where possible; NULL if nothing
 * changes. Freed with g_free(). */
char *svg_css_resolve(struct svg_css *css, const char *text);

/* Whether VALUE uses a variable with several values, so that the one that
 * applies is unknown. */
bool svg_css_unresolved(const struct svg_css *css, const char *value);

/* Reads the next statement at *AT; false at the end. Must be released. */
bool svg_css_statement(const char **at, struct svg_statement *out);
void svg_css_statement_release(struct svg_statement *statement);

/* Reads the next declaration at *AT; false at the end. */
bool svg_css_declaration(const char **at, struct svg_declaration *out);

/* The last value of PROPERTY in DECLARATIONS, NULL without one; freed with
 * g_free(). */
char *svg_css_value(const char *declarations, const char *property);

/* Whether one of WORDS, which end with NULL, is in TEXT. */
bool svg_css_contains(const char *text, const char *const *words);

#endif
