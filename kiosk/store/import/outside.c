/* Work that may hang, in a process of its own. See outside.h. */
#include "outside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"

/* How often the count is looked at. */
#define LOOK_MS 250

/* How long the kernel may take to end a process: one that waits for a disk
 * ends when the disk has answered. */
#define END_MS 5000

/* The process, seen from the other side. */
struct outside {
    pid_t pid;
    int ended_fd; /* has an end of file once it has ended */
    atomic_uint *calls;
};

static void
work_and_exit(int (*work)(void *context, atomic_uint *calls), void *context,
              atomic_uint *calls, pid_t parent)
{
    /* Without it, this process would outlive its parent. */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) {
        _exit(EXIT_FAILURE);
    }
    exit(work(context, calls));
}

/* False when there is no memory, descriptor or process left. */
static bool
start(struct outside *outside, int (*work)(void *context, atomic_uint *calls),
      void *context)
{
    int fds[2];
    pid_t parent = getpid();
    if (pipe2(fds, O_CLOEXEC) != 0) {
        return false;
    }
    fflush(NULL); /* else both write what is still to be written */
    outside->ended_fd = fds[0];
    outside->pid = fork();
    if (outside->pid == 0) {
        close(fds[0]);
        work_and_exit(work, context, outside->calls, parent);
    }
    close(fds[1]);
    if (outside->pid < 0) {
        close(fds[0]);
    }
    return outside->pid > 0;
}

/* Waits up to WAIT_MS; whether it has ended. */
static bool
has_ended(const struct outside *outside, int wait_ms)
{
    struct pollfd ended = {.fd = outside->ended_fd, .events = POLLIN};
    return poll(&ended, 1, wait_ms) > 0;
}

/* Whether it has ended by itself. */
static bool
watch(const struct outside *outside, int patience_ms)
{
    unsigned seen = atomic_load(outside->calls);
    int64_t since_ms = clock_now_ms();
    while (!has_ended(outside, LOOK_MS)) {
        unsigned now = atomic_load(outside->calls);
        int64_t now_ms = clock_now_ms();
        if (now != seen || now % 2 == 0) {
            seen = now;
            since_ms = now_ms;
        } else if (now_ms - since_ms > patience_ms) {
            return false;
        }
    }
    return true;
}

static enum outside_end
finish(const struct outside *outside, int patience_ms, int *result)
{
    bool hung = !watch(outside, patience_ms);
    if (hung) {
        kill(outside->pid, SIGKILL);
    }
    int status = 0;
    if (!hung || has_ended(outside, END_MS)) {
        while (waitpid(outside->pid, &status, 0) < 0 && errno == EINTR) {
        }
    }
    close(outside->ended_fd);
    if (hung) {
        return OUTSIDE_HUNG;
    }
    if (!WIFEXITED(status)) {
        return OUTSIDE_BROKEN;
    }
    *result = WEXITSTATUS(status);
    return OUTSIDE_DONE;
}

enum outside_end
outside_run(int (*work)(void *context, atomic_uint *calls), void *context,
            int patience_ms, int *result)
{
    enum outside_end end = OUTSIDE_BROKEN;
    struct outside outside;
    outside.calls = mmap(NULL, sizeof(*outside.calls), PROT_READ | PROT_WRITE,
                         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (outside.calls == MAP_FAILED) {
        return end;
    }
    atomic_init(outside.calls, 0);
    if (start(&outside, work, context)) {
        end = finish(&outside, patience_ms, result);
    }
    munmap(outside.calls, sizeof(*outside.calls));
    return end;
}
