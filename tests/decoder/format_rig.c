/* Names become descriptors, memory is asked for. See format_rig.h. */
#include "format_rig.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#if defined(__SANITIZE_ADDRESS__)
#define PLAIN_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PLAIN_MEMORY 0
#endif
#endif
#ifndef PLAIN_MEMORY
#define PLAIN_MEMORY 1
#endif

void
format_rig_init(struct format_rig *rig, const char *program)
{
    *rig = (struct format_rig){.program = program,
                               .seconds = DECODER_RIG_PATIENCE_S};
    snprintf(rig->folder, sizeof(rig->folder), "/tmp/kiosk-formats-XXXXXX");
    assert_non_null(mkdtemp(rig->folder));
}

void
format_rig_release(struct format_rig *rig)
{
    char command[128];
    if (rig->running) {
        assert_true(decoder_rig_stop(&rig->decoder));
    }
    free(rig->pixels);
    snprintf(command, sizeof(command), "rm -r '%s'", rig->folder);
    assert_int_equal(system(command), 0);
    if (PLAIN_MEMORY) {
        assert_in_range(rig->peak_kib, 1, FORMAT_RIG_MEMORY_KIB);
    }
}

int
format_rig_setup(void **state)
{
    static struct format_rig rig;
    format_rig_init(&rig, KIOSK_FORMAT_PROGRAM);
    *state = &rig;
    return 0;
}

int
format_rig_teardown(void **state)
{
    format_rig_release(*state);
    return 0;
}

const char *
format_rig_path(struct format_rig *rig, const char *name)
{
    snprintf(rig->path, sizeof(rig->path), "%s/%s", rig->folder, name);
    return rig->path;
}

void
format_rig_write(struct format_rig *rig, const char *name, const void *bytes,
                 size_t len)
{
    FILE *file = fopen(format_rig_path(rig, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* Opens NAME and sees that somebody is there to ask. */
static int
begin(struct format_rig *rig, const char *name)
{
    int file = open(format_rig_path(rig, name), O_RDONLY | O_CLOEXEC);
    assert_true(file >= 0);
    if (!rig->running) {
        decoder_rig_start(&rig->decoder, rig->program);
        rig->running = true;
    }
    rig->decoder.seconds = rig->seconds;
    return file;
}

static enum picture_status
end(struct format_rig *rig, int file, enum picture_status status)
{
    close(file);
    if (status == PICTURE_CRASHED) {
        int how = rig->decoder.child_status;
        return WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU ? PICTURE_TOO_SLOW
                                                            : status;
    }
    if (status == PICTURE_TOO_SLOW) {
        decoder_rig_stop(&rig->decoder);
        rig->running = false;
        return status;
    }
    long kib = decoder_rig_kib(&rig->decoder, "status", "VmHWM:");
    rig->peak_kib = kib > rig->peak_kib ? kib : rig->peak_kib;
    return status;
}

enum picture_status
format_rig_probe(struct format_rig *rig, const char *name, int page,
                 struct picture_reply *reply)
{
    int file = begin(rig, name);
    return end(rig, file, decoder_rig_probe(&rig->decoder, file, page, reply));
}

enum picture_status
format_rig_draw(struct format_rig *rig, const char *name,
                const struct picture_request *request,
                struct picture_reply *reply)
{
    int file = begin(rig, name);
    free(rig->pixels);
    rig->pixels = calloc((size_t)request->width_px * (size_t)request->height_px,
                         sizeof(*rig->pixels));
    assert_non_null(rig->pixels);
    return end(
        rig, file,
        decoder_rig_draw(&rig->decoder, file, request, rig->pixels, reply));
}

enum picture_status
format_rig_text(struct format_rig *rig, const char *name, char *words,
                size_t cap, struct picture_reply *reply)
{
    int file = begin(rig, name);
    return end(rig, file,
               decoder_rig_text(&rig->decoder, file, words, cap, reply));
}

enum picture_status
format_rig_ink(struct format_rig *rig, const char *name, int page,
               struct ink *ink, struct picture_reply *reply)
{
    int file = begin(rig, name);
    return end(rig, file,
               decoder_rig_ink(&rig->decoder, file, page, ink, reply));
}

void
format_rig_show(struct format_rig *rig, const char *name, int width, int height,
                int cover)
{
    struct picture_reply reply;
    struct picture_request request = {.width_px = width, .height_px = height};
    if (cover) {
        assert_int_equal(format_rig_probe(rig, name, 0, &reply), PICTURE_OK);
        request.crop =
            crop_cover(reply.width_px, reply.height_px, width, height, 50, 50);
    }
    enum picture_status status = format_rig_draw(rig, name, &request, &reply);
    if (status != PICTURE_OK && status != PICTURE_EMPTY) {
        fail_msg("%s: status %d", name, (int)status);
    }
    uint32_t all = UINT32_MAX;
    for (int i = 0; i < width * height; i++) {
        all &= rig->pixels[i];
    }
    assert_int_equal(reply.opaque, all >> 24 == 0xFF);
}

void
format_rig_expect(const struct format_rig *rig, int index, uint32_t wanted,
                  int near)
{
    uint32_t pixel = rig->pixels[index];
    for (int shift = 0; shift < 32; shift += 8) {
        int off = (int)(pixel >> shift & 0xFF) - (int)(wanted >> shift & 0xFF);
        if (abs(off) > near) {
            fail_msg("pixel %d is %08X, not %08X", index, (unsigned)pixel,
                     (unsigned)wanted);
        }
    }
}
