/* Where something stands on a page of a PDF, whatever turns and cuts it: what
 * is outside is not counted, and a file that cannot be drawn says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "format_rig.h"
#include "pdf_make.h"

/* A page 400 points wide and 300 high. */
#define PAGE "/MediaBox[0 0 400 300]"

static const struct ink_area all = {0, 0, INK_COLUMNS, INK_ROWS};

static struct ink_area
find(struct format_rig *rig, const char *content, const char *page)
{
    static struct ink ink;
    struct picture_reply reply;
    const struct pdf_recipe recipe = {
        .pages = 1, .content = content, .page = page};
    pdf_make(format_rig_path(rig, "ink.pdf"), &recipe);
    assert_int_equal(format_rig_ink(rig, "ink.pdf", 0, &ink, &reply),
                     PICTURE_OK);
    return ink_trim(&ink, all);
}

/* In hundredths of the page. */
static void
expect(struct ink_area area, int left, int top, int right, int bottom)
{
    double across = (double)INK_COLUMNS / 100;
    double down = (double)INK_ROWS / 100;
    if (fabs(area.left - left * across) > 2 ||
        fabs(area.top - top * down) > 3 ||
        fabs(area.right - right * across) > 2 ||
        fabs(area.bottom - bottom * down) > 3) {
        fail_msg("%d..%d of %d, %d..%d of %d", area.left, area.right,
                 INK_COLUMNS, area.top, area.bottom, INK_ROWS);
    }
}

static void
test_place(void **state)
{
    static const struct {
        const char *content, *page;
        int left, top, right, bottom;
    } cases[] = {
        {"0 g 100 150 100 30 re f", PAGE, 25, 40, 50, 50},
        {"0 g 100 150 100 30 re f", PAGE "/Rotate 90", 50, 25, 60, 50},
        {"0 g 100 150 100 30 re f", PAGE "/CropBox[0 0 200 300]", 50, 40, 100,
         50},
        {".9 g 100 150 100 30 re f", PAGE, 25, 40, 50, 50},
        {"0 .1 .2 rg 0 0 400 300 re f 1 g 100 150 100 30 re f", PAGE, 25, 40,
         50, 50},
        {"0 g 100 150 100 30 re f 900 0 40 40 re f", PAGE, 25, 40, 50, 50},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        expect(find(*state, cases[i].content, cases[i].page), cases[i].left,
               cases[i].top, cases[i].right, cases[i].bottom);
    }
}

/* Between lines of text as close as they are set there are free rows. */
static void
test_lines(void **state)
{
    static struct ink ink;
    struct format_rig *rig = *state;
    struct picture_reply reply;
    const struct pdf_recipe recipe = {
        .pages = 1,
        .content = "BT /F 10 Tf 12 TL 60 700 Td (Type gxyq) Tj T* (Type gxyq) "
                   "Tj T* (Type gxyq) Tj T* (Type gxyq) Tj ET",
        .page = "/MediaBox[0 0 595 842]"};
    pdf_make(format_rig_path(rig, "lines.pdf"), &recipe);
    assert_int_equal(format_rig_ink(rig, "lines.pdf", 0, &ink, &reply),
                     PICTURE_OK);
    int lines = 0;
    bool before = false;
    for (int y = 0; y < INK_ROWS; y++) {
        struct ink_row row = ink_row_of(&ink, y, 0, INK_COLUMNS);
        bool here = ink_row_count(&row) > 0;
        lines += here && !before;
        before = here;
    }
    assert_int_equal(lines, 4);
}

static void
test_what_cannot_be_drawn(void **state)
{
    static struct ink ink;
    struct format_rig *rig = *state;
    struct picture_reply reply;
    const struct pdf_recipe blank = {.pages = 1, .content = "", .page = PAGE};
    pdf_make(format_rig_path(rig, "blank.pdf"), &blank);
    assert_int_equal(format_rig_ink(rig, "blank.pdf", 0, &ink, &reply),
                     PICTURE_EMPTY);
    assert_int_equal(format_rig_ink(rig, "blank.pdf", 1, &ink, &reply),
                     PICTURE_NO_PAGE);
    format_rig_write(rig, "bad.pdf", "%PDF-1.4\nbad", 12);
    assert_int_equal(format_rig_ink(rig, "bad.pdf", 0, &ink, &reply),
                     PICTURE_DAMAGED);
    format_rig_write(rig, "other.pdf", "Hello, world", 12);
    assert_int_equal(format_rig_ink(rig, "other.pdf", 0, &ink, &reply),
                     PICTURE_UNKNOWN_FORMAT);
}

/* Memory of any other size is not a grid, and the decoder ends. */
static void
test_wrong_memory(void **state)
{
    struct format_rig *rig = *state;
    struct picture_reply reply;
    const struct picture_request request = {.verb = PICTURE_INK};
    const size_t sizes[] = {1, sizeof(struct ink) - 1, sizeof(struct ink) + 1};
    find(rig, "0 g 100 150 100 30 re f", PAGE);
    for (size_t i = 0; i < 3; i++) {
        int memory = memfd_create("ink", MFD_CLOEXEC);
        int file = decoder_rig_file("%PDF-1.4\n", 9);
        assert_int_equal(ftruncate(memory, (off_t)sizes[i]), 0);
        assert_true(decoder_rig_send(&rig->decoder, &request, sizeof(request),
                                     (const int[]){file, memory}, 2));
        assert_int_equal(decoder_rig_receive(&rig->decoder, &reply),
                         PICTURE_CRASHED);
        close(memory);
        close(file);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_place),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_what_cannot_be_drawn),
        cmocka_unit_test(test_wrong_memory),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}
