/* The work of a store: what the decoder is to do, and what it answered. See
 * picture_store_private.h. */
#ifndef KIOSK_PICTURE_WORK_H
#define KIOSK_PICTURE_WORK_H

#include "picture_store.h"

/* The most urgent picture that is not drawn and within the budget; NULL when
 * there is none. */
const struct picture_wanted *
picture_work_next_want(const struct picture_store *store);

/* Takes the answer, if there is one, and begins the next piece of work. */
void picture_work_step(struct picture_store *store);

/* It is time to look at the decoder. If it does not work, or has for too long,
 * it is stopped, and so is its job. */
void picture_work_look(struct picture_store *store);

/* Forgets the job. */
void picture_work_end(struct picture_store *store);

#endif
