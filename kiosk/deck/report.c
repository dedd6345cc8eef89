/* The list of findings. See report.h. */
#include "report.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "deck_reader.h"
#include "mem.h"
#include "str.h"
#include "text_clean.h"

void
report_add(struct report *report, const char *path, int line,
           enum report_level level, const char *rule, const char *format, ...)
{
    struct str words = {0};
    va_list args;
    va_start(args, format);
    str_addv(&words, format, args);
    va_end(args);
    report->findings = mem_grow(report->findings, report->count, &report->cap,
                                sizeof(*report->findings));
    report->findings[report->count++] = (struct finding){
        .path = text_harmless(path, strlen(path)),
        .line = line,
        .level = level,
        .rule = rule,
        .words = text_harmless(words.text != NULL ? words.text : "", words.len),
    };
    report->error_count += level == REPORT_ERROR ? 1 : 0;
    str_release(&words);
}

static int
compare(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    int order = deck_order(a->path, b->path);
    if (order == 0) {
        order = (a->line > b->line) - (a->line < b->line);
    }
    if (order == 0) {
        order = (a->level > b->level) - (a->level < b->level);
    }
    if (order == 0) {
        order = strcmp(a->rule, b->rule);
    }
    return order != 0 ? order : strcmp(a->words, b->words);
}

static void
finding_release(struct finding *finding)
{
    free(finding->path);
    free(finding->words);
}

void
report_sort(struct report *report)
{
    if (report->count == 0) {
        return;
    }
    qsort(report->findings, report->count, sizeof(*report->findings), compare);
    size_t kept = 1;
    for (size_t i = 1; i < report->count; i++) {
        struct finding *finding = &report->findings[i];
        if (compare(&report->findings[kept - 1], finding) != 0) {
            report->findings[kept++] = *finding;
            continue;
        }
        report->error_count -= finding->level == REPORT_ERROR ? 1 : 0;
        finding_release(finding);
    }
    report->count = kept;
}

void
report_release(struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        finding_release(&report->findings[i]);
    }
    free(report->findings);
    *report = (struct report){0};
}
