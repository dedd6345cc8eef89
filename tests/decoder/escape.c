/* A decoder that has gone bad: its format tries what no picture may do, from
 * inside the sandbox. What it asks for is made so that it would do no harm if
 * it were allowed, and would then fail by another error, or not at all. */
#include "escape.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "decoder.h"

struct attempt {
    const char *name;
    long call;
    unsigned long args[6];
};

#define P(pointer) ((unsigned long)(uintptr_t)(pointer))
#define HERE ((unsigned long)AT_FDCWD)

/* The words of one page of memory, as the kernel would read them. */
static uint8_t blank[4096] __attribute__((aligned(4096)));

/* A page of the first stack, which is there. */
static uint8_t *
blank_on_stack(void)
{
    uint8_t here = 0;
    return (uint8_t *)((uintptr_t)&here & ~(uintptr_t)4095);
}

/* Blocked means by seccomp or by Landlock, not by bad arguments. */
static bool
is_blocked(const struct attempt *attempt)
{
    const unsigned long *args = attempt->args;
    errno = 0;
    long result = syscall(attempt->call, args[0], args[1], args[2], args[3],
                          args[4], args[5]);
    if (result == 0 && (attempt->call == SYS_clone)) {
        _exit(0); /* the child that should not be */
    }
    return result == -1 && (errno == EPERM || errno == EACCES ||
                            (attempt->call == SYS_clone3 && errno == ENOSYS));
}

/* Each takes the next attempts to ADD. */
typedef void (*adder)(void *context, const struct attempt *attempt);

#define TRY(...) add(context, &(struct attempt){__VA_ARGS__})

static void
try_files(adder add, void *context)
{
    TRY("read a file", SYS_openat, {HERE, P("/etc/passwd"), O_RDONLY});
    TRY("read by way of the fonts", SYS_openat,
        {HERE, P("/usr/share/fonts/../../../etc/passwd"), O_RDONLY});
    TRY("read own memory", SYS_openat, {HERE, P("/proc/self/mem"), O_RDONLY});
    TRY("write own memory", SYS_openat, {HERE, P("/proc/self/mem"), O_RDWR});
    TRY("read about init", SYS_openat, {HERE, P("/proc/1/maps"), O_RDONLY});
    TRY("list the root", SYS_openat, {HERE, P("/"), O_RDONLY | O_DIRECTORY});
    TRY("hold a path", SYS_openat, {HERE, P("/"), O_PATH | O_DIRECTORY});
    TRY("open by openat2", SYS_openat2, {HERE, P("/etc/passwd"), P(blank), 24});
    TRY("open by handle", SYS_open_by_handle_at, {3, P(blank), O_RDONLY});
    TRY("make a file", SYS_openat,
        {HERE, P("/tmp/escaped"), O_CREAT | O_WRONLY, 0600});
    TRY("make a nameless file", SYS_openat,
        {HERE, P("/tmp"), O_TMPFILE | O_RDWR, 0600});
    TRY("make shared memory", SYS_openat,
        {HERE, P("/dev/shm/escaped"), O_CREAT | O_RDWR, 0600});
    TRY("write to a device", SYS_openat, {HERE, P("/dev/null"), O_WRONLY});
    TRY("write among the fonts", SYS_openat,
        {HERE, P("/usr/share/fonts/escaped"), O_CREAT | O_WRONLY, 0600});
    TRY("write to output", SYS_write, {STDOUT_FILENO, P("x"), 1});
    TRY("write into the file", SYS_pwrite64, {4, P("x"), 1, 0});
    TRY("cut the file", SYS_ftruncate, {4, 0});
    TRY("cut by name", SYS_truncate, {P("/tmp/escape-none"), 0});
    TRY("remove", SYS_unlinkat, {HERE, P("/tmp/escape-none"), 0});
    TRY("make a folder", SYS_mkdirat, {HERE, P("/tmp/escaped-folder"), 0700});
    TRY("rename", SYS_renameat2,
        {HERE, P("/tmp/escape-none"), HERE, P("/tmp/escape-some"), 0});
    TRY("link softly", SYS_symlinkat, {P("x"), HERE, P("/tmp/escaped-link")});
    TRY("link hard", SYS_linkat,
        {HERE, P("/tmp/escape-none"), HERE, P("/tmp/escape-some"), 0});
    TRY("make a pipe file", SYS_mknodat,
        {HERE, P("/tmp/escaped-fifo"), 0010600, 0});
    TRY("change rights", SYS_fchmodat, {HERE, P("/tmp/escape-none"), 0777});
    TRY("change the owner", SYS_fchownat,
        {HERE, P("/tmp/escape-none"), 0, 0, 0});
    TRY("change times", SYS_utimensat, {HERE, P("/tmp/escape-none"), 0, 0});
    TRY("change folder", SYS_chdir, {P("/")});
    TRY("change the root", SYS_chroot, {P("/escape-none")});
    TRY("mount", SYS_mount, {P("x"), P("/escape-none"), P("tmpfs"), 0, 0});
    TRY("unmount", SYS_umount2, {P("/escape-none"), 0});
    TRY("pivot the root", SYS_pivot_root, {P("/escape-none"), P("/")});
    TRY("watch files", SYS_inotify_init1, {0});
    TRY("watch all files", SYS_fanotify_init, {0, 0});
}

