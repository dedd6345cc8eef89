/* kiosk.txt to settings. See settings.h. */
#include "settings.h"

#include <stdlib.h>
#include <string.h>

#include "head.h"
#include "head_line.h"
#include "head_value.h"
#include "key_names.h"
#include "settings_lines.h"
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
static const char *const switches[] = {"off", "on", NULL};

/* A wrong code is not quoted, because everybody can read messages on the
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

/* A name of the tz database, whose names have other characters only by
 * mistake; whether this machine has it is for others to say. */
static void
read_zone(const struct head_key *key, const struct head_value *value,
          void *member)
{
    (void)key;
    char *plain = head_line_plain(value->text, strlen(value->text));
    size_t len = strspn(plain, "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789_/+-");
    if (plain[len] != '\0' || len >= SETTINGS_ZONE_SIZE || plain[0] == '/') {
        head_refuse(value, "bad-time-zone", SETTINGS_ZONE_FORM);
    } else {
        memcpy(member, plain, len + 1);
    }
    free(plain);
}

/* A file being read. Settings for the board's scripts only are kept beside
 * those of the show. */
struct file {
    struct settings settings; /* first: offsets of members hold for both */
    char *known_sticks, *pull_from, *pull_group, *pull_screen; /* or NULL */
    struct settings_line lines[HEAD_KEYS_MAX];
    struct report report;
};

static void
read_remote(const struct head_key *key, const struct head_value *value,
            void *member)
{
    size_t len = strcspn(value->text, ":");
    bool plain = strspn(value->text, "abcdefghijklmnopqrstuvwxyz"
                                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "0123456789_.-") == len;
    if (len == 0 || value->text[len] == '\0' || !plain ||
        value->text[0] == '.' || value->text[0] == '-') {
        head_refuse(value, "bad-pull",
                    "Write NAME:FOLDER, as in “clinic:slides”; NAME is a "
                    "remote in rclone.conf. Passwords go there, never here.");
        return;
    }
    head_text(key, value, member);
}

static void
read_folder(const struct head_key *key, const struct head_value *value,
            void *member)
{
    if (value->text[0] == '.' || strpbrk(value->text, "/\\") != NULL) {
        head_refuse(value, "bad-pull",
                    "Write the name of one folder, without / and without a "
                    "dot in front.");
        return;
    }
    head_text(key, value, member);
}

/* Whether the LEN bytes at TEXT identify a file system: the serial number of
 * FAT and exFAT (4 bytes), of NTFS (8), a UUID (16). Hyphens may stand
 * anywhere. */
static bool
is_stick(const char *text, size_t len)
{
    size_t digits = 0;
    for (size_t i = 0; i < len; i++) {
        digits += text[i] != '-';
    }
    return digits == 8 || digits == 16 || digits == 32;
}

static bool
are_sticks(const char *text)
{
    for (const char *at = text; *at != '\0';) {
        at += strspn(at, ", ");
        size_t len = strspn(at, "0123456789ABCDEFabcdef-");
        if (strchr(", ", at[len]) == NULL || (len > 0 && !is_stick(at, len))) {
            return false;
        }
        at += len;
    }
    return true;
}

static void
read_sticks(const struct head_key *key, const struct head_value *value,
            void *member)
{
    char *plain = head_line_plain(value->text, strlen(value->text));
    struct head_value numbers = *value;
    numbers.text = plain;
    if (are_sticks(plain)) {
        head_text(key, &numbers, member);
    } else {
        head_refuse(value, "bad-stick",
                    "Write the full ID of each stick, as in “1A2B-3C4D, "
                    "99FF-0123”. On Windows, “vol E:” shows it.");
    }
    free(plain);
}

