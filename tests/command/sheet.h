/* Contact sheets: pages, much smaller, side by side. A page that differs from
 * its golden is named. */
#ifndef KIOSK_SHEET_H
#define KIOSK_SHEET_H

#include <stdbool.h>

#include "frame.h"

struct sheet {
    struct frame frame;
    int width_px, height_px; /* of a page on it */
    int count;               /* of pages */
};

enum { SHEET_PAGES_MAX = 40 }; /* more are not looked at */

/* For pages as large as SCREEN. */
void sheet_init(struct sheet *sheet, const struct frame *screen);
void sheet_release(struct sheet *sheet);

/* Adds the page painted on SCREEN. */
void sheet_add(struct sheet *sheet, const struct frame *screen);

/* The first page of SHEET that looks different on GOLDEN, but for what another
 * version of a library may draw differently; -1: none does. */
int sheet_unlike(const struct sheet *sheet, const struct frame *golden);

/* Whether all pages look as on tests/golden/sheets/NAME.png; says which
 * does not, and leaves NAME.actual.png in the working directory. Writes the
 * golden if goldens are to be written. */
bool sheet_is_golden(const struct sheet *sheet, const char *name);

#endif
