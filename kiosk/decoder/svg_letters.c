/* Looks for sizes of letters in attributes and styles. See svg_letters.h. */
#include "svg_letters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_PX 0.25
#define MOST_PX 65000.0

/* A size stands this near to its name. */
enum { NEAR_BYTES = 80 };

/* CSS px of a unit; 0 for what depends on something else (em, %). */
static double
unit_px(const char *unit)
{
    static const struct {
        const char *name;
        double px;
    } units[] = {{"px", 1},  {"pt", 96 / 72.0}, {"pc", 16},
                 {"in", 96}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}};
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
        if (strncmp(unit, units[i].name, 2) == 0) {
            return units[i].px;
        }
    }
    return 0;
}

static bool
spoils(double px)
{
    return isfinite(px) && px > 0 && (px < LEAST_PX || px > MOST_PX);
}

/* TEXT is what follows a name: of "font" a size has a unit, of "font-size" it
 * need not. */
static bool
says_bad_size(const char *text, bool bare)
{
    const char *at = text + strspn(text, " \t\r\n");
    if (*at != ':' && *at != '=') {
        return false;
    }
    at += strspn(at, ":= \t\r\n\"'");
    while (*at && !strchr(";\"'}<>", *at)) {
        char *end;
        double value = strtod(at, &end);
        if (end == at) {
            at++;
            continue;
        }
        bool alone = *end == '\0' || strchr(";\"'} \t\r\n", *end) != NULL;
        if (spoils(value * (!alone ? unit_px(end) : bare ? 1 : 0))) {
            return true;
        }
        at = end;
    }
    return false;
}

bool
svg_letters_spoil(const uint8_t *bytes, size_t len)
{
    static const char name[] = "font";
    const uint8_t *end = bytes + len;
    const uint8_t *at = bytes;
    if (!memmem(bytes, len, "<text", 5)) {
        return false;
    }
    while ((at = memmem(at, (size_t)(end - at), name, 4)) != NULL) {
        char text[NEAR_BYTES + 1] = "";
        at += 4;
        size_t left = (size_t)(end - at);
        memcpy(text, at, left < NEAR_BYTES ? left : NEAR_BYTES);
        bool size = strncmp(text, "-size", 5) == 0;
        if (says_bad_size(size ? text + 5 : text, size)) {
            return true;
        }
    }
    return false;
}
