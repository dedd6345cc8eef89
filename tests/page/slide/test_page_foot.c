/* What is small and must not be lost: the number of the page and the day of the
 * review, in all languages, on all panels, at all text sizes, whatever stands
 * beside them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "page_rig.h"
#include "str.h"

static const struct rig_screen panels[] = {
    {"7 inch", 800, 480, 154},
    {"10 inch", 1280, 800, 217},
    {"10 inch, low", 1024, 600, 223},
    {"10 inch upright", 800, 1280, 217},
    {"13 inch", 1920, 1080, 294},
    {"15.6 inch", 1920, 1080, 344},
    {"15.6 inch upright", 1080, 1920, 344},
    {"32 inch", 1920, 1080, 708},
    {"32 inch upright", 1080, 1920, 708},
};
enum { PANELS = sizeof(panels) / sizeof(*panels) };

/* And a letter of their script; NULL: Latin. */
static const struct tongue {
    const char *lang, *letter;
} tongues[] = {{"en", NULL}, {"es", NULL},      {"vi", NULL},      {"de", NULL},
               {"fr", NULL}, {"pt", NULL},      {"pl", NULL},      {"lv", NULL},
               {"hu", NULL}, {"tr", NULL},      {"so", NULL},      {"ar", "ب"},
               {"fa", "پ"},  {"he", "ש"},       {"hi", "क"},       {"ne", "क"},
               {"th", "ก"},  {"zh-Hans", "针"}, {"zh-Hant", "針"}, {"ja", "は"},
               {"ko", "한"}, {"ru", "ж"},       {"el", "ω"},       {"ka", "გ"}};
enum { TONGUES = sizeof(tongues) / sizeof(*tongues), ARABIC = 11 };

/* Lines of the deck, of the slide's head, its title and its body. */
static const struct form {
    const char *deck, *head, *title, *body;
} forms[] = {
    {"", "source: Clinic leaflet\n", "Redness",
     "One sentence. Another one, which is longer than the first.\n"},
    {"ask_line: Would you like it on paper, or to talk to one of us? Ask at "
     "the desk.\n",
     "source: A leaflet of the clinic with a name that is far longer than any "
     "line of small print\n",
     "What you may see in the first hours and days after the treatment",
     "One sentence. Another one. A third one. A fourth one, which is as long "
     "as it needs to be for one more page at the least.\n\n- An item\n- And "
     "another item\n"},
    {"", "source: Leaflet\nqr: this\n", "A word", "One sentence.\n"},
    {"", "source: Leaflet\n", "Long words, and some more of them",
     "1. One sentence.\n2. Another one.\n3. A third one.\n4. A fourth one.\n5. "
     "A fifth one.\n6. A sixth one.\n7. A seventh one.\n8. And the last one, "
     "which is longer.\n\n> [!WARNING]\n> Call us when it hurts. Or when it "
     "is warm. Or when you are not sure.\n"},
    {"", "source: Leaflet of the clinic\n", "Photo",
     "![A](1600x900.png \"full\")\n"},
};
enum { FORMS = sizeof(forms) / sizeof(*forms), PHOTO = FORMS - 1 };

/* TEXT in another script, but what stands in brackets. */
static void
add_in_script(struct str *out, const char *text, const char *letter)
{
    bool inside = false;
    for (; *text != '\0'; text++) {
        inside = *text == '[' || *text == '(' ||
                 (inside && *text != ']' && *text != ')');
        bool small = *text >= 'a' && *text <= 'z' && !inside;
        bool large = *text >= 'A' && *text <= 'Z' && !inside;
        if ((small || large) && letter != NULL) {
            str_add(out, letter);
        } else {
            str_add_bytes(out, text, 1);
        }
    }
}

static void
rig_form(struct page_rig *rig, const struct form *form,
         const struct tongue *tongue, const char *other)
{
    const char *lang = tongue->lang;
    struct str deck = {0}, slide = {0};
    str_addf(&deck, "title: T\nlanguages: %s%s%s\n%s", lang, other ? ", " : "",
             other ? other : "", form->deck);
    str_addf(&slide, "---\n%sreviewed: 2026-11-22\n---\n# ", form->head);
    add_in_script(&slide, form->title, tongue->letter);
    str_add(&slide, "\n\n");
    add_in_script(&slide, form->body, tongue->letter);
    const struct rig_file files[] = {
        {"deck.txt", deck.text},
        {"1-a/topic.txt", "title: A\nkind: side-effect\n"},
        {"1-a/1-s.md", slide.text},
        {"1-a/1600x900.png", NULL},
        {NULL, NULL}};
    rig_init(rig, files);
    str_release(&deck);
    str_release(&slide);
}

