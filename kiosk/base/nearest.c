/* The nearest word. See nearest.h. */
#include "nearest.h"

#include <stdint.h>
#include <string.h>

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t
nearest_distance(const char *a, const char *b)
{
    size_t a_len = strlen(a), b_len = strlen(b);
    if (a_len > NEAREST_WORD_MAX || b_len > NEAREST_WORD_MAX) {
        return SIZE_MAX;
    }
    size_t cost[NEAREST_WORD_MAX + 1][NEAREST_WORD_MAX + 1];
    for (size_t i = 0; i <= a_len; i++) {
        for (size_t j = 0; j <= b_len; j++) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            size_t change = lower(a[i - 1]) != lower(b[j - 1]);
            size_t best = least(cost[i - 1][j], cost[i][j - 1]) + 1;
            best = least(best, cost[i - 1][j - 1] + change);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1])) {
                best = least(best, cost[i - 2][j - 2] + 1);
            }
            cost[i][j] = best;
        }
    }
    return cost[a_len][b_len];
}

size_t
nearest_word(const char *word, const void *words, size_t count, size_t stride)
{
    size_t found = count, found_distance = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        const char *candidate;
        memcpy(&candidate, (const char *)words + i * stride, sizeof(candidate));
        size_t distance = nearest_distance(word, candidate);
        size_t limit = strlen(candidate) / 4;
        limit = limit > 1 ? limit : 1;
        if (distance <= limit && distance < found_distance) {
            found = i;
            found_distance = distance;
        }
    }
    return found;
}
