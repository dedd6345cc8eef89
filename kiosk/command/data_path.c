/* Where the program's own data lie. See data_path.h. */
#include "data_path.h"

#include <unistd.h>

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
