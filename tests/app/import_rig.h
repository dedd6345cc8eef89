/* The app over a store (store.h) that the real `kiosk import` fills from the
 * folder of app_rig.h. */
#ifndef KIOSK_IMPORT_RIG_H
#define KIOSK_IMPORT_RIG_H

#include <stdbool.h>
#include <stddef.h>

#include "app_rig.h"

struct import_rig {
    struct app_rig app_rig;
    char store[48]; /* what is shown; made by the first import */
    char other[48]; /* for whom wants another deck; removed at the end */
};

/* For cmocka; the state is the rig. */
int import_rig_set_up(void **state);
int import_rig_tear_down(void **state);

/* A shell command with two words in it, which must end well. */
void import_rig_run(const char *format, const char *a, const char *b);

/* A slide of the source, written or removed. */
void import_rig_slide(struct import_rig *rig, const char *name,
                      const char *title);
void import_rig_drop(struct import_rig *rig, const char *name);

/* What `kiosk import` ends with; FROM where it says (NULL: nothing). */
int import_rig_import(struct import_rig *rig);
int import_rig_import_from(struct import_rig *rig, const char *from);

/* What was imported before is shown again. */
void import_rig_undo(struct import_rig *rig);

/* Shows another deck of the store, by the link alone. */
void import_rig_point(struct import_rig *rig, const char *hash);

/* A finger on the slide, down and up. */
void import_rig_touch(struct import_rig *rig);

/* Whether the deck on screen is the one that the store shows. */
bool import_rig_is_current(struct import_rig *rig);

/* How many slides of it are on show, and the title of the one on screen. */
size_t import_rig_slides(struct import_rig *rig);
const char *import_rig_title(struct import_rig *rig);

/* Whether some line on the screen has WORDS in it. */
bool import_rig_says(struct import_rig *rig, const char *words);

/* The same of an icon. */
bool import_rig_marks(struct import_rig *rig, enum page_icon icon);

#endif