/* Whether the numbers that stand in TEXT are A and B, in any order, whole. */
static bool
has_numbers(const char *text, int a, int b)
{
    int found[3] = {0, 0, 0};
    int count = 0;
    for (const char *at = text; *at != '\0' && count < 3;) {
        char *end = NULL;
        if (*at >= '0' && *at <= '9') {
            found[count++] = (int)strtol(at, &end, 10);
            at = end;
        } else {
            at++;
        }
    }
    return count == 2 && ((found[0] == a && found[1] == b) ||
                          (found[0] == b && found[1] == a));
}

/* What the lines of head and foot say. */
struct said {
    bool number, date, source;
};

static void
hear(struct said *said, const char *line, int page, int count)
{
    bool cut = strstr(line, "…") != NULL;
    const char *year = strstr(line, "2026");
    const char *day = strstr(line, "22");
    said->date = said->date || (year && day);
    said->source = said->source || strstr(line, "Leaf") != NULL;
    said->number = said->number || (!cut && has_numbers(line, page + 1, count));
}

static struct said
said_on(const struct page *page)
{
    struct said said = {false, false, false};
    struct str line = {0};
    int at = 0;
    for (size_t i = 0; i < page->slide_item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->text == NULL || item->part == PAGE_BODY) {
            continue;
        }
        /* a source that has more than one line is one text */
        bool on = item->part == PAGE_FOOT && item->join == PAGE_JOIN_SPACE;
        if (item->line != at && line.len > 0 && !on) {
            hear(&said, line.text, page->page, page->page_count);
            str_clear(&line);
        }
        str_add(&line, item->text);
        at = item->line;
    }
    if (line.len > 0) {
        hear(&said, line.text, page->page, page->page_count);
    }
    str_release(&line);
    return said;
}

/* All pages of the slide in the language chosen. */
static void
check_pages(struct page_rig *rig, const char *panel, const char *lang, int form)
{
    bool dated = false, sourced = strstr(forms[form].head, "Leaf") == NULL;
    int count = 1;
    for (rig->state.page = 0; rig->state.page < count; rig->state.page++) {
        struct page *page = rig_page(rig);
        count = page->page_count;
        rig_check_page(rig, page);
        struct said said = said_on(page);
        dated = dated || said.date;
        sourced = sourced || said.source;
        if (count > 1 && !said.number) {
            fail_msg("page %d of %d is not said in %s on %s at %d, form %d",
                     rig->state.page + 1, count, lang, panel, rig->state.scale,
                     form);
        }
        page_free(page);
    }
    /* one page alone, and 7 inches, may have room for the day only */
    if (count > 1 && !sourced && strncmp(panel, "7 inch", 6) != 0) {
        fail_msg("the source is lost in %s on %s at %d, form %d", lang, panel,
                 rig->state.scale, form);
    }
    if (!dated) {
        fail_msg("the review is lost in %s on %s at %d, form %d", lang, panel,
                 rig->state.scale, form);
    }
}

static void
check_form(int form, const struct tongue *tongue, const char *other)
{
    struct page_rig rig;
    rig_form(&rig, &forms[form], tongue, other);
    for (int i = 0; i < PANELS * 3; i++) {
        const struct rig_screen *panel = &panels[i / 3];
        rig_screen(&rig, panel->width, panel->height, panel->longer_mm);
        rig.state = (struct play_state){.scale = i % 3,
                                        .language = other != NULL ? 1 : 0};
        check_pages(&rig, panel->name, tongue->lang, form);
    }
    rig_release(&rig);
}

static void
test_numbers_and_dates_are_whole(void **state)
{
    (void)state;
    for (int i = 0; i < TONGUES; i++) {
        for (int form = 0; form < FORMS; form++) {
            check_form(form, &tongues[i], NULL);
        }
    }
}

/* Where a note on the language stands in place of the foot, too. */
static void
test_they_are_whole_in_a_slide_that_is_not_translated(void **state)
{
    (void)state;
    for (int form = 0; form < PHOTO; form++) {
        check_form(form, &tongues[0], "es");
        check_form(form, &tongues[ARABIC], "en");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_and_dates_are_whole),
        cmocka_unit_test(test_they_are_whole_in_a_slide_that_is_not_translated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
