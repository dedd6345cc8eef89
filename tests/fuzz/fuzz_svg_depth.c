/* Any bytes as a document: its depth is never said to be less than what the
 * parser of librsvg finds before it gives up. */

#include <libxml/parser.h>

#include "fuzz.h"
#include "svg_depth.h"

struct count {
    size_t depth, deepest;
};

static void
on_start(void *data, const xmlChar *name, const xmlChar **values)
{
    struct count *count = data;
    (void)name, (void)values;
    count->depth++;
    if (count->depth > count->deepest) {
        count->deepest = count->depth;
    }
}

static void
on_end(void *data, const xmlChar *name)
{
    struct count *count = data;
    (void)name;
    count->depth--;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    xmlSAXHandler handler = {.startElement = on_start, .endElement = on_end};
    struct count count = {0};
    if (svg_depth(bytes, len) == SIZE_MAX) {
        return 0;
    }
    xmlParserCtxtPtr parser =
        xmlCreatePushParserCtxt(&handler, &count, NULL, 0, NULL);
    if (parser == NULL) {
        return 0;
    }
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_HUGE);
    xmlParseChunk(parser, (const char *)bytes, (int)len, 1);
    xmlFreeParserCtxt(parser);
    if (svg_depth(bytes, len) < count.deepest) {
        abort();
    }
    return 0;
}
