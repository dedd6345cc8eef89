/* Style sheets of an SVG: their rules, and whom they are for. */
#ifndef KIOSK_SVG_CSS_RULES_H
#define KIOSK_SVG_CSS_RULES_H

#include <stdbool.h>

#include "svg_css.h"

/* Takes in the rules of a sheet that was flattened and resolved. */
void svg_css_add_rules(struct svg_css *css, const char *sheet);

/* Adds the declarations of the rules for an element to OUT: of those that hold,
 * or of those that a FINGER makes hold. Of a selector only the last part
 * counts; ID and CLASSES may be NULL. */
void svg_css_match(const struct svg_css *css, const char *tag, const char *id,
                   const char *classes, bool finger, GString *out);

#endif
