/* The keys that lines with mistakes may have been meant for. See
 * settings_lines.h. */
#include "settings_lines.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "head_line.h"
#include "mem.h"
#include "nearest.h"
#include "path_name.h"

struct judging {
    const struct settings_text *text;
    const struct head_form *form;
    const struct head_key *careful;
    struct settings_line *lines;
    bool vague;     /* something may be about CAREFUL, */
    int vague_line; /* first here */
};

static void
doubt(struct settings_line *line, int number)
{
    if (!line->unclear) {
        line->unclear = true;
        line->unclear_line = number;
    }
}

static void
doubt_careful(struct judging *judging, int number)
{
    if (!judging->vague) {
        judging->vague = true;
        judging->vague_line = number;
    }
}

static bool
is_rule(const struct finding *finding, const char *rule)
{
    return strcmp(finding->rule, rule) == 0;
}

/* The first mistake in line NUMBER; NULL when it was understood. */
static const struct finding *
mistake_at(const struct settings_text *text, int number)
{
    for (size_t i = text->of_text; i < text->report->count; i++) {
        const struct finding *finding = &text->report->findings[i];
        if (finding->line == number && (finding->level == REPORT_ERROR ||
                                        is_rule(finding, "empty-value"))) {
            return finding;
        }
    }
    return NULL;
}

static bool
is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_letter(char c)
{
    return is_ascii_letter(c) || (unsigned char)c >= 0x80;
}

/* Whether a word of PLAIN is OTHER, or but a letter off. */
static bool
has_word(const char *plain, const char *other)
{
    char word[NEAREST_WORD_MAX + 1];
    size_t len;
    for (const char *at = plain; *at != '\0'; at += len > 0 ? len : 1) {
        for (len = 0; is_letter(at[len]); len++) {
        }
        if (len > 0 && len < sizeof(word)) {
            memcpy(word, at, len);
            word[len] = '\0';
            if (nearest_distance(word, other) <= 1) {
                return true;
            }
        }
    }
    return false;
}

/* The same, or PLAIN contains OTHER, as in "importar". */
static bool
mentions(const char *plain, const char *other)
{
    return strcasestr(plain, other) != NULL || has_word(plain, other);
}

/* Whether PLAIN is written in another script than keys are. */
static bool
is_foreign(const char *plain)
{
    bool foreign = false;
    for (; *plain != '\0'; plain++) {
        if (is_ascii_letter(*plain)) {
            return false;
        }
        foreign = foreign || is_letter(*plain);
    }
    return foreign;
}

/* Whether PLAIN has a word of signing, in the languages that clinics write: it
 * asks for more than the default. */
