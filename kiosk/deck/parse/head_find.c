/* Where the head of a slide begins and ends, also when its `---` lines are
 * missing or were made into something else. See head_find.h. */
#include "head_find.h"

#include <string.h>
#include <strings.h>

#include "head_line.h"
#include "text_clean.h"

/* One line after the other of a text. */
struct line_cursor {
    const char *text;
    size_t len;
    size_t at, line_len; /* the line under way */
    int line;
};

static bool
cursor_ended(const struct line_cursor *cursor)
{
    return cursor->at >= cursor->len;
}

static void
cursor_measure(struct line_cursor *cursor)
{
    cursor->line_len = cursor_ended(cursor)
                           ? 0
                           : head_line_length(cursor->text + cursor->at,
                                              cursor->len - cursor->at);
}

static void
cursor_advance(struct line_cursor *cursor)
{
    cursor->at += cursor->line_len + 1;
    cursor->at = cursor->at < cursor->len ? cursor->at : cursor->len;
    cursor->line++;
    cursor_measure(cursor);
}

static const char *
cursor_text(const struct line_cursor *cursor)
{
    return cursor->text + cursor->at;
}

static struct head_line
cursor_split(const struct line_cursor *cursor)
{
    return head_line_split(cursor_text(cursor), cursor->line_len);
}

static bool
cursor_blank(const struct line_cursor *cursor)
{
    return text_blank(cursor_text(cursor), cursor->line_len);
}

/* Whether the line looks like the title of a slide; in a head it is a
 * comment. */
static bool
cursor_at_title(const struct line_cursor *cursor)
{
    const char *text = cursor_text(cursor);
    return cursor->line_len > 2 && memcmp(text, "# ", 2) == 0;
}

/* Keys of other programs' heads, which also mark a head. */
static bool
is_foreign_key(const struct head_line *line)
{
    static const char *const names[] = {"title", "lang",  "language",
                                        "topic", "theme", "order"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (line->key_len == strlen(names[i]) &&
            strncasecmp(line->key, names[i], line->key_len) == 0) {
            return true;
        }
    }
    return false;
}

/* Goes to the first line that is no `key: value`, and says whether any key
 * before it is one of FORM. */
static bool
pass_keys(struct line_cursor *cursor, const struct head_form *form)
{
    bool known = false;
    for (; !cursor_ended(cursor); cursor_advance(cursor)) {
        struct head_line line = cursor_split(cursor);
        if (!line.has_colon) {
            break;
        }
        known = known || head_line_meant(&line, form) || is_foreign_key(&line);
    }
    return known;
}

/* Whether the lines from FROM to the fence TO are not only a head: a title or
 * a blank line with text below it, or a title last and none in the body. */
static bool
holds_body(struct line_cursor from, const struct line_cursor *to,
           const struct head_form *form)
{
    bool gap = false, title_last = false;
    for (; from.at < to->at; cursor_advance(&from)) {
        struct head_line line = cursor_split(&from);
        if (line.blank) {
            gap = gap || cursor_blank(&from) || cursor_at_title(&from);
            title_last =
                cursor_blank(&from) ? title_last : cursor_at_title(&from);
            continue;
        }
        title_last = false;
        if (gap && !head_line_meant(&line, form) &&
            (!line.has_colon || memchr(line.key, ' ', line.key_len) != NULL)) {
            return true;
        }
    }
    struct line_cursor body = *to;
    for (cursor_advance(&body); title_last && !cursor_ended(&body);
         cursor_advance(&body)) {
        title_last = !cursor_at_title(&body);
    }
    return title_last;
}

/* The head from BEGIN to END in FOUND. */
static void
set_head(struct head_place *found, const struct line_cursor *begin,
         const struct line_cursor *end)
{
    found->head = begin->text + begin->at;
    found->head_len = end->at - begin->at;
    found->line = begin->line;
    found->body = end->at;
}

