/* Blocks become rows: paragraphs, list items and call-outs line by line. */
#include "page_blocks.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_pieces_text.h"
#include "str.h"
#include "utf8.h"

/* Where a block's text goes. */
struct place {
    int start, width; /* in the column */
    int cap, pitch;
    int gap; /* above the block */
    uint32_t colour;
    bool bold;
    bool digits; /* nothing that reaches far above or below them */
};

/* Adds PARA line by line. */
static void
add_lines(struct page_rows *rows, const struct measure *measure,
          struct para *para, const struct place *place)
{
    int below = 0;
    int pitch = place->digits
                    ? place->pitch
                    : page_rows_pitch(para, measure, place->pitch, &below);
    below -= page_descent(place->cap);
    for (size_t i = 0; i < para->line_count; i++) {
        struct page_row *row = page_rows_add(rows);
        bool deep = i + 1 == para->line_count && below > 0;
        row->cells[0] = (struct page_cell){para, place->start, place->width};
        row->cell_count = 1;
        row->line = i;
        row->cap = place->cap;
        row->pitch = place->pitch;
        row->height = pitch;
        row->slack = page_rows_slack(place->cap, pitch) - (deep ? below : 0);
        row->gap = i == 0 ? place->gap : 0;
        row->colour = place->colour;
    }
}

/* Whether LINE is one word that begins with a digit: "911." */
static bool
is_number_alone(const struct para_line *line)
{
    bool alone = line->run_count > 0;
    for (size_t i = 0; i < line->run_count; i++) {
        alone = alone && strchr(line->runs[i].text, ' ') == NULL;
    }
    return alone && page_text_begins_number(line->runs[0].text,
                                            strlen(line->runs[0].text));
}

/* How often a narrower column is tried since the last line of PARA is a lone
 * short word, or a number without what it belongs to. */
static int
narrower_tries(const struct para *para)
{
    enum { TRIES = 5, TRIES_NUMBER = 10 };
    size_t count = para->line_count;
    if (count <= 1 || para->overfull) {
        return 0;
    }
    const struct para_line *last = &para->lines[count - 1];
    return is_number_alone(last)                 ? TRIES_NUMBER
           : last->width_px < para->width_px / 4 ? TRIES
                                                 : 0;
}

/* The text in the column of PLACE. A lone word on the last line gets company
 * from the line above, if a column a little narrower does it. */
static struct para *
text_para(struct page_rows *rows, const struct page_build *build,
          const struct deck_text *text, struct place *place)
{
    struct para_style style = {
        .cap_px = place->cap, .bold = place->bold, .width_px = place->width};
    struct para *para = para_new(text, build->lang, &style, build->measure);
    for (int i = 0; i < narrower_tries(para); i++) {
        style.width_px -= place->width / 24;
        struct para *narrower =
            para_new(text, build->lang, &style, build->measure);
        if (narrower->line_count > para->line_count || narrower->overfull) {
            para_free(narrower);
            break;
        }
        para_free(para);
        para = narrower;
        place->width = style.width_px;
    }
    return page_rows_keep(rows, para);
}

/* Whether TEXT is one bold phone number: all bold, with three digits. */
static bool
is_number(const struct deck_text *text)
{
    int digits;
    return page_text_is_bold(text, &digits) && digits >= PAGE_NUMBER_DIGITS;
}

/* Where a phone number stands on two lines that are higher than a page, it is
 * smaller than the text, for one that is torn is none; false when that is not
 * enough. */
static bool
shrink_number(struct page_rows *rows, const struct page_build *build,
              const struct deck_text *text, struct place *place,
              struct para **para)
{
    int least = page_metrics(build->screen, 0).cap_body;
    int step = page_sized(&build->m, 0.6);
    for (int cap = place->cap - step; cap >= least; cap -= step) {
        struct para_style style = {
            .cap_px = cap, .bold = true, .width_px = place->width};
        struct para *smaller = page_rows_keep(
            rows, para_new(text, build->lang, &style, build->measure));
        if (smaller->line_count == 1 && !smaller->overfull) {
            place->cap = cap;
            *para = smaller;
            return true;
        }
    }
    return false;
}

/* A phone number in the colour of its kind, on one line: as large as goes
 * there, but not smaller than the title nor the text. Where even that is too
 * wide it breaks at a space; false when it has none. */
