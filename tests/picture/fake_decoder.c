/* A decoder whose children do what its file says behind the magic bytes: "ok W
 * H", "damaged", "large", "crash", "hang", "draw-crash W H", "draw-hang W H",
 * "draw-wait W H FILE" (until FILE is there), "keep W H" (stays able to write),
 * "last W H" (answers, and ends), "twice W H" (answers what nobody has asked
 * yet, too), "slip W H" (crashes once), "no-walls" (did not dare to), "huge",
 * "nonsense", "words TEXT", "slow" (its time is up), "spin W H FILE" (works
 * for ever, and makes FILE after a while), "leave" (ends with status 42), "lost
 * W H BITS" (reads the file and sees that), "draw-lost W H BITS" (sees it when
 * it draws), "white W H GROUND" (is seen on that), "ink W H" (something stands
 * in the first cell), "ink-crash W H" (crashes when it is asked for that). */
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "picture_protocol.h"

struct order {
    char word[32];
    int width_px, height_px;
    char file[64];
    char rest[64];
};

static void
read_order(int fd, struct order *order)
{
    char text[128] = "";
    *order = (struct order){.word = ""};
    if (pread(fd, text, sizeof(text) - 1, 4) > 0) {
        sscanf(text, "%31s %d %d %63s", order->word, &order->width_px,
               &order->height_px, order->file);
        const char *space = strchr(text, ' ');
        snprintf(order->rest, sizeof(order->rest), "%.63s",
                 space != NULL ? space + 1 : "");
    }
}

/* The next message of LEN bytes and the descriptors that came with it. */
static void
receive(void *bytes, size_t len, int fds[2])
{
    union {
        char bytes[CMSG_SPACE(2 * sizeof(int))];
        struct cmsghdr align;
    } control;
    struct iovec part = {bytes, len};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof(control.bytes)};
    if (recvmsg(PICTURE_SOCKET, &message, 0) != (ssize_t)len) {
        exit(0);
    }
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    fds[0] = fds[1] = -1;
    if (header != NULL) {
        memcpy(fds, CMSG_DATA(header), header->cmsg_len - CMSG_LEN(0));
    }
}

static void
paint(const struct picture_request *request, int fd, int keep)
{
    size_t count = (size_t)request->width_px * (size_t)request->height_px;
    uint32_t *pixels =
        mmap(NULL, count * 4, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    uint32_t pixel = 0xFF000000u | (uint32_t)getpid();
    for (size_t i = 0; i < count; i++) {
        pixels[i] = pixel;
    }
    if (!keep) {
        munmap(pixels, count * 4);
    }
}

/* Crashes; the file says something else from then on. */
static void
slip(int fd)
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    int file = open(path, O_WRONLY);
    if (pwrite(file, "okay", 4, 4) == 4) {
        abort();
    }
}

static void
misbehave(const struct order *order, enum picture_verb verb)
{
    bool drawing = verb == PICTURE_DRAW;
    if (strcmp(order->word, "crash") == 0 ||
        (drawing && strcmp(order->word, "draw-crash") == 0) ||
        (verb == PICTURE_INK && strcmp(order->word, "ink-crash") == 0)) {
        abort();
    }
    if (strcmp(order->word, "slow") == 0) {
        raise(SIGXCPU);
    }
    while (strcmp(order->word, "spin") == 0) {
        if (clock() > CLOCKS_PER_SEC / 10) {
            close(open(order->file, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        }
    }
    if (strcmp(order->word, "leave") == 0) {
        _exit(42);
    }
    while (strcmp(order->word, "hang") == 0 ||
           (drawing && strcmp(order->word, "draw-hang") == 0)) {
        pause();
    }
    while (drawing && strcmp(order->word, "draw-wait") == 0 &&
           access(order->file, F_OK) != 0) {
        usleep(1000);
    }
    if (strcmp(order->word, "nonsense") == 0) {
        send(PICTURE_SOCKET, "?", 1, 0);
        exit(0);
    }
}

static void
answer(const struct order *order, const struct picture_request *request,
       const int fds[2])
{
    struct picture_reply reply = {.width_px = order->width_px,
                                  .height_px = order->height_px,
                                  .pages = 1,
                                  .opaque = 1};
    misbehave(order, (enum picture_verb)request->verb);
    if (strcmp(order->word, "slip") == 0) {
        slip(fds[0]);
    }
    if (strcmp(order->word, "large") == 0) {
        reply.status = PICTURE_TOO_LARGE;
    } else if (strcmp(order->word, "damaged") == 0) {
        reply.status = PICTURE_DAMAGED;
    } else if (strcmp(order->word, "no-walls") == 0) {
        reply.status = PICTURE_NO_DECODER;
    } else if (strcmp(order->word, "lost") == 0) {
        reply.lost = (uint32_t)strtoul(order->file, NULL, 0);
    } else if (strcmp(order->word, "huge") == 0) {
        reply.width_px = PICTURE_SIDE_MAX + 1;
    } else if (request->verb == PICTURE_DRAW) {
        reply.lost = strcmp(order->word, "draw-lost") == 0
                         ? (uint32_t)strtoul(order->file, NULL, 0)
                         : 0;
        reply.ground = strcmp(order->word, "white") == 0
                           ? (uint32_t)strtoul(order->file, NULL, 0)
                           : 0;
        paint(request, fds[1], strcmp(order->word, "keep") == 0);
    } else if (request->verb == PICTURE_INK) {
        reply.status =
            write(fds[1], "\1", 1) == 1 ? PICTURE_OK : PICTURE_DAMAGED;
    } else if (request->verb == PICTURE_TEXT) {
        reply.bytes = (uint32_t)strlen(order->rest);
        if (write(fds[1], order->rest, reply.bytes) < 0) {
            reply.status = PICTURE_DAMAGED;
        }
    }
    send(PICTURE_SOCKET, &reply, sizeof(reply), 0);
    if (strcmp(order->word, "twice") == 0) {
        reply.status = PICTURE_LOCKED;
        send(PICTURE_SOCKET, &reply, sizeof(reply), 0);
    }
    if (strcmp(order->word, "last") == 0 ||
        reply.status == PICTURE_NO_DECODER) {
        exit(0);
    }
}

static void
be_child(int socket, unsigned cpu_seconds)
{
    struct rlimit time = {cpu_seconds, cpu_seconds + 1};
    struct picture_request request;
    struct order order;
    int fds[2];
    setrlimit(RLIMIT_CPU, &time);
    dup2(socket, PICTURE_SOCKET);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    receive(&request, sizeof(request), fds);
    read_order(fds[0], &order);
    answer(&order, &request, fds);
    receive(&request, sizeof(request), fds);
}

int
main(void)
{
    pid_t child = 0;
    for (;;) {
        struct picture_order order;
        struct picture_end end = {.status = 0};
        int fds[2];
        receive(&order, sizeof(order), fds);
        if (child > 0) {
            kill(child, SIGKILL);
            waitpid(child, &end.status, 0);
        }
        child = fds[0] >= 0 ? fork() : 0;
        if (child == 0 && fds[0] >= 0) {
            be_child(fds[0], order.cpu_seconds);
            _exit(0);
        }
        if (fds[0] < 0) {
            send(PICTURE_SOCKET, &end, sizeof(end), 0);
        }
        close(fds[0]);
    }
}
