/* The language of rehearsals. See script.h. */
#include "script.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "mem.h"
#include "str.h"

enum { WORDS_MAX = 5 };

struct line {
    char *words[WORDS_MAX];
    bool quoted[WORDS_MAX];
    int count;
    bool torn; /* too many words, or a quote that is not closed */
};

/* Splits TEXT at spaces, in place; "two words" in quotes are one. */
static struct line
split(char *text)
{
    struct line line = {.count = 0};
    for (;;) {
        text += strspn(text, " \t\r");
        if (*text == '\0' || *text == '#') {
            return line;
        }
        bool quoted = *text == '"';
        char *end =
            quoted ? strchr(++text, '"') : text + strcspn(text, " \t\r");
        if (end == NULL || line.count == WORDS_MAX) {
            line.torn = true;
            return line;
        }
        line.quoted[line.count] = quoted;
        line.words[line.count++] = text;
        bool last = *end == '\0';
        *end = '\0';
        if (last) {
            return line;
        }
        text = end + 1;
    }
}

static bool
read_number(const char *word, double *number)
{
    char *end;
    *number = strtod(word, &end);
    return end != word && *end == '\0';
}

static bool
read_point(const struct line *line, int at, struct script_step *step)
{
    return line->count == at + 2 && read_number(line->words[at], &step->x) &&
           read_number(line->words[at + 1], &step->y);
}

static bool
read_wait(const struct line *line, struct script_step *step)
{
    /* A century is long enough, and milliseconds cannot overflow. */
    return line->count == 2 && read_number(line->words[1], &step->number) &&
           step->number >= 0 && step->number <= 100.0 * 366 * 24 * 60 * 60;
}

static bool
read_tap(const struct line *line, struct script_step *step)
{
    if (line->count == 2) {
        step->verb = SCRIPT_TAP_NAME;
        step->words[0] = mem_string(line->words[1]);
        return true;
    }
    return !line->quoted[1] && read_point(line, 1, step);
}

static bool
read_swipe(const struct line *line, struct script_step *step)
{
    if (line->count != 2) {
        return false;
    }
    bool left = strcmp(line->words[1], "left") == 0;
    step->number = left ? -1 : 1;
    return left || strcmp(line->words[1], "right") == 0;
}

static bool
read_finger(const struct line *line, struct script_step *step)
{
    char *end;
    if (line->count != 4) {
        return false;
    }
    step->finger = strtoll(line->words[1], &end, 10);
    return *end == '\0' && read_point(line, 2, step);
}

static bool
read_nothing(const struct line *line, struct script_step *step)
{
    (void)step;
    return line->count == 1;
}

static bool
read_words(const struct line *line, struct script_step *step)
{
    int wanted = step->verb == SCRIPT_SHOT || step->verb == SCRIPT_REMOVE ||
                         step->verb == SCRIPT_KEY
                     ? 1
                     : 2;
    if (line->count != wanted + 1) {
        return false;
    }
    for (int i = 0; i < wanted; i++) {
        step->words[i] = mem_string(line->words[i + 1]);
    }
    return true;
}

static bool
read_clock(const struct line *line, struct script_step *step)
{
    struct str text = {0};
    for (int i = 1; i < line->count; i++) {
        str_addf(&text, "%s%s", i > 1 ? " " : "", line->words[i]);
    }
    bool good = text.len > 0 && clock_read(text.text, &step->moment);
    str_release(&text);
    return good;
}

static const struct {
    const char *name;
    enum script_verb verb;
    bool (*read)(const struct line *line, struct script_step *step);
    const char *form;
} verbs[] = {
    {"wait", SCRIPT_WAIT, read_wait, "wait SECONDS"},
    {"tap", SCRIPT_TAP, read_tap, "tap X Y or tap \"NAME\""},
    {"swipe", SCRIPT_SWIPE, read_swipe, "swipe left or swipe right"},
    {"down", SCRIPT_DOWN, read_finger, "down ID X Y"},
    {"move", SCRIPT_MOVE, read_finger, "move ID X Y"},
    {"up", SCRIPT_UP, read_finger, "up ID X Y"},
    {"key", SCRIPT_KEY, read_words, "key NAME"},
    {"shot", SCRIPT_SHOT, read_words, "shot FILE.png"},
    {"state", SCRIPT_STATE, read_nothing, "state"},
    {"expect", SCRIPT_EXPECT, read_words, "expect KEY VALUE"},
    {"copy", SCRIPT_COPY, read_words, "copy FROM TO"},
    {"remove", SCRIPT_REMOVE, read_words, "remove PATH"},
    {"import", SCRIPT_IMPORT, read_words, "import FOLDER \"FROM\""},
    {"clock", SCRIPT_CLOCK, read_clock, "clock YYYY-MM-DD HH:MM"},
};

static char *
sentence(int line, const char *words, const char *what)
{
    struct str s = {0};
    str_addf(&s, "line %d: %s%s", line, words, what);
    return str_take(&s);
}

static bool
read_step(struct script *script, const struct line *line, int number,
          char **why)
{
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        if (strcmp(line->words[0], verbs[i].name) != 0) {
            continue;
        }
        struct script_step step = {.verb = verbs[i].verb, .line = number};
        if (line->torn || !verbs[i].read(line, &step)) {
            free(step.words[0]);
            *why = sentence(number, "the form is: ", verbs[i].form);
            return false;
        }
        script->steps = mem_grow(script->steps, script->count, &script->cap,
                                 sizeof(*script->steps));
        script->steps[script->count++] = step;
        return true;
    }
    *why = sentence(number, "no such step: ", line->words[0]);
    return false;
}

bool
script_read(struct script *script, const char *text, size_t len, char **why)
{
    static const char bom[] = "\xEF\xBB\xBF";
    *script = (struct script){0};
    if (memchr(text, '\0', len) != NULL) {
        *why = mem_string("this is not a text file");
        return false;
    }
    char *copy = mem_copy(text, len);
    char *rest =
        strncmp(copy, bom, strlen(bom)) == 0 ? copy + strlen(bom) : copy;
    bool good = true;
    for (int number = 1; good && rest != NULL; number++) {
        char *text_line = strsep(&rest, "\n");
        struct line line = split(text_line);
        if (line.count > 0) {
            good = read_step(script, &line, number, why);
        } else if (line.torn) {
            *why = sentence(number, "a quote is not closed", "");
            good = false;
        }
    }
    free(copy);
    return good;
}

void
script_release(struct script *script)
{
    for (size_t i = 0; i < script->count; i++) {
        free(script->steps[i].words[0]);
        free(script->steps[i].words[1]);
    }
    free(script->steps);
    *script = (struct script){0};
}
