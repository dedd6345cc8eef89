/* Where the program's own data lie. See data_path.h. */
#include "data_path.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

static const char *
first_readable(const char *const *paths, const char *otherwise)
{
    for (; *paths != NULL; paths++) {
        if (access(*paths, R_OK) == 0) {
            return *paths;
        }
    }
    return otherwise;
}

const char *
data_path_fonts(void)
{
    static const char *const paths[] = {KIOSK_DATA_DIR "/fonts",
                                        KIOSK_SOURCE_DIR "/fonts", NULL};
    return first_readable(paths, KIOSK_DATA_DIR "/fonts");
}

const char *
data_path_slides(void)
{
    static const char *const paths[] = {KIOSK_DATA_DIR "/slides", NULL};
    return first_readable(paths, "slides");
}

char *
data_path_decoders(void)
{
    char self[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", self, sizeof(self));
    const char *slash =
        len > 0 && len < PATH_MAX ? memrchr(self, '/', (size_t)len) : NULL;
    if (slash == NULL) {
        return mem_string(KIOSK_LIBEXEC_DIR);
    }
    struct str program = {0};
    str_add_bytes(&program, self, (size_t)(slash - self));
    size_t folder_len = program.len;
    str_add(&program, "/kiosk-decode-raster");
    bool beside = access(program.text, X_OK) == 0;
    program.text[folder_len] = '\0';
    char *folder = mem_string(beside ? program.text : KIOSK_LIBEXEC_DIR);
    str_release(&program);
    return folder;
}
