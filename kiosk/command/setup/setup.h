/* What every command needs before it starts: the settings of the screen and the
 * fonts. */
#ifndef KIOSK_SETUP_H
#define KIOSK_SETUP_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "fonts.h"
#include "options.h"
#include "page.h"
#include "report.h"
#include "settings.h"
#include "str.h"

/* What to do about the settings file. */
enum setup_mode {
    SETUP_STRICT, /* one that cannot be read is an error */
    SETUP_SHOW,   /* it is done without: nothing may end a show */
    SETUP_SAFE,   /* and only its settings of how the screen hangs count */
    SETUP_BARE    /* it is not read */
};

struct setup {
    struct settings settings;
    struct report report; /* of kiosk.txt, for staff to read on screen */
    struct fonts *fonts;
    struct deck_date today;
    struct setup_stamp {
        bool there;
        int64_t size_bytes, modified_ns;
    } config; /* the file as it was read */
};

/* Reads --config and opens the faces. False, said in one line, when a file
 * that was asked for cannot be read (and MODE minds) or there is no face at
 * all. */
bool setup_init(struct setup *setup, const struct options *options,
                enum setup_mode mode);
void setup_release(struct setup *setup);

/* Reads the settings file at PATH into BYTES. False, said in one line, when it
 * cannot be read. */
bool setup_config_bytes(const char *path, struct str *bytes);

/* Why no stick may be taken though the settings file at PATH was understood,
 * a sentence: IMPORT, what ANSWER is to `import`, is `signed` without the
 * clinic's public key, clinic.pub, in its folder; or that key is there, and
 * nothing is said of `import`, so that a line was lost, or left a comment; or
 * a file import-unclear is there, with which a board marks settings that it
 * kept for later ones that it could not take. NULL when nothing is wrong. */
const char *setup_key_trouble(const char *path, enum settings_answer answer,
                              const char *import);

/* Whether the deck's folder is there and may be read: what is asked first by
 * commands that are nothing without it. Else false, and *WHY, a sentence, is
 * freed with free(). */
bool setup_finds_deck(const char *folder, char **why);

/* The same; says it in one line. */
bool setup_has_deck(const char *folder);

/* Whether --config has come, gone or been written to since. */
bool setup_is_old(const struct setup *setup, const struct options *options);

/* The screen that pages are laid out for. The panel's width in the settings
 * is its longer side, as panels are sold. */
struct page_screen setup_screen(const struct settings *settings, int width_px,
                                int height_px);

/* The rules of the show that are settings. */
struct player_rules setup_player(const struct settings *settings);

/* Prints findings as FILE:LINE: error|warning: words [rule-id], FILE inside
 * FOLDER ("" for none); what follows from another one below it, behind two
 * spaces, and many of a kind counted: "  and 5 more ... [rule-id]". */
void setup_print(const struct report *report, const char *folder, FILE *out);

#endif