static void
try_sockets(adder add, void *context)
{
    static const struct sockaddr_un name = {AF_UNIX, "\0escape"};
    static struct iovec data = {blank, 1};
    static struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
    unsigned long len = sizeof(name);
    TRY("internet", SYS_socket, {AF_INET, SOCK_STREAM, 0});
    TRY("internet 6", SYS_socket, {AF_INET6, SOCK_DGRAM, 0});
    TRY("local sockets", SYS_socket, {AF_UNIX, SOCK_STREAM, 0});
    TRY("the kernel's sockets", SYS_socket, {AF_NETLINK, SOCK_RAW, 0});
    TRY("raw packets", SYS_socket, {AF_PACKET, SOCK_RAW, 0});
    TRY("a pair of sockets", SYS_socketpair,
        {AF_UNIX, SOCK_STREAM, 0, P(blank)});
    TRY("connect", SYS_connect, {3, P(&name), len});
    TRY("bind", SYS_bind, {3, P(&name), len});
    TRY("listen", SYS_listen, {3, 1});
    TRY("accept", SYS_accept4, {3, 0, 0, 0});
    TRY("options of the socket", SYS_setsockopt,
        {3, SOL_SOCKET, SO_SNDBUF, P(blank), 4});
    TRY("send a message", SYS_sendmsg, {3, P(&message), 0});
    TRY("send elsewhere", SYS_sendto, {2, P("x"), 1, 0, 0, 0});
    TRY("send to an address", SYS_sendto, {3, P("x"), 1, 0, P(&name), len});
    TRY("receive elsewhere", SYS_recvmsg, {0, P(&message), MSG_DONTWAIT});
    TRY("a pipe", SYS_pipe2, {P(blank), 0});
    TRY("copy a descriptor", SYS_dup, {3});
    TRY("move a descriptor", SYS_dup3, {3, 2, 0});
    TRY("copy another way", SYS_fcntl, {3, F_DUPFD, 10});
    TRY("be told by signals", SYS_fcntl, {3, F_SETOWN, 1});
    TRY("type on a terminal", SYS_ioctl, {0, 0x5412, P("x")});
}

