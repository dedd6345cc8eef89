/* A growing text buffer. See str.h. */
#include "str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"

static void
reserve(struct str *s, size_t more)
{
    size_t need = s->len + more + 1;
    if (need <= s->cap) {
        return;
    }
    s->cap = need > s->cap * 2 ? need : s->cap * 2;
    s->text = mem_resize(s->text, s->cap, 1);
}

void
str_add_bytes(struct str *s, const char *bytes, size_t len)
{
    reserve(s, len);
    if (len > 0) {
        memcpy(s->text + s->len, bytes, len);
    }
    s->len += len;
    s->text[s->len] = '\0';
}

void
str_add(struct str *s, const char *text)
{
    str_add_bytes(s, text, strlen(text));
}

void
str_add_code(struct str *s, uint32_t code)
{
    char bytes[UTF8_MAX];
    size_t len = utf8_encode(code, bytes);
    str_add_bytes(s, bytes, len);
}

void
str_addv(struct str *s, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    if (len > 0) {
        reserve(s, (size_t)len);
        vsnprintf(s->text + s->len, (size_t)len + 1, format, again);
        s->len += (size_t)len;
    }
    va_end(again);
}

void
str_addf(struct str *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str_addv(s, format, args);
    va_end(args);
}

void
str_clear(struct str *s)
{
    s->len = 0;
    if (s->text != NULL) {
        s->text[0] = '\0';
    }
}

char *
str_take(struct str *s)
{
    char *text = s->text != NULL ? s->text : mem_string("");
    *s = (struct str){0};
    return text;
}

void
str_release(struct str *s)
{
    free(s->text);
    *s = (struct str){0};
}
