/* The names of topics in the band: whole, of one size, in every language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "page_rig.h"
#include "page_metrics.h"
#include "str.h"

#define TOPIC(dir, en, es, vi, ar, kind)                                \
    {dir "/topic.txt", "title: " en "\ntitle.es: " es "\ntitle.vi: " vi \
                       "\ntitle.ar: " ar "\nkind: " kind "\n"},         \
        {dir "/1-s.md", "# " en "\n\nCall **(719) 555-0142**.\n"}

static const struct rig_file five[] = {
    {"deck.txt", "title: Needles\nlanguages: en, es, vi, ar\n"},
    TOPIC("1-about", "About", "Información", "Thông tin", "معلومات", "about"),
    TOPIC("2-benefits", "Benefits", "Beneficios", "Lợi ích", "الفوائد",
          "benefit"),
    TOPIC("3-side", "Side effects", "Efectos secundarios", "Tác dụng phụ",
          "الآثار الجانبية", "side-effect"),
    TOPIC("4-care", "Aftercare", "Cuidados", "Chăm sóc sau", "العناية",
          "aftercare"),
    TOPIC("5-call", "When to call", "Cuándo llamar", "Khi nào nên gọi",
          "متى تتصل بنا", "when-to-call"),
    {NULL, NULL}};

static bool
holds(struct page_rect rect, const struct page_item *item)
{
    return item->rect.x >= rect.x && item->rect.x < rect.x + rect.w &&
           item->rect.y >= rect.y && item->rect.y < rect.y + rect.h;
}

/* The words that are drawn on CONTROL; they are of SIZE_PX. */
static char *
words_on(const struct page *page, const struct page_control *control,
         int size_px)
{
    struct str words = {0};
    for (size_t i = page->slide_item_count; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text && holds(control->rect, item)) {
            assert_int_equal(item->font.size_px, size_px);
            str_addf(&words, words.len ? " %s" : "%s", item->text);
        }
    }
    return str_take(&words);
}

/* How many topics have a button, each with its whole name. */
static int
check_names(const struct page_rig *rig, const struct page *page)
{
    int cap = page_metrics(&rig->screen, 0).cap_small;
    int size = rig->measure.size_for_caps(NULL, 0, cap);
    int topics = 0;
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        if (control->action == PLAY_TOPIC) {
            char *words = words_on(page, control, size);
            assert_string_equal(words, control->name);
            free(words);
            topics++;
        } else if (control->action == PLAY_MORE_TOPICS) {
            char *words = words_on(page, control, size);
            assert_string_equal(words, control->alias);
            free(words);
        }
    }
    return topics;
}

static void
test_names_are_whole_and_of_one_size(void **state)
{
    (void)state;
    /* of rig_screens, but the last: 7 inch */
    static const int least[] = {4, 4, 3, 4, 1};
    struct page_rig rig;
    rig_init(&rig, five);
    for (int i = 0; i < rig_screen_count - 1; i++) {
        const struct rig_screen *screen = rig_screen_at(&rig, i);
        for (rig.state.language = 0; rig.state.language < 4;
             rig.state.language++) {
            struct page *page = rig_page(&rig);
            int topics = check_names(&rig, page);
            if (topics < least[i]) {
                fail_msg("%d topics on %s", topics, screen->name);
            }
            assert_int_equal(rig_control(page, "More") != NULL, topics < 5);
            rig_check_page(&rig, page);
            page_free(page);
        }
    }
    rig_release(&rig);
}

static void
test_many_languages_are_behind_their_own_word(void **state)
{
    (void)state;
    static const char *const words[] = {"Language", "Idioma", "Ngôn ngữ",
                                        "اللغة"};
    struct page_rig rig;
    rig_init(&rig, five);
    for (int i = 0; i < 4; i++) {
        rig.state.language = i;
        struct page *page = rig_page(&rig);
        const struct page_control *button = rig_control(page, "Language");
        assert_string_equal(button->alias, words[i]);
        assert_true(rig_says(page, words[i]));
        assert_false(rig_says(page, "Español"));
        page_free(page);
    }
    rig_release(&rig);
}

/* A band with room for no name at all still shows the kinds. */
static void
test_icons_stand_alone_only_without_room(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, five);
    rig_screen(&rig, 800, 480, 154);
    struct page *page = rig_page(&rig);
    assert_non_null(rig_control(page, "More"));
    rig_check_page(&rig, page);
    page_free(page);
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_whole_and_of_one_size),
        cmocka_unit_test(test_many_languages_are_behind_their_own_word),
        cmocka_unit_test(test_icons_stand_alone_only_without_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
