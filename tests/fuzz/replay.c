/* Runs a fuzz target on stored inputs, so that each is a plain test with any
 * compiler: replay FOLDER. */
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>

#include "fuzz.h"

/* The name that libFuzzer calls. */
#define INPUT_BYTES_MAX (1024 * 1024)

static bool
replay(const char *folder, const char *name, uint8_t *bytes)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return false;
    }
    size_t len = fread(bytes, 1, INPUT_BYTES_MAX, file);
    fclose(file);
    printf("%s\n", name); /* the last one printed is the one that broke it */
    fflush(stdout);
    /* A copy of just that size: a read behind its end is then an error. */
    uint8_t *exact = malloc(len ? len : 1);
    if (!exact) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        exact[i] = bytes[i];
    }
    bool good = LLVMFuzzerTestOneInput(exact, len) == 0;
    free(exact);
    return good;
}

/* How many inputs there were; 0 when one failed. */
static size_t
replay_all(const char *path, DIR *folder)
{
    size_t count = 0;
    uint8_t *bytes = malloc(INPUT_BYTES_MAX);
    struct dirent *entry;
    while (bytes && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        if (!replay(path, entry->d_name, bytes)) {
            count = 0;
            break;
        }
        count++;
    }
    free(bytes);
    return count;
}

int
main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (!folder) {
        fprintf(stderr, "usage: replay FOLDER\n");
        return 2;
    }
    size_t count = replay_all(argv[1], folder);
    closedir(folder);
    printf("%zu inputs\n", count);
    return count > 0 ? 0 : 1;
}