static void
try_processes(adder add, void *context)
{
    static char *const words[] = {NULL};
#ifdef SYS_fork
    TRY("fork", SYS_fork, {0});
    TRY("vfork", SYS_vfork, {0});
#endif
    TRY("clone a process", SYS_clone, {SIGCHLD});
    TRY("clone with memory", SYS_clone, {CLONE_VM | SIGCHLD, P(blank + 4096)});
    TRY("clone a user space", SYS_clone, {CLONE_NEWUSER | SIGCHLD});
    TRY("clone3", SYS_clone3, {P(blank), 64});
    TRY("run a program", SYS_execve, {P("/bin/true"), P(words), P(words)});
    TRY("run another way", SYS_execveat,
        {HERE, P("/bin/true"), P(words), P(words), 0});
    TRY("signal all", SYS_kill, {(unsigned long)-1, 0});
    TRY("signal init", SYS_kill, {1, 0});
    TRY("signal a thread", SYS_tkill, {1, 0});
    TRY("signal others' threads", SYS_tgkill, {1, 1, 0});
    TRY("queue a signal", SYS_rt_sigqueueinfo, {1, 0, P(blank)});
    TRY("be traced", SYS_ptrace, {0, 0, 0, 0});
    TRY("trace init", SYS_ptrace, {16, 1, 0, 0});
    TRY("read others", SYS_process_vm_readv, {1, P(blank), 0, P(blank), 0, 0});
    TRY("write others", SYS_process_vm_writev,
        {1, P(blank), 0, P(blank), 0, 0});
    TRY("hold a process", SYS_pidfd_open, {1, 0});
    TRY("take descriptors", SYS_pidfd_getfd, {0, 0, 0});
    TRY("compare processes", SYS_kcmp, {1, 1, 0, 0, 0});
    TRY("leave namespaces", SYS_unshare, {CLONE_NEWNS});
    TRY("enter namespaces", SYS_setns, {0, 0});
    TRY("a new session", SYS_setsid, {0});
    TRY("another user", SYS_setuid, {65534});
    TRY("another group", SYS_setgid, {65534});
    TRY("other users", SYS_setresuid, {65534, 65534, 65534});
    TRY("other groups", SYS_setgroups, {0, 0});
    TRY("capabilities", SYS_capset, {P(blank), P(blank)});
    TRY("another personality", SYS_personality, {0x0040000});
    TRY("a priority", SYS_setpriority, {0, 0, 19});
    TRY("other processors", SYS_sched_setaffinity, {0, 8, P(blank)});
    TRY("another schedule", SYS_sched_setscheduler, {0, 0, P(blank)});
}

