/* Buttons: a rounded rectangle, an icon, one or two lines of words. */
#include "page_button.h"

#include "mem.h"
#include "page_items.h"
#include "para_bidi.h"

enum { PIPS = 3 };

/* ---- sizes ---- */

static int
icon_side(const struct page_build *build, const struct page_button_style *style)
{
    int side = style->lines == 0 ? style->icon_side
               : style->mixed    ? style->cap * 14 / 10
                                 : style->cap * 15 / 10;
    return side < build->m.button ? side : build->m.button;
}

/* Between an icon and the words beside it. */
static int
icon_gap(const struct page_build *build)
{
    return page_mm(&build->m, 3.0);
}

static int
pip_side(const struct page_button_style *style)
{
    return style->cap * 4 / 10;
}

/* The icon beside the words and its gap, 0 where it is not beside them. */
static int
beside(const struct page_build *build, const struct page_button *button,
       const struct page_button_style *style)
{
    bool is = style->icon && !style->mixed && button->icon != ICON_NONE;
    return is ? icon_side(build, style) + icon_gap(build) : 0;
}

static struct page_label_form
form_of(const struct page_build *build, const struct page_button *button,
        const struct page_button_style *style)
{
    struct page_label_form form = {.cap = style->cap,
                                   .thin = style->thin,
                                   .second_thin = button->second_thin,
                                   .second_marked = button->second_marked,
                                   .low_mark = style->low_mark,
                                   .lines = style->lines};
    if (style->mixed && button->icon != ICON_NONE) {
        form.mark = icon_side(build, style);
        form.tail = button->pips > 0 ? (PIPS * 3 - 1) * pip_side(style) / 2 +
                                           2 * page_label_gap(&form)
                                     : 0;
    }
    return form;
}

/* The label of BUTTON in ROOM px. */
static void
label_init(struct page_label *label, const struct page_build *build,
           const struct page_button *button,
           const struct page_button_style *style, int room)
{
    const struct page_label_form form = form_of(build, button, style);
    if (button->second != NULL) {
        page_label_pair(label, build, &form,
                        (const char *[]){button->label, button->second},
                        (const char *[]){button->lang, button->second_lang});
        label->whole = label->width_px <= room;
        return;
    }
    page_label_init(label, build, &form, button->label, button->lang, room);
    bool wordless = label->lines[label->line_count - 1] == NULL;
    if (!label->whole && button->instead != NULL &&
        (wordless || button->never_cut)) {
        page_label_release(label);
        page_label_init(label, build, &form, button->instead, button->lang,
                        room);
        label->whole = false;
    }
}

int
page_button_width(const struct page_build *build,
                  const struct page_button *button,
                  const struct page_button_style *style)
{
    int width = 2 * style->pad + beside(build, button, style);
    if (style->lines == 0) {
        width += icon_side(build, style);
    } else if (button->second != NULL) {
        struct page_label label;
        label_init(&label, build, button, style, 0);
        width += label.width_px;
        page_label_release(&label);
    } else {
        const struct page_label_form form = form_of(build, button, style);
        width += page_label_width(build, &form, button->label, button->lang);
    }
    return width > build->m.button ? width : build->m.button;
}

static int
room_for_label(const struct page_build *build, const struct page_button *button,
               const struct page_button_style *style)
{
    int pad = style->pad * 2 / 3; /* two rectangles may be a pixel apart */
    return button->rect.w - beside(build, button, style) - 2 * pad;
}

/* From the capitals of the first line to the last baseline. */
static int
label_height(const struct page_label *label,
             const struct page_button_style *style)
{
    int lines = (int)label->line_count - 1;
    return style->cap + (lines > 0 ? lines * label->pitch_px : 0);
}

/* Whether the ink of LABEL goes into HIGH px, its lines closer if need be. */
static bool
fit_height(struct page_label *label, const struct page_button_style *style,
           int high)
{
    int need = label_height(label, style) + label->above_px + label->below_px;
    if (need > high && label->line_count > 1) {
        int less = label->pitch_px - label->least_px;
        less = less < need - high ? less : need - high;
        label->pitch_px -= less;
        need -= less;
    }
    return need <= high;
}

