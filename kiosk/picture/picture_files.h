/* What is known of each page of each version of a picture file. */
#ifndef KIOSK_PICTURE_FILES_H
#define KIOSK_PICTURE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "picture_types.h"

struct picture_file {
    uint64_t number;      /* never given twice, never 0 */
    struct picture_id id; /* its path is owned */
    bool known;           /* STATUS holds, and when it is OK what follows */
    bool settled; /* it was known once: STATUS holds or is to be seen again */
    enum picture_status status;
    enum picture_status told; /* the last trouble that was told; OK none */
    int width_px, height_px;
    uint32_t lost;    /* as in struct picture_reply, */
    int32_t letters;  /* and this */
    int64_t retry_ms; /* a status that may pass: not known from then on */
    uint64_t asked;   /* its size was asked, counted up; 0 not */
    int crashes;      /* of decoders at work on it, one after the other */
    int retries;      /* of what was too slow or crashed */
    bool words_asked; /* of a PDF */
    bool words_known; /* then, until somebody takes them: */
    char *words;      /* NULL: it has none */
    size_t words_len;
    struct ink *ink; /* as far as it was asked; NULL: not known */
    bool ink_asked;
    uint64_t used; /* counted up */
};

struct picture_files {
    struct picture_file **items;
    size_t count, cap;
    uint64_t numbers, uses, asks;
};

void picture_files_release(struct picture_files *files);

/* What is known of ID; a new entry when nothing is. When there are too many,
 * the one not asked for the longest is forgotten (never the newest). Valid
 * until the next call. */
struct picture_file *picture_files_get(struct picture_files *files,
                                       const struct picture_id *id);

/* The entry with this number; NULL when it was forgotten. */
struct picture_file *picture_files_find(const struct picture_files *files,
                                        uint64_t number);

/* The newest good version of the same page of the same path before FILE; NULL
 * when there is none. */
struct picture_file *picture_files_before(const struct picture_files *files,
                                          const struct picture_file *file);

/* The entry whose size was asked first and is not known; NULL when none. */
struct picture_file *picture_files_asked(const struct picture_files *files);

/* An entry whose ink was asked and is not known; NULL when none. */
struct picture_file *picture_files_inkless(const struct picture_files *files);

/* Forgets the words that were asked of others, and that nobody came for. */
void picture_files_drop_words(struct picture_files *files);

/* An entry whose words were asked and are not known; NULL when none. */
struct picture_file *picture_files_wordless(const struct picture_files *files);

#endif
