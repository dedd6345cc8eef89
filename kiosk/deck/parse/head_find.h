/* Where the head of a slide begins and ends, also when its `---` lines are
 * missing or were made into something else. */
#ifndef KIOSK_HEAD_FIND_H
#define KIOSK_HEAD_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "head.h"
#include "report.h"

/* Finds the head in TEXT. Lines that are missing, or are not quite `---`, are
 * errors when keys of FORM stand beside them. With KEYS_ALONE a text of keys
 * and nothing else is a head, too. */
struct head_place head_find(const char *text, size_t len,
                            const struct head_form *form, bool keys_alone,
                            const char *path, struct report *report);

#endif
