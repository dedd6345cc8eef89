/* kiosk show: its usage and options; kiosk/show does the rest. */
#include "command.h"
#include "rules_withheld.h"
#include "show.h"

static const char usage[] =
    "usage: kiosk [show] [DECK] [--else DECK] [--window [WxH]]\n"
    "             [--config kiosk.txt] [--state DIR] [--ask DIR] [--safe]\n"
    "       kiosk check [DECK]\n"
    "       kiosk render [DECK] --out DIR\n"
    "       kiosk rehearse SCRIPT [DECK]\n"
    "       kiosk import SOURCE STORE\n"
    "       kiosk undo STORE\n"
    "       kiosk status STORE\n"
    "       kiosk sign [DECK] --key SECRET-KEY\n"
    "       kiosk setting KEY --config kiosk.txt\n"
    "Shows the slides in the folder DECK, full screen or in a window; those "
    "of\n"
    "--else while DECK has none that may be shown.\n"
    "For the other commands, see kiosk COMMAND --help and man kiosk.\n";

static int
run(struct options *options)
{
    return show_run(options, rules_tell_withheld);
}

const struct command command_show = {usage, OPTIONS_SHOW, run};
