/* Any slide on any screen. The first byte chooses screen, size, theme,
 * language and code, the rest is the body of a slide. Every page can be laid
 * out, its controls can be hit, all letters of the slide are on its pages, and
 * pictures and codes are on the screen. */
#include <string.h>

#include "deck_check.h"
#include "deck_reader.h"
#include "deck_shown.h"
#include "fuzz.h"
#include "page.h"
#include "page_body.h"
#include "page_both.h"
#include "page_new.h"
#include "page_text.h"
#include "str.h"
#include "utf8.h"

static int
face(void *ctx, uint32_t code, unsigned style, const char *lang)
{
    (void)ctx;
    (void)lang;
    return code >= 0x1F000 ? -1 : (int)style;
}

static int
size_for_caps(void *ctx, int face_index, int cap_px)
{
    (void)ctx;
    return cap_px * 10 / 7 + face_index;
}

static int
width(void *ctx, const struct page_font *font, const struct page_shape *shape,
      const char *text, size_t len)
{
    (void)ctx;
    (void)shape;
    require(font->face >= 0 && len > 0 && utf8_valid(text, len));
    return (int)len * font->size_px / 2;
}

static void
extent(void *ctx, const struct page_font *font, int *ascent_px, int *descent_px)
{
    (void)ctx;
    *ascent_px = font->size_px;
    *descent_px = font->size_px / 3;
}

static bool
picture(void *ctx, const struct deck_picture *shown, int *width_px,
        int *height_px)
{
    (void)ctx;
    *width_px = 1 + (int)strlen(shown->file) * 100;
    *height_px = 1 + (int)strlen(shown->alt) * 50;
    return strlen(shown->file) % 2 == 0;
}

static enum measure_pixels
picture_ready(void *ctx, const struct deck_picture *shown, int width_px,
              int height_px, struct crop crop)
{
    (void)ctx;
    require(width_px > 0 && height_px > 0 && width_px <= 1920 &&
            height_px <= 1920);
    require(!crop_cuts(crop) || shown->place == DECK_FULL);
    return (enum measure_pixels)(strlen(shown->alt) % 3);
}

static const struct measure measure = {
    .face = face,
    .size_for_caps = size_for_caps,
    .width = width,
    .extent = extent,
    .pictures = {.size = picture, .ready = picture_ready}};

/* Bytes that leave ink: neither blank nor a control. */
static size_t
count_ink(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += (unsigned char)*text > ' ' && (unsigned char)*text < 0x7F;
    }
    return count;
}

static size_t
count_slide_ink(const struct deck_version *version)
{
    size_t count = count_ink(version->title.text);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        if (block->type == DECK_PARAGRAPH || block->type == DECK_ITEM) {
            count += count_ink(block->text.text);
        }
        int cells = block->table.rows * block->table.columns;
        for (int j = 0; block->type == DECK_TABLE && j < cells; j++) {
            count += count_ink(block->table.cells[j].text);
        }
    }
    return count;
}

/* Of a picture or a code: on the screen, above the band. */
static void
check_item(const struct page *page, const struct page_item *item)
{
    const struct page_rect *rect = &item->rect;
    bool code = item->type == PAGE_CODE;
    if (code || item->type == PAGE_PICTURE) {
        require(rect->x >= 0 && rect->y >= 0 && rect->w > 0 && rect->h > 0 &&
                rect->x + rect->w <= page->width_px &&
                rect->y + rect->h < page->controls[0].rect.y);
    }
    require(!code || (item->side > 0 && rect->w % item->side == 0));
}

static size_t
check_page(const struct page *page, const struct play_state *state)
{
    size_t ink = 0;
    require(page->page == state->page && page->control_count >= 3);
    for (size_t i = 0; i < page->slide_item_count; i++) {
        check_item(page, &page->items[i]);
        if (page->items[i].type == PAGE_TEXT) {
            ink += count_ink(page->items[i].text);
        }
    }
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        int x_px = control->rect.x + control->rect.w / 2;
        int y_px = control->rect.y + control->rect.h / 2;
        require(page_hit(page, x_px, y_px) == control);
        require(x_px > 0 && x_px < page->width_px && y_px > 0 &&
                y_px < page->height_px);
    }
    return ink;
}

