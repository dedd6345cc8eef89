/* The same text through Pango and cairo, in the faces and sizes that our own
 * layout chose: what our lines and pictures are held against. */
#ifndef KIOSK_FONTS_PANGO_H
#define KIOSK_FONTS_PANGO_H

#include <pango/pangocairo.h>

#include "fonts_list.h"
#include "measure.h"

struct fonts_pango {
    PangoFontMap *map;
    PangoContext *context;
};

/* Pango that knows the files of LIST and no others. */
void fonts_pango_init(struct fonts_pango *pango, const struct fonts_list *list);
void fonts_pango_release(struct fonts_pango *pango);

/* TEXT laid out in COLUMN_PX, with our glue; g_object_unref ends it. */
PangoLayout *fonts_pango_layout(struct fonts_pango *pango,
                                const struct fonts_list *list,
                                const struct measure *measure, const char *text,
                                const char *lang, int cap_px, int column_px);

#endif
