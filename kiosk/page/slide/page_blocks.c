/* Blocks become rows: paragraphs, list items and call-outs line by line. */
#include "page_blocks.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_frame.h"
#include "str.h"
#include "unicode.h"
#include "utf8.h"

/* Where a block's text goes. */
struct block_slot {
    int start, width; /* in the column */
    int cap, pitch;
    int gap; /* above the block */
    uint32_t colour;
    bool bold;
};

/* Adds PARA line by line. */
static void
add_lines(struct page_rows *rows, struct para *para,
          const struct block_slot *slot)
{
    for (size_t i = 0; i < para->line_count; i++) {
        struct page_row *row = page_rows_add(rows);
        int tall = para->lines[i].ascent_px + para->lines[i].descent_px;
        row->cells[0] = (struct page_cell){para, slot->start, slot->width};
        row->cell_count = 1;
        row->line = i;
        row->cap = slot->cap;
        row->pitch = slot->pitch;
        row->height = tall > slot->pitch ? tall : slot->pitch;
        row->slack = page_rows_slack(slot->cap, row->height);
        row->gap = i == 0 ? slot->gap : 0;
        row->colour = slot->colour;
    }
}

/* Whether the last line of PARA is a lone short word. */
static bool
has_widow(const struct para *para)
{
    size_t count = para->line_count;
    return count > 1 && !para->overfull &&
           para->lines[count - 1].width_px < para->width_px / 4;
}

/* The text in the column of PLACE. A lone word on the last line gets company
 * from the line above, if a column a little narrower does it. */
static struct para *
text_para(struct page_rows *rows, const struct page_build *build,
          const struct deck_text *text, struct block_slot *slot)
{
    struct para_style style = {
        .cap_px = slot->cap, .bold = slot->bold, .width_px = slot->width};
    struct para *para = para_new(text, build->lang, &style, build->measure);
    for (int i = 0; i < 5 && has_widow(para); i++) {
        style.width_px -= slot->width / 24;
        struct para *narrower =
            para_new(text, build->lang, &style, build->measure);
        if (narrower->line_count > para->line_count || narrower->overfull) {
            para_free(narrower);
            break;
        }
        para_free(para);
        para = narrower;
        slot->width = style.width_px;
    }
    return page_rows_keep(rows, para);
}

/* Whether TEXT is one bold phone number: all bold, and it has a digit. */
static bool
is_number(const struct deck_text *text)
{
    bool digit = false;
    for (size_t i = 0; i < text->len;) {
        uint32_t code = 0;
        i += utf8_decode(text->text + i, text->len - i, &code);
        digit = digit || unicode_digit(code) >= 0;
    }
    for (size_t i = 0; i < text->span_count; i++) {
        if (!(text->spans[i].style & DECK_BOLD)) {
            return false;
        }
    }
    return digit && text->span_count > 0;
}

/* A phone number as large as the title, in the colour of its kind. */
static bool
add_number(struct page_rows *rows, const struct page_build *build,
           const struct deck_text *text, const struct block_slot *slot)
{
    struct block_slot large = *slot;
    large.cap = build->m.cap_title;
    large.pitch = page_leading(build->measure, build->lang, large.cap);
    large.pitch = large.pitch * 9 / 10;
    large.colour = build->c.kind;
    struct para *para = text_para(rows, build, text, &large);
    if (para->overfull || para->line_count > 1) {
        return false;
    }
    add_lines(rows, para, &large);
    return true;
}

static void
add_paragraph(struct page_rows *rows, const struct page_build *build,
              const struct deck_block *block, struct block_slot *slot)
{
    if (build->kind == DECK_WHEN_TO_CALL && !rows->boxed && block->depth == 0 &&
        is_number(&block->text) &&
        add_number(rows, build, &block->text, slot)) {
        return;
    }
    struct para *para = text_para(rows, build, &block->text, slot);
    add_lines(rows, para, slot);
}

/* How far lists are indented, by depth. */
static int
indent(const struct page_build *build, int depth)
{
    return depth * build->m.cap_body * 7 / 4;
}

/* The number of an item; a wide one moves the text of its item on. */
static struct para *
item_label(struct page_rows *rows, const struct page_build *build,
           const struct deck_block *block, struct block_slot *slot)
{
    struct str number = {0};
    str_addf(&number, "%d.", block->ordinal);
    struct para *label = page_rows_keep(
        rows, build_para(build, number.text, build->lang, slot->cap, true, 0));
    str_release(&number);
    int more = label->width_px + slot->cap * 2 / 5 - indent(build, 1);
    if (more > 0 && more < slot->width / 2) {
        slot->start += more;
        slot->width -= more;
    }
    return label;
}

