/* The body of a slide as md4c should see it. */
#ifndef KIOSK_MARKDOWN_PREPARE_H
#define KIOSK_MARKDOWN_PREPARE_H

#include <stddef.h>

#include "markdown_state.h"

/* Fills md->source, which must be empty, from LEN bytes of BODY. */
void markdown_prepare(struct markdown *md, const char *body, size_t len,
                      int first_line);

#endif
