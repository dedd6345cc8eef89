/* What a picture costs, and the least that it could: a scaled decode by
 * libjpeg-turbo and one plain bilinear resize. Both in one run.
 *
 *   decode PHOTO.jpg [WIDTH HEIGHT]      CPU ms in the child and of the limit
 *   decode -s PHOTO.jpg [WIDTH HEIGHT]   start of the child to the first reply
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jpeglib.h>

#include "decoder_rig.h"

enum { ROUNDS = 9 };

struct size {
    int width_px, height_px;
};

static double
now_ms(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static uint32_t
mix(uint32_t a, uint32_t b, uint32_t share)
{
    uint32_t outer =
        ((a & 0xFF00FF) * (256 - share) + (b & 0xFF00FF) * share) >> 8;
    uint32_t inner = (a >> 8 & 0xFF) * (256 - share) + (b >> 8 & 0xFF) * share;
    return (outer & 0xFF00FF) | (inner & 0xFF00);
}

/* The plainest resize that looks smooth. */
static void
resize(const uint32_t *from, struct size size, uint32_t *to, struct size wanted)
{
    for (int y = 0; y < wanted.height_px; y++) {
        int at_y =
            (int)((int64_t)y * (size.height_px - 1) * 256 / wanted.height_px);
        const uint32_t *upper =
            from + (size_t)(at_y >> 8) * (size_t)size.width_px;
        const uint32_t *lower = upper + size.width_px;
        for (int x = 0; x < wanted.width_px; x++) {
            int at_x =
                (int)((int64_t)x * (size.width_px - 1) * 256 / wanted.width_px);
            int left = at_x >> 8;
            uint32_t share = (uint32_t)at_x & 0xFF;
            *to++ = mix(mix(upper[left], upper[left + 1], share),
                        mix(lower[left], lower[left + 1], share),
                        (uint32_t)at_y & 0xFF);
        }
    }
}

/* The largest size that fits into BOX. */
static struct size
fit(int width, int height, struct size box)
{
    double factor = (double)box.width_px / width;
    if (factor * height > box.height_px) {
        factor = (double)box.height_px / height;
    }
    return (struct size){(int)(width * factor + 0.5),
                         (int)(height * factor + 0.5)};
}

/* CPU time of the limit; says the size that fits. */
static double
limit_ms(const char *path, struct size box, struct size *fitted)
{
    struct jpeg_decompress_struct photo;
    struct jpeg_error_mgr errors;
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    double begin_ms = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    photo.err = jpeg_std_error(&errors); /* ends the program on an error */
    jpeg_create_decompress(&photo);
    jpeg_stdio_src(&photo, file);
    jpeg_read_header(&photo, TRUE);
    *fitted = fit((int)photo.image_width, (int)photo.image_height, box);
    photo.out_color_space = JCS_EXT_BGRX;
    photo.scale_denom = 1;
    while (photo.scale_denom < 8 &&
           (int)photo.image_width >=
               fitted->width_px * (int)photo.scale_denom * 2) {
        photo.scale_denom *= 2;
    }
    jpeg_start_decompress(&photo);
    struct size size = {(int)photo.output_width, (int)photo.output_height};
    uint32_t *whole = malloc((size_t)size.width_px *
                             (size_t)(size.height_px + 1) * sizeof(*whole));
    while (photo.output_scanline < photo.output_height) {
        JSAMPROW row = (JSAMPROW)(whole + (size_t)photo.output_scanline *
                                              photo.output_width);
        jpeg_read_scanlines(&photo, &row, 1);
    }
    uint32_t *result = malloc((size_t)fitted->width_px *
                              (size_t)fitted->height_px * sizeof(*result));
    resize(whole, size, result, *fitted);
    double took_ms = now_ms(CLOCK_PROCESS_CPUTIME_ID) - begin_ms;
    jpeg_destroy_decompress(&photo);
    free(whole);
    free(result);
    fclose(file);
    return took_ms;
}

