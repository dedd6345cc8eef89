/* A growing text buffer, always NUL-terminated once something was added.
 * `struct str s = {0};` is an empty one; str_release ends it. */
#ifndef KIOSK_STR_H
#define KIOSK_STR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    char *text; /* NULL while nothing was ever added */
    size_t len; /* bytes, without the NUL */
    size_t cap;
};

void str_add(struct str *s, const char *text);
void str_add_bytes(struct str *s, const char *bytes, size_t len);
void str_add_code(struct str *s, uint32_t code); /* as UTF-8 */
void str_addf(struct str *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void str_addv(struct str *s, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Empty again, memory kept. */
void str_clear(struct str *s);

/* Gives the text away (never NULL, freed with free()); S is empty again. */
char *str_take(struct str *s) __attribute__((returns_nonnull));

void str_release(struct str *s);

#endif
