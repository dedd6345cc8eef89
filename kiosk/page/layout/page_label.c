/* The words of a control. See page_label.h. */
#include "page_label.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "para_break.h"
#include "para_text.h"
#include "str.h"

/* A label on its way: its words with what may be parted. */
struct words {
    const struct page_build *build;
    const struct page_label_form *form;
    const char *lang;
    struct para_text text;
};

/* How they fall: those before byte CUT on the first of two lines; CUT 0: all on
 * one line. */
struct split {
    size_t cut;
    int mark_line;
    int width_px;
};

static void
words_init(struct words *words, const struct page_build *build,
           const struct page_label_form *form, const char *text,
           const char *lang)
{
    *words = (struct words){.build = build, .form = form, .lang = lang};
    para_text_init(&words->text, text, strlen(text));
    para_find_breaks(words->text.codes, words->text.count, lang,
                     words->text.breaks);
}

/* The bytes from FROM to TO, without spaces at their end, before END; freed
 * with free(). */
static char *
piece(const struct words *words, size_t from, size_t to, const char *end)
{
    const char *bytes = words->text.utf8;
    struct str part = {0};
    while (to > from && bytes[to - 1] == ' ') {
        to--;
    }
    str_add_bytes(&part, bytes + from, to - from);
    str_add(&part, end);
    return str_take(&part);
}

static size_t
length(const struct words *words)
{
    return words->text.starts[words->text.count];
}

static int
width_of(const struct words *words, size_t from, size_t to)
{
    char *part = piece(words, from, to, "");
    int width = build_width(words->build, part, words->lang, words->form->cap,
                            !words->form->thin);
    free(part);
    return width;
}

/* Whether a line may end after code point I; a soft hyphen would have to be
 * drawn. */
static bool
may_end(const struct words *words, size_t i)
{
    unsigned char after = words->text.breaks[i];
    return i + 1 < words->text.count && words->text.codes[i] != 0xAD &&
           (after == PARA_BREAK_ALLOWED || after == PARA_BREAK_HARD);
}

/* SPLIT becomes the one whose lines are FIRST and SECOND px wide, with the mark
 * before MARK_LINE, -1 none, if that is narrower. */
static void
keep_narrower(struct split *split, const struct page_label_form *form,
              size_t cut, int first, int second, int mark_line)
{
    int mark = form->mark + page_label_gap(form);
    first += mark_line == 0 ? mark : 0;
    second += mark_line == 1 ? mark : 0;
    int width = first > second ? first : second;
    if (width < split->width_px) {
        *split = (struct split){cut, mark_line, width};
    }
}

/* All words on one line, below a mark that stands alone. */
static struct split
one_line(const struct words *words)
{
    const struct page_label_form *form = words->form;
    int width = width_of(words, 0, length(words));
    int mark = form->mark + form->tail;
    return (struct split){0, form->mark > 0 ? 0 : -1,
                          width > mark ? width : mark};
}

/* On two lines where they are narrowest with the mark before MARK_LINE; endless
 * where they cannot be parted. */
static struct split
two_lines(const struct words *words, int mark_line)
{
    const struct page_label_form *form = words->form;
    struct split best = {0, -1, INT_MAX};
    bool may = form->lines > 1 && form->tail == 0;
    for (size_t i = 0; may && i + 1 < words->text.count; i++) {
        if (may_end(words, i)) {
            size_t cut = words->text.starts[i + 1];
            keep_narrower(&best, form, cut, width_of(words, 0, cut),
                          width_of(words, cut, length(words)), mark_line);
        }
    }
    return best;
}

/* The first way to set WORDS that goes into ROOM px, else the narrowest. */
static struct split
split_within(const struct words *words, int room)
{
    const struct page_label_form *form = words->form;
    struct split best = one_line(words);
    bool none = form->mark == 0;
    int last = none ? -1 : form->low_mark ? 1 : 0;
    int airy = room - form->cap / 3; /* else two lines have more air */
    for (int line = none ? -1 : 0;
         line <= last && best.width_px > (line > 0 ? room : airy); line++) {
        struct split other = two_lines(words, line);
        best = other.width_px < best.width_px ? other : best;
    }
    return best;
}

int
page_label_width(const struct page_build *build,
                 const struct page_label_form *form, const char *text,
                 const char *lang)
{
    struct words words;
    words_init(&words, build, form, text, lang);
    int width = split_within(&words, 0).width_px;
    para_text_release(&words.text);
    return width;
}

