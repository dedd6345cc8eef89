/* The work of a store. See picture_work.h. */
#include "picture_work.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "mem.h"
#include "picture_loss.h"
#include "picture_memory.h"
#include "utf8.h"

enum {
    IDLE_MS = 2000, /* then a decoder goes: a new one starts in no time */
    REAP_MS = 200,  /* what was killed is gone long before */
    MINUTE_MS = 60 * 1000,
    RETRIES_MAX = 7 /* each waits twice as long as the one before: the last,
                     * and all that follow, an hour */
};

/* Of the words of a PDF: 200 pages of 2,000 bytes. */
#define WORDS_BYTES_MAX (512u * 1024)

void
picture_work_end(struct picture_store *store)
{
    if (store->job.memory >= 0) {
        close(store->job.memory);
    }
    picture_process_done(&store->process);
    store->job = (struct picture_job){.memory = -1};
    store->idle_at_ms = store->now_ms + IDLE_MS;
}

const struct picture_wanted *
picture_work_next_want(const struct picture_store *store)
{
    size_t bytes = 0;
    for (size_t i = 0; i < store->want_count; i++) {
        const struct picture_wanted *want = &store->wants[i];
        const struct picture_file *file =
            picture_files_find(&store->files, want->file);
        if (file == NULL || !file->known || file->status != PICTURE_OK) {
            continue;
        }
        bytes += picture_shape_bytes(&want->shape);
        if (i > 0 && bytes > store->cache.bytes_max) {
            return NULL;
        }
        if (!picture_cache_holds(&store->cache, &want->shape)) {
            return want;
        }
    }
    return NULL;
}

/* After how long a trouble may have passed: what staff fix within a minute;
 * what a machine without memory or time to spare may have caused, and not the
 * file, ever later (libraries say "damaged" for want of memory, too). 0:
 * never. */
static int64_t
passes_in_ms(struct picture_file *file, enum picture_status status)
{
    switch (status) {
    case PICTURE_UNREADABLE:
    case PICTURE_NO_DECODER:
        return MINUTE_MS;
    case PICTURE_TOO_SLOW:
    case PICTURE_CRASHED:
    case PICTURE_TOO_LARGE:
    case PICTURE_DAMAGED:
    case PICTURE_EMPTY:
        file->retries += file->retries < RETRIES_MAX;
        return (int64_t)MINUTE_MS << (file->retries - 1);
    default:
        return 0;
    }
}

static void
note_news(struct picture_store *store, enum picture_news news)
{
    store->news = news > store->news ? news : store->news;
}

static void
settle(struct picture_store *store, struct picture_file *file,
       enum picture_status status)
{
    int64_t passes_ms = passes_in_ms(file, status);
    bool tell = status != PICTURE_OK && status != file->told;
    note_news(store, !file->settled           ? PICTURE_NEWS_SIZED
                     : status != file->status ? PICTURE_NEWS_CHANGED
                                              : PICTURE_NEWS_NONE);
    file->known = file->settled = true;
    file->status = status;
    file->retry_ms = passes_ms > 0 ? store->now_ms + passes_ms : 0;
    if (tell && store->options.tell != NULL) {
        file->told = status;
        store->options.tell(store->options.ctx, &file->id, status);
    }
}

/* A page of which nothing is known may have something everywhere. */
static void
take_no_ink(struct picture_store *store, struct picture_file *file)
{
    file->ink = mem_new(1, sizeof(*file->ink));
    ink_fill(file->ink);
    file->crashes = 0;
    note_news(store, PICTURE_NEWS_SIZED);
}

/* A job that came to nothing. */
static void
fail(struct picture_store *store, struct picture_file *file,
     enum picture_verb verb, enum picture_status status)
{
    if (verb == PICTURE_TEXT) {
        file->words_known = true;
    } else if (verb == PICTURE_INK) {
        take_no_ink(store, file);
    } else {
        settle(store, file, status);
    }
}

/* The decoder is gone, and it may have been the machine's fault: a new one
 * tries once more. */
static void
note_crash(struct picture_store *store, struct picture_file *file,
           enum picture_verb verb)
{
    if (++file->crashes > 1) {
        fail(store, file, verb, PICTURE_CRASHED);
    }
}

