/* kiosk setting: what a settings file says of one key, for scripts. */
#ifndef KIOSK_SETTING_H
#define KIOSK_SETTING_H

int command_setting(int argc, char **argv);

#endif
