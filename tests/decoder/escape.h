/* What escape.c and test_sandbox.c share. */
#ifndef KIOSK_ESCAPE_H
#define KIOSK_ESCAPE_H

/* DRAW: a pixel for each attempt, row by row. TEXT: their names, a line each.
 * PROBE: what must work does; DAMAGED if not. */
#define ESCAPE_FAILED 0xFF00FF00u /* as it should */
#define ESCAPE_HAPPENED 0xFFFF0000u
#define ESCAPE_SIDE_PX 16

#endif
