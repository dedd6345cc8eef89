/* What escape.c and test_sandbox.c share. */
#ifndef KIOSK_ESCAPE_H
#define KIOSK_ESCAPE_H

/* DRAW: a pixel for each attempt, row by row. TEXT: their names, a line each.
 * PROBE: what must work does; DAMAGED if not. */
#define ESCAPE_FAILED 0xFF00FF00u /* as it should */
#define ESCAPE_HAPPENED 0xFFFF0000u
#define ESCAPE_SIDE_PX 16

/* The first byte of a file that is probed: '?' for what is above, '!' for an
 * unknown format, or what becomes of the decoder. */
#define ESCAPE_ABORTS 'a'
#define ESCAPE_LEAVES 'l' /* with status 42 */
#define ESCAPE_WORKS 'w'  /* for ever */
#define ESCAPE_WORKS_STUBBORNLY 's'
#define ESCAPE_HOLDS 'h'   /* as much memory as it gets */
#define ESCAPE_THREADS 't' /* as many as it gets: the height */

#endif
