/* What lies beside a deck in its folder. See store_beside.h. */
#include "store_beside.h"

#include <errno.h>
#include <unistd.h>

#include "store_source.h"

/* Too long is EFBIG. */
static bool
read_to_end(const struct source *source, int fd, size_t max, struct str *out)
{
    char bytes[512];
    ssize_t got;
    while ((got = source_read(source, fd, bytes, sizeof(bytes))) != 0) {
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 || out->len + (size_t)got > max) {
            errno = got < 0 ? errno : EFBIG;
            return false;
        }
        str_add_bytes(out, bytes, (size_t)got);
    }
    return true;
}

bool
source_read_beside(const struct source *source, const char *name, size_t max,
                   struct str *out)
{
    const struct scan_file found = {.path = (char *)name};
    const struct source_file file = {.found = &found};
    struct file_stamp stamp;
    int fd = source_open_file(source, &file, &stamp);
    if (fd < 0) {
        return false;
    }
    bool good = read_to_end(source, fd, max, out);
    int error = errno;
    close(fd);
    errno = error;
    return good;
}
