/* kiosk.txt: the settings of this screen, in the form of deck.txt. Pure. */
#ifndef KIOSK_SETTINGS_H
#define KIOSK_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "key_table.h"
#include "report.h"
#include "str.h"

/* More than a settings file ever needs; what is behind it is not read. */
#define SETTINGS_BYTES_MAX (DECK_FILE_BYTES_MAX - 1)

#define SETTINGS_CODE_MIN 4
#define SETTINGS_CODE_SIZE 9 /* 8 digits and a NUL */
#define SETTINGS_ZONE_SIZE 40

enum settings_motion { MOTION_FADE, MOTION_NONE };

struct settings {
    double panel_width_mm;       /* of the lit picture; default 344 (15.6") */
    double viewing_distance_mm;  /* eye to screen when touching; 600 */
    double room_distance_mm;     /* the same from a chair: letters are as large
                                  * as that needs; 0 = as the panel */
    double panel_bottom_mm;      /* picture's lower edge above the floor;
                                  * 0 = not given */
    int rotate;                  /* 0, 90, 180, 270 degrees clockwise */
    int idle_seconds;            /* without a touch until "Still reading?" 90 */
    int ask_seconds;             /* "Still reading?" stays, 20 or more */
    int strike_ms;               /* the same control again this soon is one
                                  * tap; 300 */
    enum settings_motion motion; /* `motion: fade | none` */
    int picture_memory_mb;       /* budget of decoded pictures; 48 */
    char staff_code[SETTINGS_CODE_SIZE]; /* 4 to 8 digits; "" none */
    char theme[16];    /* "light" or "high-contrast" at start */
    double scale;      /* 1.0, 1.3 or 2.0 at start */
    char renderer[16]; /* "auto", "surface", "gpu" */
    char import[16];   /* whose sticks are taken: "any", "known",
                        * "signed"; "" none, since the file may say
                        * something that is not understood */
    char time_zone[SETTINGS_ZONE_SIZE]; /* "Europe/Berlin"; "" the machine's */
    int pull_minutes;      /* between two looks at a shared folder; 15 */
    struct key_table keys; /* off */
};

/* What a time zone should be, for messages. */
#define SETTINGS_ZONE_FORM                                                    \
    "Write a time zone by its continent and city, such as America/Denver or " \
    "Europe/Berlin."

/* The defaults above. */
void settings_init(struct settings *settings);

/* Reads kiosk.txt from LEN bytes in any encoding over the values that
 * SETTINGS has. A wrong line is reported under PATH and ignored, but for
 * `import`: what may be about it is never passed over (settings_lines.h). */
void settings_read(struct settings *settings, const char *path,
                   const char *bytes, size_t len, struct report *report);

/* What such a file says of one key, for the scripts of a board. */
enum settings_answer {
    SETTINGS_GIVEN,
    SETTINGS_DEFAULT, /* nothing */
    SETTINGS_UNCLEAR, /* something that is not understood, or may be */
    SETTINGS_NO_KEY   /* there is no such key */
};

/* Appends to VALUE the value of KEY in the LEN bytes of PATH: the given one,
 * else the default, "" if there is none. If it is unclear, VALUE is unchanged
 * and findings are added to REPORT. */
enum settings_answer settings_say(const char *key, const char *path,
                                  const char *bytes, size_t len,
                                  struct str *value, struct report *report);

#endif
