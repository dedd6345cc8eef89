/* kiosk check: what is wrong with a deck, one line each. */
#include "command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_pictures.h"
#include "judge.h"
#include "library.h"
#include "options.h"
#include "setup.h"

static const char usage[] =
    "usage: kiosk check [DECK] [--config kiosk.txt] [--size WxH]\n"
    "                   [--date YYYY-MM-DD]\n"
    "Says what is wrong with the deck, one line each:\n"
    "  FILE:LINE: error|warning: words [rule-id]\n"
    "Exit status: 0 no errors, 1 errors, 2 it could not be read.\n";

/* The screen that `check` judges for when --size says nothing. */
enum { WIDTH_PX = 1920, HEIGHT_PX = 1080 };

static int
check(const struct setup *setup, const struct options *options,
      struct deck_pictures *pictures)
{
    struct library_options library = deck_pictures_library(pictures);
    struct library_deck read = {0};
    char *why = NULL;
    if (!library_read(options->deck, &library, &read, &why)) {
        fprintf(stderr, "kiosk: %s\n", why);
        free(why);
        return 2;
    }
    struct page_screen screen = setup_screen(
        &setup->settings, options->width_px > 0 ? options->width_px : WIDTH_PX,
        options->height_px > 0 ? options->height_px : HEIGHT_PX);
    judge_deck(&read, setup, &screen, pictures);
    setup_print(&setup->report, "", stdout);
    setup_print(&read.report, options->deck, stdout);
    size_t errors = read.report.error_count + setup->report.error_count;
    size_t findings = read.report.count + setup->report.count;
    fprintf(stderr, "slides %zu, errors %zu, warnings %zu\n",
            read.deck->slide_count, errors, findings - errors);
    library_deck_release(&read);
    if (fflush(stdout) != 0) {
        fprintf(stderr, "kiosk: the findings cannot be written: %s\n",
                strerror(errno));
        return 2;
    }
    return errors > 0 ? 1 : 0;
}

int
command_check(int argc, char **argv)
{
    static const struct option_set set = {usage, OPTION_SIZE};
    struct options options;
    struct setup setup;
    int status = 0;
    if (!options_parse(&options, &set, argc, argv, &status)) {
        return status;
    }
    if (!setup_init(&setup, &options, SETUP_STRICT)) {
        return 2;
    }
    struct deck_pictures pictures;
    deck_pictures_init(&pictures, options.deck, NULL, &setup.settings, NULL);
    fonts_set_pictures(setup.fonts, &pictures.seam);
    status = check(&setup, &options, &pictures);
    fonts_set_pictures(setup.fonts, NULL);
    deck_pictures_release(&pictures);
    setup_release(&setup);
    return status;
}
