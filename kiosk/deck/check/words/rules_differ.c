/* How the numbers of a slide in two languages differ. See rules_differ.h. */
#include "rules_differ.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules_number.h"

enum {
    HALF_DAY = 12 * HOUR_MINUTES,
    DAY = 2 * HALF_DAY,
    LOOSE_MAX = 64 /* numbers that are compared each with each */
};

int
rules_number_order(const struct rules_number *a, const struct rules_number *b)
{
    int order = strcmp(a->value, b->value);
    return order ? order : rules_unit_order(a->unit, b->unit);
}

/* The numbers of one side that the other does not have. */
struct loose {
    const struct rules_number **items;
    size_t count;
};

static struct loose
loose_init(size_t count)
{
    return (struct loose){
        .items = mem_new(count, sizeof(const struct rules_number *))};
}

/* All numbers of A and B except those in both with the same unit. */
static void
part(const struct rules_numbers *a, const struct rules_numbers *b,
     struct loose *only_a, struct loose *only_b)
{
    size_t i = 0, j = 0;
    while (i < a->count || j < b->count) {
        int order = i == a->count ? 1
                    : j == b->count
                        ? -1
                        : rules_number_order(&a->items[i], &b->items[j]);
        if (order < 0) {
            only_a->items[only_a->count++] = &a->items[i];
        } else if (order > 0) {
            only_b->items[only_b->count++] = &b->items[j];
        }
        i += order <= 0;
        j += order >= 0;
    }
}

/* Removes equal values from A and B of which one has no unit: these are sorted
 * first among equal values, and are left on one side only. */
static void
drop_unknown_units(struct loose *a, struct loose *b)
{
    size_t i = 0, j = 0, left = 0, right = 0;
    while (i < a->count || j < b->count) {
        int order = i == a->count ? 1
                    : j == b->count
                        ? -1
                        : strcmp(a->items[i]->value, b->items[j]->value);
        bool same = order == 0 &&
                    (a->items[i]->unit == NULL || b->items[j]->unit == NULL);
        if (order < 0 || (order == 0 && !same)) {
            a->items[left++] = a->items[i];
        }
        if (order > 0 || (order == 0 && !same)) {
            b->items[right++] = b->items[j];
        }
        i += order <= 0;
        j += order >= 0;
    }
    a->count = left;
    b->count = right;
}

/* The minute of the day that NUMBER may mean: a time, "9" in the evening, or
 * "14.30"; -1: none. */
static int
minute_of(const struct rules_number *number)
{
    const char *at = number->value;
    size_t hour = strspn(at, "0123456789");
    if (number->minute >= 0 || hour == 0 || hour > 2) {
        return number->minute;
    }
    int minutes = atoi(at) * HOUR_MINUTES;
    if (at[hour] == '.') {
        const char *point = strpbrk(number->written, ".,");
        size_t digits = point != NULL ? strspn(point + 1, "0123456789") : 0;
        minutes = digits == 2 ? minutes + atoi(point + 1) : -1;
    }
    return minutes;
}

/* Whether one is a time and the other may be the same. */
static bool
same_time(const struct rules_number *a, const struct rules_number *b)
{
    int left = minute_of(a), right = minute_of(b);
    bool loose = a->minute < 0 || b->minute < 0 || a->half || b->half;
    return (a->minute >= 0 || b->minute >= 0) && left >= 0 && right >= 0 &&
           (loose ? left % HALF_DAY == right % HALF_DAY
                  : left % DAY == right % DAY);
}

static void
drop(struct loose *loose, size_t index)
{
    loose->count--;
    memmove(&loose->items[index], &loose->items[index + 1],
            (loose->count - index) * sizeof(const struct rules_number *));
}

/* As much, in another unit. */
static bool
same_amount(const struct rules_number *a, const struct rules_number *b)
{
    return rules_unit_same(strtod(a->value, NULL), a->unit,
                           strtod(b->value, NULL), b->unit);
}

/* The first two that were dropped; NULL: none. */
struct dropped {
    const char *a, *b;
};

static struct dropped
drop_same(struct loose *a, struct loose *b,
          bool (*same)(const struct rules_number *,
                       const struct rules_number *))
{
    struct dropped first = {NULL, NULL};
    bool few = a->count <= LOOSE_MAX && b->count <= LOOSE_MAX;
    for (size_t i = 0; few && i < a->count;) {
        size_t j = 0;
        while (j < b->count && !same(a->items[i], b->items[j])) {
            j++;
        }
        if (j < b->count) {
            first = first.a != NULL ? first
                                    : (struct dropped){a->items[i]->whole,
                                                       b->items[j]->whole};
            drop(a, i);
            drop(b, j);
        } else {
            i++;
        }
    }
    return first;
}

