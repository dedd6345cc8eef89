/* Where a slide or topic on show is in the next deck. */
#ifndef KIOSK_PLAYLIST_PLACE_H
#define KIOSK_PLAYLIST_PLACE_H

#include "playlist.h"

/* Folders and files get renamed: a reader must neither lose the slide nor see
 * it twice. */

/* Where the slide at AT of OLD is on show in NEXT: the one of the same ids,
 * else the one that says the same, else a new one of the same title and kind;
 * -1 when there is none, and of none. */
int playlist_place_slide(const struct playlist *next,
                         const struct playlist *old, int at);

/* The index in NEXT of the topic TOPIC of OLD: of the same id, else a new one
 * of the same title; -1 when there is none. */
int playlist_place_topic(const struct playlist *next,
                         const struct playlist *old, int topic);

#endif
