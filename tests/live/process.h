/* Programs that a test or a benchmark starts: started, ended, and what they
 * and their children have used. */
#ifndef KIOSK_PROCESS_H
#define KIOSK_PROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Starts ARGV[0], found by PATH; it gets SIGKILL when this process ends. With
 * QUIET its output is thrown away. -1 when it cannot be started. */
pid_t process_start(char *const argv[], bool quiet);

/* Sends SIGNAL (0 = none), waits for the end, after TIMEOUT_MS by SIGKILL.
 * Returns the wait status; -1 when PID is no child. */
int process_end(pid_t pid, int signal, int64_t timeout_ms);

/* Whether the child has not ended yet. */
bool process_runs(pid_t pid);

/* What PID and all its descendants have used so far. */
struct process_use {
    double cpu_s;   /* user and system; children that ended in 10 ms steps */
    long switches;  /* voluntary context switches: wake-ups */
    double pss_mib; /* proportional share of memory */
    int processes;
};

/* MEMORY says whether pss_mib is wanted: it takes milliseconds. */
struct process_use process_used(pid_t pid, bool memory);

/* CPU seconds of one process alone. */
double process_cpu_s(pid_t pid);

/* Monotonic. */
double process_now_ms(void);
void process_sleep_ms(double ms);

#endif
