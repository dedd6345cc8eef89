/* Goldens that are texts, and who may write any. See golden.h. */
#include "golden.h"

#include <setjmp.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "str.h"

/* A test that fails leaves all that it allocated: LeakSanitizer asks this
 * before it fills the screen with that. */
static bool one_differs;

int __lsan_is_turned_off(void);

int
__lsan_is_turned_off(void)
{
    return one_differs;
}

static bool
is_debian_13(void)
{
    FILE *file = fopen("/etc/os-release", "re");
    char line[256];
    bool is = false;
    while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
        is = is || strcmp(line, "VERSION_ID=\"13\"\n") == 0;
    }
    if (file != NULL) {
        fclose(file);
    }
    return is;
}

bool
golden_updates(void)
{
    const char *update = getenv("KIOSK_UPDATE_GOLDENS");
    if (update == NULL || strcmp(update, "1") != 0) {
        return false;
    }
    if (!is_debian_13()) {
        fail_msg("goldens are those of Debian 13: ./run goldens writes them");
    }
    return true;
}

static void
write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wbe");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static char *
read_text(const char *path)
{
    FILE *file = fopen(path, "rbe");
    if (file == NULL) {
        fail_msg("%s is missing; ./run goldens writes it", path);
    }
    struct str text = {0};
    char part[4096];
    size_t len;
    while ((len = fread(part, 1, sizeof(part), file)) > 0) {
        str_add_bytes(&text, part, len);
    }
    fclose(file);
    return str_take(&text);
}

static void
print_difference(const char *golden, const char *actual)
{
    char *const words[] = {"diff", "-u", (char *)(uintptr_t)golden,
                           (char *)(uintptr_t)actual, NULL};
    pid_t child;
    if (posix_spawnp(&child, "diff", NULL, NULL, words, environ) == 0) {
        waitpid(child, NULL, 0);
    }
}

void
golden_text(const char *path, const char *text)
{
    if (golden_updates()) {
        write_text(path, text);
    }
    char *expected = read_text(path);
    bool same = strcmp(text, expected) == 0;
    free(expected);
    if (!same) {
        struct str actual = {0};
        str_addf(&actual, "%s.actual", strrchr(path, '/') + 1);
        one_differs = true;
        write_text(actual.text, text);
        fflush(NULL);
        print_difference(path, actual.text);
        fail_msg("%s differs, as printed above", path);
    }
}
