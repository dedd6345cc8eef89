/* One parser for the options of all commands. See options.h. */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page.h"
#include "text_clean.h"

enum { WHAT_BYTES_MAX = 200 }; /* of a word that is repeated */

enum {
    CONFIG = 256,
    FONTS,
    DATE,
    HELP,
    VERSION,
    WINDOW,
    OUT,
    SIZE,
    LANG,
    SCALE,
    THEME,
    ELSE,
    ASK,
    STATE,
    SAFE,
    STRICT,
    FROM,
    IF_CHANGED,
    JSON,
    SIGNED_BY,
    KEY
};

static const struct option option_table[] = {
    {"config", required_argument, NULL, CONFIG},
    {"fonts", required_argument, NULL, FONTS},
    {"date", required_argument, NULL, DATE},
    {"help", no_argument, NULL, HELP},
    {"version", no_argument, NULL, VERSION},
    {"window", optional_argument, NULL, WINDOW},
    {"out", required_argument, NULL, OUT},
    {"size", required_argument, NULL, SIZE},
    {"lang", required_argument, NULL, LANG},
    {"scale", required_argument, NULL, SCALE},
    {"theme", required_argument, NULL, THEME},
    {"else", required_argument, NULL, ELSE},
    {"ask", required_argument, NULL, ASK},
    {"state", required_argument, NULL, STATE},
    {"safe", no_argument, NULL, SAFE},
    {"strict", no_argument, NULL, STRICT},
    {"from", required_argument, NULL, FROM},
    {"if-changed", no_argument, NULL, IF_CHANGED},
    {"json", no_argument, NULL, JSON},
    {"signed-by", required_argument, NULL, SIGNED_BY},
    {"key", required_argument, NULL, KEY},
    {NULL, 0, NULL, 0}};

static unsigned
bit_of(int option)
{
    switch (option) {
    case WINDOW:
        return OPTION_WINDOW;
    case OUT:
        return OPTION_OUT;
    case SIZE:
        return OPTION_SIZE;
    case LANG:
        return OPTION_LANG;
    case SCALE:
        return OPTION_SCALE;
    case THEME:
        return OPTION_THEME;
    case ELSE:
        return OPTION_ELSE;
    case ASK:
        return OPTION_ELSE | OPTION_IMPORT;
    case STATE:
    case SAFE:
        return OPTION_BOARD;
    case STRICT:
    case FROM:
    case IF_CHANGED:
    case SIGNED_BY:
        return OPTION_IMPORT;
    case JSON:
        return OPTION_JSON;
    case KEY:
        return OPTION_KEY;
    default:
        return 0;
    }
}

static bool
read_size(const char *text, int *width_px, int *height_px)
{
    int end = 0;
    return sscanf(text, "%5dx%5d%n", width_px, height_px, &end) == 2 &&
           text[end] == '\0' && *width_px >= 320 && *width_px <= 8192 &&
           *height_px >= 240 && *height_px <= 8192;
}

static bool
read_date(const char *text, struct deck_date *date)
{
    int end = 0;
    return sscanf(text, "%4d-%2d-%2d%n", &date->year, &date->month, &date->day,
                  &end) == 3 &&
           text[end] == '\0' && date->year > 0 && date->month >= 1 &&
           date->month <= 12 && date->day >= 1 && date->day <= 31;
}

static bool
read_scale(const char *text, int *scale)
{
    char *end;
    double wanted = strtod(text, &end);
    for (int i = 0; i < 3; i++) {
        if (*end == '\0' && wanted == page_scales[i]) {
            *scale = i;
            return true;
        }
    }
    return false;
}

static bool
read_theme(const char *text, int *theme)
{
    if (strcmp(text, "light") == 0) {
        *theme = PAGE_LIGHT;
    } else if (strcmp(text, "high-contrast") == 0) {
        *theme = PAGE_HIGH_CONTRAST;
    } else {
        return false;
    }
    return true;
}

/* "--window 1280x800" as well as "--window=1280x800". */
static bool
read_window(struct options *options, int argc, char **argv)
{
    options->window = true;
    if (optarg != NULL) {
        return read_size(optarg, &options->width_px, &options->height_px);
    }
    int width_px, height_px;
    if (optind >= argc ||
        sscanf(argv[optind], "%dx%d", &width_px, &height_px) != 2) {
        return true;
    }
    return read_size(argv[optind++], &options->width_px, &options->height_px);
}

/* Takes an option of the commands that have a store, or sign for one. */
static bool
take_of_store(struct options *options, int option)
{
    switch (option) {
    case STRICT:
        options->strict = true;
        return true;
    case FROM:
        options->from = optarg;
        return optarg[0] != '\0' && optarg[strcspn(optarg, "\t\r\n")] == '\0';
    case IF_CHANGED:
        options->if_changed = true;
        return true;
    case SIGNED_BY:
        options->signed_by = optarg;
        return true;
    case KEY:
        options->key = optarg;
        return true;
    default:
        options->json = true;
        return true;
    }
}

/* False when there are too many. */
static bool
read_else(const char *decks[OPTIONS_ELSE], const char *deck)
{
    for (int i = 0; i < OPTIONS_ELSE; i++) {
        if (decks[i] == NULL) {
            decks[i] = deck;
            return true;
        }
    }
    return false;
}

