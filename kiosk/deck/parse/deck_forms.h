/* Which keys deck.txt, topic.txt and the head of a slide have. */
#ifndef KIOSK_DECK_FORMS_H
#define KIOSK_DECK_FORMS_H

#include "deck.h"
#include "head_line.h"

/* What a head says in the place of a body, for a picture that has none. */
struct deck_instead {
    char *text; /* NULL when not given */
    int line;
};

struct deck_slide_head {
    struct deck_version version;
    struct deck_instead title, alt;
};

extern const struct head_form deck_form;  /* fills struct deck */
extern const struct head_form topic_form; /* fills struct deck_topic */
extern const struct head_form slide_form; /* fills deck_slide_head */

#endif
