/* The options of a command: one parser and one table for all commands. */
#ifndef KIOSK_OPTIONS_H
#define KIOSK_OPTIONS_H

#include <stdbool.h>

#include "data_path.h"
#include "deck_hours.h"

/* The commands, as bits: a row of the table says which commands accept the
 * option. */
enum options_command {
    OPTIONS_SHOW = 1,
    OPTIONS_CHECK = 2,
    OPTIONS_RENDER = 4,
    OPTIONS_REHEARSE = 8, /* the first argument is a script */
    OPTIONS_IMPORT = 16,  /* the arguments are a deck and a store */
    OPTIONS_UNDO = 32,    /* the argument is a store, not a deck */
    OPTIONS_STATUS = 64,  /* the same */
    OPTIONS_SIGN = 128,
    OPTIONS_SETTING = 256 /* the argument is a setting, not a deck */
};

#define OPTIONS_ALL (~0u)

enum { OPTIONS_ELSE = 2 };

enum { OPTIONS_SIZES = 8 };

struct options {
    struct data_path data; /* of the program itself */
    const char *deck; /* never NULL: as given, else data.slides or "slides" */
    bool deck_named;  /* DECK was given */
    const char *otherwise[OPTIONS_ELSE]; /* --else; NULL if not given */
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
    int width_px, height_px; /* the last one given, 0 when none */
    struct options_size {
        int width_px, height_px;
    } sizes[OPTIONS_SIZES]; /* all of them */
    int size_count;
    int scale;                 /* index into page_scales; -1 when not given */
    int theme;                 /* enum page_theme; -1 when not given */
    struct deck_moment moment; /* --date, --at; year 0: neither */
};

/* A command, defined as command_NAME in the file of its name. */
struct command {
    const char *usage; /* what --help prints */
    enum options_command bit;
    int (*run)(struct options *options); /* the program's exit status: 0 good,
                                          * 1 the deck has errors, 2 it could
                                          * not run */
};

/* Parses ARGV (after the command's name). False if there is nothing left to do:
 * the usage (--help) or the version was printed (*STATUS 0), or the usage was
 * wrong and reported in one line (*STATUS 2). OPTIONS points into itself and
 * must not be moved. */
bool options_parse(struct options *options, const struct command *command,
                   int argc, char **argv, int *status);

/* Prints WHY in one line and frees it; returns 2, the program's exit status. */
int options_fail(char *why);

/* Runs COMMAND with the arguments ARGV; returns the exit status. */
int options_run(const struct command *command, int argc, char **argv);

#endif
