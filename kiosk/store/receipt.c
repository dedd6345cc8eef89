/* What an import or an undo did. See receipt.h. */
#include "receipt.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "path_name.h"
#include "str.h"
#include "text_clean.h"

void
receipt_init(struct receipt *receipt)
{
    *receipt = (struct receipt){.from = mem_string(""), .why = mem_string("")};
}

void
receipt_release(struct receipt *receipt)
{
    for (size_t i = 0; i < receipt->count; i++) {
        free(receipt->items[i].path);
        free(receipt->items[i].words);
        free(receipt->items[i].rule);
        free(receipt->items[i].cause_path);
    }
    free(receipt->items);
    free(receipt->from);
    free(receipt->why);
    *receipt = (struct receipt){0};
}

void
receipt_add(struct receipt *receipt, enum receipt_kind kind, const char *path,
            int line, const char *words, const char *rule)
{
    receipt_add_after(receipt, "", 0, kind, path, line, words, rule);
}

void
receipt_add_after(struct receipt *receipt, const char *cause_path,
                  int cause_line, enum receipt_kind kind, const char *path,
                  int line, const char *words, const char *rule)
{
    if (receipt->counts[kind]++ >= RECEIPT_ITEMS_MAX) {
        return;
    }
    receipt->items = mem_grow(receipt->items, receipt->count, &receipt->cap,
                              sizeof(*receipt->items));
    receipt->items[receipt->count++] = (struct receipt_item){
        .kind = kind,
        .path = text_harmless(path, strlen(path)),
        .line = line,
        .words = text_harmless(words, strlen(words)),
        .rule = mem_string(rule),
        .cause_path = text_harmless(cause_path, strlen(cause_path)),
        .cause_line = cause_line};
}

void
receipt_add_report(struct receipt *receipt, const struct report *report)
{
    const struct finding *cause = NULL;
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        bool follows = cause != NULL && finding->depth > 0;
        cause = follows ? cause : finding;
        receipt_add_after(
            receipt, follows ? cause->path : "", follows ? cause->line : 0,
            finding->level == REPORT_ERROR ? RECEIPT_ERROR : RECEIPT_WARNING,
            finding->path, finding->line, finding->words, finding->rule);
    }
}

/* ---- causes ---- */

/* That there is nothing to show is what a receipt is about, not a mistake. */
static bool
is_mistake(const struct receipt_item *item)
{
    return item->kind == RECEIPT_ERROR &&
           strcmp(item->rule, RECEIPT_NOTHING) != 0;
}

static bool
is_finding(const struct receipt_item *item)
{
    return item->kind == RECEIPT_ERROR || item->kind == RECEIPT_WARNING;
}

/* Receipts of older versions have no causes: there, an error in the words of an
 * omitted slide is one. */
static bool
is_cause_of(const struct receipt_item *cause, const struct receipt_item *item)
{
    if (!is_finding(cause) || cause->cause_path[0] != '\0') {
        return false;
    }
    if (item->cause_path[0] == '\0') {
        return item->kind == RECEIPT_LEFT_OUT &&
               strcmp(cause->path, item->path) == 0 &&
               strcmp(cause->words, item->words) == 0;
    }
    return cause->line == item->cause_line &&
           strcmp(cause->path, item->cause_path) == 0;
}

const struct receipt_item *
receipt_cause(const struct receipt *receipt, const struct receipt_item *item)
{
    for (size_t i = 0; i < receipt->count; i++) {
        if (is_cause_of(&receipt->items[i], item)) {
            return &receipt->items[i];
        }
    }
    return NULL;
}

const struct receipt_item *
receipt_first(const struct receipt *receipt)
{
    const struct receipt_item *first = NULL, *error = NULL;
    size_t most = 0;
    for (size_t i = 0; i < receipt->count; i++) {
        const struct receipt_item *item = &receipt->items[i];
        size_t leaves_out = 0;
        for (size_t j = 0; is_finding(item) && j < receipt->count; j++) {
            leaves_out += receipt->items[j].kind == RECEIPT_LEFT_OUT &&
                          is_cause_of(item, &receipt->items[j]);
        }
        if (leaves_out > most) {
            most = leaves_out;
            first = item;
        }
        if (error == NULL && is_mistake(item)) {
            error = item;
        }
    }
    return first != NULL ? first : error;
}

bool
receipt_is_good(const struct receipt *receipt)
{
    return receipt->outcome != RECEIPT_REFUSED &&
           receipt->outcome != RECEIPT_FAILED &&
           receipt->shown == receipt->slides &&
           receipt->counts[RECEIPT_LEFT_OUT] == 0 &&
           receipt->counts[RECEIPT_ERROR] == 0;
}

void
receipt_because(struct receipt *receipt, const char *format, ...)
{
    struct str words = {0};
    va_list args;
    va_start(args, format);
    str_addv(&words, format, args);
    va_end(args);
    free(receipt->why);
    receipt->why = str_take(&words);
}

static int
by_kind_and_path(const void *left, const void *right)
{
    const struct receipt_item *a = left, *b = right;
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    int order = deck_order(a->path, b->path);
    if (order != 0) {
        return order;
    }
    return a->line != b->line ? (a->line < b->line ? -1 : 1)
                              : strcmp(a->words, b->words);
}

void
receipt_sort(struct receipt *receipt)
{
    if (receipt->count > 1) {
        qsort(receipt->items, receipt->count, sizeof(*receipt->items),
              by_kind_and_path);
    }
}
