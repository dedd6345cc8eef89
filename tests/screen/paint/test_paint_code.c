/* The codes of painted pages are read back as a phone would, with zbar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <zbar.h>

#include "deck_check.h"
#include "deck_reader.h"
#include "deck_shown.h"
#include "golden_picture.h"
#include "page_new.h"
#include "paint.h"
#include "report.h"
#include "str.h"

/* What zbar reads in FRAME, freed with free(); NULL unless it is one code. */
static char *
read_code(const struct frame *frame)
{
    size_t count = (size_t)frame->width_px * (size_t)frame->height_px;
    unsigned char *grey = malloc(count);
    assert_non_null(grey);
    for (size_t i = 0; i < count; i++) {
        uint32_t pixel = frame->pixels[i];
        grey[i] = (unsigned char)(((pixel >> 16 & 255) + (pixel >> 8 & 255) +
                                   (pixel & 255)) /
                                  3);
    }
    zbar_image_t *image = zbar_image_create();
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, (unsigned)frame->width_px,
                        (unsigned)frame->height_px);
    zbar_image_set_data(image, grey, count, NULL);
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    char *text = NULL;
    if (zbar_scan_image(scanner, image) == 1) {
        text = strdup(zbar_symbol_get_data(zbar_image_first_symbol(image)));
    }
    zbar_image_scanner_destroy(scanner);
    zbar_image_destroy(image);
    free(grey);
    return text;
}

static void
add(struct deck_reader *reader, struct report *report, const char *path,
    const char *text)
{
    const struct deck_file file = {.path = path,
                                   .bytes = text,
                                   .len = strlen(text),
                                   .size_bytes = strlen(text)};
    deck_reader_add(reader, &file, report);
}

/* A deck of one slide in LANG, and where it is shown. */
struct one {
    struct deck *deck;
    struct deck_shown *shown;
    size_t count;
};

static void
one_init(struct one *one, const char *lang, const char *slide)
{
    struct report report = {0};
    struct str deck = {0};
    struct deck_reader *reader = deck_reader_new();
    str_addf(&deck, "title: One\nlanguages: %s\n", lang);
    add(reader, &report, "deck.txt", deck.text);
    add(reader, &report, "1-a/topic.txt", "title: A\nkind: aftercare\n");
    add(reader, &report, "1-a/1-s.md", slide);
    one->deck = deck_reader_finish(reader, &report);
    const struct deck_date unknown = {0, 0, 0};
    one->count = deck_shown(one->deck, deck_moment_any(unknown), &one->shown);
    assert_int_equal(one->count, 1);
    report_release(&report);
    str_release(&deck);
}

static void
one_release(struct one *one)
{
    free(one->shown);
    deck_free(one->deck);
}

/* Paints the pages of ONE up to the first with a code; what is read there. */
static char *
read_pages(const struct one *one, struct play_state *state,
           const struct page_screen *screen, struct fonts *fonts)
{
    const struct page_scene scene = {.deck = one->deck,
                                     .shown = one->shown,
                                     .shown_count = one->count,
                                     .state = state};
    char *text = NULL;
    state->page = 0;
    for (int pages = 1; !text && state->page < pages; state->page++) {
        struct frame frame;
        struct page *page = page_new(&scene, screen, fonts_measure(fonts));
        pages = page->page_count;
        frame_init(&frame, screen->width_px, screen->height_px);
        paint_page(page, fonts, &frame);
        text = read_code(&frame);
        frame_release(&frame);
        page_free(page);
    }
    return text;
}

static void
check_read(const char *lang, const char *slide, const char *expected)
{
    static const struct page_screen screens[] = {{.width_px = 1920,
                                                  .height_px = 1080,
                                                  .px_per_mm = 5.58,
                                                  .distance_mm = 600},
                                                 {.width_px = 1280,
                                                  .height_px = 800,
                                                  .px_per_mm = 3.72,
                                                  .distance_mm = 600},
                                                 {.width_px = 1080,
                                                  .height_px = 1920,
                                                  .px_per_mm = 5.58,
                                                  .distance_mm = 600}};
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    struct one one;
    assert_non_null(fonts);
    one_init(&one, lang, slide);
    for (int i = 0; i < 3 * PAGE_THEME_COUNT; i++) {
        struct play_state state = {.theme = i % PAGE_THEME_COUNT,
                                   .scale = i / PAGE_THEME_COUNT};
        char *read =
            read_pages(&one, &state, &screens[i / PAGE_THEME_COUNT], fonts);
        if (!read || strcmp(read, expected) != 0) {
            fail_msg("%s, theme %d, screen %d: “%s” instead of “%s”", lang,
                     state.theme, i / PAGE_THEME_COUNT, read ? read : "nothing",
                     expected);
        }
        free(read);
    }
    one_release(&one);
    fonts_free(fonts);
}

static void
test_an_address(void **state)
{
    (void)state;
    check_read("en",
               "---\nqr: https://clinic.example/aftercare\n---\n# Home\n\n"
               "Rest.\n",
               "https://clinic.example/aftercare");
    check_read("ar",
               "---\nqr: https://clinic.example/ar?a=1&b=2\n---\n# البيت\n\n"
               "الراحة.\n",
               "https://clinic.example/ar?a=1&b=2");
    check_read("es", "---\nqr: Recepción: ¿dudas? Señálelo aquí.\n---\n# A\n",
               "Recepción: ¿dudas? Señálelo aquí.");
}

#define HEAD "---\nsource: Leaflet\nqr: this\n---\n"

static void
test_own_words(void **state)
{
    (void)state;
    check_read("en",
               HEAD "# Home\n\nRest for **two days**, at home.\n\n- No sun.\n"
                    "- No gym.\n\n| Effect | Gone in |\n| --- | --- |\n"
                    "| Redness | hours |\n",
               "Home\n\nRest for two days, at home.\n\n- No sun.\n- No gym."
               "\n\nEffect: Gone in\nRedness: hours\n\nLeaflet");
    check_read("es",
               HEAD "# Cuidados en casa\n\nMantenga la piel fresca. ¿Dudas? "
                    "Llámenos.\n\n- Mañana: protección solar.\n",
               "Cuidados en casa\n\nMantenga la piel fresca. ¿Dudas? Llámenos."
               "\n\n- Mañana: protección solar.\n\nLeaflet");
    check_read("ar", HEAD "# العناية\n\nالراحة في البيت.\n",
               "العناية\n\nالراحة في البيت.\n\nLeaflet");
    check_read("zh", HEAD "# 术后护理\n\n请勿晒太阳。\n",
               "术后护理\n\n请勿晒太阳。\n\nLeaflet");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_address),
        cmocka_unit_test(test_own_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
