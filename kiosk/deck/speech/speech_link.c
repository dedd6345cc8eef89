/* Addresses of the web and of e-mail, spelled as people say them. */
#include "speech_link.h"

#include <string.h>

#include "unicode.h"

static bool
is_link_code(uint32_t code)
{
    return code != 0 && code < 0x80 &&
           (unicode_is_alnum(code) || strchr("._-/@%~:?=&#+", (int)code));
}

/* Whether the LEN bytes at WORD are an address: a scheme, "www.", "name@host",
 * or a host of an ending that people write alone. */
static bool
is_link(const char *word, size_t len)
{
    static const char *const starts[] = {"https://", "http://", "www.",
                                         "mailto:"};
    static const char endings[] =
        " com org net gov edu info health care clinic us uk es mx eu int ";
    for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
        size_t size = strlen(starts[i]);
        if (len > size && strncasecmp(word, starts[i], size) == 0) {
            return true;
        }
    }
    const char *slash = memchr(word, '/', len);
    size_t host = slash != NULL ? (size_t)(slash - word) : len;
    const char *dot = memrchr(word, '.', host);
    if (dot == NULL || dot == word) {
        return false;
    }
    size_t ending = host - (size_t)(dot - word) - 1;
    const char *mail = memchr(word, '@', host);
    bool letters = unicode_is_letter((unsigned char)word[0]) &&
                   unicode_is_letter((unsigned char)dot[-1]);
    return (mail != NULL && mail > word && ending > 1 &&
            unicode_is_letter((unsigned char)dot[1])) ||
           (letters && speech_word_in(dot + 1, ending, endings));
}

static void
spell(const struct speech_tongue *tongue, char sign, struct str *said)
{
    const char *word = sign == '.'   ? tongue->dot
                       : sign == '/' ? tongue->slash
                       : sign == '@' ? tongue->at
                       : sign == '-' ? tongue->dash
                       : sign == '_' ? tongue->underscore
                                     : NULL;
    if (word != NULL) {
        str_add(said, word);
    } else {
        str_add_bytes(said, &sign, 1);
    }
}

size_t
speech_link(const struct speech_text *text, size_t at, struct str *said)
{
    enum { LONGEST = 256 };
    size_t end = at;
    while (end - at < LONGEST && is_link_code(speech_code(text, end))) {
        end++;
    }
    while (end > at && strchr(".:?-/#&=", text->text[end - 1]) != NULL) {
        end--; /* a slash or a full stop at the end is not said */
    }
    const char *word = text->text + at;
    size_t size = end - at;
    if (size == 0 || !is_link(word, size)) {
        return 0;
    }
    const char *scheme = memmem(word, size, "://", 3);
    size_t from = scheme != NULL ? (size_t)(scheme - word) + 3 : 0;
    if (strncasecmp(word + from, "www.", 4) == 0) {
        from += 4;
    }
    for (size_t i = from; i < size; i++) {
        spell(text->tongue, word[i], said);
    }
    size_t left = at + size;
    return size + (left < text->len && text->text[left] == '/');
}