/* Draws all pages; returns how many letters they have. */
static size_t
check_pages(const struct deck *deck, const struct deck_shown *shown,
            const struct page_screen *screen, struct play_state state)
{
    size_t ink = 0;
    require(state.page_count >= 1);
    for (; state.page < state.page_count; state.page++) {
        struct page_scene scene = {
            .deck = deck, .shown = shown, .shown_count = 1, .state = &state};
        struct page *page = page_new(&scene, screen, &measure);
        require(page->page_count == state.page_count);
        ink += check_page(page, &state);
        char *words = page_text(page);
        require(strstr(words, "\n\n\n") == NULL);
        free(words);
        page_free(page);
    }
    return ink;
}

static void
check_slide(const struct deck *deck, const struct deck_shown *shown,
            uint8_t choice)
{
    static const struct page_screen screens[] = {{.width_px = 1920,
                                                  .height_px = 1080,
                                                  .px_per_mm = 5.58,
                                                  .distance_mm = 600},
                                                 {.width_px = 1080,
                                                  .height_px = 1920,
                                                  .px_per_mm = 5.58,
                                                  .distance_mm = 600},
                                                 {.width_px = 800,
                                                  .height_px = 480,
                                                  .px_per_mm = 5.19,
                                                  .distance_mm = 600},
                                                 {.width_px = 1280,
                                                  .height_px = 800,
                                                  .px_per_mm = 3.72,
                                                  .distance_mm = 600}};
    const struct page_screen *screen = &screens[choice & 3];
    struct play_state state = {.mode = PLAY_ROTATING,
                               .scale = (choice >> 2) % 3,
                               .theme = choice >> 4 & 1,
                               .language = choice >> 5 & 1};
    const struct deck_version *version = deck_version(
        deck, &deck->topics[0].slides[0], deck->languages[state.language]);
    state.page_count =
        page_count(deck, version, deck->languages[state.language], state.scale,
                   screen, &measure);
    size_t ink = check_pages(deck, shown, screen, state);
    require(ink >= count_slide_ink(version));
    /* and beside itself, if there is a second one */
    state.language = 0;
    state.both = 2;
    state.page_count = page_both_count(deck, &deck->topics[0].slides[0], 2,
                                       false, state.scale, screen, &measure);
    ink = check_pages(deck, shown, screen, state);
    const struct deck_slide *slide = &deck->topics[0].slides[0];
    bool two = slide->version_count > 1 && !slide->versions[1].broken;
    require(ink >= (two ? 2 : 1) * count_slide_ink(version));
}

static void
add(struct deck_reader *reader, struct report *report, const char *path,
    const char *bytes, size_t len)
{
    struct deck_file file = {
        .path = path, .bytes = bytes, .len = len, .size_bytes = len};
    deck_reader_add(reader, &file, report);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char deck_text[] = "title: Any\nlanguages: en, ar, es\n";
    if (len == 0) {
        return 0;
    }
    static const char *const codes[] = {"", "", "qr: this\n",
                                        "qr: https://clinic.example/a\n"};
    struct str slide = {0};
    str_addf(&slide, "---\nkind: about\n%s---\n# Title\n\n",
             codes[bytes[0] >> 6]);
    str_add_bytes(&slide, (const char *)bytes + 1, len - 1);
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    add(reader, &report, "deck.txt", deck_text, sizeof(deck_text) - 1);
    add(reader, &report, "1-a/1-x.md", slide.text, slide.len);
    add(reader, &report, "1-a/1-x.es.md", slide.text, slide.len);
    struct deck *deck = deck_reader_finish(reader, &report);
    struct deck_shown *shown = NULL;
    size_t count =
        deck_shown(deck, deck_moment_any((struct deck_date){0}), &shown);
    if (count == 1) {
        check_slide(deck, shown, bytes[0]);
    }
    free(shown);
    deck_free(deck);
    report_release(&report);
    str_release(&slide);
    return 0;
}
