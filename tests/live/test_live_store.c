/* The real program in a real window follows a store: what `kiosk import` takes
 * in is on the screen in a moment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "live_rig.h"
#include "process.h"

#define ONE_SLIDE "/1-about/1-what-it-is.md"

/* From the start of the import; sanitizers are a few times slower. */
#ifdef __SANITIZE_ADDRESS__
#define APPEARS_MS 15000
#else
#define APPEARS_MS 4000
#endif

enum { FADE_MS = 1000 };

static void
import(const struct live *live, const char *source)
{
    live_run("'%s' import '%s' '%s' >'%s/said'", KIOSK_PROGRAM, source,
             live->deck, live->folder);
}

/* The store is what is shown; the deck that it is filled from is in *SOURCE. */
static void
show_store(struct live *live, char source[64])
{
    snprintf(source, 64, "%s", live->deck);
    snprintf(live->deck, sizeof(live->deck), "%s/store", live->folder);
    import(live, source);
    live_run("rm '%s/receipt'", live->deck); /* or it is told at the start */
    live_rehearse(live, NULL, 0);
    live_start(live, true);
}

/* What will be seen of SOURCE. */
static void
rehearse_source(struct live *live, const char *source)
{
    char store[64];
    snprintf(store, sizeof(store), "%s", live->deck);
    snprintf(live->deck, sizeof(live->deck), "%s", source);
    live_rehearse(live, NULL, 0);
    snprintf(live->deck, sizeof(live->deck), "%s", store);
}

/* Nobody reads: the screen tells what has come, until it is touched. */
static void
test_a_new_deck_appears(void **state)
{
    struct live *live = *state;
    char source[64];
    show_store(live, source);
    uint32_t *before = xserver_pixels(live->server);
    live_run("sed -i 's/^# .*/# Brought a moment ago/' '%s" ONE_SLIDE "'",
             source);
    rehearse_source(live, source);
    double begun_ms = process_now_ms();
    import(live, source);
    while (live_shows(live, before) &&
           process_now_ms() < begun_ms + APPEARS_MS) {
        process_sleep_ms(10);
    }
    printf("import to screen: %.0f ms\n", process_now_ms() - begun_ms);
    assert_false(live_shows(live, before));
    free(before);
    process_sleep_ms(FADE_MS);
    assert_false(live_shows(live, live->rehearsed.steps[0].pixels));
    xserver_tap(live->server, LIVE_WIDTH_PX / 2, LIVE_HEIGHT_PX / 2);
    live_must_show(live, 0, APPEARS_MS);
    live_must_end_well(live, SIGTERM);
}

static void
test_the_source_is_not_shown(void **state)
{
    struct live *live = *state;
    char source[64];
    show_store(live, source);
    live_run("rm -r '%s'", source);
    process_sleep_ms(2000);
    assert_true(live_shows(live, live->rehearsed.steps[0].pixels));
    live_must_end_well(live, SIGTERM);
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, live_setup, live_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_new_deck_appears),
        TEST(test_the_source_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
