/* Style sheets of an SVG: which media are this screen. */
#ifndef KIOSK_SVG_MEDIA_H
#define KIOSK_SVG_MEDIA_H

#include <stdbool.h>

/* Whether one of the media in MEDIA, with commas between, is this screen. */
bool svg_css_media_holds(const char *media);

#endif