static bool
add_number(struct page_rows *rows, const struct page_build *build,
           const struct deck_text *text, const struct place *place)
{
    const struct page_metrics *m = &build->m;
    struct place large = *place;
    int least = m->cap_title > m->cap_body ? m->cap_title : m->cap_body;
    int step = page_sized(m, 0.6);
    struct para *para = NULL;
    large.bold = true;
    large.colour = build->c.kind;
    for (large.cap = m->cap_number;; large.cap -= step) {
        large.cap = large.cap < least ? least : large.cap;
        struct para_style style = {
            .cap_px = large.cap, .bold = true, .width_px = large.width};
        para = page_rows_keep(
            rows, para_new(text, build->lang, &style, build->measure));
        if ((para->line_count == 1 && !para->overfull) || large.cap <= least) {
            break;
        }
    }
    int lines = ((int)para->line_count - 1) * page_pitch(build, large.cap);
    bool torn = large.cap + lines > rows->page_h || para->overfull;
    if (torn && !shrink_number(rows, build, text, &large, &para) &&
        para->overfull) {
        return false;
    }
    int below = large.cap * 3 / 10; /* brackets reach down there */
    bool close = m->closest_lines && para->line_count == 1;
    int more = below > place->gap ? below - place->gap : 0;
    large.pitch =
        close ? large.cap + more : page_pitch(build, large.cap) * 4 / 5;
    large.digits = true;
    add_lines(rows, build->measure, para, &large);
    if (close) {
        rows->items[rows->count - 1].slack = more - below;
    }
    return true;
}

static void
add_paragraph(struct page_rows *rows, const struct page_build *build,
              const struct deck_block *block, const struct deck_text *text,
              struct place *place)
{
    if (build->kind == DECK_WHEN_TO_CALL && !rows->boxed && block->depth == 0 &&
        block->line != PAGE_LINE_SOURCE && is_number(text) &&
        add_number(rows, build, text, place)) {
        return;
    }
    add_lines(rows, build->measure, text_para(rows, build, text, place), place);
}

/* How far lists stand in, by depth. */
static int
indent(const struct page_build *build, int depth)
{
    return depth * build->m.cap_body * 7 / 4;
}

/* The number of an item; a wide one moves the text of its item on. */
static struct para *
item_label(struct page_rows *rows, const struct page_build *build,
           const struct deck_block *block, struct place *place)
{
    struct str number = {0};
    str_addf(&number, "%d.", block->ordinal);
    struct para *label = page_rows_keep(
        rows, build_para(build, number.text, build->lang, place->cap, true, 0));
    str_release(&number);
    int more = label->width_px + place->cap * 2 / 5 - indent(build, 1);
    if (more > 0 && more < place->width / 2) {
        place->start += more;
        place->width -= more;
    }
    return label;
}

/* BEGUN: this is not the beginning of the item, which was marked. */
static void
add_item(struct page_rows *rows, const struct page_build *build,
         const struct deck_block *block, const struct deck_text *text,
         bool begun, struct place *place)
{
    size_t first = rows->count;
    struct para *label =
        block->ordinal ? item_label(rows, build, block, place) : NULL;
    struct para *para = text_para(rows, build, text, place);
    add_lines(rows, build->measure, para, place);
    if (rows->count > first && !begun) {
        struct page_row *row = &rows->items[first];
        row->label = label;
        row->bullet = label != NULL ? 0 : block->depth > 1 ? 2 : 1;
        row->mark_x = place->start;
    }
}

/* LEAD and TEXT as one text, the lead bold. */
static struct deck_text
text_with_lead(const char *lead, const struct deck_text *text)
{
    struct str joined = {0};
    str_addf(&joined, "%s ", lead);
    size_t shift = joined.len;
    str_add_bytes(&joined, text->text, text->len);
    struct deck_text result = {.len = joined.len,
                               .span_count = text->span_count + 1};
    result.text = str_take(&joined);
    result.spans = mem_new(result.span_count, sizeof(*result.spans));
    result.spans[0] = (struct deck_span){shift, DECK_BOLD};
    for (size_t i = 0; i < text->span_count; i++) {
        result.spans[i + 1] = text->spans[i];
        result.spans[i + 1].end += shift;
    }
    return result;
}

/* "Important:", or "Important (2 of 3):" on the pages of one that is on
 * several; NULL for none. Freed with free(). */
