/* kiosk check: what is wrong with a deck, one line each. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "store_watch.h"
#include "judge.h"
#include "library.h"
#include "setup.h"

static const char usage[] =
    "usage: kiosk check [DECK] [--config kiosk.txt] [--size WxH]...\n"
    "                   [--date YYYY-MM-DD | --at \"YYYY-MM-DD HH:MM\"]\n"
    "Reports what is wrong with the deck, one line each:\n"
    "  FILE:LINE: error|warning: words [rule-id]\n"
    "A line indented by two spaces follows from the one above it.\n"
    "Exit status: 0 no errors, 1 errors, 2 the deck could not be read.\n";

static int
check(struct setup *setup, const struct options *options)
{
    struct library_deck read = {0};
    char *why = NULL;
    if (!judge_folder(options->deck, setup, options, &read, &why)) {
        return options_fail(why);
    }
    setup_print(&setup->report, "", stdout);
    setup_print(&read.report, options->deck, stdout);
    size_t errors = read.report.error_count + setup->report.error_count;
    size_t findings = read.report.count + setup->report.count;
    fprintf(stderr, "slides %zu, errors %zu, warnings %zu\n",
            read.deck->slide_count, errors, findings - errors);
    library_deck_release(&read);
    if (fflush(stdout) != 0) {
        fprintf(stderr, "kiosk: cannot write the findings: %s\n",
                strerror(errno));
        return 2;
    }
    return errors > 0 ? 1 : 0;
}

static int
run_check(struct options *options)
{
    struct setup setup;
    if (!setup_has_deck(options->deck) ||
        !setup_init(&setup, options, SETUP_STRICT)) {
        return 2;
    }
    char *deck = store_watch_once(options->deck);
    options->deck = deck;
    int status = check(&setup, options);
    setup_release(&setup);
    free(deck);
    return status;
}

const struct command command_check = {usage, OPTIONS_CHECK, run_check};
