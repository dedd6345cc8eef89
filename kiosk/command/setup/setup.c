/* What every command needs before it starts. See setup.h. */
#include "setup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "deck_dir.h"
#include "mem.h"
#include "page_metrics.h"
#include "picture_process.h"
#include "player.h"
#include "signature.h"
#include "str.h"
#include "text_clean.h"

static const char no_key[] =
    "No USB stick is accepted: sticks must be signed, and there is no "
    "readable clinic.pub beside kiosk.txt. Put the public key there.";
static const char old_import[] =
    "No USB stick is accepted: the last import line of kiosk.txt on the drive "
    "SLIDES was not understood or could not be kept. Save kiosk.txt there "
    "again.";
static const char unused_key[] =
    "No USB stick is accepted: clinic.pub is beside kiosk.txt, but no line "
    "says whose sticks to accept. Write “import: signed”, without # in front, "
    "or delete clinic.pub.";

bool
setup_config_bytes(const char *path, struct str *bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fprintf(stderr, "kiosk: %s cannot be opened: %s\n", path,
                strerror(errno));
        return false;
    }
    str_add(bytes, "");
    bool good = file_read(fd, SETTINGS_BYTES_MAX + 1, bytes);
    close(fd);
    if (!good) {
        fprintf(stderr, "kiosk: %s cannot be read\n", path);
    }
    return good;
}

/* NAME in the folder of the settings file at PATH. */
static void
beside(const char *path, const char *name, struct str *out)
{
    const char *slash = strrchr(path, '/');
    str_add_bytes(out, path, slash != NULL ? (size_t)(slash + 1 - path) : 0);
    str_add(out, name);
}

const char *
setup_key_trouble(const char *path, enum settings_answer answer,
                  const char *import)
{
    struct str key_path = {0}, doubt = {0};
    struct signature_key key;
    const char *trouble = NULL;
    beside(path, "clinic.pub", &key_path);
    beside(path, "import-unclear", &doubt);
    if (answer != SETTINGS_UNCLEAR && access(doubt.text, F_OK) == 0) {
        trouble = old_import;
    } else if (answer == SETTINGS_GIVEN && strcmp(import, "signed") == 0 &&
               !signature_key_read(key_path.text, &key)) {
        trouble = no_key;
    } else if (answer == SETTINGS_DEFAULT && access(key_path.text, F_OK) == 0) {
        trouble = unused_key;
    }
    str_release(&key_path);
    str_release(&doubt);
    return trouble;
}

/* Reports a conflict between the settings file and clinic.pub; then no stick is
 * accepted. */
static void
check_key(struct setup *setup, const char *path, const struct str *bytes)
{
    struct report report = {0};
    struct str value = {0};
    enum settings_answer answer =
        settings_say("import", path, bytes->text, bytes->len, &value, &report);
    const char *trouble =
        setup_key_trouble(path, answer, setup->settings.import);
    if (trouble != NULL) {
        report_add(&setup->report, path, 0,
                   trouble == no_key ? REPORT_WARNING : REPORT_ERROR,
                   trouble == no_key       ? "no-key"
                   : trouble == unused_key ? "unused-key"
                                           : "unclear-import",
                   "%s", trouble);
    }
    report_release(&report);
    str_release(&value);
}

static bool
read_config(struct setup *setup, const char *path)
{
    struct str bytes = {0};
    if (!setup_config_bytes(path, &bytes)) {
        return false;
    }
    struct settings *settings = &setup->settings;
    settings_read(settings, path, bytes.text, bytes.len, &setup->report);
    check_key(setup, path, &bytes);
    str_release(&bytes);
    return true;
}

/* ---- the deck ---- */