static char *
lead_words(const struct page_build *build, const struct page_slice *slice)
{
    const struct deck_block *block = &slice->blocks[slice->first];
    const char *lead = build->words->leads[block->callout];
    if (lead == NULL || block->type == DECK_PICTURE) {
        return NULL;
    }
    struct str words = {0};
    if (slice->parts <= 1) {
        str_add(&words, lead);
        return str_take(&words);
    }
    size_t end = strlen(lead);
    while (utf8_in(utf8_before(lead, end), " \u00A0:：")) {
        end = utf8_cut(lead, end, end - 1);
    }
    char *number =
        page_words_numbers(build->words->place, slice->part, slice->parts);
    str_add_bytes(&words, lead, end);
    str_addf(&words, " (%s)%s", number, lead + end);
    free(number);
    return str_take(&words);
}

/* Small words on a line of their own, START px from the start edge. */
static void
add_label(struct page_rows *rows, const struct page_build *build,
          struct para *para, int start, int width, int gap)
{
    const struct page_metrics *m = &build->m;
    struct place place = {.start = start,
                          .width = width,
                          .cap = m->cap_print,
                          .pitch = page_pitch(build, m->cap_print),
                          .gap = gap,
                          .colour = build->c.ink,
                          .bold = true};
    add_lines(rows, build->measure, page_rows_keep(rows, para), &place);
}

/* The lead of a narrow call-out: beside the icon, so that all below has the
 * whole width. */
static void
add_small_lead(struct page_rows *rows, const struct page_build *build,
               const char *lead, int start, int width, int gap)
{
    int cap = build->m.cap_print;
    int in = cap * 5 / 2;
    width = width - in > 1 ? width - in : 1;
    add_label(rows, build,
              build_para(build, lead, build->lang, cap, true, width),
              start + in, width, gap);
}

/* The name of the row of a table, on a page to which that goes on: cut where it
 * is long, for it was said on the page before. */
static void
add_name(struct page_rows *rows, const struct page_build *build,
         const struct deck_text *name, const struct place *place)
{
    char *text = mem_copy(name->text, name->len);
    add_label(rows, build,
              build_para_within(build, text, build->lang, build->m.cap_print,
                                true, place->width, 1),
              place->start, place->width, place->gap);
    free(text);
}

/* LEAD before the first words of a call-out, which are TEXT if they can stand
 * in its line. */
static void
add_lead(struct page_rows *rows, const struct page_build *build,
         const char *lead, const struct deck_text *text, struct place *place)
{
    if (text != NULL) {
        struct deck_text both = text_with_lead(lead, text);
        add_lines(rows, build->measure, text_para(rows, build, &both, place),
                  place);
        free(both.text);
        free(both.spans);
        return;
    }
    struct para *para =
        build_para(build, lead, build->lang, place->cap, true, place->width);
    add_lines(rows, build->measure, page_rows_keep(rows, para), place);
}

/* From the line before it to BLOCK, beyond PITCH. */
static int
gap_above(const struct page_build *build, const struct deck_block *block,
          int pitch)
{
    int share = block->tight ? 6 : build->m.close_lines ? 3 : 2;
    return pitch / (build->m.closest_lines ? share * 3 / 2 : share);
}

static struct place
block_place(const struct page_build *build, const struct deck_block *block,
            int start, int width)
{
    int in = indent(build, block->depth);
    if (in > width / 2) {
        in = width / 2;
    }
    int cap = build->m.cap_body;
    int pitch = page_pitch(build, cap);
    /* 40 em are 80 characters (WCAG 2.2 SC 1.4.8) */
    int most = pitch * 2 / 3 * 40;
    width -= in;
    return (struct place){.start = start + in,
                          .width = width < most ? width : most,
                          .cap = cap,
                          .pitch = pitch,
                          .gap = gap_above(build, block, pitch),
                          .colour = block->line == PAGE_LINE_SOURCE
                                        ? build->c.small
                                        : build->c.ink};
}

/* What of block INDEX is in SLICE. */
static struct deck_text
text_in(const struct page_slice *slice, size_t index)
{
    const struct deck_text *text = &slice->blocks[index].text;
    size_t from = index == slice->first ? slice->from : 0;
    size_t to = index + 1 == slice->end && slice->to < text->len ? slice->to
                                                                 : text->len;
    return page_text_between(text, from < to ? from : to, to);
}

