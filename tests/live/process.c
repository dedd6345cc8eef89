/* Reads /proc: the tree of a program's processes and their accounts. */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESSES_MAX 256

pid_t
process_start(char *const argv[], bool quiet)
{
    pid_t pid = fork();
    if (pid != 0) {
        return pid;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int null = open("/dev/null", O_RDWR);
    if (quiet && null >= 0) {
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
    }
    execvp(argv[0], argv);
    perror(argv[0]);
    _exit(127);
}

int
process_end(pid_t pid, int signal, int64_t timeout_ms)
{
    if (signal != 0) {
        kill(pid, signal);
    }
    double until_ms = process_now_ms() + (double)timeout_ms;
    int status = 0;
    pid_t ended = waitpid(pid, &status, WNOHANG);
    while (ended == 0 && process_now_ms() < until_ms) {
        process_sleep_ms(5);
        ended = waitpid(pid, &status, WNOHANG);
    }
    if (ended == 0) {
        kill(pid, SIGKILL);
        ended = waitpid(pid, &status, 0);
    }
    return ended == pid ? status : -1;
}

bool
process_runs(pid_t pid)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == 0;
}

/* The file NAME of each thread of PID; ended with globfree. */
static void
thread_files(pid_t pid, const char *name, glob_t *files)
{
    char pattern[64];
    snprintf(pattern, sizeof(pattern), "/proc/%d/task/*/%s", pid, name);
    if (glob(pattern, GLOB_NOSORT, NULL, files) != 0) {
        files->gl_pathc = 0;
    }
}

static int
add_children(const char *path, pid_t *pids, int count)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        return count;
    }
    int child;
    while (count < PROCESSES_MAX && fscanf(file, "%d", &child) == 1) {
        pids[count++] = child;
    }
    fclose(file);
    return count;
}

/* PID and its descendants; returns how many. */
static int
tree(pid_t pid, pid_t *pids)
{
    int count = 1;
    pids[0] = pid;
    for (int i = 0; i < count; i++) {
        glob_t files = {0};
        thread_files(pids[i], "children", &files);
        for (size_t k = 0; k < files.gl_pathc; k++) {
            count = add_children(files.gl_pathv[k], pids, count);
        }
        globfree(&files);
    }
    return count;
}

/* The number behind KEY in a file of lines "KEY number". */
static long
field(const char *path, const char *key)
{
    char line[256];
    long value = 0;
    FILE *file = fopen(path, "r");
    if (!file) {
        return 0;
    }
    while (fgets(line, sizeof(line), file)) {
        if (strncmp(line, key, strlen(key)) == 0) {
            value = strtol(line + strlen(key), NULL, 10);
            break;
        }
    }
    fclose(file);
    return value;
}

static long
switches(pid_t pid)
{
    long sum = 0;
    glob_t files = {0};
    thread_files(pid, "status", &files);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        sum += field(files.gl_pathv[i], "voluntary_ctxt_switches:");
    }
    globfree(&files);
    return sum;
}

double
process_cpu_s(pid_t pid)
{
    clockid_t clock;
    struct timespec used;
    if (clock_getcpuclockid(pid, &clock) != 0 ||
        clock_gettime(clock, &used) != 0) {
        return 0;
    }
    return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

/* CPU seconds of children of PID that have ended: fields 16 and 17 of stat,
 * counted behind the name, which may hold anything. */
static double
ended_children_s(pid_t pid)
{
    char path[64];
    char line[1024];
    snprintf(path, sizeof(path), "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file) {
        return 0;
    }
    size_t len = fread(line, 1, sizeof(line) - 1, file);
    fclose(file);
    line[len] = '\0';
    char *rest = strrchr(line, ')');
    long user = 0;
    long system = 0;
    if (!rest || sscanf(rest + 2,
                        "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u "
                        "%ld %ld",
                        &user, &system) != 2) {
        return 0;
    }
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

struct process_use
process_used(pid_t pid, bool memory)
{
    pid_t pids[PROCESSES_MAX];
    struct process_use use = {0};
    use.processes = tree(pid, pids);
    for (int i = 0; i < use.processes; i++) {
        use.cpu_s += process_cpu_s(pids[i]) + ended_children_s(pids[i]);
        use.switches += switches(pids[i]);
        if (memory) {
            char path[64];
            snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", pids[i]);
            use.pss_mib += (double)field(path, "Pss:") / 1024.0;
        }
    }
    return use;
}

double
process_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void
process_sleep_ms(double ms)
{
    long whole_s = (long)(ms / 1000);
    struct timespec left = {whole_s,
                            (long)((ms - 1000.0 * (double)whole_s) * 1e6)};
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}
