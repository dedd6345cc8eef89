/* Which keys deck.txt, topic.txt and the head of a slide have. */
#ifndef KIOSK_DECK_FORMS_H
#define KIOSK_DECK_FORMS_H

#include "head.h"

extern const struct head_form deck_form;  /* fills struct deck */
extern const struct head_form topic_form; /* fills struct deck_topic */
extern const struct head_form slide_form; /* fills struct deck_version */

#endif
