/* A decoder program and a folder of files for it, on top of decoder_rig: it
 * is started when there is something to ask, and its memory is watched. */
#ifndef KIOSK_FORMAT_RIG_H
#define KIOSK_FORMAT_RIG_H

#include <stddef.h>
#include <stdint.h>

#include "decoder_rig.h"

/* More than a decoder may ever take. */
#define FORMAT_RIG_MEMORY_KIB (256L * 1024)

struct format_rig {
    const char *program;
    char folder[64]; /* for files of the test; goes with the rig */
    struct decoder_rig decoder;
    bool running;
    unsigned seconds; /* of processor time for each question */
    uint32_t *pixels; /* of the last drawing */
    long peak_kib;    /* the most that it held after an answer */
    char path[256];
};

void format_rig_init(struct format_rig *rig, const char *program);

/* Sees too that memory stayed below the limit (but under the sanitizers). */
void format_rig_release(struct format_rig *rig);

/* For the tests of a group: *STATE is a rig for the program that they test. */
int format_rig_setup(void **state);
int format_rig_teardown(void **state);

/* The path of NAME in the folder; good until the next call. */
const char *format_rig_path(struct format_rig *rig, const char *name);

/* Writes LEN bytes to NAME in the folder. */
void format_rig_write(struct format_rig *rig, const char *name,
                      const void *bytes, size_t len);

/* These ask about NAME in the folder. A program that ends or takes too long
 * gives that status, and is started anew for the next question. */
enum picture_status format_rig_probe(struct format_rig *rig, const char *name,
                                     int page, struct picture_reply *reply);
enum picture_status format_rig_draw(struct format_rig *rig, const char *name,
                                    const struct picture_request *request,
                                    struct picture_reply *reply);
enum picture_status format_rig_text(struct format_rig *rig, const char *name,
                                    char *words, size_t cap,
                                    struct picture_reply *reply);
enum picture_status format_rig_ink(struct format_rig *rig, const char *name,
                                   int page, struct ink *ink,
                                   struct picture_reply *reply);

/* Draws page 0 on WIDTH x HEIGHT pixels, which must go well; nothing may be
 * seen of it. */
void format_rig_show(struct format_rig *rig, const char *name, int width,
                     int height, int cover);

/* That each channel of the pixel is within NEAR of WANTED's. */
void format_rig_expect(const struct format_rig *rig, int index, uint32_t wanted,
                       int near);

#endif
