/* What a page needs, for tests of the layout. See page_rig.h. */
#include "page_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "deck_shown.h"
#include "page_new.h"
#include "report.h"
#include "utf8.h"

static int
rig_face(void *ctx, uint32_t code, unsigned style, const char *lang)
{
    (void)ctx;
    (void)lang;
    /* It has neither emoji nor an en space. */
    return code >= 0x1F000 || code == 0x2002 ? -1 : (int)style;
}

static int
rig_size(void *ctx, int face, int cap_px)
{
    (void)ctx;
    (void)face;
    return cap_px * 10 / 7;
}

static int
rig_width(void *ctx, const struct page_font *font,
          const struct page_shape *shape, const char *text, size_t len)
{
    (void)ctx;
    (void)shape;
    int count = 0;
    for (size_t i = 0; i < len; count++) {
        uint32_t code = 0;
        i += utf8_decode(text + i, len - i, &code);
    }
    return count * font->size_px / 2;
}

static void
rig_extent(void *ctx, const struct page_font *font, int *ascent_px,
           int *descent_px)
{
    (void)ctx;
    *ascent_px = font->size_px;
    *descent_px = font->size_px * 3 / 10;
}

/* As capitals and descenders. */
static void
rig_ink(void *ctx, const struct page_font *font, const struct page_shape *shape,
        const char *text, int *above_px, int *below_px)
{
    (void)ctx;
    (void)shape;
    (void)text;
    *above_px = font->size_px * 7 / 10;
    *below_px = font->size_px / 5;
}

static bool
rig_picture(void *ctx, const struct deck_picture *picture, int *width_px,
            int *height_px)
{
    (void)ctx;
    const char *slash = strrchr(picture->file, '/');
    const char *name = slash ? slash + 1 : picture->file;
    bool wide = strstr(name, "wide") != NULL;
    bool small = strstr(name, "small") != NULL;
    char *by = NULL;
    long across = strtol(name, &by, 10);
    if (across > 0 && *by == 'x') {
        *width_px = (int)across;
        *height_px = (int)strtol(by + 1, NULL, 10);
        return true;
    }
    *width_px = wide ? 1200 : small ? 60 : 600;
    *height_px = wide ? 800 : small ? 40 : 900;
    return wide || small || strstr(name, "tall") != NULL;
}

/* Something stands everywhere. */
static const struct ink *
rig_picture_ink(void *ctx, const struct deck_picture *picture)
{
    static struct ink all;
    (void)ctx;
    (void)picture;
    ink_fill(&all);
    return &all;
}

const struct measure rig_measure = {
    .face = rig_face,
    .size_for_caps = rig_size,
    .width = rig_width,
    .extent = rig_extent,
    .ink = rig_ink,
    .pictures = {.size = rig_picture, .ink = rig_picture_ink}};

const struct rig_screen rig_screens[] = {
    {"1920x1080", 1920, 1080, 344}, {"1280x800", 1280, 800, 344},
    {"1080x1920", 1080, 1920, 344}, {"800x480", 800, 480, 344},
    {"10 inch", 1280, 800, 217},    {"7 inch", 800, 480, 154},
};
const int rig_screen_count = (int)(sizeof(rig_screens) / sizeof(*rig_screens));

#define HEAD "---\nsource: Clinic leaflet\nreviewed: 2026-11-22\n---\n"

const struct rig_file rig_deck[] = {
    {"deck.txt", "title: Microneedling\ntitle.es: Microagujas\n"
                 "title.ar: الإبر\nlanguages: en, es, ar\n"},
    {"1-benefits/topic.txt", "title: Benefits\ntitle.es: Beneficios\n"
                             "title.ar: الفوائد\nkind: benefit\n"},
    {"2-side-effects/topic.txt",
     "title: Side effects\ntitle.es: Efectos secundarios\n"
     "title.ar: الآثار\nkind: side-effect\n"},
    {"3-call/topic.txt", "title: When to call\ntitle.es: Cuándo llamar\n"
                         "title.ar: اتصل\nkind: when-to-call\n"},
    {"1-benefits/1-collagen.md",
     HEAD "# More collagen\n\n![Needles](wide.png)\n\nCollagen keeps skin "
          "firm.\n\nNeedles prompt **new collagen**.\n"},
    {"1-benefits/1-collagen.es.md",
     HEAD "# Más colágeno\n\n![Agujas](wide.png)\n\nEl colágeno da "
          "firmeza.\n\nLas agujas estimulan **colágeno nuevo**.\n"},
    {"1-benefits/1-collagen.ar.md",
     HEAD "# المزيد من الكولاجين\n\n![إبر](wide.png)\n\nالكولاجين يشد "
          "البشرة.\n\n- خلال 3-5 أيام\n"},
    {"1-benefits/wide.png", NULL},
    {"2-side-effects/1-redness.md",
     HEAD "# Redness\n\n- Redness goes in **a few hours**.\n"
          "- Swelling takes a day.\n  1. Or two.\n\n> [!WARNING]\n> Call when "
          "it hurts.\n"},
    {"2-side-effects/2-how-long.md",
     HEAD "# How long?\n\n| Effect | Gone in |\n| --- | --- |\n"
          "| Redness | hours |\n| Bruises | 2 weeks |\n"},
    {"3-call/1-infected.md",
     HEAD "# Think it is infected?\n\nPlease call.\n\n**(719) 555-0142**\n"},
    {NULL, NULL}};

