/* Where pages end: as good as the best of all ways, tried one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdlib.h>
#include <cmocka.h>

#include "page_breaks.h"

enum { PIECES = 10, PAGE = 100 };

struct heights {
    int of[PIECES];
};

/* A page costs 20, and the square of what is blank of it. */
static double
cost(void *ctx, size_t first, size_t end)
{
    const struct heights *heights = ctx;
    int sum = 0;
    for (size_t i = first; i < end; i++) {
        sum += heights->of[i];
    }
    double blank = 1.0 - (double)sum / (double)PAGE;
    return sum > PAGE ? -1.0 : 20.0 + blank * blank;
}

/* The least cost of the pieces from FIRST on, by trying all. */
static double
best_from(struct heights *heights, size_t first, size_t count)
{
    double best = first == count ? 0.0 : INFINITY;
    for (size_t end = first + 1; end <= count; end++) {
        double page = cost(heights, first, end);
        if (page >= 0) {
            best = fmin(best, page + best_from(heights, end, count));
        }
    }
    return best;
}

static void
test_as_good_as_the_best(void **state)
{
    (void)state;
    uint64_t seed = 88172645463325252u;
    for (int trial = 0; trial < 400; trial++) {
        struct heights heights;
        size_t ends[PIECES];
        bool fits;
        double least;
        for (int i = 0; i < PIECES; i++) {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            heights.of[i] = 5 + (int)(seed % 90);
        }
        size_t count = (size_t)(trial % PIECES) + 1;
        const struct page_breaks breaks = {
            .count = count, .cost = cost, .ctx = &heights};
        size_t pages = page_breaks(&breaks, ends, &fits, &least);
        double sum = 0;
        for (size_t i = 0; i < pages; i++) {
            sum += cost(&heights, i ? ends[i - 1] : 0, ends[i]);
        }
        assert_true(fits);
        assert_int_equal(ends[pages - 1], count);
        assert_true(fabs(sum - best_from(&heights, 0, count)) < 1e-9);
        assert_true(fabs(sum - least) < 1e-9);
    }
}

static void
test_what_fits_no_page_has_one(void **state)
{
    (void)state;
    struct heights heights = {{40, 140, 40, 30}};
    const struct page_breaks breaks = {
        .count = 4, .cost = cost, .ctx = &heights};
    size_t ends[PIECES];
    bool fits;
    double least;
    assert_int_equal(page_breaks(&breaks, ends, &fits, &least), 3);
    assert_false(fits);
    assert_int_equal(ends[0], 1);
    assert_int_equal(ends[1], 2);
    assert_int_equal(ends[2], 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_good_as_the_best),
        cmocka_unit_test(test_what_fits_no_page_has_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
