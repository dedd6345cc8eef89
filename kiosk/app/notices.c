/* Notices for staff. See notices.h. */
#include "notices.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"

enum { NOTICE_MS = 60 * 1000 };

void
notices_release(struct notices *notices)
{
    for (int i = 0; i < notices->count; i++) {
        free(notices->queue[i].text);
    }
    *notices = (struct notices){0};
}

static void
come_up(struct notices *notices, int64_t now_ms)
{
    notices->since_ms = now_ms;
    notices->changes++;
}

static bool
waits(const struct notices *notices, const char *text)
{
    for (int i = 0; i < notices->count; i++) {
        if (strcmp(notices->queue[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

/* Inserts TEXT at AT. */
static void
put(struct notices *notices, int at, const char *text, int64_t for_ms,
    int64_t now_ms)
{
    memmove(notices->queue + at + 1, notices->queue + at,
            (size_t)(notices->count - at) * sizeof(notices->queue[0]));
    memset(&notices->queue[at], 0, sizeof(notices->queue[0]));
    notices->queue[at].text = mem_string(text);
    notices->queue[at].for_ms = for_ms;
    notices->count++;
    if (at == 0) {
        come_up(notices, now_ms);
    }
}

void
notices_add(struct notices *notices, const char *text, bool lasting,
            int64_t now_ms)
{
    int at = notices->count;
    if (text == NULL || text[0] == '\0' || at == NOTICES_MAX ||
        waits(notices, text)) {
        return;
    }
    at -= at > 0 && notices->queue[at - 1].lasting ? 1 : 0;
    put(notices, at, text, NOTICE_MS, now_ms);
    notices->queue[at].lasting = lasting;
}

/* Removes the notice at index AT. */
static void
drop(struct notices *notices, int at, int64_t now_ms)
{
    free(notices->queue[at].text);
    notices->count--;
    memmove(notices->queue + at, notices->queue + at + 1,
            (size_t)(notices->count - at) * sizeof(notices->queue[0]));
    if (at == 0) {
        come_up(notices, now_ms);
    }
}

/* Makes room for a notice that is shown now, and puts it there. */
static void
put_first(struct notices *notices, const char *text, int64_t for_ms,
          int64_t now_ms)
{
    if (notices->count == NOTICES_MAX) {
        bool lasting = notices->queue[notices->count - 1].lasting;
        drop(notices, notices->count - (lasting ? 2 : 1), now_ms);
    }
    put(notices, 0, text, for_ms, now_ms);
}

void
notices_tell(struct notices *notices, const char *text, int64_t for_ms,
             int64_t now_ms)
{
    for (int i = notices->count - 1; i >= 0; i--) {
        if (strcmp(notices->queue[i].text, text) == 0) {
            drop(notices, i, now_ms);
        }
    }
    put_first(notices, text, for_ms, now_ms);
}

void
notices_news(struct notices *notices, const char *text, bool good,
             int64_t now_ms)
{
    for (int i = notices->count - 1; i >= 0; i--) {
        if (notices->queue[i].news) {
            drop(notices, i, now_ms);
        }
    }
    if (text != NULL) {
        put_first(notices, text, NOTICE_MS, now_ms);
        notices->queue[0].news = true;
        notices->queue[0].good = good;
    }
}

int64_t
notices_deadline_ms(const struct notices *notices)
{
    return notices->count == 0 || notices->queue[0].lasting
               ? INT64_MAX
               : notices->since_ms + notices->queue[0].for_ms;
}

const char *
notices_now(struct notices *notices, int64_t now_ms)
{
    if (now_ms >= notices_deadline_ms(notices)) {
        drop(notices, 0, now_ms);
    }
    return notices->count > 0 ? notices->queue[0].text : NULL;
}

void
notices_restart(struct notices *notices, int64_t now_ms)
{
    notices->since_ms = now_ms;
}

char *
notices_words(const char *name, const struct finding *finding)
{
    struct str words = {0};
    str_add(&words, name);
    if (finding->line > 0) {
        str_addf(&words, ", line %d", finding->line);
    }
    str_addf(&words, ": %s", finding->words);
    return str_take(&words);
}

void
notices_add_findings(struct notices *notices, const char *name,
                     const struct report *report, int64_t now_ms)
{
    for (size_t i = 0; i < report->count; i++) {
        char *words = notices_words(name, &report->findings[i]);
        notices_add(notices, words, false, now_ms);
        free(words);
    }
}
