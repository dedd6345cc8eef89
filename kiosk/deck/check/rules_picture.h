/* Slides that consist of a picture only, and rules about their text. */
#ifndef KIOSK_RULES_PICTURE_H
#define KIOSK_RULES_PICTURE_H

#include <stdbool.h>

#include "deck.h"
#include "rules_check.h"

/* The PDF page that VERSION is, 0 for anything else: it is the line of findings
 * about that page. */
int rules_picture_page(const struct deck_version *version);

/* The name of the text file that has the keys of VERSION, a picture:
 * "02-team.txt"; of page PAGE of a PDF alone, unless that is 0:
 * "01-welcome-page-3.txt". Freed with free(). */
char *rules_picture_keys(const struct deck *deck,
                         const struct deck_version *version, int page);

/* Whether VERSION is a picture whose words are unknown or incomplete: then it
 * cannot be compared with other versions. */
bool rules_picture_unread(const struct deck_version *version);

/* Slides of a topic that are pictures, or pages of a PDF, without words. */
void rules_check_pictures(const struct rules_case *rules,
                          const struct deck_topic *topic);

#endif