/* From the ink of the words, which in some scripts reaches far. */
static void
set_heights(struct page_label *label, const struct page_build *build,
            const struct page_label_form *form, const char *lang)
{
    int over = (form->mark - form->cap) / 2;
    label->pitch_px = page_leading(build->measure, lang, form->cap) * 3 / 4;
    for (size_t i = 0; i < label->line_count; i++) {
        int above = form->cap, below = 0;
        if (label->lines[i] != NULL) {
            para_line_ink(&label->lines[i]->lines[0], build->measure, &above,
                          &below);
        }
        above = (int)i == label->mark_line && over > above - form->cap
                    ? form->cap + over
                    : above;
        label->above_px = i == 0 ? above - form->cap : label->above_px;
        label->least_px = i == 0 ? 0 : label->below_px + above + build->m.hair;
        label->below_px = below;
    }
    label->pitch_px =
        label->pitch_px > label->least_px ? label->pitch_px : label->least_px;
}

static struct para *
line_para(const struct words *words, size_t from, size_t to)
{
    char *part = piece(words, from, to, "");
    struct para *para = build_para(words->build, part, words->lang,
                                   words->form->cap, !words->form->thin, 0);
    free(part);
    return para;
}

/* The words as SPLIT says. */
static void
fill(struct page_label *label, const struct words *words,
     const struct split *split)
{
    bool alone = split->cut == 0 && split->mark_line == 0;
    *label = (struct page_label){.line_count = split->cut > 0 || alone ? 2 : 1,
                                 .mark_line = split->mark_line,
                                 .width_px = split->width_px,
                                 .whole = true};
    if (split->cut > 0) {
        label->lines[0] = line_para(words, 0, split->cut);
    }
    label->lines[label->line_count - 1] =
        line_para(words, split->cut, length(words));
    set_heights(label, words->build, words->form, words->lang);
}

/* Whether TEXT went into ROOM. */
static bool
fit(struct page_label *label, const struct page_build *build,
    const struct page_label_form *form, const char *text, const char *lang,
    int room)
{
    struct words words;
    words_init(&words, build, form, text, lang);
    struct split split = split_within(&words, room);
    bool fits = split.width_px <= room;
    if (fits) {
        fill(label, &words, &split);
    }
    para_text_release(&words.text);
    return fits;
}

void
page_label_init(struct page_label *label, const struct page_build *build,
                const struct page_label_form *form, const char *text,
                const char *lang, int room)
{
    if (fit(label, build, form, text, lang, room)) {
        return;
    }
    struct words words;
    words_init(&words, build, form, text, lang);
    bool fits = false;
    for (size_t i = words.text.count; i-- > 0 && !fits;) {
        if (may_end(&words, i)) {
            char *part = piece(&words, 0, words.text.starts[i + 1], "…");
            fits = fit(label, build, form, part, lang, room);
            free(part);
        }
    }
    para_text_release(&words.text);
    if (!fits) {
        *label = (struct page_label){.line_count = 1, .mark_line = -1};
    }
    label->whole = false;
}

void
page_label_pair(struct page_label *label, const struct page_build *build,
                const struct page_label_form *form, const char *const texts[2],
                const char *const langs[2])
{
    struct split split = {0, -1, INT_MAX};
    *label = (struct page_label){.line_count = 2, .whole = true};
    for (int i = 0; i < 2; i++) {
        bool thin = form->thin || (i == 1 && form->second_thin);
        label->lines[i] =
            build_para(build, texts[i], langs[i], form->cap, !thin, 0);
    }
    int first = label->lines[0]->width_px, second = label->lines[1]->width_px;
    bool low = form->second_marked ||
               (form->low_mark && first - second > form->cap / 2);
    keep_narrower(&split, form, 0, first, second,
                  form->mark == 0 ? -1
                  : low           ? 1
                                  : 0);
    label->mark_line = split.mark_line;
    label->width_px = split.width_px;
    set_heights(label, build, form, langs[0]);
}

void
page_label_release(struct page_label *label)
{
    para_free(label->lines[0]);
    para_free(label->lines[1]);
    *label = (struct page_label){0};
}

int
page_label_gap(const struct page_label_form *form)
{
    return form->cap / 4;
}
