/* Lines of the source of a slide's body. See markdown_source.h. */
#include "markdown_source.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "markdown_state.h"
#include "mem.h"

void
markdown_source_init(struct markdown_source *source, const char *text,
                     size_t len, const int *numbers)
{
    size_t cap = 0;
    *source = (struct markdown_source){
        .text = text,
        .len = len,
        .numbers = numbers,
        .taken = mem_new(len + 1, sizeof(*source->taken))};
    for (size_t at = 0; at <= len;) {
        source->starts = mem_grow(source->starts, source->line_count, &cap,
                                  sizeof(*source->starts));
        source->starts[source->line_count++] = at;
        const char *end = at < len ? memchr(text + at, '\n', len - at) : NULL;
        at = end != NULL ? (size_t)(end - text) + 1 : len + 1;
    }
}

void
markdown_source_release(struct markdown_source *source)
{
    free(source->starts);
    free(source->taken);
    *source = (struct markdown_source){0};
}

size_t
markdown_index(const struct markdown_source *source, size_t offset)
{
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

int
markdown_line(const struct markdown_source *source, size_t offset)
{
    return source->numbers[markdown_index(source, offset)];
}

void
markdown_pass(struct markdown_source *source, const char *text, size_t size,
              enum markdown_taken how)
{
    uintptr_t begin = (uintptr_t)source->text, at = (uintptr_t)text;
    if (at >= begin && at + size <= begin + source->len) {
        memset(source->taken + (at - begin), (int)how, size);
        source->at = at - begin + size;
    }
}

const char *
markdown_source_line(const struct markdown_source *source, size_t index,
                     size_t *len)
{
    size_t begin = source->starts[index];
    *len = index + 1 < source->line_count
               ? source->starts[index + 1] - 1 - begin
               : source->len - begin;
    return source->text + begin;
}

void
markdown_pass_line(struct markdown_source *source)
{
    const char *rest = source->text + source->at;
    const char *end = memchr(rest, '\n', source->len - source->at);
    if (end != NULL) {
        source->at = (size_t)(end - source->text) + 1;
    }
}

int
markdown_picture_line(const struct markdown_source *source)
{
    const char *found =
        memmem(source->text + source->at, source->len - source->at, "![", 2);
    size_t offset = found != NULL ? (size_t)(found - source->text) : source->at;
    return markdown_line(source, offset);
}

/* Whether LEN bytes are a thematic break, perhaps in quotes or items: three
 * or more of one mark, KIND (CommonMark 0.30, 4.1). */
static bool
is_break(const char *line, size_t len, char *kind)
{
    size_t marks = 0;
    char mark = '\0';
    for (size_t i = 0; i < len; i++) {
        bool is_mark = line[i] == '-' || line[i] == '*' || line[i] == '_';
        if (is_mark && (mark == '\0' || line[i] == mark)) {
            mark = line[i];
            marks++;
        } else if (line[i] != ' ' && (line[i] != '>' || marks > 0)) {
            return false;
        }
    }
    *kind = marks >= 3 ? mark : *kind;
    return marks >= 3;
}

int
markdown_pass_break(struct markdown_source *source, char *mark)
{
    for (size_t at = source->at; at < source->len;) {
        const char *line = source->text + at;
        const char *end = memchr(line, '\n', source->len - at);
        size_t len = end != NULL ? (size_t)(end - line) : source->len - at;
        if (is_break(line, len, mark)) {
            source->at = at + len + (end != NULL ? 1 : 0);
            return markdown_line(source, at);
        }
        at += len + 1;
    }
    return markdown_line(source, source->at);
}

static size_t
skip_spaces(const char *text, size_t len, size_t at)
{
    while (at < len && text[at] == ' ') {
        at++;
    }
    return at;
}

/* CommonMark 0.30, 4.7, as far as it fits in one line: an address and nothing
 * behind it but a title. */
bool
markdown_is_definition(const struct markdown_source *source, size_t index)
{
    size_t len;
    const char *line = markdown_source_line(source, index, &len);
    size_t at = skip_spaces(line, len, 0);
    const char *colon = len > 0 ? memmem(line, len, "]:", 2) : NULL;
    if (colon == NULL || line[at] != '[' || colon == line + at + 1) {
        return false;
    }
    at = skip_spaces(line, len, (size_t)(colon - line) + 2);
    size_t word = at;
    while (at < len && line[at] != ' ') {
        at++;
    }
    bool named = at > word;
    at = skip_spaces(line, len, at);
    return named && (at == len || strchr("\"'(", line[at]) != NULL);
}
