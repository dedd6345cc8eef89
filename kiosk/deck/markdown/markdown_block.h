/* Turns the text being built into blocks and titles. */
#ifndef KIOSK_MARKDOWN_BLOCK_H
#define KIOSK_MARKDOWN_BLOCK_H

#include <stdbool.h>

#include "deck.h"
#include "markdown_state.h"
#include "report.h"
#include "text_build.h"

/* Adds a finding, at most MARKDOWN_FINDINGS_MAX of each level. */
void markdown_report(struct markdown *md, int line, enum report_level level,
                     const char *rule, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Ends BUILD and returns its text; reports what is wrong with it. */
struct deck_text markdown_take_text(struct markdown *md,
                                    struct text_build *build, int line);

/* Turns the text being built, if any, into a block or the title. */
void markdown_flush(struct markdown *md);
struct deck_block *markdown_add_block(struct markdown *md,
                                      enum deck_block_type type, int line);
void markdown_enter_quote(struct markdown *md);
void markdown_leave_quote(struct markdown *md);
void markdown_enter_list(struct markdown *md, bool ordered, bool tight,
                         unsigned start);
void markdown_leave_list(struct markdown *md);
void markdown_enter_item(struct markdown *md, bool task);

#endif
