/* `key: value` lines, as in deck.txt, topic.txt, the head of a slide and
 * kiosk.txt: a form says which keys there are and where their values go.
 * Pure. */
#ifndef KIOSK_HEAD_H
#define KIOSK_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "head_line.h"
#include "report.h"

/* Reads the lines of TEXT (LEN bytes, as text_decode gives them), of which the
 * first is line FIRST_LINE of PATH, into TARGET. Returns false when it
 * reported an error. */
bool head_read(const char *text, size_t len, int first_line,
               const struct head_form *form, const char *path, void *target,
               struct report *report);

#endif
