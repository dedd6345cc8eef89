/* The state of the show as one line of JSON, for rehearsals. */
#ifndef KIOSK_STATE_JSON_H
#define KIOSK_STATE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "app.h"
#include "str.h"

/* Adds TEXT, UTF-8, as a string in quotes. */
void json_add_string(struct str *out, const char *text);

/* Adds the line, without a line feed. */
void state_json(struct app *app, int64_t now_ms, struct str *out);

/* The value of KEY as text ("benefits", "12.0", "null"); false when there is
 * no such key. "controls" has no single value: it is not found. */
bool state_value(struct app *app, int64_t now_ms, const char *key,
                 struct str *out);

#endif
