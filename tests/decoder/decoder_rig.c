/* Runs decoder programs for tests. See decoder_rig.h. */
#include "decoder_rig.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* For who uses no processor at all. */
enum { PATIENCE_ASLEEP_MS = 300000 };

/* Tests are built with asserts, but a rig that goes on is worse than none. */
static void
must(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "decoder_rig: %s: %s\n", what, strerror(errno));
        abort();
    }
}

/* Runs in the child. */
static void
become(const char *path, int socket)
{
    int null = open("/dev/null", O_RDWR);
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
    if (!getenv("KIOSK_DECODER_WORDS")) { /* to see what sanitizers say */
        dup2(null, STDERR_FILENO);
    }
    if (socket == PICTURE_SOCKET) {
        fcntl(socket, F_SETFD, 0);
    } else {
        dup2(socket, PICTURE_SOCKET);
    }
    execl(path, path, (char *)NULL);
    _exit(127);
}

void
decoder_rig_start(struct decoder_rig *rig, const char *program)
{
    char path[4096];
    int ends[2];
    snprintf(path, sizeof(path), "%s%s",
             strchr(program, '/') ? "" : KIOSK_DECODER_DIR "/", program);
    must(access(path, X_OK) == 0, path);
    must(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0,
         "socketpair");
    *rig = (struct decoder_rig){.pid = fork(),
                                .socket = ends[0],
                                .child = -1,
                                .seconds = DECODER_RIG_PATIENCE_S};
    must(rig->pid >= 0, "fork");
    if (rig->pid == 0) {
        become(path, ends[1]);
    }
    close(ends[1]);
}

static void
leave_child(struct decoder_rig *rig)
{
    if (rig->child >= 0) {
        close(rig->child);
    }
    rig->child = -1;
}

static void
wait_for_end(struct decoder_rig *rig)
{
    if (rig->pid > 0) {
        must(waitpid(rig->pid, &rig->exit_status, 0) == rig->pid, "waitpid");
        rig->pid = 0;
    }
}

bool
decoder_rig_stop(struct decoder_rig *rig)
{
    leave_child(rig);
    close(rig->socket);
    rig->socket = -1;
    wait_for_end(rig);
    return rig->exit_status == 0;
}

static bool
send_to(int socket, const void *bytes, size_t len, const int *fds, size_t count)
{
    union {
        char bytes[CMSG_SPACE(4 * sizeof(int))];
        struct cmsghdr align;
    } control = {.bytes = {0}};
    struct iovec data = {(void *)(uintptr_t)bytes, len};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
    if (count > 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(count * sizeof(int));
        struct cmsghdr *part = CMSG_FIRSTHDR(&message);
        part->cmsg_level = SOL_SOCKET;
        part->cmsg_type = SCM_RIGHTS;
        part->cmsg_len = CMSG_LEN(count * sizeof(int));
        memcpy(CMSG_DATA(part), fds, count * sizeof(int));
    }
    return sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)len;
}

bool
decoder_rig_order(struct decoder_rig *rig, const void *bytes, size_t len,
                  const int *fds, size_t count)
{
    return send_to(rig->socket, bytes, len, fds, count);
}

bool
decoder_rig_send(struct decoder_rig *rig, const void *bytes, size_t len,
                 const int *fds, size_t count)
{
    const struct picture_order order = {rig->seconds};
    int ends[2];
    leave_child(rig);
    must(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0,
         "socketpair");
    rig->child = ends[0];
    bool sent = send_to(ends[0], bytes, len, fds, count) &&
                send_to(rig->socket, &order, sizeof(order), &ends[1], 1);
    close(ends[1]);
    return sent;
}

static void
ask_how(struct decoder_rig *rig)
{
    const struct picture_order order = {0};
    struct picture_end end = {-1};
    if (!send_to(rig->socket, &order, sizeof(order), NULL, 0) ||
        recv(rig->socket, &end, sizeof(end), 0) != (ssize_t)sizeof(end)) {
        wait_for_end(rig);
    }
    rig->child_status = end.status;
}

