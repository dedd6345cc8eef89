/* Lines of `key: value` to the members of a struct. See head.h. */
#include "head.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "deck.h"
#include "head_line.h"
#include "head_value.h"
#include "lang_tag.h"
#include "str.h"
#include "text_clean.h"
#include "unicode.h"
#include "utf8.h"

/* A file with more mistakes most likely does not belong here. */
enum { ERRORS_MAX = 20 };

/* A reading under way. */
struct reading {
    const struct head_form *form;
    const char *path;
    void *target;
    struct report *report;
    int line;
    bool begun, fenced; /* a line that is not blank was read; it was `---` */
    int seen[HEAD_KEYS_MAX]; /* the line of each key; 0 = not yet */
};

static void
report_unknown(const struct reading *reading, const char *name)
{
    const struct head_form *form = reading->form;
    const struct head_key *near = head_line_nearest(form, name);
    if (near != NULL) {
        report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
                   "unknown-key",
                   "The key “%s” is not known. Did you mean “%s”?", name,
                   near->name);
        return;
    }
    struct str known = {0};
    for (size_t i = 0; i < form->count; i++) {
        if (!form->keys[i].unlisted) {
            str_addf(&known, "%s%s", known.len > 0 ? ", " : "",
                     form->keys[i].name);
        }
    }
    report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
               "unknown-key",
               "The key “%.*s” is not known here. The keys are: %s.",
               UTF8_START(name, 60), known.text);
    str_release(&known);
}

/* How many bytes of a double quote, straight or as word processors curl it,
 * TEXT begins with; 0 for none. */
static size_t
quote_at(const char *text, size_t len)
{
    static const char *const quotes[] = {"\"", "“", "”", "„"};
    for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++) {
        size_t quote_len = strlen(quotes[i]);
        if (len >= quote_len && memcmp(text, quotes[i], quote_len) == 0) {
            return quote_len;
        }
    }
    return 0;
}

/* The length without the quotes around LEN bytes at *TEXT, which moves behind
 * the first; LEN when there are none, or more of them inside. */
static size_t
without_quotes(const char **text, size_t len)
{
    size_t open = quote_at(*text, len), at = open;
    while (open > 0 && at < len && quote_at(*text + at, len - at) == 0) {
        at++;
    }
    if (open == 0 || at == len || quote_at(*text + at, len - at) != len - at) {
        return len;
    }
    *text += open;
    return text_trim(text, at - open);
}

/* The LEN bytes of a value as it is kept: without quotes around it, at most
 * DECK_BLOCK_CHARS_MAX characters, without unbalanced turns of direction. */
static char *
value_text(const struct reading *reading, const char *text, size_t len)
{
    len = without_quotes(&text, len);
    bool balanced = text_turns_balanced(text, len);
    struct str out = {0};
    size_t at = 0;
    for (int chars = 0; at < len && chars < DECK_BLOCK_CHARS_MAX; chars++) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        if (balanced || !unicode_is_bidi_explicit(code)) {
            str_add_code(&out, code == '\t' ? ' ' : code);
        }
    }
    if (!balanced) {
        report_add(reading->report, reading->path, reading->line,
                   REPORT_WARNING, "bidi-control",
                   "Invisible marks that change the writing direction do not "
                   "match and were left out. Type this line again.");
    }
    if (at < len) {
        report_add(reading->report, reading->path, reading->line,
                   REPORT_WARNING, "text-cut",
                   "The value is longer than %d characters; the rest was "
                   "left out.",
                   DECK_BLOCK_CHARS_MAX);
    }
    return str_take(&out);
}

/* Whether KEY may be set on this line: once only, and with a language only
 * where there are translations. */
static bool
may_set(struct reading *reading, const struct head_key *key, const char *lang)
{
    bool translated = key->read == head_words;
    if (lang[0] != '\0' && !translated) {
        report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
                   "not-translated",
                   "“%s” has no translations. Write “%s:” once, without a "
                   "language.",
                   key->name, key->name);
        return false;
    }
    int *seen = &reading->seen[key - reading->form->keys];
    if (*seen != 0 && !translated) {
        report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
                   "repeated-key",
                   "“%s” was already given in line %d. Keep one of the two "
                   "lines.",
                   key->name, *seen);
        return false;
    }
    *seen = reading->line;
    return true;
}