static void
try_walls(adder add, void *context)
{
    static const struct rlimit much = {RLIM_INFINITY, RLIM_INFINITY};
    TRY("code in memory", SYS_mmap,
        {0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
         (unsigned long)-1, 0});
    TRY("memory to code", SYS_mprotect, {P(blank), 4096, PROT_EXEC});
    TRY("memory to code by keys", SYS_pkey_mprotect,
        {P(blank), 4096, PROT_EXEC, (unsigned long)-1});
    TRY("memory that is shared", SYS_mmap,
        {0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
         (unsigned long)-1, 0});
    TRY("memory shared in other words", SYS_mmap,
        {0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED_VALIDATE | MAP_ANONYMOUS,
         (unsigned long)-1, 0});
    TRY("another stack", SYS_mmap,
        {0, 4096, PROT_READ | PROT_WRITE,
         MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN, (unsigned long)-1, 0});
    TRY("large pages", SYS_mmap,
        {0, 1 << 21, PROT_READ | PROT_WRITE,
         MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, (unsigned long)-1, 0});
    TRY("a longer stack", SYS_mremap,
        {P(blank_on_stack()), 4096, 1 << 20, MREMAP_MAYMOVE});
    TRY("memory that is kept to read", SYS_mprotect,
        {P(blank), 4096, PROT_READ});
    TRY("memory that is kept unseen", SYS_mprotect,
        {P(blank), 4096, PROT_NONE});
    TRY("a file in memory", SYS_memfd_create, {P("x"), 0});
    TRY("a secret in memory", 447, {0});
    TRY("old shared memory", SYS_shmget, {0, 4096, 01600});
    TRY("old queues", SYS_msgget, {0, 01600});
    TRY("queues", SYS_mq_open, {P("escape"), O_CREAT | O_RDWR, 0600, 0});
    TRY("limits", SYS_setrlimit, {RLIMIT_FSIZE, P(&much)});
    TRY("limits another way", SYS_prlimit64, {0, RLIMIT_FSIZE, P(&much), 0});
    TRY("limits of others", SYS_prlimit64, {1, RLIMIT_FSIZE, 0, P(blank)});
    TRY("be readable", SYS_prctl, {PR_SET_DUMPABLE, 1});
    TRY("outlive the parent", SYS_prctl, {PR_SET_PDEATHSIG, 0});
    TRY("keep capabilities", SYS_prctl, {PR_SET_KEEPCAPS, 1});
    TRY("another filter", SYS_prctl, {PR_SET_SECCOMP, 2, P(blank)});
    TRY("another filter still", SYS_seccomp, {1, 0, P(blank)});
    TRY("another ruleset", 444, {P(blank), 8, 0});
    TRY("an io ring", SYS_io_uring_setup, {1, P(blank)});
    TRY("old asynchronous io", SYS_io_setup, {1, P(blank)});
    TRY("programs for the kernel", SYS_bpf, {0, P(blank), 0});
    TRY("counters", SYS_perf_event_open, {P(blank), 0, 0, 0, 0});
    TRY("keys", SYS_keyctl, {0, 0, 0});
    TRY("add keys", SYS_add_key, {P("user"), P("x"), P("x"), 1, 0});
    TRY("page faults", SYS_userfaultfd, {0});
    TRY("the clock", SYS_clock_settime, {0, P(blank)});
    TRY("the host's name", SYS_sethostname, {P(blank), 9999});
    TRY("the kernel's log", SYS_syslog, {10, 0, 0});
    TRY("modules", SYS_init_module, {P(blank), 0, P("")});
    TRY("another kernel", SYS_kexec_load, {0, 99, P(blank), 0});
    TRY("swap", SYS_swapon, {P("/escape-none"), 0});
    TRY("accounting", SYS_acct, {P("/escape-none")});
    TRY("quotas", SYS_quotactl, {0x80000700, P("/escape-none"), 0, 0});
    TRY("ask a file by a path", SYS_newfstatat,
        {3, P(""), P(blank), AT_EMPTY_PATH});
    TRY("ask for a path", SYS_newfstatat,
        {HERE, P("/etc/passwd"), P(blank), 0});
    TRY("ask another way", SYS_statx, {HERE, P("/etc/passwd"), 0, 0, P(blank)});
    TRY("ask whether it is", SYS_faccessat, {HERE, P("/etc/passwd"), 0});
    TRY("where am I", SYS_readlinkat,
        {HERE, P("/proc/self/exe"), P(blank), 99});
    TRY("ask about a font", SYS_faccessat, {HERE, P("/usr/share/fonts"), 0});
    TRY("ask the file system", SYS_statfs, {P("/"), P(blank)});
    TRY("where is the folder", SYS_getcwd, {P(blank), 99});
#if ESCAPE_NEEDS == 0
    TRY("look at the fonts", SYS_openat,
        {HERE, P("/usr/share/fonts"), O_RDONLY | O_DIRECTORY});
#endif
}

static void
try_all(adder add, void *context)
{
    try_files(add, context);
    try_sockets(add, context);
    try_processes(add, context);
    try_walls(add, context);
}

struct picture {
    uint32_t *pixels;
    size_t count, cap;
};

static void
add_pixel(void *context, const struct attempt *attempt)
{
    struct picture *picture = context;
    if (picture->count < picture->cap) {
        picture->pixels[picture->count++] =
            is_blocked(attempt) ? ESCAPE_FAILED : ESCAPE_HAPPENED;
    }
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    (void)file;
    struct picture picture = {
        pixels, 0, (size_t)request->width_px * (size_t)request->height_px};
    try_all(add_pixel, &picture);
    reply->opaque = 1;
    return PICTURE_OK;
}

struct list {
    char *words;
    size_t len, cap;
};

static void
add_name(void *context, const struct attempt *attempt)
{
    struct list *list = context;
    size_t len = strlen(attempt->name);
    if (list->cap - list->len > len) {
        memcpy(list->words + list->len, attempt->name, len);
        list->words[list->len + len] = '\n';
        list->len += len + 1;
    }
}

static enum picture_status
text(const struct decoder_file *file, char *words, size_t cap,
     struct picture_reply *reply)
{
    (void)file;
    struct list list = {words, 0, cap};
    try_all(add_name, &list);
    reply->bytes = (uint32_t)list.len;
    return PICTURE_OK;
}

static void *
thread(void *context)
{
    *(int *)context = 1;
    return NULL;
}

