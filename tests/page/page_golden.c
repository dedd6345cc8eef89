/* Text goldens of pages. See page_golden.h. */
#include "page_golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "str.h"

#define GOLDENS KIOSK_SOURCE_DIR "/tests/golden/page/"

static char *
read_golden(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail_msg("%s is missing; KIOSK_UPDATE_GOLDENS=1 writes it", path);
    }
    struct str text = {0};
    char part[4096];
    size_t len;
    while ((len = fread(part, 1, sizeof(part), file)) > 0) {
        str_add_bytes(&text, part, len);
    }
    fclose(file);
    return str_take(&text);
}

void
page_golden(struct page_rig *rig, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s%s.txt", GOLDENS, name);
    struct page *page = rig_page(rig);
    char *actual = page_dump(page);
    if (getenv("KIOSK_UPDATE_GOLDENS") != NULL) {
        FILE *file = fopen(path.text, "wb");
        assert_non_null(file);
        assert_int_equal(fputs(actual, file) < 0, 0);
        assert_int_equal(fclose(file), 0);
    }
    char *expected = read_golden(path.text);
    if (strcmp(actual, expected) != 0) {
        fail_msg("%s differs. It should be:\n%s\nIt is:\n%s", name, expected,
                 actual);
    }
    rig_check_page(rig, page);
    free(actual);
    free(expected);
    str_release(&path);
    page_free(page);
}

void
page_golden_on(struct page_rig *rig, int screen, struct play_state state,
               const char *name)
{
    const struct rig_screen *at = &rig_screens[screen];
    rig->state = state;
    rig_screen(rig, at->width, at->height, at->longer_mm);
    page_golden(rig, name);
}
