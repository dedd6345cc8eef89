/* Normalizes headings and finds the title. See markdown_heading.h. */
#include "markdown_heading.h"

#include <string.h>

#include "markdown_block.h"
#include "markdown_line.h"
#include "markdown_literal.h"
#include "deck_dwell.h"
#include "text_clean.h"
#include "unicode.h"
#include "utf8.h"

/* A line `# Title`, perhaps with other number signs and spaces. */
struct heading {
    size_t begin, level; /* 0: none */
    size_t text;         /* where its words begin */
    bool spaced;
};

static struct heading
heading_of(const struct str *line)
{
    const char *text = line->text;
    struct heading heading = {.begin = strspn(text, " ")};
    size_t at = heading.begin, size;
    for (; utf8_in(utf8_at(text, line->len, at, &size), "#＃﹟"); at += size) {
        heading.level++;
    }
    heading.spaced = at == line->len;
    for (; at < line->len; at += size) {
        uint32_t code = utf8_at(text, line->len, at, &size);
        bool white = text_white(text + at, size) > 0;
        bool emoji = strncmp(text + at, "\uFE0F\u20E3", 6) == 0;
        if (!white && (!text_code_vanishes(code) || emoji)) {
            break;
        }
        heading.spaced = heading.spaced || white;
    }
    heading.text = at;
    heading.level = heading.level <= 6 ? heading.level : 0;
    return heading;
}

/* Rewrites LINE as a heading of LEVEL with LEN bytes of TEXT; SIGN puts a
 * literal number sign before them. */
static void
set_heading(struct str *line, size_t level, const char *text, size_t len,
            bool sign)
{
    struct str out = {0};
    str_add_bytes(&out, line->text, strspn(line->text, " "));
    str_add_bytes(&out, "######", level);
    str_add(&out, " ");
    if (sign) {
        markdown_add_literal(&out, '#');
    }
    str_add_bytes(&out, text, len);
    str_release(line);
    *line = out;
}

/* Trims LEN bytes at *TEXT. If all of it is bold or italic, leaves only the
 * words between the marks and returns true. */
static bool
all_emphasis(const char **text, size_t *len)
{
    static const char *const marks[] = {"**", "__", "*", "_"};
    *len = text_trim(text, *len);
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t size = strlen(marks[i]), inner = *len - 2 * size;
        if (*len > 2 * size && strncmp(*text, marks[i], size) == 0 &&
            strncmp(*text + *len - size, marks[i], size) == 0 &&
            memmem(*text + size, inner, marks[i], size) == NULL &&
            deck_has_letter(*text)) {
            *text += size;
            *len = text_trim(text, inner);
            return true;
        }
    }
    return false;
}

/* Whether LINE consists of three or more MARKs. */
static bool
is_underline(const struct str *line, char mark)
{
    const char *text = line->text;
    size_t len = text_trim(&text, line->len);
    return len >= 3 && strspn(text, (char[]){mark, '\0'}) >= len;
}

/* Makes ITEM the title, worded with LEN bytes of TEXT. */
static void
take_title(struct markdown *md, struct markdown_item *item, const char *text,
           size_t len, bool sign)
{
    markdown_report(md, item->number, REPORT_WARNING, "title-form",
                    "This line is used as the title. Begin it with one “#” "
                    "and a space: “# %s%.*s”.",
                    sign ? "#" : "", (int)utf8_cut(text, len, 80), text);
    set_heading(&item->text, 1, text, len, sign);
}

/* Makes line INDEX, the first with text, the title if it looks like one. */
static bool
take_first(struct markdown *md, struct markdown_lines *lines, size_t index)
{
    struct markdown_item *item = &lines->items[index];
    struct markdown_item *next = index + 1 < lines->count ? item + 1 : NULL;
    struct heading heading = heading_of(&item->text);
    const char *text = item->text.text + heading.text;
    size_t len = item->text.len - heading.text;
    uint32_t first = utf8_at(text, len, 0, NULL);
    bool underlined = next != NULL && is_underline(&next->text, '-');
    bool sign = false;
    if (heading.level > 0) {
        /* U+FE0F turns the sign into an emoji. */
        if (heading.spaced || !deck_has_letter(text) || first == 0xFE0F) {
            return false;
        }
        sign = heading.level == 1 && unicode_digit(first) >= 0;
    } else if (all_emphasis(&text, &len)) {
        underlined = false;
    } else if (!underlined || !deck_has_letter(text)) {
        return false;
    }
    take_title(md, item, text, len, sign);
    if (underlined && heading.level == 0) {
        str_clear(&next->text);
        str_add(&next->text, "");
    }
    return true;
}

/* Rewrites headings in plain form; returns whether one is a title. */
static bool
make_plain(struct markdown_lines *lines)
{
    bool title = false;
    for (size_t i = 0; i < lines->count; i++) {
        struct str *line = &lines->items[i].text;
        struct heading heading = heading_of(line);
        bool words = heading.text < line->len;
        if (heading.level > 0 && heading.spaced && words) {
            char *text = line->text + heading.text;
            set_heading(line, heading.level, text, line->len - heading.text,
                        false);
            title = title || heading.level == 1;
        }
        title = title || (i > 0 && is_underline(line, '=') &&
                          lines->items[i - 1].text.len > 0);
    }
    return title;
}

void
markdown_find_title(struct markdown *md, struct markdown_lines *lines)
{
    size_t first = lines->count;
    for (size_t i = lines->count; i-- > 0;) {
        const struct str *line = &lines->items[i].text;
        first = text_blank(line->text, line->len) ? first : i;
    }
    if (make_plain(lines) || first == lines->count ||
        take_first(md, lines, first)) {
        return;
    }
    for (size_t i = first; i < lines->count; i++) {
        struct markdown_item *item = &lines->items[i];
        struct heading heading = heading_of(&item->text);
        size_t len = item->text.len - heading.text;
        if (heading.level > 1 && heading.spaced && len > 0) {
            take_title(md, item, item->text.text + heading.text, len, false);
            return;
        }
    }
}
