/* The index of rendered pages: one HTML file to review and sign off, with the
 * hash that the screen shows for the same deck. */
#ifndef KIOSK_RENDER_INDEX_H
#define KIOSK_RENDER_INDEX_H

#include <stdbool.h>

#include "deck_shown.h"
#include "library.h"

struct render_index;
struct render_index *render_index_new(void);
void render_index_free(struct render_index *index);

/* Adds the picture NAME.png that was drawn, in the order of the show, and the
 * WORDS on it; marked unless it is ON_SHOW. */
void render_index_page(struct render_index *index, const char *name,
                       const char *words, const struct deck_topic *topic,
                       const struct deck_slide *slide,
                       const struct deck_version *version, bool on_show);

/* Writes the file: the deck, the COUNT slides SHOWN at MOMENT, the findings,
 * the pictures, and lines to sign. False and a sentence in *WHY (freed with
 * free()) when it cannot. */
bool render_index_write(struct render_index *index, const char *path,
                        const struct library_deck *read,
                        const struct deck_shown *shown, size_t count,
                        struct deck_moment moment, char **why);

/* Writes TEXT to the file at PATH. False and a sentence in *WHY (freed with
 * free()) when it cannot. */
bool render_write_file(const char *path, const char *text, char **why);

#endif
