/* The coefficients of a JPEG of many scans, which libjpeg holds all at once,
 * 128 bytes a block, most of them zeros: 33 megapixels with full colours are
 * 200 MB. libjpeg asks for them a few rows at a time by functions that can be
 * replaced; these keep all other rows packed. */
#ifndef KIOSK_JPEG_BLOCKS_H
#define KIOSK_JPEG_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <jpeglib.h>

/* What libjpeg would hold; 0 for a file of one scan. BASE has read its header.
 */
uint64_t jpeg_blocks_plain_bytes(struct jpeg_decompress_struct *base);

/* An upper estimate of the packed coefficients of a file of FILE_LEN bytes. */
uint64_t jpeg_blocks_packed_bytes(struct jpeg_decompress_struct *base,
                                  size_t file_len);

struct jpeg_blocks;

/* From now on BASE, which has read its header, stores its coefficients here. If
 * they take more than BYTES_MAX, it fails with JERR_OUT_OF_MEMORY. NULL if out
 * of memory. Release after jpeg_destroy_decompress(). */
struct jpeg_blocks *jpeg_blocks_new(struct jpeg_decompress_struct *base,
                                    size_t bytes_max);
void jpeg_blocks_free(struct jpeg_blocks *blocks);

#endif
