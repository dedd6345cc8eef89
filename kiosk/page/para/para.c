/* Paragraphs: fills lines greedily, aligns them. See para.h. */
#include "para.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "para_bidi.h"
#include "para_break.h"
#include "para_cluster.h"
#include "para_line.h"
#include "para_text.h"
#include "unicode.h"

struct filler {
    struct para *para;
    size_t line_cap;
    struct para_text text;
    struct para_ruler ruler;
    int column_px;
    enum para_joint joint;     /* of the next line */
    size_t guess;              /* code points that a line is likely to hold */
    struct para_range tried;   /* measured last */
    struct para_range fitting; /* measured last that fits */
};

/* Whether START..END fits the column; leaves its width in TRIED and, if it
 * fits, its runs in FITTING. */
static bool
fits(struct filler *f, size_t start, size_t end)
{
    para_range_measure(&f->tried, &f->ruler, start, end);
    if (f->tried.width_px > f->column_px) {
        return false;
    }
    struct para_range swapped = f->fitting;
    f->fitting = f->tried;
    f->tried = swapped;
    return true;
}

/* Whether a line may end before code point AT, to the degree of GRADE. */
static bool
may_end(const struct filler *f, size_t at, enum para_break grade)
{
    unsigned char after = f->text.breaks[at - 1];
    return after >= grade && after != PARA_BREAK_NEVER;
}

/* The last place in LOW+1..AT where a line may end, else the first behind it
 * before HIGH; LOW when there is none. */
static size_t
place_near(const struct filler *f, size_t low, size_t at, size_t high,
           enum para_break grade)
{
    for (size_t i = at; i > low; i--) {
        if (may_end(f, i, grade)) {
            return i;
        }
    }
    for (size_t i = at + 1; i < high; i++) {
        if (may_end(f, i, grade)) {
            return i;
        }
    }
    return low;
}

/* The longest line from START that fits, knowing that one up to HIGH does not
 * and is HIGH_PX wide; START when no place of GRADE fits. The first guess goes
 * by width and is mostly off by a word: two steps, then by halves. */
static size_t
longest(struct filler *f, size_t start, size_t high, int high_px,
        enum para_break grade)
{
    size_t low = start;
    size_t at = start + (size_t)((int64_t)(high - start) * f->column_px /
                                 (high_px > 0 ? high_px : 1));
    for (int steps = 0; low + 1 < high; steps++) {
        at = at >= high ? high - 1 : at <= low ? low + 1 : at;
        at = place_near(f, low, at, high, grade);
        if (at == low) {
            break;
        }
        bool fit = fits(f, start, at);
        if (fit) {
            low = at;
        } else {
            high = at;
        }
        at = steps > 2 ? low + (high - low) / 2 : fit ? low + 1 : high - 1;
    }
    return low;
}

/* Grows a line from START until it does not fit: never measures much more
 * than a line, however long the text is. True when all up to END fits. */
static bool
find_limit(struct filler *f, size_t start, size_t end, size_t *limit)
{
    for (size_t len = f->guess;; len *= 2) {
        bool all = end - start <= len;
        *limit = all ? end : start + len;
        if (!fits(f, start, *limit)) {
            return false;
        }
        if (all) {
            return true;
        }
    }
}

/* AT, where a word is broken inside, or a place before it that leaves no one or
 * two letters for the next line. */
static size_t
without_rest(const struct filler *f, size_t start, size_t at, size_t end)
{
    enum { REST = 3 };
    size_t rest = unicode_is_letter(f->text.codes[at]) ? 0 : REST;
    while (rest < REST && at + rest < end &&
           unicode_is_letter(f->text.codes[at + rest])) {
        rest++;
    }
    size_t back = at;
    for (; rest < REST && back > start; rest++) {
        do {
            back--;
        } while (back > start && !may_end(f, back, PARA_BREAK_CLUSTER));
    }
    return rest == REST && back > start + 1 ? back : at;
}

/* Where the line that begins at START ends. */
static size_t
line_end(struct filler *f, size_t start, size_t end)
{
    size_t limit;
    if (f->column_px <= 0 || find_limit(f, start, end, &limit)) {
        return end;
    }
    int limit_px = f->tried.width_px;
    static const enum para_break grades[] = {
        PARA_BREAK_ALLOWED, PARA_BREAK_GLUED, PARA_BREAK_CLUSTER};
    for (size_t i = 0; i < sizeof(grades) / sizeof(grades[0]); i++) {
        size_t at = longest(f, start, limit, limit_px, grades[i]);
        if (at > start) {
            bool torn = grades[i] == PARA_BREAK_CLUSTER;
            f->para->overfull |= torn;
            return torn ? without_rest(f, start, at, end) : at;
        }
    }
    /* Not even one cluster fits: it gets a line of its own and overflows. */
    f->para->overfull = true;
    size_t at = start + 1;
    while (at < end && !may_end(f, at, PARA_BREAK_CLUSTER)) {
        at++;
    }
    return at;
}

