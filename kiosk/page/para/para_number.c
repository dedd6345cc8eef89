/* Phone numbers and dates. See para_number.h. */
#include "para_number.h"

#include <stdbool.h>

#include "unicode.h"

/* What a phone number or a date is written with; a space or bracket never
 * ends one. */
static bool
in_number(uint32_t code)
{
    return unicode_digit(code) >= 0 || code == '(' || code == ')' ||
           code == '+' || code == '-' || code == '.' || code == '/' ||
           code == ' ' || code == 0xA0 || code == 0x2010 || code == 0x2011 ||
           code == 0x2013;
}

size_t
para_long_number(const uint32_t *codes, size_t start, size_t count)
{
    bool begins = unicode_digit(codes[start]) >= 0 || codes[start] == '(' ||
                  codes[start] == '+';
    size_t digits = 0, end = start;
    if (count > start + PARA_NUMBER_MAX) {
        count = start + PARA_NUMBER_MAX;
    }
    for (size_t i = start; begins && i < count && in_number(codes[i]); i++) {
        if (codes[i] == ' ' && i > start && codes[i - 1] == ' ') {
            break;
        }
        if (unicode_digit(codes[i]) >= 0) {
            digits++;
            end = i + 1;
        }
    }
    return digits >= PARA_NUMBER_DIGITS ? end : start;
}
