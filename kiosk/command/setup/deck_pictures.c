/* The pictures of a slides folder. See deck_pictures.h. */
#include "deck_pictures.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "data_path.h"
#include "deck_dir.h"
#include "mem.h"
#include "picture_loss.h"
#include "setup.h"

struct picture_id
deck_pictures_id(const struct deck_picture *picture)
{
    return (struct picture_id){.path = picture->file,
                               .page =
                                   picture->page > 0 ? picture->page - 1 : 0,
                               .size_bytes = picture->size_bytes,
                               .modified_ns = picture->modified_ns};
}

static struct picture_want
want_of(const struct deck_picture *picture, int width_px, int height_px,
        struct crop crop)
{
    return (struct picture_want){deck_pictures_id(picture), width_px, height_px,
                                 crop};
}

static bool
size(void *ctx, const struct deck_picture *picture, int *width_px,
     int *height_px)
{
    struct deck_pictures *pictures = ctx;
    struct picture_id id = deck_pictures_id(picture);
    return picture->found &&
           picture_store_size(pictures->store, &id, width_px, height_px);
}

static const struct ink *
ink(void *ctx, const struct deck_picture *picture)
{
    struct deck_pictures *pictures = ctx;
    struct picture_id id = deck_pictures_id(picture);
    return picture_store_ink(pictures->store, &id);
}

static const uint32_t *
pixels(void *ctx, const struct deck_picture *picture, int width_px,
       int height_px, struct crop crop, bool *opaque, uint32_t *ground)
{
    struct deck_pictures *pictures = ctx;
    struct picture_want want = want_of(picture, width_px, height_px, crop);
    return picture_store_pixels(pictures->store, &want, opaque, ground);
}

static enum measure_pixels
ready(void *ctx, const struct deck_picture *picture, int width_px,
      int height_px, struct crop crop)
{
    static const enum measure_pixels states[] = {
        [PICTURE_NOT_DRAWN] = PIXELS_NONE,
        [PICTURE_DRAWN] = PIXELS_HERE,
        [PICTURE_DRAWN_BEFORE] = PIXELS_OLD};
    struct deck_pictures *pictures = ctx;
    struct picture_want want = want_of(picture, width_px, height_px, crop);
    return states[picture_store_drawn(pictures->store, &want)];
}

static double
letters(void *ctx, const struct deck_picture *picture)
{
    struct deck_pictures *pictures = ctx;
    struct picture_id id = deck_pictures_id(picture);
    return picture_store_letters(pictures->store, &id) /
           (double)PICTURE_LETTERS_WHOLE;
}

/* Opens the file; *AT is the folder that has it, else the first one. */
static int
open_at(const struct deck_pictures *pictures, const struct picture_id *id,
        int *at)
{
    int error = ENOENT;
    for (*at = 0; *at < DECK_FOLDERS; (*at)++) {
        const char *folder = pictures->folders[*at];
        int fd = folder == NULL
                     ? -1
                     : deck_dir_open_picture(folder, id->path, id->size_bytes,
                                             id->modified_ns);
        if (fd >= 0) {
            return fd;
        }
        error = folder != NULL && *at == 0 ? errno : error;
    }
    *at = 0;
    errno = error;
    return -1;
}

static int
open_file(void *ctx, const struct picture_id *id)
{
    int at;
    return open_at(ctx, id, &at);
}

/* For diagnosing a crash, or a machine with too little memory (SIGKILL). */
static void
print_end(void *ctx, const struct picture_id *id, int status)
{
    (void)ctx;
    fprintf(stderr, "kiosk: the decoder of %s ended", id->path);
    if (status >= 0 && WIFSIGNALED(status)) {
        const char *name = sigabbrev_np(WTERMSIG(status));
        fprintf(stderr, " by signal %d (SIG%s)", WTERMSIG(status),
                name != NULL ? name : "?");
    } else if (status >= 0) {
        fprintf(stderr, " with status %d", WEXITSTATUS(status));
    }
    fputs("\n", stderr);
}

