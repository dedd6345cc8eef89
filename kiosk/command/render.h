/* kiosk render: every page as a PNG, and an index to look through and sign
 * off. */
#ifndef KIOSK_RENDER_H
#define KIOSK_RENDER_H

int command_render(int argc, char **argv);

#endif
