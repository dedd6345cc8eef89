/* Tells list items from signs before numbers. See markdown_items.h. */
#include "markdown_items.h"

#include <string.h>

#include "markdown_block.h"
#include "markdown_line.h"
#include "text_clean.h"
#include "unicode.h"
#include "utf8.h"

/* How many lines around one are searched: a slide has fewer. */
enum { REACH = 60 };

/* Whether a line is text outside of any list, seen from an item at column
 * BEGIN. */
static bool
is_outside(const struct markdown_item *item, size_t begin)
{
    return (item->line.mark == MARKDOWN_PLAIN ||
            item->line.mark == MARKDOWN_SHOWN) &&
           !item->line.blank && item->line.begin <= begin;
}

/* Moves *AT in direction STEP (1 or -1) to the next item of the same list with
 * the mark of INDEX; false if there is none. */
static bool
next_alike(const struct markdown_lines *lines, size_t index, int step,
           size_t *at)
{
    const struct markdown_item *item = &lines->items[index];
    bool gap = false, text = false;
    for (int i = 0; i < REACH; i++) {
        *at += (size_t)step; /* wraps around below 0 */
        if (*at >= lines->count) {
            return false;
        }
        const struct markdown_item *other = &lines->items[*at];
        bool outside = is_outside(other, item->line.begin);
        if ((outside && gap && step > 0) ||
            (other->line.blank && text && step < 0)) {
            return false;
        }
        gap = gap || other->line.blank;
        text = text || outside;
        if (item->line.mark == other->line.mark &&
            item->line.sign == other->line.sign &&
            item->line.begin == other->line.begin) {
            return true;
        }
    }
    return false;
}

/* Whether another item of the same list has the mark of INDEX. SURE: one that
 * does not begin with a number, so its mark can only be a bullet. */
static bool
has_alike(const struct markdown_lines *lines, size_t index, bool sure)
{
    for (int step = -1; step <= 1; step += 2) {
        size_t at = index;
        for (int i = 0; i < REACH && next_alike(lines, index, step, &at); i++) {
            if (!sure || !lines->items[at].line.before_number) {
                return true;
            }
        }
    }
    return false;
}

static bool
is_text(const struct markdown_item *item)
{
    const char *text = item->text.text + item->line.begin;
    bool other =
        *text == '|' || (*text == '#' && item->line.mark == MARKDOWN_PLAIN);
    return !item->line.blank && !item->raw && !other;
}

/* The first line of the block that INDEX is in: no blank line lies between. */
static size_t
block_begin(const struct markdown_lines *lines, size_t index)
{
    size_t begin = index;
    while (begin > 0 && index - begin < REACH &&
           is_text(&lines->items[begin - 1])) {
        begin--;
    }
    return begin;
}

/* Whether md4c reads the number at INDEX as an item. Only 1 may interrupt a
 * paragraph (CommonMark 0.30, 5.3). */
static bool
begins_item(const struct markdown_lines *lines, size_t index)
{
    bool open = false, item = false;
    for (size_t i = block_begin(lines, index), first = i; i <= index; i++) {
        const struct markdown_line *line = &lines->items[i].line;
        item = line->mark == MARKDOWN_BULLET || line->mark == MARKDOWN_PASTED ||
               (line->mark == MARKDOWN_ORDERED && line->number >= 0 &&
                line->text < lines->items[i].text.len &&
                (i == first || open || line->number == 1));
        open = open || item || line->begin > lines->items[index].line.begin;
    }
    return item;
}

/* Whether INDEX is one of several lines with marks, or follows a colon. */
static bool
is_listed(const struct markdown_lines *lines, size_t index)
{
    size_t marks = 0;
    for (size_t i = block_begin(lines, index);
         i < lines->count && i < index + REACH && is_text(&lines->items[i]);
         i++) {
        marks += lines->items[i].line.mark != MARKDOWN_PLAIN;
    }
    const struct str *before = index > 0 ? &lines->items[index - 1].text : NULL;
    return marks >= 2 ||
           (before != NULL &&
            utf8_in(utf8_before(before->text, before->len), ":："));
}

