/* What a picture file contains that will not be drawn: the consequences for the
 * picture, and the message to staff. */
#ifndef KIOSK_PICTURE_LOSS_H
#define KIOSK_PICTURE_LOSS_H

#include <stdbool.h>
#include <stdint.h>

#include "picture_protocol.h"

/* Whether a picture with LOST, bits as in struct picture_reply, must not be
 * shown because it would not say what its author meant. */
bool picture_loss_hides(uint32_t lost);

/* For staff: what is lost and what to do, in two sentences. */
const char *picture_loss_trouble(enum picture_loss loss);

/* For staff: why a picture cannot be shown and what to do, in two sentences. */
const char *picture_trouble(enum picture_status status);

#endif
