/* Files and folders that computers make for themselves. See path_junk.h. */
#include "path_junk.h"

#include <string.h>
#include <strings.h>

#include "path_name.h"

/* Windows, macOS, Linux and the boxes that shares lie on (Synology, QNAP,
 * NetApp) keep what was deleted, and views of it, beside what is meant. */
static const char *const names[] = {"Thumbs.db",
                                    "ehthumbs.db",
                                    "ehthumbs_vista.db",
                                    "desktop.ini",
                                    "autorun.inf",
                                    "$RECYCLE.BIN",
                                    "RECYCLER",
                                    "RECYCLED",
                                    "System Volume Information",
                                    "LOST.DIR",
                                    "lost+found",
                                    "__MACOSX",
                                    "Icon\r",
                                    "Network Trash Folder",
                                    "Temporary Items",
                                    "TheVolumeSettingsFolder",
                                    "TheFindByContentFolder",
                                    "Desktop DB",
                                    "Desktop DF",
                                    "#recycle",
                                    "#trash",
                                    "Trash",
                                    "Recycle Bin",
                                    "Papierkorb",
                                    "Papelera",
                                    "Papelera de reciclaje",
                                    "Corbeille",
                                    "Cestino",
                                    "Lixeira",
                                    "Prullenbak",
                                    "#snapshot",
                                    "~snapshot",
                                    "@Recycle",
                                    "@Recently-Snapshot",
                                    "@eaDir",
                                    "@tmp",
                                    "@__thumb",
                                    "@sharebin",
                                    "@SynoResource",
                                    "_gsdata_",
                                    "4913"};

static const char *const endings[] = {
    ".tmp",      ".temp", ".part", ".partial", ".crdownload",
    ".download", ".swp",  ".swo",  ".bak",     "~"};

/* What a check of the disk has found: FOUND.000, FOUND.001 ... */
static bool
is_found(const char *name, size_t len)
{
    return len == strlen("FOUND.000") && strncasecmp(name, "FOUND.", 6) == 0 &&
           strspn(name + 6, "0123456789") >= 3;
}

bool
path_is_junk(const char *name, size_t len)
{
    if (len == 0 || name[0] == '.' || strncmp(name, "~$", 2) == 0 ||
        strncasecmp(name, "#recycle (", strlen("#recycle (")) == 0 ||
        (name[0] == '#' && name[len - 1] == '#') || is_found(name, len)) {
        return true;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strlen(names[i]) == len && strncasecmp(name, names[i], len) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (path_ends_with(name, len, endings[i])) {
            return true;
        }
    }
    return false;
}
