/* Buttons: a rounded rectangle, an icon, one or two lines of words. */
#include "page_button.h"

#include "page_items.h"
#include "para_bidi.h"

static int
icon_side(const struct page_build *build, const struct page_button_style *style)
{
    int side = style->icon_side;
    if (style->lines > 0) {
        side = style->cap * (style->above ? 16 : 15) / 10;
    }
    return side < build->m.button ? side : build->m.button;
}

static int
icon_gap(const struct page_build *build)
{
    return page_mm(&build->m, 3.0);
}

/* Tighter than body text: a button has only a few words. */
static int
label_pitch(const struct page_build *build, const char *lang, int cap)
{
    return page_leading(build->measure, lang, cap) * 4 / 5;
}

/* Whether LABEL, HIGH px wide, breaks into lines at all: most are one word. */
static bool
breaks(const struct page_build *build, const char *label, const char *lang,
       int cap, int high)
{
    struct para *para = build_para(build, label, lang, cap, true, high - 1);
    bool whole = !para->overfull;
    para_free(para);
    return whole;
}

/* The least width in which LABEL takes at most LINES lines. */
static int
width_in_lines(const struct page_build *build, const char *label,
               const char *lang, int cap, size_t lines)
{
    int high = build_width(build, label, lang, cap, true);
    int low = high / (int)(lines + 1);
    if (lines < 2 || !breaks(build, label, lang, cap, high)) {
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
page_button_words(const struct page_build *build,
                  const struct page_button_style *style, const char *label,
                  const char *lang)
{
    return width_in_lines(build, label, lang, style->cap, style->lines);
}

int
page_button_around(const struct page_build *build,
                   const struct page_button_style *style, int words)
{
    int width = 2 * style->pad + (style->lines > 0 ? words : 0);
    if (style->icon && !style->above) {
        width += icon_side(build, style);
        width += style->lines > 0 ? icon_gap(build) : 0;
    }
    return width > build->m.button ? width : build->m.button;
}

int
page_button_width(const struct page_build *build,
                  const struct page_button_style *style, const char *label,
                  const char *lang)
{
    int words =
        style->lines > 0 ? page_button_words(build, style, label, lang) : 0;
    return page_button_around(build, style, words);
}

/* The content of a button. */
struct face {
    uint32_t ink, ground;
    int side, gap;      /* of the icon; between it and the words */
    struct para *words; /* NULL for none */
    int room;           /* width of the words' box */
};

/* The words on one line, else in the narrowest box that needs no more lines, so
 * that two are of one length; cut when even all the room is not enough. */
static struct para *
label_para(const struct page_build *build, const struct page_button *button,
           const struct page_button_style *style, int *room)
{
    bool beside = style->icon && !style->above && button->icon != ICON_NONE;
    struct para_style set = {.cap_px = style->cap,
                             .bold = true,
                             .width_px = *room,
                             .center = !beside};
    int least =
        width_in_lines(build, button->label, button->lang, style->cap, 1);
    if (least > *room) {
        least = width_in_lines(build, button->label, button->lang, style->cap,
                               style->lines);
    }
    set.width_px = least < *room ? least : *room;
    struct para *para =
        para_plain(button->label, button->lang, &set, build->measure);
    if (para->line_count > style->lines) {
        para_free(para);
        return build_para_within(build, button->label, button->lang, style->cap,
                                 true, *room, style->lines);
    }
    *room = set.width_px;
    return para;
}

static struct face
face_of(const struct page_build *build, const struct page_button *button,
        const struct page_button_style *style)
{
    struct face face = {.ink = button->filled ? button->ink : build->c.control,
                        .ground = button->filled ? button->fill
                                                 : build->c.control_paper};
    if (style->icon && button->icon != ICON_NONE) {
        face.side = icon_side(build, style);
        face.gap = button->label != NULL ? icon_gap(build) : 0;
    }
    if (button->label != NULL) {
        int beside = style->above ? 0 : face.side + face.gap;
        face.room = button->rect.w - beside - style->pad;
        face.room = face.room > 1 ? face.room : 1;
        face.words = label_para(build, button, style, &face.room);
    }
    return face;
}

/* The icon above the words; two lines leave it little air. */
static void
draw_above(const struct page_build *build, const struct page_button *button,
           const struct page_button_style *style, const struct face *face)
{
    struct page_rect r = button->rect;
    bool tight = face->words->line_count > 1;
    int gap = page_mm(&build->m, tight ? 1.2 : 2.2);
    int side = tight ? style->cap : face->side;
    int pitch = label_pitch(build, button->lang, style->cap) * 5 / 6;
    int lines = style->cap + ((int)face->words->line_count - 1) * pitch;
    int high = side + gap + lines;
    int y = r.y + (r.h - high) * 9 / 20; /* descenders hang below */
    struct page_rect at = {r.x + (r.w - side) / 2, y, side, side};
    page_add_icon(build->page, button->icon, at, face->ink, face->ground,
                  false);
    build_draw(build, face->words, r.x + (r.w - face->room) / 2, y + side + gap,
               style->cap, pitch, face->ink);
}

/* The icon and the words in the middle of the button, the icon on the side
 * where the words begin. */
static void
draw_beside(const struct page_build *build, const struct page_button *button,
            const struct page_button_style *style, const struct face *face)
{
    struct page_rect r = button->rect;
    int used = face->side + face->gap + face->room;
    bool rtl = button->lang != NULL && para_is_rtl(button->lang);
    int x = r.x + (r.w - used) / 2;
    struct page_rect at = {rtl ? x + used - face->side : x,
                           r.y + (r.h - face->side) / 2 - button->lift,
                           face->side, face->side};
    if (face->side > 0) {
        page_add_icon(build->page, button->icon, at, face->ink, face->ground,
                      false);
    }
    if (face->words != NULL) {
        int pitch = label_pitch(build, button->lang, style->cap);
        int high = style->cap + ((int)face->words->line_count - 1) * pitch;
        build_draw(build, face->words, rtl ? x : x + face->side + face->gap,
                   r.y + (r.h - high) / 2, style->cap, pitch, face->ink);
    }
}

void
page_button_draw(const struct page_build *build,
                 const struct page_button *button,
                 const struct page_button_style *style)
{
    const struct page_metrics *m = &build->m;
    if (button->filled) {
        page_add_fill(build->page, button->rect, button->fill, m->radius);
    } else {
        page_add_box(build->page, button->rect, build->c.control,
                     build->c.control_paper, m->stroke, m->radius);
    }
    struct face face = face_of(build, button, style);
    if (style->above && face.words != NULL) {
        draw_above(build, button, style, &face);
    } else {
        draw_beside(build, button, style, &face);
    }
    para_free(face.words);
    page_add_control(build->page, button->name, button->alias, button->rect,
                     m->slop, button->action, button->argument);
}

struct page_button_style
page_button_worded(const struct page_metrics *m, bool icon, size_t lines)
{
    return (struct page_button_style){
        .icon = icon && !m->compact,
        .lines = lines,
        .cap = m->compact ? m->cap_small : m->cap_label,
        .pad = page_mm(m, m->compact ? 2.4 : 6.0)};
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
