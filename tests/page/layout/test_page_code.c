/* Codes: what they carry, how large they are, where they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include <string.h>

#include "page_check.h"
#include "page_code.h"
#include "page_golden.h"
#include "page_words_whole.h"
#include "str.h"

#define THIS "---\nsource: Leaflet\nreviewed: 2026-11-22\nqr: this\n---\n"

enum { URL, OWN, OWN_PICTURE, LONG };

#define SENTENCE "Keep the skin cool and clean, and out of the sun, at noon. "
#define TEN                                                                 \
    SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE \
        SENTENCE SENTENCE

static const struct rig_file files[] = {
    {"deck.txt", "title: Codes\nlanguages: en, ar\n"},
    {"1-a/topic.txt", "title: A\nkind: aftercare\n"},
    {"1-a/1-url.md", "---\nqr: https://a.example/b\n---\n# Home\n\nRest.\n"},
    {"1-a/1-url.ar.md",
     "---\nqr: https://a.example/b\n---\n# البيت\n\nالراحة.\n"},
    {"1-a/2-own.md", THIS "# Home\n\nRest at home.\n\n- No sun.\n- No gym.\n"
                          "  1. Nor sauna.\n\n> [!WARNING]\n> Call us.\n\n"
                          "| Effect | Gone in |\n| --- | --- |\n"
                          "| Redness | hours |\n| Bruise | days |\n"},
    {"1-a/3-picture.md", THIS "# Home\n\n![Skin](wide.png)\n\nRest.\n"},
    {"1-a/4-long.md", THIS "# Home\n\n" TEN "\n"},
    {"1-a/wide.png", NULL},
    {NULL, NULL}};

static const struct golden {
    const char *name;
    int screen; /* of rig_screens */
    struct play_state state;
} goldens[] = {
    {"code-beside", 0, {.slide = URL}},
    {"code-beside-arabic", 0, {.slide = URL, .language = 1}},
    {"code-below", 2, {.slide = URL, .theme = PAGE_HIGH_CONTRAST}},
    {"code-own", 0, {.slide = OWN, .page = 2}},
    {"code-large-text", 0, {.slide = URL, .scale = 2, .page = 1}},
    {"code-picture", 0, {.slide = OWN_PICTURE}},
    {"code-picture-2", 0, {.slide = OWN_PICTURE, .page = 1}},
    {"code-too-long", 0, {.slide = LONG, .page = 1}},
    {"code-seven-inch", 5, {.slide = URL}},
};

static void
test_goldens(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    for (size_t i = 0; i < sizeof(goldens) / sizeof(*goldens); i++) {
        page_golden_on(&rig, goldens[i].screen, goldens[i].state,
                       goldens[i].name);
    }
    rig_release(&rig);
}

static const struct deck_version *
version_of(const struct page_rig *rig, int slide)
{
    return &rig->deck->topics[0].slides[slide].versions[0];
}

static void
test_own_words(void **state)
{
    (void)state;
    struct page_rig rig;
    struct page_code code;
    rig_init(&rig, files);
    page_code_init(&code, version_of(&rig, OWN), &page_words_whole[0]);
    assert_string_equal(code.words,
                        "Home\n\nRest at home.\n\n- No sun.\n- No gym.\n"
                        "  1. Nor sauna.\n\nImportant: Call us.\n\n"
                        "Effect: Gone in\nRedness: hours\nBruise: days\n\n"
                        "Leaflet\nreviewed 22 Nov 2026");
    assert_true(code.own && code.version > 0);
    page_code_release(&code);
    page_code_init(&code, version_of(&rig, URL), &page_words_whole[0]);
    assert_string_equal(code.words, "https://a.example/b");
    assert_false(code.own);
    assert_int_equal(code.version, 2);
    page_code_release(&code);
    rig_release(&rig);
}

