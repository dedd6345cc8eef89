/* The size reported for drawings that have no pixels of their own. */
#ifndef KIOSK_DRAWING_SIZE_H
#define KIOSK_DRAWING_SIZE_H

#include <stdbool.h>

#include "picture_protocol.h"

/* WIDTH by HEIGHT, in any unit, as the pixels that the protocol asks for.
 * False if it is no size, or so thin that nothing of it would be seen. */
bool drawing_size(double width, double height, struct picture_reply *reply);

#endif
