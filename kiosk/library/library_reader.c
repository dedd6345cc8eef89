/* Old encodings. See library_reader.h. */
#include "library_reader.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "utf8.h"

enum { PIECE_BYTES = 4096 };

/* Steps over the character at *IN that TO has not; adds what stands for it. */
static void
add_other(char **in, size_t *len, struct str *out)
{
    uint32_t code;
    size_t step = utf8_decode(*in, *len, &code);
    char byte = (char)(code >= 0x80 && code < 0xA0 ? code : 0xFF);
    str_add_bytes(out, &byte, 1);
    *in += step;
    *len -= step;
}

bool
library_convert(const char *bytes, size_t len, const char *from, const char *to,
                struct str *out)
{
    iconv_t way = iconv_open(to, from);
    if (way == (iconv_t)-1) {
        return false;
    }
    bool back = strcmp(from, "UTF-8") == 0;
    char *in = (char *)bytes; /* iconv(3) does not write there */
    bool good = true, ended = false;
    while (good && !ended) {
        char piece[PIECE_BYTES];
        char *end = piece;
        size_t room = sizeof(piece);
        bool last = len == 0; /* then it writes what it has kept back */
        size_t made = iconv(way, last ? NULL : &in, &len, &end, &room);
        bool failed = made == (size_t)-1;
        bool other = failed && errno == EILSEQ && back;
        good = !failed || errno == E2BIG || other;
        ended = last && !failed;
        str_add_bytes(out, piece, sizeof(piece) - room);
        if (other) {
            add_other(&in, &len, out);
        }
    }
    iconv_close(way);
    return good;
}

struct deck_reader *
library_reader(const struct library_options *options)
{
    struct deck_host host = {.convert = library_convert,
                             .draws = options->draws,
                             .ctx = options->draws_context};
    struct deck_reader *reader = deck_reader_new();
    deck_reader_set_host(reader, &host);
    return reader;
}
