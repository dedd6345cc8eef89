/* Words down a column. See page_column.h. */
#include "page_column.h"

#include "page_items.h"
#include "page_metrics.h"

struct page_build
page_column_build(const struct page_build *scene, enum deck_kind kind)
{
    struct page_build build = *scene;
    if (build.m.compact_panel) {
        build.m = page_metrics(build.screen, 0);
    }
    build.m.cap_kind = page_metrics(build.screen, 0).cap_kind;
    build.c = page_colours(build.theme, kind);
    return build;
}

int
page_column_pitch(const struct page_build *build, int cap)
{
    return page_leading(build->measure, PAGE_STAFF_LANG, cap) * 9 / 10;
}

int
page_column_cap(const struct page_metrics *m)
{
    return m->compact_panel ? m->cap_small : m->cap_body;
}

bool
page_column_put(struct page_column *column, const char *text, int in_px,
                int cap, bool bold, uint32_t colour, size_t lines, int bottom)
{
    const struct page_build *build = column->build;
    struct para *para = build_para_within(build, text, PAGE_STAFF_LANG, cap,
                                          bold, column->w - in_px, lines);
    int pitch = cap == build->m.cap_title ? page_title_pitch(build, cap)
                                          : page_column_pitch(build, cap);
    int high = (int)(para->line_count - 1) * pitch + cap;
    bool fits = column->y + high + page_descent(cap) <= bottom;
    if (fits) {
        build_draw(build, para, column->x + in_px, column->y, cap, pitch,
                   colour);
        column->y += high + page_descent(cap);
    }
    para_free(para);
    return fits;
}

bool
page_column_put_some(struct page_column *column, const char *text, int in_px,
                     int cap, bool bold, uint32_t colour, size_t lines,
                     int bottom)
{
    while (lines > 0 && !page_column_put(column, text, in_px, cap, bold, colour,
                                         lines, bottom)) {
        lines--;
    }
    return lines > 0;
}

int
page_column_whom(const struct page_column *column, enum page_icon icon,
                 bool word)
{
    const struct page_build *build = column->build;
    const struct page_metrics *m = &build->m;
    struct page_rect at = {column->x, column->y, m->icon, m->icon};
    int x = column->x + m->icon + page_mm(m, 4.0);
    page_add_icon(build->page, icon, at, build->c.mark, build->c.paper, false);
    if (word) {
        struct para *para = build_para(build, "For staff", PAGE_STAFF_LANG,
                                       m->cap_kind, true, 0);
        build_draw(build, para, x, column->y + (m->icon - m->cap_kind) / 2,
                   m->cap_kind, 0, build->c.kind);
        x += para->width_px + page_mm(m, 4.0);
        para_free(para);
    }
    return x;
}
