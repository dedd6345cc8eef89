/* Ink on the bar of a slide and near it, with the fonts of the show: letters
 * with high or deep marks are as whole as others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "fonts.h"
#include "page_metrics.h"
#include "page_rig.h"
#include "str.h"

/* Titles with what reaches furthest in their script. */
static const struct tongue {
    const char *lang, *title, *body;
} tongues[] = {
    {"en", "Ågypq ÀÉÎ (j)", "Ångström, Éire. Yes."},
    {"vi", "Ấn Ở Ễ Ữ Ậ Ự phẫu thuật", "Ấn Ở Ễ ặ ệ ộ."},
    {"ar", "أسئلة وإجابات عن العلاج بِإِبَرٍ", "ٱلْعِلَاجُ آمِنٌ إِنْ شَاءَ."},
    {"ur", "چہرے کی جِلد پر گڑھے؟", "ٹھیک ہے۔ ڈاکٹر گیا۔"},
    {"fa", "پرسش‌ها دربارهٔ درمان", "آیا اِین کافی است؟"},
    {"he", "שָׁלוֹם לְךָ", "בְּרֵאשִׁית לֹא."},
    {"hi", "ट्रैक्टर र्ईं द्ध्र्यूँ त्वचा की सूजन", "र्कीं ट्ठू हृदय।"},
    {"th", "ปิ้ง ที่นี่ ฎุฏู ปู่ ญุ๋", "ที่นี่ ปู่ ฎุ๊ก ครั้ง"},
    {"my", "မြန်မာ ကြွေးကြော် ဩဇာ", "ညွှန်ကြား ကြွက်သား။"},
    {"km", "ខ្ញុំ ស្ត្រី ព្រឹត្តិ", "ស្ត្រី ខ្ញុំ ប៉ុន្តែ"},
    {"bn", "র্কী ক্ষ্মী ত্বক ষ্ট্রূ", "ত্বকে র্কুঁ।"},
    {"ta", "தோல் கூ ஸ்ரீ றூ", "ஸ்ரீ தோல்."},
    {"zh-Hans", "微针治疗是什么", "皮肤发红。"},
    {"ko", "미세침 치료란 무엇", "붉어집니다."}};
enum { TONGUES = sizeof(tongues) / sizeof(*tongues) };

static const struct rig_screen panels[] = {
    {"7 inch", 800, 480, 154},
    {"10 inch", 1280, 800, 217},
    {"10 inch, low", 1024, 600, 223},
    {"10 inch upright", 800, 1280, 217},
    {"13 inch", 1920, 1080, 294},
    {"15.6 inch", 1920, 1080, 344},
    {"15.6 inch upright", 1080, 1920, 344},
    {"27 inch", 1920, 1080, 597},
};
enum { PANELS = sizeof(panels) / sizeof(*panels) };

struct trial {
    struct page_rig rig;
    const char *lang, *panel;
};

static void
rig_tongue(struct page_rig *rig, const struct tongue *tongue, bool picture)
{
    struct str deck = {0}, slide = {0};
    str_addf(&deck, "title: T\nlanguages: %s\n", tongue->lang);
    str_addf(&slide, "# %s\n\n%s\n\n%s\n\n**(719) 555-0142**\n", tongue->title,
             picture ? "![A](1600x900.png \"full\")" : tongue->body,
             tongue->body);
    const struct rig_file files[] = {
        {"deck.txt", deck.text},
        {"1-a/topic.txt", "title: A\nkind: when-to-call\n"},
        {"1-a/1-s.md", slide.text},
        {"1-a/1600x900.png", NULL},
        {NULL, NULL}};
    rig_init(rig, files);
    str_release(&deck);
    str_release(&slide);
}

/* Whether the ink of ITEM is all inside BAR, or all outside by AIR px. */
static bool
is_clear(const struct page_rig *rig, const struct page_item *item,
         struct page_rect bar, int air)
{
    int above, below;
    rig->measure.ink(rig->measure.ctx, &item->font, &item->shape, item->text,
                     &above, &below);
    int top = item->rect.y - above;
    int end = item->rect.y + below;
    bool in = item->rect.y > bar.y && item->rect.y <= bar.y + bar.h;
    return above + below == 0 ||
           (in ? top >= bar.y && end <= bar.y + bar.h
               : end + air <= bar.y || top >= bar.y + bar.h + air);
}

/* The ink of text ITEM. */
static struct page_rect
ink_of(const struct page_rig *rig, const struct page_item *item)
{
    int above, below;
    rig->measure.ink(rig->measure.ctx, &item->font, &item->shape, item->text,
                     &above, &below);
    return (struct page_rect){item->rect.x, item->rect.y - above, item->rect.w,
                              above + below};
}

/* No line of the body is over another, whatever stands that close. */
static void
check_lines(const struct trial *trial, const struct page *page)
{
    struct page_rect before = {0, 0, 0, 0};
    const char *text = "";
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (!item->text || item->part != PAGE_BODY) {
            continue;
        }
        struct page_rect rect = ink_of(&trial->rig, item);
        bool across =
            rect.x < before.x + before.w && before.x < rect.x + rect.w;
        if (across && rect.y < before.y + before.h &&
            before.y < rect.y + rect.h) {
            fail_msg("“%s” is over “%s” in %s on %s at %d", item->text, text,
                     trial->lang, trial->panel, trial->rig.state.scale);
        }
        before = rect;
        text = item->text;
    }
}

static void
check_page(const struct trial *trial, const struct page *page)
{
    const struct page_rig *rig = &trial->rig;
    int air = (int)(1.2 * rig->screen.px_per_mm);
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *bar = &page->items[i];
        bool wide = bar->type == PAGE_FILL && bar->rect.w == page->width_px;
        for (size_t k = 0; wide && k < page->slide_item_count; k++) {
            const struct page_item *item = &page->items[k];
            if (item->text && !is_clear(rig, item, bar->rect,
                                        item->part == PAGE_BODY ? air : 0)) {
                fail_msg("“%s” at %d meets the bar from %d to %d in %s on %s "
                         "at %d",
                         item->text, item->rect.y, bar->rect.y,
                         bar->rect.y + bar->rect.h, trial->lang, trial->panel,
                         rig->state.scale);
            }
        }
    }
}

static void
check_trial(struct trial *trial)
{
    struct page_rig *rig = &trial->rig;
    for (int i = 0; i < PANELS * 3; i += 2) { /* sizes in turn */
        const struct rig_screen *panel = &panels[i / 3];
        int pages = 1;
        trial->panel = panel->name;
        rig_screen(rig, panel->width, panel->height, panel->longer_mm);
        rig->state = (struct play_state){.scale = i % 3};
        for (; rig->state.page < pages; rig->state.page++) {
            struct page *page = rig_page(rig);
            pages = page->page_count;
            check_page(trial, page);
            check_lines(trial, page);
            page_free(page);
        }
    }
}

static void
test_no_ink_meets_the_edge_of_a_bar(void **state)
{
    (void)state;
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(fonts);
    for (int i = 0; i < TONGUES * 2; i++) {
        struct trial trial = {.lang = tongues[i / 2].lang};
        rig_tongue(&trial.rig, &tongues[i / 2], i % 2 == 1);
        const struct pictures pictures = trial.rig.measure.pictures;
        trial.rig.measure = *fonts_measure(fonts);
        trial.rig.measure.pictures = pictures;
        check_trial(&trial);
        rig_release(&trial.rig);
    }
    fonts_free(fonts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_ink_meets_the_edge_of_a_bar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
