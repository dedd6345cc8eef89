/* The crash ladder. See ladder.h. */
#include "ladder.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
    MINUTE_MS = 60 * 1000,
    DAY_MS = 24 * 60 * MINUTE_MS,
    WITHIN_MS = 5 * MINUTE_MS,
    BACK_MS = 10 * MINUTE_MS,
    DOUBLED_MAX = 3, /* 80 minutes */
    TOO_MANY = 3,
    /* A crash is noticed within a second or two, by the restarted show; a hang
     * when the watchdog expires. */
    HUNG_MS = 8000
};

static const char first_line[] = "kiosk ladder 1";
static const char *const phase_names[] = {[LADDER_WORKING] = "working",
                                          [LADDER_SHOWING] = "showing",
                                          [LADDER_OPENING] = "opening",
                                          [LADDER_IDLE] = "idle"};

enum { PHASES = sizeof(phase_names) / sizeof(phase_names[0]) };

/* ---- the mark ---- */

size_t
ladder_mark_write(const struct ladder_mark *mark, char *text, size_t size)
{
    bool told = strchr(mark->path, '\n') == NULL;
    int len =
        snprintf(text, size, "%s %" PRId64 " %s\n", phase_names[mark->phase],
                 mark->at_ms, told ? mark->path : "");
    if (len < 0 || (size_t)len >= size) {
        text[0] = '\0';
        return 0;
    }
    return (size_t)len;
}

static void
set_path(char to[LADDER_PATH_SIZE], const char *path)
{
    size_t len = strlen(path);
    if (len >= LADDER_PATH_SIZE) {
        len = 0;
    }
    memcpy(to, path, len);
    to[len] = '\0';
}

bool
ladder_mark_read(const char *text, size_t len, struct ladder_mark *mark)
{
    char word[16];
    int at = 0;
    const char *end = memchr(text, '\n', len);
    if (end == NULL || memchr(text, '\0', (size_t)(end - text)) != NULL) {
        return false;
    }
    char *line = mem_copy(text, (size_t)(end - text));
    bool good =
        sscanf(line, "%15s %" SCNd64 "%n", word, &mark->at_ms, &at) == 2 &&
        line[at] == ' ' && mark->at_ms >= 0;
    int phase = 0;
    while (good && phase < PHASES && strcmp(word, phase_names[phase]) != 0) {
        phase++;
    }
    good = good && phase < PHASES;
    if (good) {
        mark->phase = (enum ladder_phase)phase;
        set_path(mark->path, line + at + 1);
    }
    free(line);
    return good;
}

/* ---- the text ---- */

static bool
read_level(int number, enum ladder_level *level)
{
    *level = (enum ladder_level)number;
    return number >= LADDER_NORMAL && number <= LADDER_BARE;
}

static bool
read_end(struct ladder *ladder, const char *line)
{
    int level, at = 0;
    struct ladder_end end = {0};
    if (ladder->end_count == LADDER_ENDS_MAX ||
        sscanf(line, "end %" SCNd64 " %d%n", &end.at_ms, &level, &at) != 2 ||
        line[at] != ' ' || !read_level(level, &end.level)) {
        return false;
    }
    set_path(end.path, line + at + 1);
    ladder->ends[ladder->end_count++] = end;
    return true;
}

static bool
read_back(struct ladder *ladder, const char *line)
{
    int level, at = 0;
    return sscanf(line, "back %d %" SCNd64 " %" SCNd64 " %d%n", &level,
                  &ladder->since_ms, &ladder->until_ms, &ladder->times,
                  &at) == 4 &&
           line[at] == '\0' && read_level(level, &ladder->level) &&
           ladder->times >= 0 && ladder->times <= DOUBLED_MAX &&
           ladder->since_ms >= 0 && ladder->until_ms >= ladder->since_ms &&
           ladder->until_ms - ladder->since_ms <= BACK_MS << DOUBLED_MAX;
}

static bool
read_aside(struct ladder *ladder, const char *line)
{
    int at = 0;
    struct ladder_aside *aside = &ladder->aside[ladder->aside_count];
    if (ladder->aside_count == LADDER_ASIDE_MAX ||
        sscanf(line, "aside %" SCNu64 " %" SCNd64 "%n", &aside->size_bytes,
               &aside->modified_ns, &at) != 2 ||
        line[at] != ' ') {
        return false;
    }
    set_path(aside->path, line + at + 1);
    ladder->aside_count++;
    return true;
}

static bool
is_of_this_boot(const struct ladder *ladder, int64_t now_ms)
{
    bool good = ladder->since_ms <= now_ms;
    for (int i = 0; i < ladder->end_count; i++) {
        good = good && ladder->ends[i].at_ms >= 0 &&
               ladder->ends[i].at_ms <= now_ms;
    }
    return good;
}

void
ladder_read(struct ladder *ladder, const char *text, size_t len, int64_t now_ms)
{
    *ladder = (struct ladder){0};
    char *copy = mem_copy(text, len);
    char *rest = copy;
    const char *line = strsep(&rest, "\n");
    bool good = strlen(copy) + 1 <= len && strcmp(line, first_line) == 0;
    while (good && (line = strsep(&rest, "\n")) != NULL) {
        good = line[0] == '\0' || read_end(ladder, line) ||
               read_back(ladder, line) || read_aside(ladder, line);
    }
    free(copy);
    if (!good || !is_of_this_boot(ladder, now_ms)) {
        *ladder = (struct ladder){0};
    }
}

