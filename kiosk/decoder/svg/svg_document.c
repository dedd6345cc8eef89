/* Reading and rewriting an SVG. See svg_document.h. */
#include "svg_document.h"

#include <libxml/parser.h>

#include "svg_depth.h"
#include "svg_walk.h"

/* The limits of libxml2, unless they are lifted. */
#define XML_TEXT_MAX 10000000u
#define XML_DEPTH_MAX 256

/* The largest uncompressed size of a .svgz, 20 times the largest drawings in
 * practice. */
#define PLAIN_BYTES_MAX (64u * 1024 * 1024)

bool
svg_document_lifts(const struct svg_document *document)
{
    return document->len > XML_TEXT_MAX &&
           svg_depth(document->bytes, document->len) <= XML_DEPTH_MAX;
}

/* Decompresses a .svgz; NULL if it is damaged or too large. */
static GByteArray *
unpack(const uint8_t *bytes, size_t len)
{
    GByteArray *out = g_byte_array_new();
    guint8 part[16384];
    gssize got = 0;
    GInputStream *packed =
        g_memory_input_stream_new_from_data(bytes, (gssize)len, NULL);
    GZlibDecompressor *gunzip =
        g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP);
    GInputStream *plain =
        g_converter_input_stream_new(packed, G_CONVERTER(gunzip));
    do {
        got = g_input_stream_read(plain, part, sizeof(part), NULL, NULL);
        if (got > 0) {
            g_byte_array_append(out, part, (guint)got);
        }
    } while (got > 0 && out->len <= PLAIN_BYTES_MAX);
    g_object_unref(plain);
    g_object_unref(gunzip);
    g_object_unref(packed);
    if (got != 0) {
        g_byte_array_unref(out);
        out = NULL;
    }
    return out;
}

/* librsvg reports the errors. Nothing outside the document is read. */
static xmlDocPtr
parse(const struct svg_document *document)
{
    int options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR |
                  XML_PARSE_NOWARNING |
                  (svg_document_lifts(document) ? XML_PARSE_HUGE : 0);
    return document->len <= INT_MAX
               ? xmlReadMemory((const char *)document->bytes,
                               (int)document->len, NULL, NULL, options)
               : NULL;
}

/* The parser has expanded the entities. */
static void
rewrite(struct svg_document *document, xmlDocPtr doc)
{
    xmlChar *text = NULL;
    int len = 0;
    xmlDtdPtr rules = xmlGetIntSubset(doc);
    if (rules) {
        xmlUnlinkNode((xmlNodePtr)rules);
        xmlFreeDtd(rules);
    }
    xmlDocDumpMemoryEnc(doc, &text, &len, "UTF-8");
    if (text && len > 0) {
        /* the buffer is up to twice as long */
        xmlChar *fit = xmlRealloc(text, (size_t)len + 1);
        document->rewritten = fit ? fit : text;
        document->bytes = document->rewritten;
        document->len = (size_t)len;
    }
}

void
svg_document_read(struct svg_document *document, const uint8_t *bytes,
                  size_t len, int depth, svg_nested *nested)
{
    bool changed = false;
    *document = (struct svg_document){.bytes = bytes, .len = len};
    if (len > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B) {
        document->plain = unpack(bytes, len);
    }
    if (document->plain) {
        document->bytes = document->plain->data;
        document->len = document->plain->len;
    }
    xmlDocPtr doc = parse(document);
    if (doc && xmlDocGetRootElement(doc)) {
        svg_walk(doc, depth, nested, &document->lost, &document->letters,
                 &changed);
    }
    if (changed) {
        rewrite(document, doc);
    }
    xmlFreeDoc(doc);
}

void
svg_document_release(struct svg_document *document)
{
    xmlFree(document->rewritten);
    if (document->plain) {
        g_byte_array_unref(document->plain);
    }
    *document = (struct svg_document){0};
}