/* A key does one thing only. */
static void
read_keys(const struct head_key *key, const struct head_value *value,
          void *member)
{
    struct settings *settings = (void *)((char *)member - key->offset);
    struct key_list list = {.count = 0};
    struct str what = {0};
    size_t len = 0;
    const char *bad = NULL;
    char *plain = head_line_plain(value->text, strlen(value->text));
    bool good = key_list_read(&list, plain, &bad, &len);
    for (int i = 0; good && i < KEYS_COMMANDS; i++) {
        const struct key_list *other = &settings->keys.given[i];
        for (int k = 0; k < list.count && other != member; k++) {
            char name[KEY_NAME_SIZE];
            if (key_list_has(other, list.codes[k]) && what.len == 0) {
                key_name(list.codes[k], name);
                str_addf(&what, "The key “%s” does something else already.",
                         name);
            }
        }
    }
    if (!good) {
        str_addf(&what,
                 "“%.*s” is not the name of a key, or one too many: write at "
                 "most %d, as in “F17, Page Down, Keypad 5”.",
                 (int)len, bad, KEYS_EACH);
    }
    if (what.len > 0) {
        head_refuse(value, "bad-key", what.text);
    } else {
        memcpy(member, &list, sizeof(list));
    }
    str_release(&what);
    free(plain);
}

/* Ranges: panels from 3.5 to 150 inch; "Still reading?" stays 20 s or more
 * (WCAG 2.2 SC 2.2.1); a double strike is up to 0.5 s (EN 301 549 5.8). */
#define KEY(member, reader, least, most, list)    \
    {.name = #member,                             \
     .read = (reader),                            \
     .offset = offsetof(struct settings, member), \
     .low = (least),                              \
     .high = (most),                              \
     .choices = (list)}
#define KEYS(key, command) \
    {.name = (key),        \
     .read = read_keys,    \
     .offset = offsetof(struct settings, keys.given[command])}
