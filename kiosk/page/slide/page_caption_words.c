/* How large the words around a picture are. See page_caption_words.h. */
#include "page_caption_words.h"

#include <stdlib.h>

#include "page_foot.h"

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
    int above, below;
    para_line_ink(&para->lines[para->line_count - 1], build->measure, &above,
                  &below);
    below = below > page_descent(cap) ? below : page_descent(cap);
    return cap + below +
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

/* ---- what they need ---- */

/* BUILD at the normal text size, with room for the small print of SCALE. */
static struct page_build
at_normal(const struct page_build *build, int scale)
{
    struct page_build normal = *build;
    const struct page_metrics large = page_metrics(build->screen, scale);
    normal.page = NULL;
    normal.scale = 0;
    normal.m = page_metrics(build->screen, 0);
    normal.m.cap_print = large.cap_print;
    normal.m.cap_kind = large.cap_kind;
    normal.m.bar_icon = large.bar_icon;
    return normal;
}

/* Finds the longest ask line of all languages. */
static void
measure_ask(struct page_caption_sizes *sizes)
{
    const struct page_build *build = &sizes->build;
    const struct deck *deck = build->deck;
    size_t count = deck != NULL ? deck->language_count : 0;
    sizes->ask_lang = build->lang;
    for (size_t i = 0; i <= count; i++) {
        const char *lang = i < count ? deck->languages[i] : build->lang;
        if (i == count && sizes->ask > 0) {
            break;
        }
        int width = build_width(build, page_foot_ask(build, lang), lang,
                                build->m.cap_print, true);
        sizes->ask_lang = width > sizes->ask ? lang : sizes->ask_lang;
        sizes->ask = width > sizes->ask ? width : sizes->ask;
    }
    sizes->ask += page_caption_bell_width(&build->m);
}

/* What the place in the topic and the number of the page may need: by a photo
 * on a small panel in digits alone. */
static int
place_width(const struct page_build *build, bool document)
{
    if (build->m.compact_panel && !document) {
        return page_number_width(build, true, 88);
    }
    char *page = page_words_numbers(build->words->page, 88, 88);
    char *place = page_words_numbers(build->words->place, 88, 88);
    int cap = build->m.cap_print;
    int a = build_width(build, page, build->lang, cap, true);
    int b = build_width(build, place, build->lang, cap, true);
    free(page);
    free(place);
    return a > b ? a : b;
}

/* Makes *OVER and *BELOW at least what the ink of TEXT has above its capitals
 * and below its baseline. */
static void
add_ink(const struct page_build *build, const char *text, const char *lang,
        int cap, int *over, int *below)
{
    struct para *para = build_para(build, text, lang, cap, true, 0);
    int above, under;
    para_line_ink(&para->lines[0], build->measure, &above, &under);
    para_free(para);
    *over = above - cap > *over ? above - cap : *over;
    *below = under > *below ? under : *below;
}

int
page_caption_over(const struct page_metrics *m, int over)
{
    int air = page_caption_air(m) / 2;
    return over > air ? over - air : 0;
}

/* How high the lines are in the language of the slide and, of the ask line, in
 * all of them. */
static void
measure_ink(struct page_caption_sizes *sizes)
{
    const struct page_build *build = &sizes->build;
    const struct page_metrics *m = &build->m;
    const struct page_words *words = build->words;
    const struct deck *deck = build->deck;
    int cap = m->cap_print;
    int over = 0, below = page_descent(cap);
    add_ink(build, words->page, build->lang, cap, &over, &below);
    add_ink(build, words->place, build->lang, cap, &over, &below);
    add_ink(build, sizes->source, build->lang, cap, &over, &below);
    for (size_t i = 0; deck != NULL && i < deck->language_count; i++) {
        const char *lang = deck->languages[i];
        add_ink(build, page_foot_ask(build, lang), lang, cap, &over, &below);
    }
    int pitch = page_caption_pitch(build);
    int least = cap + over + below + m->hair;
    sizes->line = cap + page_caption_over(m, over) + below;
    sizes->pitch = pitch > least ? pitch : least;
    over = below = 0;
    add_ink(build, words->kinds[build->kind], build->lang, m->cap_kind, &over,
            &below);
    sizes->kind_h = m->cap_kind + page_caption_over(m, over) + below;
}

int
page_caption_lines_h(const struct page_caption_sizes *sizes, int lines)
{
    return sizes->line + (lines - 1) * sizes->pitch;
}

void
page_caption_sizes_init(struct page_caption_sizes *sizes,
                        const struct page_build *build, bool document)
{
    *sizes = (struct page_caption_sizes){
        .build = at_normal(build, document ? build->scale : 2),
        .document = document,
        .source = page_foot_source(build, true)};
    const struct page_build *normal = &sizes->build;
    const struct page_metrics *m = &normal->m;
    measure_ask(sizes);
    sizes->place = place_width(normal, document);
    sizes->kind = page_caption_word_start(m) +
                  build_width(normal, build->words->kinds[build->kind],
                              build->lang, m->cap_kind, true);
    sizes->kind = sizes->kind < m->column_w ? sizes->kind : m->column_w;
    int cap = page_metrics(build->screen, 0).cap_print;
    const char *lang = build->lang;
    char *date = page_foot_date(build);
    sizes->source_w = build_width(normal, sizes->source, lang, cap, false);
    sizes->date_w = build_width(normal, date, lang, cap, false);
    free(date);
    measure_ink(sizes);
}

void
page_caption_sizes_release(struct page_caption_sizes *sizes)
{
    free(sizes->source);
    sizes->source = NULL;
}
