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

/* Of the letters of the band. */
static int
button_size(const struct page_rig *rig)
{
    int cap = page_metrics(&rig->screen, 0).cap_band;
    return rig->measure.size_for_caps(NULL, 0, cap);
}

/* How many topics have a button, each with its whole name. */
static int
check_names(const struct page_rig *rig, const struct page *page)
{
    int size = button_size(rig);
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

static bool
has(const struct page *page, const struct page_rig *rig, int topic)
{
    const struct deck_words *title = &rig->deck->topics[topic].title;
    const char *lang = rig->deck->languages[rig->state.language];
    return rig_control(page, deck_word(rig->deck, title, lang)) != NULL;
}

static void
test_names_are_whole_and_of_one_size(void **state)
{
    (void)state;
    struct page_rig rig;
    rig_init(&rig, five);
    for (int i = 0; i < rig_screen_count; i++) {
        rig_screen_at(&rig, i);
        for (rig.state.language = 0; rig.state.language < 4;
             rig.state.language++) {
            struct page *page = rig_page(&rig);
            int topics = check_names(&rig, page);
            assert_true(has(page, &rig, 4));
            assert_int_equal(has(page, &rig, 1), has(page, &rig, 2));
            assert_true(has(page, &rig, 1) || topics == 1);
            rig_check_page(&rig, page);
            page_free(page);
        }
    }
    rig_release(&rig);
}

/* Of many languages two, each in its own letters, those that the language on
 * screen has not before others. */
static void
test_languages_are_called_as_their_readers_do(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second, *word;
    } rows[] = {{"العربية", "Español", "Language"},
                {"العربية", "Tiếng Việt", "Idioma"},
                {"العربية", "English", "Ngôn ngữ"},
                {"English", "Español", "اللغة"}};
    struct page_rig rig;
    rig_init(&rig, five);
    for (int i = 0; i < 4; i++) {
        rig.state.language = i;
        struct page *page = rig_page(&rig);
        const struct page_control *button = rig_control(page, "Language");
        char *said = words_on(page, button, button_size(&rig));
        assert_non_null(strstr(said, rows[i].first));
        assert_non_null(strstr(said, rows[i].second));
        assert_string_equal(button->alias, rows[i].word);
        free(said);
        page_free(page);
    }
    rig_release(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_whole_and_of_one_size),
        cmocka_unit_test(test_languages_are_called_as_their_readers_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
