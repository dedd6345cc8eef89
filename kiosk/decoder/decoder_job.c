/* One job: the descriptors are checked and mapped, the format works, all is
 * unmapped and closed again, so that the show can seal the result. */
#include "decoder_job.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "find_ink.h"
#include "ground.h"
#include "mem.h"

/* No screen needs a result larger than 8K (7680x4320). */
#define RESULT_BYTES_MAX ((size_t)128 * 1024 * 1024)

/* The words of a PDF; no screen needs more than this. */
#define WORDS_BYTES_MAX ((size_t)16 * 1024 * 1024)

/* A file and what is made of it; its pages count as the decoder's own. With
 * the program and the result that is below 256 MiB. */
#define HELD_BYTES_MAX (PICTURE_WORK_BYTES_MAX + 40u * 1024 * 1024)

struct span {
    void *bytes;
    size_t len;
};

bool
decoder_fits(const struct decoder_file *file, uint64_t bytes)
{
    return bytes <= PICTURE_WORK_BYTES_MAX &&
           bytes + file->len <= HELD_BYTES_MAX;
}

/* The size of a regular file. */
static bool
size_of(int fd, off_t *size)
{
    struct stat about;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        return false;
    }
    *size = about.st_size;
    return true;
}

static bool
map(int fd, size_t len, int access, int kind, struct span *out)
{
    void *bytes = mmap(NULL, len, access, kind, fd, 0);
    if (bytes == MAP_FAILED) {
        return false;
    }
    *out = (struct span){bytes, len};
    return true;
}

static void
unmap(const struct span *span)
{
    if (span->bytes != NULL) {
        munmap(span->bytes, span->len);
    }
}

/* Whether the request may come from the show. Fields that a verb does not use
 * may have any value. */
static bool
makes_sense(const struct decoder_job *job)
{
    const struct picture_request *request = &job->request;
    bool memory = job->fds[DECODER_MEMORY] >= 0;
    switch (request->verb) {
    case PICTURE_PROBE:
        return request->page >= 0 && !memory;
    case PICTURE_DRAW:
        return request->page >= 0 && memory && crop_leaves(request->crop) &&
               request->width_px > 0 && request->height_px > 0 &&
               request->width_px <= PICTURE_SIDE_MAX &&
               request->height_px <= PICTURE_SIDE_MAX;
    case PICTURE_TEXT:
        return memory;
    case PICTURE_INK:
        return request->page >= 0 && memory;
    default:
        return false;
    }
}

/* The memory for the result must have exactly the requested size. */
static bool
map_memory(const struct decoder_job *job, struct span *out,
           enum picture_status *status)
{
    off_t size = 0;
    const struct picture_request *request = &job->request;
    bool draw = request->verb == PICTURE_DRAW;
    size_t needed =
        draw ? (size_t)request->width_px * (size_t)request->height_px * 4
        : request->verb == PICTURE_INK ? sizeof(struct ink)
                                       : 0;
    if (job->fds[DECODER_MEMORY] < 0) {
        return true;
    }
    if (!size_of(job->fds[DECODER_MEMORY], &size) || size <= 0 ||
        (needed > 0 && (uint64_t)size != needed)) {
        return false;
    }
    if ((uint64_t)size > (draw ? RESULT_BYTES_MAX : WORDS_BYTES_MAX)) {
        *status = PICTURE_TOO_LARGE;
        return true;
    }
    return map(job->fds[DECODER_MEMORY], (size_t)size, PROT_READ | PROT_WRITE,
               MAP_SHARED | MAP_POPULATE, out);
}

static bool
map_file(const struct decoder_job *job, struct span *out,
         enum picture_status *status)
{
    off_t size = 0;
    if (!size_of(job->fds[DECODER_FILE], &size)) {
        return false;
    }
    if (size == 0) {
        *status = PICTURE_DAMAGED;
    } else if ((uint64_t)size > PICTURE_FILE_BYTES_MAX) {
        *status = PICTURE_TOO_LARGE;
    }
    return *status != PICTURE_OK || map(job->fds[DECODER_FILE], (size_t)size,
                                        PROT_READ, MAP_PRIVATE, out);
}

