/* The size reported for drawings that have no pixels of their own. */
#ifndef KIOSK_DRAWING_SIZE_H
#define KIOSK_DRAWING_SIZE_H

#include <stdbool.h>

#include "picture_protocol.h"

/* WIDTH by HEIGHT, in any unit, as pixels for the protocol. False if it is not
 * a size, or too thin to be visible. */
bool drawing_size(double width, double height, struct picture_reply *reply);

#endif