/* Whether the decoder can be asked; else why not. */
static enum picture_status
prepare(struct picture_store *store, int fd)
{
    uint8_t head[PICTURE_SNIFF_BYTES];
    ssize_t len = pread(fd, head, sizeof(head), 0);
    if (len < 0) {
        return PICTURE_UNREADABLE;
    }
    enum picture_program program =
        picture_program_of(picture_sniff(head, (size_t)len));
    if (program == PICTURE_PROGRAM_COUNT) {
        return PICTURE_UNKNOWN_FORMAT;
    }
    return picture_process_start(&store->process, store->programs, program)
               ? PICTURE_OK
               : PICTURE_NO_DECODER;
}

/* Asks the decoder to do JOB with the open file FD. */
static enum picture_status
ask(struct picture_store *store, const struct picture_file *file,
    struct picture_job *job, int fd)
{
    enum picture_status status = prepare(store, fd);
    if (status != PICTURE_OK) {
        return status;
    }
    if (job->bytes > 0) {
        job->memory = picture_memory_new(job->bytes);
        if (job->memory < 0) {
            return PICTURE_CRASHED; /* for want of memory or descriptors */
        }
    }
    const struct picture_request request = {.verb = job->verb,
                                            .page = file->id.page,
                                            .width_px = job->shape.width_px,
                                            .height_px = job->shape.height_px,
                                            .crop = job->shape.crop};
    return picture_process_ask(&store->process, &request, fd, job->memory,
                               store->process.program == PICTURE_CAMERA
                                   ? PICTURE_CAMERA_SECONDS
                                   : PICTURE_JOB_SECONDS)
               ? PICTURE_OK
               : PICTURE_CRASHED;
}

/* Begins JOB for FILE; what cannot be begun has failed. */
static void
begin(struct picture_store *store, struct picture_file *file,
      struct picture_job job)
{
    job.file = file->number;
    job.memory = -1;
    int fd = store->options.open(store->options.ctx, &file->id);
    enum picture_status status =
        fd >= 0 ? ask(store, file, &job, fd) : PICTURE_UNREADABLE;
    if (fd >= 0) {
        close(fd);
    }
    store->job = job;
    if (status == PICTURE_CRASHED) {
        note_crash(store, file, job.verb);
    } else if (status != PICTURE_OK) {
        fail(store, file, job.verb, status);
    }
    if (status != PICTURE_OK) {
        picture_work_end(store);
        return;
    }
    store->job.running = true;
    store->job.until_ms = store->now_ms + PICTURE_LOOK_SECONDS * 1000;
}

/* Begins the next piece of work; false when there is none. */
static bool
begin_next(struct picture_store *store)
{
    struct picture_file *file = picture_files_wordless(&store->files);
    if (file != NULL) {
        begin(store, file,
              (struct picture_job){.verb = PICTURE_TEXT,
                                   .bytes = WORDS_BYTES_MAX});
        return true;
    }
    file = picture_files_asked(&store->files);
    if (file != NULL) {
        begin(store, file, (struct picture_job){.verb = PICTURE_PROBE});
        return true;
    }
    file = picture_files_inkless(&store->files);
    if (file != NULL) {
        begin(store, file,
              (struct picture_job){.verb = PICTURE_INK,
                                   .bytes = sizeof(struct ink)});
        return true;
    }
    const struct picture_wanted *want = picture_work_next_want(store);
    if (want == NULL) {
        return false;
    }
    begin(store, picture_files_find(&store->files, want->file),
          (struct picture_job){.verb = PICTURE_DRAW,
                               .shape = want->shape,
                               .bytes = picture_shape_bytes(&want->shape)});
    return true;
}

/* ---- answers ---- */

static void
take_size(struct picture_store *store, struct picture_file *file,
          const struct picture_reply *reply)
{
    int w = reply->width_px, h = reply->height_px;
    bool good =
        w > 0 && h > 0 && w <= PICTURE_SIDE_MAX && h <= PICTURE_SIDE_MAX;
    bool whole = !picture_loss_hides(reply->lost);
    file->crashes = 0;
    file->width_px = w;
    file->height_px = h;
    file->lost = reply->lost;
    settle(store, file,
           !good   ? PICTURE_DAMAGED
           : whole ? PICTURE_OK
                   : PICTURE_NOT_WHOLE);
}