/* Between the line of RANGE and the next. */
static enum para_joint
joint_behind(const struct filler *f, const struct para_range *range)
{
    size_t drawn = range->count > 0 ? range->stretches[range->count - 1].end
                                    : range->start;
    for (size_t i = drawn; i < range->end; i++) {
        if (para_is_space(f->text.codes[i])) {
            return PARA_JOINT_SPACE;
        }
    }
    return range->hyphen != PARA_HYPHEN_NONE ? PARA_JOINT_HYPHEN
                                             : PARA_JOINT_NONE;
}

static void
add_line(struct filler *f, size_t start, size_t end)
{
    struct para *para = f->para;
    if (f->fitting.start != start || f->fitting.end != end) {
        para_range_measure(&f->fitting, &f->ruler, start, end);
    }
    para->lines = mem_grow(para->lines, para->line_count, &f->line_cap,
                           sizeof(*para->lines));
    struct para_line *line = &para->lines[para->line_count++];
    para_line_init(line, &f->fitting, &f->ruler);
    line->joint = f->joint;
    f->joint = joint_behind(f, &f->fitting);
    if (line->width_px > para->width_px) {
        para->width_px = line->width_px;
    }
    size_t held = end - start;
    f->guess = held + held / 4 + 4;
}

/* The lines of one stretch between hard breaks. */
static void
fill_stretch(struct filler *f, size_t start, size_t end)
{
    do {
        size_t at = line_end(f, start, end);
        add_line(f, start, at);
        start = at;
    } while (start < end);
}

/* Spaces and empty lines at the end of the text are not drawn. */
static size_t
text_end(const struct para_text *text)
{
    size_t end = text->count;
    while (end > 0 && (text->codes[end - 1] == ' ' ||
                       para_ends_line(text->codes[end - 1]))) {
        end--;
    }
    return end;
}

static void
fill(struct filler *f)
{
    const uint32_t *codes = f->text.codes;
    size_t end = text_end(&f->text);
    size_t start = 0;
    for (size_t i = 0; i < end; i++) {
        if (para_ends_line(codes[i])) {
            fill_stretch(f, start, i);
            f->joint = PARA_JOINT_LINE;
            i += codes[i] == '\r' && i + 1 < end && codes[i + 1] == '\n';
            start = i + 1;
        }
    }
    fill_stretch(f, start, end);
}

/* The line's box is the column; without one, the widest line. */
static void
align(struct para *para, const struct para_style *style)
{
    int box_px = style->width_px > 0 ? style->width_px : para->width_px;
    bool right = para->rtl != style->end;
    for (size_t i = 0; i < para->line_count; i++) {
        struct para_line *line = &para->lines[i];
        int free_px = box_px - line->width_px;
        int shift_px = style->center ? free_px / 2 : right ? free_px : 0;
        for (size_t k = 0; k < line->run_count; k++) {
            line->runs[k].x_px += shift_px;
        }
    }
}

struct para *
para_new(const struct deck_text *text, const char *lang,
         const struct para_style *style, const struct measure *measure)
{
    struct filler f = {.para = mem_new(1, sizeof(*f.para)),
                       .column_px = style->width_px};
    f.para->rtl = para_is_rtl(lang);
    f.ruler = (struct para_ruler){
        .text = &f.text, .measure = measure, .cap_px = style->cap_px};
    /* Two characters for each height of a capital are more than Latin needs. */
    f.guess = style->cap_px > 0 && style->width_px > 0
                  ? (size_t)(2 * (style->width_px / style->cap_px)) + 8
                  : 64;
    /* FITTING must not look like the first line before it was measured. */
    f.fitting.start = SIZE_MAX;
    para_text_init(&f.text, text->text, text->len);
    para_text_analyse(&f.text, text, style->bold, lang, measure);
    fill(&f);
    align(f.para, style);
    para_range_release(&f.tried);
    para_range_release(&f.fitting);
    para_ruler_release(&f.ruler);
    para_text_release(&f.text);
    return f.para;
}

struct para *
para_plain(const char *text, const char *lang, const struct para_style *style,
           const struct measure *measure)
{
    const struct deck_text plain = {.text = (char *)text, .len = strlen(text)};
    return para_new(&plain, lang, style, measure);
}

void
para_free(struct para *para)
{
    if (para == NULL) {
        return;
    }
    for (size_t i = 0; i < para->line_count; i++) {
        para_line_release(&para->lines[i]);
    }
    free(para->lines);
    free(para);
}
