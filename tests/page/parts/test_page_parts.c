/* Promises about the parts of a page of a document, over random pages of lines,
 * columns, tables and pictures: all that stands there is on some part, no part
 * is blank, no line is torn that need not be, they are read in order, and they
 * are as large as asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "page_parts.h"

enum { ROUNDS = 600, LINES_MAX = 200, FAR = 16 };

static uint32_t dice = 88172645u;

static int
random_between(int least, int most)
{
    dice ^= dice << 13;
    dice ^= dice >> 17;
    dice ^= dice << 5;
    return least + (int)(dice % (uint32_t)(most - least + 1));
}

static bool
one_in(int times)
{
    return random_between(1, times) == 1;
}

/* A page, and its lines in the order in which they are read. */
struct paper {
    struct ink ink;
    struct ink_area lines[LINES_MAX];
    int count;
    bool columns; /* their lines may leave no gap over both */
    struct page_sheet sheet;
    struct page_rect boxes[2];
};

/* A line of words: letters reach from its top to its bottom, and are as near
 * to each other as a space is wide. */
static void
put_line(struct paper *paper, struct ink_area area)
{
    if (paper->count == LINES_MAX) {
        return;
    }
    bool space = true;
    for (int x = area.left; x < area.right; x++) {
        space = !space && x < area.right - 1 && one_in(6);
        for (int y = area.top; y < area.bottom && !space; y++) {
            bool edge = y == area.top || y == area.bottom - 1;
            if (edge || !one_in(3)) {
                ink_set(&paper->ink, x, y);
            }
        }
    }
    paper->lines[paper->count++] = area;
}

/* What a page of text is set with, in cells. */
struct setting {
    int high, pitch; /* a line, and from one to the next */
};

static struct setting
any_setting(void)
{
    int high = random_between(6, 24);
    return (struct setting){high, high * random_between(125, 180) / 100 + 2};
}

/* Paragraphs from LEFT up to RIGHT and from *Y down to BOTTOM at most. */
static void
put_text(struct paper *paper, struct setting setting, int left, int right,
         int *y, int bottom)
{
    int lines = random_between(2, 60);
    for (int i = 0; i < lines && *y + setting.high <= bottom; i++) {
        bool last = one_in(5);
        int wide = right - left;
        wide = last ? wide * random_between(60, 90) / 100
                    : wide * random_between(93, 100) / 100;
        put_line(paper,
                 (struct ink_area){left, *y, left + wide, *y + setting.high});
        *y += setting.pitch + (last ? setting.pitch / 2 : 0);
    }
}

static void
put_columns(struct paper *paper, struct setting setting, int left, int right,
            int *y, int bottom)
{
    int middle = (left + right) / 2;
    int ends[2] = {*y, *y + random_between(0, 1) * random_between(1, 9)};
    if (right - left < 110) {
        put_text(paper, setting, left, right, y, bottom);
        return;
    }
    paper->columns = true;
    for (int i = 0; i < 2; i++) {
        bool first = (i == 0) != paper->sheet.rtl;
        int x = first ? left : middle + 5;
        put_text(paper, setting, x, first ? middle - 5 : right, &ends[i],
                 bottom);
    }
    *y = ends[0] > ends[1] ? ends[0] : ends[1];
}

/* Rows of a name and a number, with or without rules around each. */
static void
put_table(struct paper *paper, struct setting setting, int left, int right,
          int *y, int bottom)
{
    bool rules = one_in(2);
    int top = *y;
    int middle = left + (right - left) * 2 / 5;
    int air = setting.high / 2 + 1;
    for (int i = random_between(4, 14);
         i > 0 && *y + setting.high + 2 * air <= bottom; i--) {
        int from = paper->count;
        int share = i % 2 == 0 ? 80 : random_between(20, 50);
        int name = left + 3 + (middle - left) * share / 100;
        put_line(paper, (struct ink_area){left + 3, *y + air, name,
                                          *y + air + setting.high});
        put_line(paper, (struct ink_area){middle, *y + air, right - 3,
                                          *y + air + setting.high});
        if (paper->count == from + 2) {
            paper->lines[from].right = right - 3; /* never one without other */
            paper->count--;
        }
        *y += setting.high + 2 * air;
        for (int x = left; x < right && rules; x++) {
            ink_set(&paper->ink, x, *y);
        }
        *y += rules;
    }
    for (int i = top; i < *y && rules; i++) {
        ink_set(&paper->ink, left, i);
        ink_set(&paper->ink, right - 1, i);
    }
}

