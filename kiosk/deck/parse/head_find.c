/* Where the head of a slide begins and ends, also when its `---` lines are
 * missing or were made into something else. See head_find.h. */
#include "head_find.h"

#include <string.h>
#include <strings.h>

#include "head_line.h"
#include "text_clean.h"

/* A walk over the lines of a text. */
struct walk {
    const char *text;
    size_t len;
    size_t at, line_len; /* the line under way */
    int line;
};

static bool
walk_ended(const struct walk *walk)
{
    return walk->at >= walk->len;
}

static void
walk_measure(struct walk *walk)
{
    walk->line_len = walk_ended(walk) ? 0
                                      : head_line_length(walk->text + walk->at,
                                                         walk->len - walk->at);
}

static void
walk_on(struct walk *walk)
{
    walk->at += walk->line_len + 1;
    walk->at = walk->at < walk->len ? walk->at : walk->len;
    walk->line++;
    walk_measure(walk);
}

static const char *
walk_text(const struct walk *walk)
{
    return walk->text + walk->at;
}

static struct head_line
walk_split(const struct walk *walk)
{
    return head_line_split(walk_text(walk), walk->line_len);
}

static bool
walk_blank(const struct walk *walk)
{
    return text_blank(walk_text(walk), walk->line_len);
}

/* Whether the line looks like the title of a slide; in a head it is a
 * comment. */
static bool
walk_at_title(const struct walk *walk)
{
    const char *text = walk_text(walk);
    return walk->line_len > 2 && memcmp(text, "# ", 2) == 0;
}

/* Keys that heads have in other programs: they mark a head, too. */
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
pass_keys(struct walk *walk, const struct head_form *form)
{
    bool known = false;
    for (; !walk_ended(walk); walk_on(walk)) {
        struct head_line line = walk_split(walk);
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
holds_body(struct walk from, const struct walk *to,
           const struct head_form *form)
{
    bool gap = false, title_last = false;
    for (; from.at < to->at; walk_on(&from)) {
        struct head_line line = walk_split(&from);
        if (line.blank) {
            gap = gap || walk_blank(&from) || walk_at_title(&from);
            title_last = walk_blank(&from) ? title_last : walk_at_title(&from);
            continue;
        }
        title_last = false;
        if (gap && !head_line_meant(&line, form) &&
            (!line.has_colon || memchr(line.key, ' ', line.key_len) != NULL)) {
            return true;
        }
    }
    struct walk body = *to;
    for (walk_on(&body); title_last && !walk_ended(&body); walk_on(&body)) {
        title_last = !walk_at_title(&body);
    }
    return title_last;
}

/* The head from BEGIN to END in FOUND. */
static void
set_head(struct head_place *found, const struct walk *begin,
         const struct walk *end)
{
    found->head = begin->text + begin->at;
    found->head_len = end->at - begin->at;
    found->line = begin->line;
    found->body = end->at;
}

/* Ends a head that began at BEGIN, below a fence in line FENCE_LINE. */
static void
find_end(struct head_place *found, struct walk begin, int fence_line,
         const struct head_form *form, const char *path, struct report *report)
{
    struct walk end = begin;
    while (!walk_ended(&end) &&
           !head_line_like_fence(walk_text(&end), end.line_len)) {
        walk_on(&end);
    }
    if (walk_ended(&end) || holds_body(begin, &end, form)) {
        report_add(report, path, fence_line, REPORT_ERROR, "unclosed-head",
                   "The head that begins with “---” here has no end. Add a "
                   "line “---” after its last key.");
        found->broken = true;
        found->guessed = !walk_ended(&end);
        end = begin;
        pass_keys(&end, form);
        set_head(found, &begin, &end);
        return;
    }
    if (!head_line_is_fence(walk_text(&end), end.line_len)) {
        report_add(report, path, end.line, REPORT_ERROR, "bad-fence",
                   "This line ends the head. Write three hyphens, “---”, "
                   "and nothing else in it.");
        found->broken = true;
    }
    set_head(found, &begin, &end);
    walk_on(&end);
    found->body = end.at;
}

/* Keys at the beginning of a text, without a fence above them: FOUND is what
 * people meant. A text of keys only is no slide, and KEYS_ALONE allows it. */
static void
find_open_keys(struct head_place *found, struct walk begin,
               const struct head_form *form, bool keys_alone, const char *path,
               struct report *report)
{
    struct walk end = begin;
    if (!pass_keys(&end, form)) {
        return;
    }
    struct walk rest = end;
    while (!walk_ended(&rest) && walk_split(&rest).blank) {
        walk_on(&rest);
        if (!walk_ended(&rest) && walk_split(&rest).has_colon) {
            pass_keys(&rest, form);
        }
    }
    if (keys_alone && walk_ended(&rest)) {
        set_head(found, &begin, &rest);
        return;
    }
    report_add(report, path, begin.line, REPORT_ERROR, "unopened-head",
               "Keys stand here without a line above them. Write a line “---” "
               "above the first key and another below the last.");
    found->broken = true;
    set_head(found, &begin, &end);
    while (!walk_ended(&end) && walk_blank(&end)) {
        walk_on(&end);
    }
    if (!walk_ended(&end) &&
        head_line_like_fence(walk_text(&end), end.line_len)) {
        walk_on(&end);
        found->body = end.at;
    }
}

/* Names a key below the title that WALK is at. In small letters, as it is
 * documented: "Source: WHO" is a text. */
static void
report_below(struct walk walk, const struct head_form *form, const char *path,
             struct report *report)
{
    do {
        walk_on(&walk);
    } while (!walk_ended(&walk) && walk_blank(&walk));
    struct head_line line = walk_split(&walk);
    for (size_t i = 0; line.has_colon && i < form->count; i++) {
        const char *name = form->keys[i].name;
        if (strlen(name) == line.key_len &&
            memcmp(name, line.key, line.key_len) == 0) {
            report_add(report, path, walk.line, REPORT_WARNING, "key-below",
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
    struct walk walk = {.text = text, .len = len, .line = 1};
    walk_measure(&walk);
    while (!walk_ended(&walk) && walk_blank(&walk)) {
        walk_on(&walk);
    }
    struct walk begin = walk;
    walk_on(&begin);
    if (walk_ended(&walk)) {
        return found;
    }
    if (head_line_is_fence(walk_text(&walk), walk.line_len)) {
        find_end(&found, begin, walk.line, form, path, report);
        return found;
    }
    if (!head_line_like_fence(walk_text(&walk), walk.line_len)) {
        find_open_keys(&found, walk, form, keys_alone, path, report);
        if (walk_at_title(&walk)) {
            report_below(walk, form, path, report);
        }
        return found;
    }
    struct walk keys = begin;
    if (pass_keys(&keys, form)) {
        report_add(report, path, walk.line, REPORT_ERROR, "bad-fence",
                   "This line begins the head. Write three hyphens, “---”, "
                   "and nothing else in it.");
        find_end(&found, begin, walk.line, form, path, report);
        found.broken = true;
    }
    return found;
}
