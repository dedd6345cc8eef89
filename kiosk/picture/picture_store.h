/* Pictures for the show: knows their sizes, and keeps those that are on screen
 * or may come next drawn at their size, within a budget, while a decoder does
 * the work. Functions do not wait for a decoder unless stated. */
#ifndef KIOSK_PICTURE_STORE_H
#define KIOSK_PICTURE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "picture_types.h"

struct picture_store;

/* No decoder is started before one is needed, or expected. */
struct picture_store *picture_store_new(const struct picture_options *options);
void picture_store_free(struct picture_store *store);

/* Starts the decoder of photos, which most decks have, before one is requested,
 * so that the first is ready sooner. It exits if none is. */
void picture_store_expect(struct picture_store *store, int64_t now_ms);

/* The size of a picture, px, upright. False when it is not known yet (then it
 * is found out) or cannot be shown. While a new version of a file is looked
 * at, and when it cannot be shown, the last good one answers as long as it is
 * in memory. */
bool picture_store_size(struct picture_store *store,
                        const struct picture_id *id, int *width_px,
                        int *height_px);

/* Where something stands on it: everywhere when that cannot be found out. NULL
 * when it is not known yet (then it is found out), or the size is not. Valid
 * until the next step. */
const struct ink *picture_store_ink(struct picture_store *store,
                                    const struct picture_id *id);

/* Which pixels of it are available. */
enum picture_drawn_state {
    PICTURE_NOT_DRAWN,
    PICTURE_DRAWN,
    PICTURE_DRAWN_BEFORE /* of the last good version: a new one is looked at, or
                          * cannot be shown */
};
enum picture_drawn_state picture_store_drawn(struct picture_store *store,
                                             const struct picture_want *want);

/* Its pixels, and whether they need a ground (see picture_protocol.h); NULL if
 * they are not available. Valid until the next step. */
const uint32_t *picture_store_pixels(struct picture_store *store,
                                     const struct picture_want *want,
                                     bool *opaque, uint32_t *ground);

/* What is to be drawn, the most urgent first; replaces what was wanted
 * before. Copied. The first URGENT are drawn whatever memory they take
 * together; of the others, what goes beyond the budget is not. */
void picture_store_want(struct picture_store *store,
                        const struct picture_want *wants, size_t count,
                        size_t urgent);

/* The words of a PDF, each page ended by a form feed. False when they are not
 * known yet (then they are found out, until others are asked), unless WAIT.
 * *WORDS (NULL when the file has none) is freed with free(). */
bool picture_store_words(struct picture_store *store,
                         const struct picture_id *id, bool wait, char **words,
                         size_t *len);

/* Takes an answer, gives out work; to be called when the descriptor is
 * readable or the deadline came. */
enum picture_news picture_store_step(struct picture_store *store,
                                     int64_t now_ms);
int64_t picture_store_deadline_ms(const struct picture_store *store);
int picture_store_fd(const struct picture_store *store); /* -1: none */

/* Whether a size or ink was asked that is not known yet. */
bool picture_store_sizing(const struct picture_store *store);

/* Whether the answer that comes next is one of a few ms: the size of a photo,
 * whose decoder is small. Drawings and documents take their time to start. */
bool picture_store_quick(const struct picture_store *store);

/* Whether anything that was asked or wanted is still to come. */
bool picture_store_busy(const struct picture_store *store);

/* Waits up to TIMEOUT_MS for the decoder; true when step has something to
 * take. */
bool picture_store_wait(const struct picture_store *store, int timeout_ms);

/* Waits until all that was asked and wanted is there, or cannot be. */
enum picture_news picture_store_finish(struct picture_store *store);

/* PICTURE_OK when nothing bad is known of it. */
enum picture_status picture_store_status(struct picture_store *store,
                                         const struct picture_id *id);

/* How high the capitals of its smallest words are, as `letters` of struct
 * picture_reply; 0 before all of it was drawn. */
int32_t picture_store_letters(struct picture_store *store,
                              const struct picture_id *id);

/* What of it will not be drawn, as `lost` of struct picture_reply; 0 when
 * nothing is known of it. */
uint32_t picture_store_lost(struct picture_store *store,
                            const struct picture_id *id);

#endif
