/* Items of lists, and signs before numbers that only look like them: which of
 * both a line is, say the lines around it. */
#ifndef KIOSK_MARKDOWN_ITEMS_H
#define KIOSK_MARKDOWN_ITEMS_H

#include <stddef.h>

#include "markdown_line.h"
#include "markdown_state.h"

/* What a line with a mark becomes. */
enum markdown_item_kind {
    MARKDOWN_ITEM_KEPT,  /* an item, as it stands */
    MARKDOWN_ITEM_MADE,  /* an item, with another mark */
    MARKDOWN_ITEM_SHOWN, /* text, its mark shown */
    MARKDOWN_ITEM_ALONE  /* the same, on a line of its own */
};

/* Of line INDEX, by the lines around it. */
enum markdown_item_kind markdown_item_kind(struct markdown *md,
                                           struct markdown_lines *lines,
                                           size_t index);

/* Names lines that run together into one paragraph and look like items. */
void markdown_report_joined(struct markdown *md,
                            const struct markdown_lines *lines);

/* Names signs that md4c takes for marks, or lines of signs that it shows. */
void markdown_report_signs(struct markdown *md,
                           const struct markdown_lines *lines);

#endif
