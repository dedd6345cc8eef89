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
                   sizeof(((struct settings *)0)->renderer) == HEAD_NAME_SIZE &&
                   sizeof(((struct settings *)0)->import) == HEAD_NAME_SIZE,
               "head_name writes HEAD_NAME_SIZE bytes");

static const char *const rotations[] = {"0", "90", "180", "270", NULL};
static const char *const motions[] = {"fade", "none", NULL};
static const char *const themes[] = {"light", "high-contrast", NULL};
static const char *const scales[] = {"1.0", "1.3", "2.0", NULL};
static const char *const renderers[] = {"auto", "surface", "gpu", NULL};
static const char *const imports[] = {"any", "known", "signed", NULL};

/* A wrong one is not repeated: what is wrong is read by all who see the
 * screen. */
static void
read_code(const struct head_key *key, const struct head_value *value,
          void *member)
{
    (void)key;
    size_t len = strspn(value->text, "0123456789");
    if (value->text[len] != '\0' || len < SETTINGS_CODE_MIN ||
        len >= SETTINGS_CODE_SIZE) {
        report_add(value->report, value->path, value->line, REPORT_ERROR,
                   "bad-code",
                   "The staff_code cannot be used. Write 4 to 8 digits, and "
                   "nothing else.");
        return;
    }
    memcpy(member, value->text, len + 1);
}

/* What the pull_* keys and known_sticks say is kept by nobody here: scripts of
 * the board read them, so they are only looked at, for `kiosk check`. */
static void
look_at_remote(const struct head_key *key, const struct head_value *value,
               void *member)
{
    (void)key, (void)member;
    size_t len = strcspn(value->text, ":");
    bool plain = strspn(value->text, "abcdefghijklmnopqrstuvwxyz"
                                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "0123456789_.-") == len;
    if (len == 0 || value->text[len] == '\0' || !plain ||
        value->text[0] == '.' || value->text[0] == '-') {
        head_refuse(value, "bad-pull",
                    "Write NAME:FOLDER, as in “clinic:slides”; NAME is one in "
                    "rclone.conf. Passwords stand there, never here.");
    }
}

static void
look_at_folder(const struct head_key *key, const struct head_value *value,
               void *member)
{
    (void)key, (void)member;
    if (value->text[0] == '.' || strpbrk(value->text, "/\\") != NULL) {
        head_refuse(value, "bad-pull",
                    "Write the name of one folder, without / and without a "
                    "point in front.");
    }
}

/* A list of what file systems are told apart by: 1A2B-3C4D, or longer. */
static void
look_at_sticks(const struct head_key *key, const struct head_value *value,
               void *member)
{
    (void)key, (void)member;
    for (const char *at = value->text; *at != '\0';) {
        at += strspn(at, ", ");
        size_t len = strspn(at, "0123456789ABCDEFabcdef-");
        if ((len < 4 && *at != '\0') || strchr(", ", at[len]) == NULL) {
            head_refuse(value, "bad-stick",
                        "Write the numbers of sticks, as in “1A2B-3C4D, "
                        "99FF-0123”. Windows tells one by “vol E:”.");
            return;
        }
        at += len;
    }
}

/* Ranges: panels from 3.5 to 150 inch; "Still reading?" stays 20 s or more
 * (WCAG 2.2 SC 2.2.1). */
#define KEY(member, reader, least, most, list)    \
    {.name = #member,                             \
     .read = (reader),                            \
     .offset = offsetof(struct settings, member), \
     .low = (least),                              \
     .high = (most),                              \
     .choices = (list)}
#define LOOK(key, reader) {.name = (key), .read = (reader)}
static const struct head_key keys[] = {
    KEY(panel_width_mm, head_number, 50, 4000, NULL),
    KEY(viewing_distance_mm, head_number, 200, 10000, NULL),
    KEY(panel_bottom_mm, head_number, 0, 3000, NULL),
    KEY(rotate, head_int, 0, 270, rotations),
    KEY(idle_seconds, head_int, 10, 3600, NULL),
    KEY(ask_seconds, head_int, 20, 600, NULL),
    KEY(motion, head_choice, MOTION_FADE, 0, motions),
    {.name = "staff_code",
     .read = read_code,
     .offset = offsetof(struct settings, staff_code),
     .secret = true},
    KEY(picture_memory_mb, head_int, 8, 4096, NULL),
    KEY(theme, head_name, 0, 0, themes),
    KEY(scale, head_number, 1, 2, scales),
    KEY(renderer, head_name, 0, 0, renderers),
    KEY(import, head_name, 0, 0, imports),
    LOOK("known_sticks", look_at_sticks),
    KEY(pull_minutes, head_int, 5, 1440, NULL),
    LOOK("pull_from", look_at_remote),
    LOOK("pull_group", look_at_folder),
    LOOK("pull_screen", look_at_folder),
};
#undef KEY
#undef LOOK

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
        .import = "known",
        .pull_minutes = 15,
    };
}

void
settings_read(struct settings *settings, const char *path, const char *bytes,
              size_t len, struct report *report)
{
    struct str text = {0};
    static const struct text_way way = {.lang = "en", .instead = ""};
    text_decode(bytes, len, path, &way, &text, report);
    head_read(text.text, text.len, 1, &form, path, settings, report);
    str_release(&text);
}
