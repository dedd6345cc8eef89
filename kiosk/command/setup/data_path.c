/* Where the program's own data are. See data_path.h. */
#include "data_path.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "str.h"

/* The real path of NAME relative to the program's own folder. False, with PATH
 * unchanged, if it does not exist. */
static bool
find_beside(const char *name, char path[PATH_MAX])
{
    char self[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", self, sizeof(self));
    const char *slash =
        len > 0 && len < PATH_MAX ? memrchr(self, '/', (size_t)len) : NULL;
    if (slash == NULL) {
        return false;
    }
    struct str there = {0};
    str_add_bytes(&there, self, (size_t)(slash - self) + 1);
    str_add(&there, name);
    char *real = realpath(there.text, NULL);
    if (real != NULL) {
        snprintf(path, PATH_MAX, "%s", real);
    }
    free(real);
    str_release(&there);
    return real != NULL;
}

/* All data come from one folder: taking a missing file from another
 * installation would hide that it is missing. */
static void
find_data(struct data_path *paths)
{
    char folder[PATH_MAX - sizeof("/slides")] = KIOSK_DATA_DIR;
    char beside[PATH_MAX];
    if (find_beside(KIOSK_TO_DATA, beside) && strlen(beside) < sizeof(folder)) {
        memcpy(folder, beside, strlen(beside) + 1);
    }
    snprintf(paths->fonts, PATH_MAX, "%s/fonts", folder);
    snprintf(paths->slides, PATH_MAX, "%s/slides", folder);
    if (access(paths->slides, R_OK) != 0) {
        paths->slides[0] = '\0';
    }
}

void
data_path_find(struct data_path *paths)
{
    find_data(paths);
    snprintf(paths->decoders, PATH_MAX, "%s", KIOSK_LIBEXEC_DIR);
    if (find_beside("kiosk-decode-raster", paths->decoders)) {
        *strrchr(paths->decoders, '/') = '\0';
    } else {
        find_beside(KIOSK_TO_LIBEXEC, paths->decoders);
    }
}
