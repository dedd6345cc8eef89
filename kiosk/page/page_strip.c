/* What the screen itself has to say. */
#include "page_strip.h"

#include <stdlib.h>
#include <string.h>

#include "page_button.h"
#include "page_column.h"
#include "page_items.h"
#include "str.h"

static int
pitch_of(const struct page_build *build, int cap)
{
    return page_leading(build->measure, build->ui_lang, cap);
}

/* "Still reading? Back to the show in 18 s.", the question bold, BETWEEN the
 * two. */
static struct para *
question(const struct page_build *build, const char *between, int cap,
         int width)
{
    int seconds = build->scene->state->countdown_s;
    char *rest = page_words_numbers(build->ui->countdown, seconds, 0);
    struct str words = {0};
    str_add(&words, build->ui->still);
    struct deck_span spans[2] = {{words.len, DECK_BOLD}, {0, 0}};
    str_addf(&words, "%s%s", between, rest);
    free(rest);
    spans[1].end = words.len;
    struct deck_text text = {words.text, words.len, spans, 2};
    const struct para_style style = {.cap_px = cap, .width_px = width};
    struct para *para = para_new(&text, build->ui_lang, &style, build->measure);
    str_release(&words);
    return para;
}

/* The question on one line at reading size, else a sentence a line, else as it
 * falls: a number must not stand alone on its line. */
static struct para *
fit_question(const struct page_build *build, int width, int *cap)
{
    const struct page_metrics *m = &build->m;
    const struct {
        const char *between;
        int cap;
        size_t lines;
    } ways[] = {
        {" ", m->cap_strip, 1},
        {"\n", m->cap_label, 2},
        {"\n", m->cap_small, 2},
    };
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        *cap = ways[i].cap;
        struct para *para = question(build, ways[i].between, *cap, width);
        if (para->line_count <= ways[i].lines && !para->overfull) {
            return para;
        }
        para_free(para);
    }
    return question(build, " ", *cap, width);
}

static void
draw_question(const struct page_build *build, int x, int y, int width)
{
    int cap = 0;
    struct para *para = fit_question(build, width, &cap);
    int pitch = pitch_of(build, cap) * 9 / 10;
    int high = cap + ((int)para->line_count - 1) * pitch;
    build_draw(build, para, x, y + (build->m.band_y - y - high) / 2, cap, pitch,
               build->c.strip_ink);
    para_free(para);
}

/* "Yes, keep this page": as wide as in the longest language. */
static int
keep_width(const struct page_build *build,
           const struct page_button_style *style)
{
    int widest = 0;
    for (size_t i = 0; i < build->deck->language_count; i++) {
        const char *lang = build->deck->languages[i];
        const struct page_button keep = {.label = build_words(build, lang).keep,
                                         .lang = lang};
        int width = page_button_width(build, &keep, style);
        widest = width > widest ? width : widest;
    }
    int most = build->m.width * 2 / 5;
    return widest < most ? widest : most;
}

/* "Yes, keep this page", at the end of the strip; returns where it begins. */
static int
draw_keep(const struct page_build *build, int top)
{
    const struct page_metrics *m = &build->m;
    struct page_button_style style = {
        .lines = 1, .cap = m->cap_label, .pad = page_mm(m, 7.0)};
    int width = keep_width(build, &style);
    if (width >= m->width * 2 / 5) {
        style.lines = 2;
        style.cap = m->cap_small;
        style.pad = page_mm(m, 3.0);
        width = keep_width(build, &style);
    }
    struct page_button keep =
        page_button_aid(build, "Keep reading", ICON_NONE, PLAY_KEEP);
    keep.filled = true;
    keep.label = build->ui->keep;
    keep.alias = build->ui->keep;
    keep.lang = build->ui_lang;
    keep.rect = (struct page_rect){m->width - m->edge - width,
                                   top + (m->band_y - top - m->button) / 2,
                                   width, m->button};
    page_button_draw(build, &keep, &style);
    return keep.rect.x;
}

void
page_strip_draw(const struct page_build *build, int foot_y)
{
    const struct page_metrics *m = &build->m;
    int top = m->band_y - m->strip_h;
    top = foot_y < top ? foot_y : top;
    struct page_rect strip = {0, top, m->width, m->band_y - top};
    page_add_fill(build->page, strip, build->c.strip, 0);
    strip.h = m->stroke;
    page_add_fill(build->page, strip, build->c.strip_ink, 0);
    int end = draw_keep(build, top) - page_mm(m, 5.0);
    bool narrow = m->portrait || m->compact_panel;
    int x = narrow ? m->edge + m->spine : m->column_x;
    draw_question(build, x, top, end - x);
}