/* Never under 60 mm, modules never under 1 mm, and never larger than a look. */
static void
test_sizes(void **state)
{
    (void)state;
    for (int i = 0; i < rig_screen_count; i++) {
        struct page_rig rig;
        struct page_code_size size;
        rig_init(&rig, files);
        rig_screen_at(&rig, i);
        struct page_metrics m = page_metrics(&rig.screen, 0);
        assert_false(page_code_size(&m, 0, &size));
        assert_false(page_code_size(&m, 41, &size));
        assert_false(page_code_size(&m, 20, &size));
        for (int version = 1; version <= 10; version++) {
            assert_true(page_code_size(&m, version, &size));
            assert_int_equal(size.side, 17 + 4 * version);
            assert_int_equal(size.width, size.side * size.module);
            assert_true(size.width >= 60 * m.px_per_mm);
            assert_true(size.module >= m.px_per_mm);
            assert_true(size.width <= 84 * m.px_per_mm);
        }
        rig_release(&rig);
    }
}

static void
test_modules(void **state)
{
    (void)state;
    struct page_code code = {.words = "https://a.example/b", .version = 2};
    for (int version = 2; version <= 12; version++) {
        int side = 0;
        uint8_t *modules = page_code_modules(&code, version, &side);
        assert_non_null(modules);
        assert_int_equal(side, 17 + 4 * version);
        /* the eye in the corner: a dark ring, a light one, a dark middle */
        assert_int_equal(modules[0] + modules[side + 1], 1);
        assert_int_equal(modules[2 * side + 2], 1);
        free(modules);
    }
    int side = 0;
    code.words = TEN;
    assert_null(page_code_modules(&code, 2, &side));
}

/* How many codes PAGE has. */
static int
codes(const struct page *page)
{
    int count = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        count += page->items[i].type == PAGE_CODE;
    }
    return count;
}

/* On every screen that can hold a code there is just one, at every size. */
static void
test_every_screen(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    for (int i = 0; i < rig_screen_count * 3 * LONG; i++) {
        const struct rig_screen *screen =
            rig_screen_at(&rig, i / 3 % rig_screen_count);
        rig.state = (struct play_state){.scale = i % 3,
                                        .slide = i / 3 / rig_screen_count};
        int found = 0;
        for (int pages = 1; rig.state.page < pages; rig.state.page++) {
            struct page *page = rig_page(&rig);
            rig_check_page(&rig, page);
            pages = page->page_count;
            found += codes(page);
            page_free(page);
        }
        bool low = screen->longer_mm < 200;
        if (found != (low ? 0 : 1)) {
            fail_msg("%d codes of slide %d on %s at %d", found, rig.state.slide,
                     screen->name, rig.state.scale);
        }
    }
    rig_release(&rig);
}

/* What check says of slide SLIDE on a screen. */
static void
check_says(int screen, int slide, const char *rule)
{
    struct page_rig rig;
    struct settings settings;
    struct report report = {0};
    rig_init(&rig, files);
    rig_screen_at(&rig, screen);
    settings_init(&settings);
    page_check(rig.deck, &rig.screen, &settings, &rig.measure, &report);
    const char *path = version_of(&rig, slide)->path;
    bool said = false;
    for (size_t i = 0; i < report.count; i++) {
        const struct finding *finding = &report.findings[i];
        if (strcmp(finding->path, path) == 0 &&
            strncmp(finding->rule, "qr-", 3) == 0) {
            assert_string_equal(finding->rule, rule);
            assert_int_equal(finding->level, REPORT_WARNING);
            said = true;
        }
    }
    assert_int_equal(said, *rule != '\0');
    report_release(&report);
    rig_release(&rig);
}

static void
test_staff_are_told(void **state)
{
    (void)state;
    check_says(0, URL, "");
    check_says(0, OWN, "");
    check_says(0, LONG, "qr-too-long");
    check_says(5, URL, "qr-no-room");
    check_says(5, LONG, "qr-too-long");
}

static void
test_the_modules_are_hashed(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, files);
    struct page *one = rig_page(&rig);
    rig.deck->topics[0].slides[0].versions[0].qr[18] = 'c';
    struct page *other = rig_page(&rig);
    assert_int_equal(codes(one), 1);
    assert_int_not_equal(one->hash, other->hash);
    page_free(one);
    page_free(other);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_own_words),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_modules),
        cmocka_unit_test(test_every_screen),
        cmocka_unit_test(test_staff_are_told),
        cmocka_unit_test(test_the_modules_are_hashed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
