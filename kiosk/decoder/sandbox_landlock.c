/* Landlock: the kernel's file sandbox. With our own constants, because the
 * headers of Debian 12 know fewer rights than newer kernels do. */
#include "sandbox_landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* <linux/landlock.h> as of Linux 6.15, ABI 7. */
struct ruleset {
    uint64_t fs;
    uint64_t net;
    uint64_t scoped;
};

struct __attribute__((packed)) rule_path {
    uint64_t allowed;
    int32_t parent;
};

enum { RULESET_VERSION = 1, RULE_PATH_BENEATH = 1 };

#define READ_FILE (UINT64_C(1) << 2)
#define READ_DIR (UINT64_C(1) << 3)

/* The rights of each ABI; a ruleset with others is rejected. */
static const struct {
    struct ruleset rights;
    size_t size;
} abis[] = {
    {{(UINT64_C(1) << 13) - 1, 0, 0}, offsetof(struct ruleset, net)},
    {{(UINT64_C(1) << 14) - 1, 0, 0}, offsetof(struct ruleset, net)},
    {{(UINT64_C(1) << 15) - 1, 0, 0}, offsetof(struct ruleset, net)},
    {{(UINT64_C(1) << 15) - 1, 3, 0}, offsetof(struct ruleset, scoped)},
    {{(UINT64_C(1) << 16) - 1, 3, 0}, offsetof(struct ruleset, scoped)},
    {{(UINT64_C(1) << 16) - 1, 3, 3}, sizeof(struct ruleset)},
};

/* Where fonts, their settings and the tables for Asian PDFs are. The caches of
 * fontconfig spare it from reading every font. */
static const char *const font_folders[] = {
    "/usr/share/fonts",      "/usr/local/share/fonts", "/etc/fonts",
    "/usr/share/fontconfig", "/var/cache/fontconfig",  "/usr/share/poppler",
    "/usr/share/cmap",
};

static void
allow_fonts(int ruleset)
{
    for (size_t i = 0; i < sizeof(font_folders) / sizeof(*font_folders); i++) {
        int folder = open(font_folders[i], O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (folder >= 0) { /* most are there */
            struct rule_path rule = {READ_FILE | READ_DIR, folder};
            syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule,
                    0);
            close(folder);
        }
    }
}

bool
sandbox_landlock(bool fonts)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, RULESET_VERSION);
    if (abi < 1) {
        return false;
    }
    size_t count = sizeof(abis) / sizeof(*abis);
    size_t last = (size_t)abi < count ? (size_t)abi - 1 : count - 1;
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &abis[last].rights,
                               abis[last].size, 0);
    if (ruleset < 0) {
        return false;
    }
    if (fonts) {
        allow_fonts(ruleset);
    }
    bool locked = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return locked;
}
