/* A text taken apart. See para_text.h. */
#include "para_text.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "para_bidi.h"
#include "para_break.h"
#include "unicode.h"
#include "utf8.h"

/* What is drawn for CODE. */
static uint32_t
drawable(uint32_t code)
{
    if (code == '\t') {
        return ' ';
    }
    bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    if (control && !para_ends_line(code)) {
        return 0x2060;
    }
    bool nonchar =
        (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
    return nonchar ? UTF8_REPLACEMENT : code;
}

void
para_text_init(struct para_text *text, const char *bytes, size_t len)
{
    *text = (struct para_text){
        .codes = mem_new(len, sizeof(*text->codes)),
        .starts = mem_new(len + 1, sizeof(*text->starts)),
        .styles = mem_new(len, 1),
        .breaks = mem_new(len, 1),
        .levels = mem_new(len, 1),
        .scripts = mem_new(len, sizeof(*text->scripts)),
        .faces = mem_new(len, sizeof(*text->faces)),
        .utf8 = mem_new(len + 1, 3), /* U+FFFD or U+2060 for each byte */
    };
    size_t written = 0, count = 0;
    for (size_t i = 0; i < len; count++) {
        uint32_t code;
        i += utf8_decode(bytes + i, len - i, &code);
        text->codes[count] = drawable(code);
        text->starts[count] = written;
        written += utf8_encode(text->codes[count], text->utf8 + written);
    }
    text->starts[count] = written;
    text->count = count;
}

void
para_text_release(struct para_text *text)
{
    free(text->codes);
    free(text->starts);
    free(text->styles);
    free(text->breaks);
    free(text->levels);
    free(text->scripts);
    free(text->faces);
    free(text->utf8);
}

/* Spans count bytes of the text as it came in; where a byte was replaced the
 * two counts part, so the source is walked again. */
static void
find_styles(struct para_text *text, const struct deck_text *spans, bool bold)
{
    memset(text->styles, bold ? FACE_BOLD : 0, text->count);
    if (spans == NULL) {
        return;
    }
    size_t at = 0, span = 0;
    for (size_t i = 0; i < text->count; i++) {
        while (span < spans->span_count && spans->spans[span].end <= at) {
            span++;
        }
        if (span < spans->span_count) {
            unsigned style = spans->spans[span].style;
            text->styles[i] |= style & DECK_BOLD ? FACE_BOLD : 0;
            text->styles[i] |= style & DECK_ITALIC ? FACE_ITALIC : 0;
        }
        uint32_t code;
        at += utf8_decode(spans->text + at, spans->len - at, &code);
    }
}

/* Each stretch between hard breaks is a paragraph of its own for UAX #9. */
static void
find_levels(struct para_text *text, bool rtl)
{
    for (size_t i = 0; i < text->count;) {
        size_t start = i;
        while (i < text->count && !para_ends_line(text->codes[i])) {
            i++;
        }
        const uint32_t *codes = text->codes + start;
        para_levels(codes, i - start, para_base_rtl(codes, i - start, rtl),
                    text->levels + start);
        i++;
    }
}

/* Common characters take the script before them, at the start the one behind
 * them (UAX #24, 5.2). */
static void
find_scripts(struct para_text *text)
{
    uint32_t current = UNICODE_COMMON;
    size_t waiting = 0;
    for (size_t i = 0; i < text->count; i++) {
        uint32_t script = unicode_script(text->codes[i]);
        if (script != UNICODE_COMMON) {
            current = script;
            for (; waiting < i; waiting++) {
                text->scripts[waiting] = current;
            }
        }
        if (current != UNICODE_COMMON) {
            text->scripts[i] = current;
            waiting = i + 1;
        }
    }
    for (; waiting < text->count; waiting++) {
        text->scripts[waiting] = UNICODE_LATIN;
    }
}

/* Code points that are drawn in the face of their neighbours get -1, and so do
 * those that no face has. */
static void
ask_faces(struct para_text *text, const char *lang,
          const struct measure *measure)
{
    for (size_t i = 0; i < text->count; i++) {
        text->faces[i] = unicode_inherits_font(text->codes[i])
                             ? -1
                             : measure->face(measure->ctx, text->codes[i],
                                             text->styles[i], lang);
    }
}

/* A neighbour is the character before, at the start the one behind, of the
 * same style. Without any, the chain's first face: it shows an empty box for
 * what no face has, and `check` has told staff. */
static void
find_faces(struct para_text *text, const char *lang,
           const struct measure *measure)
{
    ask_faces(text, lang, measure);
    int *faces = text->faces;
    const unsigned char *styles = text->styles;
    for (size_t i = 1; i < text->count; i++) {
        if (faces[i] < 0 && styles[i] == styles[i - 1]) {
            faces[i] = faces[i - 1];
        }
    }
    for (size_t i = text->count; i-- > 0;) {
        if (faces[i] < 0 && i + 1 < text->count && styles[i] == styles[i + 1]) {
            faces[i] = faces[i + 1];
        }
        if (faces[i] < 0) {
            faces[i] = measure->face(measure->ctx, 'H', styles[i], lang);
        }
        faces[i] = faces[i] < 0 ? 0 : faces[i];
    }
}

/* A few bold words among others are what the author stresses: "a few hours" is
 * read as one, and stays on one line if the column has room for it. */
static void
glue_stressed(struct para_text *text)
{
    enum { STRESSED_MAX = 20 };
    size_t start = 0;
    for (size_t i = 1; i <= text->count; i++) {
        bool bold = text->styles[start] & FACE_BOLD;
        if (i < text->count && bold == ((text->styles[i] & FACE_BOLD) != 0)) {
            continue;
        }
        bool all = start == 0 && i == text->count;
        for (size_t k = start;
             bold && !all && i - start <= STRESSED_MAX && k + 1 < i; k++) {
            if (text->breaks[k] == PARA_BREAK_ALLOWED) {
                text->breaks[k] = PARA_BREAK_GLUED;
            }
        }
        start = i;
    }
}

void
para_text_analyse(struct para_text *text, const struct deck_text *spans,
                  bool bold, const char *lang, const struct measure *measure)
{
    find_styles(text, spans, bold);
    find_levels(text, para_is_rtl(lang));
    find_scripts(text);
    find_faces(text, lang, measure);
    para_find_breaks(text->codes, text->count, lang, text->breaks);
    glue_stressed(text);
}
