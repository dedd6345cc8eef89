/* The bytes of a font file. See fonts_file.h. */
#include "fonts_file.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"

static bool
map(struct fonts_file *file, int fd)
{
    void *bytes = mmap(NULL, file->size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED) {
        return false;
    }
    file->bytes = bytes;
    file->mapped = true;
    return true;
}

static bool
copy(struct fonts_file *file, int fd)
{
    char *bytes = mem_new(file->size, 1);
    size_t done = 0;
    while (done < file->size) {
        ssize_t got = read(fd, bytes + done, file->size - done);
        if (got <= 0) {
            free(bytes);
            return false;
        }
        done += (size_t)got;
    }
    file->bytes = bytes;
    return true;
}

bool
fonts_file_init(struct fonts_file *file, const struct fonts_face *face)
{
    *file = (struct fonts_file){0};
    int fd = open(face->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return false;
    }
    struct stat about;
    bool good = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) &&
                about.st_size > 0 && about.st_size <= INT_MAX;
    if (good) {
        file->size = (size_t)about.st_size;
        good = face->staff ? copy(file, fd) : map(file, fd);
    }
    close(fd);
    return good;
}

void
fonts_file_release(struct fonts_file *file)
{
    if (file->mapped) {
        munmap(file->bytes, file->size);
    } else {
        free(file->bytes);
    }
    *file = (struct fonts_file){0};
}
