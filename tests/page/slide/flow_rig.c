/* Slides on all panels. See flow_rig.h. */
#include "flow_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

const struct rig_screen flow_panels[FLOW_PANELS] = {
    {"7 inch", 800, 480, 154},
    {"10 inch", 1280, 800, 217},
    {"10 inch, low", 1024, 600, 223},
    {"10 inch upright", 800, 1280, 217},
    {"12 inch", 1280, 800, 261},
    {"13 inch", 1920, 1080, 294},
    {"15 inch 4:3", 1024, 768, 304},
    {"15.6 inch", 1920, 1080, 344},
    {"15.6 inch upright", 1080, 1920, 344},
    {"21.5 inch", 1920, 1080, 476},
    {"27 inch", 3840, 2160, 597},
    {"32 inch", 1920, 1080, 708},
    {"32 inch upright", 1080, 1920, 708},
    {"stretched", 1920, 540, 700},
};

/* TEXT with an Arabic word before each numbered one, if RTL. */
static void
add_turned(struct str *out, const char *text, bool rtl)
{
    for (; *text; text++) {
        bool word = *text == 'w' && text[1] >= '0' && text[1] <= '9';
        str_add(out, word && rtl ? "كلمة " : "");
        str_add_bytes(out, text, 1);
    }
}

void
flow_slide(struct page_rig *rig, const char *text, const char *kind, bool rtl)
{
    struct str topic = {0};
    struct str slide = {0};
    str_addf(&topic, "title: A\nkind: %s\n", kind);
    add_turned(&slide, text, rtl);
    const struct rig_file files[] = {
        {"deck.txt", rtl ? "title: T\nlanguages: ar\nemergency_phone: 911\n"
                         : "title: T\nemergency_phone: 911\n"},
        {"1-a/topic.txt", topic.text},
        {"1-a/1-s.md", slide.text},
        {"1-a/wide.png", NULL},
        {"1-a/tall.png", NULL},
        {"1-a/small.png", NULL},
        {NULL, NULL}};
    rig_init(rig, files);
    str_release(&topic);
    str_release(&slide);
}

void
flow_panel(struct page_rig *rig, int panel, int scale)
{
    const struct rig_screen *screen = &flow_panels[panel];
    rig_screen(rig, screen->width, screen->height, screen->longer_mm);
    rig->state = (struct play_state){.scale = scale};
}

int
flow_page_of(const struct flow_pages *pages, const char *words)
{
    for (int i = 0; i < pages->count; i++) {
        const char *text = pages->bodies[i].text;
        if (text != NULL && strstr(text, words) != NULL) {
            return i;
        }
    }
    return -1;
}

void
flow_pages_init(struct flow_pages *pages, struct page_rig *rig)
{
    *pages = (struct flow_pages){.count = 1};
    for (int i = 0; i < pages->count; i++) {
        rig->state.page = i;
        pages->items[i] = rig_page(rig);
        rig_check_page(rig, pages->items[i]);
        pages->count = pages->items[i]->page_count;
        assert_true(pages->count <= FLOW_PAGES_MAX);
        rig_body(pages->items[i], &pages->bodies[i]);
    }
}

void
flow_pages_release(struct flow_pages *pages)
{
    for (int i = 0; i < pages->count; i++) {
        page_free(pages->items[i]);
        str_release(&pages->bodies[i]);
    }
}

int
flow_count(const char *text, const char *kind, bool rtl, int panel, int scale)
{
    struct page_rig rig;
    flow_slide(&rig, text, kind, rtl);
    flow_panel(&rig, panel, scale);
    struct page *page = rig_page(&rig);
    int count = page->page_count;
    page_free(page);
    rig_release(&rig);
    return count;
}
