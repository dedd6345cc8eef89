/* One amount of a text: a number with its unit, a time, a price. */
#ifndef KIOSK_SPEECH_AMOUNT_H
#define KIOSK_SPEECH_AMOUNT_H

#include "speech_tongue.h"

struct speech_amount {
    size_t size;        /* bytes of text, with the unit */
    size_t number_size; /* without it */
    double value;
    bool time;
    struct str number; /* as it is said */
    struct str unit;   /* " milligrams"; empty when there is none */
};

/* Reads the amount at AT; false, and nothing to release, when there is none. */
bool speech_amount_read(const struct speech_text *text, size_t at,
                        struct speech_amount *amount);
void speech_amount_release(struct speech_amount *amount);

/* Appends AMOUNT, which is at AT, alone. */
void speech_amount_say(const struct speech_text *text, size_t at,
                       const struct speech_amount *amount, struct str *said);

#endif
