/* Landlock, the kernel's file sandbox. With our own constants, because the
 * headers of Debian 12 know fewer rights than newer kernels do. */
#ifndef KIOSK_SANDBOX_LANDLOCK_H
#define KIOSK_SANDBOX_LANDLOCK_H

#include <stdbool.h>

/* No file can be touched, but those of the fonts with FONTS; no TCP; no
 * abstract sockets or signals to others. False if the kernel lacks Landlock
 * or refuses. */
bool sandbox_landlock(bool fonts);

#endif
