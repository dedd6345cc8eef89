/* seccomp: the system calls a decoder may make. All others fail with EPERM, so
 * that a library that tries more carries on without it. */
#include "sandbox_seccomp.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "picture_protocol.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Memory, time, threads and what the C library asks about itself. fstat is
 * here without newfstatat, which takes a path: see own_calls.c. Calls that an
 * architecture lacks are skipped. */
static const int plain[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(_llseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(fstat64),
    SCMP_SYS(munmap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(futex_time64),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_getres_time64),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_nanosleep_time64),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getcpu),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(ppoll_time64),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(membarrier),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(getuid32),
    SCMP_SYS(geteuid),
    SCMP_SYS(geteuid32),
    SCMP_SYS(getgid),
    SCMP_SYS(getgid32),
    SCMP_SYS(getegid),
    SCMP_SYS(getegid32),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

struct rule {
    int call;
    unsigned count;
    struct scmp_arg_cmp args[2];
};

#define EQUALS(arg, value) {arg, SCMP_CMP_EQ, value, 0}
#define MASKED(arg, mask, value) {arg, SCMP_CMP_MASKED_EQ, mask, value}

/* What pthread_create() asks for; musl adds CLONE_DETACHED. */
#define THREAD_FLAGS                                                    \
    (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | \
     CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID |               \
     CLONE_CHILD_CLEARTID)
#define THREAD_MASK (UINT32_MAX & ~(uint32_t)CLONE_DETACHED)

static const struct rule threading = {
    SCMP_SYS(clone), 1, {MASKED(0, THREAD_MASK, THREAD_FLAGS)}};

/* All memory that is held is private and can be written, which RLIMIT_DATA
 * counts, or is a file that came through the socket. It does not count shared
 * memory without a file, what grows downwards as a stack does, and what was
 * written to and is then made readable only. */
#define DATA MASKED(2, PROT_EXEC, 0)
#define MAP_KIND (MAP_TYPE | MAP_GROWSDOWN | MAP_HUGETLB)
#define PRIVATE MASKED(3, MAP_KIND, MAP_PRIVATE)
#define SHARED MASKED(3, MAP_KIND | MAP_ANONYMOUS, MAP_SHARED)

static const struct rule filtered[] = {
    {SCMP_SYS(mmap), 2, {DATA, PRIVATE}},
    {SCMP_SYS(mmap2), 2, {DATA, PRIVATE}},
    {SCMP_SYS(mmap), 2, {DATA, SHARED}},
    {SCMP_SYS(mmap2), 2, {DATA, SHARED}},
    {SCMP_SYS(mprotect), 1, {EQUALS(2, PROT_READ | PROT_WRITE)}},
    {SCMP_SYS(recvmsg), 1, {EQUALS(0, PICTURE_SOCKET)}},
    {SCMP_SYS(sendto), 2, {EQUALS(0, PICTURE_SOCKET), EQUALS(4, 0)}},
    {SCMP_SYS(write), 1, {EQUALS(0, STDERR_FILENO)}},
    {SCMP_SYS(writev), 1, {EQUALS(0, STDERR_FILENO)}},
    {SCMP_SYS(prctl), 1, {EQUALS(0, PR_SET_NAME)}},
    {SCMP_SYS(prlimit64), 2, {EQUALS(0, 0), EQUALS(2, 0)}}, /* to read */
    {SCMP_SYS(fcntl), 1, {EQUALS(1, F_GETFD)}},
    {SCMP_SYS(fcntl), 1, {EQUALS(1, F_SETFD)}},
    {SCMP_SYS(fcntl), 1, {EQUALS(1, F_GETFL)}},
    {SCMP_SYS(fcntl64), 1, {EQUALS(1, F_GETFD)}},
    {SCMP_SYS(fcntl64), 1, {EQUALS(1, F_SETFD)}},
    {SCMP_SYS(fcntl64), 1, {EQUALS(1, F_GETFL)}},
};

#define READ_FLAGS \
    (O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | 0100000)

/* 0100000 is O_LARGEFILE, which glibc hides. */
static const struct rule opening = {
    SCMP_SYS(openat), 1, {MASKED(2, UINT32_MAX & ~(uint32_t)READ_FLAGS, 0)}};

static bool
allow(scmp_filter_ctx filter, const struct rule *rule)
{
    int error = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, rule->call,
                                       rule->count, rule->args);
    return error == 0 || error == -EDOM;
}

static bool
allow_calls(scmp_filter_ctx filter, const int *calls, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good = good && allow(filter, &(struct rule){.call = calls[i]});
    }
    return good;
}

/* The initial stack is at the highest addresses; enlarged by mremap(), it would
 * hold memory that no limit counts. It is at most 8 MiB. */
static scmp_datum_t
below_stack(void)
{
    int here = 0;
    return (scmp_datum_t)(uintptr_t)&here - 16 * 1024 * 1024;
}

/* abort() sends itself a signal. clone3 takes its flags by pointer, which a
 * filter cannot read: told that it is missing, glibc falls back to clone. */
static bool
add_rules(scmp_filter_ctx filter, bool open, bool threads)
{
    struct rule own = {
        SCMP_SYS(tgkill), 1, {EQUALS(0, (scmp_datum_t)getpid())}};
    struct rule remap = {
        SCMP_SYS(mremap), 1, {{0, SCMP_CMP_LT, below_stack(), 0}}};
    bool good = allow_calls(filter, plain, COUNT(plain)) &&
                allow(filter, &own) && allow(filter, &remap) &&
                seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
                                 SCMP_SYS(clone3), 0) == 0;
    for (size_t i = 0; i < COUNT(filtered); i++) {
        good = good && allow(filter, &filtered[i]);
    }
    if (threads) {
        good = good && allow(filter, &threading);
    }
    if (open) {
        good = good && allow(filter, &opening);
    }
    return good;
}

bool
sandbox_seccomp(bool open, bool threads)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == NULL) {
        return false;
    }
    bool locked = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH,
                                   SCMP_ACT_KILL_PROCESS) == 0 &&
                  seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 &&
                  add_rules(filter, open, threads) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return locked;
}
