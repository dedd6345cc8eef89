/* The crash ladder: the fallback of a show that crashes three times in five
 * minutes. Times are monotonic ms of one boot; the state is a small text in a
 * folder in memory. Pure. */
#ifndef KIOSK_LADDER_H
#define KIOSK_LADDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

enum { LADDER_PATH_SIZE = 512, LADDER_ENDS_MAX = 8, LADDER_ASIDE_MAX = 16 };

/* How far a show steps back. */
enum ladder_level {
    LADDER_NORMAL,
    LADDER_SAFE, /* only the deck that came with the program */
    LADDER_BARE  /* not even that: the built-in slide */
};

/* What a show was last doing. */
enum ladder_phase {
    LADDER_WORKING, /* lays out or paints the slide at PATH */
    LADDER_SHOWING, /* hands a picture to the display */
    LADDER_OPENING, /* opens the display, or waits for one */
    LADDER_IDLE     /* all else */
};

struct ladder_mark {
    enum ladder_phase phase;
    int64_t at_ms;
    char path[LADDER_PATH_SIZE]; /* of the slide, "" = of none */
};

/* A mark as one line with a line feed, cut off nowhere: a path that is too
 * long, or holds a line feed, is left out. Returns its length. */
size_t ladder_mark_write(const struct ladder_mark *mark, char *text,
                         size_t size);

/* False if TEXT is not a complete mark: nothing ended, or it is something
 * else. */
bool ladder_mark_read(const char *text, size_t len, struct ladder_mark *mark);

struct ladder {
    struct ladder_end {
        int64_t at_ms;
        enum ladder_level level;
        char path[LADDER_PATH_SIZE];
    } ends[LADDER_ENDS_MAX]; /* the latest, oldest first */
    int end_count;

    enum ladder_level level; /* from SINCE to UNTIL */
    int64_t since_ms, until_ms;
    int times; /* how often it has stepped back within a day, at most 3 */

    struct ladder_aside {
        uint64_t size_bytes;
        int64_t modified_ns;
        char path[LADDER_PATH_SIZE];
    } aside[LADDER_ASIDE_MAX]; /* slides that are left out */
    int aside_count;
};

/* Reads what ladder_write wrote. Anything else, and what is of another boot
 * (later than NOW_MS), makes an empty ladder: never fails. */
void ladder_read(struct ladder *ladder, const char *text, size_t len,
                 int64_t now_ms);
void ladder_write(const struct ladder *ladder, struct str *out);

/* Records that the show with MARK ended uncleanly, noticed at NOW_MS. Three
 * within 5 minutes: a level further back for 10 minutes, twice as long each
 * time that day, at most 80. A show that hung in the display is not counted:
 * the display was off, and changing the slides would not help.
 *
 * Returns the path of a slide that three ends within a day name, which the
 * caller should set aside; NULL when there is none. Valid until the next
 * call. */
const char *ladder_note_end(struct ladder *ladder,
                            const struct ladder_mark *mark, int64_t now_ms);

/* Leaves the file at PATH out as long as it has that size and date; the oldest
 * entry is dropped if necessary. */
void ladder_set_aside(struct ladder *ladder, const char *path,
                      uint64_t size_bytes, int64_t modified_ns);

/* What is set aside at PATH; NULL when nothing is. */
const struct ladder_aside *ladder_find_aside(const struct ladder *ladder,
                                             const char *path);

enum ladder_level ladder_level_at(const struct ladder *ladder, int64_t now_ms);

#endif