static bool
can_start_threads(void)
{
    pthread_t id;
    int done = 0;
    return pthread_create(&id, NULL, thread, &done) == 0 &&
           pthread_join(id, NULL) == 0 && done == 1;
}

/* Memory up to the limit of the protocol and not much more. As malloc asks the
 * kernel for it: that of ASan marks an eighth of what it hands out, which was
 * most of the time of this test. */
static bool
can_hold(size_t mib)
{
    size_t len = mib * 1024 * 1024;
    void *bytes = mmap(NULL, len, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return bytes != MAP_FAILED && munmap(bytes, len) == 0;
}

static bool
can_see_fonts(void)
{
    int folder = open("/usr/share/fonts", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        close(folder);
    }
    return folder >= 0;
}

/* Takes memory in every way that is left, and stays until the rig goes. */
static void
hold_all(const struct decoder_file *file)
{
    enum { PIECE = 1 << 20 };
    char *bytes;
    int kind = MAP_PRIVATE | MAP_ANONYMOUS;
    int access = PROT_READ | PROT_WRITE;
    while ((bytes = mmap(NULL, PIECE, access, kind, -1, 0)) != MAP_FAILED) {
        memset(bytes, 1, PIECE);
    }
    while ((bytes = sbrk(4096)) != (char *)-1) {
        memset(bytes, 1, 4096);
    }
    while ((bytes = mmap(NULL, PIECE, PROT_READ, kind, -1, 0)) != MAP_FAILED &&
           mprotect(bytes, PIECE, access) == 0) {
        memset(bytes, 1, PIECE);
    }
    while ((bytes = mmap(NULL, file->len, access, MAP_PRIVATE, 4, 0)) !=
           MAP_FAILED) {
        memset(bytes, 1, file->len);
    }
    while ((bytes = malloc(4096)) != NULL) {
        memset(bytes, 1, 4096);
    }
}

static int
sleep_on(void *context)
{
    (void)context;
    for (;;) {
        syscall(SYS_nanosleep, &(struct timespec){.tv_sec = 1000}, NULL);
    }
    return 0;
}

/* Threads that cost next to nothing but their number, until there are no more
 * or too many. */
static int
count_threads(void)
{
    enum { MANY = 4096, STACK = 1024 };
    static uint8_t stacks[MANY][STACK] __attribute__((aligned(16)));
    static int ids[MANY];
    int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND |
                CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS |
                CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
    int count = 0;
    while (count < MANY && clone(sleep_on, stacks[count] + STACK, flags, NULL,
                                 &ids[count], blank + 2048, &ids[count]) > 0) {
        count++;
    }
    return count;
}

/* What the first byte of the file wants. */
static void
misbehave(const struct decoder_file *file, struct picture_reply *reply)
{
    switch (file->bytes[0]) {
    case ESCAPE_ABORTS:
        abort();
    case ESCAPE_LEAVES:
        _exit(42);
    case ESCAPE_WORKS_STUBBORNLY:
        signal(SIGXCPU, SIG_IGN);
        /* fall through */
    case ESCAPE_WORKS:
        for (volatile unsigned at = 0;; at++) {
        }
    case ESCAPE_HOLDS:
        hold_all(file);
        break;
    case ESCAPE_THREADS:
        reply->height_px = count_threads();
        break;
    default:
        break;
    }
}

/* The width tells what works: 1 fonts can be seen, 2 a gigabyte can be held. */
static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    (void)page;
    bool threads = (ESCAPE_NEEDS & DECODER_THREADS) != 0;
    if (file->bytes[0] != '?') {
        misbehave(file, reply);
        return PICTURE_OK;
    }
    reply->width_px = 1 + (can_see_fonts() ? 1 : 0) + (can_hold(1024) ? 2 : 0);
    reply->height_px = (int32_t)file->len;
    return can_start_threads() == threads && can_hold(160) ? PICTURE_OK
                                                           : PICTURE_DAMAGED;
}

static bool
knows(const struct decoder_file *file)
{
    return file->bytes[0] != '!';
}

int
main(void)
{
    static const struct decoder_format escape = {knows, probe, draw, text};
    static const struct decoder_format *const formats[] = {&escape, NULL};
    return decoder_main(formats, ESCAPE_NEEDS, NULL);
}
