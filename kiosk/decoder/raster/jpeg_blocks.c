/* Rows of blocks, packed: of each block a bit for each coefficient that is not
 * 0, then those, a byte each or, after a byte that no value has, two. See
 * jpeg_blocks.h. */
#include "jpeg_blocks.h"

#include <stdlib.h>
#include <string.h>

#include <jerror.h>

/* Before a value of two bytes. */
#define WIDE INT8_MIN

enum { MASK_BYTES = 8, BLOCK_BYTES_MAX = MASK_BYTES + 3 * DCTSIZE2 };

/* A coefficient takes half a byte of the file, and more where there are many.
 */
enum { BYTES_OF_FILE_BYTE = 2 };

/* The rows of one component. */
struct plane {
    JDIMENSION width, height; /* in blocks */
    JDIMENSION most;          /* rows that are asked for at once */
    JDIMENSION first, count;  /* rows in `blocks` */
    bool changed;
    JBLOCK *blocks;
    JBLOCKROW *rows; /* into `blocks` */
    struct packed {
        uint8_t *bytes; /* NULL: zeros */
        size_t len;
    } *packed;
};

struct jpeg_blocks {
    size_t bytes, bytes_max;
    int count;
    struct plane planes[MAX_COMPONENTS];
    uint8_t *scratch; /* for one row, the longest */
    size_t scratch_len;
};

static uint64_t
count_blocks(const struct jpeg_decompress_struct *base)
{
    uint64_t blocks = 0;
    for (int i = 0; i < base->num_components; i++) {
        blocks += (uint64_t)base->comp_info[i].width_in_blocks *
                  base->comp_info[i].height_in_blocks;
    }
    return blocks;
}

uint64_t
jpeg_blocks_plain_bytes(struct jpeg_decompress_struct *base)
{
    return jpeg_has_multiple_scans(base) ? count_blocks(base) * sizeof(JBLOCK)
                                         : 0;
}

uint64_t
jpeg_blocks_packed_bytes(struct jpeg_decompress_struct *base, size_t file_len)
{
    return count_blocks(base) * MASK_BYTES +
           (uint64_t)file_len * BYTES_OF_FILE_BYTE;
}

static uint8_t *
pack_block(const JCOEF *block, uint8_t *out)
{
    uint64_t mask = 0;
    uint8_t *at = out + MASK_BYTES;
    for (int i = 0; i < DCTSIZE2; i++) {
        JCOEF value = block[i];
        if (value == 0) {
            continue;
        }
        mask |= (uint64_t)1 << i;
        if (value > WIDE && value <= INT8_MAX) {
            *at++ = (uint8_t)value;
        } else {
            *at++ = (uint8_t)WIDE;
            memcpy(at, &value, sizeof(value));
            at += sizeof(value);
        }
    }
    memcpy(out, &mask, MASK_BYTES);
    return at;
}

static const uint8_t *
unpack_block(const uint8_t *at, JCOEF *block)
{
    uint64_t mask;
    memcpy(&mask, at, MASK_BYTES);
    at += MASK_BYTES;
    for (; mask != 0; mask &= mask - 1) {
        JCOEF *value = &block[__builtin_ctzll(mask)];
        *value = (JCOEF)(*at > INT8_MAX ? *at - 256 : *at);
        at++;
        if (*value == WIDE) {
            memcpy(value, at, sizeof(*value));
            at += sizeof(*value);
        }
    }
    return at;
}

static _Noreturn void
fail(j_common_ptr common)
{
    ERREXIT1(common, JERR_OUT_OF_MEMORY, 0);
    abort(); /* it never returns, which its type does not say */
}

static void
put_away(j_common_ptr common, struct jpeg_blocks *blocks, struct plane *plane)
{
    for (JDIMENSION i = 0; plane->changed && i < plane->count; i++) {
        struct packed *packed = &plane->packed[plane->first + i];
        uint8_t *end = blocks->scratch;
        for (JDIMENSION x = 0; x < plane->width; x++) {
            end = pack_block(plane->rows[i][x], end);
        }
        size_t len = (size_t)(end - blocks->scratch);
        blocks->bytes += len;
        blocks->bytes -= packed->len;
        free(packed->bytes);
        packed->len = 0;
        packed->bytes =
            len > 0 && blocks->bytes <= blocks->bytes_max ? malloc(len) : NULL;
        if (packed->bytes == NULL) {
            fail(common);
        }
        memcpy(packed->bytes, blocks->scratch, len);
        packed->len = len;
    }
    plane->changed = false;
}

