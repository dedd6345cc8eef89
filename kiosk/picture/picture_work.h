/* The jobs of a store: what it requests from the decoder, and the replies. Only
 * picture_store.c and its tests access the inside of a store. */
#ifndef KIOSK_PICTURE_WORK_H
#define KIOSK_PICTURE_WORK_H

#include "picture_cache.h"
#include "picture_files.h"
#include "picture_process.h"
#include "picture_types.h"

/* The piece of work that the decoder has. */
struct picture_job {
    bool running;
    enum picture_verb verb;
    uint64_t file; /* its number */
    struct picture_shape shape;
    int memory; /* -1 none */
    size_t bytes;
    int64_t until_ms;  /* when it is looked at */
    int64_t worked_ms; /* by the last look */
    int looks;
};

struct picture_store {
    struct picture_options options;
    char *programs;
    struct picture_files files;
    struct picture_cache cache;
    struct picture_wanted {
        uint64_t file;
        struct picture_shape shape;
    } *wants;
    size_t want_count;
    struct picture_process process;
    struct picture_job job;
    enum picture_news news; /* not taken yet */
    int64_t now_ms;         /* of the last step */
    int64_t idle_at_ms;     /* when the decoder goes */
    int64_t reap_at_ms; /* when to look whether it is gone; INT64_MAX: it is */
};

/* What a decoder may take for a piece of work, of processor time: what else
 * runs on the machine makes no difference. H.265 and AV1 cannot be decoded
 * smaller than they are, so that those get more: 48 megapixels take 1.6 s on a
 * processor of 2022, and a Pi 3 is ten times as slow. It is looked at every few
 * seconds: one that waits instead of working holds up all pictures behind it.
 */
enum {
    PICTURE_JOB_SECONDS = 5,
    PICTURE_CAMERA_SECONDS = 20,
    PICTURE_LOOK_SECONDS = 10,
    PICTURE_LOOK_WORKED_MS = 20, /* less than that since then is a hang */
    PICTURE_LOOKS_MAX = 12
};

/* The most urgent picture that is not drawn and within the budget; NULL when
 * there is none. */
const struct picture_wanted *
picture_work_next_want(const struct picture_store *store);

/* Takes the answer, if there is one, and begins the next piece of work. */
void picture_work_step(struct picture_store *store);

/* It is time to look at the decoder. If it does not work, or has for too long,
 * it is stopped, and so is its job. */
void picture_work_look(struct picture_store *store);

/* Forgets the job. */
void picture_work_end(struct picture_store *store);

#endif
