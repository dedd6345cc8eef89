/* Sleeps until something happens, without polling. SDL 2 waits only for events,
 * and where its driver cannot wait (KMS/DRM) it polls every millisecond; so we
 * wait on the descriptors below it.
 *
 * They also show touch screens that SDL has missed: it learns from udev what is
 * plugged in, which a sandbox without network cuts off, while the kernel's own
 * list of devices is always there. */
#ifndef KIOSK_WINDOW_WAIT_H
#define KIOSK_WINDOW_WAIT_H

#include <stdbool.h>
#include <stdint.h>

struct window;

/* Sleeps until an event of the window, one of COUNT descriptors readable, or
 * TIMEOUT_MS (< 0 = no limit) passed. Costs nothing meanwhile. */
void window_wait(struct window *window, const int *fds, int count,
                 int64_t timeout_ms);

void wait_open(struct window *window);
void wait_close(struct window *window);

/* Waits for the devices in FOLDER, too (not copied), whichever come and go. */
void wait_for_inputs(struct window *window, const char *folder);

/* What the kernel says of a device, as EVIOCGBIT and EVIOCGPROP give it. */
struct input_bits {
    unsigned char axes[8], keys[96], properties[4];
};

/* Whether it is a touch screen, by the rules of udev. */
bool input_is_touch(const struct input_bits *bits);

/* SDL has just begun and knows of KNOWN: more than there are is how many
 * touchpads it takes for touch screens. */
void inputs_begin(struct window *window, int known);

/* Whether a touch screen was plugged in or unplugged a while ago without SDL,
 * which knows of KNOWN, noticing: SDL relies on udev, which a sandbox may
 * block. One that is plugged in again does not work in SDL unless it noticed
 * both. True once for each change of the folder. */
bool inputs_missed(struct window *window, int known, uint64_t now_ms);

#endif
