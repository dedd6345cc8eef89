/* The text that md4c reads. See markdown_source.h. */
#include "markdown_source.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void
markdown_source_release(struct markdown_source *source)
{
    free(source->text);
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
        if (source->starts[middle].at <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static int
line_of(const struct markdown_source *source, size_t offset)
{
    return source->starts[markdown_index(source, offset)].number;
}

int
markdown_line_here(const struct markdown_source *source)
{
    return line_of(source, source->at);
}

const char *
markdown_source_line(const struct markdown_source *source, size_t index,
                     size_t *len)
{
    size_t begin = source->starts[index].at;
    size_t end = index + 1 < source->line_count
                     ? source->starts[index + 1].at - 1
                     : source->len;
    *len = end - begin;
    return source->text + begin;
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

void
markdown_pass_line(struct markdown_source *source)
{
    size_t next = markdown_index(source, source->at) + 1;
    if (next < source->line_count) {
        source->at = source->starts[next].at;
    }
}

int
markdown_picture_line(const struct markdown_source *source)
{
    const char *found = strstr(source->text + source->at, "![");
    return found != NULL ? line_of(source, (size_t)(found - source->text))
                         : markdown_line_here(source);
}

/* Whether LEN bytes are a thematic break, perhaps in a quote: three or more of
 * the same mark, KIND (CommonMark 0.30, 4.1). */
static bool
is_break(const char *line, size_t len, char *kind)
{
    size_t marks = 0;
    char mark = '\0';
    for (size_t i = 0; i < len; i++) {
        bool is_mark = memchr("-*_", line[i], 3) != NULL;
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
        size_t len = strcspn(source->text + at, "\n");
        size_t next = at + len + (at + len < source->len);
        if (is_break(source->text + at, len, mark)) {
            source->at = next;
            return line_of(source, at);
        }
        at = next;
    }
    return markdown_line_here(source);
}

/* CommonMark 0.30, 4.7, if it fits on one line: an address, followed at most by
 * a title. */
bool
markdown_is_definition(const struct markdown_source *source, size_t index)
{
    size_t len;
    const char *line = markdown_source_line(source, index, &len);
    const char *end = line + len, *text = line + strspn(line, " ");
    const char *colon = memmem(line, len, "]:", 2);
    if (colon == NULL || *text != '[' || colon == text + 1) {
        return false;
    }
    const char *word = colon + 2 + strspn(colon + 2, " ");
    const char *behind = word + strcspn(word, " \n");
    const char *title = behind + strspn(behind, " ");
    return behind > word && (title == end || strchr("\"'(", *title) != NULL);
}

static bool
is_ascii_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

bool
markdown_is_address(const char *begin, const char *end)
{
    bool mark = false, letter = false; /* "1/2" is no address */
    for (const char *at = begin; at < end; at++) {
        bool dot = *at == '.' && at + 1 < end && is_ascii_letter(at[1]);
        mark = mark || dot || strchr("/:@#", *at) != NULL;
        letter = letter || is_ascii_letter(*at);
    }
    return mark && letter;
}
