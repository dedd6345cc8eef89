/* One table for the options of all commands. See options.h. */
#include "options.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "page_metrics.h"
#include "text_clean.h"

enum { WHAT_BYTES_MAX = 200 }; /* of a word that is repeated */

static bool
read_size(struct options *options, const char *text)
{
    int end = 0;
    struct options_size size;
    bool good =
        sscanf(text, "%5dx%5d%n", &size.width_px, &size.height_px, &end) == 2 &&
        text[end] == '\0' && size.width_px >= 320 && size.width_px <= 8192 &&
        size.height_px >= 240 && size.height_px <= 8192 &&
        options->size_count < OPTIONS_SIZES;
    if (good) {
        options->width_px = size.width_px;
        options->height_px = size.height_px;
        options->sizes[options->size_count++] = size;
    }
    return good;
}

static bool
read_window(struct options *options, const char *text)
{
    options->window = true;
    return text == NULL || read_size(options, text);
}

static bool
read_date(struct options *options, const char *text)
{
    struct deck_date day;
    int end = 0;
    if (!clock_read_day(text, &day, &end) || text[end] != '\0') {
        return false;
    }
    options->moment = deck_moment_any(day);
    return true;
}

static bool
read_at(struct options *options, const char *text)
{
    return clock_read(text, &options->moment);
}

static bool
read_scale(struct options *options, const char *text)
{
    char *end;
    double wanted = strtod(text, &end);
    for (int i = 0; i < 3; i++) {
        if (*end == '\0' && wanted == page_scales[i]) {
            options->scale = i;
            return true;
        }
    }
    return false;
}

static bool
read_theme(struct options *options, const char *text)
{
    bool light = strcmp(text, "light") == 0;
    options->theme = light ? PAGE_LIGHT : PAGE_HIGH_CONTRAST;
    return light || strcmp(text, "high-contrast") == 0;
}

static bool
read_from(struct options *options, const char *text)
{
    options->from = text;
    return text[0] != '\0' && text[strcspn(text, "\t\r\n")] == '\0';
}

static bool
read_else(struct options *options, const char *text)
{
    for (int i = 0; i < OPTIONS_ELSE; i++) {
        if (options->otherwise[i] == NULL) {
            options->otherwise[i] = text;
            return true;
        }
    }
    return false;
}

#define BAD_SIZE \
    "a size is WxH in pixels, such as 1920x1080 (320x240 to 8192x8192)"
#define TO(field) offsetof(struct options, field)

/* The name of an option, whether it takes a value, which commands have it, and
 * where it goes: through READ (then HINT says what READ accepts), or as it is
 * into the field at TO, a bool or a const char *. */
static const struct row {
    const char *name;
    int value; /* as for getopt_long */
    unsigned commands;
    size_t to;
    bool (*read)(struct options *options, const char *value);
    const char *hint;
} rows[] = {
    {"help", no_argument, OPTIONS_ALL, 0, NULL, NULL},
    {"version", no_argument, OPTIONS_ALL, 0, NULL, NULL},
    {"config", required_argument, OPTIONS_ALL, TO(config), NULL, NULL},
    {"fonts", required_argument, OPTIONS_ALL, TO(fonts), NULL, NULL},
    {"date", required_argument, OPTIONS_ALL, 0, read_date,
     "--date takes a day such as 2026-11-23"},
    {"at", required_argument, OPTIONS_CHECK | OPTIONS_RENDER | OPTIONS_REHEARSE,
     0, read_at, "--at takes a day and a time such as \"2026-11-23 09:30\""},
    {"window", optional_argument, OPTIONS_SHOW, 0, read_window, BAD_SIZE},
    {"out", required_argument, OPTIONS_RENDER | OPTIONS_REHEARSE, TO(out), NULL,
     NULL},
    {"size", required_argument,
     OPTIONS_CHECK | OPTIONS_RENDER | OPTIONS_REHEARSE | OPTIONS_IMPORT, 0,
     read_size, BAD_SIZE},
    {"lang", required_argument, OPTIONS_RENDER, TO(lang), NULL, NULL},
    {"scale", required_argument, OPTIONS_SHOW | OPTIONS_RENDER, 0, read_scale,
     "--scale takes 1.0, 1.3 or 2.0"},
    {"theme", required_argument, OPTIONS_SHOW | OPTIONS_RENDER, 0, read_theme,
     "--theme takes light or high-contrast"},
    {"else", required_argument, OPTIONS_SHOW | OPTIONS_REHEARSE, 0, read_else,
     "--else can be given at most twice"},
    {"ask", required_argument, OPTIONS_SHOW | OPTIONS_REHEARSE | OPTIONS_IMPORT,
     TO(ask), NULL, NULL},
    {"state", required_argument, OPTIONS_SHOW, TO(state), NULL, NULL},
    {"safe", no_argument, OPTIONS_SHOW, TO(safe), NULL, NULL},
    {"strict", no_argument, OPTIONS_IMPORT, TO(strict), NULL, NULL},
    {"from", required_argument, OPTIONS_IMPORT, 0, read_from,
     "--from takes words on one line, such as \"USB stick\""},
    {"if-changed", no_argument, OPTIONS_IMPORT, TO(if_changed), NULL, NULL},
    {"signed-by", required_argument, OPTIONS_IMPORT, TO(signed_by), NULL, NULL},
    {"json", no_argument, OPTIONS_STATUS, TO(json), NULL, NULL},
    {"key", required_argument, OPTIONS_SIGN, TO(key), NULL, NULL},
};