static void
add_item(struct page_rows *rows, const struct page_build *build,
         const struct deck_block *block, struct block_slot *slot)
{
    size_t first = rows->count;
    struct para *label =
        block->ordinal ? item_label(rows, build, block, slot) : NULL;
    struct para *para = text_para(rows, build, &block->text, slot);
    add_lines(rows, para, slot);
    if (rows->count > first) {
        struct page_row *row = &rows->items[first];
        row->label = label;
        row->bullet = label != NULL ? 0 : block->depth > 1 ? 2 : 1;
        row->mark_x = slot->start;
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

/* "Important:" before the first words of a call-out. */
static void
add_lead(struct page_rows *rows, const struct page_build *build,
         const struct deck_block *block, struct block_slot *slot)
{
    const char *lead = build->words->leads[block->callout];
    if (block->type == DECK_PARAGRAPH && block->depth == 0) {
        struct deck_text text = text_with_lead(lead, &block->text);
        struct para *para = text_para(rows, build, &text, slot);
        add_lines(rows, para, slot);
        free(text.text);
        free(text.spans);
        return;
    }
    add_lines(rows,
              page_rows_keep(rows, build_para(build, lead, build->lang,
                                              slot->cap, true, slot->width)),
              slot);
}

static struct block_slot
block_slot(const struct page_build *build, const struct deck_block *block,
           int start, int width)
{
    int in = indent(build, block->depth);
    if (in > width / 2) {
        in = width / 2;
    }
    int cap = build->m.cap_body;
    int pitch = page_leading(build->measure, build->lang, cap);
    bool close = block->type == DECK_ITEM && block->tight;
    /* 40 em are 80 characters (WCAG 2.2 SC 1.4.8) */
    int most = pitch * 2 / 3 * 40;
    width -= in;
    return (struct block_slot){.start = start + in,
                               .width = width < most ? width : most,
                               .cap = cap,
                               .pitch = pitch,
                               .gap = close ? pitch / 6 : pitch / 2,
                               .colour = build->c.ink};
}

static void
add_block(struct page_rows *rows, const struct page_build *build,
          const struct deck_block *block, int start, int width)
{
    struct block_slot slot = block_slot(build, block, start, width);
    bool first = rows->count == 0;
    if (first && rows->boxed && build->words->leads[block->callout] != NULL) {
        add_lead(rows, build, block, &slot);
        if (block->type == DECK_PARAGRAPH && block->depth == 0) {
            return;
        }
        slot.gap = slot.pitch / 6;
    }
    switch (block->type) {
    case DECK_PARAGRAPH:
        add_paragraph(rows, build, block, &slot);
        break;
    case DECK_ITEM:
        add_item(rows, build, block, &slot);
        break;
    case DECK_TABLE:
        page_table_rows(rows, build, &block->table, slot.start,
                        width - indent(build, block->depth), slot.gap);
        break;
    case DECK_PICTURE:
        break; /* beside or above the text, page_picture.c */
    }
}

size_t
page_blocks_end(const struct deck_version *version, size_t first)
{
    int id = version->blocks[first].callout_id;
    size_t end = first + 1;
    while (id != 0 && end < version->block_count &&
           version->blocks[end].callout_id == id &&
           version->blocks[end].type != DECK_PICTURE) {
        end++;
    }
    return end;
}

/* Makes room for a box with ICON around what comes. */
static void
open_box(struct page_rows *rows, const struct page_build *build,
         enum page_icon icon)
{
    rows->boxed = true;
    rows->icon = icon;
    rows->pad = page_mm(&build->m, 3.8);
    rows->inset = page_mm(&build->m, 9.0) + build->m.cap_body * 3 / 2;
}

void
page_blocks_rows(struct page_rows *rows, const struct page_build *build,
                 size_t first, size_t end, int width, int height)
{
    static const enum page_icon icons[] = {[DECK_CALLOUT_NONE] = ICON_NONE,
                                           [DECK_CALLOUT_QUOTE] = ICON_QUOTE,
                                           [DECK_CALLOUT_NOTE] = ICON_NOTE,
                                           [DECK_CALLOUT_TIP] = ICON_TIP,
                                           [DECK_CALLOUT_WARNING] =
                                               ICON_WARNING};
    memset(rows, 0, sizeof(*rows));
    int start = 0;
    const struct deck_block *blocks = build->version->blocks;
    rows->callout = blocks[first].callout;
    rows->page_h = height;
    if (rows->callout != DECK_CALLOUT_NONE) {
        open_box(rows, build, icons[rows->callout]);
        start = rows->inset;
        rows->page_h -= 2 * rows->pad;
        width -= start + page_mm(&build->m, 5.0);
    }
    for (size_t i = first; i < end; i++) {
        add_block(rows, build, &blocks[i], start, width > 1 ? width : 1);
    }
}

void
page_blocks_title(struct page_rows *rows, const struct page_build *build)
{
    memset(rows, 0, sizeof(*rows));
    struct block_slot slot = {.width = build->m.column_w,
                              .colour = build->c.ink};
    struct para *para = page_title(build, &slot.cap, &slot.pitch, &slot.width);
    add_lines(rows, page_rows_keep(rows, para), &slot);
}

void
page_blocks_alt(struct page_rows *rows, const struct page_build *build,
                const struct deck_picture *picture, int width)
{
    memset(rows, 0, sizeof(*rows));
    open_box(rows, build, ICON_PICTURE);
    int cap = build->m.cap_alt;
    int inner = width - rows->inset - page_mm(&build->m, 5.0);
    int pitch = page_leading(build->measure, build->lang, cap);
    struct block_slot slot = {.start = rows->inset,
                              .width = inner > 1 ? inner : 1,
                              .cap = cap,
                              .pitch = pitch,
                              .gap = pitch / 2,
                              .colour = build->c.ink};
    add_lines(rows,
              page_rows_keep(rows, build_para(build, picture->alt, build->lang,
                                              cap, false, slot.width)),
              &slot);
}
