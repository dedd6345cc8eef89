/* How large the words in a drawing are. Its smallest letters count once there
 * are as many as in a short word: a lone sign, such as that of a trade mark, is
 * not read. */
#ifndef KIOSK_LETTERS_H
#define KIOSK_LETTERS_H

#include <stdint.h>

#include "picture_protocol.h"

enum { LETTERS_WORD = 3 };

/* The smallest so far, in any unit, the largest of them last. All zeros: none
 * yet. */
struct letters {
    double heights[LETTERS_WORD];
    int count;
};

/* Adds the character CODE, whose font has capitals HEIGHT high; no letter and
 * no digit, or no size, is not counted. */
void letters_add(struct letters *letters, uint32_t code, double height);

/* What a reply says of them in a picture WHOLE high: 0 when there are too
 * few. */
int32_t letters_share(const struct letters *letters, double whole);

/* Capitals are so much of the size of a font: 0.66 (Times) to 0.73 (Verdana),
 * 0.72 in Arial, Calibri 0.63. */
#define LETTERS_CAPITAL 0.7

#endif
