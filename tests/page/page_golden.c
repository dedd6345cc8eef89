/* Text goldens of pages. See page_golden.h. */
#include "page_golden.h"

#include <stdlib.h>

#include "golden.h"
#include "str.h"

#define GOLDENS KIOSK_SOURCE_DIR "/tests/golden/page/"

static const char *
icon_name(enum page_icon icon)
{
    static const char *const names[] = {
        [ICON_NONE] = "none",
        [ICON_ABOUT] = "about",
        [ICON_BENEFIT] = "benefit",
        [ICON_SIDE_EFFECT] = "side-effect",
        [ICON_AFTERCARE] = "aftercare",
        [ICON_WHEN_TO_CALL] = "when-to-call",
        [ICON_BACK] = "back",
        [ICON_NEXT] = "next",
        [ICON_PAUSE] = "pause",
        [ICON_PLAY] = "play",
        [ICON_TEXT_SIZE] = "text-size",
        [ICON_CONTRAST] = "contrast",
        [ICON_LANGUAGE] = "language",
        [ICON_MORE] = "more",
        [ICON_CLOSE] = "close",
        [ICON_TREATMENTS] = "treatments",
        [ICON_DOT] = "dot",
        [ICON_DOT_OPEN] = "dot-open",
        [ICON_PICTURE] = "picture",
        [ICON_WARNING] = "warning",
        [ICON_NOTE] = "note",
        [ICON_TIP] = "tip",
        [ICON_QUOTE] = "quote",
        [ICON_DESK_BELL] = "desk-bell",
        [ICON_TOPICS] = "topics",
        [ICON_READING_HELP] = "reading-help",
        [ICON_START_OVER] = "start-over",
        [ICON_LOWER] = "lower",
        [ICON_HIGHER] = "higher",
    };
    _Static_assert(sizeof(names) / sizeof(names[0]) == ICON_COUNT, "names");
    return names[icon];
}

static void
dump_rect(struct str *out, struct page_rect rect)
{
    str_addf(out, " %d,%d %dx%d", rect.x, rect.y, rect.w, rect.h);
}

static void
dump_item(struct str *out, const struct page_item *item)
{
    switch (item->type) {
    case PAGE_FILL:
        str_add(out, item->border_px ? "box" : "fill");
        dump_rect(out, item->rect);
        str_addf(out, " #%06X radius %d", (unsigned)item->colour,
                 item->radius_px);
        if (item->border_px) {
            str_addf(out, " border %d inner #%06X", item->border_px,
                     (unsigned)item->inner);
        }
        break;
    case PAGE_TEXT:
        str_addf(out, "text %d,%d +%d #%06X face %d size %d%s \"%s\"",
                 item->rect.x, item->rect.y, item->rect.w,
                 (unsigned)item->colour, item->font.face, item->font.size_px,
                 item->shape.rtl ? " rtl" : "", item->text);
        break;
    case PAGE_ICON:
        str_addf(out, "icon %s", icon_name(item->icon));
        dump_rect(out, item->rect);
        str_addf(out, " #%06X on #%06X%s", (unsigned)item->colour,
                 (unsigned)item->inner, item->mirrored ? " mirrored" : "");
        break;
    case PAGE_PICTURE:
        str_add(out, "picture");
        dump_rect(out, item->rect);
        str_addf(out, " %s", item->picture->file);
        if (item->picture->page > 0) {
            str_addf(out, " page %d", item->picture->page);
        }
        if (crop_cuts(item->crop)) {
            str_addf(out, " cut %u %u %u %u", item->crop.left, item->crop.top,
                     item->crop.right, item->crop.bottom);
        }
        if (item->filled) {
            str_addf(out, " over #%06X +%d radius %d", (unsigned)item->inner,
                     item->border_px, item->radius_px);
        }
        if (item->pixels == PIXELS_NONE) {
            str_addf(out, " waits in #%06X", (unsigned)item->colour);
        }
        break;
    case PAGE_CODE:
        str_add(out, "code");
        dump_rect(out, item->rect);
        str_addf(out, " #%06X %d modules", (unsigned)item->colour, item->side);
        break;
    }
    str_add(out, "\n");
}

static void
dump_control(struct str *out, const struct page_control *control)
{
    str_addf(out, "control \"%s\"", control->name);
    if (control->alias) {
        str_addf(out, " = \"%s\"", control->alias);
    }
    dump_rect(out, control->rect);
    str_add(out, " hit");
    dump_rect(out, control->hit);
    str_addf(out, " action %d %d\n", (int)control->action, control->argument);
}

char *
page_dump(const struct page *page)
{
    struct str out = {0};
    str_addf(&out, "page %d/%d %dx%d #%06X\n", page->page + 1, page->page_count,
             page->width_px, page->height_px, (unsigned)page->background);
    for (size_t i = 0; i < page->item_count; i++) {
        if (i == page->slide_item_count) {
            str_add(&out, "-- chrome\n");
        }
        dump_item(&out, &page->items[i]);
    }
    for (size_t i = 0; i < page->control_count; i++) {
        dump_control(&out, &page->controls[i]);
    }
    return str_take(&out);
}

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
    rig->state = state;
    rig_screen_at(rig, screen);
    page_golden(rig, name);
}
