/* The glue around numbers: what a reader must see in one piece stays on one
 * line. "1 in 10" torn apart reads as another risk. */
#ifndef KIOSK_PARA_GLUE_H
#define KIOSK_PARA_GLUE_H

#include <stddef.h>
#include <stdint.h>

/* The glue: marks PARA_BREAK_ALLOWED as PARA_BREAK_GLUED inside "1 in 10",
 * "3-5 days", "10 mg", "(719) 555-0142", and between a digit and the
 * ideograph that counts it. */
void para_glue(const uint32_t *codes, size_t count, unsigned char *breaks);

#endif