/* Reports, once per list, that a mark was read as a sign. */
static void
report_sign(struct markdown *md, struct markdown_lines *lines, size_t index)
{
    const struct markdown_item *item = &lines->items[index];
    bool reported = lines->reported > 0 && index - lines->reported < 2;
    lines->reported = index + 1;
    if (!reported && item->line.compares) {
        markdown_report(md, item->number, REPORT_WARNING, "sign-or-mark",
                        "“>” before a number is shown as it is: more than. "
                        "For a call-out, write a line “> [!NOTE]” above it.");
    } else if (!reported) {
        markdown_report(md, item->number, REPORT_WARNING, "sign-or-mark",
                        "“%c” before a number may mean %s, so it is shown. "
                        "For a list write “*” instead; otherwise leave no "
                        "space after it.",
                        (char)item->line.sign,
                        item->line.sign == '-' ? "less" : "more");
    }
}

/* Whether LEN bytes begin with a number and a unit that can be negative. */
static bool
may_be_negative(const char *text, size_t len)
{
    static const char *const units[] = {"°",  "℃",    "%", "kg",
                                        "lb", "mmHg", "C", "F"};
    size_t at = strspn(text, "0123456789.,"), white;
    bool number = at > 0;
    while (number && (white = text_white(text + at, len - at)) > 0) {
        at += white;
    }
    for (size_t i = 0; number && i < sizeof(units) / sizeof(units[0]); i++) {
        size_t size = strlen(units[i]);
        if (strncmp(text + at, units[i], size) == 0 &&
            (*units[i] == '\xC2' ||
             !unicode_is_alnum(utf8_at(text, len, at + size, NULL)))) {
            return true;
        }
    }
    return false;
}

static enum markdown_item_kind
bullet_kind(struct markdown *md, struct markdown_lines *lines, size_t index)
{
    const struct markdown_item *item = &lines->items[index];
    if (item->line.text == item->text.len) {
        /* Below text it would underline a heading. */
        bool below = index > 0 && is_outside(item - 1, item->line.begin);
        return !below && has_alike(lines, index, false) ? MARKDOWN_ITEM_KEPT
                                                        : MARKDOWN_ITEM_SHOWN;
    }
    if (item->line.sign == '*' || !item->line.before_number) {
        return MARKDOWN_ITEM_KEPT;
    }
    if (has_alike(lines, index, true)) {
        if (may_be_negative(item->text.text + item->line.text,
                            item->text.len - item->line.text)) {
            markdown_report(md, item->number, REPORT_WARNING, "sign-or-mark",
                            "“%c” marks a list here and is not shown. If it "
                            "belongs to the number, write “%c %c5”, without a "
                            "space before the number.",
                            (char)item->line.sign, (char)item->line.sign,
                            (char)item->line.sign);
        }
        return MARKDOWN_ITEM_KEPT;
    }
    report_sign(md, lines, index);
    return MARKDOWN_ITEM_ALONE;
}

static enum markdown_item_kind
dash_kind(const struct markdown_lines *lines, size_t index)
{
    const struct markdown_item *item = &lines->items[index];
    bool dash = item->line.sign >= 0x2010;
    if (has_alike(lines, index, dash && item->line.before_number)) {
        return MARKDOWN_ITEM_MADE;
    }
    bool spaced = item->text.text[item->line.text - 1] == ' ';
    return dash && spaced ? MARKDOWN_ITEM_ALONE : MARKDOWN_ITEM_KEPT;
}

