/* What every decoder program does: locks itself in, then takes requests until
 * the show closes the socket. See decoder.h. */
#include "decoder.h"

#include <malloc.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "decoder_private.h"
#include "sandbox.h"

/* How a decoder ends that nobody killed. */
enum { ENDED = 0, MALFORMED = 71 };

/* Takes the descriptors out of MESSAGE. */
static void
take_fds(struct msghdr *message, struct decoder_job *job, bool *good)
{
    size_t count = 0;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part;
         part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        size_t here = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < here && count < DECODER_FDS; i++) {
            memcpy(&job->fds[count++], CMSG_DATA(part) + i * sizeof(int),
                   sizeof(int));
        }
    }
    *good = count > 0;
}

/* The next request. False at the end, *GOOD when it was the end and not a
 * message that makes no sense. */
static bool
receive(struct decoder_job *job, bool *good)
{
    union {
        char bytes[CMSG_SPACE(DECODER_FDS * sizeof(int))];
        struct cmsghdr align;
    } control;
    struct iovec data = {&job->request, sizeof(job->request)};
    struct msghdr message = {.msg_iov = &data,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof(control.bytes)};
    *job = (struct decoder_job){.fds = {-1, -1}};
    ssize_t got = recvmsg(PICTURE_SOCKET, &message, MSG_CMSG_CLOEXEC);
    *good = got == 0;
    if (got != (ssize_t)sizeof(job->request) ||
        (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
        return false;
    }
    take_fds(&message, job, good);
    return *good;
}

static bool
answer(const struct picture_reply *reply)
{
    return send(PICTURE_SOCKET, reply, sizeof(*reply), MSG_NOSIGNAL) ==
           (ssize_t)sizeof(*reply);
}

static int
serve(const struct decoder_format *const *formats)
{
    struct decoder_job job;
    struct picture_reply reply;
    bool good = true;
    while (receive(&job, &good)) {
        good = decoder_job_do(&job, formats, &reply);
        if (!good) {
            break;
        }
        if (!answer(&reply)) {
            return ENDED; /* nobody is there to hear it */
        }
        malloc_trim(0);
    }
    return good ? ENDED : MALFORMED;
}

/* Without walls nothing is decoded; who asks is told that it is not for the
 * picture's sake. */
static int
refuse(void)
{
    struct decoder_job job;
    struct picture_reply reply = {.status = PICTURE_NO_DECODER};
    bool good;
    if (receive(&job, &good)) {
        answer(&reply);
    }
    return PICTURE_EXIT_UNPROTECTED;
}

/* Large blocks go back to the system when they are freed, however many there
 * were. Threads, which some libraries start, share memory, since an arena each
 * takes 64 MiB of the address space; and their stacks, which count as memory
 * held, are of 2 MiB instead of 8. */
static void
set_heap(void)
{
    pthread_attr_t threads;
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_ARENA_MAX, 2);
    pthread_attr_init(&threads);
    pthread_attr_setstacksize(&threads, (size_t)2 * 1024 * 1024);
    pthread_setattr_default_np(&threads);
    pthread_attr_destroy(&threads);
}

/* Ends by _exit: what runs at exit may ask for more than is allowed. */
int
decoder_main(const struct decoder_format *const *formats, unsigned needs,
             void (*warm)(void))
{
    set_heap();
    if (!sandbox_prepare()) {
        _exit(refuse());
    }
    if (warm) {
        warm();
    }
    if (!sandbox_enter((needs & DECODER_FONTS) != 0,
                       (needs & DECODER_THREADS) != 0)) {
        _exit(refuse());
    }
    _exit(serve(formats));
}
