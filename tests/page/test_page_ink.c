/* Ink on the bar of a slide, on buttons and beside other words, with the fonts
 * of the show: letters with high or deep marks are as whole as others. */
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
#include "page_words.h"
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

/* The ink of ITEM. */
static struct page_rect
ink_of(const struct page_rig *rig, const struct page_item *item)
{
    int above, below;
    if (item->text == NULL) {
        return item->rect;
    }
    rig->measure.ink(rig->measure.ctx, &item->font, &item->shape, item->text,
                     &above, &below);
    return (struct page_rect){item->rect.x, item->rect.y - above, item->rect.w,
                              above + below};
}

/* Whether the ink of ITEM is all inside BAR, and not at its edge, or all
 * outside by AIR px. */
static bool
is_clear(const struct page_rig *rig, const struct page_item *item,
         struct page_rect bar, int air)
{
    const struct page_rect ink = ink_of(rig, item);
    int top = ink.y;
    int end = ink.y + ink.h;
    int edge = (int)(0.5 * rig->screen.px_per_mm);
    bool in = item->rect.y > bar.y && item->rect.y <= bar.y + bar.h;
    return ink.h == 0 ||
           (in ? top >= bar.y + edge && end <= bar.y + bar.h - edge
               : end + air <= bar.y || top >= bar.y + bar.h + air);
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
    bool tiny = trial->panel == panels[0].name;
    int air = (int)((tiny ? 1.2 : 1.8) * rig->screen.px_per_mm);
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

static bool
meets(struct page_rect a, struct page_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
           b.y < a.y + a.h;
}

/* No word of the head or the foot meets another one of the page. */
static void
check_words(const struct trial *trial, const struct page *page)
{
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        for (size_t k = 0; item->text && k < page->slide_item_count; k++) {
            const struct page_item *other = &page->items[k];
            if (other->text && k != i && item->part != PAGE_BODY &&
                meets(ink_of(&trial->rig, item), ink_of(&trial->rig, other))) {
                fail_msg("“%s” meets “%s” in %s on %s at %d", item->text,
                         other->text, trial->lang, trial->panel,
                         trial->rig.state.scale);
            }
        }
    }
}

/* Whatever stands on a control stays on it. */
static void
check_buttons(const struct trial *trial, const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        bool inked = item->text || item->type == PAGE_ICON;
        const struct page_control *on =
            inked ? page_hit(page, item->rect.x + item->rect.w / 2,
                             item->rect.y - item->font.size_px / 4)
                  : NULL;
        const struct page_rect ink =
            on ? ink_of(&trial->rig, item) : (struct page_rect){0};
        bool stands = on && meets(item->text ? ink : item->rect, on->rect);
        if (stands && (ink.y < on->rect.y || ink.x < on->rect.x ||
                       ink.y + ink.h > on->rect.y + on->rect.h ||
                       ink.x + ink.w > on->rect.x + on->rect.w)) {
            fail_msg("“%s” leaves “%s” in %s on %s at %d",
                     item->text ? item->text : "an icon", on->name, trial->lang,
                     trial->panel, trial->rig.state.scale);
        }
    }
}

/* A deck in English and in LANG, whose titles are TITLE or, if that is NULL,
 * what the kinds are called. */
static void
rig_band(struct page_rig *rig, const char *lang, const char *title)
{
    const struct page_words words = page_words_in(lang, "en");
    const char *const kinds[] = {"about", "benefit", "side-effect",
                                 "when-to-call"};
    static const enum deck_kind of[] = {DECK_ABOUT, DECK_BENEFIT,
                                        DECK_SIDE_EFFECT, DECK_WHEN_TO_CALL};
    struct str deck = {0}, paths[8] = {{0}}, texts[4] = {{0}};
    struct rig_file files[10] = {{"deck.txt", NULL}};
    str_addf(&deck, "title: T\nlanguages: %s, %s\n", lang,
             strcmp(lang, "en") == 0 ? "es" : "en");
    files[0].text = deck.text;
    for (int i = 0; i < 4; i++) {
        str_addf(&paths[2 * i], "%d-%s/topic.txt", i, kinds[i]);
        str_addf(&paths[2 * i + 1], "%d-%s/1-s.md", i, kinds[i]);
        str_addf(&texts[i], "title: %s\nkind: %s\n",
                 title ? title : words.kinds[of[i]], kinds[i]);
        files[1 + 2 * i] = (struct rig_file){paths[2 * i].text, texts[i].text};
        files[2 + 2 * i] = (struct rig_file){paths[2 * i + 1].text,
                                             "# S\n\nCall **1 555**.\n"};
    }
    rig_init(rig, files);
    str_release(&deck);
    for (int i = 0; i < 8; i++) {
        str_release(&paths[i]);
        str_release(&texts[i / 2]);
    }
}