enum {
    ROW_COUNT = sizeof(rows) / sizeof(rows[0]),
    HELP = 0, /* rows */
    VERSION = 1,
    FIRST = 256 /* what getopt_long returns for the first row */
};

/* Prints one line on standard error and sets the exit status for wrong
 * usage. */
static bool
refuse(int *status, const char *words, const char *what)
{
    char *harmless = text_harmless_start(what, WHAT_BYTES_MAX);
    fprintf(stderr, "kiosk: %s%s; see --help\n", words, harmless);
    free(harmless);
    *status = 2;
    return false;
}

/* What getopt_long did not understand: OPTION is '?' or ':'. */
static bool
refuse_word(int *status, int option, char **argv)
{
    if (option == '?' && optopt > 0 && optopt < FIRST) {
        /* getopt may still be inside that word: "-abc" is three options. */
        const char letter[] = {'-', (char)optopt, '\0'};
        return refuse(status, "unknown option ", letter);
    }
    return refuse(
        status, option == ':' ? "a value is missing after " : "unknown option ",
        argv[optind - 1]);
}

static bool
take_option(struct options *options, const struct row *row, const char *value)
{
    char *field = (char *)options + row->to;
    if (row->read != NULL) {
        return row->read(options, value);
    }
    if (row->value == no_argument) {
        *(bool *)field = true;
    } else {
        *(const char **)field = value;
    }
    return true;
}

/* The arguments that are not options: DECK, or what the command takes
 * instead. */
static bool
take_arguments(struct options *options, unsigned command, int count,
               char **arguments, int *status)
{
    bool source = command == OPTIONS_IMPORT;
    if (source || command == OPTIONS_UNDO || command == OPTIONS_STATUS) {
        int wanted = source ? 2 : 1;
        if (count < wanted) {
            return refuse(status,
                          source ? "import needs the slides folder and the "
                                   "store"
                                 : "this command needs the store",
                          "");
        }
        if (count > wanted) {
            return refuse(
                status, "there is one argument too many: ", arguments[wanted]);
        }
        options->deck = arguments[0];
        options->store = arguments[wanted - 1];
        return true;
    }
    if (command == OPTIONS_SETTING) {
        options->setting = arguments[0];
        return (count == 1 && options->config != NULL) ||
               refuse(status, "setting needs one KEY, and --config FILE", "");
    }
    if (command == OPTIONS_REHEARSE) {
        if (count == 0) {
            return refuse(status, "rehearse needs a script", "");
        }
        options->script = *arguments++;
        count--;
    }
    options->deck_named = count == 1;
    const char *slides = options->data.slides;
    options->deck = count > 0           ? arguments[0]
                    : slides[0] != '\0' ? slides
                                        : "slides";
    return count <= 1 ||
           refuse(status, "there is more than one deck: ", arguments[1]);
}

bool
options_parse(struct options *options, const struct command *command, int argc,
              char **argv, int *status)
{
    struct option table[ROW_COUNT + 1] = {0};
    for (int i = 0; i < ROW_COUNT; i++) {
        table[i] =
            (struct option){rows[i].name, rows[i].value, NULL, FIRST + i};
    }
    *options = (struct options){.scale = -1, .theme = -1};
    data_path_find(&options->data);
    options->fonts = options->data.fonts;
    optind = 0;
    opterr = 0;
    int option, w, h;
    while ((option = getopt_long(argc, argv, ":", table, NULL)) != -1) {
        if (option < FIRST) {
            return refuse_word(status, option, argv);
        }
        const struct row *row = &rows[option - FIRST];
        if (row == &rows[HELP] || row == &rows[VERSION]) {
            fputs(row == &rows[HELP] ? command->usage
                                     : "kiosk " KIOSK_VERSION "\n",
                  stdout);
            *status = 0;
            return false;
        }
        if ((row->commands & command->bit) == 0) {
            return refuse(status, "this command has no --", row->name);
        }
        /* "--window 1280x800" as well as "--window=1280x800". */
        if (row->value == optional_argument && optarg == NULL &&
            optind < argc && sscanf(argv[optind], "%dx%d", &w, &h) == 2) {
            optarg = argv[optind++];
        }
        if (!take_option(options, row, optarg)) {
            return refuse(status, row->hint, "");
        }
    }
    return take_arguments(options, command->bit, argc - optind, argv + optind,
                          status);
}

int
options_fail(char *why)
{
    fprintf(stderr, "kiosk: %s\n", why);
    free(why);
    return 2;
}

int
options_run(const struct command *command, int argc, char **argv)
{
    struct options options;
    int status = 0;
    return options_parse(&options, command, argc, argv, &status)
               ? command->run(&options)
               : status;
}
