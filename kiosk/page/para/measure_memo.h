/* A measure that remembers what another one answered: the layout of a slide
 * asks for the same lines and letters many times, and shaping is what it costs
 * most. Pure. */
#ifndef KIOSK_MEASURE_MEMO_H
#define KIOSK_MEASURE_MEMO_H

#include "measure.h"

struct measure_memo;

/* FROM must live as long as it. Not for more than a layout: it holds what fonts
 * said, up to some 200 KB. */
struct measure_memo *measure_memo_new(const struct measure *from);
void measure_memo_free(struct measure_memo *memo);

const struct measure *measure_memo_measure(struct measure_memo *memo);

#endif
