/* Reads the markers of a JPEG. See jpeg_markers.h. */
#include "jpeg_markers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "exif.h"

enum { SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, APP1 = 0xE1, APP2 = 0xE2 };

/* A profile comes in up to 255 parts, numbered from 1. */
enum { PARTS_MAX = 255, PART_HEAD_BYTES = 14 };

struct part {
    const uint8_t *bytes;
    size_t len;
};

struct marker_scan {
    bool exif_seen;
    int parts; /* as the first one says */
    struct part part[PARTS_MAX + 1];
};

static void
take_part(struct marker_scan *scan, const uint8_t *bytes, size_t len)
{
    if (len < PART_HEAD_BYTES || memcmp(bytes, "ICC_PROFILE", 12) != 0) {
        return;
    }
    int index = bytes[12];
    scan->parts = scan->parts == 0 ? bytes[13] : scan->parts;
    if (index >= 1 && index <= scan->parts && scan->part[index].bytes == NULL) {
        scan->part[index] =
            (struct part){bytes + PART_HEAD_BYTES, len - PART_HEAD_BYTES};
    }
}

static void
take(struct marker_scan *scan, struct jpeg_markers *markers, int marker,
     const uint8_t *bytes, size_t len)
{
    if (marker == APP1 && !scan->exif_seen && len >= 6 &&
        memcmp(bytes, "Exif\0", 6) == 0) {
        scan->exif_seen = true;
        markers->orientation = exif_orientation(bytes, len);
    } else if (marker == APP2) {
        take_part(scan, bytes, len);
    }
}

/* All parts in a row; nothing if one is missing. */
static void
join(const struct marker_scan *scan, struct jpeg_markers *markers)
{
    size_t len = 0;
    for (int i = 1; i <= scan->parts; i++) {
        if (scan->part[i].bytes == NULL) {
            return;
        }
        len += scan->part[i].len;
    }
    markers->profile = len > 0 ? malloc(len) : NULL;
    if (markers->profile == NULL) {
        return;
    }
    for (int i = 1; i <= scan->parts; i++) {
        memcpy(markers->profile + markers->profile_len, scan->part[i].bytes,
               scan->part[i].len);
        markers->profile_len += scan->part[i].len;
    }
}

/* The next marker that is not just filling, and its LEN bytes. False at the
 * end, and at one that is longer than what is there. */
static bool
next_marker(const struct decoder_file *file, size_t *at, int *marker,
            const uint8_t **bytes, size_t *len)
{
    while (*at + 4 <= file->len) {
        *bytes = file->bytes + *at;
        *marker = (*bytes)[1];
        if ((*bytes)[0] != 0xFF || *marker == 0xFF || *marker == 0) {
            ++*at; /* filling, or rubbish that libjpeg skips as well */
            continue;
        }
        *len = (size_t)(*bytes)[2] << 8 | (*bytes)[3];
        if (*marker == EOI || *len < 2 || *len > file->len - *at - 2) {
            return false;
        }
        *at += 2 + *len;
        *bytes += 4;
        *len -= 2;
        return true;
    }
    return false;
}

void
jpeg_markers_read(struct jpeg_markers *markers, const struct decoder_file *file)
{
    struct marker_scan scan = {0};
    const uint8_t *bytes;
    size_t at = 2, len;
    int marker;
    *markers = (struct jpeg_markers){.orientation = 1};
    while (next_marker(file, &at, &marker, &bytes, &len) && marker != SOS) {
        take(&scan, markers, marker, bytes, len);
    }
    join(&scan, markers);
}

size_t
jpeg_markers_end(const struct decoder_file *file)
{
    const uint8_t *bytes;
    size_t at = 2, len;
    int marker;
    while (next_marker(file, &at, &marker, &bytes, &len)) {
        if (marker == SOS) {
            return at;
        }
    }
    return file->len;
}

void
jpeg_markers_release(struct jpeg_markers *markers)
{
    free(markers->profile);
}