static struct deck *
read_files(const struct rig_file *files)
{
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    for (; files->path; files++) {
        size_t len = files->text ? strlen(files->text) : 0;
        const struct deck_file file = {.path = files->path,
                                       .bytes = files->text,
                                       .len = len,
                                       .size_bytes = files->text ? len : 99};
        deck_reader_add(reader, &file, &report);
    }
    struct deck *deck = deck_reader_finish(reader, &report);
    for (size_t i = 0; i < report.count; i++) {
        if (report.findings[i].level == REPORT_ERROR) {
            fail_msg("%s:%d: %s", report.findings[i].path,
                     report.findings[i].line, report.findings[i].words);
        }
    }
    report_release(&report);
    return deck;
}

void
rig_init(struct page_rig *rig, const struct rig_file *files)
{
    memset(rig, 0, sizeof(*rig));
    rig->deck = read_files(files);
    const struct deck_date unknown = {0, 0, 0};
    rig->shown_count =
        deck_shown(rig->deck, deck_moment_any(unknown), &rig->shown);
    rig->measure = rig_measure;
    rig->scene = (struct page_scene){.deck = rig->deck,
                                     .shown = rig->shown,
                                     .shown_count = rig->shown_count,
                                     .state = &rig->state};
    rig_screen(rig, 1920, 1080, 344);
}

void
rig_of_topics(struct page_rig *rig, int count, int each)
{
    struct str *texts = calloc((size_t)count * 4, sizeof(*texts));
    struct rig_file *files = calloc((size_t)count * 2 + 2, sizeof(*files));
    files[0] = (struct rig_file){"deck.txt", "title: Many\n"};
    for (int i = 0; i < count; i++) {
        struct str *four = &texts[i * 4];
        str_addf(&four[0], "%d-t%d/topic.txt", i + 1, i);
        str_addf(&four[1], "title: Topic %d\nkind: about\ntreatment: T%d\n",
                 i + 1, i / each);
        str_addf(&four[2], "%d-t%d/1-s.md", i + 1, i);
        str_addf(&four[3], "# Slide %d\n\nText.\n", i + 1);
        files[1 + 2 * i] = (struct rig_file){four[0].text, four[1].text};
        files[2 + 2 * i] = (struct rig_file){four[2].text, four[3].text};
    }
    rig_init(rig, files);
    for (int i = 0; i < count * 4; i++) {
        str_release(&texts[i]);
    }
    free(texts);
    free(files);
}

void
rig_release(struct page_rig *rig)
{
    free(rig->shown);
    deck_free(rig->deck);
}

void
rig_screen(struct page_rig *rig, int width, int height, double longer_mm)
{
    int longer = width > height ? width : height;
    rig->screen = (struct page_screen){.width_px = width,
                                       .height_px = height,
                                       .px_per_mm = longer / longer_mm,
                                       .distance_mm = 600};
}

const struct rig_screen *
rig_screen_at(struct page_rig *rig, int index)
{
    const struct rig_screen *screen = &rig_screens[index];
    rig_screen(rig, screen->width, screen->height, screen->longer_mm);
    return screen;
}

struct page *
rig_page(struct page_rig *rig)
{
    return page_new(&rig->scene, &rig->screen, &rig->measure);
}

const struct page_control *
rig_control(const struct page *page, const char *name)
{
    for (size_t i = 0; i < page->control_count; i++) {
        if (strcmp(page->controls[i].name, name) == 0) {
            return &page->controls[i];
        }
    }
    return NULL;
}

static const struct page_item *
find_text(const struct page *page, const char *words)
{
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].text && strstr(page->items[i].text, words)) {
            return &page->items[i];
        }
    }
    return NULL;
}

void
rig_body(const struct page *page, struct str *body)
{
    int line = 0;
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text == NULL || item->part != PAGE_BODY) {
            continue;
        }
        bool parted = item->line != line && item->join != PAGE_JOIN_NONE &&
                      item->join != PAGE_JOIN_HYPHEN;
        str_addf(body, parted ? " %s" : "%s", item->text);
        line = item->line;
    }
}

bool
rig_says(const struct page *page, const char *words)
{
    return find_text(page, words) != NULL;
}

const struct page_item *
rig_text_of(const struct page *page, const char *words)
{
    const struct page_item *item = find_text(page, words);
    if (item == NULL) {
        fail_msg("\"%s\" is not on the page", words);
    }
    return item;
}
