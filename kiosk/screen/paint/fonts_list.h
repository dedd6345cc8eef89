/* Which faces there are: the list FOLDER/fonts.txt, led by the faces that
 * staff dropped into FOLDER. fonts/README.md says how the list is written. */
#ifndef KIOSK_FONTS_LIST_H
#define KIOSK_FONTS_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FONTS_USES_MAX 8
#define FONTS_LANG_SIZE 12

/* One face of one file. */
struct fonts_face {
    char *family; /* faces of a family differ in style only */
    char *path;
    long index;                       /* in a collection (.ttc) */
    unsigned style;                   /* FACE_* bits */
    uint32_t scripts[FONTS_USES_MAX]; /* ISO 15924 tags, 0 behind the last */
    char langs[FONTS_USES_MAX][FONTS_LANG_SIZE]; /* BCP 47, "" behind */
    bool staff; /* dropped into the folder: for every script; FAMILY and
                 * STYLE are not known before it was opened */
};

struct fonts_list {
    struct fonts_face *faces;
    size_t count, cap;
};

/* FACE_* bits of a style's name: "Bold Italic", "Oblique", "Regular". */
unsigned fonts_style(const char *words);

/* Reads what can be read: missing files are skipped. */
void fonts_list_init(struct fonts_list *list, const char *folder);
void fonts_list_release(struct fonts_list *list);

#endif
