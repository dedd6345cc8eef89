/* Sealed memory, memfd_create(2). See picture_memory.h. */
#include "picture_memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U /* Linux 6.3 */
#endif

int
picture_memory_new(size_t bytes)
{
    unsigned flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
    int fd = memfd_create("kiosk-picture", flags | MFD_NOEXEC_SEAL);
    if (fd < 0) {
        fd = memfd_create("kiosk-picture", flags);
    }
    if (fd >= 0 && (ftruncate(fd, (off_t)bytes) != 0 ||
                    fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) != 0)) {
        close(fd);
        fd = -1;
    }
    return fd;
}

/* Private: before Linux 6.7 sealed memory cannot be mapped shared. Nothing is
 * copied, since nobody writes. */
static void *
map_sealed(int fd, size_t bytes)
{
    void *mapped = mmap(NULL, bytes, PROT_READ, MAP_PRIVATE, fd, 0);
    return mapped != MAP_FAILED ? mapped : NULL;
}

static bool
read_all(int fd, char *to, size_t bytes)
{
    size_t done = 0;
    while (done < bytes) {
        ssize_t got = pread(fd, to + done, bytes - done, (off_t)done);
        if (got <= 0 && !(got < 0 && errno == EINTR)) {
            return false;
        }
        done += got > 0 ? (size_t)got : 0;
    }
    return true;
}

static void *
copy(int fd, size_t bytes)
{
    void *mapped = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) {
        return NULL;
    }
    if (!read_all(fd, mapped, bytes)) {
        munmap(mapped, bytes);
        return NULL;
    }
    return mapped;
}

/* The kernel refuses the seal with EBUSY while anybody can write, and also
 * when a page is held elsewhere for over 150 ms, as when it is being moved:
 * rare, and no fault of the decoder. */
void *
picture_memory_take(int fd, size_t bytes)
{
    return fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) == 0
               ? map_sealed(fd, bytes)
               : copy(fd, bytes);
}
