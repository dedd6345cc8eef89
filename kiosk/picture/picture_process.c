/* Starting, asking and ending decoders. See picture_process.h. */
#include "picture_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "str.h"

/* How the last child ended the template says at once, being nothing but a loop;
 * it is not waited for longer than nobody sees. */
enum { END_WAIT_MS = 50 };

const char *
picture_program_name(enum picture_program program)
{
    static const char *const names[PICTURE_PROGRAM_COUNT] = {
        "kiosk-decode-raster", "kiosk-decode-svg", "kiosk-decode-pdf",
        "kiosk-decode-heif"};
    return names[program];
}

enum picture_program
picture_program_of(enum picture_format format)
{
    static const enum picture_program programs[] = {
        [PICTURE_FORMAT_NONE] = PICTURE_PROGRAM_COUNT,
        [PICTURE_JPEG] = PICTURE_RASTER,
        [PICTURE_PNG] = PICTURE_RASTER,
        [PICTURE_GIF] = PICTURE_RASTER,
        [PICTURE_WEBP] = PICTURE_RASTER,
        [PICTURE_SVG] = PICTURE_VECTOR,
        [PICTURE_PDF] = PICTURE_DOCUMENT,
        [PICTURE_HEIF] = PICTURE_CAMERA};
    return programs[format];
}

void
picture_process_init(struct picture_process *process)
{
    *process = (struct picture_process){.socket = -1};
    for (int i = 0; i < PICTURE_PROGRAM_COUNT; i++) {
        process->templates[i].socket = -1;
    }
}

/* The settings that a decoder gets: none of the show's own. The sanitizers'
 * are for tests. */
static char **
environment(char *storage[4])
{
    static char locale[] = "LC_ALL=C.UTF-8";
    static char arenas[] = "MALLOC_ARENA_MAX=1";
    size_t count = 0;
    storage[count++] = locale;
    storage[count++] = arenas;
    for (char **at = environ; at != NULL && *at != NULL; at++) {
        if (strncmp(*at, "ASAN_OPTIONS=", 13) == 0 && count < 3) {
            storage[count++] = *at;
        }
    }
    storage[count] = NULL;
    return storage;
}

/* A child must not inherit that the show blocks and ignores signals. */
static void
set_signals(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setflags(attributes,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static bool
spawn(const char *path, int socket, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    set_signals(&attributes);
    for (int fd = 0; fd < 3; fd++) {
        posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_RDWR, 0);
    }
    posix_spawn_file_actions_adddup2(&actions, socket, PICTURE_SOCKET);
    char *storage[4];
    char *const words[] = {(char *)path, NULL};
    int error = posix_spawn(pid, path, &actions, &attributes, words,
                            environment(storage));
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error == 0;
}

/* dup2 onto itself would leave the close-on-exec flag: the socket must not be
 * PICTURE_SOCKET yet. */
static bool
make_sockets(int sockets[2])
{
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0) {
        return false;
    }
    if (sockets[1] <= PICTURE_SOCKET) {
        int higher = fcntl(sockets[1], F_DUPFD_CLOEXEC, PICTURE_SOCKET + 1);
        close(sockets[1]);
        sockets[1] = higher;
    }
    return sockets[1] >= 0;
}

bool
picture_process_start(struct picture_process *process, const char *folder,
                      enum picture_program program)
{
    struct picture_template *template = &process->templates[program];
    int sockets[2];
    picture_process_done(process);
    process->program = program;
    if (template->pid != 0) {
        return true;
    }
    if (!make_sockets(sockets)) {
        return false;
    }
    struct str path = {0};
    str_addf(&path, "%s/%s", folder, picture_program_name(program));
    bool good = spawn(path.text, sockets[1], &template->pid);
    str_release(&path);
    close(sockets[1]);
    if (!good) {
        close(sockets[0]);
        template->pid = 0;
        return false;
    }
    template->socket = sockets[0];
    return true;
}

