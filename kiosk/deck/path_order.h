/* The natural order of paths. */
#ifndef KIOSK_PATH_ORDER_H
#define KIOSK_PATH_ORDER_H

/* Total natural order of paths: digits by value, case-insensitive ASCII, then
 * bytes ("2-a" before "10-a"). Same sign convention as strcmp. */
int deck_order(const char *a, const char *b);

#endif
