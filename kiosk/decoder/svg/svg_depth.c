/* A scanner for tags. See svg_depth.h. */
#include "svg_depth.h"

#include <stdbool.h>
#include <string.h>

struct walk {
    const uint8_t *at, *end;
    size_t depth, deepest;
};

static bool
starts(const struct walk *walk, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(walk->end - walk->at) >= len &&
           memcmp(walk->at, word, len) == 0;
}

/* Moves past WORD, or to the end. */
static void
skip_past(struct walk *walk, const char *word)
{
    size_t len = strlen(word);
    const uint8_t *found =
        memmem(walk->at, (size_t)(walk->end - walk->at), word, len);
    walk->at = found ? found + len : walk->end;
}

/* Moves past the '>' of a tag, ignoring those in quotes. True if a '/' precedes
 * it. */
static bool
skip_tag(struct walk *walk)
{
    bool slash = false;
    while (walk->at < walk->end && *walk->at != '>') {
        uint8_t byte = *walk->at++;
        slash = byte == '/';
        if (byte == '"' || byte == '\'') {
            skip_past(walk, byte == '"' ? "\"" : "'");
        }
    }
    walk->at += walk->at < walk->end;
    return slash;
}

/* AT is on a '<'. */
static void
step(struct walk *walk)
{
    if (starts(walk, "<!--")) {
        walk->at += 4;
        skip_past(walk, "-->");
    } else if (starts(walk, "<![CDATA[")) {
        skip_past(walk, "]]>");
    } else if (starts(walk, "<?")) {
        skip_past(walk, "?>");
    } else if (starts(walk, "</")) {
        walk->depth -= walk->depth > 0;
        skip_past(walk, ">");
    } else {
        walk->depth++;
        if (walk->depth > walk->deepest) {
            walk->deepest = walk->depth;
        }
        if (skip_tag(walk)) {
            walk->depth--;
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
    if (!end || !memmem(bytes, mark, "<?xml", 5)) {
        return false;
    }
    const uint8_t *at = memmem(bytes, (size_t)(end - bytes), "encoding", 8);
    return at && !memmem(at, (size_t)(end - at), "UTF-8", 5) &&
           !memmem(at, (size_t)(end - at), "utf-8", 5);
}

size_t
svg_depth(const uint8_t *bytes, size_t len)
{
    if (memchr(bytes, 0, len) || memmem(bytes, len, "<!DOCTYPE", 9) ||
        is_foreign(bytes, len)) {
        return SIZE_MAX;
    }
    struct walk walk = {bytes, bytes + len, 0, 0};
    while ((walk.at = memchr(walk.at, '<', (size_t)(walk.end - walk.at)))) {
        step(&walk);
    }
    return walk.deepest;
}
