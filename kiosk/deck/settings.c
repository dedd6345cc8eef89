/* kiosk.txt to settings. See settings.h. */
#include "settings.h"

#include <stdlib.h>
#include <string.h>

#include "head.h"
#include "str.h"
#include "text_decode.h"

_Static_assert(sizeof(enum settings_motion) == sizeof(int),
               "head_choice writes an int");
_Static_assert(sizeof(((struct settings *)0)->theme) == HEAD_NAME_SIZE &&
                   sizeof(((struct settings *)0)->renderer) == HEAD_NAME_SIZE,
               "head_name writes HEAD_NAME_SIZE bytes");

static const char *const rotations[] = {"0", "90", "180", "270", NULL};
static const char *const motions[] = {"fade", "none", NULL};
static const char *const themes[] = {"light", "high-contrast", NULL};
static const char *const scales[] = {"1.0", "1.3", "2.0", NULL};
static const char *const renderers[] = {"auto", "surface", "gpu", NULL};

/* Ranges: panels from 3.5 to 150 inch; "Still reading?" stays 20 s or more
 * (WCAG 2.2 SC 2.2.1). */
#define KEY(member, reader, least, most, list)                       \
    {                                                                \
        .name = #member, .read = (reader),                           \
        .offset = offsetof(struct settings, member), .low = (least), \
        .high = (most), .choices = (list)                            \
    }
static const struct head_key keys[] = {
    KEY(panel_width_mm, head_number, 50, 4000, NULL),
    KEY(viewing_distance_mm, head_number, 200, 10000, NULL),
    KEY(panel_bottom_mm, head_number, 0, 3000, NULL),
    KEY(rotate, head_int, 0, 270, rotations),
    KEY(idle_seconds, head_int, 10, 3600, NULL),
    KEY(ask_seconds, head_int, 20, 600, NULL),
    KEY(motion, head_choice, MOTION_FADE, 0, motions),
    KEY(picture_memory_mb, head_int, 8, 4096, NULL),
    KEY(theme, head_name, 0, 0, themes),
    KEY(scale, head_number, 1, 2, scales),
    KEY(renderer, head_name, 0, 0, renderers),
};
#undef KEY

static const struct head_form form = {keys, sizeof(keys) / sizeof(keys[0])};

void
settings_init(struct settings *settings)
{
    *settings = (struct settings){
        .panel_width_mm = 344,
        .viewing_distance_mm = 600,
        .idle_seconds = 90,
        .ask_seconds = 20,
        .motion = MOTION_FADE,
        .picture_memory_mb = 48,
        .theme = "light",
        .scale = 1.0,
        .renderer = "auto",
    };
}

void
settings_read(struct settings *settings, const char *path, const char *bytes,
              size_t len, struct report *report)
{
    struct str text = {0};
    text_decode(bytes, len, path, &text, report);
    head_read(text.text, text.len, 1, &form, path, settings, report);
    str_release(&text);
}
