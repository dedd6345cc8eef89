/* A service manager for tests: starts the program as one, and hears what it
 * says of itself (sd_notify(3)). */
#ifndef KIOSK_MANAGER_H
#define KIOSK_MANAGER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct manager {
    int fd;
    char name[64];
    char status[1024]; /* the last STATUS= that was heard, "" = none yet */
};

void manager_init(struct manager *manager);
void manager_release(struct manager *manager);

/* Starts ARGV with a watchdog of so many ms, 0 = none. */
pid_t manager_start(struct manager *manager, char *const argv[],
                    int64_t watchdog_ms);

/* Whether a message that is just WORDS, or begins with WORDS and "=", comes
 * within PATIENCE_MS. All before it are dropped, but the last status kept. */
bool manager_hears(struct manager *manager, const char *words,
                   double patience_ms);

/* Drops what was said until now. */
void manager_forget(struct manager *manager);

/* Whether a status with WORDS in it comes within PATIENCE_MS, or was the
 * last one. */
bool manager_hears_status(struct manager *manager, const char *words,
                          double patience_ms);

#endif
