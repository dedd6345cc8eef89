/* The main screens as text, with fixed advances. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_rig.h"
#include "str.h"

#define GOLDENS KIOSK_SOURCE_DIR "/tests/golden/page/"

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
    {"empty", 2, {.mode = PLAY_EMPTY, .slide = -1}},
    {"topics", 0, {.mode = PLAY_HELD, .view = PLAY_VIEW_TOPICS}},
    {"languages", 2, {.mode = PLAY_HELD, .view = PLAY_VIEW_LANGUAGES}},
    {"seven-inch", 5, {.slide = 1}},
};

static char *
read_golden(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail_msg("%s is missing; KIOSK_UPDATE_GOLDENS=1 writes it", path);
    }
    struct str text = {0};
    char part[4096];
    size_t len;
    while ((len = fread(part, 1, sizeof(part), file)) > 0) {
        str_add_bytes(&text, part, len);
    }
    fclose(file);
    return str_take(&text);
}

static void
check_golden(const struct golden *golden, struct page_rig *rig)
{
    const struct rig_screen *screen = &rig_screens[golden->screen];
    struct str path = {0};
    str_addf(&path, "%s%s.txt", GOLDENS, golden->name);
    rig->state = golden->state;
    rig_screen(rig, screen->width, screen->height, screen->longer_mm);
    struct page *page = rig_page(rig);
    char *actual = page_dump(page);
    if (getenv("KIOSK_UPDATE_GOLDENS") != NULL) {
        FILE *file = fopen(path.text, "wb");
        assert_non_null(file);
        assert_int_equal(fputs(actual, file) < 0, 0);
        assert_int_equal(fclose(file), 0);
    }
    char *expected = read_golden(path.text);
    if (strcmp(actual, expected) != 0) {
        fail_msg("%s differs. It should be:\n%s\nIt is:\n%s", golden->name,
                 expected, actual);
    }
    rig_check_page(rig, page);
    free(actual);
    free(expected);
    str_release(&path);
    page_free(page);
}

static void
test_main_screens(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, rig_deck);
    for (size_t i = 0; i < sizeof(goldens) / sizeof(*goldens); i++) {
        check_golden(&goldens[i], &rig);
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
