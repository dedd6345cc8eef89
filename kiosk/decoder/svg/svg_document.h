/* An SVG as it is passed to librsvg: scanned for what would be lost, and
 * rewritten where that helps. */
#ifndef KIOSK_SVG_DOCUMENT_H
#define KIOSK_SVG_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <librsvg/rsvg.h>

#include "svg_node.h"

struct svg_document {
    const uint8_t *bytes;
    size_t len;
    uint32_t lost;          /* bits, as in struct picture_reply */
    struct letters letters; /* in units of the root */
    GByteArray *plain;      /* the decompressed file, or NULL */
    void *rewritten;        /* the rewritten text, or NULL */
};

/* Reads LEN BYTES, which must outlive DOCUMENT, of a drawing nested in DEPTH
 * others; NESTED is called for drawings inside it. What cannot be parsed is
 * passed on as it is: librsvg reports the error. */
void svg_document_read(struct svg_document *document, const uint8_t *bytes,
                       size_t len, int depth, svg_nested *nested);
void svg_document_release(struct svg_document *document);

/* Whether to lift the limits of libxml2, which rejects long attributes, such as
 * a large embedded photo, and deep nesting. Lifted only where a document needs
 * it and is harmless without: entities can multiply, and depth costs stack. */
bool svg_document_lifts(const struct svg_document *document);

#endif
