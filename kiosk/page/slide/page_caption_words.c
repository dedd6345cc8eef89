/* How large the words around a picture are. See page_caption_words.h. */
#include "page_caption_words.h"

int
page_caption_gap(const struct page_metrics *m)
{
    return page_sized(m, m->compact_panel ? 3.0 : 6.0);
}

int
page_caption_air(const struct page_metrics *m)
{
    return page_sized(m, m->compact_panel ? 2.4 : 3.0);
}

int
page_caption_pitch(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    return page_leading(build->measure, build->lang, m->cap_print) * 4 / 5;
}

int
page_caption_height(const struct page_build *build, int lines)
{
    int cap = build->m.cap_print;
    return cap + (lines - 1) * page_caption_pitch(build) + page_descent(cap);
}

int
page_caption_bell(const struct page_metrics *m)
{
    return m->cap_print * 3 / 2;
}

int
page_caption_bell_width(const struct page_metrics *m)
{
    return page_caption_bell(m) + m->cap_print * 2 / 3;
}

int
page_caption_lines(const struct page_build *build, const char *text,
                   const char *lang, int width)
{
    struct para *para = build_para(build, text, lang, build->m.cap_print, true,
                                   width > 1 ? width : 1);
    int lines = para->overfull ? PAGE_CAPTION_BROKEN : (int)para->line_count;
    para_free(para);
    return lines;
}

int
page_caption_tab_icon(const struct page_metrics *m)
{
    return page_sized(m, 16.0);
}

int
page_caption_word_start(const struct page_metrics *m)
{
    return m->bar_icon + page_sized(m, 3.0);
}

struct para *
page_caption_title_at(const struct page_build *build, int cap, int width)
{
    const struct para_style style = {
        .cap_px = cap, .bold = true, .width_px = width};
    return para_new(&build->version->title, build->lang, &style,
                    build->measure);
}

int
page_caption_title_height(const struct page_build *build,
                          const struct para *para, int cap)
{
    return cap + page_descent(cap) +
           ((int)para->line_count - 1) * page_title_pitch(build, cap);
}

/* Whether the title of CAP goes into BOX. */
static bool
title_fits(const struct page_build *build, struct page_rect box, int cap)
{
    struct para *para = page_caption_title_at(build, cap, box.w);
    bool fits =
        !para->overfull && page_caption_title_height(build, para, cap) <= box.h;
    para_free(para);
    return fits;
}

struct para *
page_caption_title(const struct page_build *build, struct page_rect box,
                   int most, int least, int *cap)
{
    *cap = most;
    if (!title_fits(build, box, most)) {
        for (*cap = least; most - *cap > page_mm(&build->m, 0.6);) {
            int middle = *cap + (most - *cap) / 2;
            bool fits = title_fits(build, box, middle);
            *cap = fits ? middle : *cap;
            most = fits ? most : middle;
        }
    }
    return page_caption_title_at(build, *cap, box.w);
}
