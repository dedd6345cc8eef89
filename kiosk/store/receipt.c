/* What an import or an undo did. See receipt.h. */
#include "receipt.h"

#include <stdlib.h>
#include <string.h>

#include "deck_reader.h"
#include "mem.h"
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
    if (receipt->counts[kind]++ >= RECEIPT_ITEMS_MAX) {
        return;
    }
    receipt->items = mem_grow(receipt->items, receipt->count, &receipt->cap,
                              sizeof(*receipt->items));
    receipt->items[receipt->count++] =
        (struct receipt_item){.kind = kind,
                              .path = text_harmless(path, strlen(path)),
                              .line = line,
                              .words = text_harmless(words, strlen(words)),
                              .rule = mem_string(rule)};
}

void
receipt_add_report(struct receipt *receipt, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        receipt_add(
            receipt,
            finding->level == REPORT_ERROR ? RECEIPT_ERROR : RECEIPT_WARNING,
            finding->path, finding->line, finding->words, finding->rule);
    }
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