/* A page with margins and sections, its proportions and a screen. */
static void
any_paper(struct paper *paper)
{
    int left = random_between(4, 40);
    int right = INK_COLUMNS - left;
    int y = random_between(10, 120);
    int bottom = INK_ROWS - random_between(60, 120);
    int sections = random_between(1, 4);
    bool tables = one_in(2);
    *paper = (struct paper){.sheet = {.rtl = one_in(3)}};
    for (int i = 0; i < sections && y < bottom; i++) {
        struct setting setting = any_setting();
        if (one_in(2)) {
            put_text(paper, setting, left, right, &y, bottom);
        } else if (tables) { /* right below columns one is as part of them */
            put_table(paper, setting, left, right, &y, bottom);
        } else {
            put_columns(paper, setting, left, right, &y, bottom);
        }
        y += setting.pitch * 2;
    }
    if (one_in(2)) { /* a number at the foot */
        put_line(paper,
                 (struct ink_area){120, INK_ROWS - 40, 130, INK_ROWS - 30});
    }
}

static void
any_screen(struct paper *paper)
{
    static const int screens[][2] = {
        {1480, 780}, {900, 1500}, {820, 560}, {560, 300}, {1900, 1500}};
    const int *screen = screens[random_between(0, 4)];
    struct page_sheet *sheet = &paper->sheet;
    sheet->width = 1000;
    sheet->height = random_between(0, 1) == 0 ? 1414 : 562;
    double across = screen[0] / (double)sheet->width;
    double down = screen[1] / (double)sheet->height;
    sheet->size = fmin(across, down);
    sheet->times = one_in(2) ? 1.3 : 2.0;
    sheet->ink = &paper->ink;
    paper->boxes[0] = (struct page_rect){40, 5, screen[0], screen[1]};
    paper->boxes[1] = (struct page_rect){
        5, 5, screen[0] * 6 / 5, screen[1] * random_between(55, 100) / 100};
}

/* The cells that PART shows. */
static struct ink_area
shown(const struct page_cutout *part)
{
    struct crop crop = part->crop;
    return (struct ink_area){
        crop.left * INK_COLUMNS / CROP_WHOLE, crop.top * INK_ROWS / CROP_WHOLE,
        INK_COLUMNS - crop.right * INK_COLUMNS / CROP_WHOLE,
        INK_ROWS - crop.bottom * INK_ROWS / CROP_WHOLE};
}

static bool
holds(struct ink_area a, struct ink_area b)
{
    return a.left <= b.left && a.top <= b.top && a.right >= b.right &&
           a.bottom >= b.bottom;
}

static bool
touches(struct ink_area a, struct ink_area b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom &&
           b.top < a.bottom;
}

/* How large the parts would be if this alone were on them. */
static double
room_for(const struct paper *paper, struct ink_area area, int box)
{
    const struct page_sheet *sheet = &paper->sheet;
    const struct page_rect *rect = &paper->boxes[box];
    double w = (area.right - area.left) * sheet->width / (double)INK_COLUMNS;
    double h = (area.bottom - area.top) * sheet->height / (double)INK_ROWS;
    return fmin(rect->w / w, rect->h / h) / sheet->size;
}

static struct ink_area
all_of(const struct paper *paper)
{
    return ink_trim(&paper->ink,
                    (struct ink_area){0, 0, INK_COLUMNS, INK_ROWS});
}

/* Whether all lines go whole into either box, as large as asked. */
static bool
all_whole(const struct paper *paper, double times)
{
    struct ink_area wide = all_of(paper);
    int high = 0;
    for (int i = 0; i < paper->count; i++) {
        const struct ink_area *line = &paper->lines[i];
        high =
            line->bottom - line->top > high ? line->bottom - line->top : high;
    }
    wide.bottom = wide.top + high;
    return room_for(paper, wide, 0) >= times &&
           room_for(paper, wide, 1) >= times;
}

