/* The order of mixed directions. See para_bidi.h. */
#include "para_bidi.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* What FriBidi works on, in one block. */
struct scratch {
    FriBidiCharType *types;
    FriBidiBracketType *brackets;
    FriBidiLevel *levels;
};

static bool
needs_bidi(const uint32_t *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        /* Below U+0590 there is neither a right-to-left letter nor a
         * control. */
        if (codes[i] >= 0x590) {
            return true;
        }
    }
    return false;
}

static bool
resolve(const uint32_t *codes, size_t count, bool rtl, struct scratch *s)
{
    FriBidiStrIndex len = (FriBidiStrIndex)count;
    FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(codes, len, s->types);
    fribidi_get_bracket_types(codes, len, s->types, s->brackets);
    return fribidi_get_par_embedding_levels_ex(s->types, s->brackets, len,
                                               &base, s->levels) != 0;
}

void
para_levels(const uint32_t *codes, size_t count, bool rtl,
            unsigned char *levels)
{
    memset(levels, rtl ? 1 : 0, count);
    if (count == 0 || count > INT32_MAX / 2 ||
        (!rtl && !needs_bidi(codes, count))) {
        return;
    }
    struct scratch s = {
        .types = mem_new(count, sizeof(*s.types)),
        .brackets = mem_new(count, sizeof(*s.brackets)),
        .levels = mem_new(count, sizeof(*s.levels)),
    };
    /* FriBidi fails only for want of memory: the base direction stays. */
    if (resolve(codes, count, rtl, &s)) {
        for (size_t i = 0; i < count; i++) {
            levels[i] = (unsigned char)s.levels[i];
        }
    }
    free(s.types);
    free(s.brackets);
    free(s.levels);
}

static void
reverse(size_t *order, size_t from, size_t to)
{
    while (from + 1 < to) {
        size_t swapped = order[from];
        order[from++] = order[--to];
        order[to] = swapped;
    }
}

/* Reverses every stretch of runs at LEVEL or above. */
static void
reverse_from(const unsigned char *levels, size_t count, unsigned level,
             size_t *order)
{
    for (size_t i = 0; i < count;) {
        size_t start = i;
        while (i < count && levels[i] >= level) {
            i++;
        }
        reverse(order, start, i);
        i += i == start;
    }
}

void
para_reorder(const unsigned char *levels, size_t count, size_t *order)
{
    unsigned highest = 0, lowest_odd = 255;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
        if (levels[i] % 2 == 1 && levels[i] < lowest_odd) {
            lowest_odd = levels[i];
        }
    }
    for (unsigned level = highest; level >= lowest_odd; level--) {
        reverse_from(levels, count, level, order);
    }
}
