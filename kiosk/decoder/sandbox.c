/* The walls around a decoder, in order. See sandbox.h. */
#include "sandbox.h"

#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include "picture_protocol.h"
#include "sandbox_landlock.h"
#include "sandbox_seccomp.h"

#define MIB ((rlim_t)1024 * 1024)

/* Under these, AddressSanitizer could not map its shadow. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMIT_MEMORY false
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LIMIT_MEMORY false
#endif
#endif
#ifndef LIMIT_MEMORY
#define LIMIT_MEMORY true
#endif

/* A parent that died before PR_SET_PDEATHSIG sends no signal, but its end of
 * the socket is closed. Asking for its pid would not do: it may well be 1. */
static bool
parent_is_there(void)
{
    struct pollfd socket = {.fd = PICTURE_SOCKET, .events = POLLRDHUP};
    return poll(&socket, 1, 0) >= 0 &&
           (socket.revents & (POLLHUP | POLLRDHUP | POLLNVAL)) == 0;
}

bool
sandbox_prepare(void)
{
    sigset_t none;
    sigemptyset(&none);
    closefrom(PICTURE_SOCKET + 1);
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && parent_is_there() &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_DUMPABLE, 0) == 0 &&
           sigprocmask(SIG_SETMASK, &none, NULL) == 0;
}

/* The soft limit is what applies; a lower hard limit was set by the
 * administrator. */
static bool
limit(__rlimit_resource_t what, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(what, &now) != 0) {
        return false;
    }
    rlim_t value = now.rlim_max < most ? now.rlim_max : most;
    return setrlimit(what, &(struct rlimit){value, value}) == 0;
}

/* Pages of the whole and of the data of this process; 0 if unknown. */
static bool
sizes(rlim_t *all, rlim_t *data)
{
    unsigned long whole = 0;
    unsigned long heap = 0;
    FILE *statm = fopen("/proc/self/statm", "re");
    if (statm == NULL) {
        return false;
    }
    int got = fscanf(statm, "%lu %*s %*s %*s %*s %lu", &whole, &heap);
    fclose(statm);
    rlim_t page = (rlim_t)sysconf(_SC_PAGESIZE);
    *all = whole * page;
    *data = heap * page;
    return got == 2;
}

/* RLIMIT_DATA is what holds the memory down: it counts private memory that can
 * be written, not the file and the result, which are mapped as well. Formats
 * predict what they take, up to PICTURE_WORK_BYTES_MAX; 24 MiB beside that are
 * for what they do not predict. RLIMIT_AS is a second barrier. Without /proc a
 * decoder is assumed to be as large as the protocol allows. */
static bool
limit_memory(void)
{
    rlim_t all = 256 * MIB;
    rlim_t data = 40 * MIB;
    sizes(&all, &data);
    rlim_t more = PICTURE_WORK_BYTES_MAX + 24 * MIB;
    return limit(RLIMIT_DATA, data + more) &&
           limit(RLIMIT_AS, all + more + PICTURE_FILE_BYTES_MAX + 256 * MIB);
}

/* Landlock applies to the calling thread and its children: a thread that a
 * library had started before would not be restricted. */
static bool
single_thread(void)
{
    DIR *tasks = opendir("/proc/self/task");
    if (tasks == NULL) {
        return false;
    }
    int entries = 0;
    while (readdir(tasks) != NULL) {
        entries++;
    }
    closedir(tasks);
    return entries == 3; /* with . and .. */
}

/* The kernel counts the threads of a user, not those of a process: a decoder
 * may have 64 more than the whole machine has now. They cost memory that no
 * limit counts. Root has no such limit. */
static bool
limit_threads(void)
{
    struct sysinfo machine;
    return sysinfo(&machine) == 0 &&
           limit(RLIMIT_NPROC, (rlim_t)machine.procs + 64);
}

/* SIGXFSZ is ignored: a library's warning to a log file is then lost without
 * killing the decoder. */
bool
sandbox_limit(struct sandbox *sandbox)
{
    signal(SIGXFSZ, SIG_IGN);
    bool limited = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
                   limit(RLIMIT_NOFILE, sandbox->fonts ? 64 : 16) &&
                   limit(RLIMIT_MEMLOCK, 0) && limit(RLIMIT_MSGQUEUE, 0) &&
                   limit(RLIMIT_STACK, 8 * MIB) && limit_threads() &&
                   (!LIMIT_MEMORY || limit_memory());
    bool single = single_thread();
    bool fenced = sandbox_landlock(sandbox->fonts);
    sandbox->fonts = sandbox->fonts && single && fenced;
    return limited;
}

/* SIGXCPU shows why it ended; a child that ignores it is killed a second
 * later. */
static bool
limit_time(unsigned cpu_seconds)
{
    struct rlimit time = {cpu_seconds, (rlim_t)cpu_seconds + 1};
    return setrlimit(RLIMIT_CPU, &time) == 0;
}

bool
sandbox_enter(const struct sandbox *sandbox, pid_t parent, int socket,
              unsigned cpu_seconds)
{
    if (dup2(socket, PICTURE_SOCKET) < 0) {
        return false;
    }
    closefrom(PICTURE_SOCKET + 1);
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
           limit_time(cpu_seconds) &&
           sandbox_seccomp(sandbox->fonts, sandbox->threads);
}
