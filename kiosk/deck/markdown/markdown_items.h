/* Tells list items from signs before numbers that only look like marks, by the
 * lines around them. */
#ifndef KIOSK_MARKDOWN_ITEMS_H
#define KIOSK_MARKDOWN_ITEMS_H

#include <stddef.h>

#include "markdown_line.h"
#include "markdown_state.h"

/* How a line with a mark is shown. */
enum markdown_item_kind {
    MARKDOWN_ITEM_KEPT,  /* an item, unchanged */
    MARKDOWN_ITEM_MADE,  /* an item, with another mark */
    MARKDOWN_ITEM_SHOWN, /* text, its mark shown */
    MARKDOWN_ITEM_ALONE  /* the same, on a line of its own */
};

/* The kind of line INDEX. */
enum markdown_item_kind markdown_item_kind(struct markdown *md,
                                           struct markdown_lines *lines,
                                           size_t index);

/* Reports lines that look like items but would run together. */
void markdown_report_joined(struct markdown *md,
                            const struct markdown_lines *lines);

/* Reports signs that md4c takes for marks, underlines with nothing above them,
 * and lone rows of cells. */
void markdown_report_signs(struct markdown *md,
                           const struct markdown_lines *lines);

#endif