/* Takes one option that has a value; false when the value is no good. */
static bool
take(struct options *options, int option, int argc, char **argv)
{
    switch (option) {
    case CONFIG:
        options->config = optarg;
        return true;
    case FONTS:
        options->fonts = optarg;
        return true;
    case OUT:
        options->out = optarg;
        return true;
    case LANG:
        options->lang = optarg;
        return true;
    case ELSE:
        return read_else(options->otherwise, optarg);
    case ASK:
        options->ask = optarg;
        return true;
    case STATE:
        options->state = optarg;
        return true;
    case SAFE:
        options->safe = true;
        return true;
    case STRICT:
    case FROM:
    case IF_CHANGED:
    case JSON:
    case SIGNED_BY:
    case KEY:
        return take_of_store(options, option);
    case DATE:
        return read_date(optarg, &options->date);
    case SIZE:
        return read_size(optarg, &options->width_px, &options->height_px);
    case SCALE:
        return read_scale(optarg, &options->scale);
    case THEME:
        return read_theme(optarg, &options->theme);
    default:
        return read_window(options, argc, argv);
    }
}

static const char *
name_of(int option)
{
    const struct option *row = option_table;
    while (row->name != NULL && row->val != option) {
        row++;
    }
    return row->name != NULL ? row->name : "";
}

static const char *
hint_of(int option)
{
    switch (option) {
    case DATE:
        return "--date takes a day such as 2026-11-23";
    case ELSE:
        return "--else can be given twice, not more often";
    case SCALE:
        return "--scale takes 1.0, 1.3 or 2.0";
    case THEME:
        return "--theme takes light or high-contrast";
    case FROM:
        return "--from takes words on one line, such as \"USB stick\"";
    default:
        return "a size is WxH in pixels, such as 1920x1080 (320x240 to "
               "8192x8192)";
    }
}

/* One line on standard error; the exit status for a wrong use. */
static bool
refuse(int *status, const char *words, const char *what)
{
    char *harmless = text_harmless_start(what, WHAT_BYTES_MAX);
    fprintf(stderr, "kiosk: %s%s; see --help\n", words, harmless);
    free(harmless);
    *status = 2;
    return false;
}

/* SOURCE STORE, or STORE alone. */
static bool
take_store(struct options *options, const struct option_set *set, int count,
           char **arguments, int *status)
{
    bool source = (set->known & OPTION_IMPORT) != 0;
    int wanted = source ? 2 : 1;
    if (count < wanted) {
        return refuse(status,
                      source ? "import needs the slides folder to take, and "
                               "the store"
                             : "this command needs the store",
                      "");
    }
    if (count > wanted) {
        return refuse(status, "that is all it takes, what is ",
                      arguments[wanted]);
    }
    options->deck = arguments[0];
    options->store = arguments[wanted - 1];
    return true;
}

static bool
take_arguments(struct options *options, const struct option_set *set, int count,
               char **arguments, int *status)
{
    if ((set->known & OPTION_STORE) != 0) {
        return take_store(options, set, count, arguments, status);
    }
    if ((set->known & OPTION_SETTING) != 0) {
        options->setting = arguments[0];
        return count == 1 && options->config != NULL
                   ? true
                   : refuse(status, "setting needs one KEY, and --config FILE",
                            "");
    }
    if ((set->known & OPTION_SCRIPT) != 0) {
        if (count == 0) {
            return refuse(status, "rehearse needs a script", "");
        }
        options->script = *arguments++;
        count--;
    }
    if (count > 1) {
        return refuse(status, "one deck is enough, what is ", arguments[1]);
    }
    options->deck_named = count == 1;
    const char *slides = options->data.slides;
    options->deck = count == 1          ? arguments[0]
                    : slides[0] != '\0' ? slides
                                        : "slides";
    return true;
}

static bool
take_option(struct options *options, const struct option_set *set, int option,
            int argc, char **argv, int *status)
{
    if (option == HELP || option == VERSION) {
        fputs(option == HELP ? set->usage : "kiosk " KIOSK_VERSION "\n",
              stdout);
        *status = 0;
        return false;
    }
    if (option == '?' && optopt > 0 && optopt < CONFIG) {
        /* getopt may still be inside that word: "-abc" is three options. */
        const char letter[] = {'-', (char)optopt, '\0'};
        return refuse(status, "unknown option ", letter);
    }
    if (option == '?' || option == ':') {
        return refuse(status,
                      option == ':' ? "a value is missing after "
                                    : "unknown option ",
                      argv[optind - 1]);
    }
    if (bit_of(option) != 0 && (bit_of(option) & set->known) == 0) {
        return refuse(status, "this command has no --", name_of(option));
    }
    if (!take(options, option, argc, argv)) {
        return refuse(status, hint_of(option), "");
    }
    return true;
}

bool
options_parse(struct options *options, const struct option_set *set, int argc,
              char **argv, int *status)
{
    *options = (struct options){.scale = -1, .theme = -1};
    data_path_find(&options->data);
    options->fonts = options->data.fonts;
    optind = 0;
    opterr = 0;
    int option;
    while ((option = getopt_long(argc, argv, ":", option_table, NULL)) != -1) {
        if (!take_option(options, set, option, argc, argv, status)) {
            return false;
        }
    }
    return take_arguments(options, set, argc - optind, argv + optind, status);
}
