/* Style sheets of an SVG, as far as it takes to see what librsvg leaves out:
 * it reads no @media, @supports, @layer, var() and light-dark(). They are
 * resolved here, so that what it gets is plain. */
#ifndef KIOSK_SVG_CSS_H
#define KIOSK_SVG_CSS_H

#include <stdbool.h>
#include <stddef.h>

#include <librsvg/rsvg.h>

struct svg_css {
    GHashTable *rules;     /* "#id", ".class", "tag" or "*": GPtrArray of
                            * rules, in the order of the sheets */
    GHashTable *variables; /* "--name": its value; "" when there are several */
    GHashTable *frames;    /* of @keyframes, name: declarations of its end */
    int count;             /* of rules so far */
    int budget;            /* substitutions that are still made */
    bool imports;          /* asks for a sheet that is elsewhere */
    bool unread;           /* has rules that are not understood */
};

struct svg_declaration {
    const char *name, *value; /* not terminated */
    size_t name_len, value_len;
};

/* What stands before a block, and the block; NULL when there is none. */
struct svg_statement {
    char *head, *block;
};

void svg_css_init(struct svg_css *css);
void svg_css_release(struct svg_css *css);

/* The sheet TEXT without comments, with what holds on this screen taken out of
 * @media and the like; *PLAIN says whether there was none of it. Notes
 * animations and imports. Freed with g_free(). */
char *svg_css_flatten(struct svg_css *css, const char *text, bool *plain);

/* Whether one of the media in MEDIA, with commas between, is this screen. */
bool svg_css_media_holds(const char *media);

/* Takes in the variables that the declarations in TEXT set; of a sheet, all of
 * its blocks. */
void svg_css_note_variables(struct svg_css *css, const char *text);

/* TEXT with var() and light-dark() resolved as far as can be told; NULL when
 * that changes nothing. Freed with g_free(). */
char *svg_css_resolve(struct svg_css *css, const char *text);

/* Whether VALUE asks for a variable that has several values: which one holds
 * is not known. */
bool svg_css_unresolved(const struct svg_css *css, const char *value);

/* The next statement at *AT; false at the end. To be released. */
bool svg_css_statement(const char **at, struct svg_statement *out);
void svg_css_statement_release(struct svg_statement *statement);

/* The next of the declarations at *AT; false at the end. */
bool svg_css_declaration(const char **at, struct svg_declaration *out);

/* The last value of PROPERTY in DECLARATIONS, NULL without one; freed with
 * g_free(). */
char *svg_css_value(const char *declarations, const char *property);

/* Whether one of WORDS, which end with NULL, is in TEXT. */
bool svg_css_contains(const char *text, const char *const *words);

#endif