static void
take_out(struct plane *plane, JDIMENSION first)
{
    JDIMENSION left = plane->height - first;
    plane->first = first;
    plane->count = left < plane->most ? left : plane->most;
    memset(plane->blocks, 0,
           (size_t)plane->width * plane->most * sizeof(JBLOCK));
    for (JDIMENSION i = 0; i < plane->count; i++) {
        const uint8_t *at = plane->packed[first + i].bytes;
        for (JDIMENSION x = 0; at != NULL && x < plane->width; x++) {
            at = unpack_block(at, plane->rows[i][x]);
        }
    }
}

static JBLOCKARRAY
access_rows(j_common_ptr common, jvirt_barray_ptr pointer, JDIMENSION first,
            JDIMENSION count, boolean writable)
{
    struct jpeg_blocks *blocks = common->client_data;
    struct plane *plane = (struct plane *)(void *)pointer;
    if (count > plane->most || first > plane->height ||
        count > plane->height - first) {
        ERREXIT(common, JERR_BAD_VIRTUAL_ACCESS);
    }
    if (first < plane->first || first + count > plane->first + plane->count) {
        put_away(common, blocks, plane);
        take_out(plane, first);
    }
    plane->changed = plane->changed || writable;
    return plane->rows + (first - plane->first);
}

static jvirt_barray_ptr
request_rows(j_common_ptr common, int pool, boolean zeroed, JDIMENSION width,
             JDIMENSION height, JDIMENSION most)
{
    (void)pool;
    (void)zeroed; /* they always are */
    struct jpeg_blocks *blocks = common->client_data;
    if (blocks->count == MAX_COMPONENTS) {
        fail(common);
    }
    struct plane *plane = &blocks->planes[blocks->count++];
    plane->width = width;
    plane->height = height;
    plane->most = most;
    plane->blocks = calloc((size_t)width * most, sizeof(JBLOCK));
    plane->rows = calloc(most, sizeof(JBLOCKROW));
    plane->packed = calloc(height, sizeof(*plane->packed));
    size_t longest = (size_t)width * BLOCK_BYTES_MAX;
    if (longest > blocks->scratch_len) {
        free(blocks->scratch);
        blocks->scratch = malloc(longest);
        blocks->scratch_len = longest;
    }
    if (plane->blocks == NULL || plane->rows == NULL || plane->packed == NULL ||
        blocks->scratch == NULL) {
        fail(common);
    }
    for (JDIMENSION i = 0; i < most; i++) {
        plane->rows[i] = plane->blocks + (size_t)i * width;
    }
    return (jvirt_barray_ptr)(void *)plane;
}

/* Smoothing of what has not come would look at five times as many rows. */
struct jpeg_blocks *
jpeg_blocks_new(struct jpeg_decompress_struct *base, size_t bytes_max)
{
    struct jpeg_blocks *blocks = calloc(1, sizeof(*blocks));
    if (blocks != NULL) {
        blocks->bytes_max = bytes_max;
        base->client_data = blocks;
        base->do_block_smoothing = FALSE;
        base->mem->request_virt_barray = request_rows;
        base->mem->access_virt_barray = access_rows;
    }
    return blocks;
}

void
jpeg_blocks_free(struct jpeg_blocks *blocks)
{
    for (int i = 0; blocks != NULL && i < blocks->count; i++) {
        struct plane *plane = &blocks->planes[i];
        for (JDIMENSION y = 0; plane->packed != NULL && y < plane->height;
             y++) {
            free(plane->packed[y].bytes);
        }
        free(plane->blocks);
        free(plane->rows);
        free(plane->packed);
    }
    if (blocks != NULL) {
        free(blocks->scratch);
    }
    free(blocks);
}
