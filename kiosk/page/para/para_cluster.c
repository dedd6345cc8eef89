/* Grapheme clusters. See para_cluster.h. */
#include "para_cluster.h"

#include "unicode.h"

bool
para_is_space(uint32_t code)
{
    /* Zs but for NBSP, the figure space and the narrow NBSP, which UAX #14
     * gives the class GL, and the Ogham space, which has ink. */
    return code == ' ' || code == 0x3000 || code == 0x205F ||
           (code >= 0x2000 && code <= 0x200B && code != 0x2007);
}

enum jamo { JAMO_NONE, JAMO_L, JAMO_V, JAMO_T, JAMO_LV, JAMO_LVT };

static enum jamo
jamo(uint32_t code)
{
    if (code >= 0xAC00 && code <= 0xD7A3) {
        return (code - 0xAC00) % 28 == 0 ? JAMO_LV : JAMO_LVT;
    }
    if ((code >= 0x1100 && code <= 0x115F) ||
        (code >= 0xA960 && code <= 0xA97C)) {
        return JAMO_L;
    }
    if ((code >= 0x1160 && code <= 0x11A7) ||
        (code >= 0xD7B0 && code <= 0xD7C6)) {
        return JAMO_V;
    }
    bool trailing = (code >= 0x11A8 && code <= 0x11FF) ||
                    (code >= 0xD7CB && code <= 0xD7FB);
    return trailing ? JAMO_T : JAMO_NONE;
}

/* GB6, GB7, GB8: the letters of one Hangul syllable. */
static bool
same_syllable(uint32_t before, uint32_t code)
{
    enum jamo next = jamo(code);
    switch (jamo(before)) {
    case JAMO_L:
        return next != JAMO_NONE && next != JAMO_T;
    case JAMO_V:
    case JAMO_LV:
        return next == JAMO_V || next == JAMO_T;
    case JAMO_T:
    case JAMO_LVT:
        return next == JAMO_T;
    default:
        return false;
    }
}

bool
para_joins(struct para_cluster *cluster, uint32_t code)
{
    uint32_t before = cluster->previous;
    bool flag = code >= 0x1F1E6 && code <= 0x1F1FF;
    cluster->flags = flag ? cluster->flags + 1 : 0;
    cluster->previous = code;
    if (before == 0) {
        return false;
    }
    if (code < 0x300 && before < 0x300) {
        return false; /* the many cases without any rule */
    }
    return unicode_extends(code) || before == 0x200D ||
           (flag && cluster->flags % 2 == 0) || same_syllable(before, code) ||
           (before >= 0x0E40 && before <= 0x0E44 && unicode_is_letter(code)) ||
           (unicode_is_virama(before) &&
            unicode_script(before) == unicode_script(code));
}
