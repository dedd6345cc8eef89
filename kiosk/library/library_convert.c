/* Old encodings. See library_convert.h. */
#include "library_convert.h"

#include <errno.h>
#include <iconv.h>

enum { PIECE_BYTES = 4096 };

bool
library_convert(const char *bytes, size_t len, const char *encoding,
                struct str *text)
{
    iconv_t way = iconv_open("UTF-8", encoding);
    if (way == (iconv_t)-1) {
        return false;
    }
    char *in = (char *)bytes; /* iconv(3) does not write there */
    bool good = true, ended = false;
    while (good && !ended) {
        char piece[PIECE_BYTES];
        char *out = piece;
        size_t room = sizeof(piece);
        bool last = len == 0; /* then it writes what it has kept back */
        size_t made = iconv(way, last ? NULL : &in, &len, &out, &room);
        str_add_bytes(text, piece, sizeof(piece) - room);
        good = made != (size_t)-1 || errno == E2BIG;
        ended = last && made != (size_t)-1;
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
