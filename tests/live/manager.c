/* A service manager for tests. See manager.h. */
#include "manager.h"

#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "process.h"

void
manager_init(struct manager *manager)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    *manager = (struct manager){0};
    snprintf(manager->name, sizeof(manager->name), "@kiosk-manager-%d",
             (int)getpid());
    size_t len = strlen(manager->name);
    memcpy(address.sun_path, manager->name, len);
    address.sun_path[0] = '\0';
    manager->fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (bind(manager->fd, (const struct sockaddr *)&address,
             (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len)) != 0) {
        perror("bind");
    }
}

void
manager_release(struct manager *manager)
{
    close(manager->fd);
}

pid_t
manager_start(struct manager *manager, char *const argv[], int64_t watchdog_ms)
{
    char us[32];
    snprintf(us, sizeof(us), "%lld", (long long)watchdog_ms * 1000);
    setenv("NOTIFY_SOCKET", manager->name, 1);
    if (watchdog_ms > 0) {
        setenv("WATCHDOG_USEC", us, 1);
    }
    pid_t pid = process_start(argv, true);
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    return pid;
}

/* The next message; false when none comes until then. */
static bool
next_message(struct manager *manager, double until_ms, char *text, size_t size)
{
    double left_ms = until_ms - process_now_ms();
    struct pollfd polled = {.fd = manager->fd, .events = POLLIN};
    poll(&polled, 1, left_ms > 0 ? (int)left_ms + 1 : 0);
    ssize_t len = recv(manager->fd, text, size - 1, 0);
    if (len < 0) {
        return false;
    }
    text[len] = '\0';
    if (strncmp(text, "STATUS=", 7) == 0) {
        snprintf(manager->status, sizeof(manager->status), "%s", text + 7);
    }
    return true;
}

bool
manager_hears(struct manager *manager, const char *words, double patience_ms)
{
    char text[1024];
    size_t len = strlen(words);
    double until_ms = process_now_ms() + patience_ms;
    while (next_message(manager, until_ms, text, sizeof(text))) {
        if (strncmp(text, words, len) == 0 &&
            (text[len] == '\0' || text[len] == '=')) {
            return true;
        }
    }
    return false;
}

void
manager_forget(struct manager *manager)
{
    char text[1024];
    while (next_message(manager, 0, text, sizeof(text))) {
    }
    manager->status[0] = '\0';
}

bool
manager_hears_status(struct manager *manager, const char *words,
                     double patience_ms)
{
    double until_ms = process_now_ms() + patience_ms;
    while (strstr(manager->status, words) == NULL) {
        if (!manager_hears(manager, "STATUS", until_ms - process_now_ms())) {
            return false;
        }
    }
    return true;
}
