/* Reading a slides folder at one go: the first deck of the show, and the only
 * one of check and render. */
#ifndef KIOSK_LIBRARY_ONCE_H
#define KIOSK_LIBRARY_ONCE_H

#include <stdbool.h>
#include <stdint.h>

#include "library.h"

/* Reads FOLDER once, whole. For check and render. Of OPTIONS, NULL for the
 * default, only `describe` and `draws` matter, and `describe` is told to wait.
 * False when FOLDER cannot be opened; *WHY is then a sentence (freed with
 * free()). */
bool library_read(const char *folder, const struct library_options *options,
                  struct library_deck *read, char **why);

/* Opens a picture of the deck in FOLDER to read: the file at PATH of struct
 * deck_picture, in the version that the deck has. Returns a descriptor, or -1
 * with errno: ESTALE when another version lies there. Never blocks, never
 * leads out of the folder. */
int library_open_picture(const char *folder, const char *path,
                         uint64_t size_bytes, int64_t modified_ns);

/* A first deck as fast as can be: the whole of a small folder, else deck.txt,
 * up to 64 topics and at most 48 slides (then `partial`, and library_step goes
 * on to the whole one). `describe` is told to wait. To be called before the
 * first library_step, or not at all. Without a folder the deck is NULL and the
 * report says why. */
void library_glance(struct library *library, struct library_deck *read);

#endif