/* In WIDTH px, from the top of the strip to the band. */
static void
draw_stick(const struct page_build *build, int x, int y, int width)
{
    const struct page_metrics *m = &build->m;
    struct str words = {0};
    str_addf(&words, "Allow the USB stick “%s”?", build->scene->keypad->what);
    struct para *para = build_para_within(build, words.text, "en", m->cap_small,
                                          false, width, 2);
    int pitch = pitch_of(build, m->cap_small) * 4 / 5;
    int high = m->cap_small + (int)(para->line_count - 1) * pitch;
    build_draw(build, para, x, y + (m->band_y - y - high) / 2, m->cap_small,
               pitch, build->c.strip_ink);
    para_free(para);
    str_release(&words);
}

void
page_code_strip_draw(const struct page_build *build, int foot_y)
{
    const struct page_metrics *m = &build->m;
    int top = m->band_y - m->strip_h;
    top = foot_y < top ? foot_y : top;
    const struct page_button_style style = {
        .lines = 2,
        .cap = m->compact_panel ? m->cap_small : m->cap_label,
        .pad = page_mm(m, m->compact_panel ? 3.0 : 7.0)};
    struct page_button code =
        page_button_aid(build, "Staff code", ICON_NONE, PLAY_KEYPAD);
    code.label = "Staff code";
    code.lang = "en";
    int width = page_button_width(build, &code, &style);
    int pad = page_mm(m, m->compact ? 1.6 : 3.0);
    page_add_box(
        build->page,
        (struct page_rect){m->column_x, top, m->column_w, m->band_y - top},
        build->c.strip_ink, build->c.strip, m->stroke, 0);
    code.filled = true;
    code.rect = (struct page_rect){m->column_x + m->column_w - width,
                                   top + (m->band_y - top - m->button) / 2,
                                   width, m->button};
    page_button_draw(build, &code, &style);
    draw_stick(build, m->column_x + pad, top, m->column_w - width - 3 * pad);
}

int
page_notice_draw(const struct page_build *build, int foot_y, int bottom)
{
    const struct page_metrics *m = &build->m;
    int side = m->cap_small * 3 / 2;
    int pad = page_mm(m, m->compact ? 1.0 : 3.0);
    int pitch =
        page_leading(build->measure, PAGE_STAFF_LANG, m->cap_small) * 4 / 5;
    int top = bottom - m->strip_h;
    top = foot_y < top || m->compact ? foot_y : top;
    int lines = 1 + (bottom - top - 2 * pad - m->cap_small) / pitch;
    struct para *para = build_para_within(
        build, build->scene->notice, PAGE_STAFF_LANG, m->cap_small, false,
        m->column_w - side - 3 * pad, lines > 1 ? (size_t)lines : 1);
    int high = m->cap_small + ((int)para->line_count - 1) * pitch;
    int y = bottom - pad - page_descent(m->cap_small) / 2 - high;
    struct page_rect box = {m->column_x, y - pad, m->column_w,
                            bottom - y + pad};
    page_add_box(build->page, box, build->c.strip_ink, build->c.strip,
                 m->stroke, 0);
    page_add_icon(build->page,
                  build->scene->notice_good ? ICON_BENEFIT : ICON_WARNING,
                  (struct page_rect){box.x + pad, y + (m->cap_small - side) / 2,
                                     side, side},
                  build->c.strip_ink, build->c.strip, false);
    build_draw(build, para, box.x + side + 2 * pad, y, m->cap_small, pitch,
               build->c.strip_ink);
    para_free(para);
    return box.y;
}

/* A line in the middle of the page; returns where the next may begin. */
static int
draw_centred(const struct page_build *build, const char *text, int y, int cap,
             bool bold, uint32_t colour)
{
    const struct page_metrics *m = &build->m;
    int x = m->column_x;
    const struct para_style style = {
        .cap_px = cap, .bold = bold, .width_px = m->column_w, .center = true};
    struct para *para =
        para_plain(text, build->ui_lang, &style, build->measure);
    int pitch = pitch_of(build, cap) * 5 / 6;
    build_draw(build, para, x, y, cap, pitch, colour);
    y += (int)para->line_count * pitch;
    para_free(para);
    return y;
}

/* The deck's hash at the foot, for staff to compare with what was signed off.
 * In English, where digits keep their order. */
static void
draw_hash(const struct page_build *build, uint32_t colour)
{
    const struct page_metrics *m = &build->m;
    const char *hash = build->scene->hash;
    if (hash == NULL || hash[0] == '\0') {
        return;
    }
    struct str words = {0};
    str_addf(&words, "Deck on show: %s", hash);
    struct para *para =
        build_para(build, words.text, "en", m->cap_small, false, 0);
    build_draw(build, para, (m->width - para->width_px) / 2,
               m->height - m->edge - page_descent(m->cap_small) - m->cap_small,
               m->cap_small, 0, colour);
    para_free(para);
    str_release(&words);
}

