/* Fingers and keys on the app. */
#ifndef KIOSK_APP_HANDS_H
#define KIOSK_APP_HANDS_H

#include <stdint.h>

#include "key_table.h"
#include "touch.h"

struct app;

/* One touch event. It refers to what app_page returned last, which is what the
 * person saw. */
void app_touch(struct app *app, const struct touch_event *event,
               int64_t now_ms);

/* For use at a desk: Back (-1) or Next (1) without touch. */
void app_walk(struct app *app, int step, int64_t now_ms);

/* A key was pressed that is for COMMAND. */
void app_key(struct app *app, enum keys_command command, int64_t now_ms);

/* How far a finger has dragged the slide sideways, as a fraction of the width;
 * negative to the left, 0 without a drag. */
double app_drag(const struct app *app);

/* The page that the drag uncovers, as a DIRECTION of app_page_ahead: dragging
 * left leads to the next page, or in a right-to-left text to the previous
 * one. */
int app_drag_direction(const struct app *app);

/* Time passes for fingers that are held or lost, and for a focus that was
 * left; used by app.c. */
void app_hands_step(struct app *app, int64_t now_ms);
int64_t app_hands_deadline_ms(const struct app *app);

#endif
