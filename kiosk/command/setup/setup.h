/* What every command needs before it starts: the settings of the screen and the
 * fonts. */
#ifndef KIOSK_SETUP_H
#define KIOSK_SETUP_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "deck_hours.h"
#include "fonts.h"
#include "options.h"
#include "page.h"
#include "report.h"
#include "settings.h"
#include "str.h"

/* What to do about the settings file. */
enum setup_mode {
    SETUP_STRICT, /* one that cannot be read is an error */
    SETUP_SHOW,   /* the defaults are used: nothing may end a show */
    SETUP_SAFE,   /* the same, and only the settings of the mounting apply */
    SETUP_BARE    /* it is not read */
};

struct setup {
    struct settings settings;
    struct report report; /* of kiosk.txt, for staff to read on screen */
    struct fonts *fonts;
    struct deck_moment moment; /* --at; --date or today, at any time */
    bool zoned;                /* local times are those of `time_zone`; */
    char *zone_before;         /* before, TZ was this; NULL: not set */
    struct setup_stamp {
        bool there;
        int64_t size_bytes, modified_ns;
    } config; /* the file as it was read */
};

/* Reads --config and opens the fonts. False, reported in one line, if the given
 * file cannot be read (and MODE requires it) or there is no font at all. */
bool setup_init(struct setup *setup, const struct options *options,
                enum setup_mode mode);
void setup_release(struct setup *setup);

/* Reads the settings file at PATH into BYTES. False, reported in one line, if
 * it cannot be read. */
bool setup_config_bytes(const char *path, struct str *bytes);

/* Why no stick may be accepted although the settings file at PATH is valid, as
 * a sentence: IMPORT, of the state ANSWER, is `signed` without the clinic's
 * public key, clinic.pub, in the same folder; or that key is there without an
 * `import` line, so the line was lost or left commented out; or there is a file
 * import-unclear, by which a board marks kept settings when it could not accept
 * later ones. NULL if nothing is wrong. */
const char *setup_key_trouble(const char *path, enum settings_answer answer,
                              const char *import);

/* Whether the deck's folder exists and is readable; for commands that need it.
 * Else false, with a sentence in *WHY, freed with free(). */
bool setup_finds_deck(const char *folder, char **why);

/* The same, but prints the reason in one line. */
bool setup_has_deck(const char *folder);

/* Whether the --config file has appeared, gone or been written to since. */
bool setup_is_old(const struct setup *setup, const struct options *options);

/* The screen that pages are laid out for. The panel's width in the settings is
 * its longer side. */
struct page_screen setup_screen(const struct settings *settings, int width_px,
                                int height_px);

/* The rules of the show that are settings. */
struct player_rules setup_player(const struct settings *settings);

/* Prints findings as FILE:LINE: error|warning: words [rule-id], FILE inside
 * FOLDER ("" for none). A finding that follows from another is indented by two
 * spaces below it; many of a kind are only counted: "  and 5 more ...
 * [rule-id]". */
void setup_print(const struct report *report, const char *folder, FILE *out);

#endif
