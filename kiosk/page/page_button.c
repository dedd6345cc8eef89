/* Buttons: a rounded rectangle, an icon, one or two lines of words. */
#include "page_button.h"

static int
icon_side(const struct page_build *build, const struct page_button_style *style)
{
    int side = style->lines > 0 ? style->cap * 8 / 5 : page_mm(&build->m, 10.0);
    return side < build->m.button ? side : build->m.button;
}

static int
icon_gap(const struct page_build *build)
{
    return page_mm(&build->m, 3.0);
}

/* Closer than text: the words of a button are read at a glance. */
static int
label_pitch(const struct page_build *build, const char *lang, int cap)
{
    return page_leading(build->measure, lang, cap) * 4 / 5;
}

/* The least width in which LABEL takes at most LINES lines. */
static int
width_in_lines(const struct page_build *build, const char *label,
               const char *lang, int cap, size_t lines)
{
    int high = build_width(build, label, lang, cap, true);
    int low = high / (int)(lines + 1);
    if (lines < 2) {
        return high;
    }
    while (high - low > cap / 4 + 1) {
        int middle = low + (high - low) / 2;
        struct para *para = build_para(build, label, lang, cap, true, middle);
        if (para->line_count <= lines && !para->overfull) {
            high = middle;
        } else {
            low = middle;
        }
        para_free(para);
    }
    return high;
}

int
page_button_width(const struct page_build *build,
                  const struct page_button_style *style, const char *label,
                  const char *lang)
{
    int width = 2 * style->pad;
    if (style->icon) {
        width += icon_side(build, style);
    }
    if (style->lines > 0) {
        width += width_in_lines(build, label, lang, style->cap, style->lines) +
                 (style->icon ? icon_gap(build) : 0);
    }
    return width > build->m.button ? width : build->m.button;
}

static void
draw_ground(const struct page_build *build, const struct page_button *button)
{
    const struct page_metrics *m = &build->m;
    if (button->filled) {
        page_add_fill(build->page, button->rect, button->fill, m->radius);
    } else {
        page_add_box(build->page, button->rect, build->c.control,
                     build->c.control_paper, m->stroke, m->radius);
    }
}

/* The icon and the words in the middle of the button, the icon on the side
 * where the words begin. */
static void
draw_face(const struct page_build *build, const struct page_button *button,
          const struct page_button_style *style)
{
    uint32_t ink = button->filled ? button->ink : build->c.control;
    uint32_t ground = button->filled ? button->fill : build->c.control_paper;
    struct page_rect r = button->rect;
    bool icon = style->icon && button->icon != ICON_NONE;
    int side = icon ? icon_side(build, style) : 0;
    int gap = icon && button->label ? icon_gap(build) : 0;
    struct para *words = NULL;
    int used = side;
    if (button->label) {
        int room = r.w - side - gap - style->pad;
        words =
            build_para_within(build, button->label, button->lang, style->cap,
                              true, room > 1 ? room : 1, style->lines);
        used += gap + words->width_px;
    }
    bool rtl = button->lang && para_is_rtl(button->lang);
    int x = r.x + (r.w - used) / 2;
    struct page_rect at = {rtl ? x + used - side : x, r.y + (r.h - side) / 2,
                           side, side};
    page_add_icon(build->page, icon ? button->icon : ICON_NONE, at, ink, ground,
                  build->ui_rtl);
    if (words) {
        int pitch = label_pitch(build, button->lang, style->cap);
        int high = style->cap + ((int)words->line_count - 1) * pitch;
        int box = r.w - side - gap - style->pad;
        /* the paragraph's box may be wider than its words */
        int left = rtl ? x + words->width_px - box : x + side + gap;
        build_draw(build, words, left, r.y + (r.h - high) / 2, style->cap,
                   pitch, ink);
    }
    para_free(words);
}

void
page_button_draw(const struct page_build *build,
                 const struct page_button *button,
                 const struct page_button_style *style)
{
    draw_ground(build, button);
    draw_face(build, button, style);
    page_add_control(build->page, button->name, button->alias, button->rect,
                     build->m.slop, button->action, button->argument);
}

struct page_button
page_button_aid(const struct page_build *build, const char *name,
                enum page_icon icon, enum play_action action)
{
    return (struct page_button){.name = name,
                                .icon = icon,
                                .action = action,
                                .filled = !build->c.aid_outlined,
                                .fill = build->c.aid,
                                .ink = build->c.aid_ink};
}