enum markdown_item_kind
markdown_item_kind(struct markdown *md, struct markdown_lines *lines,
                   size_t index)
{
    const struct markdown_item *item = &lines->items[index];
    bool bare = item->line.text == item->text.len;
    switch (item->line.mark) {
    case MARKDOWN_PLAIN:
        break;
    case MARKDOWN_BULLET:
        return bullet_kind(md, lines, index);
    case MARKDOWN_PASTED:
        return bare ? MARKDOWN_ITEM_ALONE : MARKDOWN_ITEM_MADE;
    case MARKDOWN_DASH:
        return bare ? MARKDOWN_ITEM_SHOWN : dash_kind(lines, index);
    case MARKDOWN_ORDERED:
        /* A picture has no number: the number stays above it. */
        if (!bare && begins_item(lines, index) &&
            strncmp(item->text.text + item->line.text, "![", 2) != 0) {
            break;
        }
        return is_listed(lines, index) ? MARKDOWN_ITEM_ALONE
                                       : MARKDOWN_ITEM_SHOWN;
    case MARKDOWN_SHOWN:
        if (item->line.compares) {
            report_sign(md, lines, index);
        }
        return is_listed(lines, index) ||
                       (item->line.compares && item->line.quoted)
                   ? MARKDOWN_ITEM_ALONE
                   : MARKDOWN_ITEM_SHOWN;
    }
    return MARKDOWN_ITEM_KEPT;
}

/* Whether a line is short and begins as an item would, with a capital letter or
 * a digit. */
static bool
looks_like_item(const struct markdown_item *item, bool *digit)
{
    enum { ITEM_BYTES_MAX = 40 };
    const char *text = item->text.text + item->line.begin;
    uint32_t first = utf8_at(text, strlen(text), strspn(text, "*_"), NULL);
    bool capital = (first >= 'A' && first <= 'Z') ||
                   (first >= 0xC0 && first <= 0xDE) ||   /* Latin-1 */
                   (first >= 0x391 && first <= 0x3BF) || /* Greek */
                   (first >= 0x410 && first <= 0x42F);   /* Cyrillic */
    *digit = first >= '0' && first <= '9';
    return is_text(item) && item->line.mark == MARKDOWN_PLAIN &&
           item->text.len - item->line.begin <= ITEM_BYTES_MAX &&
           (capital || *digit);
}

/* Whether the `>` of ITEM continues a quote but may mean "more than", because a
 * temperature or the like follows. */
static bool
may_compare(const struct markdown_item *item)
{
    const struct markdown_item *before = item - 1;
    const char *text = item->text.text + item->line.begin;
    return item->line.quoted && item->line.mark == MARKDOWN_PLAIN &&
           before->line.quoted && before->line.begin < before->text.len &&
           before->text.text[before->line.begin] != '[' &&
           may_be_negative(text, item->text.len - item->line.begin);
}

void
markdown_report_signs(struct markdown *md, const struct markdown_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct markdown_item *item = &lines->items[i];
        const char *text = item->text.text + item->line.begin;
        size_t rule = strspn(text, "=");
        bool below = i > 0 && !item[-1].line.blank;
        if (i > 0 && may_compare(item)) {
            markdown_report(md, item->number, REPORT_WARNING, "sign-or-mark",
                            "“>” marks the call-out here and is not shown. If "
                            "it belongs to the number, write “more than” "
                            "instead.");
        } else if (rule >= 3 && text[rule] == '\0' && !below && !item->raw) {
            markdown_report(md, item->number, REPORT_WARNING, "lone-rule",
                            "A line “===” is shown as it is, and the next "
                            "line continues it. Delete it.");
        } else if (item->tabs && !item->raw) {
            markdown_report(md, item->number, REPORT_WARNING, "lone-row",
                            "The tab in this line is shown as a space. A "
                            "table needs two or more such lines, one directly "
                            "below the other.");
        }
    }
}

void
markdown_report_joined(struct markdown *md, const struct markdown_lines *lines)
{
    for (size_t i = 1; i < lines->count; i++) {
        const struct markdown_item *item = &lines->items[i];
        const struct markdown_item *before = item - 1;
        bool digit, digit_before;
        char end = before->text.len > 0
                       ? before->text.text[before->text.len - 1]
                       : '.';
        if (!looks_like_item(before, &digit_before) ||
            !looks_like_item(item, &digit) || digit != digit_before ||
            strchr(".,;:!?\\ -]", end) != NULL) {
            continue;
        }
        markdown_report(md, before->number, REPORT_WARNING, "joined-lines",
                        "This line and the next run together into one "
                        "paragraph. Write “- ” before each for a list, or put "
                        "an empty line between them.");
        while (i + 1 < lines->count && !lines->items[i + 1].line.blank) {
            i++;
        }
    }
}
