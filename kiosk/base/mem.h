/* Memory that cannot fail: out of memory aborts here and nowhere else (the
 * service restarts the show). What these return is freed with free(). */
#ifndef KIOSK_MEM_H
#define KIOSK_MEM_H

#include <stddef.h>

/* COUNT * SIZE bytes, zeroed; aborts when the product overflows. */
void *mem_new(size_t count, size_t size)
    __attribute__((returns_nonnull, warn_unused_result, malloc));

/* PTR resized to COUNT * SIZE bytes; new bytes are not zeroed. */
void *mem_resize(void *ptr, size_t count, size_t size)
    __attribute__((returns_nonnull, warn_unused_result));

/* Makes room for one more element in an array of *CAP elements of which COUNT
 * are in use: returns ITEMS, moved if it had to grow (by doubling), and
 * updates *CAP. */
void *mem_grow(void *items, size_t count, size_t *cap, size_t size)
    __attribute__((returns_nonnull, warn_unused_result));

/* A copy of LEN bytes with a NUL behind them. */
char *mem_copy(const char *bytes, size_t len)
    __attribute__((returns_nonnull, warn_unused_result));

/* A copy of a NUL-terminated string. */
char *mem_string(const char *text)
    __attribute__((returns_nonnull, warn_unused_result));

#endif
