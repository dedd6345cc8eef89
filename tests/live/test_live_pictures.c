/* The show in a real window with a decoder that hangs: fingers do not wait for
 * it, and what comes behind it is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>

#include "live_rig.h"

/* Far less than the 10 s after which a decoder that hangs is given up, and more
 * than any machine takes to draw a slide. */
#define AT_ONCE_MS 2500

static void
write_deck(const struct live *live)
{
    live_run("rm -r '%s'/*", live->deck);
    live_run("cd '%s' && printf 'title: P\\n' > deck.txt && mkdir 1-p && "
             "cd 1-p && printf 'title: P\\nkind: about\\n' > topic.txt && "
             "printf '# One\\n\\nWords.\\n' > 1-one.md && "
             "printf '\\377\\330\\377\\340hang' > 2-two.jpg && "
             "printf '# Three\\n\\nWords.\\n' > 3-three.md",
             live->deck);
}

static void
test_fingers_do_not_wait_for_a_decoder(void **state)
{
    static const char *const taps[] = {"Next", "Next", "Back"};
    struct live *live = *state;
    write_deck(live);
    live_rehearse(live, taps, 3);
    live_start(live, true);
    for (size_t i = 1; i <= 3; i++) {
        live_tap(live, i);
        live_must_show(live, i, AT_ONCE_MS);
    }
    live_must_end_well(live, SIGTERM);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fingers_do_not_wait_for_a_decoder,
                                        live_setup, live_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
