/* Names that cameras, scanners and programs give. */
#ifndef KIOSK_PATH_CAMERA_H
#define KIOSK_PATH_CAMERA_H

#include <stdbool.h>

/* Whether TITLE, made of a name, says nothing to people: a camera, a scanner or
 * a program has made it ("IMG 2041", "Screenshot 2026 11 29"). path_camera.c */
bool path_is_camera(const char *title);

#endif