/* The language after the dot of `title.es`, which is removed from NAME; "" if
 * there is no dot. False, reported, if it is not a language. */
static bool
split_language(const struct reading *reading, char *name,
               char lang[DECK_LANG_SIZE])
{
    lang[0] = '\0';
    char *dot = strchr(name, '.');
    if (dot == NULL) {
        return true;
    }
    *dot = '\0';
    if (lang_tag_read(dot + 1, strlen(dot + 1), lang)) {
        return true;
    }
    report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
               "bad-language",
               "“%.*s” is not a language. Write “%.*s.es” for Spanish, "
               "“%.*s.zh-Hant” for traditional Chinese.",
               UTF8_START(dot + 1, 30), UTF8_START(name, 30),
               UTF8_START(name, 30));
    return false;
}

static void
read_value(struct reading *reading, const struct head_key *key,
           const char *lang, const struct head_line *line)
{
    char *text = value_text(reading, line->value, line->value_len);
    struct head_value value = {.key = key->name,
                               .lang = lang,
                               .text = text,
                               .path = reading->path,
                               .line = reading->line,
                               .report = reading->report};
    if (text[0] != '\0') {
        key->read(key, &value, (char *)reading->target + key->offset);
    } else {
        report_add(reading->report, reading->path, reading->line,
                   REPORT_WARNING, "empty-value",
                   "“%s” has no value. Write one after the colon, or remove "
                   "the line.",
                   key->name);
    }
    free(text);
}

/* How much of a line a message may quote: of a secret only its key. */
static int
told_len(const struct reading *reading, const struct head_line *line)
{
    for (size_t i = 0; i < reading->form->count; i++) {
        const struct head_key *key = &reading->form->keys[i];
        size_t len = strlen(key->name);
        if (key->secret && line->key_len >= len &&
            strncasecmp(line->key, key->name, len) == 0) {
            return (int)len;
        }
    }
    return (int)utf8_cut(line->key, line->key_len, 40);
}

static void
read_line(struct reading *reading, const char *text, size_t len)
{
    struct head_line line = head_line_split(text, len);
    if (line.blank) {
        return;
    }
    if (!line.has_colon) {
        report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
                   "no-colon",
                   "“%.*s” is not a key with a value. Write “key: value”, or "
                   "“#” before a comment.",
                   told_len(reading, &line), line.key);
        return;
    }
    char *name = head_line_plain(line.key, line.key_len);
    char lang[DECK_LANG_SIZE];
    if (split_language(reading, name, lang)) {
        const struct head_key *key = head_line_key(reading->form, name);
        if (key == NULL) {
            report_unknown(reading, name);
        } else if (may_set(reading, key, lang)) {
            read_value(reading, key, lang, &line);
        }
    }
    free(name);
}

/* Whether the line is one of two fences around all LEN bytes of TEXT from the
 * line on: people put them into any file with keys. */
static bool
is_outer_fence(struct reading *reading, const char *text, size_t line_len,
               size_t len)
{
    bool first = !reading->begun;
    reading->begun = !text_blank(text, line_len) || reading->begun;
    if (!head_line_is_fence(text, line_len)) {
        return false;
    }
    reading->fenced = reading->fenced || first;
    return first ||
           (reading->fenced && text_blank(text + line_len, len - line_len));
}

bool
head_read(const char *text, size_t len, int first_line,
          const struct head_form *form, const char *path, void *target,
          struct report *report)
{
    struct reading reading = {.form = form,
                              .path = path,
                              .target = target,
                              .report = report,
                              .line = first_line};
    size_t errors_before = report->error_count;
    size_t at = 0;
    while (at < len && report->error_count < errors_before + ERRORS_MAX) {
        size_t line_len = head_line_length(text + at, len - at);
        if (!is_outer_fence(&reading, text + at, line_len, len - at)) {
            read_line(&reading, text + at, line_len);
        }
        at += line_len + 1;
        reading.line++;
    }
    if (at < len && !text_blank(text + at, len - at)) {
        report_add(report, path, reading.line, REPORT_ERROR, "too-many-errors",
                   "The lines from here on were not read: there are too many "
                   "mistakes above.");
    }
    return report->error_count == errors_before;
}
