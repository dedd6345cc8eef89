/* Signs that the display went: errors that SDL only logs, and the kernel's
 * list of connectors, for SDL 2 knows nothing of a plug that is pulled under
 * KMS/DRM. */
#include "window_health.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "window_state.h"

enum { ERRORS_LOST = 3, ERRORS_WITHIN_MS = 5000, PRINT_EVERY_MS = 60000 };

bool
health_error(struct health *health, Uint64 now_ms)
{
    bool print = health->printed_ms == 0 ||
                 now_ms - health->printed_ms >= PRINT_EVERY_MS;
    if (health->errors == 0 ||
        now_ms - health->first_error_ms > ERRORS_WITHIN_MS) {
        health->errors = 0;
        health->first_error_ms = now_ms;
    }
    health->errors++;
    health->all_errors++;
    if (print) {
        health->printed_ms = now_ms;
    }
    return print;
}

bool
health_lost(const struct health *health)
{
    return health->errors >= ERRORS_LOST || health->hung_up;
}

/* FNV-1a. */
static uint64_t
add_bytes(uint64_t hash, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001B3;
    }
    return hash;
}

/* Up to SIZE bytes of NAME in the folder FD; the number of bytes read. */
static size_t
read_text(int fd, const char *name, char *text, size_t size)
{
    int file = openat(fd, name, O_RDONLY | O_CLOEXEC);
    ssize_t len = file >= 0 ? read(file, text, size) : 0;
    if (file >= 0) {
        close(file);
    }
    return len > 0 ? (size_t)len : 0;
}

/* One connector, in the folder NAME of FD; 0 when nothing is plugged in. */
static uint64_t
connector_state(int fd, const char *name)
{
    static const char on[] = "connected";
    char text[4096];
    uint64_t state = 0;
    int connector = openat(fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (connector < 0) {
        return 0;
    }
    size_t len = read_text(connector, "status", text, sizeof(text));
    if (len >= sizeof(on) - 1 && memcmp(text, on, sizeof(on) - 1) == 0) {
        len = read_text(connector, "modes", text, sizeof(text));
        state = add_bytes(0xCBF29CE484222325, name, strlen(name) + 1);
        state = add_bytes(state, text, len) | 1;
    }
    close(connector);
    return state;
}

uint64_t
connectors_state(const char *folder, int *card)
{
    DIR *entries = opendir(folder);
    uint64_t all = 0;
    int lowest = -1;
    for (struct dirent *entry;
         entries != NULL && (entry = readdir(entries)) != NULL;) {
        /* "card0-HDMI-A-1" */
        const char *name = entry->d_name;
        if (strncmp(name, "card", 4) != 0 || strchr(name, '-') == NULL) {
            continue;
        }
        uint64_t state = connector_state(dirfd(entries), name);
        int number = (int)strtol(name + 4, NULL, 10);
        lowest =
            state != 0 && (lowest < 0 || number < lowest) ? number : lowest;
        /* A sum does not depend on the order in which they come. */
        all += state;
    }
    if (entries != NULL) {
        closedir(entries);
    }
    if (card != NULL) {
        *card = lowest;
    }
    return all;
}

bool
health_connectors(struct health *health, uint64_t state)
{
    bool changed = state != health->connected;
    health->connected = state;
    return changed;
}