static void
take_pixels(struct picture_store *store, struct picture_file *file,
            const struct picture_reply *reply)
{
    const struct picture_job *job = &store->job;
    void *pixels = picture_memory_take(job->memory, job->bytes);
    if (pixels == NULL) {
        note_crash(store, file, PICTURE_DRAW);
        return;
    }
    for (size_t i = store->want_count; i > 0; i--) {
        picture_cache_find(&store->cache, &store->wants[i - 1].shape);
    }
    bool grounded = reply->ground == PICTURE_GROUND_DARK ||
                    reply->ground == PICTURE_GROUND_MIDDLE;
    picture_cache_add(&store->cache, &job->shape, pixels, reply->opaque == 1,
                      grounded ? reply->ground : 0);
    file->crashes = 0;
    file->lost |= reply->lost;
    if (!crop_cuts(job->shape.crop)) {
        bool good =
            reply->letters > 0 && reply->letters <= PICTURE_LETTERS_WHOLE;
        file->letters = good ? reply->letters : 0;
    }
    note_news(store, PICTURE_NEWS_DRAWN);
}

static void
take_words(struct picture_store *store, struct picture_file *file,
           const struct picture_reply *reply)
{
    const struct picture_job *job = &store->job;
    char *words = picture_memory_take(job->memory, job->bytes);
    size_t len = reply->bytes < job->bytes ? reply->bytes : job->bytes;
    if (words != NULL && len > 0 && utf8_valid(words, len)) {
        file->words = mem_copy(words, len);
        file->words_len = len;
    }
    if (words != NULL) {
        munmap(words, job->bytes);
    }
    file->words_known = true;
}

static void
take_ink(struct picture_store *store, struct picture_file *file)
{
    size_t bytes = store->job.bytes;
    void *ink = picture_memory_take(store->job.memory, bytes);
    if (ink == NULL) {
        take_no_ink(store, file);
        return;
    }
    file->ink = mem_new(1, bytes);
    memcpy(file->ink, ink, bytes);
    munmap(ink, bytes);
    file->crashes = 0;
    note_news(store, PICTURE_NEWS_SIZED);
}

static void
take_answer(struct picture_store *store, struct picture_file *file,
            const struct picture_reply *reply)
{
    enum picture_verb verb = store->job.verb;
    if (reply->status == PICTURE_NO_DECODER) {
        picture_process_kill(&store->process);
    }
    if (reply->status != PICTURE_OK) {
        fail(store, file, verb, (enum picture_status)reply->status);
    } else if (verb == PICTURE_PROBE) {
        take_size(store, file, reply);
    } else if (verb == PICTURE_DRAW) {
        take_pixels(store, file, reply);
    } else if (verb == PICTURE_INK) {
        take_ink(store, file);
    } else {
        take_words(store, file, reply);
    }
}

void
picture_work_look(struct picture_store *store)
{
    struct picture_job *job = &store->job;
    int64_t worked_ms = picture_process_worked_ms(&store->process);
    bool works =
        worked_ms < 0 || worked_ms - job->worked_ms >= PICTURE_LOOK_WORKED_MS;
    if (!works || ++job->looks == PICTURE_LOOKS_MAX) {
        struct picture_file *file =
            picture_files_find(&store->files, job->file);
        picture_process_kill(&store->process);
        if (file != NULL) {
            fail(store, file, job->verb, PICTURE_TOO_SLOW);
        }
        picture_work_end(store);
        return;
    }
    job->worked_ms = worked_ms;
    job->until_ms = store->now_ms + PICTURE_LOOK_SECONDS * 1000;
}

static void
take(struct picture_store *store)
{
    struct picture_reply reply;
    int end = 0;
    enum picture_answer answer =
        picture_process_take(&store->process, &reply, &end);
    if (answer == PICTURE_ANSWER_LATER) {
        if (store->now_ms >= store->job.until_ms) {
            picture_work_look(store);
        }
        return;
    }
    struct picture_file *file =
        picture_files_find(&store->files, store->job.file);
    if (file != NULL && answer == PICTURE_ANSWER_HERE) {
        take_answer(store, file, &reply);
    } else if (file != NULL) {
        if (store->options.ended != NULL) {
            store->options.ended(store->options.ctx, &file->id, end);
        }
        if (answer == PICTURE_ANSWER_SLOW) {
            fail(store, file, store->job.verb, PICTURE_TOO_SLOW);
        } else {
            note_crash(store, file, store->job.verb);
        }
    }
    picture_work_end(store);
}

void
picture_work_step(struct picture_store *store)
{
    if (store->job.running) {
        take(store);
    }
    while (!store->job.running && begin_next(store)) {
    }
    if (!store->job.running && picture_process_runs(&store->process) &&
        store->now_ms >= store->idle_at_ms) {
        picture_process_stop(&store->process);
    }
    store->reap_at_ms = picture_process_reap(&store->process)
                            ? INT64_MAX
                            : store->now_ms + REAP_MS;
}
