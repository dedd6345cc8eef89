/* Reading files with the help of the host. See library_reader.h. */
#include "library_reader.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "path_role.h"
#include "utf8.h"

void
library_deck_release(struct library_deck *read)
{
    deck_free(read->deck);
    report_release(&read->report);
    *read = (struct library_deck){0};
}

struct library_options
library_options_default(void)
{
    return (struct library_options){
        .poll_ms = 1000, .settle_ms = 200, .settle_max_ms = 1500};
}

enum { PIECE_BYTES = 4096 };

/* Skips the character at *IN, which TO lacks, and adds its substitute. */
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
    if ((intptr_t)way == -1) {
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

bool
words_wanted(const struct library_options *options, const char *path)
{
    return options->describe != NULL && deck_file_has_pages(path);
}

/* Keeps ROOM bytes of *WORDS, and form feeds: one more than pages are shown is
 * enough to tell that there are more. */
static void
shorten(char **words, size_t *len, size_t room)
{
    char *text = *words;
    size_t kept = 0, pages = 0;
    for (size_t i = 0; i < *len && pages <= DECK_PAGES_MAX; i++) {
        if (text[i] == '\f' || i < room) {
            text[kept++] = text[i];
        }
        pages += text[i] == '\f';
    }
    if (kept < *len) {
        *words = mem_resize(text, kept, 1);
        *len = kept;
    }
}

enum words_answer
words_ask(const struct library_options *options, const struct deck_dir *dir,
          const char *path, const struct file_stamp *stamp, bool wait,
          size_t room, char **words, size_t *len)
{
    *words = NULL;
    *len = 0;
    int fd = deck_dir_open_file(dir, path, stamp);
    if (fd < 0) {
        return WORDS_FAILED;
    }
    bool known = options->describe(options->describe_context, path, fd,
                                   stamp->size_bytes, stamp->modified_ns, wait,
                                   words, len);
    bool same = deck_dir_unchanged(fd, stamp);
    close(fd);
    if (!known && same) {
        return WORDS_LATER;
    }
    if (!same) {
        free(*words);
        *words = NULL;
        *len = 0;
        errno = ESTALE;
        return WORDS_FAILED;
    }
    if (*words != NULL) {
        shorten(words, len, room);
    }
    return WORDS_KNOWN;
}