enum picture_status
decoder_rig_receive(struct decoder_rig *rig, struct picture_reply *reply)
{
    struct pollfd socket = {.fd = rig->child, .events = POLLIN};
    memset(reply, 0, sizeof(*reply));
    if (poll(&socket, 1, PATIENCE_ASLEEP_MS) == 0) {
        kill(rig->pid, SIGKILL);
        wait_for_end(rig);
        return PICTURE_TOO_SLOW;
    }
    if (recv(rig->child, reply, sizeof(*reply), 0) != (ssize_t)sizeof(*reply)) {
        ask_how(rig);
        return PICTURE_CRASHED;
    }
    return reply->status;
}

pid_t
decoder_rig_child(const struct decoder_rig *rig)
{
    char path[64];
    int pid = 0;
    snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)rig->pid,
             (int)rig->pid);
    FILE *stream = fopen(path, "re");
    must(stream && fscanf(stream, "%d", &pid) == 1, path);
    fclose(stream);
    return pid;
}

static enum picture_status
ask(struct decoder_rig *rig, const struct picture_request *request,
    const int *fds, size_t count, struct picture_reply *reply)
{
    if (!decoder_rig_send(rig, request, sizeof(*request), fds, count)) {
        wait_for_end(rig);
        return PICTURE_CRASHED;
    }
    return decoder_rig_receive(rig, reply);
}

enum picture_status
decoder_rig_probe(struct decoder_rig *rig, int fd, int page,
                  struct picture_reply *reply)
{
    struct picture_request request = {.verb = PICTURE_PROBE, .page = page};
    return ask(rig, &request, &fd, 1, reply);
}

/* Memory that is the decoder's while it works, and sealed afterwards. */
static enum picture_status
ask_for_bytes(struct decoder_rig *rig, int fd,
              const struct picture_request *request, void *out, size_t len,
              struct picture_reply *reply)
{
    int memory = memfd_create("result", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    must(memory >= 0 && ftruncate(memory, (off_t)len) == 0, "memfd");
    int seals = F_SEAL_SHRINK | F_SEAL_GROW;
    must(fcntl(memory, F_ADD_SEALS, seals) == 0, "the first seals");
    enum picture_status status =
        ask(rig, request, (const int[]){fd, memory}, 2, reply);
    if (status != PICTURE_TOO_SLOW && status != PICTURE_CRASHED) {
        must(fcntl(memory, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) == 0,
             "the last seals");
        must(pread(memory, out, len, 0) == (ssize_t)len, "reading the result");
    }
    close(memory);
    return status;
}

enum picture_status
decoder_rig_draw(struct decoder_rig *rig, int fd,
                 const struct picture_request *request, uint32_t *pixels,
                 struct picture_reply *reply)
{
    size_t len = (size_t)request->width_px * (size_t)request->height_px * 4;
    struct picture_request draw = *request;
    draw.verb = PICTURE_DRAW;
    return ask_for_bytes(rig, fd, &draw, pixels, len, reply);
}

enum picture_status
decoder_rig_text(struct decoder_rig *rig, int fd, char *words, size_t cap,
                 struct picture_reply *reply)
{
    struct picture_request request = {.verb = PICTURE_TEXT};
    return ask_for_bytes(rig, fd, &request, words, cap, reply);
}

enum picture_status
decoder_rig_ink(struct decoder_rig *rig, int fd, int page, struct ink *ink,
                struct picture_reply *reply)
{
    struct picture_request request = {.verb = PICTURE_INK, .page = page};
    return ask_for_bytes(rig, fd, &request, ink, sizeof(*ink), reply);
}

int
decoder_rig_file(const void *bytes, size_t len)
{
    int fd = memfd_create("picture", MFD_CLOEXEC);
    must(fd >= 0 && write(fd, bytes, len) == (ssize_t)len, "memfd");
    return fd;
}

long
decoder_rig_kib(const struct decoder_rig *rig, const char *file,
                const char *key)
{
    char line[256];
    long kib = -1;
    snprintf(line, sizeof(line), "/proc/%d/%s", (int)decoder_rig_child(rig),
             file);
    FILE *stream = fopen(line, "re");
    while (stream && fgets(line, sizeof(line), stream)) {
        if (strncmp(line, key, strlen(key)) == 0) {
            kib = strtol(line + strlen(key), NULL, 10);
        }
    }
    if (stream) {
        fclose(stream);
    }
    return kib;
}
