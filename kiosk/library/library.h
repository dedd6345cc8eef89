/* Turns a slides folder on disk into decks: reads it, watches it, waits until
 * changes have settled, and keeps the last good version of a broken file. It
 * never blocks on an unusual file, follows no link out of the folder and maps
 * no file. */
#ifndef KIOSK_LIBRARY_H
#define KIOSK_LIBRARY_H

#include <stdbool.h>
#include <stdint.h>

#include "library_reader.h"

struct library;

/* Starts watching FOLDER, which need not exist yet. Never fails. The path may
 * be or contain symbolic links; one that is re-pointed is noticed. */
struct library *library_new(const char *folder,
                            const struct library_options *options,
                            int64_t now_ms);
void library_free(struct library *library);

/* Does a bounded piece of work (about 5 ms) if any is due. True when a new
 * deck is ready in *READ, which the caller then owns: the folder was quiet,
 * was read whole, and differs from the last one given. */
bool library_step(struct library *library, int64_t now_ms,
                  struct library_deck *read);

/* Whether the folder could not be read when it was last looked at. */
bool library_missing(const struct library *library);

/* When library_step has work next without an event; INT64_MAX = never. */
int64_t library_deadline_ms(const struct library *library);

/* Becomes readable when the folder may have changed; -1 without inotify. */
int library_fd(const struct library *library);

/* Requests a cheap scan at the next step even without an event: called at each
 * slide change, so that a lost event delays a change by a slide, not a day. */
void library_sweep(struct library *library);

/* Reads a first deck as fast as possible: all of a small folder, else deck.txt,
 * up to 64 topics and at most 48 slides (then it is `partial`, and library_step
 * goes on to read it all). `describe` is told to wait. Call before the first
 * library_step, or not at all. Without a folder the deck is NULL and the report
 * says why. */
void library_quick_load(struct library *library, struct library_deck *read);

/* Reads FOLDER once, whole. For check and render. Of OPTIONS, NULL for the
 * default, only `describe` and `draws` matter, and `describe` may wait. False
 * when FOLDER cannot be opened; *WHY is then a sentence (freed with free()). */
bool library_read(const char *folder, const struct library_options *options,
                  struct library_deck *read, char **why);

#endif