void
ladder_write(const struct ladder *ladder, struct str *out)
{
    str_addf(out, "%s\n", first_line);
    for (int i = 0; i < ladder->end_count; i++) {
        const struct ladder_end *end = &ladder->ends[i];
        str_addf(out, "end %" PRId64 " %d %s\n", end->at_ms, (int)end->level,
                 end->path);
    }
    str_addf(out, "back %d %" PRId64 " %" PRId64 " %d\n", (int)ladder->level,
             ladder->since_ms, ladder->until_ms, ladder->times);
    for (int i = 0; i < ladder->aside_count; i++) {
        const struct ladder_aside *aside = &ladder->aside[i];
        str_addf(out, "aside %" PRIu64 " %" PRId64 " %s\n", aside->size_bytes,
                 aside->modified_ns, aside->path);
    }
}

/* ---- the ladder ---- */

enum ladder_level
ladder_level_at(const struct ladder *ladder, int64_t now_ms)
{
    return now_ms < ladder->until_ms ? ladder->level : LADDER_NORMAL;
}

static void
drop_ends(struct ladder *ladder, int count)
{
    ladder->end_count -= count;
    memmove(ladder->ends, ladder->ends + count,
            (size_t)ladder->end_count * sizeof(*ladder->ends));
}

static void
forget_yesterday(struct ladder *ladder, int64_t now_ms)
{
    int old = 0;
    while (old < ladder->end_count &&
           now_ms - ladder->ends[old].at_ms > DAY_MS) {
        old++;
    }
    drop_ends(ladder, old);
    if (ladder->end_count == 0) {
        ladder->times = 0;
    }
}

static void
add_end(struct ladder *ladder, const struct ladder_mark *mark,
        enum ladder_level level, int64_t now_ms)
{
    if (ladder->end_count == LADDER_ENDS_MAX) {
        drop_ends(ladder, 1);
    }
    struct ladder_end *end = &ladder->ends[ladder->end_count++];
    *end = (struct ladder_end){.at_ms = now_ms, .level = level};
    if (mark->phase == LADDER_WORKING) {
        memcpy(end->path, mark->path, sizeof(end->path));
    }
}

/* How many unclean ends there were in LEVEL within the last minutes; those that
 * led to it were in another level. */
static int
ends_of(const struct ladder *ladder, enum ladder_level level, int64_t now_ms)
{
    int count = 0;
    for (int i = 0; i < ladder->end_count; i++) {
        const struct ladder_end *end = &ladder->ends[i];
        count += end->level == level && now_ms - end->at_ms <= WITHIN_MS;
    }
    return count;
}

static void
step_back(struct ladder *ladder, enum ladder_level level, int64_t now_ms)
{
    int doubled = ladder->times;
    ladder->level = level < LADDER_BARE ? level + 1 : LADDER_BARE;
    ladder->since_ms = now_ms;
    ladder->until_ms = now_ms + ((int64_t)BACK_MS << doubled);
    ladder->times = doubled < DOUBLED_MAX ? doubled + 1 : DOUBLED_MAX;
}

static const char *
blamed(const struct ladder *ladder)
{
    const struct ladder_end *last = &ladder->ends[ladder->end_count - 1];
    int count = 0;
    for (int i = 0; i < ladder->end_count; i++) {
        count += strcmp(ladder->ends[i].path, last->path) == 0;
    }
    return last->path[0] != '\0' && count >= TOO_MANY ? last->path : NULL;
}

const char *
ladder_note_end(struct ladder *ladder, const struct ladder_mark *mark,
                int64_t now_ms)
{
    bool hung =
        (mark->phase == LADDER_SHOWING || mark->phase == LADDER_OPENING) &&
        now_ms - mark->at_ms >= HUNG_MS;
    if (hung || mark->at_ms > now_ms) {
        return NULL;
    }
    enum ladder_level level = ladder_level_at(ladder, now_ms);
    forget_yesterday(ladder, now_ms);
    add_end(ladder, mark, level, now_ms);
    if (ends_of(ladder, level, now_ms) >= TOO_MANY) {
        step_back(ladder, level, now_ms);
    }
    return blamed(ladder);
}

void
ladder_set_aside(struct ladder *ladder, const char *path, uint64_t size_bytes,
                 int64_t modified_ns)
{
    struct ladder_aside aside = {.size_bytes = size_bytes,
                                 .modified_ns = modified_ns};
    set_path(aside.path, path);
    if (aside.path[0] == '\0' || strchr(path, '\n') != NULL) {
        return;
    }
    for (int i = 0; i < ladder->end_count; i++) { /* a new version is new */
        if (strcmp(ladder->ends[i].path, aside.path) == 0) {
            ladder->ends[i].path[0] = '\0';
        }
    }
    for (int i = 0; i < ladder->aside_count; i++) {
        if (strcmp(ladder->aside[i].path, aside.path) == 0) {
            ladder->aside[i] = aside;
            return;
        }
    }
    if (ladder->aside_count == LADDER_ASIDE_MAX) {
        ladder->aside_count--;
        memmove(ladder->aside, ladder->aside + 1,
                (size_t)ladder->aside_count * sizeof(aside));
    }
    ladder->aside[ladder->aside_count++] = aside;
}

const struct ladder_aside *
ladder_find_aside(const struct ladder *ladder, const char *path)
{
    for (int i = 0; i < ladder->aside_count; i++) {
        if (strcmp(ladder->aside[i].path, path) == 0) {
            return &ladder->aside[i];
        }
    }
    return NULL;
}
