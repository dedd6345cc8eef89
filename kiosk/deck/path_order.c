/* The natural order of paths. See path_order.h. */
#include "path_order.h"

#include <stdbool.h>
#include <string.h>

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What a byte counts in the order: '/' first, so that a folder comes before
 * its longer namesakes, then bytes with capitals as small letters. */
static int
rank(char c)
{
    if (c == '/') {
        return 1;
    }
    unsigned char byte = (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return byte == '\0' ? 0 : byte + 1;
}

/* Compares the numbers that *A and *B begin with by value, however long, and
 * moves both behind them. */
static int
compare_numbers(const char **a, const char **b)
{
    const char *x = *a + strspn(*a, "0"), *y = *b + strspn(*b, "0");
    size_t x_len = strspn(x, "0123456789"), y_len = strspn(y, "0123456789");
    *a = x + x_len;
    *b = y + y_len;
    if (x_len != y_len) {
        return x_len < y_len ? -1 : 1;
    }
    return memcmp(x, y, x_len);
}

int
deck_order(const char *a, const char *b)
{
    const char *x = a, *y = b;
    while (*x != '\0' || *y != '\0') {
        int order;
        if (is_digit(*x) && is_digit(*y)) {
            order = compare_numbers(&x, &y);
        } else {
            order = rank(*x++) - rank(*y++);
        }
        if (order != 0) {
            return order;
        }
    }
    return strcmp(a, b);
}
