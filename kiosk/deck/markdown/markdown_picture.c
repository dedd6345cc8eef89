/* Pictures of a slide: file, alt text, place. See markdown_picture.h. */
#include "markdown_picture.h"

#include <stdlib.h>
#include <string.h>

#include "entity.h"
#include "markdown_block.h"
#include "markdown_literal.h"
#include "markdown_source.h"
#include "markdown_state.h"
#include "mem.h"
#include "path_name.h"
#include "str.h"
#include "text_clean.h"
#include "utf8.h"

/* The text of an attribute, with entities decoded. */
static char *
attribute_text(const MD_ATTRIBUTE *attribute)
{
    struct str text = {0};
    for (size_t i = 0; attribute->text != NULL &&
                       attribute->substr_offsets[i] < attribute->size;
         i++) {
        size_t begin = attribute->substr_offsets[i];
        size_t len = attribute->substr_offsets[i + 1] - begin;
        const char *part = attribute->text + begin;
        uint32_t code;
        if (attribute->substr_types[i] == MD_TEXT_ENTITY &&
            entity_decode(part, len, &code)) {
            if (text_code_allowed(code)) {
                str_add_code(&text, code);
            }
        } else {
            for (size_t at = 0; at < len;) {
                at += utf8_decode(part + at, len - at, &code);
                str_add_code(&text, markdown_unmark(code));
            }
        }
    }
    return str_take(&text);
}

/* Decodes `%20` and the like in FILE, as editors write them, unless the result
 * is not valid UTF-8. */
static void
decode_percent(char *file)
{
    struct str out = {0};
    str_add(&out, "");
    for (const char *in = file; *in != '\0'; in++) {
        char hex[3] = {in[1], in[1] != '\0' ? in[2] : '\0', '\0'};
        bool is_hex = *in == '%' && strspn(hex, "0123456789abcdefABCDEF") == 2;
        char byte = is_hex ? (char)strtol(hex, NULL, 16) : '\0';
        bool allowed = (unsigned char)byte >= 0x20;
        str_add_bytes(&out, allowed ? &byte : in, 1);
        in += allowed ? 2 : 0;
    }
    if (utf8_valid(out.text, out.len)) {
        memcpy(file, out.text, out.len + 1);
    }
    str_release(&out);
}

/* Reads one word of where the middle is; *NUMBERS counts those in %. */
static bool
read_middle_word(const char *word, int *numbers, struct deck_picture *picture)
{
    static const struct {
        const char *word;
        int x, y; /* in %; -1: it does not say */
    } sides[] = {{"left", 0, -1},     {"right", 100, -1}, {"top", -1, 0},
                 {"bottom", -1, 100}, {"center", -1, -1}, {"centre", -1, -1}};
    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
        if (path_compare_caseless(word, sides[i].word) == 0) {
            picture->middle_x = sides[i].x < 0 ? picture->middle_x : sides[i].x;
            picture->middle_y = sides[i].y < 0 ? picture->middle_y : sides[i].y;
            return true;
        }
    }
    char *end;
    long percent = strtol(word, &end, 10);
    if (end == word || strcmp(end, "%") != 0 || percent < 0 || percent > 100 ||
        *numbers >= 2) {
        return false;
    }
    *((*numbers)++ == 0 ? &picture->middle_x : &picture->middle_y) =
        (int)percent;
    return true;
}

/* Reads what stands behind "full": the side that is not cut off, "top left", or
 * the point that stays in the middle, "30% 20%". */
static bool
read_middle(const char *words, struct deck_picture *picture)
{
    static const char gap[] = " \t,";
    int numbers = 0;
    bool known = true;
    const char *at = words + strspn(words, gap);
    while (known && *at != '\0') {
        size_t len = strcspn(at, gap);
        char *word = mem_copy(at, len);
        known = read_middle_word(word, &numbers, picture);
        free(word);
        at += len + strspn(at + len, gap);
    }
    return known && numbers != 1;
}

static bool
is_word(const char *text, size_t len, const char *word)
{
    char *copy = mem_copy(text, len);
    bool same = path_compare_caseless(copy, word) == 0;
    free(copy);
    return same;
}

static void
read_place(struct markdown *md, char *title)
{
    static const struct {
        const char *word;
        enum deck_place place;
    } places[] = {
        {"left", DECK_LEFT}, {"right", DECK_RIGHT}, {"full", DECK_FULL}};
    const char *word = title;
    size_t len = text_trim(&word, strlen(title));
    title[word + len - title] = '\0';
    size_t first = strcspn(word, " \t,");
    bool known = len == 0;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if (is_word(word, first, places[i].word)) {
            md->picture.place = places[i].place;
            known = first == len || (places[i].place == DECK_FULL &&
                                     read_middle(word + first, &md->picture));
        }
    }
    if (!known) {
        md->picture.middle_x = md->picture.middle_y = 50;
        markdown_report(md, md->picture_line, REPORT_WARNING, "bad-place",
                        "“%.*s” is not a place for a picture. Write "
                        "\"left\", \"right\" or \"full\" behind its file; or "
                        "what must not be cut off: \"full top\", \"full 30%% "
                        "20%%\".",
                        UTF8_START(word, 40));
    }
}

void
markdown_enter_picture(struct markdown *md, const MD_SPAN_IMG_DETAIL *detail)
{
    if (md->picture_depth++ > 0) {
        return;
    }
    md->picture_line = markdown_picture_line(&md->source);
    md->picture.middle_x = md->picture.middle_y = 50;
    md->picture.file = attribute_text(&detail->src);
    decode_percent(md->picture.file);
    char *title = attribute_text(&detail->title);
    read_place(md, title);
    free(title);
    if (path_is_remote(md->picture.file)) {
        markdown_report(md, md->picture_line, REPORT_WARNING, "remote-picture",
                        "“%.*s” is an address that this screen does not look "
                        "up, so the picture is not shown. Copy the picture "
                        "beside the slide and write its file name only.",
                        UTF8_START(md->picture.file, 80));
    }
}

void
markdown_leave_picture(struct markdown *md)
{
    if (md->picture_depth == 0 || --md->picture_depth > 0) {
        return;
    }
    if (md->goal == GOAL_CELL) {
        markdown_report(md, md->picture_line, REPORT_WARNING, "table-picture",
                        "A picture cannot stand in a table; its alt text is "
                        "shown. Put it above or below the table.");
        if (md->alt.text.len > 0) {
            text_build_add(&md->build, md->alt.text.text, md->alt.text.len, 0);
        }
        free(md->picture.file);
        text_build_release(&md->alt);
        md->picture = (struct deck_picture){0};
        return;
    }
    if (md->goal == GOAL_BLOCK) {
        markdown_flush(md);
    }
    struct deck_text alt = markdown_take_text(md, &md->alt, md->picture_line);
    if (text_invisible(alt.text, alt.len)) {
        markdown_report(md, md->picture_line, REPORT_ERROR, "no-alt-text",
                        "The picture “%.*s” has no words for those who "
                        "cannot see it. Write what it shows between the "
                        "brackets: ![words](file).",
                        UTF8_START(md->picture.file, 80));
    }
    md->picture.alt = alt.text;
    free(alt.spans);
    struct deck_block *block =
        markdown_add_block(md, DECK_PICTURE, md->picture_line);
    block->picture = md->picture;
    md->version->pictures++;
    md->picture = (struct deck_picture){0};
}
