/* A datagram to the service manager. See notify.h. */
#include "notify.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "str.h"

/* "/path", or "@name" for a name outside the file system. */
static int
connect_to(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t len = strlen(name);
    if ((name[0] != '/' && name[0] != '@') || len < 2 ||
        len >= sizeof(address.sun_path)) {
        return -1;
    }
    memcpy(address.sun_path, name, len);
    if (name[0] == '@') {
        address.sun_path[0] = '\0';
    }
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0 && connect(fd, (const struct sockaddr *)&address,
                           (socklen_t)(offsetof(struct sockaddr_un, sun_path) +
                                       len)) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* The watchdog of the manager, in ms, if it is meant for this process. */
static int64_t
watchdog_ms(void)
{
    const char *time = getenv("WATCHDOG_USEC");
    const char *pid = getenv("WATCHDOG_PID");
    if (time == NULL || (pid != NULL && strtol(pid, NULL, 10) != getpid())) {
        return 0;
    }
    long long us = strtoll(time, NULL, 10);
    return us > 0 ? us / 1000 : 0;
}

void
notify_init(struct notify *notify)
{
    const char *name = getenv("NOTIFY_SOCKET");
    *notify = (struct notify){.fd = name != NULL ? connect_to(name) : -1};
    if (notify->fd >= 0) {
        notify->beat_ms = watchdog_ms() / 2;
    }
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

void
notify_release(struct notify *notify)
{
    if (notify->fd >= 0) {
        close(notify->fd);
    }
    *notify = (struct notify){.fd = -1};
}

bool
notify_send(const struct notify *notify, const char *lines)
{
    return notify->fd >= 0 &&
           send(notify->fd, lines, strlen(lines), MSG_NOSIGNAL) >= 0;
}

void
notify_status(const struct notify *notify, const char *format, ...)
{
    if (notify->fd < 0) {
        return;
    }
    struct str line = {0};
    va_list args;
    va_start(args, format);
    str_add(&line, "STATUS=");
    str_addv(&line, format, args);
    va_end(args);
    for (char *at = line.text; (at = strchr(at, '\n')) != NULL;) {
        *at = ' ';
    }
    notify_send(notify, line.text);
    str_release(&line);
}
