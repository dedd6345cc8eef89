/* Touch screens that SDL has not heard of. It learns from udev what comes and
 * goes, and a sandbox without network cuts that off; the kernel's own list of
 * devices is always there. */
#ifndef KIOSK_WINDOW_INPUTS_H
#define KIOSK_WINDOW_INPUTS_H

#include <stdbool.h>

#include "window.h"
#include "window_state.h"

/* Whether it is a touch screen, by the rules of udev. */
bool input_is_touch(const struct input_bits *bits);

/* SDL has just begun and knows of KNOWN: more than there are is how many
 * touchpads it takes for touch screens. */
void inputs_begin(struct window *window, int known);

/* Whether a touch screen came or went a while ago of which SDL, which then
 * knows of KNOWN, has not heard: it listens to udev, and a sandbox may keep
 * that away. One that is plugged in again is dead to it unless it has heard of
 * both. True once for each change of the folder. */
bool inputs_missed(struct window *window, int known, Uint64 now_ms);

#endif
