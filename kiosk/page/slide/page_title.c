/* The title of a slide as it is set. See page_title.h. */
#include "page_title.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"

enum { TITLE_LINES_MAX = 3 };

void
page_title_release(struct page_title *title)
{
    para_free(title->para);
    *title = (struct page_title){0};
}

int
page_title_lines_h(const struct page_title *title)
{
    return ((int)title->para->line_count - 1) * title->pitch;
}

/* PARA with capitals of CAP px in WIDTH px; its lines do not meet. */
static struct page_title
title_of(const struct page_build *build, struct para *para, int cap, int width)
{
    const struct measure *measure = build->measure;
    struct page_title title = {.para = para,
                               .cap = cap,
                               .pitch = page_title_pitch(build, cap),
                               .width = width};
    para_line_ink(&para->lines[0], measure, &title.above, &title.below);
    for (size_t i = 1; i < para->line_count; i++) {
        int above, below;
        para_line_ink(&para->lines[i], measure, &above, &below);
        int least = title.below + above + build->m.hair;
        title.pitch = title.pitch < least ? least : title.pitch;
        title.below = below;
    }
    return title;
}

static struct para *
title_para(const struct page_build *build, int cap, int width)
{
    const struct para_style style = {
        .cap_px = cap, .bold = true, .width_px = width};
    return para_new(&build->version->title, build->lang, &style,
                    build->measure);
}

/* PARA, set in WIDTH px, with lines of one length. */
static struct page_title
even_title(const struct page_build *build, struct para *para, int cap,
           int width)
{
    if (para->line_count <= TITLE_LINES_MAX) {
        para = build_narrowest(build, para, &build->version->title, build->lang,
                               cap, true, &width);
    }
    return title_of(build, para, cap, width);
}

/* The first LEN bytes of the title on one line, with END behind them; freed
 * with free(). */
static char *
flat_title(const struct deck_text *title, size_t len, const char *end)
{
    struct str text = {0};
    for (size_t i = 0; i < len; i++) {
        bool parts = title->text[i] == '\n';
        str_add_bytes(&text, parts ? " " : &title->text[i], 1);
    }
    str_add(&text, end);
    return str_take(&text);
}

/* ---- in the column ---- */

/* The largest title of at most LINES lines, between full size and LEAST. */
static struct para *
title_in_lines(const struct page_build *build, size_t lines, int least,
               int *cap)
{
    int step = page_mm(&build->m, 0.6);
    for (*cap = build->m.cap_title; *cap >= least; *cap -= step) {
        struct para *para = title_para(build, *cap, build->m.column_w);
        if (para->line_count <= lines && !para->overfull) {
            return para;
        }
        para_free(para);
    }
    return NULL;
}

/* A title that no size fits into three lines is not tried at all of them. */
static bool
is_hopeless(const struct page_build *build)
{
    enum { LONG_BYTES = 160 };
    if (build->version->title.len < LONG_BYTES) {
        return false;
    }
    struct para *para = title_para(build, build->m.cap_body, build->m.column_w);
    bool hopeless = para->line_count > TITLE_LINES_MAX;
    para_free(para);
    return hopeless;
}

struct page_title
page_title_large(const struct page_build *build)
{
    int full = build->m.cap_title;
    int body = build->m.cap_body;
    int cap = body;
    /* a second line costs a wide page more than a fifth of the size */
    int one = build->m.portrait ? full : full * 4 / 5;
    struct para *para = NULL;
    if (!is_hopeless(build)) {
        para = title_in_lines(build, 1, one > body ? one : body, &cap);
        for (size_t lines = 2; para == NULL && lines <= TITLE_LINES_MAX;
             lines++) {
            para = title_in_lines(build, lines, body, &cap);
        }
    }
    if (para == NULL) {
        return page_title_whole(build, build->m.column_w);
    }
    return even_title(build, para, cap, build->m.column_w);
}

struct page_title
page_title_whole(const struct page_build *build, int width)
{
    int cap = build->m.cap_body;
    return even_title(build, title_para(build, cap, width), cap, width);
}

/* ---- in a bar ---- */

/* The title at CAP in LINES lines of WIDTH px; NULL when it needs more. */
static struct para *
fitting(const struct page_build *build, const char *text, int cap, int width,
        size_t lines)
{
    struct para *para = build_para(build, text, build->lang, cap, true, width);
    if (para->line_count <= lines && !para->overfull) {
        return para;
    }
    para_free(para);
    return NULL;
}

/* The size from HIGH down to LOW at which TEXT is likely to go on one line of
 * WIDTH px: to try a size costs a font. */
static int
likely_size(const struct page_build *build, const char *text, int width,
            int low, int high)
{
    int wide = build_width(build, text, build->lang, high, true);
    int cap = wide > width ? (int)((int64_t)high * width / wide) : high;
    return cap > low ? cap : low;
}

/* The title in LINES lines of WIDTH px from HIGH down to LOW; NULL when it
 * needs more. */
static struct para *
largest(const struct page_build *build, const char *text, int width,
        size_t lines, int low, int high, int *cap)
{
    int step = page_sized(&build->m, lines > 1 ? 0.9 : 0.3);
    *cap = lines > 1 ? high : likely_size(build, text, width, low, high);
    for (;;) {
        struct para *para = fitting(build, text, *cap, width, lines);
        if (para != NULL || *cap <= low) {
            return para;
        }
        *cap = *cap - step > low ? *cap - step : low;
    }
}

bool
page_title_within(struct page_title *title, const struct page_build *build,
                  int width, size_t lines, int most)
{
    const struct deck_text *words = &build->version->title;
    int low = build->m.cap_body;
    int cap = low;
    char *text = flat_title(words, words->len, "");
    bool wide = build_width(build, text, build->lang, low, true) >
                (int64_t)lines * width;
    struct para *para = wide ? NULL
                             : largest(build, text, width, lines, low,
                                       most > low ? most : low, &cap);
    free(text);
    if (para != NULL) {
        *title = title_of(build, para, cap, width);
    }
    return para != NULL;
}

struct page_title
page_title_cut(const struct page_build *build, int width, int cap)
{
    const struct deck_text *title = &build->version->title;
    struct para *best = NULL;
    bool fits = true;
    for (size_t i = 1; i < title->len && fits; i++) {
        bool word = strchr(" \n", title->text[i]) != NULL &&
                    strchr(" \n,;:", title->text[i - 1]) == NULL;
        if (!word) {
            continue;
        }
        char *text = flat_title(title, i, "…");
        struct para *para = fitting(build, text, cap, width, 1);
        free(text);
        fits = para != NULL;
        if (fits) {
            para_free(best);
            best = para;
        }
    }
    if (best == NULL) { /* not even a word */
        char *text = flat_title(title, title->len, "");
        best = build_para_within(build, text, build->lang, cap, true, width, 1);
        free(text);
    }
    return title_of(build, best, cap, width);
}