static void
check_part(const struct paper *paper, const struct page_cutout *part)
{
    const struct page_sheet *sheet = &paper->sheet;
    struct ink_area area = shown(part);
    struct ink_area found = ink_trim(&paper->ink, area);
    assert_true(found.right > found.left);
    double px = part->rect.w / (crop_width(part->crop) * sheet->width);
    double times = px / sheet->size;
    bool whole = !paper->columns && all_whole(paper, sheet->times);
    double least = whole ? sheet->times : 1;
    if (times < least * 0.98) {
        fail_msg("%.2f times as large, not %.2f: %d x %d px", times, least,
                 part->rect.w, part->rect.h);
    }
    bool inside = false;
    for (int i = 0; i < 2; i++) {
        const struct page_rect *box = &paper->boxes[i];
        inside = inside || (part->rect.x >= box->x && part->rect.y >= box->y &&
                            part->rect.x + part->rect.w <= box->x + box->w &&
                            part->rect.y + part->rect.h <= box->y + box->h);
    }
    assert_true(inside);
}

/* The first part that has all of LINE; none may have some of it, but where
 * lines must be torn. */
static size_t
part_with(const struct paper *paper, const struct page_parts *parts,
          struct ink_area line, bool whole)
{
    size_t first = parts->count;
    for (size_t i = parts->count; i > 0; i--) {
        struct ink_area area = shown(&parts->items[i - 1]);
        first = holds(area, line) ? i - 1 : first;
        if (whole && touches(area, line) && !holds(area, line)) {
            fail_msg("line %d..%d at %d..%d is torn by part %zu: %d..%d at "
                     "%d..%d (rtl %d, %.1f)",
                     line.left, line.right, line.top, line.bottom, i, area.left,
                     area.right, area.top, area.bottom, paper->sheet.rtl,
                     paper->sheet.times);
        }
    }
    return first;
}

static void
check_paper(const struct paper *paper)
{
    struct page_parts parts;
    struct ink left = paper->ink;
    bool whole = all_whole(paper, 1 + (paper->sheet.times - 1) / 4);
    size_t at = 0;
    page_parts_init(&parts, &paper->sheet, paper->boxes);
    if (parts.count == 0 || parts.count > 32) {
        fail_msg("%zu parts of %d lines, %.1f times", parts.count, paper->count,
                 paper->sheet.times);
    }
    for (size_t i = 0; i < parts.count; i++) {
        check_part(paper, &parts.items[i]);
    }
    for (int i = 0; i < paper->count; i++) {
        size_t part = part_with(paper, &parts, paper->lines[i], whole);
        if (whole && (part == parts.count || part < at)) {
            struct ink_area line = paper->lines[i];
            fail_msg("line %d..%d at %d..%d is on part %zu of %zu after %zu "
                     "(rtl %d, %.1f)",
                     line.left, line.right, line.top, line.bottom, part,
                     parts.count, at, paper->sheet.rtl, paper->sheet.times);
        }
        at = whole && !paper->columns ? part : 0;
    }
    for (size_t i = 0; i < parts.count; i++) {
        struct ink_area area = shown(&parts.items[i]);
        for (int y = area.top; y < area.bottom; y++) {
            struct ink_row row = ink_row_of(&left, y, area.left, area.right);
            for (int k = 0; k < INK_WORDS; k++) {
                left.rows[y][k] &= ~row.words[k];
            }
        }
    }
    for (int i = 0; i < paper->count; i++) {
        struct ink_area lost = ink_trim(&left, paper->lines[i]);
        assert_int_equal(lost.left, lost.right);
    }
    page_parts_release(&parts);
}

static void
test_any_page(void **state)
{
    (void)state;
    static struct paper paper;
    for (int i = 0; i < ROUNDS; i++) {
        any_paper(&paper);
        any_screen(&paper);
        check_paper(&paper);
    }
}