/* How much of BUTTON the ink of its words may fill: not the stroke. */
static int
room_high(const struct page_build *build, const struct page_button *button,
          const struct page_button_style *style)
{
    int pips = button->pips > 0 && !style->mixed ? 3 * pip_side(style) : 0;
    return button->rect.h - 2 * build->m.stroke - pips;
}

bool
page_button_fits(const struct page_build *build,
                 const struct page_button *button,
                 const struct page_button_style *style)
{
    struct page_label label;
    int room = room_for_label(build, button, style);
    label_init(&label, build, button, style, room);
    bool fits = label.whole && label.width_px <= room &&
                fit_height(&label, style, room_high(build, button, style));
    page_label_release(&label);
    return fits;
}

/* ---- drawing ---- */

/* What stands on a button. */
struct face {
    uint32_t ink, ground;
    struct page_label label;
};

/* Where the capitals begin if that is Y or, where ink would meet the edge of
 * BUTTON, what is nearest to it. */
static int
label_y(const struct page_build *build, const struct page_button *button,
        const struct page_button_style *style, const struct page_label *label,
        int y)
{
    int least = button->rect.y + build->m.stroke + label->above_px;
    int most = least + room_high(build, button, style) - label->above_px -
               label->below_px - label_height(label, style);
    y = y < most ? y : most;
    return y > least ? y : least;
}

/* The pips behind an icon that ends at X, in the line whose capitals are in the
 * middle at Y; before it where one reads from the right. */
static void
draw_pips(const struct page_build *build, const struct page_button *button,
          const struct page_button_style *style, const struct face *face, int x,
          int y)
{
    int side = pip_side(style);
    for (int i = 0; i < PIPS; i++) {
        struct page_rect pip = {x + i * side * 3 / 2, y - side / 2, side, side};
        page_add_icon(build->page, i < button->pips ? ICON_DOT : ICON_DOT_OPEN,
                      pip, face->ink, face->ground, false);
    }
}

/* Line I of the label with the top of its capitals at Y, in the middle of the
 * button, and the mark before it. */
static void
draw_line(const struct page_build *build, const struct page_button *button,
          const struct page_button_style *style, const struct face *face, int i,
          int y)
{
    const struct page_label_form form = form_of(build, button, style);
    const struct para *words = face->label.lines[i];
    bool marked = face->label.mark_line == i;
    bool rtl = para_is_rtl(i > 0 && button->second != NULL ? button->second_lang
                                                           : button->lang);
    int wide = words != NULL ? words->width_px : 0;
    int gap = words != NULL ? page_label_gap(&form) : 0;
    int used = wide + (marked ? form.mark + form.tail + gap : 0);
    int x = button->rect.x + (button->rect.w - used) / 2;
    if (marked) {
        int middle = y + style->cap / 2;
        struct page_rect at = {rtl ? x + used - form.mark : x,
                               middle - form.mark / 2, form.mark, form.mark};
        page_add_icon(build->page, button->icon, at, face->ink, face->ground,
                      false);
        if (form.tail > 0) {
            int from = rtl ? x : x + form.mark + 2 * page_label_gap(&form);
            draw_pips(build, button, style, face, from, middle);
        }
    }
    if (words != NULL) {
        build_draw(build, words, marked && !rtl ? x + used - wide : x, y,
                   style->cap, 0, face->ink);
    }
}

/* The words with their mark among them: all buttons of a row have their lines
 * at the same heights. */
static void
draw_mixed(const struct page_build *build, const struct page_button *button,
           const struct page_button_style *style, const struct face *face)
{
    int count = (int)face->label.line_count;
    int high = label_height(&face->label, style);
    int y = button->rect.y + (button->rect.h - high) / 2;
    y -= count > 1 ? page_descent(style->cap) / 4 : 0; /* descenders hang */
    y = label_y(build, button, style, &face->label, y);
    for (int i = 0; i < count; i++) {
        draw_line(build, button, style, face, i, y + i * face->label.pitch_px);
    }
}

/* The icon and the words in the middle of the button, the icon on the side
 * where the words begin, and they begin at the icon. */