#define TEXT(member, reader) \
    {.name = #member, .read = (reader), .offset = offsetof(struct file, member)}
static const struct head_key keys[] = {
    KEY(panel_width_mm, head_number, 50, 4000, NULL),
    KEY(viewing_distance_mm, head_number, 200, 10000, NULL),
    KEY(room_distance_mm, head_number, 600, 10000, NULL),
    KEY(panel_bottom_mm, head_number, 0, 3000, NULL),
    KEY(rotate, head_int, 0, 270, rotations),
    KEY(idle_seconds, head_int, 10, 3600, NULL),
    KEY(ask_seconds, head_int, 20, 600, NULL),
    KEY(strike_ms, head_int, 300, 500, NULL),
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
    KEY(time_zone, read_zone, 0, 0, NULL),
    TEXT(known_sticks, read_sticks),
    KEY(pull_minutes, head_int, 5, 1440, NULL),
    {.name = "keys",
     .read = head_choice,
     .offset = offsetof(struct settings, keys.on),
     .choices = switches},
    KEYS("key_next", KEYS_NEXT),
    KEYS("key_previous", KEYS_PREVIOUS),
    KEYS("key_right", KEYS_RIGHT),
    KEYS("key_left", KEYS_LEFT),
    KEYS("key_act", KEYS_ACT),
    KEYS("key_back", KEYS_BACK),
    KEYS("key_home", KEYS_HOME),
    KEYS("key_listen", KEYS_LISTEN),
    KEYS("key_louder", KEYS_LOUDER),
    KEYS("key_softer", KEYS_SOFTER),
    KEYS("key_headphones", KEYS_HEADPHONES),
    TEXT(pull_from, read_remote),
    TEXT(pull_group, read_folder),
    TEXT(pull_screen, read_folder),
};
#undef KEY
#undef KEYS
#undef TEXT

static const struct head_form form = {keys, sizeof(keys) / sizeof(keys[0])};

void
settings_init(struct settings *settings)
{
    *settings = (struct settings){
        .panel_width_mm = 344,
        .viewing_distance_mm = 600,
        .idle_seconds = 90,
        .ask_seconds = 20,
        .strike_ms = 300,
        .motion = MOTION_FADE,
        .picture_memory_mb = 48,
        .theme = "light",
        .scale = 1.0,
        .renderer = "auto",
        .import = "known",
        .pull_minutes = 15,
    };
}

/* A typo must never silently select the default for whose sticks are
 * accepted. */
static const struct head_key *
import_key(void)
{
    return head_line_key(&form, "import");
}

/* The lines of FILE that are about KEY are not understood. */
static void
report_unclear(const struct file *file, const struct head_key *key,
               const char *path, struct report *report)
{
    const struct settings_line *line = &file->lines[key - keys];
    if (key == import_key()) {
        report_add(report, path, line->unclear_line, REPORT_ERROR,
                   "unclear-import",
                   "No USB stick is accepted: this %s may be meant to say "
                   "which, but is unclear. Write “import: known” (or any, or "
                   "signed), once.",
                   line->unclear_line > 0 ? "line" : "file");
        return;
    }
    for (size_t i = 0; i < file->report.count; i++) {
        const struct finding *finding = &file->report.findings[i];
        if (finding->line == line->unclear_line) {
            report_add(report, path, finding->line, finding->level,
                       finding->rule, "%s", finding->words);
        }
    }
}

static void
read_file(struct file *file, const char *path, const char *bytes, size_t len)
{
    static const struct text_way way = {.lang = "en", .instead = ""};
    struct str text = {0};
    bool cut = len > SETTINGS_BYTES_MAX;
    struct settings_text read = {.report = &file->report};
    read.state = text_decode(bytes, cut ? SETTINGS_BYTES_MAX : len, path, &way,
                             &text, &file->report);
    read.of_text = file->report.count;
    head_read(text.text, text.len, 1, &form, path, file, &file->report);
    if (cut) {
        report_add(&file->report, path, 0, REPORT_ERROR, "file-cut",
                   "Only the first %d kB of this file are read. Remove what "
                   "is not needed.",
                   DECK_FILE_BYTES_MAX / 1024);
    }
    read.text = text.text;
    read.len = text.len;
    settings_lines_read(&read, &form, import_key(), file->lines);
    str_release(&text);
}

static void
release_file(struct file *file)
{
    free(file->known_sticks);
    free(file->pull_from);
    free(file->pull_group);
    free(file->pull_screen);
    report_release(&file->report);
}

void
settings_read(struct settings *settings, const char *path, const char *bytes,
              size_t len, struct report *report)
{
    struct file file = {.settings = *settings};
    read_file(&file, path, bytes, len);
    *settings = file.settings;
    if (file.lines[import_key() - keys].unclear) {
        report_unclear(&file, import_key(), path, report);
        settings->import[0] = '\0';
    }
    report_add_all(report, &file.report);
    release_file(&file);
}

/* The keys that do what KEY says, by their names. */
static void
add_keys(const struct file *file, const struct head_key *key, struct str *value)
{
    size_t from = offsetof(struct settings, keys.given);
    const struct key_list list = key_table_list(
        &file->settings.keys,
        (enum keys_command)((key->offset - from) / sizeof(struct key_list)));
    str_add(value, "");
    for (int i = 0; i < list.count; i++) {
        char name[KEY_NAME_SIZE];
        key_name(list.codes[i], name);
        str_addf(value, "%s%s", i > 0 ? ", " : "", name);
    }
}

static void
add_value(const struct file *file, const struct head_key *key,
          struct str *value)
{
    const char *member = (const char *)file + key->offset;
    double number;
    int whole;
    char *text;
    if (key->read == head_number) {
        memcpy(&number, member, sizeof(number));
        str_addf(value, "%g", number);
    } else if (key->read == head_int || key->read == head_choice) {
        memcpy(&whole, member, sizeof(whole));
        if (key->read == head_int) {
            str_addf(value, "%d", whole);
        } else {
            str_add(value, key->choices[whole - (int)key->low]);
        }
    } else if (key->read == head_name || key->read == read_code ||
               key->read == read_zone) {
        str_add(value, member);
    } else if (key->read == read_keys) {
        add_keys(file, key, value);
    } else {
        memcpy(&text, member, sizeof(text));
        str_add(value, text != NULL ? text : "");
    }
}

enum settings_answer
settings_say(const char *key, const char *path, const char *bytes, size_t len,
             struct str *value, struct report *report)
{
    const struct head_key *wanted = head_line_key(&form, key);
    if (wanted == NULL) {
        return SETTINGS_NO_KEY;
    }
    struct file file = {0};
    settings_init(&file.settings);
    read_file(&file, path, bytes, len);
    const struct settings_line *line = &file.lines[wanted - keys];
    enum settings_answer answer = line->unclear         ? SETTINGS_UNCLEAR
                                  : line->value != NULL ? SETTINGS_GIVEN
                                                        : SETTINGS_DEFAULT;
    if (line->unclear) {
        report_unclear(&file, wanted, path, report);
    } else {
        add_value(&file, wanted, value);
    }
    release_file(&file);
    return answer;
}
