/* The rules of an SVG's style sheets, and which elements they match. */
#ifndef KIOSK_SVG_CSS_RULES_H
#define KIOSK_SVG_CSS_RULES_H

#include <stdbool.h>

#include "svg_css.h"

/* Adds the rules of a flattened and resolved sheet. */
void svg_css_add_rules(struct svg_css *css, const char *sheet);

/* Appends the declarations of the rules that match an element to OUT: of those
 * that always apply, or of those for INTERACTIVE. Only the last compound of a
 * selector counts; ID and CLASSES may be NULL. */
void svg_css_match(const struct svg_css *css, const char *tag, const char *id,
                   const char *classes, bool interactive, GString *out);

#endif
