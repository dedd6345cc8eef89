/* What every fuzz target has: the function that libFuzzer calls, and what it
 * stops at. */
#ifndef KIOSK_FUZZ_H
#define KIOSK_FUZZ_H

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

#define require(condition) ((condition) ? (void)0 : abort())

#endif
