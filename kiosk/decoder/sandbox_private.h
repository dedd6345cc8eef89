/* The parts of the sandbox, see sandbox.c. */
#ifndef KIOSK_SANDBOX_PRIVATE_H
#define KIOSK_SANDBOX_PRIVATE_H

#include <stdbool.h>

#endif
