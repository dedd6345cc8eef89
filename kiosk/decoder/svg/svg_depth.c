/* A scanner for tags. See svg_depth.h. */
#include "svg_depth.h"

#include <stdbool.h>
#include <string.h>

struct tag_scan {
    const uint8_t *at, *end;
    size_t depth, deepest;
};

static bool
starts(const struct tag_scan *scan, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(scan->end - scan->at) >= len &&
           memcmp(scan->at, word, len) == 0;
}

/* Moves past WORD, or to the end. */
static void
skip_past(struct tag_scan *scan, const char *word)
{
    size_t len = strlen(word);
    const uint8_t *found =
        memmem(scan->at, (size_t)(scan->end - scan->at), word, len);
    scan->at = found != NULL ? found + len : scan->end;
}

/* Moves past the '>' of a tag, ignoring those in quotes. True if a '/' precedes
 * it. */
static bool
skip_tag(struct tag_scan *scan)
{
    bool slash = false;
    while (scan->at < scan->end && *scan->at != '>') {
        uint8_t byte = *scan->at++;
        slash = byte == '/';
        if (byte == '"' || byte == '\'') {
            skip_past(scan, byte == '"' ? "\"" : "'");
        }
    }
    scan->at += scan->at < scan->end;
    return slash;
}

/* AT is on a '<'. */
static void
step(struct tag_scan *scan)
{
    if (starts(scan, "<!--")) {
        scan->at += 4;
        skip_past(scan, "-->");
    } else if (starts(scan, "<![CDATA[")) {
        skip_past(scan, "]]>");
    } else if (starts(scan, "<?")) {
        skip_past(scan, "?>");
    } else if (starts(scan, "</")) {
        scan->depth -= scan->depth > 0;
        skip_past(scan, ">");
    } else {
        scan->depth++;
        if (scan->depth > scan->deepest) {
            scan->deepest = scan->depth;
        }
        if (skip_tag(scan)) {
            scan->depth--;
        }
    }
}

/* Whether the XML declaration names an encoding other than UTF-8: in UTF-7, to
 * name one, tags do not look like tags. */
static bool
is_foreign(const uint8_t *bytes, size_t len)
{
    size_t mark = len < 8 ? len : 8; /* "<?xml" after a byte order mark */
    const uint8_t *end = memmem(bytes, len, "?>", 2);
    if (end == NULL || memmem(bytes, mark, "<?xml", 5) == NULL) {
        return false;
    }
    const uint8_t *at = memmem(bytes, (size_t)(end - bytes), "encoding", 8);
    return at != NULL && memmem(at, (size_t)(end - at), "UTF-8", 5) == NULL &&
           memmem(at, (size_t)(end - at), "utf-8", 5) == NULL;
}

size_t
svg_depth(const uint8_t *bytes, size_t len)
{
    if (memchr(bytes, 0, len) != NULL ||
        memmem(bytes, len, "<!DOCTYPE", 9) != NULL || is_foreign(bytes, len)) {
        return SIZE_MAX;
    }
    struct tag_scan scan = {bytes, bytes + len, 0, 0};
    while ((scan.at = memchr(scan.at, '<', (size_t)(scan.end - scan.at))) !=
           NULL) {
        step(&scan);
    }
    return scan.deepest;
}