static enum picture_status
text(const struct decoder_format *format, const struct decoder_file *file,
     const struct span *memory, struct picture_reply *reply)
{
    reply->pages = 1;
    return format->text != NULL
               ? format->text(file, memory->bytes, memory->len, reply)
               : PICTURE_OK;
}

/* Damaged files often draw nothing, and an empty slide is useless. For a
 * cropped part this proves nothing. */
static bool
is_clear(const struct picture_request *request, const uint32_t *pixels)
{
    size_t count = (size_t)request->width_px * (size_t)request->height_px;
    size_t at = 0;
    while (at < count && pixels[at] == 0) {
        at++;
    }
    return at == count && !crop_cuts(request->crop);
}

static enum picture_status
draw(const struct decoder_format *format, const struct decoder_file *file,
     const struct picture_request *request, uint32_t *pixels,
     struct picture_reply *reply)
{
    enum picture_status status = format->draw(file, request, pixels, reply);
    if (status == PICTURE_OK && is_clear(request, pixels)) {
        return PICTURE_EMPTY;
    }
    if (status == PICTURE_OK && reply->opaque == 0) {
        reply->ground =
            ground_of(pixels, request->width_px, request->height_px);
    }
    return status;
}

/* Draws all of it, and forgets that. */
static enum picture_status
find(const struct decoder_format *format, const struct decoder_file *file,
     int page, struct ink *ink, struct picture_reply *reply)
{
    struct picture_request request = {.verb = PICTURE_DRAW, .page = page};
    enum picture_status status = format->probe(file, page, reply);
    if (status != PICTURE_OK) {
        return status;
    }
    find_ink_size(reply->width_px, reply->height_px, &request.width_px,
                  &request.height_px);
    uint32_t *pixels = mem_new(
        (size_t)request.width_px * (size_t)request.height_px, sizeof(*pixels));
    status = format->draw(file, &request, pixels, reply);
    if (status == PICTURE_OK) {
        find_ink(pixels, request.width_px, request.height_px, ink);
    }
    free(pixels);
    return status;
}

static enum picture_status
work(const struct decoder_job *job, const struct decoder_format *const *formats,
     const struct decoder_file *file, const struct span *memory,
     struct picture_reply *reply)
{
    while (*formats != NULL && !(*formats)->knows(file)) {
        formats++;
    }
    const struct decoder_format *format = *formats;
    const struct picture_request *request = &job->request;
    if (format == NULL) {
        return PICTURE_UNKNOWN_FORMAT;
    }
    if (request->verb == PICTURE_TEXT) {
        return text(format, file, memory, reply);
    }
    if (request->page >= PICTURE_PAGES_MAX) {
        return PICTURE_NO_PAGE;
    }
    if (request->verb == PICTURE_INK) {
        return find(format, file, request->page, memory->bytes, reply);
    }
    return request->verb == PICTURE_DRAW
               ? draw(format, file, request, memory->bytes, reply)
               : format->probe(file, request->page, reply);
}

static void
shut(struct decoder_job *job)
{
    for (size_t i = 0; i < DECODER_FDS; i++) {
        if (job->fds[i] >= 0) {
            close(job->fds[i]);
        }
        job->fds[i] = -1;
    }
}

bool
decoder_job_do(struct decoder_job *job,
               const struct decoder_format *const *formats,
               struct picture_reply *reply)
{
    struct span file = {0};
    struct span memory = {0};
    enum picture_status status = PICTURE_OK;
    bool good = makes_sense(job) && map_memory(job, &memory, &status) &&
                map_file(job, &file, &status);
    *reply = (struct picture_reply){0};
    if (good && status == PICTURE_OK) {
        struct decoder_file bytes = {file.bytes, file.len};
        status = work(job, formats, &bytes, &memory, reply);
    }
    reply->status = status;
    unmap(&file);
    unmap(&memory);
    shut(job);
    return good;
}
