/* The list of findings. See report.h. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "path_name.h"
#include "str.h"
#include "text_clean.h"

/* Chains of causes longer than the rules produce are cycles. */
enum { DEPTH_MAX = 16 };

static void
add(struct report *report, struct finding finding, const char *words)
{
    finding.path = text_harmless(finding.path, strlen(finding.path));
    finding.words = text_harmless(words, strlen(words));
    if (finding.cause_path != NULL) {
        finding.cause_path =
            text_harmless(finding.cause_path, strlen(finding.cause_path));
    }
    report->findings = mem_grow(report->findings, report->count, &report->cap,
                                sizeof(*report->findings));
    report->findings[report->count++] = finding;
    report->error_count += finding.level == REPORT_ERROR ? 1 : 0;
}

static void
add_formatted(struct report *report, struct finding finding, const char *format,
              va_list args)
{
    struct str words = {0};
    str_addv(&words, format, args);
    add(report, finding, words.text != NULL ? words.text : "");
    str_release(&words);
}

void
report_add(struct report *report, const char *path, int line,
           enum report_level level, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_formatted(
        report,
        (struct finding){
            .path = (char *)path, .line = line, .level = level, .rule = rule},
        format, args);
    va_end(args);
}

void
report_add_after(struct report *report, struct report_cause cause,
                 const char *path, int line, enum report_level level,
                 const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_formatted(report,
                  (struct finding){.path = (char *)path,
                                   .line = line,
                                   .level = level,
                                   .rule = rule,
                                   .cause_path = (char *)cause.path,
                                   .cause_line = cause.line,
                                   .cause_rule = cause.rule},
                  format, args);
    va_end(args);
}

void
report_add_all(struct report *report, const struct report *from)
{
    for (size_t i = 0; i < from->count; i++) {
        add(report, from->findings[i], from->findings[i].words);
    }
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
    free(finding->cause_path);
}

static void
drop_doubles(struct report *report)
{
    size_t kept = 1;
    for (size_t i = 1; i < report->count; i++) {
        struct finding *finding = &report->findings[i];
        struct finding *same = &report->findings[kept - 1];
        if (compare(same, finding) != 0) {
            report->findings[kept++] = *finding;
            continue;
        }
        if (same->cause_path == NULL) {
            same->cause_path = finding->cause_path;
            same->cause_line = finding->cause_line;
            same->cause_rule = finding->cause_rule;
            finding->cause_path = NULL;
        }
        report->error_count -= finding->level == REPORT_ERROR ? 1 : 0;
        finding_release(finding);
    }
    report->count = kept;
}

/* ---- causes ---- */

/* Where a finding is to stand. The numbers are indexes in the plain order. */
struct finding_rank {
    const struct finding *finding;
    size_t cause; /* its own when there is none */
    size_t root;  /* the first cause, which has none itself */
    bool of_deck; /* the root is in deck.txt, which all files follow */
    int depth;
    bool leads; /* to others */
};