static int
compare_order(const void *a, const void *b)
{
    const struct rules_number *left = *(const struct rules_number *const *)a;
    const struct rules_number *right = *(const struct rules_number *const *)b;
    return (left->order > right->order) - (left->order < right->order);
}

/* All digits of LOOSE in the order of the slide. */
static char *
joined(const struct loose *loose)
{
    struct str digits = {0};
    for (size_t i = 0; i < loose->count; i++) {
        str_add(&digits, loose->items[i]->value);
    }
    return str_take(&digits);
}

/* The same long row of digits, spaced in another way: a phone number. */
static bool
same_digits(const struct loose *a, const struct loose *b)
{
    char *left = joined(a), *right = joined(b);
    bool same = strlen(left) >= LONG_DIGITS && strcmp(left, right) == 0;
    free(left);
    free(right);
    return same;
}

static void
sort_loose(struct loose *loose)
{
    if (loose->count > 1) {
        qsort(loose->items, loose->count, sizeof(const struct rules_number *),
              compare_order);
    }
}

/* A number of A that is compared in another way in B, "> 38" and "< 38"; that
 * of B in *OTHER. NULL: none. What B says in words is not known. */
static const struct rules_number *
other_comparison(const struct rules_numbers *a, const struct rules_numbers *b,
                 const struct rules_number **other)
{
    int left_over = LOOSE_MAX;
    for (size_t i = 0; i < a->count && left_over > 0; i++) {
        const struct rules_number *left = &a->items[i];
        bool told = !left->comparison;
        *other = NULL;
        left_over -= !told;
        for (size_t j = 0; !told && j < b->count; j++) {
            const struct rules_number *right = &b->items[j];
            bool same = strcmp(left->value, right->value) == 0;
            told = same && right->comparison == left->comparison;
            *other = same && right->comparison ? right : *other;
        }
        if (!told && *other != NULL) {
            return left;
        }
    }
    return NULL;
}

/* Whether all of LOOSE are steps of a list. */
static bool
only_steps(const struct loose *loose)
{
    for (size_t i = 0; i < loose->count; i++) {
        if (!loose->items[i]->step) {
            return false;
        }
    }
    return loose->count > 0;
}

/* The one of B to name with FIRST: of the same value, else the first. */
static const struct rules_number *
partner(const struct loose *b, const struct rules_number *first)
{
    for (size_t i = 0; first != NULL && i < b->count; i++) {
        if (strcmp(b->items[i]->value, first->value) == 0) {
            return b->items[i];
        }
    }
    return b->count > 0 ? b->items[0] : NULL;
}

static enum rules_difference
compare_loose(struct loose *a, struct loose *b, const char **only_a,
              const char **only_b)
{
    struct dropped first = drop_same(a, b, same_amount);
    sort_loose(a);
    sort_loose(b);
    if (a->count + b->count == 0 || same_digits(a, b)) {
        *only_a = first.a;
        *only_b = first.b;
        return first.a != NULL ? RULES_OTHER_UNIT : RULES_ALIKE;
    }
    const struct rules_number *left = a->count > 0 ? a->items[0] : NULL;
    const struct rules_number *right = partner(b, left);
    bool unit =
        left != NULL && right != NULL && strcmp(left->value, right->value) == 0;
    *only_a = left == NULL ? NULL : unit ? left->whole : left->written;
    *only_b = right == NULL ? NULL : unit ? right->whole : right->written;
    bool steps =
        (only_steps(a) && right == NULL) || (only_steps(b) && left == NULL);
    return steps ? RULES_STEPS : RULES_DIFFER;
}

enum rules_difference
rules_numbers_compare(const struct rules_numbers *a,
                      const struct rules_numbers *b, const char **only_a,
                      const char **only_b)
{
    struct loose left = loose_init(a->count), right = loose_init(b->count);
    part(a, b, &left, &right);
    drop_unknown_units(&left, &right);
    (void)drop_same(&left, &right, same_time);
    enum rules_difference difference =
        compare_loose(&left, &right, only_a, only_b);
    const struct rules_number *other = NULL;
    const struct rules_number *own = other_comparison(a, b, &other);
    if (own != NULL && difference != RULES_DIFFER) {
        *only_a = own->whole;
        *only_b = other->whole;
        difference = RULES_DIFFER;
    }
    free(left.items);
    free(right.items);
    return difference;
}