void
page_cleaning_draw(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const uint32_t night = 0x10161C;
    const uint32_t moon = 0xE8EDF2;
    page_add_fill(build->page, (struct page_rect){0, 0, m->width, m->height},
                  night, 0);
    int y = m->height / 2 - m->cap_title * 3 / 2;
    y = draw_centred(build, build->ui->cleaning, y, m->cap_title, true, moon);
    char *back = page_words_numbers(build->ui->cleaning_more,
                                    build->scene->state->countdown_s, 0);
    draw_centred(build, back, y + page_mm(m, 3.0), m->cap_strip, false, moon);
    draw_hash(build, moon);
    free(back);
}

/* Icon (SIDE 0: none), what to do and, if MORE, a kind word, from Y on; returns
 * where it ends. */
static int
draw_staff(const struct page_build *build, int side, bool more, int y)
{
    const struct page_metrics *m = &build->m;
    if (side > 0) {
        struct page_rect icon = {(m->width - side) / 2, y, side, side};
        page_add_icon(build->page, ICON_ABOUT, icon, build->c.control,
                      build->c.paper, false);
        y += side + page_mm(m, 9.0);
    }
    y = draw_centred(build, build->ui->staff, y, m->cap_title, true,
                     build->c.ink);
    return more
               ? draw_centred(build, build->ui->staff_more, y + page_mm(m, 3.0),
                              m->cap_strip, false, build->c.ink)
               : y;
}

/* Whether language INDEX asks in words of its own. */
static bool
asks_itself(const struct page_build *build, size_t index)
{
    const char *lang = build->deck->languages[index];
    return strcmp(build_words(build, lang).staff, build->ui->staff) != 0;
}

static struct para *
staff_para(const struct page_build *build, size_t index)
{
    const char *lang = build->deck->languages[index];
    return build_para(build, build_words(build, lang).staff, lang,
                      build->m.cap_small, false, 0);
}

/* How many languages from FIRST on go into one row; *WIDTH px wide. */
static size_t
staff_row(const struct page_build *build, size_t first, int *width)
{
    size_t count = build->deck->language_count;
    size_t end = first;
    *width = 0;
    for (; end < count; end++) {
        if (asks_itself(build, end)) {
            struct para *para = staff_para(build, end);
            int more = para->width_px;
            more += *width > 0 ? page_mm(&build->m, 8.0) : 0;
            para_free(para);
            if (*width > 0 && *width + more > build->m.column_w) {
                break;
            }
            *width += more;
        }
    }
    return end - first;
}

/* The same in small print in the other languages of the deck, in rows from Y on
 * as far as they go above BOTTOM: nobody can choose one here. */
static void
draw_staff_tongues(const struct page_build *build, int y, int bottom)
{
    const struct page_metrics *m = &build->m;
    size_t count = build->deck != NULL ? build->deck->language_count : 0;
    int pitch = pitch_of(build, m->cap_small);
    for (size_t i = 0; i < count && y + pitch <= bottom; y += pitch) {
        int width;
        size_t end = i + staff_row(build, i, &width);
        int x = m->column_x + (m->column_w - width) / 2;
        for (; i < end; i++) {
            if (asks_itself(build, i)) {
                struct para *para = staff_para(build, i);
                build_draw(build, para, x, y, m->cap_small, 0, build->c.ink);
                x += para->width_px + page_mm(m, 8.0);
                para_free(para);
            }
        }
    }
}

/* In the middle; small panels have no room for all of it above BOTTOM. */
static void
fit_staff(const struct page_build *build, int bottom)
{
    const struct page_metrics *m = &build->m;
    struct page_build measure = *build;
    int side = page_mm(m, 24.0);
    int y = m->height / 2 - side - m->cap_title;
    bool more = true;
    measure.page = NULL;
    if (draw_staff(&measure, side, more, y) > bottom) {
        side = 0;
        more = (build->deck == NULL || build->deck->language_count < 2) &&
               draw_staff(&measure, side, more, m->edge) <= bottom;
        y = (bottom + m->edge - draw_staff(&measure, side, more, 0)) / 2;
    }
    y = draw_staff(build, side, more, y);
    draw_staff_tongues(build, y + page_mm(m, 6.0), bottom);
}

void
page_staff_draw(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int spine = page_mm(m, 3.6);
    page_add_fill(build->page, (struct page_rect){0, 0, spine, m->height},
                  build->c.control, 0);
    int bottom = m->height - m->edge;
    if (build_has_notice(build)) {
        bottom = page_notice_draw(build, bottom, bottom);
    }
    fit_staff(build, bottom);
}
