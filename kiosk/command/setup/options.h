/* What a command was asked to do: one parser for all commands, by a table of
 * the options that each of them knows. */
#ifndef KIOSK_OPTIONS_H
#define KIOSK_OPTIONS_H

#include <stdbool.h>

#include "data_path.h"
#include "deck.h"

/* Bits of option_set.known: the options beside --config, --help, --version,
 * --fonts and --date, which all commands know. */
enum {
    OPTION_WINDOW = 1,
    OPTION_OUT = 2,
    OPTION_SIZE = 4,
    OPTION_LANG = 8,
    OPTION_SCALE = 16,
    OPTION_THEME = 32,
    OPTION_SCRIPT = 64,   /* the first argument is a script, not a deck */
    OPTION_ELSE = 128,    /* --else, --ask */
    OPTION_BOARD = 256,   /* --state, --safe */
    OPTION_STORE = 512,   /* the one argument is a store, not a deck */
    OPTION_IMPORT = 1024, /* a source comes before it; --strict, --from,
                           * --if-changed, --signed-by */
    OPTION_JSON = 2048,
    OPTION_KEY = 4096,
    OPTION_SETTING = 8192 /* the one argument is a setting, not a deck */
};

struct option_set {
    const char *usage; /* what --help prints */
    unsigned known;
};

enum { OPTIONS_ELSE = 2 };

struct options {
    struct data_path data; /* of the program itself */
    const char *deck; /* never NULL: as given, else data.slides or "slides" */
    bool deck_named;  /* DECK was given */
    const char *otherwise[OPTIONS_ELSE]; /* --else; NULL: not so many */
    const char *script;
    const char *setting;   /* NULL when the command has none */
    const char *store;     /* NULL when the command has none */
    const char *from;      /* NULL when not given */
    const char *signed_by; /* NULL when not given */
    const char *key;       /* NULL when not given */
    bool strict, if_changed, json;
    const char *config; /* NULL when not given */
    const char *fonts;  /* folder with fonts.txt, never NULL */
    const char *out;    /* NULL when not given */
    const char *state;  /* NULL when not given */
    const char *ask;    /* NULL when not given */
    const char *lang;   /* NULL: all (render), the first (rehearse) */
    bool safe;
    bool window;
    int width_px, height_px; /* 0 when not given */
    int scale;               /* index into page_scales; -1 when not given */
    int theme;               /* enum page_theme; -1 when not given */
    struct deck_date date;   /* year 0: the real one */
};

/* Reads ARGV (behind the command's name). False when the command is over:
 * --help or --version was printed (*STATUS 0), or the use was wrong, which was
 * said in one line (*STATUS 2). OPTIONS points into itself: it stays where it
 * is. */
bool options_parse(struct options *options, const struct option_set *set,
                   int argc, char **argv, int *status);

#endif
