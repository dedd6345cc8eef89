/* Memory that a decoder draws into and that, once it has said that it is done,
 * nobody can change any more. */
#ifndef KIOSK_PICTURE_MEMORY_H
#define KIOSK_PICTURE_MEMORY_H

#include <stddef.h>

/* A descriptor of BYTES zeroed bytes whose size is fixed; -1 when there is not
 * enough. */
int picture_memory_new(size_t bytes);

/* Seals what FD is against writing and maps it to read; ended by munmap. NULL
 * when that fails: somebody can still write there. */
void *picture_memory_seal(int fd, size_t bytes);

#endif
