/* Sealed memory, memfd_create(2). See picture_memory.h. */
#include "picture_memory.h"

#include <fcntl.h>
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

void *
picture_memory_seal(int fd, size_t bytes)
{
    if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) != 0) {
        return NULL;
    }
    /* Private: before Linux 6.7 sealed memory cannot be mapped shared. Nothing
     * is copied, since nobody writes. */
    void *mapped = mmap(NULL, bytes, PROT_READ, MAP_PRIVATE, fd, 0);
    return mapped != MAP_FAILED ? mapped : NULL;
}