/* False when a table does not go there. */
static bool
add_block(struct page_rows *rows, const struct page_build *build,
          const struct page_slice *slice, size_t index, int start, int width)
{
    const struct deck_block *block = &slice->blocks[index];
    struct place place = block_place(build, block, start, width);
    bool first = rows->count == 0;
    bool begun = index == slice->first && slice->from > 0;
    if (block->type == DECK_TABLE) {
        bool ends = index + 1 == slice->end && slice->to < INT_MAX;
        return page_table_rows(rows, build, &block->table,
                               index == slice->first ? (int)slice->from : 0,
                               ends ? (int)slice->to : block->table.rows,
                               place.start, width - indent(build, block->depth),
                               place.gap);
    }
    struct deck_text text = text_in(slice, index);
    bool leads = first && rows->boxed && !rows->unsaid;
    char *lead = leads ? lead_words(build, slice) : NULL;
    bool joined = block->type == DECK_PARAGRAPH && block->depth == 0;
    if (lead != NULL && rows->labelled) {
        add_small_lead(rows, build, lead, start, width, place.gap);
        place.gap = place.pitch / 8;
        free(lead);
        lead = NULL;
    }
    if (lead != NULL) {
        add_lead(rows, build, lead, joined ? &text : NULL, &place);
        place.gap = place.pitch / 6;
    }
    if (index == slice->first && slice->name != NULL) {
        add_name(rows, build, slice->name, &place);
        place.gap = place.pitch / 12;
    }
    if (block->type == DECK_ITEM) {
        add_item(rows, build, block, &text, begun, &place);
    } else if (lead == NULL || !joined) {
        add_paragraph(rows, build, block, &text, &place);
    }
    free(lead);
    free(text.spans);
    return true;
}

/* Makes room for a box with ICON around what comes, in WIDTH px; it gives its
 * air before its words where the page is low. */
static void
open_box(struct page_rows *rows, const struct page_build *build, int width,
         int height, enum page_icon icon)
{
    const struct page_metrics *m = &build->m;
    int cap = m->cap_body;
    int most = (height - cap - page_descent(cap)) / 2;
    rows->boxed = true;
    rows->icon = icon;
    rows->pad = page_sized(m, m->compact ? 2.4 : 3.8);
    rows->pad = rows->pad < most ? rows->pad : most > 0 ? most : 0;
    rows->inset = page_sized(m, m->compact ? 6.0 : 9.0) + cap * 3 / 2;
    bool lead = build->words->leads[rows->callout] != NULL;
    rows->labelled = lead && width - rows->inset < 15 * cap;
    int label = page_pitch(build, m->cap_print) + page_pitch(build, cap) / 8;
    rows->unsaid = rows->labelled && 2 * (rows->pad + label) > height - cap;
    if (rows->labelled && !rows->unsaid) {
        rows->inset = page_sized(m, 4.6);
    }
    rows->labelled = rows->labelled && !rows->unsaid;
}

/* The words that stand for a picture are as large as they may be, the source as
 * small print. */
static struct page_build
build_for(const struct page_build *build, const struct deck_block *block)
{
    struct page_build words = *build;
    if (block->type == DECK_PICTURE) {
        words.m.cap_body = build->m.cap_alt;
    } else if (block->line == PAGE_LINE_SOURCE) {
        words.m.cap_body = build->m.cap_print;
    }
    return words;
}

bool
page_blocks_rows(struct page_rows *rows, const struct page_build *build,
                 const struct page_slice *slice, int width, int height)
{
    static const enum page_icon icons[] = {[DECK_CALLOUT_NONE] = ICON_PICTURE,
                                           [DECK_CALLOUT_QUOTE] = ICON_QUOTE,
                                           [DECK_CALLOUT_NOTE] = ICON_NOTE,
                                           [DECK_CALLOUT_TIP] = ICON_TIP,
                                           [DECK_CALLOUT_WARNING] =
                                               ICON_WARNING};
    memset(rows, 0, sizeof(*rows));
    int start = 0;
    const struct deck_block *block = &slice->blocks[slice->first];
    const struct page_build with = build_for(build, block);
    bool picture = block->type == DECK_PICTURE;
    rows->callout = picture ? DECK_CALLOUT_NONE : block->callout;
    rows->page_h = height;
    if (rows->callout != DECK_CALLOUT_NONE || picture) {
        open_box(rows, &with, width, height, icons[rows->callout]);
        start = rows->inset;
        rows->page_h -= 2 * rows->pad;
        width -=
            start + page_sized(&build->m, build->m.close_lines ? 3.0 : 5.0);
    }
    bool fits = true;
    for (size_t i = slice->first; i < slice->end; i++) {
        fits = add_block(rows, &with, slice, i, start, width > 1 ? width : 1) &&
               fits;
    }
    return fits;
}