/* Ends a head that began at BEGIN, below a fence in line FENCE_LINE. */
static void
find_end(struct head_place *found, struct line_cursor begin, int fence_line,
         const struct head_form *form, const char *path, struct report *report)
{
    struct line_cursor end = begin;
    while (!cursor_ended(&end) &&
           !head_line_like_fence(cursor_text(&end), end.line_len)) {
        cursor_advance(&end);
    }
    if (cursor_ended(&end) || holds_body(begin, &end, form)) {
        report_add(report, path, fence_line, REPORT_ERROR, "unclosed-head",
                   "The head that begins with “---” here has no end. Add a "
                   "line “---” after its last key.");
        found->broken = true;
        found->guessed = !cursor_ended(&end);
        end = begin;
        pass_keys(&end, form);
        set_head(found, &begin, &end);
        return;
    }
    if (!head_line_is_fence(cursor_text(&end), end.line_len)) {
        report_add(report, path, end.line, REPORT_ERROR, "bad-fence",
                   "This line ends the head. Write three hyphens, “---”, and "
                   "nothing else on it.");
        found->broken = true;
    }
    set_head(found, &begin, &end);
    cursor_advance(&end);
    found->body = end.at;
}

/* Keys at the beginning of a text, without a fence above them: FOUND is what
 * people meant. A text of keys only is not a slide; KEYS_ALONE allows it. */
static void
find_open_keys(struct head_place *found, struct line_cursor begin,
               const struct head_form *form, bool keys_alone, const char *path,
               struct report *report)
{
    struct line_cursor end = begin;
    if (!pass_keys(&end, form)) {
        return;
    }
    struct line_cursor rest = end;
    while (!cursor_ended(&rest) && cursor_split(&rest).blank) {
        cursor_advance(&rest);
        if (!cursor_ended(&rest) && cursor_split(&rest).has_colon) {
            pass_keys(&rest, form);
        }
    }
    if (keys_alone && cursor_ended(&rest)) {
        set_head(found, &begin, &rest);
        return;
    }
    report_add(report, path, begin.line, REPORT_ERROR, "unopened-head",
               "There are keys here without a line “---” above them. Write "
               "one above the first key and another below the last.");
    found->broken = true;
    set_head(found, &begin, &end);
    while (!cursor_ended(&end) && cursor_blank(&end)) {
        cursor_advance(&end);
    }
    if (!cursor_ended(&end) &&
        head_line_like_fence(cursor_text(&end), end.line_len)) {
        cursor_advance(&end);
        found->body = end.at;
    }
}

/* Names a key below the title that WALK is at. In small letters, as it is
 * documented: "Source: WHO" is a text. */
static void
report_below(struct line_cursor cursor, const struct head_form *form,
             const char *path, struct report *report)
{
    do {
        cursor_advance(&cursor);
    } while (!cursor_ended(&cursor) && cursor_blank(&cursor));
    struct head_line line = cursor_split(&cursor);
    for (size_t i = 0; line.has_colon && i < form->count; i++) {
        const char *name = form->keys[i].name;
        if (strlen(name) == line.key_len &&
            memcmp(name, line.key, line.key_len) == 0) {
            report_add(report, path, cursor.line, REPORT_WARNING, "key-below",
                       "“%s” below the title is shown as text. Keys stand "
                       "above the title, between two lines “---”.",
                       name);
        }
    }
}

struct head_place
head_find(const char *text, size_t len, const struct head_form *form,
          bool keys_alone, const char *path, struct report *report)
{
    struct head_place found = {.head = text, .line = 1};
    struct line_cursor cursor = {.text = text, .len = len, .line = 1};
    cursor_measure(&cursor);
    while (!cursor_ended(&cursor) && cursor_blank(&cursor)) {
        cursor_advance(&cursor);
    }
    struct line_cursor begin = cursor;
    cursor_advance(&begin);
    if (cursor_ended(&cursor)) {
        return found;
    }
    if (head_line_is_fence(cursor_text(&cursor), cursor.line_len)) {
        find_end(&found, begin, cursor.line, form, path, report);
        return found;
    }
    if (!head_line_like_fence(cursor_text(&cursor), cursor.line_len)) {
        find_open_keys(&found, cursor, form, keys_alone, path, report);
        if (cursor_at_title(&cursor)) {
            report_below(cursor, form, path, report);
        }
        return found;
    }
    struct line_cursor keys = begin;
    if (pass_keys(&keys, form)) {
        report_add(report, path, cursor.line, REPORT_ERROR, "bad-fence",
                   "This line begins the head. Write three hyphens, “---”, "
                   "and nothing else on it.");
        find_end(&found, begin, cursor.line, form, path, report);
        found.broken = true;
    }
    return found;
}