bool
setup_finds_deck(const char *folder, char **why)
{
    struct str words = {0};
    struct stat info;
    DIR *open = opendir(folder);
    int error = open == NULL                       ? errno
                : access(folder, R_OK | X_OK) != 0 ? errno
                                                   : 0;
    if (open != NULL) {
        closedir(open);
    }
    if (error == 0) {
        return true;
    }
    if (error == ENOENT && lstat(folder, &info) == 0) {
        str_addf(&words,
                 "“%s” is a link that leads nowhere. Name the folder with the "
                 "slides itself.",
                 folder);
    } else if (error == ENOENT) {
        str_addf(&words,
                 "There is no folder “%s”. Check its spelling, and which "
                 "folder you are in.",
                 folder);
    } else if (error == ENOTDIR) {
        str_addf(&words,
                 "“%s” is not a folder. Name the folder that holds deck.txt.",
                 folder);
    } else {
        str_addf(&words,
                 "The slides folder “%s” cannot be opened (%s). Check its "
                 "permissions.",
                 folder, strerror(error));
    }
    *why = text_harmless(words.text, words.len);
    str_release(&words);
    return false;
}

bool
setup_has_deck(const char *folder)
{
    char *why;
    if (setup_finds_deck(folder, &why)) {
        return true;
    }
    options_fail(why);
    return false;
}

/* ---- settings that may be missing ---- */

static struct setup_stamp
stamp_of(const char *path)
{
    struct stat info;
    if (path == NULL || stat(path, &info) != 0) {
        return (struct setup_stamp){0};
    }
    return (struct setup_stamp){true, info.st_size,
                                (int64_t)info.st_mtim.tv_sec * 1000000000 +
                                    info.st_mtim.tv_nsec};
}

bool
setup_is_old(const struct setup *setup, const struct options *options)
{
    struct setup_stamp now = stamp_of(options->config);
    return now.there != setup->config.there ||
           now.size_bytes != setup->config.size_bytes ||
           now.modified_ns != setup->config.modified_ns;
}

/* Rotation and sizes describe how the screen is mounted: without them, a
 * portrait screen would show its picture sideways. Who needs keys needs them
 * then as well. */
static void
keep_how_it_hangs(struct settings *settings)
{
    struct settings all = *settings;
    settings_init(settings);
    settings->panel_width_mm = all.panel_width_mm;
    settings->viewing_distance_mm = all.viewing_distance_mm;
    settings->room_distance_mm = all.room_distance_mm;
    settings->panel_bottom_mm = all.panel_bottom_mm;
    settings->rotate = all.rotate;
    settings->keys = all.keys;
    memcpy(settings->staff_code, all.staff_code, sizeof(all.staff_code));
    memcpy(settings->time_zone, all.time_zone, sizeof(all.time_zone));
}

/* False when the show must not go on without the file. */
static bool
take_config(struct setup *setup, const char *path, enum setup_mode mode)
{
    setup->config = stamp_of(path);
    if (path == NULL || mode == SETUP_BARE) {
        return true;
    }
    if (!read_config(setup, path)) {
        if (mode == SETUP_STRICT) {
            return false;
        }
        fprintf(stderr, "kiosk: continuing with the default settings\n");
        if (setup->config.there) {
            report_add(&setup->report, path, 0, REPORT_ERROR, "unreadable",
                       "The file cannot be read, so the default settings are "
                       "used. Save it again.");
        }
    }
    if (mode == SETUP_SAFE) {
        keep_how_it_hangs(&setup->settings);
    }
    return true;
}

static void
take_zone(struct setup *setup, const char *path)
{
    const char *before = getenv("TZ");
    if (setup->settings.time_zone[0] == '\0') {
        return;
    }
    setup->zone_before = before != NULL ? mem_string(before) : NULL;
    setup->zoned = clock_set_zone(setup->settings.time_zone);
    if (!setup->zoned) {
        report_add(&setup->report, path, 0, REPORT_ERROR, "bad-time-zone",
                   "This machine does not know the time zone “%s”, so its own "
                   "is used. " SETTINGS_ZONE_FORM,
                   setup->settings.time_zone);
    }
}

