/* Files of other kinds that have the name of a text. Pure. */
#ifndef KIOSK_TEXT_FOREIGN_H
#define KIOSK_TEXT_FOREIGN_H

#include <stddef.h>

/* What LEN bytes of a file are by how they begin, such as "a Word file": words
 * for staff, a literal. NULL for what may be text. */
const char *text_foreign_bytes(const char *bytes, size_t len);

/* The same of LEN bytes of UTF-8: RTF, HTML, an e-mail. */
const char *text_foreign_words(const char *text, size_t len);

#endif
