/* A store inside of what it takes decks from, or the other way round, would
 * take itself in. */
#ifndef KIOSK_STORE_APART_H
#define KIOSK_STORE_APART_H

#include <stdbool.h>

/* Whether neither of the folders SOURCE and STORE is the other one or lies in
 * it. STORE need not be there yet; SOURCE is looked at, and that may hang. */
bool store_is_apart(const char *source, const char *store);

#endif
