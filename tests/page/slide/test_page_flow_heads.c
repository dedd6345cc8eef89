/* What leads to something stands on its page: a heading, a line that ends with
 * a colon, the head of a table, which is said again where that goes on. Nor is
 * one row of a table left alone, or without its name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "flow_rig.h"
#include "mem.h"
#include "random_slide.h"

/* Words that lead to others: the last of them and the first of those; and both
 * by themselves. */
struct lead {
    char last[16], first[16];
    struct str text;
    int table; /* -1: it leads to none */
};

enum { LEADS_MAX = 8, ROWS_MAX = 6 };

struct led_slide {
    struct random_slide random;
    struct lead leads[LEADS_MAX];
    int lead_count, tables;
    int rows[LEADS_MAX]; /* of each table, without its head */
};

static void
add_sentence(struct led_slide *slide, struct str *text)
{
    int count = 1 + random_draw(&slide->random, 14);
    for (int i = 0; i < count; i++) {
        str_addf(text, i ? " w%d" : "Xw%d", ++slide->random.words);
    }
    str_add(text, ".\n");
}

/* Table N has the heads "Alpha N" and so on; its row R begins with "nNrR". */
static void
add_table(struct led_slide *slide, struct str *text)
{
    int columns = 1 + random_draw(&slide->random, 3);
    int n = slide->tables++;
    int rows = 1 + random_draw(&slide->random, ROWS_MAX - 1);
    int long_words = random_draw(&slide->random, 3);
    slide->rows[n] = rows;
    for (int row = 0; row <= rows; row++) {
        for (int column = 0; column < columns; column++) {
            str_add(text, "| ");
            str_addf(text, row == 0 ? "%s%d" : "%s%dr%d",
                     row > 0       ? "n"
                     : column == 0 ? "Alpha"
                                   : "Beta",
                     n, row);
            for (int i = row > 0 ? long_words : 0; i > 0; i--) {
                str_add(text, " several more of words");
            }
            str_add(text, " ");
        }
        str_add(text, row == 0 ? columns == 1   ? "|\n|---|\n"
                                 : columns == 2 ? "|\n|---|---|\n"
                                                : "|\n|---|---|---|\n"
                               : "|\n");
    }
}

/* A heading or a line with a colon, and what follows it: a paragraph, a list or
 * a table. */
static void
add_led(struct led_slide *slide)
{
    struct lead *lead = &slide->leads[slide->lead_count++];
    bool heading = random_draw(&slide->random, 2) == 0;
    int follows = random_draw(&slide->random, 3);
    lead->table = follows == 0 ? slide->tables : -1;
    int next = slide->random.words + 1;
    slide->random.words = next;
    snprintf(lead->last, sizeof(lead->last), "Lead%d", next);
    snprintf(lead->first, sizeof(lead->first), "Xw%d", next + 1);
    str_addf(&lead->text,
             heading ? "**On it Lead%d**\n\n" : "On it Lead%d:\n\n", next);
    if (follows == 0) {
        snprintf(lead->first, sizeof(lead->first), "n%dr1", slide->tables);
        add_table(slide, &lead->text);
    } else {
        str_add(&lead->text, follows == 1 ? "- " : "");
        add_sentence(slide, &lead->text);
    }
    str_addf(&slide->random.text, "\n%s", lead->text.text);
    char *row = strstr(lead->text.text, lead->first);
    row[strcspn(row, "\n") + 1] = '\0'; /* of a table the first row */
}

static void
led_slide_init(struct led_slide *slide, uint64_t seed)
{
    *slide = (struct led_slide){
        .random = {.seed = seed * 0x9E3779B97F4A7C15u + 1, .words = 1}};
    struct str *text = &slide->random.text;
    str_add(text, "# w1 title\n");
    int picture = random_draw(&slide->random, 8);
    int blocks = 1 + random_draw(&slide->random, 6);
    for (int i = 0; i < blocks; i++) {
        str_add(text, i == picture ? "\n![alt](wide.png)\n" : "");
        if (random_draw(&slide->random, 3) == 0) {
            str_add(text, "\n");
            add_sentence(slide, text);
        } else {
            add_led(slide);
        }
    }
}

static void
led_slide_release(struct led_slide *slide)
{
    for (int i = 0; i < slide->lead_count; i++) {
        str_release(&slide->leads[i].text);
    }
    str_release(&slide->random.text);
}

/* Whether LEAD and what follows it, of a table its first row, fit a page. */
static bool
fits(const struct lead *lead, int panel, int scale)
{
    struct str alone = {0};
    str_addf(&alone, "# w1 title\n\n%s", lead->text.text);
    int count = flow_count(alone.text, "about", false, panel, scale);
    str_release(&alone);
    return count == 1;
}

/* Whether BODY has the beginning of a row of table N. */
static bool
has_row(const struct led_slide *slide, const char *body, int n)
{
    bool has = false;
    for (int row = 1; row <= slide->rows[n]; row++) {
        char words[16];
        snprintf(words, sizeof(words), "n%dr%d", n, row);
        has = has || strstr(body, words) != NULL;
    }
    return has;
}

/* Rows of table N have their head on each page, and no head is without one. */
static void
check_heads(const struct led_slide *slide, const struct flow_pages *pages,
            int n, const char *where)
{
    char head[16];
    snprintf(head, sizeof(head), "Alpha%d", n);
    for (int i = 0; i < pages->count; i++) {
        const char *body = pages->bodies[i].text;
        bool headed = body != NULL && strstr(body, head) != NULL;
        if (headed != (body != NULL && has_row(slide, body, n))) {
            fail_msg("head %d on page %d of %d %s: %s: %s", n, i + 1,
                     pages->count, where, body, slide->random.text.text);
        }
    }
}