static void
apply_options(struct setup *setup, const struct options *options)
{
    if (options->theme >= 0) {
        snprintf(setup->settings.theme, sizeof(setup->settings.theme), "%s",
                 options->theme == PAGE_LIGHT ? "light" : "high-contrast");
    }
    if (options->scale >= 0) {
        setup->settings.scale = page_scales[options->scale];
    }
    setup->moment = options->moment.day.year != 0
                        ? options->moment
                        : deck_moment_any(clock_moment(clock_wall_s()).day);
}

/* A partly installed kiosk shows words instead of pictures, so its technician
 * is told which file is missing. FOLDER is "" if none was searched. */
static void
say_missing_decoders(const char *folder)
{
    for (int i = 0; folder[0] != '\0' && i < PICTURE_PROGRAM_COUNT; i++) {
        struct str path = {0};
        str_addf(&path, "%s/%s", folder,
                 picture_program_name((enum picture_program)i));
        if (access(path.text, X_OK) != 0) {
            fprintf(stderr, "kiosk: %s is missing. Reinstall kiosk.\n",
                    path.text);
        }
        str_release(&path);
    }
}

bool
setup_init(struct setup *setup, const struct options *options,
           enum setup_mode mode)
{
    *setup = (struct setup){0};
    settings_init(&setup->settings);
    if (!take_config(setup, options->config, mode)) {
        return false;
    }
    take_zone(setup, options->config);
    apply_options(setup, options);
    say_missing_decoders(options->data.decoders);
    char *why = NULL;
    setup->fonts = fonts_new(options->fonts, &why);
    if (setup->fonts == NULL) {
        options_fail(why);
        setup_release(setup);
        return false;
    }
    return true;
}

void
setup_release(struct setup *setup)
{
    fonts_free(setup->fonts);
    if (setup->zoned) { /* a show that restarts may have no zone */
        clock_set_zone(setup->zone_before);
    }
    free(setup->zone_before);
    report_release(&setup->report);
    *setup = (struct setup){0};
}

struct page_screen
setup_screen(const struct settings *settings, int width_px, int height_px)
{
    int longer_px = width_px > height_px ? width_px : height_px;
    struct page_screen screen = {
        .width_px = width_px,
        .height_px = height_px,
        .px_per_mm = longer_px / settings->panel_width_mm,
        .distance_mm = settings->viewing_distance_mm,
        .room_distance_mm = settings->room_distance_mm};
    screen.lowers = page_screen_lowers(&screen, settings->panel_bottom_mm);
    return screen;
}

struct player_rules
setup_player(const struct settings *settings)
{
    struct player_rules rules = player_rules_default();
    rules.idle_ms = (int64_t)settings->idle_seconds * 1000;
    rules.ask_ms = (int64_t)settings->ask_seconds * 1000;
    rules.strike_ms = settings->strike_ms;
    rules.first_theme = strcmp(settings->theme, "high-contrast") == 0
                            ? PAGE_HIGH_CONTRAST
                            : PAGE_LIGHT;
    for (int i = 0; i < rules.scale_count; i++) {
        if (page_scales[i] <= settings->scale) {
            rules.first_scale = i;
        }
    }
    return rules;
}

void
setup_print(const struct report *report, const char *folder, FILE *out)
{
    size_t len = strlen(folder);
    const char *slash = len > 0 && folder[len - 1] != '/' ? "/" : "";
    for (size_t i = 0, told; i < report->count; i += told) {
        const struct finding *finding = &report->findings[i];
        size_t more = report_more(report, i);
        told = more > 0 ? more : 1;
        if (more > 0) {
            fprintf(out, "  and %zu more for the same reason [%s]\n", more,
                    finding->rule);
            continue;
        }
        const char *path =
            finding->path[0] != '\0' ? finding->path : "deck.txt";
        fprintf(out, "%s%s%s%s:%d: %s: %s [%s]\n",
                finding->depth > 0 ? "  " : "", folder, slash, path,
                finding->line > 0 ? finding->line : 1,
                finding->level == REPORT_ERROR ? "error" : "warning",
                finding->words, finding->rule);
    }
}