/* The first finding that is not before LINE of PATH, in plain order. */
static size_t
lower_bound(const struct report *report, const char *path, int line)
{
    size_t low = 0, high = report->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct finding *finding = &report->findings[middle];
        int order = deck_order(finding->path, path);
        if (order < 0 || (order == 0 && finding->line < line)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The first of RULE, NULL any, that the finding OF follows from. */
static const struct finding *
find_cause_of(const struct report *report, const struct finding *of,
              const char *rule)
{
    const struct finding *found = NULL;
    size_t i = lower_bound(report, of->cause_path, of->cause_line);
    for (; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (strcmp(finding->path, of->cause_path) != 0 ||
            (of->cause_line > 0 && finding->line != of->cause_line)) {
            break;
        }
        bool own = finding->cause_path != NULL &&
                   strcmp(finding->cause_path, finding->path) == 0;
        bool fits = rule == NULL || strcmp(finding->rule, rule) == 0;
        if (!own && fits && (found == NULL || finding->level > found->level)) {
            found = finding;
        }
    }
    return found;
}

static size_t
find_cause(const struct report *report, size_t at)
{
    const struct finding *found = NULL, *of = &report->findings[at];
    if (of->cause_path != NULL && of->cause_rule != NULL) {
        found = find_cause_of(report, of, of->cause_rule);
    }
    if (of->cause_path != NULL && found == NULL) {
        found = find_cause_of(report, of, NULL);
    }
    return found != NULL ? (size_t)(found - report->findings) : at;
}

static void
find_root(struct finding_rank *ranks, size_t at)
{
    size_t root = at;
    int depth = 0;
    while (ranks[root].cause != root && depth < DEPTH_MAX) {
        root = ranks[root].cause;
        depth++;
    }
    bool circle = ranks[root].cause != root;
    ranks[at].root = circle ? at : root;
    ranks[at].depth = circle ? 0 : depth;
    ranks[root].leads |= !circle && depth > 0;
}

/* Findings of one array: where they are in it is their plain order. */
static int
compare_ranks(const void *left, const void *right)
{
    const struct finding_rank *a = left, *b = right;
    int order = b->leads - a->leads;
    if (order == 0 && a->leads) {
        order = b->of_deck - a->of_deck;
    }
    if (order == 0) {
        order = (a->root > b->root) - (a->root < b->root);
    }
    if (order == 0) {
        order = a->depth - b->depth;
    }
    if (order == 0) {
        order = strcmp(a->finding->rule, b->finding->rule);
    }
    if (order == 0) {
        order = (a->finding > b->finding) - (a->finding < b->finding);
    }
    return order;
}

/* Brings findings in plain order below what they follow from. */
static void
put_below_causes(struct report *report)
{
    size_t count = report->count;
    struct finding_rank *ranks = mem_new(count, sizeof(*ranks));
    struct finding *sorted = mem_new(count, sizeof(*sorted));
    for (size_t i = 0; i < count; i++) {
        ranks[i].finding = &report->findings[i];
        ranks[i].cause = find_cause(report, i);
    }
    for (size_t i = 0; i < count; i++) {
        find_root(ranks, i);
    }
    for (size_t i = 0; i < count; i++) {
        const struct finding_rank *root = &ranks[ranks[i].root];
        ranks[i].leads = root->leads;
        ranks[i].of_deck = strcmp(root->finding->path, "deck.txt") == 0;
    }
    qsort(ranks, count, sizeof(*ranks), compare_ranks);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = *ranks[i].finding;
        sorted[i].depth = ranks[i].depth;
    }
    free(ranks);
    free(report->findings);
    report->findings = sorted;
    report->cap = count;
}

void
report_sort(struct report *report)
{
    if (report->count > 0) {
        qsort(report->findings, report->count, sizeof(*report->findings),
              compare);
        drop_doubles(report);
        put_below_causes(report);
    }
}

/* Whether the finding at AT has the rule and the first cause of the one above
 * it. */
static bool
goes_on(const struct report *report, size_t at)
{
    const struct finding *finding = &report->findings[at];
    return at > 0 && at < report->count && finding[-1].depth > 0 &&
           finding[0].depth > 0 && strcmp(finding[-1].rule, finding->rule) == 0;
}

size_t
report_more(const struct report *report, size_t at)
{
    size_t count = 0;
    if (at >= 2 && goes_on(report, at) && goes_on(report, at - 1)) {
        while (goes_on(report, at + count)) {
            count++;
        }
    }
    /* Listing a single one takes no more room than counting it. */
    return count > 1 ? count : 0;
}

const struct finding *
report_find(const struct report *report, const char *rule)
{
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->findings[i].rule, rule) == 0) {
            return &report->findings[i];
        }
    }
    return NULL;
}

bool
report_has(const struct report *report, const char *path, const char *rule)
{
    size_t i = 0;
    while (i < report->count && (strcmp(report->findings[i].rule, rule) != 0 ||
                                 strcmp(report->findings[i].path, path) != 0)) {
        i++;
    }
    return i < report->count;
}

const struct finding *
report_about(const struct report *report, size_t count, const char *path,
             const char *name)
{
    static const char *const misnamed[] = {"wrong-language", "conflict-file",
                                           "copy"};
    const struct finding *found = NULL;
    struct str quoted = {0};
    str_addf(&quoted, "“%s”", name);
    for (size_t i = 0; found == NULL && i < count; i++) {
        const struct finding *finding = &report->findings[i];
        bool other = false;
        for (size_t k = 0; k < sizeof(misnamed) / sizeof(misnamed[0]); k++) {
            other = other || strcmp(finding->rule, misnamed[k]) == 0;
        }
        if (path_same_folder(finding->path, path) &&
            (strcmp(path_name_of(finding->path).base, name) == 0 ||
             (other && strstr(finding->words, quoted.text) != NULL))) {
            found = finding;
        }
    }
    str_release(&quoted);
    return found;
}

static int
compare_paths(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

void
report_drop(struct report *report, char *const *paths, size_t count)
{
    char **sorted = mem_new(count, sizeof(*sorted));
    for (size_t i = 0; i < count; i++) {
        sorted[i] = text_harmless(paths[i], strlen(paths[i]));
    }
    qsort(sorted, count, sizeof(*sorted), compare_paths);
    size_t kept = 0;
    for (size_t i = 0; i < report->count; i++) {
        struct finding *finding = &report->findings[i];
        if (bsearch(&finding->path, sorted, count, sizeof(*sorted),
                    compare_paths) == NULL) {
            report->findings[kept++] = *finding;
            continue;
        }
        report->error_count -= finding->level == REPORT_ERROR ? 1 : 0;
        finding_release(finding);
    }
    report->count = kept;
    for (size_t i = 0; i < count; i++) {
        free(sorted[i]);
    }
    free(sorted);
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
