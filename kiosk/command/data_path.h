/* Where the program's own data lie: beside an installed program, or in the
 * source tree when it runs from a build folder. */
#ifndef KIOSK_DATA_PATH_H
#define KIOSK_DATA_PATH_H

/* The folder with fonts.txt. Never NULL, valid for ever; it may not exist. */
const char *data_path_fonts(void);

/* The installed slides, else "slides" in the current folder. */
const char *data_path_slides(void);

/* The folder with the programs that decode pictures: beside this program in a
 * build folder, else where they are installed. Freed with free(). */
char *data_path_decoders(void);

#endif