static bool
is_of_signing(const char *plain)
{
    static const char *const begins[] = {
        "signat", "signe",  "signi",  "sign\u00E9", "firmad",   "firmat",
        "firmar", "assina", "podpis", "ondertek",   "unterschr"};
    bool in_word = false;
    for (; *plain != '\0'; in_word = is_letter(*plain), plain++) {
        for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
            size_t len = strlen(begins[i]);
            if (!in_word && strncasecmp(plain, begins[i], len) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Whether a line that names no key, KEY: VALUE, may be meant for CAREFUL: by a
 * word for it in its key, by one of its choices in what it says, by the name
 * of the clinic's key, or a word of signing. */
static bool
may_be_about(const struct head_key *careful, const char *key, const char *value)
{
    const char *both[] = {key, value};
    static const char *const words[] = {"stick", "sticks", "usb"};
    bool may = is_foreign(key) || mentions(key, careful->name);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        may = may || mentions(key, words[i]);
    }
    for (size_t i = 0; i < 2; i++) {
        may = may || strcasestr(both[i], "clinic.pub") != NULL ||
              is_of_signing(both[i]);
    }
    for (const char *const *choice = careful->choices; *choice != NULL;
         choice++) {
        bool telling = strlen(*choice) > 5; /* shorter ones are in any text */
        may = may || nearest_distance(value, *choice) <= 1 ||
              (telling && (mentions(key, *choice) || mentions(value, *choice)));
    }
    return may;
}

/* Whether PLAIN is NAME, or NAME and what cannot go on with it: of a line
 * without a colon the key is only its first word. */
static bool
begins_with(const char *plain, const char *name)
{
    size_t len = strlen(name);
    return strncasecmp(plain, name, len) == 0 && plain[len] != '_' &&
           !is_letter(plain[len]);
}

/* The key that a line with a mistake was meant for, by PLAIN, the text before
 * its colon; NULL if it names none. */
static const struct head_key *
key_meant(const struct judging *judging, const char *plain)
{
    const struct head_form *form = judging->form;
    const struct head_key *key = head_line_key(form, plain);
    for (size_t i = 0; i < form->count && key == NULL; i++) {
        key = begins_with(plain, form->keys[i].name) ? &form->keys[i] : NULL;
    }
    if (key == NULL && has_word(plain, judging->careful->name)) {
        key = judging->careful;
    }
    return key != NULL ? key : head_line_nearest(form, plain);
}

/* Takes the language of `title.es` off a key. */
static char *
without_language(char *plain)
{
    plain[strcspn(plain, ".")] = '\0';
    return plain;
}

static bool
says_the_same(const struct settings_line *first, const struct head_line *line)
{
    if (first == NULL || first->value == NULL) {
        return false;
    }
    char *a = head_line_plain(first->value, first->value_len);
    char *b = head_line_plain(line->value, line->value_len);
    bool same = path_compare_caseless(a, b) == 0;
    free(a);
    free(b);
    return same;
}

/* Whether PLAIN, a line without a colon, is the rest of one that was cut: of
 * CAREFUL anywhere, of any key where the file ends without an end of line, for
 * CAREFUL may have stood behind it. */
static bool
is_cut(const struct judging *judging, const char *plain, bool at_end)
{
    size_t len = strlen(plain);
    for (size_t i = 0; i < judging->form->count; i++) {
        const struct head_key *key = &judging->form->keys[i];
        if ((at_end || key == judging->careful) && len < strlen(key->name) &&
            strncasecmp(plain, key->name, len) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether VALUE goes on with a line for CAREFUL, since the end of a line was
 * lost: `clinic:slides import: signed`. A remote of that name is none:
 * `import:slides`. */
static bool
swallows(const struct head_key *careful, const char *value)
{
    const char *colon = strchr(value, ':');
    for (const char *at = value; (at = strcasestr(at, careful->name)) != NULL;
         at++) {
        const char *end = at + strlen(careful->name);
        end += strspn(end, " \t");
        const char *rest = end + strspn(end, ": \t");
        bool chosen = false;
        for (const char *const *choice = careful->choices; *choice != NULL;
             choice++) {
            chosen = chosen || strncasecmp(rest, *choice, strlen(*choice)) == 0;
        }
        if (*end == ':' &&
            (chosen || end != colon || strchr(" \t", end[1]) != NULL)) {
            return true;
        }
    }
    return false;
}

static void
take_mistake(struct judging *judging, const struct head_line *line,
             const struct finding *finding, bool at_end)
{
    const struct head_key *careful = judging->careful;
    char *all = head_line_plain(line->key, line->key_len);
    char *name = without_language(mem_string(all));
    char *value = head_line_plain(line->value, line->value_len);
    const struct head_key *key = key_meant(judging, name);
    struct settings_line *of_key =
        key != NULL ? &judging->lines[key - judging->form->keys] : NULL;
    bool same = is_rule(finding, "repeated-key") && says_the_same(of_key, line);
    bool empty = is_rule(finding, "empty-value") && key != careful;
    if (key == NULL && may_be_about(careful, all, value)) {
        doubt_careful(judging, finding->line);
    } else if (key != NULL && !same && !empty) {
        doubt(of_key, finding->line);
    }
    /* Two lines may have become one. */
    if (mentions(all, careful->name) || mentions(value, careful->name) ||
        (!line->has_colon && is_cut(judging, all, at_end))) {
        doubt_careful(judging, finding->line);
    }
    free(all);
    free(name);
    free(value);
}

static void
take_given(struct judging *judging, const struct head_line *line, int number)
{
    char *plain = without_language(head_line_plain(line->key, line->key_len));
    const struct head_key *key = head_line_key(judging->form, plain);
    free(plain);
    if (key != NULL && line->has_colon) {
        struct settings_line *of_key =
            &judging->lines[key - judging->form->keys];
        of_key->value = line->value;
        of_key->value_len = line->value_len;
        char *value = head_line_plain(line->value, line->value_len);
        if (swallows(judging->careful, value)) {
            doubt(&judging->lines[judging->careful - judging->form->keys],
                  number);
        }
        free(value);
    }
}

static void
take_lines(struct judging *judging)
{
    const struct settings_text *text = judging->text;
    int number = 1;
    for (size_t at = 0; at < text->len; number++) {
        size_t len = head_line_length(text->text + at, text->len - at);
        struct head_line line = head_line_split(text->text + at, len);
        const struct finding *finding = mistake_at(text, number);
        if (finding != NULL && is_rule(finding, "too-many-errors")) {
            return;
        }
        if (!line.blank && finding != NULL) {
            take_mistake(judging, &line, finding, at + len == text->len);
        } else if (!line.blank) {
            take_given(judging, &line, number);
        }
        at += len + 1;
    }
}

/* Findings about the text as a whole, except correctly guessed encodings, which
 * are common. */
static void
take_text(struct judging *judging)
{
    const struct settings_text *text = judging->text;
    bool lost = text->state == TEXT_LOST;
    int lost_line = 0;
    for (size_t i = 0; i < text->report->count; i++) {
        const struct finding *finding = &text->report->findings[i];
        if (i < text->of_text && (finding->level == REPORT_ERROR ||
                                  is_rule(finding, "control-character") ||
                                  is_rule(finding, "half-written"))) {
            doubt_careful(judging, finding->line);
        }
        if (is_rule(finding, "too-many-errors") ||
            is_rule(finding, "file-cut")) {
            lost = true;
            lost_line = finding->line;
        }
    }
    for (size_t i = 0; i < judging->form->count && lost; i++) {
        if (&judging->form->keys[i] == judging->careful ||
            judging->lines[i].value == NULL) {
            doubt(&judging->lines[i], lost_line);
        }
    }
}

void
settings_lines_read(const struct settings_text *text,
                    const struct head_form *form,
                    const struct head_key *careful,
                    struct settings_line lines[HEAD_KEYS_MAX])
{
    struct judging judging = {
        .text = text, .form = form, .careful = careful, .lines = lines};
    struct settings_line *of_careful = &lines[careful - form->keys];
    memset(lines, 0, HEAD_KEYS_MAX * sizeof(*lines));
    take_lines(&judging);
    take_text(&judging);
    if (judging.vague && of_careful->value == NULL) {
        doubt(of_careful, judging.vague_line);
    }
}
