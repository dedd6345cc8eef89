/* kiosk check: what is wrong with a deck, one line each. */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>

#include "deck_rules.h"
#include "library.h"
#include "options.h"
#include "page_check.h"
#include "setup.h"

static const char usage[] =
    "usage: kiosk check [DECK] [--config kiosk.txt] [--size WxH]\n"
    "Says what is wrong with the deck, one line each:\n"
    "  FILE:LINE: error|warning: words [rule-id]\n"
    "Exit status: 0 no errors, 1 errors, 2 it could not be read.\n";

/* The screen that `check` judges for when --size says nothing. */
enum { WIDTH_PX = 1920, HEIGHT_PX = 1080 };

static void
find(struct library_deck *read, const struct setup *setup,
     const struct options *options)
{
    deck_check(read->deck, setup->today, &read->report);
    struct page_screen screen = setup_screen(
        &setup->settings, options->width_px > 0 ? options->width_px : WIDTH_PX,
        options->height_px > 0 ? options->height_px : HEIGHT_PX);
    page_check(read->deck, &screen, &setup->settings,
               fonts_measure(setup->fonts), &read->report);
    report_sort(&read->report);
}

static int
check(const struct setup *setup, const struct options *options)
{
    struct library_deck read = {0};
    char *why = NULL;
    if (!library_read(options->deck, &read, &why)) {
        fprintf(stderr, "kiosk: %s\n", why);
        free(why);
        return 2;
    }
    find(&read, setup, options);
    setup_print(&setup->report, "", stdout);
    setup_print(&read.report, options->deck, stdout);
    size_t errors = read.report.error_count + setup->report.error_count;
    size_t findings = read.report.count + setup->report.count;
    fprintf(stderr, "%zu slides, %zu errors, %zu warnings\n",
            read.deck->slide_count, errors, findings - errors);
    library_deck_release(&read);
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
    if (!setup_init(&setup, &options)) {
        return 2;
    }
    status = check(&setup, &options);
    setup_release(&setup);
    return status;
}
