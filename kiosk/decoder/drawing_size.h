/* The size that drawings without pixels of their own are said to have. */
#ifndef KIOSK_DRAWING_SIZE_H
#define KIOSK_DRAWING_SIZE_H

#include <stdbool.h>

#include "picture_protocol.h"

/* WIDTH by HEIGHT, in any unit, as the pixels that the protocol asks for.
 * False if it is no size, or so thin that nothing of it would be seen. */
bool drawing_size(double width, double height, struct picture_reply *reply);

#endif
