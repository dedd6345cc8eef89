/* kiosk status: which deck of a store is shown, since when, from where. */
#ifndef KIOSK_STATUS_H
#define KIOSK_STATUS_H

int command_status(int argc, char **argv);

#endif
