/* An SVG as librsvg is to get it: read, looked through for what would be lost,
 * and said otherwise where that helps. */
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
    uint32_t lost;     /* bits, as in struct picture_reply */
    GByteArray *plain; /* what was compressed; NULL */
    void *said;        /* what was said otherwise; NULL */
};

/* Reads LEN BYTES, which must stay, of a drawing that is inside DEPTH others;
 * NESTED is called for the drawings in it.
 * What cannot be read is handed on as it is: librsvg says what is wrong. */
void svg_document_read(struct svg_document *document, const uint8_t *bytes,
                       size_t len, int depth, svg_nested *nested);
void svg_document_release(struct svg_document *document);

/* Whether the limits of libxml2 are lifted for it: it gives up on longer
 * attributes, such as a large photo inside, and on deeper nesting. That is done
 * only for what needs it and is harmless without them: entities can multiply,
 * and depth costs stack. */
bool svg_document_lifts(const struct svg_document *document);

#endif
