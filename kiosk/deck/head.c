/* Lines of `key: value` to the members of a struct. See head.h. */
#include "head.h"

#include <stdlib.h>
#include <string.h>

#include "lang_tag.h"
#include "mem.h"
#include "nearest.h"
#include "path_name.h"
#include "str.h"
#include "text_clean.h"
#include "utf8.h"

/* A file with more mistakes is most likely none of ours. */
enum { ERRORS_MAX = 20 };

/* A reading under way. */
struct reading {
    const struct head_form *form;
    const char *path;
    void *target;
    struct report *report;
    int line;
    int seen[HEAD_KEYS_MAX]; /* the line of each key; 0 = not yet */
};

/* The line that starts at TEXT, without its end. */
static size_t
line_length(const char *text, size_t len)
{
    const char *end = memchr(text, '\n', len);
    return end != NULL ? (size_t)(end - text) : len;
}

/* The parts of a line: KEY and VALUE point into it, trimmed. */
struct line {
    const char *key, *value;
    size_t key_len, value_len;
    bool blank;     /* or a comment */
    bool has_colon; /* and a key before it */
};

static struct line
line_split(const char *text, size_t len)
{
    struct line line = {0};
    len = text_trim(&text, len);
    line.blank = len == 0 || text[0] == '#';
    line.key = text;
    line.key_len = len;
    const char *colon = memchr(text, ':', len);
    if (line.blank || colon == NULL || colon == text) {
        return line;
    }
    line.has_colon = true;
    line.key_len = text_trim(&line.key, (size_t)(colon - text));
    line.value = colon + 1;
    line.value_len = text_trim(&line.value, len - (size_t)(colon + 1 - text));
    return line;
}

static const struct head_key *
find_key(const struct head_form *form, const char *name)
{
    for (size_t i = 0; i < form->count; i++) {
        if (path_compare_caseless(form->keys[i].name, name) == 0) {
            return &form->keys[i];
        }
    }
    return NULL;
}

static void
report_unknown(const struct reading *reading, const char *name)
{
    const struct head_form *form = reading->form;
    size_t near =
        nearest_word(name, form->keys, form->count, sizeof(form->keys[0]));
    if (near < form->count) {
        report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
                   "unknown-key",
                   "The key “%s” is not known. Did you mean “%s”?", name,
                   form->keys[near].name);
        return;
    }
    struct str known = {0};
    for (size_t i = 0; i < form->count; i++) {
        str_addf(&known, "%s%s", i > 0 ? ", " : "", form->keys[i].name);
    }
    report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
               "unknown-key",
               "The key “%.60s” is not known here. The keys are: %s.", name,
               known.text);
    str_release(&known);
}

/* The LEN bytes of a value as it is kept: without quotes around it, at most
 * DECK_BLOCK_CHARS_MAX characters, without unbalanced turns of direction. */
static char *
value_text(const struct reading *reading, const char *text, size_t len)
{
    if (len >= 2 && text[0] == '"' && text[len - 1] == '"' &&
        memchr(text + 1, '"', len - 2) == NULL) {
        text++;
        len = text_trim(&text, len - 2);
    }
    bool balanced = text_turns_balanced(text, len);
    struct str out = {0};
    size_t at = 0;
    for (int chars = 0; at < len && chars < DECK_BLOCK_CHARS_MAX; chars++) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        if (balanced || !text_code_turns(code)) {
            str_add_code(&out, code);
        }
    }
    if (!balanced) {
        report_add(reading->report, reading->path, reading->line,
                   REPORT_WARNING, "bidi-control",
                   "Invisible marks that turn the writing direction do not "
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

/* The language behind the dot of `title.es`, which is cut off NAME; "" when
 * there is no dot. False, reported, when it is no language. */
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
               "“%.30s” is not a language. Write “%.30s.es” for Spanish, "
               "“%.30s.zh-Hant” for traditional Chinese.",
               dot + 1, name, name);
    return false;
}

static void
read_value(struct reading *reading, const struct head_key *key,
           const char *lang, const struct line *line)
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

static void
read_line(struct reading *reading, const char *text, size_t len)
{
    struct line line = line_split(text, len);
    if (line.blank) {
        return;
    }
    if (!line.has_colon) {
        report_add(reading->report, reading->path, reading->line, REPORT_ERROR,
                   "no-colon",
                   "“%.*s” is not a key with a value. Write “key: value”, or "
                   "“#” before a comment.",
                   (int)(line.key_len < 40 ? line.key_len : 40), line.key);
        return;
    }
    char *name = mem_copy(line.key, line.key_len);
    char lang[DECK_LANG_SIZE];
    if (split_language(reading, name, lang)) {
        const struct head_key *key = find_key(reading->form, name);
        if (key == NULL) {
            report_unknown(reading, name);
        } else if (may_set(reading, key, lang)) {
            read_value(reading, key, lang, &line);
        }
    }
    free(name);
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
        size_t line_len = line_length(text + at, len - at);
        read_line(&reading, text + at, line_len);
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

/* Whether the line at TEXT is `---`. */
static bool
is_fence(const char *text, size_t len)
{
    return text_trim(&text, len) == 3 && memcmp(text, "---", 3) == 0;
}

/* The end of a head that nobody closed. */
static size_t
guess_end(const char *text, size_t len, size_t at)
{
    while (at < len) {
        size_t line_len = line_length(text + at, len - at);
        struct line line = line_split(text + at, line_len);
        if (!line.has_colon || line.blank) {
            break;
        }
        at += line_len + 1;
    }
    return at < len ? at : len;
}

size_t
head_find(const char *text, size_t len, const char *path, struct report *report,
          const char **head, size_t *head_len, int *head_line)
{
    size_t at = 0;
    int line = 1;
    while (at < len &&
           text_blank(text + at, line_length(text + at, len - at))) {
        at += line_length(text + at, len - at) + 1;
        line++;
    }
    if (at >= len || !is_fence(text + at, line_length(text + at, len - at))) {
        return 0;
    }
    size_t begin = at + line_length(text + at, len - at) + 1;
    begin = begin < len ? begin : len;
    *head = text + begin;
    *head_line = line + 1;
    for (at = begin; at < len;) {
        size_t line_len = line_length(text + at, len - at);
        if (is_fence(text + at, line_len)) {
            *head_len = at - begin;
            return at + line_len < len ? at + line_len + 1 : len;
        }
        at += line_len + 1;
    }
    report_add(report, path, line, REPORT_ERROR, "unclosed-head",
               "The head that begins with “---” here has no end. Add a line "
               "“---” after its last key.");
    at = guess_end(text, len, begin);
    *head_len = at - begin;
    return at;
}

bool
head_is_form(const char *text, size_t len, const struct head_form *form)
{
    for (size_t at = 0; at < len;) {
        size_t line_len = line_length(text + at, len - at);
        struct line line = line_split(text + at, line_len);
        if (!line.blank) {
            char *name = mem_copy(line.key, line.key_len);
            bool known = line.has_colon && find_key(form, name) != NULL;
            free(name);
            return known;
        }
        at += line_len + 1;
    }
    return false;
}
