/* Which script a text is written in, and which its language is. */
#ifndef KIOSK_RULES_SCRIPT_H
#define KIOSK_RULES_SCRIPT_H

#include <stdbool.h>

#include "deck.h"

/* Whether most letters of VERSION belong to another script than those that its
 * language is written in; then *FOUND and *EXPECTED name the two. False for
 * languages that are not known and for fewer than 20 letters: a name or two.
 */
bool rules_script_wrong(const struct deck_version *version, const char **found,
                        const char **expected);

#endif
