/* kiosk import: takes a deck from a stick, a share or a folder into a store,
 * all or nothing. */
#ifndef KIOSK_IMPORT_H
#define KIOSK_IMPORT_H

int command_import(int argc, char **argv);

#endif
