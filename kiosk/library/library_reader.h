/* What a load of the slides folder needs and gives: how files are read (old
 * encodings, the words of PDFs), and the deck that comes out. */
#ifndef KIOSK_LIBRARY_READER_H
#define KIOSK_LIBRARY_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck_dir.h"
#include "deck_reader.h"
#include "library_hash.h"
#include "report.h"

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
                                   * quick load of a large folder, or large
                                   * pictures are not hashed yet */
};
void library_deck_release(struct library_deck *read);

/* Gives the words of the PDF at PATH, open as FD (closed by the caller), in the
 * version with that size and date.
 *
 * True when they are known: *WORDS has those of its pages as struct deck_file
 * wants them, *LEN bytes, freed by the caller with free(); NULL when there are
 * none (it is no PDF, or cannot be read). False when they are not known yet:
 * the library asks again, at most every LIBRARY_DESCRIBE_MS. With WAIT, false
 * means that it took too long: the deck is given without the words, as
 * `partial`, and the next one has them. Once known, the words of a version are
 * not asked for again while it is part of the deck. */
typedef bool library_describe(void *context, const char *path, int fd,
                              uint64_t size_bytes, int64_t modified_ns,
                              bool wait, char **words, size_t *len);
#define LIBRARY_DESCRIBE_MS 20

/* A callback that gives no answer for this long is treated as having none,
 * because other changes are waiting. */
#define LIBRARY_DESCRIBE_MAX_MS 30000

struct library_options {
    library_describe *describe; /* NULL: each PDF is one picture */
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

/* Old encodings to UTF-8, by iconv(3): on a board there are those of
 * image/root/finish.sh. */
text_convert library_convert;

/* A reader that converts, and that asks OPTIONS what the fonts draw. */
struct deck_reader *library_reader(const struct library_options *options);

enum words_answer {
    WORDS_KNOWN, /* perhaps that there are none */
    WORDS_LATER, /* ask again */
    WORDS_FAILED /* the file could not be opened, or changed: errno */
};

/* Whether there is somebody to ask about the file at PATH. */
bool words_wanted(const struct library_options *options, const char *path);

/* Asks for the words of the file at PATH with STAMP, of at most ROOM bytes:
 * behind those only the ends of pages are kept, so that no page is lost.
 * *WORDS is freed with free(). */
enum words_answer words_ask(const struct library_options *options,
                            const struct deck_dir *dir, const char *path,
                            const struct file_stamp *stamp, bool wait,
                            size_t room, char **words, size_t *len);

#endif
