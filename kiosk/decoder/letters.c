/* How large words are. See letters.h. */
#include "letters.h"

#include <math.h>

#include "unicode.h"

void
letters_add(struct letters *letters, uint32_t code, double height)
{
    if (!unicode_is_alnum(code) || !isnormal(height) || height < 0) {
        return;
    }
    int at = letters->count;
    if (at == LETTERS_WORD && height >= letters->heights[at - 1]) {
        return;
    }
    at = at < LETTERS_WORD ? letters->count++ : at - 1;
    for (; at > 0 && letters->heights[at - 1] > height; at--) {
        letters->heights[at] = letters->heights[at - 1];
    }
    letters->heights[at] = height;
}

int32_t
letters_share(const struct letters *letters, double whole)
{
    if (letters->count < LETTERS_WORD || !(whole > 0)) {
        return 0;
    }
    double share = letters->heights[LETTERS_WORD - 1] / whole;
    return (int32_t)fmin(fmax(floor(share * PICTURE_LETTERS_WHOLE + 0.5), 1),
                         PICTURE_LETTERS_WHOLE);
}
