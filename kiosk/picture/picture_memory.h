/* Memory that a decoder draws into, and that nobody can change once it is done.
 */
#ifndef KIOSK_PICTURE_MEMORY_H
#define KIOSK_PICTURE_MEMORY_H

#include <stddef.h>

/* A descriptor of BYTES zeroed bytes whose size is fixed; -1 when there is not
 * enough. */
int picture_memory_new(size_t bytes);

/* What is in FD, to read, as it is now for good: sealed against writing and
 * mapped or, when the kernel refuses the seal, copied. Ended by munmap. NULL
 * when there is not enough memory. */
void *picture_memory_take(int fd, size_t bytes);

#endif
