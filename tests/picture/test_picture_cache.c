/* Drawn pictures within a budget. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/mman.h>

#include "picture_cache.h"

static void
add(struct picture_cache *cache, uint64_t file, int side_px)
{
    struct picture_shape shape = {file, side_px, side_px, {0}};
    void *pixels = mmap(NULL, picture_shape_bytes(&shape), PROT_READ,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    picture_cache_add(cache, &shape, pixels, true, 0);
}

static void
test_the_least_asked_for_goes_first(void **state)
{
    struct picture_cache cache;
    struct picture_shape second = {2, 100, 100, {0}};
    (void)state;
    picture_cache_init(&cache, 100 * 100 * 4 * 3);
    add(&cache, 2, 100);
    add(&cache, 1, 100);
    add(&cache, 3, 100);
    assert_non_null(picture_cache_find(&cache, &second));
    add(&cache, 4, 100);
    assert_false(picture_cache_has(&cache, 1));
    assert_true(picture_cache_has(&cache, 2));
    assert_int_equal(cache.bytes, 100 * 100 * 4 * 3);
    picture_cache_release(&cache);
}

static void
test_shapes_are_told_apart(void **state)
{
    struct picture_cache cache;
    struct picture_shape shape = {1, 10, 10, {0}};
    (void)state;
    picture_cache_init(&cache, 1 << 20);
    add(&cache, 1, 10);
    assert_true(picture_cache_holds(&cache, &shape));
    shape.crop.left = 1;
    assert_false(picture_cache_holds(&cache, &shape));
    shape = (struct picture_shape){1, 10, 11, {0}};
    assert_false(picture_cache_holds(&cache, &shape));
    shape = (struct picture_shape){2, 10, 10, {0}};
    assert_null(picture_cache_find(&cache, &shape));
    picture_cache_release(&cache);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_least_asked_for_goes_first),
        cmocka_unit_test(test_shapes_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