static void
check_band(struct trial *trial)
{
    struct page_rig *rig = &trial->rig;
    for (int i = 0; i < PANELS * 3 * 4; i += 5) { /* in turn */
        const struct rig_screen *panel = &panels[i / 12];
        static const enum play_view views[] = {
            PLAY_VIEW_SLIDE, PLAY_VIEW_TOPICS, PLAY_VIEW_LANGUAGES,
            PLAY_VIEW_HELP};
        trial->panel = panel->name;
        rig_screen(rig, panel->width, panel->height, panel->longer_mm);
        rig->state = (struct play_state){
            .scale = i / 4 % 3, .view = views[i % 4], .chosen = i % 3 == 0};
        struct page *page = rig_page(rig);
        check_buttons(trial, page);
        page_free(page);
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
            if (i > 2) { /* 7 inch has no room for a line of such words */
                check_words(trial, page);
            }
            check_buttons(trial, page);
            check_lines(trial, page);
            page_free(page);
        }
    }
}

static void
test_no_ink_meets_a_bar_or_other_words(void **state)
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

/* The kind on the tab beside a page of a document. */
static void
check_tab(const struct trial *trial, const struct page *page)
{
    int air = (int)(0.8 * trial->rig.screen.px_per_mm);
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_rect tab = page->items[i].rect;
        bool is = page->items[i].type == PAGE_FILL && tab.y == 0 &&
                  tab.w < page->width_px / 2;
        for (size_t k = i + 1; is && k < page->slide_item_count; k++) {
            const struct page_item *item = &page->items[k];
            if (item->text && meets(item->rect, tab) &&
                (item->rect.x < tab.x + air ||
                 item->rect.x + item->rect.w > tab.x + tab.w - air)) {
                fail_msg("“%s” is at the edge of its tab in %s on %s",
                         item->text, trial->lang, trial->panel);
            }
        }
    }
}

static void
test_no_word_is_at_the_edge_of_a_tab(void **state)
{
    (void)state;
    static const char *const kinds[] = {"about", "side-effect", "benefit"};
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(fonts);
    for (int i = 0; i < TONGUES * PANELS; i++) {
        struct trial trial = {.lang = tongues[i / PANELS].lang};
        const struct rig_screen *panel = &panels[i % PANELS];
        struct page_rig *rig = &trial.rig;
        struct str deck = {0}, topic = {0};
        str_addf(&deck, "title: T\nlanguages: %s\n", trial.lang);
        str_addf(&topic, "title: A\nkind: %s\n", kinds[i % 3]);
        const struct rig_file files[] = {{"deck.txt", deck.text},
                                         {"1-a/topic.txt", topic.text},
                                         {"1-a/1600x900.png", NULL},
                                         {NULL, NULL}};
        rig_init(rig, files);
        rig->deck->topics[0].slides[0].versions[0].blocks[0].picture.page = 1;
        const struct pictures pictures = rig->measure.pictures;
        rig->measure = *fonts_measure(fonts);
        rig->measure.pictures = pictures;
        trial.panel = panel->name;
        rig_screen(rig, panel->width, panel->height, panel->longer_mm);
        struct page *page = rig_page(rig);
        check_tab(&trial, page);
        page_free(page);
        rig_release(rig);
        str_release(&deck);
        str_release(&topic);
    }
    fonts_free(fonts);
}

static void
test_no_ink_leaves_a_button(void **state)
{
    (void)state;
    char *why = NULL;
    struct fonts *fonts = fonts_new(KIOSK_SOURCE_DIR "/fonts", &why);
    assert_non_null(fonts);
    for (int i = 0; i < TONGUES * 2; i++) {
        struct trial trial = {.lang = tongues[i / 2].lang};
        rig_band(&trial.rig, trial.lang,
                 i % 2 == 1 ? tongues[i / 2].title : NULL);
        trial.rig.measure = *fonts_measure(fonts);
        check_band(&trial);
        rig_release(&trial.rig);
    }
    fonts_free(fonts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_ink_meets_a_bar_or_other_words),
        cmocka_unit_test(test_no_word_is_at_the_edge_of_a_tab),
        cmocka_unit_test(test_no_ink_leaves_a_button),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
