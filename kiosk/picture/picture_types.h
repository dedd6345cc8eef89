/* What a store of pictures is asked for, and what it reports. */
#ifndef KIOSK_PICTURE_TYPES_H
#define KIOSK_PICTURE_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "picture_protocol.h"

/* One page of one version of a file. */
struct picture_id {
    const char *path; /* inside the deck */
    int page;         /* of a PDF, from 0 */
    uint64_t size_bytes;
    int64_t modified_ns;
};

/* A picture as it is drawn. */
struct picture_want {
    struct picture_id id;
    int width_px, height_px;
    struct crop crop; /* the part of it that fills that */
};

struct picture_options {
    const char *programs; /* the folder of the decoders; copied */
    size_t memory_bytes;  /* budget of drawn pictures, see picture_store_want */

    /* Gives a descriptor of the file to read, or -1 with errno. */
    int (*open)(void *ctx, const struct picture_id *id);

    /* Told once of each version of a file that cannot be shown, however often
     * it is tried again; may be NULL. */
    void (*tell)(void *ctx, const struct picture_id *id,
                 enum picture_status status);

    /* Told when a decoder ends in the middle of its work on a file: STATUS as
     * of waitpid(), -1 unknown. May be NULL. */
    void (*ended)(void *ctx, const struct picture_id *id, int status);
    void *ctx;
};

/* What became known; the later ones go before the earlier. */
enum picture_news {
    PICTURE_NEWS_NONE,
    PICTURE_NEWS_DRAWN,  /* pixels are there that were not */
    PICTURE_NEWS_SIZED,  /* so is a size, or that there is none */
    PICTURE_NEWS_CHANGED /* what could be shown cannot, or the other way round:
                          * what was laid out with it does not hold */
};

#endif
