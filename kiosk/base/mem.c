/* Memory that cannot fail. See mem.h. */
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *
checked(void *ptr)
{
    if (ptr == NULL) {
        fputs("kiosk: out of memory\n", stderr);
        abort();
    }
    return ptr;
}

void *
mem_new(size_t count, size_t size)
{
    return checked(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *
mem_resize(void *ptr, size_t count, size_t size)
{
    if (count == 0 || size == 0) {
        count = size = 1;
    }
    return checked(reallocarray(ptr, count, size));
}

void *
mem_grow(void *items, size_t count, size_t *cap, size_t size)
{
    if (count < *cap) {
        return items;
    }
    *cap = *cap > 0 ? *cap * 2 : 8;
    return mem_resize(items, *cap, size);
}

char *
mem_copy(const char *bytes, size_t len)
{
    char *copy = mem_resize(NULL, len + 1, 1);
    if (len > 0) {
        memcpy(copy, bytes, len);
    }
    copy[len] = '\0';
    return copy;
}

char *
mem_string(const char *text)
{
    return mem_copy(text, strlen(text));
}
