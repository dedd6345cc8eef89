/* Where the program's own data are: beside the program, laid out as installed
 * (bin/kiosk, share/kiosk, libexec/kiosk), wherever that was moved to; a build
 * folder has the same layout. If nothing is there, in the folders configured at
 * build time. */
#ifndef KIOSK_DATA_PATH_H
#define KIOSK_DATA_PATH_H

#include <limits.h>

struct data_path {
    char fonts[PATH_MAX];    /* the folder for fonts.txt; it may not exist */
    char slides[PATH_MAX];   /* those that came with it; "" without any */
    char decoders[PATH_MAX]; /* of the programs that decode pictures; those
                              * in the program's own folder are preferred */
};

void data_path_find(struct data_path *paths);

#endif
