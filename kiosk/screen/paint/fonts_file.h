/* The bytes of a font file. */
#ifndef KIOSK_FONTS_FILE_H
#define KIOSK_FONTS_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "fonts_list.h"

struct fonts_file {
    void *bytes; /* NULL: not read */
    size_t size;
    bool mapped;
};

/* Maps the file of FACE: of a collection of 20 MB only the pages in use are
 * read, and reading costs no system call for each glyph. A file of staff is
 * copied instead: it may be overwritten under the running show. */
bool fonts_file_init(struct fonts_file *file, const struct fonts_face *face);
void fonts_file_release(struct fonts_file *file);

#endif
