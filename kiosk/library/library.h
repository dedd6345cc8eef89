/* A slides folder on disk that becomes decks: reads, watches, waits for quiet,
 * keeps the last good version of a broken file. Never blocks on a strange
 * file, never follows a link out of the folder, never maps a file. */
#ifndef KIOSK_LIBRARY_H
#define KIOSK_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "report.h"

#define LIBRARY_HASH_SIZE 65 /* SHA-256 in hex and a NUL */

/* What one reading of the folder gave. A file that is being written, or that
 * is missing for a moment, is in it as it was before; so is one with errors,
 * and then the report says so. */
struct library_deck {
    struct deck *deck; /* NULL when the folder could not be read at all */
    struct report report;
    char hash[LIBRARY_HASH_SIZE]; /* over the paths and bytes of all files
                                   * that are part of the deck, the same on
                                   * every machine (library_hash.h); "" while
                                   * partial */
    bool partial;                 /* the same again, and more, will follow: a
                                   * first glance at a large folder, or large
                                   * pictures are not hashed yet */
};
void library_deck_release(struct library_deck *read);

/* HASH as people compare it, everywhere in this form: its first 12 digits, in
 * groups of 4. "" for "". */
#define LIBRARY_SHORT_SIZE 15
void library_hash_short(const char *hash, char words[LIBRARY_SHORT_SIZE]);

/* Who knows the words of a PDF: told of the file at PATH, open as FD, in the
 * version with that size and date. FD is closed by who calls.
 *
 * True when it is known: *WORDS are then those of its pages as struct
 * deck_file wants them, in *LEN bytes, freed with free() by who calls; NULL
 * when it has none (it is no PDF, or cannot be read). False when it is not
 * known yet: then it is asked again, at most every LIBRARY_DESCRIBE_MS, until
 * it is known. With WAIT that is so only when it takes too long: the deck is
 * given without the words then, as `partial`, and the next one has them. Once
 * known, it is not asked again of the same version while that is part of the
 * deck. */
typedef bool library_describe(void *context, const char *path, int fd,
                              uint64_t size_bytes, int64_t modified_ns,
                              bool wait, char **words, size_t *len);
#define LIBRARY_DESCRIBE_MS 20

/* Who has not said so long that it knows is taken to know nothing: other
 * changes wait meanwhile. */
#define LIBRARY_DESCRIBE_MAX_MS 30000

struct library_options {
    library_describe *describe; /* NULL: nobody; each PDF is one picture */
    void *describe_context;
    /* What the fonts draw, as in struct deck_host; NULL: all. */
    bool (*draws)(void *context, uint32_t code, const char *lang);
    void *draws_context;
    bool no_inotify;   /* poll only */
    int64_t poll_ms;   /* between polls when inotify cannot be trusted (none,
                        * too few watches, network file systems) and while
                        * there is nothing to show; 1000 */
    int64_t settle_ms; /* quiet that ends a change; 200. A change that no hint
                        * of the kernel explains has to last five times so
                        * long, or, when polling, until the next poll */
    int64_t settle_max_ms; /* a steady writer is not waited for longer; 1500.
                            * What it writes is: until it closes the file, or
                            * has not written for 10 s */
};
struct library_options library_options_default(void);

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

/* A cheap sweep at the next step even without an event: called at each slide
 * change, so that a lost event costs a slide, not a day. */
void library_sweep(struct library *library);

#endif
