/* Comparing two decks byte by byte: faster than a hash, and it finds out as
 * well whether what is on the disk can still be read. See store_compare.h. */
#include "store_compare.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "store_source.h"

#define CHUNK_BYTES 32768

/* Reads up to LEN bytes; fewer only at the end. -1 with errno. */
static ssize_t
read_full(const struct source *source, int fd, char *bytes, size_t len)
{
    size_t have = 0;
    while (have < len) {
        ssize_t got = source_read(source, fd, bytes + have, len - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got < 0 ? -1 : (ssize_t)have;
        }
        have += (size_t)got;
    }
    return (ssize_t)have;
}

static bool
same_open(const struct source *a, int fd_a, const struct source *b, int fd_b)
{
    char of_a[CHUNK_BYTES], of_b[CHUNK_BYTES];
    ssize_t got_a, got_b;
    do {
        got_a = read_full(a, fd_a, of_a, sizeof(of_a));
        got_b = read_full(b, fd_b, of_b, sizeof(of_b));
        if (got_a < 0 || got_a != got_b ||
            memcmp(of_a, of_b, (size_t)got_a) != 0) {
            return false;
        }
    } while (got_a > 0);
    return true;
}

bool
source_same_file(const struct source *a, const struct source *b,
                 const struct source_file *in_a, const struct source_file *in_b)
{
    if (in_a->found->stamp.size_bytes != in_b->found->stamp.size_bytes) {
        return false;
    }
    struct file_stamp stamp; /* equal bytes are enough */
    int fd_a = source_open_file(a, in_a, &stamp);
    int fd_b = source_open_file(b, in_b, &stamp);
    bool same = fd_a >= 0 && fd_b >= 0 && same_open(a, fd_a, b, fd_b);
    if (fd_a >= 0) {
        close(fd_a);
    }
    if (fd_b >= 0) {
        close(fd_b);
    }
    return same;
}

static bool
look_same(const struct source *a, const struct source *b)
{
    bool same = a->count == b->count && a->bytes == b->bytes;
    for (size_t i = 0; same && i < a->count; i++) {
        const struct scan_file *in_a = a->files[i].found;
        const struct scan_file *in_b = b->files[i].found;
        same = in_a->stamp.size_bytes == in_b->stamp.size_bytes &&
               strcmp(in_a->path, in_b->path) == 0;
    }
    return same;
}

bool
source_same(const struct source *a, const struct source *b)
{
    bool same = look_same(a, b);
    for (size_t i = 0; same && i < a->count; i++) {
        same = source_same_file(a, b, &a->files[i], &b->files[i]);
    }
    return same;
}
