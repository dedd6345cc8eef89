/* golden_try PATH TEXT: one test, which holds TEXT against the golden PATH. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "golden.h"
#include "mem.h"

static void
hold_against(void **state)
{
    char **words = *state;
    char *left = mem_string("what a test that fails does not free");
    assert_non_null(left);
    golden_text(words[1], words[2]);
    free(left);
}

int
main(int argc, char **argv)
{
    if (argc != 3) {
        return 2;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(hold_against, argv)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
