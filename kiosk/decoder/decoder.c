/* What every decoder program does. The process that the show starts is a
 * template: it sees no file, and forks a child for each piece of work. See
 * decoder.h. */
#include "decoder.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox.h"

/* How a decoder ends that nobody killed. */
enum { ENDED = 0, MALFORMED = 71 };

/* Takes at most MAX descriptors out of MESSAGE; returns how many there were. */
static size_t
take_fds(struct msghdr *message, int *fds, size_t max)
{
    size_t count = 0;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part != NULL;
         part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        size_t here = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < here && count < max; i++) {
            memcpy(&fds[count++], CMSG_DATA(part) + i * sizeof(int),
                   sizeof(int));
        }
    }
    return count;
}

/* Reads the next message, of exactly LEN bytes. False at the end; *GOOD if it
 * was the end and not an invalid message. */
static bool
receive(void *bytes, size_t len, int fds[DECODER_FDS], size_t *count,
        bool *good)
{
    union {
        char bytes[CMSG_SPACE(DECODER_FDS * sizeof(int))];
        struct cmsghdr align;
    } control;
    struct iovec data = {bytes, len};
    struct msghdr message = {.msg_iov = &data,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof(control.bytes)};
    ssize_t got = recvmsg(PICTURE_SOCKET, &message, MSG_CMSG_CLOEXEC);
    *good = got == 0;
    if (got != (ssize_t)len ||
        (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
        return false;
    }
    *count = take_fds(&message, fds, DECODER_FDS);
    return true;
}

static bool
answer(int socket, const void *bytes, size_t len)
{
    return send(socket, bytes, len, MSG_NOSIGNAL) == (ssize_t)len;
}

/* ---- the child ---- */

/* Does one job, then waits for the show to close the socket, so that the show
 * has the reply before the memory is freed. */
static int
serve(const struct decoder_format *const *formats)
{
    struct decoder_job job = {.fds = {-1, -1}};
    struct picture_reply reply;
    size_t count = 0;
    bool good = true;
    if (!receive(&job.request, sizeof(job.request), job.fds, &count, &good)) {
        return good ? ENDED : MALFORMED;
    }
    if (count == 0 || !decoder_job_do(&job, formats, &reply)) {
        return MALFORMED;
    }
    if (!answer(PICTURE_SOCKET, &reply, sizeof(reply))) {
        return ENDED; /* nobody is there to hear it */
    }
    receive(&job.request, sizeof(job.request), job.fds, &count, &good);
    return good ? ENDED : MALFORMED;
}

/* Without a sandbox nothing is decoded; the reply says that the picture is not
 * at fault. The request is read first, since closing a socket with unread data
 * turns the reply into an error. */
static void
refuse(int socket)
{
    const struct picture_reply reply = {.status = PICTURE_NO_DECODER};
    struct picture_request request;
    recv(socket, &request, sizeof(request), MSG_DONTWAIT);
    answer(socket, &reply, sizeof(reply));
}

/* ---- the template ---- */

struct template
{
    const struct decoder_format *const *formats;
    struct sandbox sandbox;
    bool safe;   /* the sandbox is in force */
    pid_t child; /* the last one, not waited for yet; 0 none */
};

/* Ends with _exit, because exit handlers may make forbidden system calls. */
static void
be_child(const struct template *template, pid_t parent, int socket,
         unsigned cpu_seconds)
{
    if (!sandbox_enter(&template->sandbox, parent, socket, cpu_seconds)) {
        refuse(PICTURE_SOCKET);
        _exit(PICTURE_EXIT_UNPROTECTED);
    }
    _exit(serve(template->formats));
}

/* One child at a time: the last one is abandoned, whatever it is doing. */
static int
end_child(struct template *template)
{
    int status = 0;
    if (template->child > 0) {
        kill(template->child, SIGKILL);
        waitpid(template->child, &status, 0);
    }
    template->child = 0;
    return status;
}

static void
make_child(struct template *template, int socket, unsigned cpu_seconds)
{
    pid_t parent = getpid();
    template->child = fork();
    if (template->child == 0) {
        be_child(template, parent, socket, cpu_seconds);
    } else if (template->child < 0) {
        refuse(socket);
    }
}

/* False when the message makes no sense. */
static bool
handle_order(struct template *template, const struct picture_order *order,
             const int *fds, size_t count)
{
    struct picture_end end = {.status = end_child(template)};
    if (order->cpu_seconds == 0 && count == 0) {
        return answer(PICTURE_SOCKET, &end, sizeof(end));
    }
    if (order->cpu_seconds == 0 || count != 1) {
        return false;
    }
    if (template->safe) {
        make_child(template, fds[0], order->cpu_seconds);
    } else {
        refuse(fds[0]);
    }
    close(fds[0]);
    return true;
}

static int
run(struct template *template)
{
    struct picture_order order = {0};
    int fds[DECODER_FDS];
    size_t count;
    bool good = true;
    while (receive(&order, sizeof(order), fds, &count, &good)) {
        good = handle_order(template, &order, fds, count);
        if (!good || !template->safe) {
            break;
        }
    }
    end_child(template);
    return !template->safe ? PICTURE_EXIT_UNPROTECTED
           : good          ? ENDED
                           : MALFORMED;
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

int
decoder_main(const struct decoder_format *const *formats, unsigned needs,
             void (*warm)(void))
{
    struct template template = {.formats = formats,
                                .sandbox = {(needs & DECODER_FONTS) != 0,
                                            (needs & DECODER_THREADS) != 0},
                                .safe = sandbox_prepare()};
    set_heap();
    if (template.safe && warm != NULL) {
        warm();
    }
    template.safe = template.safe &&sandbox_limit(&template.sandbox);
    _exit(run(&template));
}