static void
check_leads(const struct led_slide *slide, const struct flow_pages *pages,
            int panel, int scale)
{
    char where[64];
    snprintf(where, sizeof(where), "on %s at %d", flow_panels[panel].name,
             scale);
    for (int i = 0; i < slide->lead_count; i++) {
        const struct lead *lead = &slide->leads[i];
        int at = flow_page_of(pages, lead->last);
        int next = flow_page_of(pages, lead->first);
        assert_true(at >= 0 && next >= 0);
        if ((at == next && lead->table < 0) || !fits(lead, panel, scale)) {
            continue;
        }
        if (at != next) {
            fail_msg("%s is not with %s %s: %s", lead->last, lead->first, where,
                     slide->random.text.text);
        }
        check_heads(slide, pages, lead->table, where);
    }
}

static void
test_what_leads_is_with_what_follows(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct led_slide slide;
        struct page_rig rig;
        led_slide_init(&slide, seed);
        flow_slide(&rig, slide.random.text.text, "about", false);
        for (int i = 0; i < FLOW_PANELS; i++) {
            struct flow_pages pages;
            int scale = (i + (int)seed) % 3;
            flow_panel(&rig, i, scale);
            flow_pages_init(&pages, &rig);
            check_leads(&slide, &pages, i, scale);
            flow_pages_release(&pages);
        }
        rig_release(&rig);
        led_slide_release(&slide);
    }
}

/* ---- names ---- */

/* A table of ROWS rows, "nameR" and cells of random length, "cR". */
static char *
named_rows(struct random_slide *random, int rows, int columns)
{
    struct str text = {0};
    str_addf(&text, "# w1\n\n| Effect | Time%s |\n| --- | ---%s |\n",
             columns > 2 ? " | Act" : "", columns > 2 ? " | ---" : "");
    for (int row = 1; row <= rows; row++) {
        str_addf(&text, "| name%d ", row);
        for (int column = 1; column < columns; column++) {
            str_add(&text, "|");
            for (int i = 1 + random_draw(random, 30); i > 0; i--) {
                str_addf(&text, " c%d", row);
            }
            str_add(&text, " ");
        }
        str_add(&text, "|\n");
    }
    return str_take(&text);
}

/* Who reads a cell on a page reads there whose it is. */
static void
test_a_row_has_its_name_on_each_page(void **state)
{
    (void)state;
    struct random_slide random = {.seed = 4711};
    for (int i = 0; i < FLOW_PANELS * 3 * 2; i++) {
        struct page_rig rig;
        struct flow_pages pages;
        char *text = named_rows(&random, 1 + random_draw(&random, 3),
                                2 + random_draw(&random, 2));
        flow_slide(&rig, text, "about", false);
        flow_panel(&rig, i / 6, i / 2 % 3);
        flow_pages_init(&pages, &rig);
        for (int page = 0; page < pages.count; page++) {
            const char *body = pages.bodies[page].text;
            for (int row = 1; row <= 3; row++) {
                char name[16], cell[16];
                snprintf(name, sizeof(name), "name%d", row);
                snprintf(cell, sizeof(cell), "c%d", row);
                if (strstr(body, cell) != NULL && strstr(body, name) == NULL) {
                    fail_msg("page %d has no %s on %s at %d: %s", page + 1,
                             name, flow_panels[i / 6].name, i / 2 % 3, text);
                }
            }
        }
        flow_pages_release(&pages);
        rig_release(&rig);
        free(text);
    }
}

/* ---- rows ---- */

/* A table of ROWS equal rows, with a picture, a heading, both or neither. */
static char *
equal_rows(int rows, int with)
{
    struct str text = {0};
    str_add(&text, "# w1\n\n");
    str_add(&text, with & 1 ? "![alt](wide.png)\n\n" : "");
    str_add(&text, with & 2 ? "**Heading**\n\n" : "");
    str_add(&text, "| Effect | Time |\n| --- | --- |\n");
    for (int i = 0; i < rows; i++) {
        str_add(&text, "| Redness | one |\n");
    }
    return str_take(&text);
}

static int
rows_on(const char *body)
{
    int rows = 0;
    for (const char *at = body; at && (at = strstr(at, "Redness")); at++) {
        rows++;
    }
    return rows;
}

static bool
has_picture(const struct page *page)
{
    bool has = false;
    for (size_t i = 0; i < page->slide_item_count; i++) {
        has = has || page->items[i].type == PAGE_PICTURE;
    }
    return has;
}

static void
test_no_row_is_alone(void **state)
{
    (void)state;
    for (int i = 0; i < FLOW_PANELS * 3 * 16; i++) {
        struct page_rig rig;
        struct flow_pages pages;
        int panel = i / 48;
        int scale = i / 16 % 3;
        char *text = equal_rows(2 + i / 4 % 4, i % 4);
        int least = 99, most = 0;
        flow_slide(&rig, text, "about", false);
        flow_panel(&rig, panel, scale);
        flow_pages_init(&pages, &rig);
        for (int page = 0; page < pages.count; page++) {
            int rows = rows_on(pages.bodies[page].text);
            bool alone = !has_picture(pages.items[page]);
            least = rows > 0 && alone && rows < least ? rows : least;
            most = rows > most ? rows : most;
        }
        if (least == 1 && most > 2) {
            fail_msg("one row alone beside %d on %s at %d: %s", most,
                     flow_panels[panel].name, scale, text);
        }
        flow_pages_release(&pages);
        rig_release(&rig);
        free(text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_leads_is_with_what_follows),
        cmocka_unit_test(test_a_row_has_its_name_on_each_page),
        cmocka_unit_test(test_no_row_is_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
