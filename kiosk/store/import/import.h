/* The command import. */
#ifndef KIOSK_IMPORT_H
#define KIOSK_IMPORT_H

#include "options.h"

extern const struct command command_import;

#endif
