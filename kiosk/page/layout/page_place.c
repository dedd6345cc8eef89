/* Places as numbers. See page_place.h. */
#include "page_place.h"

enum { PARTS = 1 << 8 };

int
page_place_of(size_t index, size_t part)
{
    size_t most = PLACE_END / (PARTS * PLACE_SHARES) - 1;
    index = index < most ? index : most;
    part = part < PARTS ? part : PARTS - 1;
    return (int)(index * PARTS + part) * PLACE_SHARES;
}

int
page_place_in(int place, size_t sentences, size_t at, size_t from, size_t to)
{
    size_t part = sentences < PARTS ? sentences : PARTS - 1;
    size_t share = (at - from) * PLACE_SHARES / (to - from);
    return place + (int)(part * PLACE_SHARES + share);
}
