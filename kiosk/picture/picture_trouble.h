/* What staff are told of a picture that cannot be shown. */
#ifndef KIOSK_PICTURE_TROUBLE_H
#define KIOSK_PICTURE_TROUBLE_H

#include "picture_protocol.h"

/* Why a picture cannot be shown and what to do, for staff: two sentences. */
const char *picture_trouble(enum picture_status status);

#endif
