/* The words of PDFs. See library_words.h. */
#include "library_words.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "deck.h"
#include "mem.h"
#include "path_role.h"

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
words_ask(const struct library_options *options, const struct place *place,
          const char *path, const struct file_stamp *stamp, bool wait,
          size_t room, char **words, size_t *len)
{
    *words = NULL;
    *len = 0;
    int fd = place_open_file(place, path, stamp);
    if (fd < 0) {
        return WORDS_FAILED;
    }
    bool known = options->describe(options->describe_context, path, fd,
                                   stamp->size_bytes, stamp->modified_ns, wait,
                                   words, len);
    bool same = place_unchanged(fd, stamp);
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
