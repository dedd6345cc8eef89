/* What a picture file contains that will not be drawn: what that means for the
 * picture, and what staff are told. */
#ifndef KIOSK_PICTURE_LOSS_H
#define KIOSK_PICTURE_LOSS_H

#include <stdbool.h>
#include <stdint.h>

#include "picture_protocol.h"

/* Whether a picture with LOST, bits as in struct picture_reply, is not shown:
 * without its words it would say something else than its author. */
bool picture_loss_hides(uint32_t lost);

/* What is lost and what to do, for staff: two sentences. */
const char *picture_loss_trouble(enum picture_loss loss);

/* Why a picture cannot be shown and what to do, for staff: two sentences. */
const char *picture_trouble(enum picture_status status);

#endif
