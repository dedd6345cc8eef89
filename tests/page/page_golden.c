/* Text goldens of pages. See page_golden.h. */
#include "page_golden.h"

#include <stdlib.h>

#include "golden.h"
#include "str.h"
#include "page_dump.h"

#define GOLDENS KIOSK_SOURCE_DIR "/tests/golden/page/"

void
page_golden(struct page_rig *rig, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s%s.txt", GOLDENS, name);
    struct page *page = rig_page(rig);
    char *actual = page_dump(page);
    golden_text(path.text, actual);
    rig_check_page(rig, page);
    free(actual);
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