/* User and system time of the last child, by nanoseconds. */
static double
child_ms(const struct decoder_rig *rig)
{
    clockid_t clock;
    if (clock_getcpuclockid(decoder_rig_child(rig), &clock) != 0) {
        return 0;
    }
    return now_ms(clock);
}

static void
say_memory(const struct decoder_rig *rig, const char *when)
{
    printf("child %s: RSS %ld KiB, PSS %ld KiB, private %ld KiB, most ever "
           "%ld KiB\n",
           when, decoder_rig_kib(rig, "smaps_rollup", "Rss:"),
           decoder_rig_kib(rig, "smaps_rollup", "Pss:"),
           decoder_rig_kib(rig, "smaps_rollup", "Private_Dirty:"),
           decoder_rig_kib(rig, "status", "VmHWM:"));
}

static void
must_draw(struct decoder_rig *rig, int file, struct size size, uint32_t *out)
{
    struct picture_reply reply;
    const struct picture_request request = {.width_px = size.width_px,
                                            .height_px = size.height_px};
    enum picture_status status =
        decoder_rig_draw(rig, file, &request, out, &reply);
    if (status != PICTURE_OK) {
        fprintf(stderr, "the decoder says %d\n", (int)status);
        exit(1);
    }
}

static double
least(double a, double b)
{
    return a < b ? a : b;
}

static void
work(const char *path, int file, struct size box)
{
    struct decoder_rig rig;
    struct size size = {1, 1};
    double limit = 1e9;
    double ours = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        limit = least(limit, limit_ms(path, box, &size));
    }
    uint32_t *out = malloc((size_t)size.width_px * (size_t)size.height_px * 4);
    decoder_rig_start(&rig, "kiosk-decode-raster");
    for (int i = 0; i < ROUNDS; i++) {
        must_draw(&rig, file, size, out);
        ours = least(ours, child_ms(&rig));
    }
    printf("%dx%d: child %.1f ms, limit %.1f ms of CPU, factor %.2f\n",
           size.width_px, size.height_px, ours, limit, ours / limit);
    usleep(100000);
    say_memory(&rig, "idle after it");
    decoder_rig_stop(&rig);
    free(out);
}

static void
start(const char *path, int file, struct size box)
{
    struct size size = {1, 1};
    double best_ms = 1e9;
    limit_ms(path, box, &size);
    size_t len = (size_t)size.width_px * (size_t)size.height_px * 4;
    uint32_t *out = malloc(len);
    if (!out) {
        return;
    }
    memset(out, 1, len); /* the kernel gives its pages now */
    for (int i = 0; i < ROUNDS; i++) {
        struct decoder_rig rig;
        double begin_ms = now_ms(CLOCK_MONOTONIC);
        decoder_rig_start(&rig, "kiosk-decode-raster");
        must_draw(&rig, file, size, out);
        best_ms = least(best_ms, now_ms(CLOCK_MONOTONIC) - begin_ms);
        if (i == ROUNDS - 1) {
            usleep(100000);
            say_memory(&rig, "after one picture");
        }
        decoder_rig_stop(&rig);
    }
    printf("%dx%d: %.1f ms from start to the first reply\n", size.width_px,
           size.height_px, best_ms);
    free(out);
}

int
main(int argc, char **argv)
{
    bool starts = argc > 1 && strcmp(argv[1], "-s") == 0;
    char **words = argv + (starts ? 2 : 1);
    int count = argc - (starts ? 2 : 1);
    if (count != 1 && count != 3) {
        fprintf(stderr, "usage: decode [-s] PHOTO.jpg [WIDTH HEIGHT]\n");
        return 2;
    }
    struct size box = {1920, 1080};
    if (count == 3) {
        box = (struct size){atoi(words[1]), atoi(words[2])};
    }
    int file = open(words[0], O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        perror(words[0]);
        return 1;
    }
    (starts ? start : work)(words[0], file, box);
    close(file);
    return 0;
}
