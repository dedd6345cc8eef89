/* The main screens as text, with fixed advances. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "page_golden.h"

static const struct golden {
    const char *name;
    int screen; /* of rig_screens */
    struct play_state state;
} goldens[] = {
    {"benefit", 0, {.page_count = 1}},
    {"benefit-spanish", 1, {.language = 1}},
    {"benefit-arabic", 0, {.language = 2}},
    {"benefit-portrait", 2, {.stopped = true, .mode = PLAY_HELD}},
    {"redness-contrast", 0, {.slide = 1, .theme = PAGE_HIGH_CONTRAST}},
    {"redness-large", 0, {.slide = 1, .scale = 2, .page = 1}},
    {"table", 3, {.slide = 2}},
    {"table-large", 2, {.slide = 2, .scale = 2}},
    {"call", 1, {.slide = 3, .scale = 1}},
    {"asking", 0, {.mode = PLAY_ASKING, .slide = 3, .countdown_s = 18}},
    {"cleaning", 0, {.mode = PLAY_CLEANING, .countdown_s = 30}},
    {"cleaning-arabic",
     5,
     {.mode = PLAY_CLEANING, .language = 2, .countdown_s = 30}},
    {"empty", 2, {.mode = PLAY_EMPTY, .slide = -1}},
    {"topics", 0, {.mode = PLAY_HELD, .view = PLAY_VIEW_TOPICS}},
    {"languages", 2, {.mode = PLAY_HELD, .view = PLAY_VIEW_LANGUAGES}},
    {"seven-inch", 5, {.slide = 1}},
};

static void
test_main_screens(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    rig.scene.hash = "132d 8a7f e291";
    for (size_t i = 0; i < sizeof(goldens) / sizeof(*goldens); i++) {
        page_golden_on(&rig, goldens[i].screen, goldens[i].state,
                       goldens[i].name);
    }
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_main_screens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