void
deck_pictures_init(struct deck_pictures *pictures, const char *folder,
                   const char *other, const struct settings *settings,
                   void (*tell)(void *ctx, const struct picture_id *id,
                                enum picture_status status))
{
    struct data_path data = {.fonts = ""};
    data_path_find(&data);
    const struct picture_options options = {
        .programs = data.decoders,
        .memory_bytes = (size_t)settings->picture_memory_mb << 20,
        .open = open_file,
        .tell = tell,
        .ended = print_end,
        .ctx = pictures};
    *pictures = (struct deck_pictures){
        .store = picture_store_new(&options),
        .folders = {folder != NULL ? mem_string(folder) : NULL,
                    other != NULL ? mem_string(other) : NULL},
        .patience_ms = INT64_MAX,
        .seam = {.ctx = pictures,
                 .size = size,
                 .ink = ink,
                 .ready = ready,
                 .letters = letters,
                 .pixels = pixels}};
}

static void
set_folder(struct deck_pictures *pictures, int at, const char *folder)
{
    free(pictures->folders[at]);
    pictures->folders[at] = folder != NULL ? mem_string(folder) : NULL;
}

void
deck_pictures_move(struct deck_pictures *pictures, const char *folder,
                   const char *before)
{
    set_folder(pictures, DECK_FOLDER, folder);
    set_folder(pictures, DECK_BEFORE, before);
}

void
deck_pictures_other(struct deck_pictures *pictures, const char *other)
{
    set_folder(pictures, DECK_OTHER, other);
}

void
deck_pictures_release(struct deck_pictures *pictures)
{
    picture_store_free(pictures->store);
    for (int i = 0; i < DECK_FOLDERS; i++) {
        free(pictures->folders[i]);
    }
    *pictures = (struct deck_pictures){0};
}

bool
deck_pictures_of_page(const struct page *page, struct picture_want **wants,
                      size_t *count)
{
    bool all_ready = true;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->type != PAGE_PICTURE) {
            continue;
        }
        *wants = mem_resize(*wants, *count + 1, sizeof(**wants));
        (*wants)[(*count)++] =
            want_of(item->picture, item->rect.w, item->rect.h, item->crop);
        all_ready = all_ready && item->pixels == PIXELS_HERE;
    }
    return all_ready;
}

void
deck_pictures_print(void *ctx, const struct picture_id *id,
                    enum picture_status status)
{
    const struct deck_pictures *pictures = ctx;
    struct report report = {0};
    int at;
    int fd = open_at(pictures, id, &at);
    if (fd >= 0) {
        close(fd);
    }
    report_add(&report, id->path, id->page + 1, REPORT_WARNING, "bad-picture",
               "%s", picture_trouble(status));
    setup_print(&report, pictures->folders[at], stderr);
    report_release(&report);
}

/* Waits for the words until the time limit. Nothing has been laid out yet that
 * news could change. */
static bool
wait_for_words(struct deck_pictures *pictures, const struct picture_id *id,
               char **words, size_t *len)
{
    bool known = false;
    int64_t now_ms = clock_now_ms();
    int64_t until_ms = now_ms + pictures->patience_ms;
    while (!known && now_ms < until_ms) {
        picture_store_step(pictures->store, now_ms);
        picture_store_wait(pictures->store, (int)(until_ms - now_ms));
        known = picture_store_words(pictures->store, id, false, words, len);
        now_ms = clock_now_ms();
    }
    pictures->patience_ms = until_ms - now_ms;
    return known;
}

static bool
describe(void *ctx, const char *path, int fd, uint64_t size_bytes,
         int64_t modified_ns, bool wait, char **words, size_t *len)
{
    (void)fd; /* the store opens what it reads */
    struct deck_pictures *pictures = ctx;
    struct picture_id id = {path, 0, size_bytes, modified_ns};
    bool for_ever = wait && pictures->patience_ms == INT64_MAX;
    bool known =
        picture_store_words(pictures->store, &id, for_ever, words, len);
    if (!known && wait) {
        known = wait_for_words(pictures, &id, words, len);
    }
    return known;
}

/* CONTEXT is a struct measure, which is not changed. */
static bool
draws(void *context, uint32_t code, const char *lang)
{
    const struct measure *measure = context;
    return measure->face(measure->ctx, code, 0, lang) >= 0;
}

struct library_options
deck_pictures_library(struct deck_pictures *pictures,
                      const struct measure *measure)
{
    struct library_options options = library_options_default();
    options.describe = describe;
    options.describe_context = pictures;
    options.draws = draws;
    options.draws_context = (void *)measure;
    return options;
}