/* A message with COUNT descriptors, at most two. */
static bool
send_message(int socket, const void *bytes, size_t len, const int *fds,
             size_t count)
{
    union {
        char bytes[CMSG_SPACE(2 * sizeof(int))];
        struct cmsghdr align;
    } control = {0};
    struct iovec part = {(void *)bytes, len};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (count > 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(count * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(count * sizeof(int));
        memcpy(CMSG_DATA(header), fds, count * sizeof(int));
    }
    ssize_t sent;
    do {
        sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)len;
}

/* The request waits in the socket until there is somebody to read it. */
bool
picture_process_ask(struct picture_process *process,
                    const struct picture_request *request, int file, int memory,
                    int seconds)
{
    const struct picture_order order = {.cpu_seconds = (uint32_t)seconds};
    const int fds[2] = {file, memory};
    int sockets[2];
    if (!make_sockets(sockets)) {
        return false;
    }
    bool good = send_message(sockets[0], request, sizeof(*request), fds,
                             memory >= 0 ? 2 : 1) &&
                send_message(process->templates[process->program].socket,
                             &order, sizeof(order), &sockets[1], 1);
    close(sockets[1]);
    process->socket = sockets[0];
    if (!good) {
        picture_process_kill(process);
    }
    return good;
}

/* How the child ended that has just closed its socket; -1 when nobody says. */
static int
ask_how(struct picture_process *process)
{
    const struct picture_order order = {.cpu_seconds = 0};
    struct picture_end end;
    int socket = process->templates[process->program].socket;
    struct pollfd answer = {.fd = socket, .events = POLLIN};
    if (send_message(socket, &order, sizeof(order), NULL, 0) &&
        poll(&answer, 1, END_WAIT_MS) > 0 &&
        recv(socket, &end, sizeof(end), MSG_DONTWAIT) == (ssize_t)sizeof(end)) {
        return end.status;
    }
    picture_process_kill(process);
    return -1;
}

enum picture_answer
picture_process_take(struct picture_process *process,
                     struct picture_reply *reply, int *end)
{
    ssize_t got;
    do {
        got = recv(process->socket, reply, sizeof(*reply),
                   MSG_DONTWAIT | MSG_TRUNC);
    } while (got < 0 && errno == EINTR);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        return PICTURE_ANSWER_LATER;
    }
    if (got == (ssize_t)sizeof(*reply) &&
        (reply->status < PICTURE_TOO_SLOW ||
         reply->status == PICTURE_NO_DECODER)) {
        return PICTURE_ANSWER_HERE;
    }
    *end = ask_how(process);
    picture_process_done(process);
    return WIFSIGNALED(*end) && WTERMSIG(*end) == SIGXCPU
               ? PICTURE_ANSWER_SLOW
               : PICTURE_ANSWER_NEVER;
}

/* It is the template's only one. */
static pid_t
find_child(pid_t template)
{
    char path[64];
    char text[32] = "";
    snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)template,
             (int)template);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return 0;
    }
    ssize_t got = read(fd, text, sizeof(text) - 1);
    close(fd);
    return got > 0 ? (pid_t)strtol(text, NULL, 10) : 0;
}

int64_t
picture_process_worked_ms(const struct picture_process *process)
{
    clockid_t clock;
    struct timespec used;
    pid_t child = find_child(process->templates[process->program].pid);
    if (child <= 0 || clock_getcpuclockid(child, &clock) != 0 ||
        clock_gettime(clock, &used) != 0) {
        return -1;
    }
    return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

void
picture_process_done(struct picture_process *process)
{
    if (process->socket >= 0) {
        close(process->socket);
    }
    process->socket = -1;
}

bool
picture_process_reap(struct picture_process *process)
{
    bool clean = true;
    for (size_t i = 0; i < PICTURE_KILLED_MAX; i++) {
        if (process->killed[i] != 0 &&
            waitpid(process->killed[i], NULL, WNOHANG) != 0) {
            process->killed[i] = 0;
        }
        clean = clean && process->killed[i] == 0;
    }
    return clean;
}

static void
note_killed(struct picture_process *process, pid_t pid)
{
    size_t at = 0;
    picture_process_reap(process);
    while (at < PICTURE_KILLED_MAX && process->killed[at] != 0) {
        at++;
    }
    if (at < PICTURE_KILLED_MAX) {
        process->killed[at] = pid;
    }
}

static void
kill_template(struct picture_process *process, int program)
{
    struct picture_template *template = &process->templates[program];
    if (template->pid != 0) {
        kill(template->pid, SIGKILL);
        close(template->socket);
        note_killed(process, template->pid);
        *template = (struct picture_template){.socket = -1};
    }
}

void
picture_process_kill(struct picture_process *process)
{
    picture_process_done(process);
    kill_template(process, (int)process->program);
}

void
picture_process_stop(struct picture_process *process)
{
    picture_process_done(process);
    for (int i = 0; i < PICTURE_PROGRAM_COUNT; i++) {
        kill_template(process, i);
    }
}

bool
picture_process_runs(const struct picture_process *process)
{
    int i = 0;
    while (i < PICTURE_PROGRAM_COUNT && process->templates[i].pid == 0) {
        i++;
    }
    return i < PICTURE_PROGRAM_COUNT;
}