/* Nothing is known of it, or it is a photo: all of it is seen all the same. */
static void
test_ink_everywhere(void **state)
{
    (void)state;
    static struct paper paper;
    for (int i = 0; i < 40; i++) {
        paper = (struct paper){.sheet = {.rtl = i % 2 == 0}};
        ink_fill(&paper.ink);
        any_screen(&paper);
        paper.lines[0] = (struct ink_area){0, 0, INK_COLUMNS, INK_ROWS};
        paper.count = 1;
        check_paper(&paper);
    }
}

static void
test_blank_paper(void **state)
{
    (void)state;
    static struct paper paper;
    struct page_parts parts;
    any_screen(&paper);
    page_parts_init(&parts, &paper.sheet, paper.boxes);
    assert_int_equal(parts.count, 0);
    page_parts_release(&parts);
}

/* Columns of text are read one after the other, be their lines side by side or
 * not, from the right where that is how people read. */
static void
test_columns(void **state)
{
    (void)state;
    static struct paper paper;
    for (int i = 0; i < 60; i++) {
        struct page_parts parts;
        bool rtl = i % 2 == 0;
        paper = (struct paper){.sheet = {.rtl = rtl}};
        for (int k = 0; k < 80; k++) {
            bool second = k >= 40;
            int x = second != rtl ? 135 : 25;
            int y = 90 + k % 40 * 20 + (second ? i % 12 : 0);
            int wide = 95 - random_between(0, 12);
            put_line(&paper, (struct ink_area){x, y, x + wide, y + 12});
        }
        any_screen(&paper);
        paper.sheet.times = 2;
        page_parts_init(&parts, &paper.sheet, paper.boxes);
        size_t last = part_with(&paper, &parts, paper.lines[39], true);
        size_t next = part_with(&paper, &parts, paper.lines[40], true);
        assert_true(parts.count >= 2 && last < next && next < parts.count);
        page_parts_release(&parts);
    }
}

/* One paragraph at the top of a sheet is one part, and no margin is. */
static void
test_mostly_paper(void **state)
{
    (void)state;
    static struct paper paper;
    for (int i = 0; i < 40; i++) {
        int y = 100;
        struct page_parts parts;
        paper = (struct paper){.count = 0};
        for (int k = 0; k < 4; k++, y += 20) {
            put_line(&paper, (struct ink_area){30, y, 220, y + 12});
        }
        any_screen(&paper);
        page_parts_init(&parts, &paper.sheet, paper.boxes);
        assert_int_equal(parts.count, 1);
        struct ink_area area = shown(&parts.items[0]);
        assert_true(area.top >= 60 && area.bottom <= 220);
        page_parts_release(&parts);
    }
}

/* Lines of one column that may be larger still fill the width of a low box. */
static void
test_one_column_fills_the_width(void **state)
{
    (void)state;
    static struct paper paper;
    for (int i = 0; i < 40; i++) {
        struct page_parts parts;
        int left = random_between(15, 40);
        paper = (struct paper){.count = 0};
        for (int y = 60; y < INK_ROWS - 60; y += 18) {
            put_line(&paper, (struct ink_area){left, y, 240 - left, y + 10});
        }
        any_screen(&paper);
        paper.sheet.height = 1414;
        paper.sheet.size = paper.boxes[0].h / 1414.0;
        paper.sheet.times = 2.0;
        paper.sheet.most = 9.0;
        page_parts_init(&parts, &paper.sheet, paper.boxes);
        for (size_t k = 0; k < parts.count; k++) {
            struct page_rect rect = parts.items[k].rect;
            int wide = 0;
            for (int box = 0; box < 2; box++) {
                int width = paper.boxes[box].w;
                wide = rect.w <= width && rect.w * 10 > width * 8 ? 1 : wide;
            }
            if (!wide) {
                fail_msg("part %zu is %d px wide of %d", k, rect.w,
                         paper.boxes[0].w);
            }
        }
        page_parts_release(&parts);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_page),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_ink_everywhere),
        cmocka_unit_test(test_blank_paper),
        cmocka_unit_test(test_mostly_paper),
        cmocka_unit_test(test_one_column_fills_the_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