static void
draw_beside(const struct page_build *build, const struct page_button *button,
            const struct page_button_style *style, const struct face *face)
{
    struct page_rect r = button->rect;
    int side = style->icon && button->icon ? icon_side(build, style) : 0;
    int words = face->label.width_px;
    int gap = side > 0 && words > 0 ? icon_gap(build) : 0;
    int used = side + gap + words;
    bool rtl = button->lang != NULL && para_is_rtl(button->lang);
    int x = r.x + (r.w - used) / 2;
    struct page_rect at = {rtl ? x + used - side : x, r.y + (r.h - side) / 2,
                           side, side};
    if (side > 0) {
        page_add_icon(build->page, button->icon, at, face->ink, face->ground,
                      false);
    }
    int high = label_height(&face->label, style);
    int y = r.y + (r.h - high) / 2;
    y -= face->label.line_count > 1 ? page_descent(style->cap) / 3 : 0;
    int pip = pip_side(style);
    y -= button->pips > 0 ? pip : 0;
    y = label_y(build, button, style, &face->label, y);
    if (button->pips > 0) { /* below the words */
        int from =
            (rtl ? x : x + side + gap) + (words - (PIPS * 3 - 1) * pip / 2) / 2;
        draw_pips(build, button, style, face, from,
                  y + high + page_descent(style->cap) + pip);
    }
    for (size_t i = 0; i < face->label.line_count; i++) {
        const struct para *line = face->label.lines[i];
        if (line != NULL) {
            int rest = words - line->width_px;
            int in = side == 0 ? rest / 2 : rtl ? rest : 0;
            build_draw(build, line, (rtl ? x : x + side + gap) + in,
                       y + (int)i * face->label.pitch_px, style->cap, 0,
                       face->ink);
        }
    }
}

static bool
is_pressed(const struct page_build *build, const struct page_button *button)
{
    const struct page_control *on =
        build->scene != NULL ? build->scene->pressed : NULL;
    return on != NULL && on->action == button->action &&
           on->argument == button->argument && on->rect.x == button->rect.x &&
           on->rect.y == button->rect.y;
}

/* The rectangle, and the colours of what stands on it. While it is pressed fill
 * and letters change places, and it is a little smaller. */
static struct face
draw_ground(const struct page_build *build, const struct page_button *button)
{
    const struct page_metrics *m = &build->m;
    bool pressed = is_pressed(build, button);
    uint32_t fill = button->filled ? button->fill : build->c.control;
    uint32_t paper = build->c.control_paper;
    struct page_rect rect = button->rect;
    if (pressed) {
        rect = page_rect_inset(rect, page_mm(m, 0.7));
    }
    if (button->filled != pressed) {
        page_add_fill(build->page, rect, fill, m->radius);
        uint32_t ink = button->filled ? button->ink : paper;
        return (struct face){.ink = ink, .ground = fill};
    }
    page_add_box(build->page, rect, fill, paper,
                 pressed ? page_mm(m, 1.0) : m->stroke, m->radius);
    return (struct face){.ink = fill, .ground = paper};
}

void
page_button_draw(const struct page_build *build,
                 const struct page_button *button,
                 const struct page_button_style *style)
{
    struct face face = draw_ground(build, button);
    if (button->label != NULL && style->lines > 0) {
        label_init(&face.label, build, button, style,
                   room_for_label(build, button, style));
        (void)fit_height(&face.label, style, room_high(build, button, style));
    }
    if (style->mixed && style->lines > 0) {
        draw_mixed(build, button, style, &face);
    } else {
        draw_beside(build, button, style, &face);
    }
    struct page_control *control =
        page_add_control(build->page, button->name, button->alias, button->rect,
                         build->m.slop, button->action, button->argument);
    if (control != NULL) {
        control->cut =
            button->label != NULL && style->lines > 0 && !face.label.whole;
        control->icon = button->icon;
        control->label =
            button->label != NULL ? mem_string(button->label) : NULL;
        control->ground = face.ground;
        control->pips = button->pips;
        control->filled = button->filled;
        control->pressed = is_pressed(build, button);
        build->page->pressed = build->page->pressed || control->pressed;
    }
    page_label_release(&face.label);
}

struct page_button_style
page_button_worded(const struct page_metrics *m, bool icon, size_t lines)
{
    return (struct page_button_style){
        .icon = icon && !m->compact_panel,
        .lines = lines,
        .cap = m->compact_panel ? m->cap_band : m->cap_band * 7 / 6,
        .pad = page_mm(m, m->compact_panel ? 2.4 : 6.0)};
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
